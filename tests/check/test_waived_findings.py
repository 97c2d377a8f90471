"""Findings that an office accepts, in `tthc.yaml` or by a comment in the document, and what becomes of idle ones."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.reading import draft_of
from tthc_cli.assemble_drafts import assemble_drafts
from tthc_cli.check.drafts import examine_draft
from tthc_cli.config import Settings
from tthc_cli.model.findings import DraftsReport
from tthc_cli.model.waivers import FindingWaiver

_TODAY = date(2024, 7, 1)
_DECREES = "Căn cứ Nghị định số 107/NĐ-CP ngày 06/12/2021{a};\nCăn cứ Nghị định số 61/NĐ-CP ngày 23/4/2018{b};\n"


def _check(text: str, profile: Any = "issued", name: str = "phu-luc/kh.txt", **more: Any) -> DraftsReport:
    settings = Settings(select=more.pop("select", ("CIT003", "SET")), profile=profile, source="tthc.yaml", **more)
    return assemble_drafts([examine_draft(draft_of(text, name), "vi", profile)], [], settings, today=_TODAY)


def _told(report: DraftsReport) -> list[tuple[str, int | None]]:
    return [(each.code, each.span and each.span.line) for each in report.findings]


def _waiver(**more: Any) -> FindingWaiver:
    values = {"code": "CIT003", "reason": "đã hỏi", "owner": "Văn phòng", "expires": "31/12/2024"}
    return FindingWaiver.model_validate(values | more)


def test_without_any_both_are_told() -> None:
    assert _told(_check(_DECREES.format(a="", b=""))) == [("CIT003", 1), ("CIT003", 2)]


@pytest.mark.parametrize(
    ("waiver", "lines"),
    [
        (_waiver(), []),
        (_waiver(code="CIT"), []),
        (_waiver(code="year-missing"), []),
        (_waiver(path="phu-luc/*.txt"), []),
        (_waiver(path="phu-luc"), []),
        (_waiver(contains="107/nđ-cp"), [2]),
        (_waiver(contains="23/4/2018"), [1]),
    ],
)
def test_a_waiver_takes_what_fits_it(waiver: FindingWaiver, lines: list[int]) -> None:
    report = _check(_DECREES.format(a="", b=""), waivers=(waiver,))
    assert _told(report) == [("CIT003", line) for line in lines]
    assert report.waived == 2 - len(lines)


def test_a_waiver_past_its_day_is_told_and_holds_nothing() -> None:
    report = _check(_DECREES.format(a="", b=""), waivers=(_waiver(expires="30/6/2024"),))
    assert [code for code, _ in _told(report)] == ["CIT003", "CIT003", "SET001"]
    assert "30/06/2024" in report.findings[-1].message
    assert report.findings[-1].path == "tthc.yaml"


def test_a_waiver_for_nothing_is_told_where_its_files_are_checked() -> None:
    clean = "Căn cứ Nghị định số 107/2021/NĐ-CP ngày 06/12/2021;\n"
    assert _told(_check(clean, waivers=(_waiver(),))) == [("SET002", None)]
    assert _told(_check(clean, waivers=(_waiver(path="khac/*.txt"),))) == []
    assert _told(_check(clean, waivers=(_waiver(),), ignore=("SET002",))) == []


def test_a_waiver_is_not_idle_for_what_was_not_asked_for() -> None:
    report = _check(_DECREES.format(a="", b=""), waivers=(_waiver(),), select=("FRM001", "SET"))
    assert [code for code, _ in _told(report) if code == "SET002"] == []


@pytest.mark.parametrize(
    "words", ["bỏ qua CIT003", "ignore cit003 - đã hỏi", "bỏ qua FRM005, CIT003 – vì sao", "bỏ qua CIT"]
)
def test_a_comment_at_the_end_of_a_line_silences_the_line(words: str) -> None:
    text = _DECREES.format(a=f" <!-- tthc: {words} -->", b="")
    assert _told(_check(text, "draft")) == [("CIT003", 2)]


def test_a_comment_on_the_line_before_silences_the_next() -> None:
    text = _DECREES.replace("\nCăn", "\n<!-- tthc: bỏ qua CIT003 -->\n\nCăn").format(a="", b="")
    assert _told(_check(text)) == [("CIT003", 1)]


def test_a_comment_is_not_the_documents_text() -> None:
    draft = draft_of(_DECREES.format(a=" <!-- tthc: bỏ qua CIT003 -->", b=""))
    assert not [text.text for text in draft.texts if "tthc" in text.text]


@pytest.mark.parametrize(
    ("words", "piece"),
    [("bỏ qua FRM001", "FRM001 không báo gì"), ("bỏ qua CIT999", "không có quy tắc"), ("nhớ xem lại CIT003", None)],
)
def test_an_idle_comment_is_told(words: str, piece: str | None) -> None:
    report = _check(f"Căn cứ Nghị định số 107/2021/NĐ-CP ngày 06/12/2021; <!-- tthc: {words} -->\n" * 1)
    told = [each.message for each in report.findings if each.code == "SET003"]
    assert (piece is None and not told) or (piece is not None and piece in told[0])


def test_what_a_draft_may_leave_blank_makes_no_idle_comment() -> None:
    text = "Số:    /KH-SNV <!-- tthc: bỏ qua FRM005 -->\n"
    assert [each.code for each in _check(text, "draft").findings if each.code == "SET003"] == []


@pytest.mark.parametrize(
    ("severities", "levels"),
    [({"CIT003": "info"}, {"info"}), ({"CIT": "off"}, set()), ({"CIT": "off", "CIT003": "warning"}, {"warning"})],
)
def test_severities_are_a_persons_to_choose(severities: Any, levels: set[str]) -> None:
    report = _check(_DECREES.format(a="", b=""), severities=severities)
    assert {each.severity for each in report.findings} == levels
    assert sum(report.summary.model_dump().values()) == len(report.findings)


def test_a_file_may_be_spared() -> None:
    ignores = {"phu-luc/*.txt": ("CIT",), "*.docx": ("FRM",)}
    assert _told(_check(_DECREES.format(a="", b=""), per_file_ignores=ignores)) == []
    assert len(_told(_check(_DECREES.format(a="", b=""), per_file_ignores=ignores, name="kh.txt"))) == 2


def test_one_content_in_two_files_is_told_once() -> None:
    drafts = [examine_draft(draft_of(_DECREES.format(a="", b=""), name), "vi", "issued") for name in ("a.txt", "b.txt")]
    report = assemble_drafts(drafts, [], Settings(select=("CIT003",)))
    assert {each.path for each in report.findings} == {"a.txt"}
    assert (report.files, report.same_document) == (2, (("a.txt", "b.txt"),))
