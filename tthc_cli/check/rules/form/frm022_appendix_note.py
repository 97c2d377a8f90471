"""FRM022: an appendix does not say what it was issued with, or says another number or day."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.lexicon.keys import fold
from tthc_cli.model.draft import Draft
from tthc_cli.model.plan import Citation, Plan


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each labelled appendix without its `(Kèm theo …)`, one for each such line whose number or date
    is not the document's own.
    """
    noted = [draft.span(text).start for text in draft.find("appendix_note")]
    for appendix in draft.plan.appendices:
        inside = any(appendix.span.start <= start < appendix.span.end for start in noted)
        if appendix.label and not inside:
            facts = {"label": appendix.label}
            yield Problem(draft.path, appendix.span, "frm022_note_missing", facts, (appendix.label,))
    for citation in draft.plan.citations:
        if citation.relation == "promulgated_with" and citation.where in ("appendix", "preamble"):
            yield from _compare(draft, citation)


def _compare(draft: Draft, citation: Citation) -> Iterator[Problem]:
    plan = draft.plan
    if _differs(citation.key, plan.number.key) and not plan.number.blank:
        facts = {"cited": citation.key, "own": plan.number.key}
        yield Problem(draft.path, citation.span, "frm022_number", facts, (citation.key,))
    if _is_own(citation, plan) and _differs(citation.date, plan.date.iso):
        facts = {"cited": citation.date, "own": plan.date.iso}
        yield Problem(draft.path, citation.span, "frm022_date", facts, (citation.date,))


def _is_own(citation: Citation, plan: Plan) -> bool:
    return not _differs(citation.key, plan.number.key)


def _differs(cited: str | None, own: str | None) -> bool:
    return cited is not None and own is not None and not cited.startswith("/") and fold(cited) != fold(own)


RULE = DraftRule("FRM022", "appendix-note", "warning", find)
