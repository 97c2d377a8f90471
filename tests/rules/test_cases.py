"""tests/rules/<code>.yaml: for each rule documents in which it must speak, and documents in which it must be silent.

A case is a change to `base.txt`, a plan in which no rule finds anything, or with `base: table` to `table.txt`, the same
plan with its tasks in an appendix: `replace` puts other words in the place of words that stand there, `after` puts
lines behind the line that begins with certain words, `append` puts lines at the end; `text` is a document of its own;
`word` is a change to a Word file (see `word_case`). A failing case says `at` which words the finding must stand, or
`at_line` how its line begins, and a piece of its `message`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.reading import draft_of
from tests.rules.word_case import word_draft
from tthc_cli.check import check_draft
from tthc_cli.check.rules import draft_rules
from tthc_cli.model.base import Span
from tthc_cli.model.findings import Finding

_HERE = Path(__file__).parent
_BASES = {name: (_HERE / f"{name}.txt").read_text("utf-8") for name in ("base", "table")}
_FILES = sorted(_HERE.glob("*.yaml"))

Case = dict[str, Any]


def _load(group: str) -> list[tuple[str, Case]]:
    return [(file.stem, case) for file in _FILES for case in yaml.safe_load(file.read_text("utf-8"))[group]]


def _write(case: Case) -> str:
    if "text" in case:
        return str(case["text"])
    text = _BASES[case.get("base", "base")]
    for old, new in case.get("replace", {}).items():
        assert text.count(old) == 1, f"does not stand there once: {old}"
        text = text.replace(old, new)
    for first, added in case.get("after", {}).items():
        lines = text.split("\n")
        [place] = [index for index, line in enumerate(lines) if line.startswith(first)]
        text = "\n".join((*lines[: place + 1], "", added, *lines[place + 1 :]))
    return text + case.get("append", "")


def _check(case: Case, code: str) -> tuple[str, list[Finding]]:
    draft = word_draft(case["word"]) if "word" in case else draft_of(_write(case))
    findings = check_draft(draft, "vi", case.get("profile", "issued"))
    return draft.source, [finding for finding in findings if finding.code == code.upper()]


@pytest.mark.parametrize(("code", "case"), _load("fails"))
def test_rule_speaks(code: str, case: Case) -> None:
    text, found = _check(case, code)
    assert found, "silent"
    lines = text.split("\n")
    hits = [each for each in found if each.span is not None and _stands(case, text, lines, each.span)]
    assert hits, [text[each.span.start : each.span.end] for each in found if each.span is not None]
    assert case["message"] in hits[0].message


def _stands(case: Case, text: str, lines: list[str], span: Span) -> bool:
    if "at_line" in case:
        return lines[span.line - 1].startswith(case["at_line"])
    return bool(text[span.start : span.end] == case["at"])


@pytest.mark.parametrize(("code", "case"), _load("passes"))
def test_rule_is_silent(code: str, case: Case) -> None:
    assert [each.message for each in _check(case, code)[1]] == []


@pytest.mark.parametrize("base", _BASES.values(), ids=_BASES)
def test_nothing_is_found_in_the_bases(base: str) -> None:
    on = {rule.code for rule in draft_rules() if rule.on}
    found = check_draft(draft_of(base), "vi")
    assert [(each.code, each.message) for each in found if each.code in on] == []


@pytest.mark.parametrize("base", ["plan", "decision"])
def test_no_layout_is_wrong_in_the_word_bases(base: str) -> None:
    found = check_draft(word_draft({"base": base}), "vi")
    assert [(each.code, each.message) for each in found if each.code > "FRM100" and each.code < "FRM200"] == []


def test_every_rule_has_cases_of_both_kinds() -> None:
    codes = {rule.code.lower() for rule in draft_rules()}
    assert codes == {code for code, _ in _load("fails")} == {code for code, _ in _load("passes")}
