"""The options that commands share, each written once."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Lang(StrEnum):
    """Languages of messages and reports."""

    vi = "vi"
    en = "en"


class FailOn(StrEnum):
    """The severity from which a finding makes the run end with exit code 1."""

    error = "error"
    warning = "warning"
    never = "never"


class Ocr(StrEnum):
    """Which pages are read as pictures."""

    auto = "auto"
    always = "always"
    never = "never"


class ReportFormat(StrEnum):
    """How reports on a cascade are printed."""

    text = "text"
    json = "json"
    jsonl = "jsonl"
    yaml = "yaml"
    md = "md"
    html = "html"
    xlsx = "xlsx"
    sarif = "sarif"
    github = "github"
    gitlab = "gitlab"
    junit = "junit"
    rdjson = "rdjson"


Jobs = Annotated[
    int | None,
    typer.Option("--jobs", "-j", min=1, metavar="N", help="Số tiến trình chạy song song (mặc định: tự chọn)."),
]
OcrChoice = Annotated[
    Ocr | None,
    typer.Option("--ocr", help="Nhận dạng chữ trên trang quét: auto (mặc định), always (mọi trang), never (không)."),
]
MaxSize = Annotated[
    float | None,
    typer.Option("--max-size", metavar="MB", help="Tệp lớn hơn thì không đọc (mặc định: 100 MB)."),
]
Timeout = Annotated[
    float | None,
    typer.Option("--timeout", metavar="GIÂY", help="Giây tối đa cho một tệp, cộng 0,5 giây mỗi trang (mặc định: 9)."),
]
Exclude = Annotated[
    list[str] | None,
    typer.Option(
        "--exclude", metavar="MẪU", help="Bỏ qua tệp, thư mục con khớp mẫu (*.pdf, nháp); dùng được nhiều lần."
    ),
]
Language = Annotated[Lang | None, typer.Option("--lang", help="Ngôn ngữ của báo cáo và thông báo (mặc định: vi).")]
Config = Annotated[
    Path | None,
    typer.Option("--config", metavar="TỆP", help="Tệp cấu hình (mặc định: tthc.yaml gần nhất)."),
]
Select = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="MÃ", help="Chỉ báo phát hiện có mã (đầu mã) này; dùng được nhiều lần."),
]
ExtendSelect = Annotated[
    list[str] | None,
    typer.Option("--extend-select", metavar="MÃ", help="Báo thêm quy tắc vốn tắt mặc định; dùng được nhiều lần."),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="MÃ", help="Bỏ qua phát hiện có mã (đầu mã) này; dùng được nhiều lần."),
]
FailLevel = Annotated[
    FailOn | None,
    typer.Option("--fail-on", help="Mức phát hiện khiến lệnh kết thúc với mã 1 (mặc định: error)."),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Không hiện tiến độ và thông báo phụ.")]
NoColor = Annotated[bool, typer.Option("--no-color", help="Không dùng màu (cũng như biến môi trường NO_COLOR).")]
ReportForm = Annotated[
    ReportFormat | None,
    typer.Option("--format", "-f", help="Định dạng kết quả (mặc định: text trên màn hình, json khi chuyển tiếp)."),
]
EveryRow = Annotated[bool, typer.Option("--all", help="Hiện cả những nhiệm vụ đã đạt trong bảng đối chiếu.")]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="TỆP", help="Ghi kết quả vào tệp; không có --format thì theo đuôi tệp."),
]
Outputs = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="[DẠNG=]TỆP",
        help="Ghi kết quả vào tệp theo đuôi tệp, hoặc theo DẠNG (sarif=a.sarif); dùng được nhiều lần.",
    ),
]
BaselineFile = Annotated[
    Path | None,
    typer.Option("--baseline", metavar="TỆP", help="Chỉ báo phát hiện chưa có trong tệp này."),
]
WriteBaseline = Annotated[
    Path | None,
    typer.Option(
        "--write-baseline", metavar="TỆP", help="Ghi mọi phát hiện đang có vào tệp, để lần sau chỉ báo cái mới."
    ),
]
DiffOnly = Annotated[
    Path | None,
    typer.Option("--diff-only", metavar="BẢN_TRƯỚC", help="Chỉ báo phát hiện mà bản trước của dự thảo chưa có."),
]
CountRules = Annotated[bool, typer.Option("--statistics", help="Đếm phát hiện theo quy tắc, không báo từng cái.")]
Holes = Annotated[bool, typer.Option("--holes", help="Chỉ hiện nhiệm vụ thiếu, trái hoặc cần xem lại.")]
RequireCoverage = Annotated[
    float | None,
    typer.Option(
        "--require-coverage",
        min=0,
        max=100,
        metavar="N",
        help="Kết thúc với mã 1 khi độ bao phủ chung thấp hơn N%; không kèm --fail-on thì chỉ xét độ bao phủ.",
    ),
]

# `parse` judges nothing. It takes the options that choose findings so that one set fits every command.
UnusedSelect = Annotated[list[str] | None, typer.Option("--select", hidden=True)]
UnusedIgnore = Annotated[list[str] | None, typer.Option("--ignore", hidden=True)]
UnusedFailLevel = Annotated[FailOn | None, typer.Option("--fail-on", hidden=True)]
