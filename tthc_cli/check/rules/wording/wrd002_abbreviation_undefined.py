"""WRD002: an abbreviation is used that the document never spells out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.wording._running_text import running_texts
from tthc_cli.lexicon.abbreviations import is_common_abbreviation
from tthc_cli.model.draft import Draft, DraftText

# A run of capitals that is no part of a number or symbol (61/2018/NĐ-CP), no Roman numeral.
_ABBREVIATION = re.compile(r"(?<![\w/&.-])(?P<word>[A-ZĐ][A-ZĐ&]{1,9})(?![\w/&-])")
_ROMAN = re.compile(r"[IVXLC]+")


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each such abbreviation, at its first use. Those of the trade that every official knows
    (`UBND`, `TTHC`) need no explanation; lines in capitals hold words, not abbreviations. Recipients
    are abbreviated by custom.
    """
    texts = [text for text in running_texts(draft) if not text.text.isupper() and text.part != "recipients"]
    defined = {word for text in texts for word in re.findall(r"\(([A-ZĐ&]{2,10})\)", text.text)}
    told: set[str] = set()
    for text in texts:
        for match in _ABBREVIATION.finditer(text.text):
            word = match["word"]
            if word in defined | told or _ROMAN.fullmatch(word) or is_common_abbreviation(word):
                continue
            if not _stands_among_capitals(text, match):
                told.add(word)
                yield Problem(
                    draft.path, draft.span(text, *match.span()), "wrd002_abbreviation", {"word": word}, (word,)
                )


def _stands_among_capitals(text: DraftText, match: re.Match[str]) -> bool:
    """Whether the neighbours are capitals too: a name that is printed in capitals inside a sentence."""
    before, after = text.text[: match.start()].split()[-1:], text.text[match.end() :].split()[:1]
    return any(len(word.strip(".,;:()")) > 1 and word.isupper() for word in (*before, *after))


RULE = DraftRule("WRD002", "abbreviation-undefined", "info", find)
