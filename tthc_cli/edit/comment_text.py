"""What a comment says of a finding: code, how grave, what is wrong, and the places that explain it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tthc_cli.errors import printed_path
from tthc_cli.lexicon.report_messages import label
from tthc_cli.model.base import Span
from tthc_cli.model.findings import Finding, Related

_LONGEST_QUOTE = 80
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class CommentText:
    """The comments of one file. `text` is its extracted text: offsets mean nothing to who reads the file itself, so
    other places in it are told by their words.
    """

    def __init__(self, path: Path, text: str, lang: str) -> None:
        self._path, self._text, self._lang = printed_path(path), text, lang

    def lines(self, finding: Finding, *, quoted: bool) -> list[str]:
        """The lines of the comment. `quoted`: it stands elsewhere than the words it is about, which it then names."""
        severity = label(f"severity_{finding.severity}", self._lang)
        said = [f"{finding.code} – {severity}: {finding.message}"]
        if quoted and finding.span is not None and (words := self._quote(finding.span)):
            said.append(label("annotated_words", self._lang, words=words))
        said += self._related(finding.related)
        return [_UNPRINTABLE.sub("", line) for line in said]

    def _related(self, related: tuple[Related, ...]) -> Iterator[str]:
        for place in related:
            where = self._quote(place.span) if place.span is not None and place.path == self._path else place.path
            seen = label("see_also", self._lang, place=where or place.path)
            yield f"→ {seen}{f': {place.message}' if place.message else ''}"

    def _quote(self, span: Span) -> str:
        words = " ".join(self._text[span.start : span.end].split())
        return f"«{words[:_LONGEST_QUOTE]}{'…' if len(words) > _LONGEST_QUOTE else ''}»" if words else ""
