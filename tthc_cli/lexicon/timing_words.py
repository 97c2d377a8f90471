"""Whether a short text is nothing but a time, for telling columns apart. What it means, `interpret` reads."""

from __future__ import annotations

import re

from tthc_cli.lexicon.keys import fold

_PERIOD = r"(?:tháng|quý|năm|tuần|ngày|học kỳ|6 tháng|06 tháng|09 tháng|9 tháng)"
_TIME = re.compile(
    rf"""(?:(?:trong|trước|sau|từ|đến|hết|cuối|đầu|giữa|và|hoặc|hàng|hằng|định\ kỳ|theo|thực\ hiện|hoàn\ thành|chậm\ nhất|khi|thường\ xuyên|liên\ tục|cả|các|của|
        đột\ xuất|kế\ hoạch|quy\ định|yêu\ cầu|có|văn\ bản|triệu\ tập|{_PERIOD}|[ivx]+|\d[\d./-]*|sau\ khi|năm|tiến\ độ|ngay|được|giao|hướng\ dẫn|cấp\ trên|vp\w*|ubnd|tỉnh|
        phát\ sinh|thực\ tế|đợt|lần|giai\ đoạn)[\s,;.\-]*)+""",
    re.VERBOSE,
)
_OPENS = re.compile(
    rf"(?:{_PERIOD}|trong|trước|sau|từ|hàng|hằng|định kỳ|theo|thường xuyên|khi|cả năm|hoàn thành|chậm nhất|thực hiện|ngay|đột xuất|liên tục|cuối|đầu|\d)\b"
)


def is_time(text: str) -> bool:
    """Whether all of a text (`Quý IV năm 2023 hoặc đột xuất`, `Theo kế hoạch`) tells a time."""
    key = fold(text)
    return len(key) <= 90 and _OPENS.match(key) is not None and _TIME.fullmatch(key) is not None
