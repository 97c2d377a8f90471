"""Words that decide what a document is in a cascade (data/cascade.yaml)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from tthc_cli.lexicon.abbreviations import contract_terms
from tthc_cli.lexicon.data_files import read_data
from tthc_cli.lexicon.document_types import citation_words, type_of_symbol
from tthc_cli.lexicon.keys import fold
from tthc_cli.lexicon.number_keys import parse_number_key
from tthc_cli.lexicon.subjects import plan_object_words


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = read_data("cascade")
    return data


@cache
def plan_kinds() -> frozenset[str]:
    """Folded abbreviations of the kinds that plan or order work (KH, QĐ, CT, …)."""
    return frozenset(fold(kind) for kind in _data()["plan_kinds"])


@cache
def other_kinds() -> frozenset[str]:
    """Folded abbreviations of the kinds that are never a plan (letters, reports, minutes, …)."""
    return frozenset(fold(kind) for kind in _data()["other_kinds"])


def is_letter_title(title: str) -> bool:
    """Whether a title begins as the subject line of a letter: `V/v …`."""
    return fold(title).startswith(tuple(fold(word) for word in _data()["letter_titles"]))


def has_wrong_type_word(raw: str, key: str | None) -> bool:
    """Whether the type word that opens a citation is another than the symbol of its number says: `Kế hoạch số
    2618/QĐ-UBND`.
    """
    folded = fold(raw)
    word = next((abbr for word, abbr in citation_words().items() if folded.startswith(word)), None)
    number = parse_number_key(key)
    symbol = type_of_symbol(number.symbol) if number is not None else None
    # `Văn bản số …` says nothing about the type.
    return symbol is not None and word not in (None, "CV", symbol)


@cache
def product_sorts(product: str) -> frozenset[str]:
    """The sorts of product that a text names: `Quyết định công bố …` → {`quyết định`}. Its first words only, the rest
    is subject.
    """
    key = " ".join(re.sub(r"[,;:+-]", " ", fold(product)).split()[:4])
    return frozenset(sort for sort in map(fold, _data()["product_sorts"]) if re.search(rf"(?<!\w){sort}(?!\w)", key))


@cache
def roster_heads() -> tuple[str, ...]:
    """Folded heads of the column that names units in a list of them, the plainest first."""
    return tuple(fold(head) for head in _data()["roster_heads"])


@cache
def _plan_demand() -> re.Pattern[str]:
    verbs = sorted((fold(verb) for verb in _data()["plan_verbs"]), key=len, reverse=True)
    # The name of the plan ends where the sentence says what to do with it: "…, gửi Văn phòng UBND tỉnh".
    ends = "gửi|trình|báo cáo ubnd|và triển khai|và tổ chức|trước ngày|xong trước|chậm nhất"
    name = rf"(?P<object>[^.;]*?)(?=,? (?:{ends})(?!\w)|[.;]|$)"
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, verbs))})(?: các| một)? kế hoạch{name}")


@lru_cache(maxsize=50_000)
def find_demanded_plan(content: str) -> frozenset[str] | None:
    """The words that name the plan which a task asks to issue; empty for `xây dựng kế hoạch triển khai`, None if it
    asks for none.
    """
    match = _plan_demand().search(contract_terms(content))
    return plan_object_words(match["object"]) if match else None
