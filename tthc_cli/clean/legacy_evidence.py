"""Which parts of a text are in an old or wrong encoding: judged by whether its words are Vietnamese before and after.

Nothing is believed for one odd word. A part is decoded when decoding turns words that cannot be Vietnamese into words
that can, and next to none the other way, and when the whole text shows at least two such words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tthc_cli.clean.legacy_tables import Encoding, all_encodings, find_encoding
from tthc_cli.extract.raw import LegacyRun
from tthc_cli.lexicon.syllables import is_syllable

# Letters, marks and the symbols that codes of letters look like; not blanks, quotes, dashes, digits.
_WORD = re.compile("[A-Za-z\u00a1-\u1fff\u20ab]+")
# Clauses of lines and cells; three blanks part what stands side by side, as in a letterhead.
_CLAUSE = re.compile(r"(?:(?! {3}|(?<=;) )[^\n\t])+")
# Letters that only Vietnamese Unicode text has: a word with one that is spelt right was not coded otherwise.
_OWN_LETTER = re.compile("[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9]")
_NOT_JUDGED = str.maketrans({**dict.fromkeys("\u00ad·"), "Ð": "Đ", "ð": "đ", "ƣ": "ư", "Ƣ": "Ư"})
_POWERS = "²³°"
_ABBREVIATION = re.compile("[A-ZĐ]*Đ[A-ZĐ]*|đ")
# `Q§-UBND`, `N§-CP`: a section sign within capitals is Đ even where nothing else is odd.
_CERTAIN = re.compile("[A-Z]+§[A-Z]*")
_LEAST_WORDS = 2
_LONGEST = 60  # `nghiêng` in UTF-8 that was read wrongly twice has 20; what is longer is a row of signs


class Part(NamedTuple):
    """A stretch of one clause, between words that are sound; `encoding` is what it is to be read as, if any."""

    start: int
    end: int
    run: LegacyRun | None = None
    encoding: Encoding | None = None
    sound: bool = False


class _Case(NamedTuple):
    """What one encoding would make of one part: odd words before it, how many of them remain or come anew."""

    encoding: Encoding
    odd: tuple[str, ...]
    remaining: int

    @property
    def gain(self) -> int:
        return len(self.odd) - self.remaining

    @property
    def holds(self) -> bool:
        return self.gain >= 1 and 2 * self.remaining <= self.gain


def find_parts(text: str, runs: Sequence[LegacyRun]) -> list[Part]:
    """The parts of the text in order, with the encoding in which each is to be read. Promises that what is sound stays:
    a text in which every word can be Vietnamese, or is in another language, has no part with an encoding.
    """
    parts = [part for clause in _CLAUSE.finditer(text) for part in _split(text, clause, runs)]
    cases = [() if part.sound or part.run else tuple(_find_cases(text[part.start : part.end])) for part in parts]
    believed = _believe(text, parts, cases)
    chosen = [_choose(text, part, case, believed) for part, case in zip(parts, cases, strict=True)]
    return _follow_neighbours(text, chosen, believed)


def _split(text: str, clause: re.Match[str], runs: Sequence[LegacyRun]) -> Iterator[Part]:
    """Parts at the borders of font runs, and around words that are sound Unicode."""
    start = clause.start()
    claimed = [run for run in runs if run.start < clause.end() and run.end > clause.start()]
    for run in claimed:
        yield from _split_at_sound_words(text, start, max(start, run.start))
        start = min(run.end, clause.end())
        yield Part(max(run.start, clause.start()), start, run)
    yield from _split_at_sound_words(text, start, clause.end())


def _split_at_sound_words(text: str, start: int, end: int) -> Iterator[Part]:
    for word in _WORD.finditer(text, start, end):
        if _OWN_LETTER.search(word[0]) and _is_sound(word[0].translate(_NOT_JUDGED)):
            if word.start() > start:
                yield Part(start, word.start())
            yield Part(word.start(), word.end(), sound=True)
            start = word.end()
    if end > start:
        yield Part(start, end)


def _is_sound(word: str) -> bool:
    return bool(_ABBREVIATION.fullmatch(word)) or is_syllable(word)


def _odd_words(text: str) -> Iterator[str]:
    """The words with other letters than English has that cannot be Vietnamese."""
    for word in _WORD.findall(text):
        if len(word) > _LONGEST:
            continue
        kept = word.translate(_NOT_JUDGED).rstrip(_POWERS)
        if not kept.isascii() and any(map(str.isalpha, kept)) and not _is_sound(kept):
            yield word


def _find_cases(text: str) -> Iterator[_Case]:
    odd = tuple(_odd_words(text))
    if odd:
        for encoding in all_encodings():
            yield _Case(encoding, odd, _count_odd(encoding, text))


def _count_odd(encoding: Encoding, text: str) -> int:
    return sum(1 for _ in _odd_words(encoding.spell(text)))


def _believe(text: str, parts: Sequence[Part], cases: Sequence[tuple[_Case, ...]]) -> Counter[str]:
    """The encodings that the whole text speaks for, each with its weight."""
    words: dict[str, set[str]] = {}
    weight: Counter[str] = Counter()
    unexplained = 0
    for case in cases:
        held = [option for option in case if option.holds]
        unexplained += len(case[0].odd) if case and not held else 0
        for option in held:
            words.setdefault(option.encoding.name, set()).update(option.odd)
            weight[option.encoding.name] += option.gain
    return Counter(
        {
            name: count
            for name, count in weight.items()
            if count >= unexplained and len(words[name]) + any(map(_CERTAIN.fullmatch, words[name])) >= _LEAST_WORDS
        }
    )


def _choose(text: str, part: Part, cases: tuple[_Case, ...], believed: Counter[str]) -> Part:
    if part.run is not None:
        return part._replace(encoding=_confirm(text[part.start : part.end], find_encoding(part.run.encoding)))
    held = [case for case in cases if case.holds and case.encoding.name in believed]
    best = max(held, key=lambda case: (case.gain, believed[case.encoding.name]), default=None)
    return part if best is None else part._replace(encoding=best.encoding)


def _confirm(text: str, encoding: Encoding) -> Encoding | None:
    """The encoding that the font names, unless the text in that font is Unicode after all."""
    unicode = _OWN_LETTER.search(text) or _count_odd(encoding, text) > sum(1 for _ in _odd_words(text))
    return None if unicode else encoding


def _follow_neighbours(text: str, parts: list[Part], believed: Counter[str]) -> list[Part]:
    """A part whose words could be read either way (`Bé` is bé, or bộ in TCVN3) goes with the parts around it."""
    if not believed:
        return parts
    telling = [i for i, part in enumerate(parts) if part.sound or part.encoding]
    before: dict[int, Part] = {}
    after: dict[int, Part] = {}
    for left, right in zip([-1, *telling], [*telling, len(parts)], strict=True):
        for index in range(left + 1, right):
            before |= {index: parts[left]} if left >= 0 else {}
            after |= {index: parts[right]} if right < len(parts) else {}
    return [
        part if part.sound or part.encoding else _follow(text, part, before.get(i), after.get(i))
        for i, part in enumerate(parts)
    ]


def _follow(text: str, part: Part, before: Part | None, after: Part | None) -> Part:
    names = {near.encoding.name if near.encoding else None for near in (before, after) if near is not None}
    near = before or after
    if len(names) != 1 or near is None or near.encoding is None or part.run is not None:
        return part
    content = text[part.start : part.end]
    worse = _count_odd(near.encoding, content) > sum(1 for _ in _odd_words(content))
    return part if content.isascii() or worse else part._replace(encoding=near.encoding)
