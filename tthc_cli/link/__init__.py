"""Plans → Cascade: which parent each document implements, which task answers which. Sees models and words, never
files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from tthc_cli.link.absent_units import find_absent_units
from tthc_cli.link.candidates import Candidates
from tthc_cli.link.coverage import build_index, compare_plans
from tthc_cli.link.documents import drop_copies, find_same_documents, is_plan
from tthc_cli.link.parents import mark_cycles, resolve_parents
from tthc_cli.link.unit_book import UnitBook
from tthc_cli.model.cascade import Cascade, Coverage, DocumentSummary, Link
from tthc_cli.model.plan import Plan
from tthc_cli.model.units import UnitEntry

__all__ = ["UnitBook", "WatchPairs", "compare_plans", "link_plans"]

Pair: TypeAlias = tuple[str, str]
WatchPairs: TypeAlias = Callable[[Sequence[Pair]], Iterable[Pair]]
"""Passes the pairs (parent, child) on that are compared one by one, to tell of them."""


def link_plans(
    plans: Sequence[Plan],
    *,
    parent_path: str | None = None,
    lang: str = "vi",
    units: Sequence[UnitEntry] = (),
    watch: WatchPairs = iter,
) -> Cascade:
    """Links the documents of a folder and compares each child with its parent.

    With `parent_path`, that document alone is taken as a possible parent. Letters and reports are told in
    `not_plans`; of files that hold one document only the representative takes part. Reasons are written in `lang`.
    The order of `plans` is kept. `units` is what the user knows about units; `watch` sees
    each pair before it is compared.
    """
    book = UnitBook(units)
    acting = [plan for plan in plans if is_plan(plan)]
    groups = find_same_documents(acting)
    documents = drop_copies(acting, groups)
    parent_path = _find_representative(parent_path, groups)
    candidates = Candidates([plan for plan in documents if parent_path in (None, plan.source.path)])
    links = mark_cycles([link for plan in documents for link in resolve_parents(plan, candidates, lang)], lang)
    coverage = _compare_linked(documents, links, lang, book, watch)
    return Cascade(
        documents=tuple(_summarize(plan) for plan in documents),
        links=links,
        coverage=coverage,
        absent_units=_find_absent(documents, coverage, parent_path, book),
        not_plans=tuple(plan.source.path for plan in plans if not is_plan(plan)),
        same_document=tuple(tuple(plan.source.path for plan in group) for group in groups),
    )


def _find_representative(path: str | None, groups: Sequence[Sequence[Plan]]) -> str | None:
    """The file that stands for the document in `path`."""
    copies = {plan.source.path: group[0].source.path for group in groups for plan in group}
    return copies.get(path, path) if path is not None else None


def _summarize(plan: Plan) -> DocumentSummary:
    return DocumentSummary(
        path=plan.source.path,
        key=plan.number.key,
        title=plan.title,
        issuer=plan.issuer.name,
        date=plan.date.iso,
        tasks=len(plan.tasks),
    )


def _compare_linked(
    documents: Sequence[Plan], links: Sequence[Link], lang: str, book: UnitBook, watch: WatchPairs
) -> tuple[Coverage, ...]:
    by_path = {plan.source.path: plan for plan in documents}
    index = build_index(documents)
    pairs = [
        (link.parent, link.child) for link in links if link.parent is not None and link.status in ("exact", "corrected")
    ]
    return tuple(
        compare_plans(by_path[parent], by_path[child], index, lang=lang, book=book) for parent, child in watch(pairs)
    )


def _find_absent(
    documents: Sequence[Plan], coverage: Sequence[Coverage], parent_path: str | None, book: UnitBook
) -> tuple[str, ...]:
    """Over all documents that are parents here."""
    parents = {pair.parent for pair in coverage} | {parent_path}
    issuers = tuple(dict.fromkeys(plan.issuer.name for plan in documents if plan.issuer.name is not None))
    named = (
        unit
        for plan in documents
        if plan.source.path in parents
        for unit in find_absent_units(plan, issuers, book, documents)
    )
    return tuple(dict.fromkeys(named))
