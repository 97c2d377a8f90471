"""The labels of data/*.yaml: what a person says about each parent task in each child, and about each link."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).parent / "data"
NOT_LED = {"coordinate": "coordinate", "no": "no", "other": ""}


@dataclass(frozen=True)
class PairLabel:
    """One task of a parent in one child.

    `accepted` holds every status that a careful reader may give, the first being the label; `applies` is empty where
    it is only said that the unit does not lead.
    """

    task: str
    applies: str
    accepted: tuple[str, ...]
    answers: frozenset[str]
    fields: frozenset[str]


@dataclass(frozen=True)
class ChildLabel:
    """One child against one parent, with the statuses of all its links by parent."""

    folder: str
    child: str
    parent: str | None
    links: dict[str, str]
    pairs: tuple[PairLabel, ...]
    extra: frozenset[str] | None
    compare_only: bool


@dataclass(frozen=True)
class Folder:
    """One cascade: its documents as written down, its half, its labels."""

    name: str
    half: str
    documents: tuple[dict[str, Any], ...]
    children: tuple[ChildLabel, ...]


def read_folders() -> Iterator[Folder]:
    """All cascades, by name."""
    for path in sorted(DATA.glob("*.yaml")):
        data = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # `no` is a label, not a falsehood
        documents = tuple(data["documents"])
        children = tuple(_read_child(path.stem, data, document) for document in documents)
        files = tuple(document for document in documents if "same_as" not in document)
        yield Folder(path.stem, data["half"], files, children)


def _read_child(folder: str, data: dict[str, Any], document: dict[str, Any]) -> ChildLabel:
    parent = document.get("parent", data.get("parent"))
    parent = parent if "link" in document or document.get("compare_only") else None
    links = dict(document.get("links", {}))
    if document.get("link") in ("exact", "corrected"):
        links[parent] = document["link"]
    either = document.get("either", {})
    pairs = tuple(_read_pair(task, label, either.get(task, ())) for task, label in document.get("pairs", {}).items())
    extra = frozenset(document["extra"]) if "extra" in document else None
    child = document.get("same_as", document["file"])
    return ChildLabel(folder, child, parent, links, pairs, extra, "compare_only" in document)


def _read_pair(task: str, label: str, either: tuple[str, ...]) -> PairLabel:
    """`conflict II.1, II.2 @deadline, target`: status, answers, fields of the differences."""
    match = re.fullmatch(r"(?P<status>\w+)(?P<answers>[^@]*)(?:@(?P<fields>.*))?", label)
    assert match is not None, label
    status = match["status"]
    applies = NOT_LED.get(status, "lead")
    accepted = tuple(dict.fromkeys((status, *either))) if applies == "lead" or either else ("not_applicable",)
    names = re.split(r",\s*", match["answers"].strip())
    fields = re.split(r",\s*", (match["fields"] or "").strip())
    return PairLabel(task, applies, accepted, frozenset(names) - {""}, frozenset(fields) - {""})
