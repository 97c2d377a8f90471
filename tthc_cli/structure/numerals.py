"""Labels of sections and table rows, and which label may follow which: I → 1 → 1.1 → a, b, c, d, đ, e, g, h, i …"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

LabelKind = Literal["article", "chapter", "part", "roman", "arabic", "decimal", "letter", "bracketed"]

# The order officials letter in (no f, j, w, z), and Word's own, which knows no đ.
_VIETNAMESE_LETTERS = "abcdđeghiklmnopqrstuvxy"
_LATIN_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50}
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")

_MARKER = re.compile(
    r"""\s*(?:
      (?P<article>Điều)\s+(?P<article_no>\d{1,3})\s*(?:[.:]|$)
    | (?P<chapter>Chương|Phần|CHƯƠNG|PHẦN)\s+(?P<chapter_no>[IVX]+|\d{1,2})\s*[.:]?(?=\s|$)
    | (?P<roman>[IVX]{1,5})\s?(?:[.):]|[/–-](?=\s))(?=\s|[^\W\d_]|$)
    | (?P<part>[A-HĐ])(?:\s?[.)]|[/–-])(?=\s)
    | (?P<decimal>\d{1,2}(?:\.\d{1,2}){1,3})(?:[.)]|(?=\s))(?!\d|%)
    | (?P<arabic>\d{1,2})(?:\s?(?:[.)]|/(?=\s))(?=\s|[^\W\d_]|$)|[–-](?=\s[^\W\d_]))
    | \((?P<bracketed>\d{1,2}|[a-zđ])\)(?=\s)
    | (?P<letter>[a-zđ])(?:\s?(?:\)|\.(?=\s))|[/–-](?=\s))
    )\s*""",
    re.VERBOSE,
)
_UNDOTTED = re.compile(r"\s*(?P<arabic>\d{1,2})\s+(?=[^\W\d_])")
_ROMAN_BEFORE_CAPITALS = re.compile(r"\s*(?P<roman>[IVX]{1,5})\s+(?=[^\W\d_]{2})")


class Label(NamedTuple):
    """One label: its kind, its place in the sequence of its kind, and its words as printed without end punctuation.

    For a decimal (`1.2.3`) `value` is the last number and `depth` how many numbers it has; the others have depth 1.
    """

    kind: LabelKind
    value: int
    text: str
    depth: int = 1
    prefix: tuple[int, ...] = ()

    @property
    def path_part(self) -> str:
        """What the label adds to the path of the section it stands in: `1.2` under 1 adds `2`."""
        return self.text.rsplit(".", 1)[-1] if self.kind == "decimal" else self.text


class Marker(NamedTuple):
    """A label at the start of a paragraph; the words begin at `end`.

    `weak`: nothing but a blank parts the number from the words, so that only its place in the sequence can tell.
    """

    label: Label
    end: int
    weak: bool = False


def find_marker(text: str) -> Marker | None:
    """The label that opens a paragraph, or None. Whether it really opens a section, only its neighbours tell."""
    match = _MARKER.match(text)
    if match is None:
        bare = _ROMAN_BEFORE_CAPITALS.match(text)
        if bare and text[bare.end() :].split("(")[0].isupper() and _ROMAN.fullmatch(bare["roman"]):
            return Marker(_roman(bare["roman"]), bare.end())
        undotted = _UNDOTTED.match(text)
        if undotted and undotted.end() < len(text) and text[undotted.end()].isupper():
            return Marker(Label("arabic", int(undotted["arabic"]), undotted["arabic"]), undotted.end(), weak=True)
        return None
    label = _label_of(match)
    return Marker(label, match.end()) if label else None


def _label_of(match: re.Match[str]) -> Label | None:
    found = match.groupdict()
    if found["article"]:
        return Label("article", int(found["article_no"]), f"Điều {found['article_no']}")
    if found["chapter"]:
        number = found["chapter_no"]
        return Label(
            "chapter", int(number) if number.isdigit() else roman_value(number), f"{found['chapter']} {number}"
        )
    if found["roman"]:
        return _roman(found["roman"]) if _ROMAN.fullmatch(found["roman"]) else None
    if found["bracketed"]:
        inner = parse_label(found["bracketed"])
        return inner and Label("bracketed", inner.value, found["bracketed"])
    if found["part"]:
        return parse_label(found["part"])
    return parse_label(found["decimal"] or found["arabic"] or found["letter"])


def _roman(text: str) -> Label:
    return Label("roman", roman_value(text), text)


def roman_value(text: str) -> int:
    """1 for `I`, 9 for `IX`; knows numerals to XXXIX."""
    digits = [_ROMAN_DIGITS[char] for char in text]
    return sum(-digit if digit < max(digits[i:]) else digit for i, digit in enumerate(digits))


def parse_label(text: str) -> Label | None:
    """A label that stands alone, as in the number column of a table: `IV`, `A`, `01`, `2.1`, `đ`; None for anything
    else.
    """
    text = text.strip().strip(".)(/:").strip()
    if not text:
        return None
    if text.isdigit() and len(text) <= 3:
        return Label("arabic", int(text), text)
    if re.fullmatch(r"\d{1,2}(?:\.\d{1,2})+", text):
        numbers = tuple(int(part) for part in text.split("."))
        return Label("decimal", numbers[-1], text, len(numbers), numbers[:-1])
    if _ROMAN.fullmatch(text):
        return _roman(text)
    return _parse_letter(text)


def _parse_letter(text: str) -> Label | None:
    """Upper case letters name parts, lower case letters items; `I.1` and `A.2` are decimals under their group."""
    if len(text) == 1 and text.isalpha() and text.lower() in _LATIN_LETTERS + "đ":
        return Label("part" if text.isupper() else "letter", letter_value(text.lower()), text)
    grouped = re.fullmatch(r"(?:[IVX]+|[A-Z])((?:\.\d{1,2})+)", text)
    if grouped:
        numbers = tuple(int(part) for part in grouped[1].strip(".").split("."))
        return Label("decimal", numbers[-1], text, len(numbers) + 1, numbers[:-1])
    return None


def letter_value(letter: str) -> int:
    """Place of a lower case letter in the Vietnamese sequence; letters that it lacks come after their Latin
    neighbour.
    """
    if letter in _VIETNAMESE_LETTERS:
        return _VIETNAMESE_LETTERS.index(letter) + 1
    return letter_value(_LATIN_LETTERS[_LATIN_LETTERS.index(letter) - 1])


def follows(label: Label, sibling: Label) -> bool:
    """Whether `label` is the next one after `sibling`. Letters may follow either sequence."""
    if label.kind == "letter" and sibling.kind == "letter":
        return label.text in _next_letters(sibling.text)
    if label.kind == "decimal" and label.prefix != sibling.prefix:
        return False
    return label.kind == sibling.kind and label.value == sibling.value + 1


def _next_letters(letter: str) -> set[str]:
    found = set()
    for alphabet in (_VIETNAMESE_LETTERS, _LATIN_LETTERS):
        place = alphabet.find(letter)
        if 0 <= place < len(alphabet) - 1:
            found.add(alphabet[place + 1])
    return found


def skips_few(label: Label, sibling: Label) -> bool:
    """Whether `label` repeats `sibling` or skips at most two numbers after it: a fault of the writer, not
    another text.
    """
    if label.kind != sibling.kind or (label.kind == "decimal" and label.prefix != sibling.prefix):
        return False
    return 0 <= label.value - sibling.value <= 3
