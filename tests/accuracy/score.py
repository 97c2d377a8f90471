"""Twelve numbers from 0 to 1 for one reading against its truth, each with the values that were missed.

A metric that has nothing to find in the truth and found nothing is None: it says nothing and counts nowhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeAlias

from rapidfuzz import fuzz

from tthc_cli.lexicon.keys import fold
from tthc_cli.model.plan import Plan, Section, Task

Truth: TypeAlias = dict[str, Any]
"""A truth file of tests/documents as it stands."""

# From this likeness on (0–100) two contents are the same task; recognised letters may be wrong in a word or two.
_SAME_TASK = 85
_END_MARKS = " .;:,"


class Score(NamedTuple):
    """One metric of one document: its value, and the truths that were not read, as text."""

    value: float | None
    missed: tuple[str, ...] = ()


def score_plan(plan: Plan, truth: Truth) -> dict[str, Score]:
    """Every metric of one document, by name, in the order of the table."""
    pairs = list(_aligned(truth["tasks"], plan.tasks))
    size = max(len(truth["tasks"]), len(plan.tasks))
    return {
        "header": _header(plan, truth["doc"]),
        "parent": _parent(plan, truth["doc"]),
        "sections": _compare(_true_sections(truth), _read_sections(plan.sections)),
        "citations": _compare(_true_citations(truth), [_citation(c.key, c.date) for c in plan.citations]),
        "relations": _compare(
            [(*key, c["relation"]) for key, c in zip(_true_citations(truth), truth["citations"], strict=True)],
            [(*_citation(c.key, c.date), c.relation) for c in plan.citations],
        ),
        "tasks": _tasks(truth["tasks"], plan.tasks, pairs),
        "groups": _fields(pairs, size, lambda true: _plain(true["groups"]), lambda task: _plain(task.groups)),
        "leads": _fields(pairs, size, lambda true: _plain(true["lead"]), lambda task: _plain(task.leads)),
        "coordinators": _fields(
            pairs, size, lambda true: _plain(true["coordinate"]), lambda task: _plain(task.coordinators)
        ),
        "products": _fields(pairs, size, lambda true: _plain(true["products"]), lambda task: _plain(task.products)),
        "timing": _fields(pairs, size, _true_timing, _read_timing),
        "targets": _compare(
            [(_number(t["value"]), t["comparator"], t["unit"]) for t in truth["targets"]],
            [(_number(t.value), t.comparator, t.unit) for t in plan.targets],
        ),
    }


def unread(truth: Truth) -> dict[str, Score]:
    """The scores of a file that could not be read: nothing was found."""
    return {name: Score(0.0 if _has(truth, name) else None) for name in METRICS}


METRICS = (
    "header",
    "parent",
    "sections",
    "citations",
    "relations",
    "tasks",
    "groups",
    "leads",
    "coordinators",
    "products",
    "timing",
    "targets",
)


def _has(truth: Truth, metric: str) -> bool:
    if metric in ("header", "parent"):
        return True
    return bool(truth[metric if metric in truth else "citations" if metric == "relations" else "tasks"])


# --- the head --------------------------------------------------------------------------------------------------------


def _header(plan: Plan, doc: Truth) -> Score:
    facts: tuple[tuple[str, object, object], ...] = (
        ("kind", doc["kind"], plan.kind),
        ("number", doc["number"]["raw"], plan.number.raw),
        ("issuer", doc["issuer"], plan.issuer.name),
        ("superior", doc["superior"], plan.issuer.superior),
        ("place", doc["place"], plan.place),
        ("date", doc["date"]["iso"], plan.date.iso),
        ("title", doc["title"], plan.title),
        ("year", doc["year"], plan.year),
        ("position", doc["signer"]["position"], plan.signature.position),
        ("name", doc["signer"]["name"], plan.signature.name),
    )
    missed = tuple(f"{name}: {true} ≠ {found}" for name, true, found in facts if _word(true) != _word(found))
    return Score(1 - len(missed) / len(facts), missed)


def _parent(plan: Plan, doc: Truth) -> Score:
    true = doc["parent"] and (_word(doc["parent"]["key"]), doc["parent"]["date"])
    found = plan.parent and (_word(plan.parent.key), plan.parent.date)
    return Score(1.0) if true == found else Score(0.0, (f"{true} ≠ {found}",))


# --- lists -----------------------------------------------------------------------------------------------------------


def _compare(true: Sequence[Hashable], found: Sequence[Hashable]) -> Score:
    """The harmonic mean of how much was found and how much of what was found is right."""
    if not true and not found:
        return Score(None)
    hits = Counter(true) & Counter(found)
    missed = [f"– {value}" for value in (Counter(true) - hits).elements()]
    missed += [f"+ {value}" for value in (Counter(found) - hits).elements()]
    return Score(2 * hits.total() / (len(true) + len(found)), tuple(missed))


def _true_sections(truth: Truth) -> list[Hashable]:
    return [(_word(section["path"]), _word(section["heading"])) for section in truth["sections"]]


def _read_sections(sections: Iterable[Section]) -> list[Hashable]:
    return [
        found
        for section in sections
        for found in ((_word(section.path), _word(section.heading)), *_read_sections(section.children))
    ]


def _true_citations(truth: Truth) -> list[tuple[str, str | None]]:
    return [_citation(c["key"], c["date"]) for c in truth["citations"]]


def _citation(key: str | None, date: str | None) -> tuple[str, str | None]:
    """A law has no number; its date tells it."""
    return _word(key) if key and "/" in key else "law", date


# --- tasks -----------------------------------------------------------------------------------------------------------

Pair: TypeAlias = tuple[Truth, Task]


def _aligned(true: Sequence[Truth], found: Sequence[Task]) -> Iterator[Pair]:
    """Tasks of both sides with the same content; of several that fit, the one with the same path, else the first."""
    left = list(found)
    for task in true:
        alike = [other for other in left if fuzz.ratio(_word(task["content"]), _word(other.content)) >= _SAME_TASK]
        if alike:
            best = next((other for other in alike if other.path == task["path"]), alike[0])
            left.remove(best)
            yield task, best


def _tasks(true: Sequence[Truth], found: Sequence[Task], pairs: Sequence[Pair]) -> Score:
    if not true and not found:
        return Score(None)
    matched = {id(task) for task, _ in pairs}
    taken = {id(task) for _, task in pairs}
    missed = [f"– {task['path']} {task['content'][:60]}" for task in true if id(task) not in matched]
    missed += [f"+ {task.path} {task.content[:60]}" for task in found if id(task) not in taken]
    return Score(2 * len(pairs) / (len(true) + len(found)), tuple(missed))


def _fields(
    pairs: Sequence[Pair], size: int, of_truth: Callable[[Truth], object], of_task: Callable[[Task], object]
) -> Score:
    """The share of all tasks, those of one side alone included, whose field is the same."""
    if not size:
        return Score(None)
    missed = [f"{true['path']}: {a} ≠ {b}" for true, task in pairs if (a := of_truth(true)) != (b := of_task(task))]
    return Score((len(pairs) - len(missed)) / size, tuple(missed))


def _true_timing(true: Truth) -> object:
    timing = true["timing"]
    return timing["kind"], timing["start"], timing["end"], tuple(timing["recurrence"])


def _read_timing(task: Task) -> object:
    timing = task.timing
    return timing.kind, timing.start, timing.end, timing.recurrence


# --- words -----------------------------------------------------------------------------------------------------------


def _plain(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(_word(word) for word in words)


def _word(value: object) -> str:
    """A value as two careful readers would call it the same: case, tone marks, blanks and end marks tell nothing."""
    return "".join(fold(str(value)).strip(_END_MARKS).split()) if value is not None else ""


def _number(value: float) -> float:
    return round(float(value), 2)
