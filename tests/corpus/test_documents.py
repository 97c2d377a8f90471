"""The documents in tests/documents keep their scores. The scorer stands in the corpus, so these need TTHC_CORPUS."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

DOCUMENTS = Path(__file__).parents[1] / "documents"
FORMS = (".txt", ".docx", ".pdf")
# Measured 2026-11-22: mean 0.993; lowest `targets` of tinh-one-cell-a-line, 0.88 (which noun is counted is arguable).
MEAN_FLOOR, METRIC_FLOOR = 0.985, 0.85
# The scheme of 2022 that this plan of 2026 goes on with is its parent to one reader; to us its year is another one.
KNOWN_MISSES = {("tinh-long-landscape.docx", "parent"), ("tinh-long-landscape.pdf", "parent")}

# Some seventy cold runs of the command.
pytestmark = pytest.mark.slow


def _pairs() -> list[str]:
    """Truth and file in turn; a Word or PDF form has a truth of its own where its letterhead differs."""
    found = []
    for file in sorted(path for path in DOCUMENTS.iterdir() if path.suffix in FORMS):
        rendered = file.with_suffix(".rendered.json")
        truth = rendered if file.suffix != ".txt" and rendered.exists() else file.with_suffix(".json")
        found += [str(truth), str(file)]
    return found


@pytest.fixture(scope="module")
def scores() -> dict[str, object]:
    corpus = os.environ.get("TTHC_CORPUS")
    if not corpus:
        pytest.skip("TTHC_CORPUS is not set: the scorer stands there")
    scorer = [sys.executable, f"{corpus}/tools/score.py", "--tthc", f"{sys.executable} -m tthc_cli"]
    command = [*scorer, "--json", *_pairs()]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True, cwd=DOCUMENTS.parents[1])
    result: dict[str, object] = json.loads(run.stdout)
    return result


def test_mean_score_holds(scores: dict[str, float]) -> None:
    assert scores["mean"] >= MEAN_FLOOR


def test_no_metric_of_any_document_falls(scores: dict[str, list[dict[str, float]]]) -> None:
    values = [(row["file"], name, value) for row in scores["rows"] for name, value in row.items() if name != "file"]
    low = [each for each in values if each[2] < METRIC_FLOOR and each[:2] not in KNOWN_MISSES]
    assert low == []


def test_every_form_is_scored(scores: dict[str, list[dict[str, str]]]) -> None:
    assert len(scores["rows"]) == len(_pairs()) // 2 >= 36
