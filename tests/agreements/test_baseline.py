"""The baseline: what it holds survives added lines, what is gone leaves, and a broken file is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading import draft_of
from tthc_cli.agreements.baseline import Baseline, make_baseline, read_baseline, render_baseline
from tthc_cli.assemble_drafts import Against, assemble_drafts, next_baseline
from tthc_cli.check.drafts import examine_draft
from tthc_cli.check.findings import RULE_CRASHED
from tthc_cli.config import Settings
from tthc_cli.errors import UsageError
from tthc_cli.model.checked import CheckedDraft
from tthc_cli.model.findings import Finding

_LINE = "Căn cứ Nghị định số {}/NĐ-CP ngày 06/12/2021;\n"
_SETTINGS = Settings(select=("CIT003",))


def _draft(*numbers: int, name: str = "kh.txt", above: str = "") -> CheckedDraft:
    return examine_draft(draft_of(above + "".join(map(_LINE.format, numbers)), name), "vi", "issued")


def _baseline(*drafts: CheckedDraft, folder: Path = Path()) -> Baseline:
    return next_baseline(assemble_drafts(drafts, [], _SETTINGS), drafts, None, folder / "b.json")


def test_known_findings_are_not_told_wherever_they_move() -> None:
    report = assemble_drafts(
        [_draft(107, 61, above="Một dòng.\n\nHai dòng.\n")], [], _SETTINGS, Against(_baseline(_draft(107, 61)))
    )
    assert report.findings == ()
    assert report.baseline is not None
    assert (report.baseline.unchanged, report.baseline.fixed) == (2, ())


def test_new_ones_are_told_and_fixed_ones_named() -> None:
    report = assemble_drafts([_draft(61, 99)], [], _SETTINGS, Against(_baseline(_draft(107, 61))))
    assert ["99/NĐ-CP" in each.message for each in report.findings] == [True]
    assert report.summary.error == 1
    assert report.baseline is not None
    assert ["107/NĐ-CP" in each.message for each in report.baseline.fixed] == [True]


def test_the_same_fault_twice_counts_twice() -> None:
    known = _baseline(_draft(107))
    [entry] = known.findings
    assert entry.count == 1
    twice = assemble_drafts([_draft(107, 107)], [], _SETTINGS, Against(known))
    assert [each.span and each.span.line for each in twice.findings] == [2]
    assert _baseline(_draft(107, 107)).findings[0].count == 2


def test_written_again_it_loses_what_is_fixed_and_keeps_files_not_checked(tmp_path: Path) -> None:
    (tmp_path / "b.txt").touch()
    before = make_baseline(
        [each for name in ("a.txt", "b.txt", "gone.txt") for each in _draft(107, 61, name=str(tmp_path / name)).findings
         if each.code == "CIT003"], [], None, tmp_path)  # fmt: skip
    draft = _draft(61, name=str(tmp_path / "a.txt"))
    report = assemble_drafts([draft], [], _SETTINGS, Against(before))
    after = next_baseline(report, [draft], before, tmp_path / "b.json")
    assert [(each.path, "61/" in each.message) for each in after.findings] == [
        ("a.txt", True), ("b.txt", False), ("b.txt", True)
    ]  # fmt: skip


def test_the_file_is_stable_and_read_back(tmp_path: Path) -> None:
    baseline = _baseline(_draft(61, 107))
    file = tmp_path / "b.json"
    file.write_text(render_baseline(baseline), "utf-8")
    assert read_baseline(file) == baseline
    assert render_baseline(baseline) == render_baseline(_baseline(_draft(107, 61)))


@pytest.mark.parametrize(
    "content", ["", "[]", "{", '{"version": 2, "findings": []}', '{"findings": [{"code": 1}]}', "\xff"]
)
def test_a_file_that_is_none_is_told(tmp_path: Path, content: str) -> None:
    file = tmp_path / "b.json"
    file.write_bytes(content.encode("latin-1"))
    with pytest.raises(UsageError) as caught:
        read_baseline(file)
    assert caught.value.message_key == "baseline_unreadable"
    with pytest.raises(UsageError) as caught:
        read_baseline(tmp_path / "khác.json")
    assert caught.value.message_key == "baseline_not_found"


def test_no_baseline_makes_up_for_a_rule_that_crashed() -> None:
    crash = Finding(
        code=RULE_CRASHED, name="rule-crashed", severity="error", message="", path="kh.txt", span=None, fingerprint="x"
    )
    draft = _draft(107).keeping((crash,))
    known = make_baseline([crash], [], None, Path())
    report = assemble_drafts([draft], [], _SETTINGS, Against(known))
    assert [each.code for each in report.findings] == [RULE_CRASHED]
    assert next_baseline(report, [draft], None, Path("b.json")).findings == ()


def test_only_what_the_new_draft_brings() -> None:
    report = assemble_drafts([_draft(107, 107, 61)], [], _SETTINGS, Against(earlier=_draft(107)))
    assert [each.span and each.span.line for each in report.findings] == [2, 3]
