"""Which documents of a folder take part: what is no plan, and which files hold one document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import PurePath
from typing import TypeAlias

from tthc_cli.lexicon.agencies import plain_unit
from tthc_cli.lexicon.cascade_words import is_letter_title, other_kinds, plan_kinds
from tthc_cli.lexicon.keys import fold, strip_accents
from tthc_cli.lexicon.number_keys import parse_number_key
from tthc_cli.model.plan import Plan

# Issuer, kind, words of the title, year.
_Identity: TypeAlias = tuple[str, str, str, int | None]
# "KH du thao lan 2", "ke-hoach_v3", "Dự thảo 2": which draft a file says it is, without its accents.
_DRAFT_COUNT = re.compile(r"\b(?:lan|(?<!van[ .-])ban|du[ .-]*thao|v(?:er(?:sion)?)?)[ .-]*(\d{1,2})\b")

# The note of reading a plan together with the workbook that holds its appendix.
_JOINED = "appendix-from-workbook"


def is_plan(plan: Plan) -> bool:
    """Whether a document plans or orders work.

    Kinds that do (KH, QĐ, CT) are plans; letters, reports and minutes are none, whatever their prose reads like; a
    document whose kind is not known is a plan if it has tasks.
    """
    kind = fold(plan.kind or "")
    if kind in plan_kinds():
        return True
    if kind in other_kinds() or _is_letter(plan):
        return False
    return bool(plan.tasks)


def _is_letter(plan: Plan) -> bool:
    """A letter has no kind: its symbol is `VPUBND-KSTT`, its title `V/v …` (NĐ 30/2020, Phụ lục I, II.3.b)."""
    if plan.kind is not None:
        return False
    symbol = fold(plan.number.symbol or "")
    first = re.split(r"[-/]", symbol)[0]
    return bool(symbol and first not in plan_kinds()) or is_letter_title(plan.title or "")


def find_same_documents(plans: Sequence[Plan]) -> tuple[tuple[Plan, ...], ...]:
    """Files that hold one document, such as a draft and its signed copy, or a plan and its appendix once more in a
    file of its own: each group starts with the one that represents it.
    """
    shelves: dict[_Identity, list[Plan]] = {}
    for plan in plans:
        if plan.issuer.name is not None and plan.title is not None:
            shelves.setdefault(_identity(plan), []).append(plan)
    groups = (group for shelf in shelves.values() for group in _group(shelf))
    whole = [sorted(group, key=_issued_first) for group in groups]
    _add_appendices(whole, plans)
    found = [tuple(group) for group in whole if len(group) > 1]
    order = {plan.source.path: place for place, plan in enumerate(plans)}
    return tuple(sorted(found, key=lambda group: min(order[plan.source.path] for plan in group)))


def _add_appendices(groups: Sequence[list[Plan]], plans: Sequence[Plan]) -> None:
    """Puts what has no head of its own, and the very tasks of the one plan it belongs to, behind that plan."""
    for plan in plans:
        if plan.kind is None and plan.number.raw is None and plan.issuer.name is None and plan.tasks:
            owners = [group for group in groups if any(_is_appendix(plan, other) for other in group)]
            if len(owners) == 1:
                owners[0].append(plan)


def _is_appendix(appendix: Plan, plan: Plan) -> bool:
    """Whether a document says `(Kèm theo Kế hoạch số …)` of the plan, or was read with it, and has its tasks."""
    named = any(each.relation == "promulgated_with" and each.key == plan.number.key for each in appendix.citations)
    joined = any(each.code == _JOINED for each in plan.diagnostics)
    return (named or joined) and _say_tasks(appendix) == _say_tasks(plan)


def _say_tasks(plan: Plan) -> tuple[str, ...]:
    return tuple(fold(task.content) for task in plan.tasks)


def _group(shelf: Sequence[Plan]) -> list[list[Plan]]:
    """Plans of one issuer, kind, title and year, put together where numbers and days agree or are still blank."""
    groups: list[list[Plan]] = []
    for plan in shelf:
        for group in groups:
            if all(_same_number(plan, other) and _same_date(plan, other) for other in group):
                group.append(plan)
                break
        else:
            groups.append([plan])
    return groups


def _identity(plan: Plan) -> _Identity:
    words = re.findall(r"\w+", fold(plan.title or ""))
    return plain_unit(plan.issuer.name or ""), fold(plan.kind or ""), " ".join(words), plan.year


def _same_number(left: Plan, right: Plan) -> bool:
    numbers = (parse_number_key(left.number.key), parse_number_key(right.number.key))
    return None in numbers or numbers[0] == numbers[1]


def _same_date(left: Plan, right: Plan) -> bool:
    """A draft's day may be blank, or later filled in; two dates tell two documents apart only where the numbers do
    not speak.
    """
    dates = {plan.date.iso for plan in (left, right)} - {None}
    return len(dates) < 2 or parse_number_key(left.number.key) is not None


def _issued_first(plan: Plan) -> tuple[bool, int, bool, int, str]:
    """The issued copy before drafts, a later day before an earlier one, a signed PDF before its source, a later draft
    before an earlier one as their files count them (`du-thao-lan-2`).
    """
    day = date.fromisoformat(plan.date.iso).toordinal() if plan.date.iso is not None else 0
    signed_copy = plan.source.media_type == "application/pdf"
    count = _DRAFT_COUNT.search(strip_accents(PurePath(plan.source.path).stem).replace("_", " "))
    return plan.number.serial is None, -day, not signed_copy, -int(count[1]) if count else 0, plan.source.path


def drop_copies(plans: Iterable[Plan], groups: Iterable[Sequence[Plan]]) -> tuple[Plan, ...]:
    """The documents, each once: copies go, their representative stays."""
    copies = {plan.source.path for group in groups for plan in group[1:]}
    return tuple(plan for plan in plans if plan.source.path not in copies)
