"""Text in encodings from before Unicode, or in Unicode that was read as something else, made readable."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tthc_cli.clean.clean_document import Repair
from tthc_cli.clean.legacy_case import fix_capitals
from tthc_cli.clean.legacy_evidence import Part, find_parts
from tthc_cli.clean.mapped import Mapped
from tthc_cli.extract.raw import LegacyRun

# Characters that healthy Vietnamese hardly ever has, and pairs that it never has. Only a text with one of them is
# looked at closer, so that a healthy one costs nothing; two patterns that each begin with one set of characters are
# five times as quick as one of alternatives.
_HINT = re.compile("[¡-©ª¬®¯´µ¶¸¹º¼-¿ÄÅÆÇËÎÏÑÖ×ØÛÜÞßåäæçëîïñö÷øûüþÿ\u0081\u008d\u008f\u0090\u009d]")
_HINT_PAIR = re.compile(
    "[ÃĂáâìòÌÒ](?:"
    "(?<=[ÃĂ])(?:[^\\w\\s,.;:!?)\"'/-]|[ƒŠŒŽšœžŸ\u00a0])|(?<=á)[º»]|(?<=â)€"
    "|(?<=[aeiouyâêôăơưAEIOUYÂÊÔĂƠƯ][ìòÌÒ]))"
)
_WRONG_TWICE = 3
"""Text that went through a wrong reading more than once is read as often; beyond that it is beyond help."""

# Fonts that call themselves symbol fonts have their letters at U+F000 and up; a single character there is a bullet.
_ANY_PRIVATE = re.compile("[\uf020-\uf0ff]")
_PRIVATE = re.compile("[\uf020-\uf0ff]{2,}")
_PRIVATE_WORD = re.compile("(?:[\uf041-\uf05a\uf061-\uf07a][\uf080-\uf0ff]*){3}")


def fix_private_letters(whole: Mapped) -> tuple[Mapped, tuple[Repair, ...]]:
    """Letters that a symbol font keeps at U+F020–U+F0FF brought back to the codes they stand for."""
    if not _ANY_PRIVATE.search(whole.text) or not _PRIVATE_WORD.search(whole.text):
        return whole, ()
    found = list(_PRIVATE.finditer(whole.text))
    text = _PRIVATE.sub(lambda match: "".join(chr(ord(char) - 0xF000) for char in match[0]), whole.text)
    return Mapped(text, whole.at), (Repair("private-letters", len(found), whole.at[found[0].start()]),)


def fix_legacy(whole: Mapped, runs: Sequence[LegacyRun] = ()) -> tuple[Mapped, tuple[Repair, ...]]:
    """Reads TCVN3, VNI, windows-1258 and wrongly read UTF-8 as what they were meant to be, part by part; `runs` are the
    places in old fonts that the file names, counted in `whole.text`.

    Healthy text is given back as it came; done twice it changes nothing more. Every character keeps the place where
    its code begins. A repair counts the words that were changed.
    """
    repairs: dict[str, Repair] = {}
    for _ in range(_WRONG_TWICE):
        if not runs and not _HINT.search(whole.text) and not _HINT_PAIR.search(whole.text):
            break
        parts = [part for part in find_parts(whole.text, runs) if part.encoding]
        if not parts:
            break
        whole = _decode_parts(whole, parts, repairs)
        runs = ()
    return whole, tuple(repairs.values())


def _decode_parts(whole: Mapped, parts: list[Part], repairs: dict[str, Repair]) -> Mapped:
    texts: list[str] = []
    at: list[int] = []
    last = 0
    for part in parts:
        read = _decode(whole, part)
        coded = whole.part(part.start, part.end)
        if read.text != coded.text:
            _count(repairs, part, coded, read)
        texts += (whole.text[last : part.start], read.text)
        at += whole.at[last : part.start]
        at += read.at
        last = part.end
    return Mapped("".join([*texts, whole.text[last:]]), [*at, *whole.at[last:]])


def _decode(whole: Mapped, part: Part) -> Mapped:
    coded = whole.part(part.start, part.end)
    read = coded if part.encoding is None else part.encoding.decode(coded)
    if part.encoding is not None and part.encoding.capitals_by_font:
        return fix_capitals(coded.text, read, by_font=part.run is not None and part.run.capitals)
    return read


def _count(repairs: dict[str, Repair], part: Part, coded: Mapped, read: Mapped) -> None:
    name = "mojibake" if part.encoding is None or part.encoding.name == "utf-8" else "legacy-" + part.encoding.name
    words = sum(1 for word in re.findall(r"\S+", read.text) if word not in coded.text)
    before = repairs.get(name, Repair(name, 0, coded.start))
    repairs[name] = before._replace(times=before.times + max(1, words))
