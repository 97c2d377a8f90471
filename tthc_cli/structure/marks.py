"""What is printed alike in several parts of a document."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tthc_cli.clean.clean_document import CleanLine
from tthc_cli.clean.mapped import Mapped

GAP = re.compile(r"\s{3,}|\t")
"""Between two columns that stand side by side on one line."""

AUTHORITY = re.compile(r"\s*(?:TM|KT|TL|TUQ)\s?\.\s*(?=[^\W\d_])")
"""In whose name a document is signed (`TM. ỦY BAN NHÂN DÂN`), at the beginning of a line."""

ATTACHED_NOTE = re.compile(r"\(\s*(?:ban\s+hành\s+)?(?:đính\s+)?kèm\s+theo", re.IGNORECASE)
"""`(Ban hành kèm theo Quyết định số …)`, which stands on lines of its own under a title that has no end mark."""

BASIS = re.compile(r"(?:căn\s+cứ|theo\s+đề\s+nghị|xét\s+đề\s+nghị)\b", re.IGNORECASE)
"""How a line of the bases begins (NĐ 30/2020, Phụ lục I, II.6.b)."""


def filled_lines(lines: Iterable[CleanLine]) -> tuple[Mapped, ...]:
    """The lines that are not blank, without the blanks around them; gaps between columns stay."""
    return tuple(text for line in lines if (text := line.text.strip()).text)
