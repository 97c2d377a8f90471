"""In what a child's task falls short of the parent's: a later deadline, a lower target, another product, lead or
rhythm.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tthc_cli.lexicon.agencies import agency_level
from tthc_cli.lexicon.cascade_words import product_sorts
from tthc_cli.lexicon.keys import fold
from tthc_cli.lexicon.subjects import target_words, task_words
from tthc_cli.lexicon.unit_groups import unit_group
from tthc_cli.link.issuers import is_same_unit
from tthc_cli.model.cascade import Difference
from tthc_cli.model.plan import Plan, Recurrence, Target, Task, Timing

# Only these say until when: `thường xuyên`, `theo kế hoạch` and `khi có yêu cầu` are not comparable (contract,
# Coverage).
_DATED = ("interval", "deadline")
_PER_YEAR: dict[Recurrence, int] = {"annual": 1, "semiannual": 2, "quarterly": 4, "monthly": 12}


def find_differences(task: Task, answers: Sequence[Task], child: Plan) -> tuple[Difference, ...]:
    """What the answers to one task of the parent lack; `answers` in order of likeness, the best first.

    An earlier deadline is no difference, a target not repeated no conflict.
    """
    if not answers:
        return ()
    best = answers[0]
    found = [
        _compare_deadlines(task.timing, best.timing),
        *_compare_targets(task.targets, [target for answer in answers for target in answer.targets]),
        _compare_products(task.products, [product for answer in answers for product in answer.products]),
        _compare_leads(task, best, child),
        _compare_rhythms(task.timing, best.timing),
    ]
    return tuple(difference for difference in found if difference is not None)


def compare_issue_date(task: Task, child: Plan) -> tuple[Difference, ...]:
    """The day of the plan itself against the deadline by which the parent wants it issued."""
    issued, end = child.date.iso, task.timing.end
    if issued is None or end is None or task.timing.kind not in _DATED or issued <= end:
        return ()
    return (Difference(field="deadline", parent=task.timing.raw or end, child=child.date.raw or issued),)


def _compare_deadlines(parent: Timing, child: Timing) -> Difference | None:
    if parent.end is None or child.end is None or parent.kind not in _DATED or child.kind not in _DATED:
        return None
    if child.end <= parent.end:
        return None
    return Difference(field="deadline", parent=parent.raw or parent.end, child=child.raw or child.end)


def _compare_rhythms(parent: Timing, child: Timing) -> Difference | None:
    """A report asked for every quarter and planned once a year."""
    if parent.kind != "recurring" or child.kind != "recurring" or not parent.recurrence or not child.recurrence:
        return None
    if max(_PER_YEAR[each] for each in child.recurrence) >= max(_PER_YEAR[each] for each in parent.recurrence):
        return None
    return Difference(field="timing", parent=parent.raw or "", child=child.raw or "")


def _compare_targets(parents: Sequence[Target], children: Sequence[Target]) -> Iterator[Difference]:
    for parent in parents:
        comparable = [child for child in children if _is_comparable(parent, child, parents, children)]
        if comparable and all(_is_lower(child, parent) for child in comparable):
            nearest = min(comparable, key=lambda child: abs(child.value - parent.value))
            yield Difference(field="target", parent=parent.text, child=nearest.text)


def _is_comparable(parent: Target, child: Target, parents: Sequence[Target], children: Sequence[Target]) -> bool:
    """The same unit, and the same counted thing: by its words, or because each side has but one target of this unit."""
    if fold(parent.unit) != fold(child.unit) or (parent.comparator in ("<", "<=")) != (child.comparator in ("<", "<=")):
        return False
    nouns, other_nouns = _find_nouns(parent), _find_nouns(child)
    if nouns and other_nouns:
        return 2 * len(nouns & other_nouns) >= min(len(nouns), len(other_nouns))
    return all(
        len([each for each in side if fold(each.unit) == fold(parent.unit)]) == 1 for side in (parents, children)
    )


def _find_nouns(target: Target) -> frozenset[str]:
    """The words for what is counted, without the figure, its unit and `tối thiểu`, `đạt`, `trên`."""
    words = set(task_words(target.text)) - target_words() - set(fold(target.unit).split())
    return frozenset(word for word in words if not word[0].isdigit())


def _is_lower(child: Target, parent: Target) -> bool:
    """Whether a child aims lower: below what is to be reached, above what must not be exceeded."""
    if parent.comparator in ("<", "<="):
        return child.value > parent.value
    return child.value < parent.value


def _compare_products(parents: Sequence[str], children: Sequence[str]) -> Difference | None:
    """Products of other sorts (a report where a decision is asked for). Unknown sorts are not compared."""
    wanted = {sort for product in parents for sort in product_sorts(product)}
    planned = {sort for product in children for sort in product_sorts(product)}
    if not wanted or not planned or wanted & planned or not all(map(product_sorts, children)):
        return None
    return Difference(field="product", parent="; ".join(parents), child="; ".join(children))


def _compare_leads(task: Task, answer: Task, child: Plan) -> Difference | None:
    """A task given to this unit, which its plan hands to another body of its own rank or above."""
    own = child.issuer.name or ""
    rank = ("central", "province", "department", "district", "commune")
    others = [lead for lead in answer.leads if agency_level(lead) in rank and unit_group(lead) is None]
    if not others or len(others) < len(answer.leads) or any(is_same_unit(lead, own) for lead in others):
        return None
    if child.issuer.level not in rank or any(
        rank.index(agency_level(lead) or "commune") > rank.index(child.issuer.level) for lead in others
    ):
        return None
    return Difference(field="lead", parent="; ".join(task.leads), child="; ".join(answer.leads))
