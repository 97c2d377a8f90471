"""tests/cases/*.yaml: text → value for each small language.

`seen` comes from real documents, `synthetic` is made up, `negative` must stay untouched or not be found, and
`known_failures` are faults that are known: they must fail, and are moved up when they no longer do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tthc_cli.clean.clean_document import CleanLine
from tthc_cli.clean.mapped import Mapped
from tthc_cli.interpret.fields.citation import find_mentions
from tthc_cli.interpret.fields.dates import parse_date
from tthc_cli.interpret.fields.deadline import find_deadlines
from tthc_cli.interpret.fields.number import parse_number
from tthc_cli.interpret.fields.product import parse_products
from tthc_cli.interpret.fields.relation import find_relations
from tthc_cli.interpret.fields.target import find_targets
from tthc_cli.interpret.fields.timing import parse_interval, parse_timing
from tthc_cli.interpret.fields.unit import parse_units
from tthc_cli.lexicon.columns import column_role
from tthc_cli.lexicon.keys import fold
from tthc_cli.lexicon.sections import is_legal_basis, is_work
from tthc_cli.structure.closing import read_closing
from tthc_cli.structure.numerals import find_marker

_CASES = Path(__file__).parents[1] / "cases"
_GROUPS = ("seen", "synthetic", "negative", "known_failures")
# The least number of cases a language must have.
_LEAST = {"citation": 15, "relation": 15, "timing": 15, "unit": 15}

Case = dict[str, Any]


def _number(case: Case) -> object:
    found = parse_number(case["text"])
    return {"serial": found.serial, "year": found.year, "symbol": found.symbol, "key": found.key, "blank": found.blank}


def _date(case: Case) -> object:
    found = parse_date(case["text"])
    return [found.iso, found.year, found.month, found.day]


def _citation(case: Case) -> object:
    """A field that the case leaves out is null, but for the subject, which only some cases are about."""
    text = case["text"]
    wanted = case["gives"]
    found = []
    for index, mention in enumerate(find_mentions(text)):
        value: Case = {"raw": text[mention.start : mention.end], "type": mention.type}
        value |= {"key": mention.key, "date": mention.date, "issuer": mention.issuer, "subject": mention.subject}
        named = wanted[index] if index < len(wanted) else {}
        found.append({name: v for name, v in value.items() if name in named or (v is not None and name != "subject")})
    return found


def _relation(case: Case) -> object:
    text = case["text"]
    mentions = find_mentions(text)
    relations = find_relations(text, mentions, case.get("default", "mention"))
    return [f"{m.key or m.date} {relation}" for m, relation in zip(mentions, relations, strict=True)]


def _timing(case: Case) -> object:
    year = case.get("year", 2023)
    if isinstance(case["text"], list):
        found = parse_interval(case["text"][0], case["text"][1], year)
    else:
        found = parse_timing(case["text"], year)
    value: Case = {"kind": found.kind, "start": found.start, "end": found.end, "recurrence": list(found.recurrence)}
    if "raw" in case["gives"]:
        value["raw"] = found.raw
    return {name: v for name, v in value.items() if v or name in case["gives"]}


def _target(case: Case) -> object:
    return [[t.comparator, t.value, t.unit, t.clause] for t in find_targets(case["text"])]


def _deadline(case: Case) -> object:
    text = case["text"]
    return [[text[d.start : d.end], d.end_date, d.sentence] for d in find_deadlines(text, case.get("year", 2023))]


def _numeral(case: Case) -> object:
    marker = find_marker(case["text"])
    if marker is None:
        return None
    return [marker.label.kind, marker.label.value, marker.label.text, case["text"][marker.end :]]


def _signature(case: Case) -> object:
    lines = [CleanLine(Mapped(text, range(len(text)))) for text in case["text"].splitlines()]
    closing = read_closing(lines)
    found = {
        "recipients": [text.text for text in closing.recipients],
        "authority": [text.text for text in closing.authority],
        "position": closing.position.text if closing.position else None,
        "name": closing.name.text if closing.name else None,
    }
    return {name: value for name, value in found.items() if value}


def _heading(case: Case) -> object:
    return "basis" if is_legal_basis(case["text"]) else "work" if is_work(case["text"]) else "other"


_READERS: dict[str, Callable[[Case], object]] = {
    "citation": _citation,
    "column": lambda case: column_role(case["text"]),
    "date": _date,
    "deadline": _deadline,
    "heading": _heading,
    "key": lambda case: fold(case["text"]) == fold(case["like"]),
    "number": _number,
    "numeral": _numeral,
    "product": lambda case: list(parse_products(case["text"])),
    "relation": _relation,
    "signature": _signature,
    "target": _target,
    "timing": _timing,
    "unit": lambda case: list(parse_units(case["text"])),
}


def _all_cases() -> Iterator[Any]:
    for file in sorted(_CASES.glob("*.yaml")):
        groups = yaml.safe_load(file.read_text("utf-8"))
        for group in _GROUPS:
            for number, case in enumerate(groups.get(group) or [], 1):
                marks = [pytest.mark.xfail(reason=case["why"], strict=True)] if group == "known_failures" else []
                yield pytest.param(file.stem, case, id=f"{file.stem}-{group}-{number}", marks=marks)


@pytest.mark.parametrize(("language", "case"), list(_all_cases()))
def test_case(language: str, case: Case) -> None:
    assert _READERS[language](case) == case["gives"]


@pytest.mark.parametrize("language", sorted(_READERS))
def test_every_language_has_cases_of_every_group(language: str) -> None:
    groups = yaml.safe_load((_CASES / f"{language}.yaml").read_text("utf-8"))
    assert set(groups) <= set(_GROUPS)
    assert {"seen", "synthetic", "negative"} <= set(groups)
    texts = [(str(case["text"]), case.get("year"), case.get("like")) for group in groups.values() for case in group]
    assert len(set(texts)) == len(texts)
    assert len(texts) >= _LEAST.get(language, 8)
