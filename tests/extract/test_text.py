"""Plain text: encodings, line ends, and what is no text at all."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.legacy_encodings import encode_tcvn3, encode_vni
from tthc_cli.clean import clean_document
from tthc_cli.clean.clean_document import CleanLine
from tthc_cli.errors import UnreadableFileError
from tthc_cli.extract.raw import RawDocument, RawLine
from tthc_cli.extract.text import extract_text

PLAN = "KẾ HOẠCH\nCải cách hành chính năm 2022\n\nĐiều 1. Mục đích\n"


def read(data: bytes, name: str = "plan.txt") -> RawDocument:
    return extract_text(Path(name), data)


def lines(document: RawDocument) -> list[str]:
    assert all(isinstance(block, RawLine) and block.bold is None and not block.whole for block in document.blocks)
    return [document.text[block.start : block.end] for block in document.blocks if isinstance(block, RawLine)]


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        read(data)
    return caught.value.reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_encodings_give_the_same_text(encoding: str) -> None:
    document = read(PLAN.encode(encoding))
    assert document.text == PLAN
    assert document.notes == ()


def test_utf16_of_the_other_byte_order() -> None:
    assert read(b"\xfe\xff" + PLAN.encode("utf-16-be")).text == PLAN


def test_every_line_is_a_line_empty_ones_too() -> None:
    document = read(PLAN.encode())
    assert lines(document) == ["KẾ HOẠCH", "Cải cách hành chính năm 2022", "", "Điều 1. Mục đích"]
    assert document.pages is None


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_are_made_one_kind_before_offsets_are_counted(end: str) -> None:
    document = read(PLAN.replace("\n", end).encode())
    assert document.text == PLAN
    assert lines(document)[-1] == "Điều 1. Mục đích"


@pytest.mark.parametrize("text", ["một\n\fhai", "một\fhai", "\fmột\nhai\f"])
def test_form_feeds_stay_in_the_text_and_out_of_the_lines(text: str) -> None:
    document = read(text.encode())
    assert document.text == text
    assert [line for line in lines(document) if line] == ["một", "hai"]


def test_a_form_feed_after_a_line_end_makes_no_empty_line() -> None:
    assert lines(read("một\n\fhai".encode())) == ["một", "hai"]


def test_tabs_marks_and_spaces_stay() -> None:
    text = "# I. MỤC ĐÍCH\n<b>A</b>\t**HOẠT ĐỘNG**  \n"
    assert read(text.encode()).text == text


@pytest.mark.parametrize(("name", "media_type"), [("a.txt", "text/plain"), ("a.MD", "text/markdown")])
def test_media_type(name: str, media_type: str) -> None:
    assert read(b"a", name).media_type == media_type


def test_windows_1258_is_recognised_by_its_tones() -> None:
    tones = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
    parts = (
        unicodedata.normalize("NFC", base) + tone
        for base, tone in (
            ("".join(c for c in unicodedata.normalize("NFD", letter) if c not in tones),
             "".join(c for c in unicodedata.normalize("NFD", letter) if c in tones))
            for letter in PLAN
        )
    )  # fmt: skip
    document = read("".join(parts).encode("cp1258"))
    assert unicodedata.normalize("NFC", document.text) == PLAN
    (note,) = document.notes
    assert (note.message_key, note.facts) == ("encoding_guessed", {"encoding": "windows-1258"})


def test_windows_1252_is_what_remains() -> None:
    document = read("Café é à ü, 50 €".encode("cp1252"))
    assert document.text == "Café é à ü, 50 €"
    assert document.notes[0].facts == {"encoding": "windows-1252"}


def test_a_text_cut_in_the_middle_of_a_character_is_still_utf8() -> None:
    document = read(("Ủy ban nhân dân tỉnh Bình Phước " * 3 + "ế").encode()[:-1])
    assert document.text.startswith("Ủy ban nhân dân")
    assert [(note.message_key, note.facts) for note in document.notes] == [("characters_broken", {"count": 1})]


@pytest.mark.parametrize("data", [b"", b" \r\n\t\f\n", b"\xef\xbb\xbf\n"])
def test_nothing_but_blanks_is_empty(data: bytes) -> None:
    assert refusal(data) == "empty"


@pytest.mark.parametrize(
    "data",
    [
        b"abc\0def",
        bytes(range(1, 32)) * 4,
        b"\xff\xfeabc",
        b"\x81\x8d\x8f\x90\x9d" * 20,
        random.Random(1).randbytes(4096),
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    assert refusal(data) == "not_text"


def test_one_odd_control_character_does_not_lose_a_text() -> None:
    assert read((PLAN * 3 + "\x07").encode()).text.endswith("\x07")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_known_by_its_zeros(encoding: str) -> None:
    document = read(PLAN.encode(encoding))
    assert document.text == PLAN
    assert [(note.message_key, note.facts) for note in document.notes] == [("encoding_guessed", {"encoding": "UTF-16"})]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le"])
def test_utf16_cut_in_the_middle_of_a_character(encoding: str) -> None:
    document = read(PLAN.encode(encoding)[:-1])
    assert document.text.startswith(PLAN[:-2])
    assert document.notes[-1].message_key == "characters_broken"


@pytest.mark.parametrize("encode", [encode_tcvn3, encode_vni])
def test_bytes_of_old_encodings_are_read_and_told(encode: Callable[[str], str]) -> None:
    document = read(encode(PLAN * 3).encode("cp1252"))
    clean = clean_document(document)
    assert document.notes[0].message_key == "encoding_guessed"
    assert [repair.name for repair in clean.repairs] == [f"legacy-{encode.__name__.removeprefix('encode_')}"]
    assert next(block.text.text for block in clean.blocks if isinstance(block, CleanLine)) == "KẾ HOẠCH"
