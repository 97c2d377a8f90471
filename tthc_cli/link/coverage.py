"""Which task of a child answers which task of its parent, and what became of each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache

from tthc_cli.lexicon.cascade_words import find_demanded_plan
from tthc_cli.lexicon.messages import message
from tthc_cli.lexicon.subjects import plan_object_words
from tthc_cli.link.answers import Answer, AnswerFinder, Answers
from tthc_cli.link.differences import compare_issue_date, find_differences, find_notes
from tthc_cli.link.lookup import DOCUMENT
from tthc_cli.link.matching import TaskIndex
from tthc_cli.link.passages import find_said
from tthc_cli.link.ratio import find_ratio
from tthc_cli.link.unit_book import NO_BOOK, UnitBook
from tthc_cli.link.units import NOT_ASSIGNED, Assignment, find_assignment
from tthc_cli.model.cascade import Coverage, CoverageItem, CoverageStatus, Difference, Evidence
from tthc_cli.model.plan import Plan, Task

_WORDS_SHOWN = 8
_TASKS_COUNTED = 20_000
# A large folder has 100,000 items. They are made here from values of the right types: without a second look at them,
# and with one set of the names given for all.
_ITEM_FIELDS = set(CoverageItem.model_fields)
_EVIDENCE_FIELDS = set(Evidence.model_fields)


def build_index(plans: Sequence[Plan]) -> TaskIndex:
    """The index of the tasks of a folder; of a large one, of every second, third … plan: how rare a word is shows as
    well in 20,000 tasks as in all.
    """
    step = 1 + sum(len(plan.tasks) for plan in plans) // _TASKS_COUNTED
    return TaskIndex(_find_text(task) for plan in plans[::step] for task in plan.tasks)


def compare_plans(
    parent: Plan, child: Plan, index: TaskIndex | None = None, *, lang: str = "vi", book: UnitBook = NO_BOOK
) -> Coverage:
    """All tasks of `parent` against one child, whether or not the child cites it."""
    judge = _Judge(parent, child, index or build_index((parent, child)), lang, book)
    items = judge.judge_tasks()
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


class _Judge:
    """One parent beside one child: gives every task of the parent its verdict."""

    def __init__(self, parent: Plan, child: Plan, index: TaskIndex, lang: str, book: UnitBook) -> None:
        self._parent, self._child, self._index, self._lang, self._book = parent, child, index, lang, book
        self._assignments: dict[tuple[tuple[str, ...], tuple[str, ...]], Assignment] = {}
        self._texts = [_find_text(task) for task in parent.tasks]

    @cached_property
    def _said(self) -> list[bool]:
        """Which tasks of the parent the child's text mostly says outside its tasks. Read for who lacks a task only."""
        return find_said(self._texts, self._child, self._index)

    def judge_tasks(self) -> tuple[CoverageItem, ...]:
        """One item for each task of the parent, in its order."""
        answers = AnswerFinder(self._index.compare(self._texts, [_find_text(task) for task in self._child.tasks]))
        return tuple(self._judge(row, task, answers) for row, task in enumerate(self._parent.tasks))

    def _judge(self, row: int, task: Task, finder: AnswerFinder) -> CoverageItem:
        assignment = self._assign(task)
        if assignment.applies == "no":
            return _not_asked(task.path)
        answers = finder.find(row)
        if assignment.applies == "coordinate":
            status: CoverageStatus = "covered" if answers.sure else "not_applicable"
            return self._item(task, assignment, status, answers.sure, answers.best)
        if _is_answered_by_document(task, self._child):
            return self._judge_document(task, assignment, answers)
        if answers.sure:
            return self._judge_answered(task, assignment, answers)
        if answers.near or not assignment.firm:
            return self._item(task, assignment, "review", answers.near, answers.best)
        if self._said[row]:
            notes = (message("note_said_elsewhere", self._lang),)
            return self._item(task, assignment, "review", (), answers.best, notes=notes)
        return self._item(task, assignment, "missing", (), answers.best)

    def _assign(self, task: Task) -> Assignment:
        """Many tasks name the same units: each list of them is looked at once."""
        units = (task.leads, task.coordinators)
        if units not in self._assignments:
            self._assignments[units] = find_assignment(task, self._parent, self._child, self._book)
        return self._assignments[units]

    def _judge_document(self, task: Task, assignment: Assignment, answers: Answers) -> CoverageItem:
        """A task that asks for the very plan that the child is. Many plans list issuing it as their first task."""
        differences = compare_issue_date(task, self._child)
        status: CoverageStatus = "conflict" if differences else "covered"
        named = [each.path for each in self._child.tasks if _is_answered_by_document(task, self._child, each)]
        paths = dict.fromkeys((*(self._task(answer).path for answer in answers.sure), *named, DOCUMENT))
        item = self._item(task, assignment, status, answers.sure, 1.0, differences)
        return item.model_copy(update={"child_tasks": tuple(paths)})

    def _judge_answered(self, task: Task, assignment: Assignment, answers: Answers) -> CoverageItem:
        tasks = [self._task(answer) for answer in _choose_compared(answers.sure)]
        differences = find_differences(task, tasks, self._parent, self._child, self._book)
        status = _weigh_differences(differences)
        notes = find_notes(task, tasks, self._lang)
        return self._item(task, assignment, status, answers.sure, answers.best, differences, notes)

    def _task(self, answer: Answer) -> Task:
        return self._child.tasks[answer.column]

    def _item(
        self,
        task: Task,
        assignment: Assignment,
        status: CoverageStatus,
        answers: Sequence[Answer],
        score: float,
        differences: tuple[Difference, ...] = (),
        notes: tuple[str, ...] = (),
    ) -> CoverageItem:
        return CoverageItem.model_construct(
            _ITEM_FIELDS,
            task=task.path,
            applies=assignment.applies,
            status=status,
            child_tasks=tuple(self._task(answer).path for answer in answers),
            score=round(min(score, 1.0), 2),
            differences=differences,
            why=_explain(assignment, self._child.issuer.name or "", self._lang),
            evidence=tuple(self._show(task, answer) for answer in answers),
            notes=notes,
        )

    def _show(self, task: Task, answer: Answer) -> Evidence:
        other = self._task(answer)
        words = self._index.shared_words(_find_text(task), _find_text(other))[:_WORDS_SHOWN]
        return Evidence.model_construct(
            _EVIDENCE_FIELDS, child_task=other.path, score=round(min(answer.score, 1.0), 2), words=words
        )


@lru_cache(maxsize=10_000)
def _not_asked(path: str) -> CoverageItem:
    """The item of a task that is not this unit's: the same for all such units, and kept once."""
    return CoverageItem(
        task=path, applies=NOT_ASSIGNED.applies, status="not_applicable", child_tasks=(), score=0.0, differences=()
    )


@lru_cache(maxsize=10_000)
def _explain(assignment: Assignment, unit: str, lang: str) -> str:
    role = message("role_lead" if assignment.applies == "lead" else "role_coordinate", lang)
    return message(f"why_{assignment.reason}", lang, role=role, phrase=assignment.phrase, unit=unit)


def _choose_compared(answers: Sequence[Answer]) -> Sequence[Answer]:
    """The answers whose fields speak for the child: its own tasks for this one, if it has any."""
    own = [answer for answer in answers if answer.own]
    return own or answers


def _is_answered_by_document(task: Task, child: Plan, other: Task | None = None) -> bool:
    """Whether a task asks for the very plan that the child is: every word that names the plan stands in the child's
    title. With `other`, whether that task of the child says so itself.
    """
    demanded = find_demanded_plan((other or task).content)
    return demanded is not None and demanded <= plan_object_words(child.title or "")


def _weigh_differences(differences: Sequence[Difference]) -> CoverageStatus:
    """A later deadline or a lower target contradicts the parent; another product, lead or rhythm leaves the task half
    done.
    """
    fields = {difference.field for difference in differences}
    if fields & {"deadline", "target"}:
        return "conflict"
    return "partial" if fields else "covered"
