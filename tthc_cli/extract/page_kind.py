"""What a page is to a reader: text, a picture of text, letters that mean nothing, or blank paper."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from tthc_cli.extract.page_content import PageContent, Word

PageKind: TypeAlias = Literal["text", "scan", "empty", "garbage"]
"""`text`: the text layer can be read; `scan`: the page is a picture or drawn outlines; `garbage`: it has a text layer
that does not say what is printed; `empty`: nothing is printed on it."""

FEW_WORDS = 40
"""A page that is a picture with fewer words than this is a scan: e-signature stamps bring 11 to 34 words."""

_PICTURE = 0.6
_SPECK = 0.02
"""Less of a page than this is a stamp's shadow or a logo, and the page else empty."""

_OUTLINES = 100
"""So many drawn shapes on a page without letters are letters drawn as outlines; a flow chart has fewer."""

_ODD_SHARE = 0.1
_ODD_CATEGORIES = frozenset({"Cc", "Cn", "Co", "Cs"})
_FEWEST_JUDGED = 20
_SAMPLE = 120
"""Words of a page that are judged, from all over it: more would not say more and cost more than the page's layout."""

_SYLLABLES, _FEW_SYLLABLES, _PLAIN = 0.5, 0.3, 0.5
"""Share of words that are Vietnamese syllables: on real pages 0.75 and more, in an English text 0.15 to 0.3, in what a
foreign OCR makes of Vietnamese below 0.4, where glyph numbers stand for letters below 0.1. Those last are not even
plain words, as English ones are."""

_EDGES = "\"'“”‘’()[]{}<>.,;:!?…-–—/\\*+=%•·"
_NOT_JUDGED = re.compile(r"[\W\d_]*|.|\W*\d[\d.,:/%-]*\W*|[\w.]*[-/@&][\w./@&-]*")
"""Numbers, single letters, document numbers (`41/KH-UBND`) and addresses are no syllables on healthy pages either."""

_LETTERS = re.compile(r"(?:[^\W\d_]|[¡-¿\u0300-\u036f])+")
_ABBREVIATION = re.compile(r"[A-ZĐ]{2,6}")
_FOREIGN_LETTER = "¤"
_SYLLABLE = re.compile(
    r"""
    (?: [bcdghklmnpqrstvx]|ch|gh|gi|kh|ng|ngh|nh|ph|qu|th|tr )?   # how a syllable begins
    (?: [aeiouy¤]{1,3} )                                          # its vowels; ¤: a letter of a pre-Unicode font
    (?: c|ch|m|n|ng|nh|p|t )?                                     # how it ends
    """,
    re.VERBOSE,
)


def find_kind(content: PageContent) -> PageKind:
    """What kind of page this is. The one place that decides whether a text layer is worth reading."""
    if not content.words:
        return "scan" if content.picture_share > _SPECK or content.drawings > _OUTLINES else "empty"
    pictured = content.picture_share > _PICTURE
    if pictured and len(content.words) < FEW_WORDS:
        return "scan"
    return "garbage" if _is_garbage(content.words, pictured=pictured) else "text"


def _is_garbage(words: list[Word], *, pictured: bool) -> bool:
    """Whether letters say nothing. Over a picture they are somebody's OCR, which has to be good Vietnamese to be
    worth more than ours."""
    sample = [word.text for word in words[:: 1 + len(words) // _SAMPLE]]
    counts = Counter("".join(sample))
    if sum(counts[char] for char in counts if _is_odd(char)) > _ODD_SHARE * counts.total():
        return True
    found = count_words(sample)
    if found.judged < _FEWEST_JUDGED:
        return False
    if pictured:
        return found.syllables < _SYLLABLES * found.judged
    return found.syllables < _FEW_SYLLABLES * found.judged and found.plain < _PLAIN * found.judged


def _is_odd(char: str) -> bool:
    """Whether no printed letter has this code: what a broken map to Unicode gives."""
    return unicodedata.category(char) in _ODD_CATEGORIES or char == "\ufffd"


class WordCount(NamedTuple):
    """How many words of a page can be judged, how many of them are letters in one case, how many of those could be
    Vietnamese syllables."""

    judged: int
    plain: int
    syllables: int


def count_words(texts: Iterable[str]) -> WordCount:
    """Judges words by their letters alone.

    Letters of Latin-1 that are no Vietnamese ones count as vowels: pre-Unicode fonts (TCVN3, VNI) are healthy text in
    another encoding.
    """
    judged = plain = syllables = 0
    for text in texts:
        one = _judge(text)
        judged += one.judged
        plain += one.plain
        syllables += one.syllables
    return WordCount(judged, plain, syllables)


@lru_cache(maxsize=4096)
def _judge(text: str) -> WordCount:
    """One word; the few hundred words of a plan stand on all its pages."""
    core = text.strip(_EDGES)
    if _NOT_JUDGED.fullmatch(core) or _ABBREVIATION.fullmatch(core):
        return WordCount(0, 0, 0)
    if not _LETTERS.fullmatch(core) or not (core[1:].islower() or core.isupper()):
        return WordCount(1, 0, 0)
    return WordCount(1, 1, int(_SYLLABLE.fullmatch(_base_letters(core.lower())) is not None))


def _base_letters(word: str) -> str:
    plain = (char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))
    return "".join("d" if char in "đð" else char if char < "\x80" else _FOREIGN_LETTER for char in plain)
