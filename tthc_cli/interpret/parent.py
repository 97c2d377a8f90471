"""Which of the cited documents this one implements."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from tthc_cli.interpret.identity import Identity
from tthc_cli.lexicon.abbreviations import contract_terms
from tthc_cli.lexicon.agencies import agency_level
from tthc_cli.lexicon.document_types import normative_types
from tthc_cli.lexicon.keys import fold
from tthc_cli.lexicon.phrases import word_list
from tthc_cli.model.plan import Citation, ParentReference

_RANK = {"central": 0, "province": 1, "department": 2, "district": 2, "commune": 3, "unit": 4}
_WORD = re.compile(r"[^\W\d_]+")
_PERIOD = re.compile(r"(20\d{2})\s*[-–]\s*(?:năm\s*)?(20\d{2})")
_OWNER = re.compile(r"\s(?:của|trên địa bàn|tại)\s.*$", re.DOTALL)
_TTHC = re.compile(r"thủ tục hành chính")
_CCHC = re.compile(r"cải cách hành chính")
# How much of the plan's own subject the parent's must share; seed 004 shares all, a plan of another field a fifth.
_SHARED = 0.5


class _Candidate(NamedTuple):
    citation: Citation
    score: float


def find_parent(identity: Identity, citations: Sequence[Citation]) -> ParentReference | None:
    """The implemented or basis citation by a superior body whose subject and year are this plan's own; None where there
    is none.

    Laws, decrees and circulars are no parents. Of several, the one that agrees best; it is given with its date as
    cited.
    """
    candidates = [_weigh(identity, citation) for citation in citations if _may_be_parent(identity, citation)]
    fitting = [candidate for candidate in candidates if candidate is not None]
    if not fitting:
        return None
    best = max(fitting, key=lambda candidate: candidate.score).citation
    dated = best.date or next((c.date for c in citations if c.key == best.key and c.date), None)
    return ParentReference(key=best.key or "", date=dated)


def _may_be_parent(identity: Identity, citation: Citation) -> bool:
    if citation.key is None or citation.key.startswith("/") or citation.key == identity.number.key:
        return False
    if citation.relation not in ("basis", "implements") or citation.type in normative_types() or citation.type is None:
        return False
    return citation.where == "preamble" or citation.relation == "basis"


def _weigh(identity: Identity, citation: Citation) -> _Candidate | None:
    """How well a citation fits as the parent; None if it cannot be."""
    names = _name_words(identity, citation)
    shared = _shared_subject(citation.subject or "", identity.title or "", names)
    year = _year_fit(identity, citation)
    if year is None or shared < _SHARED or not _is_superior(identity, citation):
        return None
    kind = 0.3 if citation.type in ("QĐ", "KH") else 0.0  # a directive of the same year urges on what these lay down
    score = kind + shared + year + (0.5 if citation.relation == "implements" else 0.0) + _nearness(identity, citation)
    return _Candidate(citation, score)


def _name_words(identity: Identity, citation: Citation) -> frozenset[str]:
    """The words of the agencies and the province, which name no subject."""
    names = (identity.issuer.name, identity.issuer.superior, identity.issuer.province, citation.issuer)
    return frozenset(word for name in names if name for word in _WORD.findall(fold(name)))


def _shared_subject(cited: str, own: str, names: frozenset[str]) -> float:
    """How much of the shorter subject the other holds, 0 … 1. One may be written out and the other short (`PBGDPL`),
    so they are compared in full and contracted, and the better one counts: contracted, a term is one word, and what
    part of it the other subject repeats is lost.
    """
    shares = []
    for spell in (_spell_plainly, contract_terms):
        left, right = (_subject_words(text, spell) - names for text in (cited, own))
        shares.append(len(left & right) / min(len(left), len(right)) if left and right else 0.0)
    return max(shares)


def _subject_words(text: str, spell: Callable[[str], str]) -> frozenset[str]:
    """The words that tell a subject from others of the trade. What follows "của" names an agency."""
    return frozenset(_WORD.findall(spell(_OWNER.sub("", text)))) - frozenset(word_list("common_words"))


def _spell_plainly(text: str) -> str:
    return _CCHC.sub("cchc", _TTHC.sub("tthc", fold(text)))


def _year_fit(identity: Identity, citation: Citation) -> float | None:
    """1 when the subject names the plan's year; less when only the date fits it; None when it is for another year or
    period.
    """
    if identity.year is None:
        return 0.5
    subject = citation.subject or ""
    years = {int(year) for year in re.findall(r"(?<!\d)20\d{2}(?!\d)", _PERIOD.sub(" ", subject))}
    if identity.year in years:
        return 1.0
    if years or _PERIOD.search(subject) or citation.date is None:
        return None
    issued = int(citation.date[:4])
    return 0.4 if issued in (identity.year, identity.year - 1) else None


def _is_superior(identity: Identity, citation: Citation) -> bool:
    level = agency_level(citation.issuer) if citation.issuer else None
    if level is None or identity.issuer.level is None:
        return True
    return _RANK[level] < _RANK[identity.issuer.level]


def _nearness(identity: Identity, citation: Citation) -> float:
    """Of two superiors the nearer one: the town before the province."""
    level = agency_level(citation.issuer) if citation.issuer else None
    if level is None or identity.issuer.level is None:
        return 0.0
    return -0.1 * (_RANK[identity.issuer.level] - _RANK[level])
