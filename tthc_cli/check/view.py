"""A linked folder as rules see it: plans by path, links with their citations, tasks by path."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tthc_cli.agreements import NO_AGREEMENTS, Agreements
from tthc_cli.link.lookup import find_citation, find_task, pair_tasks
from tthc_cli.model.base import Span
from tthc_cli.model.cascade import Cascade, Coverage, CoverageItem, Difference, Link
from tthc_cli.model.plan import Citation, Plan, Task

_EXCERPT = 90


@dataclass(frozen=True, slots=True)
class JudgedTask:
    """One task of a parent as one child answers it. `answer` is the child's best task, None where there is none, the
    plan is it, or its path does not tell which one it is.
    """

    coverage: Coverage
    item: CoverageItem
    task: Task
    answer: Task | None
    parent: Plan
    child: Plan

    def describe(self) -> dict[str, str]:
        """What a sentence about the task names: its path, its document and its content."""
        return {
            "task": self.task.path,
            "parent": self.parent.number.key or self.parent.source.path,
            "content": shorten(self.task.content),
        }


class CascadeView:
    """The plans of a folder, how they are linked, and what was agreed on beside them."""

    def __init__(self, plans: Sequence[Plan], cascade: Cascade, agreed: Agreements = NO_AGREEMENTS) -> None:
        self.plans, self.cascade, self.agreed = plans, cascade, agreed
        self._plans = {plan.source.path: plan for plan in plans}
        self._links = {(link.child, link.parent): link for link in reversed(cascade.links)}
        pairs = [(coverage.parent, coverage.child) for coverage in cascade.coverage]
        self._chosen = {child: parent for parent, child in reversed(pairs) if (child, parent) not in self._links}

    def find_plan(self, path: str) -> Plan:
        """The plan read from `path`; KeyError if there is none."""
        return self._plans[path]

    def find_links(self, *statuses: str) -> Iterator[tuple[Link, Plan, Citation | None]]:
        """The links of these statuses, each with its child and the citation it was made from."""
        for link in self.cascade.links:
            if link.status in statuses:
                child = self.find_plan(link.child)
                yield link, child, find_citation(link.citation, child)

    def find_chosen_parent(self, child: Plan) -> Plan | None:
        """The parent that a person had `child` compared with, though `child` does not cite it (`tthc diff`)."""
        parent = self._chosen.get(child.source.path)
        return self.find_plan(parent) if parent is not None else None

    def judge_tasks(self, *statuses: str) -> Iterator[JudgedTask]:
        """The tasks that children lead and that came out with one of these statuses."""
        for coverage in self.cascade.coverage:
            parent, child = self.find_plan(coverage.parent), self.find_plan(coverage.child)
            for item, task in pair_tasks(coverage, parent):
                if item.status in statuses and item.applies == "lead":
                    answer = find_task(item.child_tasks[0], child) if item.child_tasks else None
                    yield JudgedTask(coverage, item, task, answer, parent, child)

    def find_differences(self, *fields: str) -> Iterator[tuple[JudgedTask, Difference]]:
        """The differences in these fields, each with the task it is about."""
        for judged in self.judge_tasks("conflict", "partial"):
            for difference in judged.item.differences:
                if difference.field in fields:
                    yield judged, difference

    def find_answer_span(self, judged: JudgedTask) -> Span:
        """Where a child answers a task; where it cites the parent if no one task is the answer."""
        return judged.answer.span if judged.answer is not None else self.find_parent_span(judged)

    def find_parent_span(self, judged: JudgedTask) -> Span:
        """Where a child says that it implements this parent; the beginning of the document if it does not say so in
        one place.
        """
        link = self._links.get((judged.child.source.path, judged.parent.source.path))
        if link is None:
            return find_start(judged.child)
        return find_span(find_citation(link.citation, judged.child), judged.child)


def find_span(citation: Citation | None, plan: Plan) -> Span:
    """The place of a citation, or of the document's beginning where there is none."""
    return citation.span if citation is not None else find_start(plan)


def find_start(plan: Plan) -> Span:
    """The beginning of a document: where a finding stands that is about the whole of it."""
    scanned = any(each.page == 1 for each in plan.source.ocr_pages)
    return Span(page=1 if plan.source.pages else None, line=1, column=1, start=0, end=0, ocr=scanned)


def shorten(text: str) -> str:
    """A text for a sentence: on one line, cut at a word after about 90 letters."""
    line = " ".join(text.split())
    return line if len(line) <= _EXCERPT else line[:_EXCERPT].rsplit(" ", 1)[0] + " …"
