"""Levels to reach (chỉ tiêu): whether a child aims lower than its parent asks, at the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tthc_cli.lexicon.keys import fold
from tthc_cli.lexicon.subjects import target_words, task_words
from tthc_cli.lexicon.unit_groups import addressed_levels, unit_code
from tthc_cli.model.cascade import Difference
from tthc_cli.model.plan import Plan, Target, Task

# Of the words of a target in the body (section I), which no task ties to the parent's, more must agree.
_BODY_AGREE = 0.6
_BODY_WORDS = 2


def find_lower_targets(task: Task, answers: Sequence[Task], parent: Plan, child: Plan) -> Iterator[Difference]:
    """The targets of a parent's task that the child sets lower: in the tasks that answer it, or in its body, where plans
    often put all their figures.
    """
    own = [target for answer in answers for target in answer.targets]
    body = find_body_targets(child)
    for target in _find_addressed(task.targets, child):
        found = [each for each in own if _is_comparable(target, each, task, answers)]
        found = found or [each for each in body if _is_same_in_body(target, each, task, parent)]
        if found and all(_is_lower(each, target) for each in found):
            nearest = min(found, key=lambda each: abs(each.value - target.value))
            yield Difference(field="target", parent=target.text, child=nearest.text)


def _find_addressed(targets: Sequence[Target], child: Plan) -> Iterator[Target]:
    """Without those for units of another level: `90% ở cấp huyện, 80% ở cấp xã`."""
    code = unit_code(child.issuer.name or "")
    for target in targets:
        levels = addressed_levels(target.text)
        if not levels or code is None or code in levels:
            yield target


def _is_comparable(parent: Target, child: Target, task: Task, answers: Sequence[Task]) -> bool:
    """The same unit, and the same counted thing: by its words, or because each side has but one target of this unit and
    the words of the child's stand in the parent's task.
    """
    if not _is_same_measure(parent, child):
        return False
    nouns, other_nouns = find_nouns(parent), find_nouns(child)
    if _agree(nouns, other_nouns, 0.5):
        return True
    sides = (task.targets, [target for answer in answers for target in answer.targets])
    alone = all(len([each for each in side if fold(each.unit) == fold(parent.unit)]) == 1 for side in sides)
    return alone and (not nouns or not other_nouns or _agree(other_nouns, frozenset(task_words(task.content)), 0.5))


def _is_same_measure(parent: Target, child: Target) -> bool:
    """Figures of one unit that both are to be reached, or both not to be exceeded."""
    limits = ("<", "<=")
    return fold(parent.unit) == fold(child.unit) and (parent.comparator in limits) == (child.comparator in limits)


def find_body_targets(plan: Plan) -> list[Target]:
    """The targets that stand in no task."""
    in_tasks = {target.span.start for task in plan.tasks for target in task.targets}
    return [each for each in plan.targets if each.span.start not in in_tasks and not each.where.startswith("appendix")]


def _is_same_in_body(target: Target, found: Target, task: Task, parent: Plan) -> bool:
    """Whether a target of the child's body sets what a task of the parent asks for: most words say so, and no other
    task's target is more like it.
    """
    if not _is_same_measure(target, found):
        return False
    nouns, other_nouns = _find_matter(target, task), find_nouns(found)
    if len(nouns & other_nouns) < _BODY_WORDS or not _agree(nouns, other_nouns, _BODY_AGREE):
        return False
    rivals = (_find_matter(rival, each) for each in parent.tasks for rival in each.targets)
    likeness = _dice(nouns, other_nouns)
    return all(_dice(rival, other_nouns) <= likeness for rival in rivals)


def _find_matter(target: Target, task: Task) -> frozenset[str]:
    return find_nouns(target) or frozenset(task_words(task.content))


def _dice(left: frozenset[str], right: frozenset[str]) -> float:
    total = len(left) + len(right)
    return 2 * len(left & right) / total if total else 0.0


def _agree(left: frozenset[str], right: frozenset[str], share: float) -> bool:
    smaller = min(len(left), len(right))
    return smaller > 0 and len(left & right) >= share * smaller


def find_nouns(target: Target) -> frozenset[str]:
    """The words for what is counted, without the figure, its unit and `tối thiểu`, `đạt`, `trên`."""
    words = set(task_words(target.text)) - target_words() - set(fold(target.unit).split())
    return frozenset(word for word in words if not word[0].isdigit())


def _is_lower(child: Target, parent: Target) -> bool:
    """Whether a child aims lower: below what is to be reached, above what must not be exceeded."""
    if parent.comparator in ("<", "<="):
        return child.value > parent.value
    return child.value < parent.value
