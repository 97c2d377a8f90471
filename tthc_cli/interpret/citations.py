"""Citations, targets and deadlines of a whole document, in order."""

from __future__ import annotations

from collections.abc import Sequence

from tthc_cli.clean.mapped import Mapped
from tthc_cli.interpret.fields.citation import Mention, find_mentions
from tthc_cli.interpret.fields.deadline import find_deadlines
from tthc_cli.interpret.fields.relation import find_relations
from tthc_cli.interpret.fields.target import find_targets
from tthc_cli.interpret.passages import Passage
from tthc_cli.interpret.places import Places
from tthc_cli.model.base import Span
from tthc_cli.model.plan import Citation, Deadline, Relation, Target


def read_citations(passages: Sequence[Passage], places: Places) -> tuple[Citation, ...]:
    """Every mention of another document."""
    return tuple(citation for passage in passages for citation in _citations(passage, places))


def _citations(passage: Passage, places: Places) -> list[Citation]:
    text = passage.text.text
    mentions = find_mentions(text)
    if not mentions:
        return []
    relations = find_relations(text, mentions, "basis" if passage.lists_basis else "mention")
    return [
        _citation(passage, mention, relation, places) for mention, relation in zip(mentions, relations, strict=True)
    ]


def _citation(passage: Passage, mention: Mention, relation: Relation, places: Places) -> Citation:
    return Citation(
        raw=" ".join(passage.text.text[mention.start : mention.end].split()),
        type=mention.type,
        key=mention.key,
        date=mention.date,
        issuer=mention.issuer,
        subject=mention.subject,
        relation=relation,
        where=passage.where,
        span=_span(passage.text, mention.start, mention.end, places),
    )


def _span(text: Mapped, start: int, end: int, places: Places) -> Span:
    return places.span_of(text.part(start, end))


def read_targets(passages: Sequence[Passage], places: Places) -> tuple[Target, ...]:
    """Every level to reach, wherever it stands; the same figure printed twice counts twice."""
    return tuple(
        Target(
            text=found.clause,
            comparator=found.comparator,
            value=found.value,
            unit=found.unit,
            where=passage.where,
            span=_span(passage.text, found.start, found.end, places),
        )
        for passage in passages
        for found in find_targets(passage.text.text)
    )


def read_deadlines(passages: Sequence[Passage], places: Places, year: int | None) -> tuple[Deadline, ...]:
    """Deadlines in the body's prose; those of the task table are the tasks' timing."""
    return tuple(
        Deadline(
            raw=passage.text.text[found.start : found.end],
            end=found.end_date,
            where=passage.where,
            text=found.sentence,
            span=_span(passage.text, found.start, found.end, places),
        )
        for passage in passages
        if not passage.in_table and not passage.in_note
        for found in find_deadlines(passage.text.text, year)
    )
