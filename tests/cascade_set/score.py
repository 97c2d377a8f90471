"""Labels against what the program says: precision, recall and F1 of links, statuses and differences."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests.cascade_set.documents import CORPUS, docx_of, find_seed
from tests.cascade_set.labels import ChildLabel, Folder, PairLabel, read_folders
from tests.samples_build import samples_build
from tthc_cli.link import compare_plans, link_plans
from tthc_cli.model.cascade import Cascade, Coverage, CoverageItem
from tthc_cli.model.plan import Plan
from tthc_cli.pipeline import parse_file

LINKED = ("exact", "corrected")


class Judged(NamedTuple):
    """One labelled pair beside what was found."""

    folder: str
    child: str
    label: PairLabel
    item: CoverageItem

    @property
    def expected(self) -> str:
        """The label; where a reader may see it either way, what was found if it is one of these."""
        return self.item.status if self.item.status in self.label.accepted else self.label.accepted[0]


@dataclass
class Tally:
    """True and false findings of one kind."""

    right: int = 0
    wrong: int = 0
    lost: int = 0
    cases: list[str] = field(default_factory=list)

    def add(self, *, expected: bool, found: bool, case: str) -> None:
        """Counts one case; those that went wrong are kept by name."""
        self.right += expected and found
        self.wrong += found and not expected
        self.lost += expected and not found
        if expected != found:
            self.cases.append(f"{'+' if found else '-'} {case}")

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Share of what is there that was found."""
        return self.right / (self.right + self.lost) if self.right + self.lost else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@cache
def usable_folders() -> tuple[Folder, ...]:
    """All cascades, without those of the corpus where it is not at hand."""
    return tuple(
        each for each in read_folders() if CORPUS or not any("seed" in document for document in each.documents)
    )


@cache
def read_plans(name: str, kind: str = "docx") -> dict[str, Plan]:
    """The documents of a cascade, read from files of one kind (`docx`, `pdf`); real ones from the corpus."""
    folder = next(each for each in usable_folders() if each.name == name)
    own = {each["file"]: docx_of(each) for each in folder.documents if "seed" not in each}
    with tempfile.TemporaryDirectory() as place:
        if kind == "pdf":
            samples_build().print_pdfs(own, Path(place))
        else:
            for stem, content in own.items():
                Path(place, f"{stem}.docx").write_bytes(content)
        plans = {stem: parse_file(Path(place, f"{stem}.{kind}")) for stem in own}
    seeds = {each["file"]: parse_file(find_seed(each)) for each in folder.documents if "seed" in each}
    return {stem: _rename(plan, stem) for stem, plan in {**plans, **seeds}.items()}


def _rename(plan: Plan, stem: str) -> Plan:
    return plan.model_copy(update={"source": plan.source.model_copy(update={"path": stem})})


@cache
def link_folder(name: str, kind: str = "docx") -> Cascade:
    """A cascade, linked as `tthc check-cascade` does."""
    return link_plans(tuple(read_plans(name, kind).values()))


def judge_pairs(folders: Iterable[Folder], kind: str = "docx") -> Iterator[Judged]:
    """Every labelled pair with its verdict. A child that was not linked is compared all the same."""
    for folder in folders:
        plans = read_plans(folder.name, kind)
        for label in folder.children:
            if label.parent is None or not label.pairs:
                continue
            items = {item.task: item for item in _find_coverage(label, plans, kind).items}
            for pair in label.pairs:
                yield Judged(folder.name, label.child, pair, items[pair.task])


def _find_coverage(label: ChildLabel, plans: dict[str, Plan], kind: str) -> Coverage:
    for coverage in link_folder(label.folder, kind).coverage:
        if (coverage.parent, coverage.child) == (label.parent, label.child):
            return coverage
    return compare_plans(plans[label.parent or ""], plans[label.child])


def tally_links(folders: Iterable[Folder], kind: str = "docx") -> Tally:
    """Links by child, parent and status; a link that no label names is wrong."""
    tally = Tally()
    for folder in folders:
        expected = {
            (label.child, parent, status)
            for label in folder.children
            if not label.compare_only
            for parent, status in label.links.items()
        }
        links = link_folder(folder.name, kind).links
        found = {(link.child, link.parent, link.status) for link in links if link.status in LINKED}
        for case in sorted(expected | found, key=str):
            tally.add(expected=case in expected, found=case in found, case=f"{folder.name}: {case}")
    return tally


def tally_status(judged: Iterable[Judged], status: str) -> Tally:
    """One status over all labelled pairs."""
    tally = Tally()
    for each in judged:
        if (
            each.label.applies == "lead" or each.item.applies == "lead"
        ):  # that a supporting unit plans it too is no claim
            tally.add(expected=each.expected == status, found=each.item.status == status, case=_describe(each))
    return tally


def tally_applies(judged: Iterable[Judged]) -> Tally:
    """Whether a task is led by the unit."""
    tally = Tally()
    for each in judged:
        if each.label.applies or each.label.accepted == ("not_applicable",):
            led = each.label.applies == "lead"
            tally.add(expected=led, found=each.item.applies == "lead", case=_describe(each))
    return tally


def tally_differences(judged: Iterable[Judged]) -> Tally:
    """Differences by field, over pairs whose label names what differs or says that nothing does."""
    tally = Tally()
    for each in judged:
        if len(each.label.accepted) > 1 and each.item.status == "review":
            continue
        found = {difference.field for difference in each.item.differences}
        for name in sorted(each.label.fields | found):
            tally.add(expected=name in each.label.fields, found=name in found, case=f"{_describe(each)} {name}")
    return tally


def tally_answers(judged: Iterable[Judged]) -> Tally:
    """Whether the answer named in a label is among the tasks found for it."""
    tally = Tally()
    for each in judged:
        if each.label.answers and each.item.status in ("covered", "partial", "conflict"):
            hit = bool(each.label.answers & set(each.item.child_tasks))
            tally.add(expected=True, found=hit, case=_describe(each))
    return tally


def count_statuses(judged: Iterable[Judged]) -> Counter[str]:
    """How many labels of each status there are."""
    return Counter(each.label.accepted[0] for each in judged)


def _describe(each: Judged) -> str:
    item = each.item
    return (
        f"{each.folder}/{each.child} {item.task}: label {'|'.join(each.label.accepted)} {sorted(each.label.answers)}"
        f" found {item.applies} {item.status} {list(item.child_tasks)} {item.score}"
        f" {[(d.field, d.parent, d.child) for d in item.differences]}"
    )
