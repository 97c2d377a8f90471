"""Findings written into a copy: which formats take them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tthc_cli.errors import UsageError
from tthc_cli.extract.open import read_bytes
from tthc_cli.model.findings import Finding
from tthc_cli.options import ExtractOptions

_WORD, _PDF = (".docx", ".docm", ".dotx", ".dotm"), (".pdf",)


class AnnotatedCopy(NamedTuple):
    """The bytes of a copy, how many findings it bears, and whether the original is signed, which no copy can be."""

    data: bytes
    findings: int
    signed: bool


def require_annotatable(path: Path) -> None:
    """Raises `UsageError` (`annotate_format`) for a file that takes no comments."""
    if path.suffix.lower() not in (*_WORD, *_PDF):
        raise UsageError("annotate_format", path=str(path))


def annotate_file(path: Path, findings: Sequence[Finding], lang: str, options: ExtractOptions) -> AnnotatedCopy:
    """A copy of a Word file with comments, or of a PDF with highlights. Raises `UnreadableFileError`, or `UsageError`
    like `require_annotatable`.
    """
    require_annotatable(path)
    data = read_bytes(path, options.max_bytes)
    if path.suffix.lower() in _PDF:
        from tthc_cli.edit.pdf_marks import highlight_pdf

        return highlight_pdf(path, data, findings, lang, options)
    from tthc_cli.edit.word_comments import comment_docx

    return comment_docx(path, data, findings, lang, options)
