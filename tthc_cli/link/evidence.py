"""What speaks for and against one document being the one that a citation means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tthc_cli.lexicon.cascade_words import has_wrong_type_word
from tthc_cli.lexicon.keys import fold
from tthc_cli.lexicon.number_keys import NumberFault, find_number_fault, parse_number_key
from tthc_cli.lexicon.subjects import subject_similarity, subject_words
from tthc_cli.link.issuers import issuer_fits
from tthc_cli.model.plan import Citation, Plan

DateState = Literal["same", "wrong", "unknown"]

# Dice of the informative words of two titles. The subjects under which seeds 000 and 001 cite one decision give 1.0,
# title of seed 003 against them 0.82; plans of one office on neighbouring matters (kiểm soát TTHC, cải cách hành
# chính) 0.0 to 0.5.
SAME_SUBJECT = 0.6
# Below this two printed subjects speak of different matters.
OTHER_SUBJECT = 0.25


@dataclass(frozen=True, slots=True)
class Evidence:
    """The facts of one candidate.

    `number_fault` names how the cited number differs; `date` compares days; `issuer` is None where what is printed
    does not tell; `subject` says that title and cited subject are one matter (None: no subject printed);
    `wrong_type_word`: `Kế hoạch số …/QĐ-…`.
    """

    number_fault: NumberFault | None
    date: DateState
    issuer: bool | None
    subject: bool | None
    wrong_type_word: bool

    @property
    def is_faulty(self) -> bool:
        """Whether the citation is wrong in a way that can be named."""
        return self.number_fault is not None or self.date == "wrong" or self.wrong_type_word

    @property
    def agreeing(self) -> tuple[str, ...]:
        """The names of the facts that agree: `number`, `date`, `issuer`, `subject`."""
        facts = {
            "number": self.number_fault is None,
            "date": self.date == "same",
            "issuer": self.issuer is True,
            "subject": self.subject is True,
        }
        return tuple(name for name, agrees in facts.items() if agrees)


def weigh_candidate(citation: Citation, child: Plan, candidate: Plan) -> Evidence | None:
    """The evidence for a candidate, or None where it cannot be the document cited.

    A wrong number or date is believed only where at least two other facts agree; another issuer never is.
    """
    cited, actual = parse_number_key(citation.key), parse_number_key(candidate.number.key)
    issuer = issuer_fits(citation.issuer, child, candidate)
    if cited is None or actual is None or issuer is False:
        return None
    evidence = Evidence(
        number_fault=find_number_fault(cited, actual),
        date=_compare_dates(citation.date, candidate.date.iso),
        issuer=issuer,
        subject=_compare_subjects(citation, child, candidate),
        wrong_type_word=has_wrong_type_word(citation.raw, citation.key),
    )
    return evidence if _is_believable(evidence, citation, candidate) else None


def is_namesake(citation: Citation, child: Plan, candidate: Plan) -> bool:
    """Whether a document bears the cited number and is by another body than the one cited."""
    cited, actual = parse_number_key(citation.key), parse_number_key(candidate.number.key)
    return (
        cited is not None
        and actual is not None
        and find_number_fault(cited, actual) is None
        and issuer_fits(citation.issuer, child, candidate) is False
    )


def is_near_candidate(citation: Citation, child: Plan, candidate: Plan) -> bool:
    """Whether issuer, symbol and subject agree while number and day both differ, the number by a slip: too little to
    believe in, too much to keep quiet about.
    """
    cited, actual = parse_number_key(citation.key), parse_number_key(candidate.number.key)
    return (
        cited is not None
        and actual is not None
        and find_number_fault(cited, actual) in ("transposed", "one_digit")
        and _compare_dates(citation.date, candidate.date.iso) == "wrong"
        and issuer_fits(citation.issuer, child, candidate) is True
        and _compare_subjects(citation, child, candidate) is True
    )


def _is_believable(evidence: Evidence, citation: Citation, candidate: Plan) -> bool:
    if evidence.number_fault is None:
        return _number_holds(evidence, citation, candidate)
    if evidence.subject is not True:
        return False
    if evidence.number_fault == "other":
        # Not a slip of a digit: only the day and the printed subject together still say that this one is meant.
        return evidence.date == "same" and citation.subject is not None
    return evidence.date == "same" or (evidence.issuer is True and evidence.date == "unknown")


def _number_holds(evidence: Evidence, citation: Citation, candidate: Plan) -> bool:
    """The number is right. Numbers start anew each year: a date of another year needs the subject to agree."""
    if evidence.date == "same":
        return True
    if evidence.date == "unknown":
        return evidence.issuer is True or evidence.subject is True
    if (citation.date or "")[:4] != (candidate.date.iso or "")[:4]:
        return evidence.subject is True
    return evidence.subject is not False and (evidence.issuer is True or evidence.subject is True)


def _compare_dates(cited: str | None, actual: str | None) -> DateState:
    if cited is None or actual is None:
        return "unknown"
    return "same" if cited == actual else "wrong"


def _compare_subjects(citation: Citation, child: Plan, candidate: Plan) -> bool | None:
    """The cited subject against the title; where none is cited, the child's own title, which repeats its parent's."""
    subject = citation.subject or child.title
    if subject is None or candidate.title is None:
        return None
    if not subject_words(subject):
        return None  # "ban hành Kế hoạch": a frame without a matter
    similarity = subject_similarity(subject, candidate.title)
    if similarity >= SAME_SUBJECT:
        return True
    return False if citation.subject is not None and similarity < OTHER_SUBJECT else None


def is_blank_candidate(citation: Citation, child: Plan, candidate: Plan) -> bool:
    """Whether a document whose own number is still blank may be the one cited: its symbol, day and subject agree."""
    cited = parse_number_key(citation.key)
    return (
        candidate.number.blank
        and cited is not None
        and fold(candidate.number.symbol or "") == cited.symbol
        and issuer_fits(citation.issuer, child, candidate) is not False
        and _compare_dates(citation.date, candidate.date.iso) == "same"
        and _compare_subjects(citation, child, candidate) is True
    )
