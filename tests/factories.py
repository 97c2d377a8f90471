"""Plans made in code, with only what a test is about; everything else takes a plain value."""

from __future__ import annotations

import re
from typing import Any

from tthc_cli.lexicon.agencies import agency_level, find_province
from tthc_cli.model.base import Span
from tthc_cli.model.plan import (
    Citation,
    DocumentDate,
    Issuer,
    Number,
    ParentReference,
    Plan,
    Relation,
    Signature,
    Source,
    Target,
    Task,
    Timing,
)

TITLE = "Kiểm soát thủ tục hành chính, thực hiện cơ chế một cửa, một cửa liên thông năm 2023"


def make_span(start: int = 0) -> Span:
    """A place at offset `start`, on a line of its own."""
    return Span(page=None, line=start + 1, column=1, start=start, end=start + 1)


def make_number(printed: str | None) -> Number:
    """`41/KH-SNgV`; `/KH-STP` is blank; None is absent."""
    if printed is None:
        return Number()
    match = re.match(r"(?P<serial>\d*)(?:/(?P<year>\d{4}))?/(?P<symbol>.+)", printed)
    assert match is not None
    serial = int(match["serial"]) if match["serial"] else None
    year = int(match["year"]) if match["year"] else None
    return Number(raw=printed, serial=serial, year=year, symbol=match["symbol"], key=printed, blank=serial is None)


def make_date(iso: str | None) -> DocumentDate:
    """A full date, or none."""
    if iso is None:
        return DocumentDate()
    year, month, day = map(int, iso.split("-"))
    return DocumentDate(raw=f"ngày {day:02d} tháng {month:02d} năm {year}", iso=iso, year=year, month=month, day=day)


def make_timing(raw: str | None = None, end: str | None = None, kind: str | None = None, **more: Any) -> Timing:
    """A deadline where `end` is given, else what `kind` says."""
    return Timing.model_validate(
        {"raw": raw, "end": end, "kind": kind or ("deadline" if end else "unspecified"), **more}
    )


def make_target(text: str, value: float, unit: str = "%", comparator: str = ">=") -> Target:
    """A level to reach."""
    return Target.model_validate(
        {"text": text, "value": value, "unit": unit, "comparator": comparator, "where": "I.1", "span": make_span()}
    )


def make_task(path: str, content: str, leads: tuple[str, ...] = (), **more: Any) -> Task:
    """A row of a table."""
    values: dict[str, Any] = {
        "path": path,
        "groups": (),
        "content": content,
        "leads": leads,
        "coordinators": (),
        "products": (),
        "timing": Timing(),
        "targets": (),
        "citations": (),
        "origin": "table",
        "span": make_span(len(path) * 100),
    }
    return Task.model_validate(values | more)


def make_citation(
    printed: str, date: str | None = None, *, relation: Relation = "implements", start: int = 10, **more: Any
) -> Citation:
    """`Quyết định số 2381/QĐ-UBND`: the type word and number as printed."""
    key = printed.rsplit(" ", 1)[1]
    values: dict[str, Any] = {
        "raw": printed,
        "type": key.rsplit("/", 1)[1].split("-")[0],
        "key": key,
        "date": date,
        "issuer": "UBND tỉnh",
        "subject": None,
        "relation": relation,
        "where": "preamble",
        "span": make_span(start),
    }
    return Citation.model_validate(values | more)


def make_plan(path: str, issuer: str | None = "SỞ TƯ PHÁP", **more: Any) -> Plan:
    """A plan of an office. `number`, `date` and `citations` are given short; the first citation is that of the
    parent.
    """
    citations = tuple(more.pop("citations", ()))
    named = citations[0] if citations else None
    parent = ParentReference(key=named.key, date=named.date) if named is not None and named.key else None
    superior = more.pop("superior", None)
    media_type = "application/pdf" if path.endswith(".pdf") else "text/plain"
    values: dict[str, Any] = {
        "source": Source(path=path, media_type=media_type, sha256="0" * 64, pages=None),
        "kind": "KH",
        "number": make_number(more.pop("number", None)),
        "issuer": Issuer(
            name=issuer,
            superior=superior,
            level=agency_level(issuer or ""),
            province=more.pop("province", find_province(f"{issuer} {superior or ''}")),
        ),
        "place": None,
        "date": make_date(more.pop("date", None)),
        "title": TITLE,
        "year": 2023,
        "parent": parent,
        "citations": citations,
        "sections": (),
        "appendices": (),
        "tasks": (),
        "targets": (),
        "deadlines": (),
        "recipients": (),
        "signature": Signature(),
        "diagnostics": (),
    }
    return Plan.model_validate(values | more)


def make_decision(path: str = "qd.pdf", **more: Any) -> Plan:
    """The province's decision 3281/QĐ-UBND of 23 December 2022, which the plans of Bình Phước's offices implement."""
    values: dict[str, Any] = {
        "issuer": "UBND TỈNH BÌNH PHƯỚC",
        "kind": "QĐ",
        "number": "3281/QĐ-UBND",
        "date": "2022-12-23",
        "title": f"Về việc ban hành Kế hoạch {TITLE} trên địa bàn tỉnh Bình Phước",
    }
    return make_plan(path, **(values | more))
