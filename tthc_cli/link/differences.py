"""In what a child's task falls short of the parent's: a later deadline, a lower target, another product, lead or
rhythm.
"""

from __future__ import annotations

from collections.abc import Sequence

from tthc_cli.lexicon.agencies import agency_level
from tthc_cli.lexicon.cascade_words import product_sorts
from tthc_cli.lexicon.messages import message
from tthc_cli.lexicon.unit_groups import unit_group
from tthc_cli.link.issuers import is_same_unit
from tthc_cli.link.targets import find_lower_targets
from tthc_cli.link.unit_book import NO_BOOK, UnitBook
from tthc_cli.model.cascade import Difference
from tthc_cli.model.plan import Plan, Recurrence, Task, Timing

# Only these say until when: `thường xuyên`, `theo kế hoạch` and `khi có yêu cầu` are not comparable (contract,
# Coverage).
_DATED = ("interval", "deadline")
_PER_YEAR: dict[Recurrence, int] = {"annual": 1, "semiannual": 2, "quarterly": 4, "monthly": 12}


def find_differences(
    task: Task, answers: Sequence[Task], parent: Plan, child: Plan, book: UnitBook = NO_BOOK
) -> tuple[Difference, ...]:
    """What the answers to one task of the parent lack; `answers` in order of likeness, the best first.

    An earlier deadline is no difference, a target not repeated no conflict.
    """
    if not answers:
        return ()
    best = answers[0]
    found = [
        _compare_deadlines(task.timing, [answer.timing for answer in answers]),
        *find_lower_targets(task, answers, parent, child),
        _compare_products(task.products, [product for answer in answers for product in answer.products]),
        _compare_leads(task, best, child, book),
        _compare_rhythms(task.timing, best.timing),
    ]
    return tuple(difference for difference in found if difference is not None)


def compare_issue_date(task: Task, child: Plan) -> tuple[Difference, ...]:
    """The day of the plan itself against the deadline by which the parent wants it issued."""
    issued, end = child.date.iso, task.timing.end
    if issued is None or end is None or task.timing.kind not in _DATED or issued <= end:
        return ()
    return (Difference(field="deadline", parent=task.timing.raw or end, child=child.date.raw or issued),)


def find_notes(task: Task, answers: Sequence[Task], lang: str) -> tuple[str, ...]:
    """What of a task and its best answer could not be compared: `thường xuyên` and `theo kế hoạch` are no days."""
    wanted, planned = task.timing, answers[0].timing
    dated = (wanted.kind in _DATED) + (planned.kind in _DATED)
    if dated != 1 or "unspecified" in (wanted.kind, planned.kind):
        return ()
    return (message("note_timing", lang, wanted=wanted.raw, planned=planned.raw),)


def _compare_deadlines(parent: Timing, children: Sequence[Timing]) -> Difference | None:
    """Interval against interval, by their last days: `Quý III` lasts to 30 September.

    Late is only what all dated answers say: where one of them meets the deadline, the other may be a part of the work
    that the parent did not date.
    """
    if parent.end is None or parent.kind not in _DATED or children[0].kind not in _DATED:
        return None
    dated = [timing for timing in children if timing.end is not None and timing.kind in _DATED]
    if not dated or any(timing.end is None or timing.end <= parent.end for timing in dated):
        return None
    first = dated[0]
    return Difference(field="deadline", parent=parent.raw or parent.end, child=first.raw or first.end or "")


def _compare_rhythms(parent: Timing, child: Timing) -> Difference | None:
    """A report asked for every quarter and planned once a year."""
    if parent.kind != "recurring" or child.kind != "recurring" or not parent.recurrence or not child.recurrence:
        return None
    if max(_PER_YEAR[each] for each in child.recurrence) >= max(_PER_YEAR[each] for each in parent.recurrence):
        return None
    return Difference(field="timing", parent=parent.raw or "", child=child.raw or "")


def _compare_products(parents: Sequence[str], children: Sequence[str]) -> Difference | None:
    """Products of other sorts (a report where a decision is asked for). Unknown sorts are not compared."""
    wanted = {sort for product in parents for sort in product_sorts(product)}
    planned = {sort for product in children for sort in product_sorts(product)}
    if not wanted or not planned or wanted & planned or not all(map(product_sorts, children)):
        return None
    return Difference(field="product", parent="; ".join(parents), child="; ".join(children))


def _compare_leads(task: Task, answer: Task, child: Plan, book: UnitBook) -> Difference | None:
    """A task given to this unit, which its plan hands to another body of its own rank or above."""
    own = child.issuer.name or ""
    rank = ("central", "province", "department", "district", "commune")
    others = [lead for lead in answer.leads if agency_level(lead) in rank and unit_group(lead) is None]
    if (
        not others
        or len(others) < len(answer.leads)
        or any(is_same_unit(book.name_of(lead), book.name_of(own)) for lead in others)
    ):
        return None
    if child.issuer.level not in rank or any(
        rank.index(agency_level(lead) or "commune") > rank.index(child.issuer.level) for lead in others
    ):
        return None
    return Difference(field="lead", parent="; ".join(task.leads), child="; ".join(answer.leads))
