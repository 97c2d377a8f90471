"""What is labelled, and what the rules find there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from tthc_cli.check import check_draft
from tthc_cli.clean import clean_document
from tthc_cli.extract.open import extract_file
from tthc_cli.interpret import interpret_document
from tthc_cli.interpret.draft import describe_draft
from tthc_cli.model.draft import Draft
from tthc_cli.model.findings import Finding
from tthc_cli.options import DEFAULT_OPTIONS
from tthc_cli.structure import read_structure

_HERE = Path(__file__).parent
LABELS = sorted((_HERE / "labels").glob("*.yaml"))


class Spot(NamedTuple):
    """One labelled place: its lines in the extracted text, from 1, and whether it is a fault or a near miss."""

    document: str
    code: str
    lines: frozenset[int]
    is_fault: bool


class Place(NamedTuple):
    """Where one finding stands: all lines that it covers."""

    document: str
    code: str
    lines: frozenset[int]
    message: str

    def meets(self, spot: Spot) -> bool:
        """Whether a finding tells a spot."""
        return (self.document, self.code) == (spot.document, spot.code) and not self.lines.isdisjoint(spot.lines)


class Labelled(NamedTuple):
    """One document with its labels and all that the rules find in it, those of rules that are off included."""

    name: str
    is_real: bool
    spots: tuple[Spot, ...]
    places: tuple[Place, ...]


def read_labelled(file: Path) -> Labelled | None:
    """The document that a file of labels is about; None for a real one that is not on this machine."""
    label: dict[str, Any] = yaml.safe_load(file.read_text("utf-8"))
    path = _find_document(label)
    if path is None:
        return None
    tree = read_structure(clean_document(extract_file(path, DEFAULT_OPTIONS)))
    draft = describe_draft(tree, interpret_document(tree))
    name = label.get("document") or label["corpus"]
    lines = draft.source.split("\n")
    spots = tuple(_read_spot(name, entry, lines) for entry in label["spots"] if not entry.get("either"))
    either = [_read_spot(name, entry, lines) for entry in label["spots"] if entry.get("either")]
    places = (_place(name, finding, draft) for finding in check_draft(draft, "vi"))
    counted = tuple(place for place in places if not any(place.meets(spot) for spot in either))
    return Labelled(name, "corpus" in label, spots, counted)


def _find_document(label: dict[str, Any]) -> Path | None:
    if "document" in label:
        return _HERE / "documents" / str(label["document"])
    corpus = os.environ.get("TTHC_CORPUS")
    if not corpus:
        return None
    folder, _, name = label["corpus"].partition("/")
    [path] = (Path(corpus) / folder).glob(f"{name}*")
    return path


def _read_spot(document: str, entry: dict[str, Any], lines: list[str]) -> Spot:
    found = {entry["line"]} if "line" in entry else set(_find_lines(entry["words"], lines))
    assert found, f"{document}: no line holds «{entry['words']}»"
    return Spot(document, entry["code"], frozenset(found), not entry.get("right", False))


def _find_lines(words: str, lines: list[str]) -> Iterator[int]:
    """The lines that hold the words, or their beginning where the page breaks them."""
    return (number for number, line in enumerate(lines, 1) if " ".join(words.split()) in " ".join(line.split()))


def _place(document: str, finding: Finding, draft: Draft) -> Place:
    if finding.span is None:
        return Place(document, finding.code, frozenset({1}), finding.message)
    first, covered = finding.span.line, draft.source[finding.span.start : finding.span.end].rstrip().count("\n")
    return Place(document, finding.code, frozenset(range(first, first + covered + 1)), finding.message)
