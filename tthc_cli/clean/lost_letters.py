"""The ư that went missing: TCVN3 has it at the code of the soft hyphen, which many programs drop (`đợc` for `được`)."""

from __future__ import annotations

import re
from functools import cache

from tthc_cli.clean.clean_document import Repair
from tthc_cli.clean.mapped import Mapped
from tthc_cli.lexicon.data_files import read_data

# No Vietnamese syllable ends in ơng, ơc or ơu; with ư before it each is common.
_CERTAIN = re.compile(r"(?<!\w)(?:gi|[bcdđghklmnpqrstvx]{0,3})(?P<horn>[ơờớởỡợ])(?:ng|c|u)(?!\w)", re.IGNORECASE)
_SIGN = re.compile("[ơờớởỡợƠỜỚỞỠỢ](?<![ưƯ].)(?:[cuCU]|ng|NG)")  # quick, for the many texts that are whole
_LEAST_WORDS = 3
_LABEL = r"(?![\w).\-/:]|\s*\d)"
"""What does not follow a word: `t)`, `t.`, `t 5` are labels and numbers."""


def fix_lost_letters(whole: Mapped) -> tuple[Mapped, tuple[Repair, ...]]:
    """Puts ư back into the words of a text that shows its loss in at least three different words; any other text is
    given back as it came. The letter has the place of the one that it stands before.
    """
    if not _SIGN.search(whole.text):
        return whole, ()
    certain = {match[0].lower() for match in _CERTAIN.finditer(whole.text)}
    if len(certain) < _LEAST_WORDS:
        return whole, ()
    places = {match.start("horn"): match["horn"].isupper() for match in _CERTAIN.finditer(whole.text)}
    for match in _known_words().finditer(whole.text):
        index = match.start() + _words()[match[0].lower()]
        near = whole.text[max(match.start(), index - 1)]
        places[index] = near.isupper() and (match.end() - match.start() > 1 and match[0].isupper())
    return _insert(whole, places), (Repair("lost-letters", len(places), whole.at[min(places)]),)


def _insert(whole: Mapped, places: dict[int, bool]) -> Mapped:
    letters: list[str] = []
    at: list[int] = []
    last = 0
    for index, upper in sorted(places.items()):
        letters += (whole.text[last:index], "Ư" if upper else "ư")
        at += whole.at[last:index]
        at.append(whole.at[min(index, len(whole.at) - 1)])
        last = index
    return Mapped("".join([*letters, whole.text[last:]]), [*at, *whole.at[last:]])


@cache
def _words() -> dict[str, int]:
    """What is left of a word → where its ư belongs."""
    data = read_data("lost_letters")
    found = {left: _difference(left, meant) for left, meant in data["words"].items()}
    return found | {left: (0 if left[0] == "u" else len(left) - left.endswith(("u", "a"))) for left in data["before"]}


def _difference(left: str, meant: str) -> int:
    return next((i for i, (a, b) in enumerate(zip(left, meant, strict=False)) if a != b), len(left))


@cache
def _known_words() -> re.Pattern[str]:
    data = read_data("lost_letters")
    words = "|".join(sorted(data["words"], key=len, reverse=True))
    before = [
        rf"(?:{left}|{left.capitalize()})(?=\s*(?:{'|'.join(map(re.escape, following))}))"
        for left, following in data["before"].items()
    ]
    single = "|".join(sorted((word.capitalize() for word in data["words"]), key=len, reverse=True))
    return re.compile(rf"(?<![\w.\-/])(?:(?:{words}|{single}){_LABEL}|{'|'.join(before)})")
