"""`tthc.lock`: the same documents give the same file; what is no change of meaning is no change."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.test_agreement_rules import CONTENTS, FOLDER, PARENT, WHOLE
from tests.factories import make_plan, make_span, make_task, make_timing
from tthc_cli.agreements.changes import find_changes
from tthc_cli.agreements.fingerprints import document_identity, task_fingerprint
from tthc_cli.agreements.lock import FILE_NAME, make_lock, read_lock, render_lock
from tthc_cli.errors import UsageError
from tthc_cli.link import link_plans
from tthc_cli.pipeline import parse_file

_SAMPLES = Path(__file__).parents[2] / "samples" / "tinh"


def test_the_order_of_files_does_not_show() -> None:
    plans = (*FOLDER, WHOLE)
    shuffled = (WHOLE, *reversed(FOLDER))
    assert render_lock(make_lock(plans, link_plans(plans))) == render_lock(make_lock(shuffled, link_plans(shuffled)))


def test_what_is_written_is_read(tmp_path: Path) -> None:
    lock = make_lock(FOLDER, link_plans(FOLDER))
    (tmp_path / FILE_NAME).write_text(render_lock(lock), "utf-8")
    found = read_lock(tmp_path)
    assert found is not None
    assert found.parents == lock.parents
    assert [task.answered_by for task in found.parents[0].tasks] == [("sở tư pháp | 12/KH-STP",)] * 2 + [()]
    assert read_lock(tmp_path / "khac") is None


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"version": 2, "parents": []}', '{"parents": [{"tasks": 1}]}', "\xff"]
)
def test_a_damaged_lock_is_told(tmp_path: Path, content: str) -> None:
    (tmp_path / FILE_NAME).write_bytes(content.encode("latin-1"))
    with pytest.raises(UsageError, match="lock_unreadable"):
        read_lock(tmp_path)


def test_fingerprint_of_a_task_is_its_meaning() -> None:
    task = make_task("I.1", "Số hóa hồ sơ, giấy tờ", ("Sở Y tế", "Sở Nội vụ"), timing=make_timing("Quý III"))
    same = make_task(
        "II.5",
        "– số hoá  hồ sơ ,\ngiấy tờ;",
        ("SỞ NỘI VỤ", "Sở Y tế"),
        timing=make_timing("Quý III"),
        span=make_span(9),
    )
    assert task_fingerprint(task) == task_fingerprint(same)
    for change in ({"content": "Số hóa hồ sơ"}, {"leads": ("Sở Y tế",)}, {"timing": make_timing("Quý IV")}):
        assert task_fingerprint(task.model_copy(update=change)) != task_fingerprint(task)


def test_a_draft_and_its_signed_pdf_have_the_same_tasks() -> None:
    """Same text as DOCX and as PDF."""
    draft, signed = (parse_file(_SAMPLES / f"KH-So-Tu-phap-{name}") for name in ("du-thao.docx", "da-ky.pdf"))
    assert list(map(task_fingerprint, draft.tasks)) == list(map(task_fingerprint, signed.tasks))


def test_moved_and_renumbered_tasks_are_no_change() -> None:
    lock = make_lock(FOLDER, link_plans(FOLDER))
    moved = tuple(make_task(f"V.{at}", words, ("Các sở, ban, ngành",)) for at, words in enumerate(reversed(CONTENTS)))
    plans = (PARENT.model_copy(update={"tasks": moved}), FOLDER[1])
    assert find_changes(plans, link_plans(plans), lock) == ()


def test_every_ubnd_has_its_own_number_19() -> None:
    one, other = (make_plan("a", issuer, number="19/KH-UBND") for issuer in ("UBND xã A", "UBND xã B"))
    assert document_identity(one) != document_identity(other)
