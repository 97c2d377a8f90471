"""What a terminal is shown while a large folder is compared."""

from __future__ import annotations

import pytest

from tthc_cli.cli.run import Failures
from tthc_cli.cli.stderr import Progress

PAIRS = [("parent.docx", f"child-{number}.docx") for number in range(500)]


def test_pairs_are_counted_a_hundred_times_at_most(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(Failures("en", Progress(wanted=True)).watch_pairs(PAIRS)) == PAIRS
    shown = capsys.readouterr().err
    assert 50 <= shown.count("Comparing plans") <= 100
    assert shown.endswith("\r\x1b[K")


def test_nobody_is_told_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(Failures("en", Progress(wanted=False)).watch_pairs(PAIRS)) == PAIRS
    assert not capsys.readouterr().err
