"""What recognition misreads and only one reading can be meant: the name of a document's kind, alone on its line.

Numbers and words of the text are left as they were read: which digit or tone was printed only the paper tells.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from tthc_cli.clean.mapped import Mapped
from tthc_cli.lexicon.document_types import kind_words


def fix_kinds(text: Mapped, lines: Iterable[tuple[int, int]]) -> tuple[Mapped, list[int]]:
    """Corrects the marks of kinds (`KÉ HOẠCH` → `KẾ HOẠCH`) that fill one of `lines` of `text`; gives their places.

    Only a line in capitals is one. Letters stay one for one, so that every offset stays.
    """
    kinds = {_bare(word): unicodedata.normalize("NFC", word).upper() for word in kind_words()}
    whole, places = text.text, []
    for start, end in lines:
        line = whole[start:end]
        kind = kinds.get(_bare(line)) if line.isupper() else None
        if kind is not None and len(kind) == end - start and kind != line:
            whole = whole[:start] + kind + whole[end:]
            places.append(start)
    return Mapped(whole, text.at), places


def _bare(text: str) -> str:
    """Lower-case letters without marks."""
    plain = "".join(char for char in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(char))
    return plain.replace("đ", "d")
