"""When a task is to be done: a small language of months, quarters, years, deadlines and habits of speech."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple, TypeAlias

from tthc_cli.interpret.fields.dates import last_day
from tthc_cli.lexicon.keys import fold
from tthc_cli.model.plan import Recurrence, Timing, TimingKind

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4, "01": 1, "02": 2, "03": 3, "04": 4}

_DAY = re.compile(
    r"""(?<!tháng\ )(?P<d>\d{1,2})(?P<mark>[/.-])(?P<m>\d{1,2})(?:(?P=mark)(?P<y>\d{4})|(?<=/\d)|(?<=/\d\d))(?![\d/])
      | (?P<d2>\d{1,2})\s*tháng\s*(?P<m2>\d{1,2})(?:\s*(?:năm|/)\s*(?P<y2>\d{4}))?""",
    re.VERBOSE,
)
_MONTH = re.compile(
    r"tháng\s*(?P<m>\d{1,2})(?!\d)(?:\s*(?:/|-|năm|\.)\s*(?P<y>\d{4}))?|(?<![\d/])(?P<m2>\d{1,2})\s?/\s?(?P<y2>\d{4})"
)
_MONTHS = re.compile(
    r"(?:các )?tháng\s*(?P<list>\d{1,2}(?:\s*(?:,|và|-|–|đến)\s*(?:tháng\s*)?\d{1,2})+)(?!\s?/\s?\d{1,2}/)"
)
_QUARTER = re.compile(r"quý\s*(?P<q>iv|i{1,3}|0?[1-4])(?!\w)(?:\s*(?:/|-|năm|,? năm)\s*(?P<y>\d{4}))?")
_MORE_QUARTERS = re.compile(r"quý\s*(?:iv|i{1,3}|[1-4])(?P<rest>(?:\s*(?:,|và|-|–|;)\s*(?:iv|i{1,3})(?!\w))+)")
_HALF = re.compile(r"(?:(?:0?6|sáu) tháng|nửa) (?P<which>đầu|cuối)(?: năm)?(?:\s*(?P<y>\d{4}))?")
# "QI/2024", "Q.II", "Quí III"
_SHORT_QUARTER = re.compile(r"(?<!\w)(?:quí|q\.?)\s?(?=(?:iv|i{1,3})(?!\w))|(?<!\w)quí(?!\w)")
_YEARS = re.compile(r"(?:giai đoạn|năm|từ năm)\s*(?P<a>\d{4})\s*(?:-|–|đến(?: năm)?)\s*(?P<b>\d{4})")
_YEAR = re.compile(r"(?<![\d/])(?P<y>20\d{2})(?![\d/])")
# "Trước 15/01 năm sau"
_OTHER_YEAR = re.compile(r"\s*(?:của )?năm (?P<which>sau|tới|trước)(?!\w)")
_THIS_YEAR = re.compile(r"(?:trong|cả|suốt|hết|cuối)\s+năm(?!\s*\d)|^năm$")

# "Quý, 06 tháng, năm": a period without a number names a rhythm.
_EVERY: tuple[tuple[Recurrence, re.Pattern[str]], ...] = (
    ("monthly", re.compile(r"(?:hàng|hằng|mỗi) tháng|(?<!\w)(?<!\d )(?<!sáu )tháng\s*(?=,|;|và|$)(?!\s*\d)")),
    (
        "quarterly",
        re.compile(
            r"""(?:hàng|hằng|mỗi)[^.;]{0,12}\ quý
              | (?<!\w)quý\s*(?=,|;|\)|và|/|$|trong|định\ kỳ|hoặc)(?!\s*/?\s*(?:i|\d))
              | tháng\ cuối\ quý""",
            re.VERBOSE,
        ),
    ),
    ("semiannual", re.compile(r"(?<!\d)(?:0?6|sáu) tháng(?! đầu| cuối)|nửa năm|(?:0?2|hai) lần/năm")),
    (
        "annual",
        re.compile(
            r"""(?:hàng|hằng|mỗi)\ năm
              | (?:,|và|;|(?<!lần)/)\s*(?:cuối\ )?năm(?=\s*(?:$|[,;.)]|theo|hoặc|và|2))
              | ^năm(?=,|;|\ và)""",
            re.VERBOSE,
        ),
    ),
)
_PERIODIC = re.compile(r"định kỳ|(?:hàng|hằng) (?:tuần|ngày|tháng|quý|năm)")
_ONGOING = re.compile(r"thường xuyên|liên tục|thường kỳ")
_EVENT = re.compile(
    r"triệu tập|sau khi|ngay khi|kể từ (?:khi|ngày)|theo (?:giấy|thư) mời"
    r"|khi có (?:văn bản|quyết định|hướng dẫn|thông báo|kế hoạch)"
)
_BY_PLAN = re.compile(r"theo (?:\w+ ){0,2}(?:kế hoạch|tiến độ|lộ trình|lịch|chương trình)")
_AS_REQUIRED = re.compile(
    r"""theo\ (?:\w+\ ){0,3}(?:quy\ định|yêu\ cầu|chỉ\ đạo|hướng\ dẫn|đề\ nghị|tình\ hình|thực\ tế|phân\ công)
      | khi\ (?:có|yêu\ cầu|phát\ sinh|cần)
      | đột\ xuất""",
    re.VERBOSE,
)
_DEADLINE = re.compile(
    r"(?:trước|chậm nhất|đến|hết|xong trước|muộn nhất|hoàn thành)"
    r"(?:\s+(?:hết|ngày|vào|là|trong|tháng|trước|đến|cuối))*\s*$"
)
_FROM = re.compile(r"từ(?:\s+ngày|\s+tháng|\s+quý)?\s*$")


class _Period(NamedTuple):
    """A stretch of days and the place in the text that named it. `exact` says that it was a single day."""

    at: int
    first: date
    last: date
    exact: bool = False


_Found: TypeAlias = Iterator[tuple[int, int, _Period]]


def parse_timing(text: str, year: int | None) -> Timing:
    """The meaning of a whole timing cell. A month or quarter without a year takes `year`, the plan's own; without one
    it stays open.
    """
    raw = " ".join(text.split())
    if not raw:
        return Timing()
    key = _SHORT_QUARTER.sub("quý ", fold(raw).strip(" .;"))
    periods = _find_periods(key, year)
    every = _recurrences(key)
    kind = _kind(key, periods, every)
    start, end = _bounds(kind, key, periods, year)
    return Timing(raw=raw, kind=kind, start=start, end=end, recurrence=every if kind == "recurring" else ())


def parse_interval(start: str, end: str, year: int | None) -> Timing:
    """Two columns, Bắt đầu and Hoàn thành: first day of the one to last day of the other. Equal habits (`Thường xuyên`)
    stay what they are.
    """
    first, last = parse_timing(start, year), parse_timing(end, year)
    if first.raw is None or last.raw is None:
        return first if last.raw is None else last
    raw = f"{first.raw} | {last.raw}"
    kind: TimingKind = first.kind if first.kind == last.kind else "interval"
    kind = "interval" if kind == "deadline" else kind
    return Timing(
        raw=raw,
        kind=kind,
        start=first.start or (first.end if first.kind == "deadline" else None),
        end=last.end,
        recurrence=last.recurrence,
    )


def _kind(key: str, periods: list[_Period], every: tuple[Recurrence, ...]) -> TimingKind:
    dated = bool(periods)
    if _ONGOING.search(key):
        return "ongoing"
    if _EVENT.search(key) and not dated:
        return "event"
    if every or (_PERIODIC.search(key) and not any(period.exact for period in periods)):
        return "recurring"
    if dated:
        return "deadline" if _is_deadline(key, periods) else "interval"
    if _BY_PLAN.search(key):
        return "by_plan"
    if _AS_REQUIRED.search(key):
        return "as_required"
    return "interval" if _THIS_YEAR.search(key) else "unspecified"


def _recurrences(key: str) -> tuple[Recurrence, ...]:
    """`Quý, 06 tháng, năm`; and four quarters, or three with the year, which name the rhythm by its members."""
    found = [name for name, pattern in _EVERY if pattern.search(key)]
    quarters = set(_quarters(key))
    if len(quarters) == 4 or (len(quarters) == 3 and re.search(r"và (?:cả )?năm(?!\w)", key)):
        found = [
            name
            for name in ("monthly", "quarterly", "semiannual", "annual")
            if name in found or name == "quarterly" or (name == "annual" and "năm" in key)
        ]
    elif quarters and "quarterly" not in found:
        found = []
    return tuple(dict.fromkeys(found))


def _quarters(key: str) -> list[int]:
    found = [_ROMAN[match["q"]] for match in _QUARTER.finditer(key)]
    for match in _MORE_QUARTERS.finditer(key):
        found += [_ROMAN[text] for text in re.findall(r"iv|i{1,3}", match["rest"])]
    return found


def _find_periods(key: str, year: int | None) -> list[_Period]:
    """All days, months, quarters, halves and years that are named, each once, in order."""
    taken = [False] * len(key)
    periods: list[_Period] = []
    for find in (_days, _years, _month_lists, _quarter_periods, _halves, _months, _single_years):
        for start, end, period in find(key, year):
            if not any(taken[start:end]):
                taken[start:end] = [True] * (end - start)
                periods.append(period)
    periods.sort(key=lambda period: period.at)
    named = [period for period in periods if not _is_whole_year(period)]
    return named or periods


def _is_whole_year(period: _Period) -> bool:
    return (period.first.month, period.first.day, period.last.month, period.last.day) == (1, 1, 12, 31)


def _days(key: str, year: int | None) -> _Found:
    for match in _DAY.finditer(key):
        found = match.groupdict()
        named_year = int(found["y"] or found["y2"] or 0) or _year_near(key, match.end(), year)
        day, month = int(found["d"] or found["d2"]), int(found["m"] or found["m2"])
        if named_year and 1 <= month <= 12 and 1 <= day <= last_day(named_year, month).day:
            when = date(named_year, month, day)
            yield (*match.span(), _Period(match.start(), when, when, exact=True))


def _months(key: str, year: int | None) -> _Found:
    for match in _MONTH.finditer(key):
        month = int(match["m"] or match["m2"])
        named_year = int(match["y"] or match["y2"] or 0) or _year_near(key, match.end(), year)
        if named_year and 1 <= month <= 12:
            yield (*match.span(), _Period(match.start(), date(named_year, month, 1), last_day(named_year, month)))


def _month_lists(key: str, year: int | None) -> _Found:
    for match in _MONTHS.finditer(key):
        named_year = _year_near(key, match.end(), year)
        numbers = [int(text) for text in re.findall(r"\d{1,2}", match["list"])]
        if named_year and numbers and all(1 <= month <= 12 for month in numbers):
            first, last = date(named_year, min(numbers), 1), last_day(named_year, max(numbers))
            yield (*match.span(), _Period(match.start(), first, last))


def _quarter_periods(key: str, year: int | None) -> _Found:
    for match in _MORE_QUARTERS.finditer(key):
        named_year = _year_near(key, match.end(), year)
        quarters = _quarters(match[0])
        if named_year and quarters:
            period = _Period(
                match.start(), date(named_year, 3 * min(quarters) - 2, 1), last_day(named_year, 3 * max(quarters))
            )
            yield (*match.span(), period)
    for match in _QUARTER.finditer(key):
        named_year = int(match["y"] or 0) or _year_near(key, match.end(), year)
        if named_year:
            quarter = _ROMAN[match["q"]]
            yield (
                *match.span(),
                _Period(match.start(), date(named_year, 3 * quarter - 2, 1), last_day(named_year, 3 * quarter)),
            )


def _halves(key: str, year: int | None) -> _Found:
    for match in _HALF.finditer(key):
        named_year = int(match["y"] or 0) or year
        if named_year:
            first, last = (1, 6) if match["which"] == "đầu" else (7, 12)
            yield (*match.span(), _Period(match.start(), date(named_year, first, 1), last_day(named_year, last)))


def _years(key: str, _: int | None) -> _Found:
    for match in _YEARS.finditer(key):
        first, last = int(match["a"]), int(match["b"])
        if first <= last:
            yield (*match.span(), _Period(match.start(), date(first, 1, 1), date(last, 12, 31)))


def _single_years(key: str, year: int | None) -> _Found:
    for match in _YEAR.finditer(key):
        named = int(match["y"])
        yield (*match.span(), _Period(match.start(), date(named, 1, 1), date(named, 12, 31)))
    this = _THIS_YEAR.search(key)
    if this and year:
        yield (*this.span(), _Period(this.start(), date(year, 1, 1), date(year, 12, 31)))


def _year_near(key: str, after: int, year: int | None) -> int | None:
    """The year printed after a quarter or month (`Quý I, Quý II năm 2024`), else the plan's, or the one beside it."""
    match = _YEAR.search(key, after) or re.search(r"/\s?(?P<y>20\d{2})(?!\d)", key[after:])
    if match:
        return int(match["y"])
    beside = _OTHER_YEAR.match(key, after)
    if beside and year:
        return year + (1 if beside["which"] in ("sau", "tới") else -1)
    return year


def _is_deadline(key: str, periods: list[_Period]) -> bool:
    """`trước ngày 31/01/2023`, `đến 30/6`, or a single day; not `từ … đến …`."""
    if len(periods) > 1:
        return False
    before = key[: periods[0].at]
    if _FROM.search(before):
        return False
    if re.search(r"hoàn thành(?:\s+(?:trong|vào))?\s*$", before):
        return periods[0].exact
    return periods[0].exact or bool(_DEADLINE.search(before))


def _bounds(kind: TimingKind, key: str, periods: list[_Period], year: int | None) -> tuple[str | None, str | None]:
    if kind == "interval" and not periods and year and _THIS_YEAR.search(key):
        return date(year, 1, 1).isoformat(), date(year, 12, 31).isoformat()
    if not periods or kind in ("by_plan", "as_required", "event", "unspecified"):
        return None, None
    if kind == "deadline":
        return None, _last_before(key, periods[0]).isoformat()
    if kind == "ongoing":
        periods = [period for period in periods if _is_whole_year(period)]
        if not periods:
            return None, None
    if kind == "recurring":
        if not _names_year(key):
            return None, None
        years = sorted({period.first.year for period in periods})
        return date(years[0], 1, 1).isoformat(), date(years[-1], 12, 31).isoformat()
    return min(period.first for period in periods).isoformat(), max(period.last for period in periods).isoformat()


def _names_year(key: str) -> bool:
    """Whether a rhythm is bound to a year: one is printed, or "trong năm", or its quarters are named one by one."""
    return bool(re.search(r"20\d{2}", key) or _THIS_YEAR.search(key) or len(_quarters(key)) >= 3)


def _last_before(key: str, period: _Period) -> date:
    """`trước ngày D` ends on D by convention; `trước tháng 6` on the last day before June."""
    if period.exact or not re.search(r"trước(?!\s+hết)\s*(?:tháng|quý)?\s*$", key[: period.at]):
        return period.last
    return date.fromordinal(period.first.toordinal() - 1)
