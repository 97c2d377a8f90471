"""Which parent a plan implements: one remaining candidate is a link, several are an ambiguity, none is a hole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tthc_cli.lexicon.messages import message
from tthc_cli.link.candidates import Candidates
from tthc_cli.link.evidence import Evidence, is_blank_candidate, is_namesake, is_near_candidate, weigh_candidate
from tthc_cli.link.lookup import find_citation
from tthc_cli.model.cascade import CitedParent, Link, LinkStatus
from tthc_cli.model.plan import Citation, Plan

# How sure a link is: all of number, type, date and issuer; one of them not printed; a named fault; a subject that is
# another one. Ordinal, not measured.
_SURE, _INCOMPLETE, _CORRECTED, _OTHER_SUBJECT, _DOUBTFUL = 1.0, 0.9, 0.8, 0.7, 0.6


@dataclass(frozen=True, slots=True)
class _Match:
    candidate: Plan
    evidence: Evidence


def resolve_parents(child: Plan, candidates: Candidates, lang: str) -> tuple[Link, ...]:
    """The links of one document: one for each parent it implements, at least one.

    The parent that the plan names comes first. Further documents that it says to implement, or cites as its basis
    while it names no parent, are links only if the folder holds them.
    """
    main = find_citation(child.parent, child)
    links = [_resolve_citation(main, child, candidates.find(main, child), lang)] if main is not None else []
    found = {link.parent for link in links}
    for citation in _find_further(child, main):
        link = _resolve_citation(citation, child, candidates.find(citation, child), lang)
        if link.parent is not None and link.parent not in found and (main is not None or link.status == "exact"):
            found.add(link.parent)
            links.append(link)
    return tuple(links) or (_link(child, None, "none", _SURE, [message("reason_none", lang)]),)


def _find_further(child: Plan, main: Citation | None) -> Iterator[Citation]:
    relations = ("implements",) if main is not None else ("implements", "basis")
    for citation in child.citations:
        if citation.key and citation.relation in relations and (main is None or citation.key != main.key):
            yield citation


def _resolve_citation(citation: Citation, child: Plan, candidates: Sequence[Plan], lang: str) -> Link:
    matches = [
        _Match(candidate, evidence)
        for candidate in candidates
        if (evidence := weigh_candidate(citation, child, candidate)) is not None
    ]
    exact = [match for match in matches if match.evidence.number_fault is None and match.evidence.date != "wrong"]
    fitting = exact or matches
    if not fitting:
        return _resolve_unnumbered(citation, child, candidates, lang)
    if len(fitting) > 1:
        paths = tuple(sorted(match.candidate.source.path for match in fitting))
        reason = message("reason_ambiguous", lang, key=citation.key, count=len(paths))
        return _link(child, citation, "ambiguous", _DOUBTFUL, [reason], candidates=paths)
    return _link_to(fitting[0], citation, child, lang)


def _resolve_unnumbered(citation: Citation, child: Plan, candidates: Sequence[Plan], lang: str) -> Link:
    """No number fits. A draft parent whose number is still blank stays a candidate: nothing proves that it got the
    number cited. A document that differs in number and day, both by a slip, is named for a person to look at.
    """
    drafts = [plan for plan in candidates if is_blank_candidate(citation, child, plan)]
    near = [plan for plan in candidates if is_near_candidate(citation, child, plan)]
    paths = tuple(plan.source.path for plan in (*drafts, *near))
    hints = [_name_near(citation, plan, lang) for plan in near]
    if drafts:
        blank = ", ".join(plan.source.path for plan in drafts)
        reason = message("reason_blank_parent", lang, key=citation.key, path=blank)
        return _link(child, citation, "ambiguous", _DOUBTFUL, [reason, *hints], candidates=paths)
    reason = _explain_missing(citation, child, candidates, lang)
    return _link(child, citation, "missing", _SURE, [reason, *hints], candidates=paths)


def _explain_missing(citation: Citation, child: Plan, candidates: Sequence[Plan], lang: str) -> str:
    """That the cited document is not there, or only one of its number by another body: every UBND has a 15/KH-UBND."""
    others = [plan for plan in candidates if is_namesake(citation, child, plan)]
    names = "; ".join(f"{plan.issuer.name} ({plan.source.path})" for plan in others)
    key = "reason_other_issuer" if others else "reason_missing"
    return message(key, lang, key=citation.key, names=names)


def _name_near(citation: Citation, plan: Plan, lang: str) -> str:
    facts = {"cited": citation.key, "cited_date": citation.date, "actual": plan.number.key, "date": plan.date.iso}
    return message("reason_near", lang, path=plan.source.path, **facts)


def _link_to(match: _Match, citation: Citation, child: Plan, lang: str) -> Link:
    evidence = match.evidence
    status: LinkStatus = "corrected" if evidence.is_faulty else "exact"
    reasons = list(_name_reasons(match, citation, lang))
    parent = match.candidate.source.path
    return _link(child, citation, status, _find_confidence(evidence), reasons, parent=parent)


def _find_confidence(evidence: Evidence) -> float:
    faults = (evidence.number_fault is not None) + (evidence.date == "wrong")
    if faults:
        return _CORRECTED if faults == 1 else _DOUBTFUL
    if evidence.wrong_type_word:
        return _INCOMPLETE
    if evidence.subject is False:
        return _OTHER_SUBJECT
    return _SURE if evidence.date == "same" and evidence.issuer else _INCOMPLETE


def _name_reasons(match: _Match, citation: Citation, lang: str) -> Iterator[str]:
    """What is wrong with the citation, by name, then what agrees nevertheless."""
    evidence, parent = match.evidence, match.candidate
    facts = {"cited": citation.key, "actual": parent.number.key, "path": parent.source.path}
    if evidence.number_fault is not None:
        yield message(f"reason_number_{evidence.number_fault}", lang, **facts)
    if evidence.date == "wrong":
        yield message("reason_date_wrong", lang, cited=citation.date, actual=parent.date.iso)
    if evidence.wrong_type_word:
        yield message("reason_type_word", lang, raw=citation.raw, key=citation.key)
    if evidence.subject is False:
        yield message("reason_other_subject", lang, cited=citation.subject, actual=parent.title)
    agreeing = [message(f"fact_{fact}", lang) for fact in evidence.agreeing]
    yield message("reason_agrees", lang, facts=", ".join(agreeing))


def _link(
    child: Plan,
    citation: Citation | None,
    status: LinkStatus,
    confidence: float,
    reasons: Sequence[str],
    *,
    parent: str | None = None,
    candidates: tuple[str, ...] = (),
) -> Link:
    cited = CitedParent(key=citation.key, date=citation.date) if citation is not None else None
    return Link(
        child=child.source.path,
        citation=cited,
        parent=parent,
        status=status,
        confidence=confidence,
        reasons=tuple(reasons),
        candidates=candidates,
    )


def mark_cycles(links: Sequence[Link], lang: str) -> tuple[Link, ...]:
    """The links, with those whose chain of parents returns to the child marked `cycle`."""
    parents: dict[str, set[str]] = {}
    for link in links:
        if link.parent is not None:
            parents.setdefault(link.child, set()).add(link.parent)
    return tuple(_mark_cycle(link, parents, lang) for link in links)


def _mark_cycle(link: Link, parents: dict[str, set[str]], lang: str) -> Link:
    if link.parent is None or link.child not in _find_ancestors(link.parent, parents):
        return link
    reason = message("reason_cycle", lang, parent=link.parent)
    return link.model_copy(update={"status": "cycle", "reasons": (reason, *link.reasons)})


def _find_ancestors(path: str, parents: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [path]
    while waiting:
        for parent in parents.get(waiting.pop(), set()) - found:
            found.add(parent)
            waiting.append(parent)
    return found
