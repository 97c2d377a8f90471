"""Numbers of a workbook as its cells show them: dates, percentages, leading zeros (ISO/IEC 29500-1, 18.8.31)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

_KEPT = "\ue000"
"""Put before a literal character, so that the `d` of "ngày" in a format is not taken for the day."""
_PARTS = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*.|\[\$(?P<currency>[^\]-]*)[^\]]*\]|\[[^\]]*\]|(?P<plain>.)', re.DOTALL
)
_DIGITS = re.compile(r"[#0?][#0?,.]*")
_DATE_WORDS = re.compile(rf"(?<!{_KEPT})(?:y{{1,4}}|m{{1,5}}|d{{1,4}}|h{{1,2}}|s{{1,2}}(?:\.0+)?|AM/PM|A/P)", re.I)
_LAST_DAY, _DAYS_TO_1904 = 2_958_465, 1_462  # 9999-12-31; from one beginning of the calendar to the other


def show_number(value: float, code: str, *, from_1904: bool = False) -> str:
    """The number as a cell of this format shows it in Vietnam: decimal comma, full stop between thousands, dates by
    the pattern of the code, months always in digits.

    >>> show_number(0.8, "0%"), show_number(1, "00"), show_number(45000, "dd/mm/yyyy")
    ('80%', '01', '15/03/2023')

    """
    section = _choose_section(value, code)
    pattern = _mark_literals(section)
    plain = re.sub(f"{_KEPT}.", "", pattern, flags=re.DOTALL)
    if code.lower() == "general" or "general" in plain.lower() or "@" in plain:
        return _show_plainly(value)
    if re.search("[ymdhs]", plain, re.IGNORECASE) and not _DIGITS.search(plain.replace(".0", "")):
        return _show_date(value, pattern, from_1904=from_1904)
    return _show_digits(value, pattern, signed=";" not in code)


def _choose_section(value: float, code: str) -> str:
    """`positive;negative;zero;text`."""
    sections = re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', code)
    if value < 0 and len(sections) > 1:
        return sections[1]
    return sections[2] if value == 0 and len(sections) > 2 else sections[0]


def _mark_literals(section: str) -> str:
    def mark(match: re.Match[str]) -> str:
        if match["plain"] is not None:
            return match["plain"]
        return "".join(_KEPT + char for char in match["quoted"] or match["escaped"] or match["currency"] or "")

    return _PARTS.sub(mark, section)


def _show_plainly(value: float) -> str:
    return f"{value:.11g}".replace(".", ",") if value != int(value) or abs(value) >= 1e11 else str(int(value))


def _show_digits(value: float, pattern: str, *, signed: bool) -> str:
    digits = _DIGITS.search(pattern)
    plain = re.sub(f"{_KEPT}.", "", pattern, flags=re.DOTALL)
    if digits is None:
        return _drop_marks(pattern)
    if "E" in plain or "/" in plain:  # powers of ten and fractions
        return _show_plainly(value)
    whole, _, fraction = digits[0].partition(".")
    shown = abs(value) * 100 if "%" in plain else abs(value)
    shown /= 1000 ** (len(whole) - len(whole.rstrip(",")))
    least = sum(char == "0" for char in fraction)
    text = f"{shown:,.{len(re.sub('[^#0?]', '', fraction))}f}"
    if "," not in whole:
        text = text.replace(",", "")
    units, _, decimals = text.translate(str.maketrans(",.", ".,")).partition(",")
    decimals = decimals[:least] + decimals[least:].rstrip("0")
    text = units.zfill(sum(char == "0" for char in whole)) + ("," + decimals if decimals else "")
    sign = "-" if value < 0 and signed and text.strip("0,.") else ""
    return sign + _drop_marks(pattern[: digits.start()]) + text + _drop_marks(pattern[digits.end() :])


def _drop_marks(pattern: str) -> str:
    return pattern.replace(_KEPT, "")


def _show_date(value: float, pattern: str, *, from_1904: bool) -> str:
    if not 0 <= value < _LAST_DAY - _DAYS_TO_1904:
        return _show_plainly(value)
    moment = _moment(value, from_1904=from_1904)
    words = list(_DATE_WORDS.finditer(pattern))
    out, last = [], 0
    for index, word in enumerate(words):
        near = (words[index - 1][0] if index else "") + (words[index + 1][0] if index + 1 < len(words) else "")
        out += [_drop_marks(pattern[last : word.start()]), _show_word(word[0].lower(), moment, near.lower())]
        last = word.end()
    return "".join([*out, _drop_marks(pattern[last:])]).strip()


def _moment(value: float, *, from_1904: bool) -> datetime.datetime:
    """Excel counts a 29 February 1900 that never was: days before it are one off, which no plan will meet."""
    epoch = datetime.datetime(1904, 1, 1) if from_1904 else datetime.datetime(1899, 12, 30)
    return epoch + datetime.timedelta(seconds=round(value * 86_400))


def _show_word(word: str, moment: datetime.datetime, near: str) -> str:
    if word[0] == "m" and ("h" in near or "s" in near) and "d" not in near and "y" not in near:
        return f"{moment.minute:02d}"
    shown: dict[str, Callable[[], str]] = {
        "y": lambda: f"{moment.year % 100:02d}" if len(word) <= 2 else f"{moment.year:04d}",
        "m": lambda: str(moment.month) if len(word) == 1 else f"{moment.month:02d}",
        "d": lambda: str(moment.day) if len(word) == 1 else f"{moment.day:02d}" if len(word) == 2 else "",
        "h": lambda: str(moment.hour) if len(word) == 1 else f"{moment.hour:02d}",
        "s": lambda: f"{moment.second:02d}",
        "a": lambda: "SA" if moment.hour < 12 else "CH",
    }
    return shown[word[0]]()
