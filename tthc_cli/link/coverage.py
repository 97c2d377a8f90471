"""Which task of a child answers which task of its parent, and what became of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tthc_cli.lexicon.cascade_words import find_demanded_plan
from tthc_cli.lexicon.subjects import plan_object_words
from tthc_cli.link.differences import compare_issue_date, find_differences
from tthc_cli.link.lookup import DOCUMENT
from tthc_cli.link.matching import TaskIndex
from tthc_cli.link.ratio import find_ratio
from tthc_cli.link.units import Assignment, find_assignment
from tthc_cli.model.cascade import Coverage, CoverageItem, CoverageStatus, Difference
from tthc_cli.model.plan import Plan, Task

# From COVERED_AT on, two tasks are one; from REVIEW_AT on, it is too close to call. Measured on 38 pairs of one
# meaning labelled by hand between seed 003 and seeds 000 to 002 (plans of other provinces, so hardly a word is
# copied) among 1,750 pairs: at 0.45 nine of 1,712 unlike pairs pass (0.5 %), at 0.30 fifty. In the sample cascades,
# where children copy their parent's words, answers score 0.49 to 1.00 and omitted tasks at most 0.17.
COVERED_AT = 0.45
REVIEW_AT = 0.30
# A child's task answers, besides the parent task it is most like, those to which it is nearly as like.
_RIVAL_MARGIN = 0.15
# Above this the words are nearly the same; another task that is still more alike takes nothing from it.
_CERTAIN_AT = 0.7


@dataclass(frozen=True, slots=True)
class _Answer:
    task: Task
    score: float


def build_index(plans: Iterable[Plan]) -> TaskIndex:
    """The index of all tasks of a folder."""
    return TaskIndex(_find_text(task) for plan in plans for task in plan.tasks)


def compare_plans(parent: Plan, child: Plan, index: TaskIndex | None = None) -> Coverage:
    """All tasks of `parent` against one child, whether or not the child cites it."""
    scores = _score_pairs(parent, child, index or build_index((parent, child)))
    items = tuple(
        _judge_task(task, parent, child, _rank_answers(row, scores, child)) for row, task in enumerate(parent.tasks)
    )
    listed = {path for item in items for path in item.child_tasks}
    extra = tuple(task.path for task in child.tasks if task.path not in listed)
    ratio = find_ratio(items)
    return Coverage(
        parent=parent.source.path,
        child=child.source.path,
        ratio=1.0 if ratio is None else ratio,
        items=items,
        extra=extra,
    )


def _find_text(task: Task) -> str:
    """What a task says. A further row of products under one content (`I.1#2`) differs from its neighbours in the
    product alone.
    """
    if task.origin == "table" and "#" in task.path:
        return f"{task.content} {' '.join(task.products)}"
    return task.content


def _score_pairs(parent: Plan, child: Plan, index: TaskIndex) -> list[list[float]]:
    """One row for each task of the parent, one column for each of the child."""
    return [[_score_pair(task, answer, index) for answer in child.tasks] for task in parent.tasks]


def _score_pair(task: Task, answer: Task, index: TaskIndex) -> float:
    return index.score(_find_text(task), _find_text(answer))


def _rank_answers(row: int, scores: Sequence[Sequence[float]], child: Plan) -> list[_Answer]:
    """The child's tasks by likeness to one task of the parent, without those that are clearly meant for another one."""
    ranked = []
    for column, task in enumerate(child.tasks):
        score = scores[row][column]
        best_elsewhere = max(line[column] for line in scores)
        if score >= _CERTAIN_AT or score >= best_elsewhere - _RIVAL_MARGIN:
            ranked.append(_Answer(task, score))
    return sorted(ranked, key=lambda answer: -answer.score)


def _judge_task(task: Task, parent: Plan, child: Plan, ranked: Sequence[_Answer]) -> CoverageItem:
    assignment = find_assignment(task, parent, child)
    best = ranked[0].score if ranked else 0.0
    if assignment.applies == "no":
        return _item(task, assignment, "not_applicable", (), best)
    if assignment.applies == "lead" and _is_answered_by_document(task, child):
        differences = compare_issue_date(task, child)
        paths = (*_find_issuing(ranked, child), DOCUMENT)
        return _item(task, assignment, "conflict" if differences else "covered", paths, 1.0, differences)
    answers = [answer.task for answer in ranked if answer.score >= COVERED_AT]
    paths = tuple(answer.path for answer in answers)
    if assignment.applies == "coordinate":
        return _item(task, assignment, "covered" if answers else "not_applicable", paths, best)
    if answers:
        differences = find_differences(task, answers, child)
        return _item(task, assignment, _weigh_differences(differences), paths, best, differences)
    near = tuple(answer.task.path for answer in ranked if answer.score >= REVIEW_AT)
    open_question = near or not assignment.firm
    return _item(task, assignment, "review" if open_question else "missing", near, best)


def _is_answered_by_document(task: Task, child: Plan) -> bool:
    """Whether a task asks for the very plan that the child is: every word that names the plan stands in the child's
    title.
    """
    demanded = find_demanded_plan(task.content)
    return demanded is not None and demanded <= plan_object_words(child.title or "")


def _find_issuing(ranked: Sequence[_Answer], child: Plan) -> tuple[str, ...]:
    """The child's own tasks that speak of issuing it: many plans list that as their first task."""
    alike = [answer.task.path for answer in ranked if answer.score >= COVERED_AT]
    named = [task.path for task in child.tasks if _is_answered_by_document(task, child)]
    return tuple(dict.fromkeys((*alike, *named)))


def _weigh_differences(differences: Sequence[Difference]) -> CoverageStatus:
    """A later deadline or a lower target contradicts the parent; another product, lead or rhythm leaves the task half
    done.
    """
    fields = {difference.field for difference in differences}
    if fields & {"deadline", "target"}:
        return "conflict"
    return "partial" if fields else "covered"


def _item(
    task: Task,
    assignment: Assignment,
    status: CoverageStatus,
    child_tasks: tuple[str, ...],
    score: float,
    differences: tuple[Difference, ...] = (),
) -> CoverageItem:
    return CoverageItem(
        task=task.path,
        applies=assignment.applies,
        status=status,
        child_tasks=child_tasks,
        score=round(min(score, 1.0), 2),
        differences=differences,
    )
