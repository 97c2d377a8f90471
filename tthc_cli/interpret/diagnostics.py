"""What the reading wants to tell: repairs that were made, pages that could not be read, a plan without tasks."""

from __future__ import annotations

from collections.abc import Sequence

from tthc_cli.clean.clean_document import CleanLine, Repair
from tthc_cli.clean.mapped import Mapped
from tthc_cli.extract.raw import RawNote
from tthc_cli.interpret.fields.number import parse_number
from tthc_cli.interpret.places import Places
from tthc_cli.lexicon.columns import opens_table
from tthc_cli.lexicon.messages import message
from tthc_cli.model.plan import Diagnostic, Task
from tthc_cli.structure.document_tree import DocumentTree

# The language of the documents; the JSON of a plan is the same whatever language the user reads.
_LANG = "vi"


def read_diagnostics(tree: DocumentTree, places: Places, tasks: Sequence[Task]) -> tuple[Diagnostic, ...]:
    """Diagnostics in the order: the file, its repairs, its content."""
    found = [_note(note) for note in tree.clean.raw.notes]
    found += [_repair(repair, places) for repair in tree.clean.repairs]
    number = tree.instruments[0].header.number
    if number is not None and parse_number(number.text).blank:
        found.append(
            Diagnostic(
                code="blank-number",
                severity="info",
                message=message("diagnostic_blank_number", _LANG),
                span=places.span_of(number),
            )
        )
    if not tasks and (unread := _unread_table(tree)) is not None:
        text = message("diagnostic_table_unread", _LANG)
        found.append(Diagnostic(code="table-unread", severity="warning", message=text, span=places.span_of(unread)))
    elif not tasks:
        found.append(Diagnostic(code="no-tasks", severity="info", message=message("diagnostic_no_tasks", _LANG)))
    return tuple(found)


def _unread_table(tree: DocumentTree) -> Mapped | None:
    """The line where a table seems to begin that no reader could take apart."""
    lines = (block for block in tree.clean.blocks if isinstance(block, CleanLine))
    return next((line.text.strip() for line in lines if opens_table(line.text.text)), None)


def _note(note: RawNote) -> Diagnostic:
    facts = {**note.facts, **({"page": note.page} if note.page is not None else {})}
    return Diagnostic(
        code=note.message_key.replace("_", "-"),
        severity=note.severity,
        message=message(note.message_key, _LANG, **facts),
    )


def _repair(repair: Repair, places: Places) -> Diagnostic:
    key = "repair_" + repair.name.replace("-", "_")
    span = places.span(repair.start, repair.start + 1)
    return Diagnostic(code=repair.name, severity="info", message=message(key, _LANG, count=repair.times), span=span)
