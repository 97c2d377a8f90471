"""`tthc check` on the samples: the clean ones give nothing at warning or above, the others what was planted."""

from __future__ import annotations

from pathlib import Path

import pytest

from samples.build import SAMPLES, built_file, source_files
from tthc_cli.options import DEFAULT_OPTIONS
from tthc_cli.pipeline import check_file

# Document → what is wrong in it by itself (samples/README.md). Other planted faults show only beside the parent.
_PLANTED = {
    "tinh/KH-So-Tu-phap-du-thao.docx": {"FRM005", "FRM006"},
    "tinh/KH-thi-xa-Song-Cau.docx": {"CIT004"},
}
_FILES = [built_file(source) for source in source_files()]


@pytest.mark.parametrize("file", _FILES, ids=lambda file: file.stem)
def test_nothing_but_what_was_planted(file: Path) -> None:
    findings = check_file(file, DEFAULT_OPTIONS, "vi", "issued").findings
    told = {finding.code for finding in findings if finding.severity != "info"}
    assert told == _PLANTED.get(file.relative_to(SAMPLES).as_posix(), set())
