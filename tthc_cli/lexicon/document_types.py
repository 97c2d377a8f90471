"""Document types: the words of titles and citations and their abbreviations (NĐ 30/2020/NĐ-CP, Phụ lục III)."""

from __future__ import annotations

from functools import cache

from tthc_cli.lexicon.data_files import read_data
from tthc_cli.lexicon.keys import fold


@cache
def _types() -> tuple[tuple[str, str, bool, bool], ...]:
    return tuple(
        (entry["abbr"], entry["word"], entry["own"], entry["cited"]) for entry in read_data("document_types")["types"]
    )


@cache
def kind_words() -> dict[str, str]:
    """Folded type word → abbreviation, of the types that a document's own title can name: `kế hoạch` → `KH`."""
    return {fold(word): abbr for abbr, word, own, _ in _types() if own}


@cache
def citation_words() -> dict[str, str]:
    """Folded type word → abbreviation, of the types that a citation can begin with, longest word first."""
    words = {fold(word): abbr for abbr, word, _, cited in _types() if cited}
    return dict(sorted(words.items(), key=lambda item: -len(item[0])))


@cache
def normative_types() -> frozenset[str]:
    """Abbreviations of normative texts (laws, decrees, circulars), which no plan has as its parent."""
    return frozenset(read_data("document_types")["normative"])


@cache
def _abbreviations() -> dict[str, str]:
    return {abbr.casefold(): abbr for abbr, *_ in _types() if abbr not in ("CV", "Luật")}


def type_of_symbol(symbol: str) -> str | None:
    """The type that a symbol (`KH-STP`, `QĐ/TU`, `UBND-NC`) carries; None where it carries none.

    The capitals of `TTR` and `Ttr` are not told apart from `TTr`; `TT` is the circular.
    """
    first = symbol.replace("/", "-").split("-", 1)[0].strip()
    return _abbreviations().get(first.casefold())


def type_word(abbreviation: str) -> str:
    """The word for a type as a citation begins with it: `Quyết định` for `QĐ`. Raises KeyError for an unknown type."""
    return _words()[abbreviation]


@cache
def _words() -> dict[str, str]:
    words: dict[str, str] = {}
    for abbr, word, _, _ in _types():
        words.setdefault(abbr, word[0].upper() + word[1:])
    return words


@cache
def _symbol_parts() -> dict[str, str]:
    return {part.casefold(): part for part in (*_abbreviations().values(), *read_data("document_types")["mixed_case"])}


def right_symbol(symbol: str) -> str:
    """A symbol with its type and the parts of fixed capitals as usage writes them: `CT-TTg` for `CT-TTG`."""
    first, dash, rest = symbol.partition("-")
    parts = (_symbol_parts().get(part.casefold(), part) for part in rest.split("-"))
    return _symbol_parts().get(first.casefold(), first) + dash + "-".join(parts)
