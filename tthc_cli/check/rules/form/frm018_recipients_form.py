"""FRM018: the list of recipients is not punctuated as the decree sets, or lacks `Lưu: VT`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.model.draft import Draft, DraftText

_ARCHIVE = re.compile(r"lưu\s*:?\s*(?P<vt>VT|văn thư)?", re.IGNORECASE)

# Blanks, signs of markup, and tones that a file keeps apart from their letters.
_BETWEEN = re.compile("[ \\t\u00a0*_\u0300-\u036f]*")


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each line but the last without `;` that opens no list of its own, one for a last line without a
    full stop, one for a list without `Lưu: VT`.
    """
    lines = list(draft.find("recipients"))
    for text in lines[:-1]:
        if _mark_after(draft, text) != ";" and not text.text.endswith(":"):
            yield Problem(draft.path, draft.span(text), "frm018_inner", {"line": text.text}, (text.text,))
    if lines and _mark_after(draft, lines[-1]) != ".":
        yield Problem(draft.path, draft.span(lines[-1]), "frm018_last", {"line": lines[-1].text}, (lines[-1].text,))
    yield from _find_archive(draft, lines)


def _mark_after(draft: Draft, text: DraftText) -> str:
    """The mark that follows a recipient in the file, or nothing. A line of the signature may stand close behind it."""
    recipient, mark, rest = text.text.rpartition(";")
    if recipient and rest.isupper():
        return mark
    rest = _BETWEEN.sub("", draft.source[text.at[-1] + 1 :], count=1)
    return rest[:1] if rest[:1] in (";", ".", ",") else ""


def _find_archive(draft: Draft, lines: Sequence[DraftText]) -> Iterator[Problem]:
    if not lines:
        return
    last = lines[-1]
    match = next((found for text in lines if (found := _ARCHIVE.match(text.text))), None)
    if match is None:
        yield Problem(draft.path, draft.span(last), "frm018_archive_missing", {}, ())
    elif not match["vt"]:
        yield Problem(draft.path, draft.span(last), "frm018_archive_form", {"line": match.string}, ())


RULE = DraftRule("FRM018", "recipients-form", "warning", find)
