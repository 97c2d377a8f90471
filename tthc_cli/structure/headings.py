"""Is the text after a label a title that stands alone, or the words of a numbered paragraph?"""

from __future__ import annotations

import re

from tthc_cli.clean.mapped import Mapped
from tthc_cli.structure.numerals import Label

_BRACKET = re.compile(r"\s*\([^()]*\)\s*")
_SENTENCE_END = re.compile(r"(?:[.;,!?…]|\./\.)\s*$")
_TITLE_WORDS = 40
_SHORT_TITLE_WORDS = 30
# "1. Văn phòng Sở:" is a title; "2. Văn phòng Sở chủ trì, phối hợp với … các nội dung sau:" opens a list.
_COLON_WORDS = 12
_DOTTED_WORDS = 6


def is_heading(label: Label, text: str, *, bold: bool, has_content: bool) -> bool:
    """Whether `text` is a title. `has_content` says that paragraphs, items or a table stand under it."""
    words = len(text.split())
    if not words or words > _TITLE_WORDS:
        return False
    bare = _BRACKET.sub(" ", text)
    if bare.upper() == bare and any(char.isalpha() for char in bare):
        return True
    if _SENTENCE_END.search(text):
        return text.rstrip().endswith(".") and words <= _DOTTED_WORDS and has_content and ":" not in text
    if text.rstrip().endswith(":"):
        return words <= _COLON_WORDS
    if label.kind in ("roman", "part", "chapter") or bold:
        return True
    return has_content and words <= _SHORT_TITLE_WORDS


def trim_heading(text: Mapped) -> Mapped:
    """A title without its end colon or dot."""
    return text.strip().strip(":.").strip() if not text.text.endswith("…") else text
