"""Word comments that ask for silence: which words they hang on. All other comments are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.word_xml import package, paragraph, run
from tthc_cli.errors import UnreadableFileError
from tthc_cli.extract.docx import extract_docx
from tthc_cli.extract.raw import RawDocument

_START, _END = '<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/>'
_REFERENCE = '<w:r><w:commentReference w:id="1"/></w:r>'

_CELL = f"<w:p>{_START}{run('Sở')}{_END}{_REFERENCE}</w:p>"


def _read(body: str, words: str = "tthc: bỏ qua CIT003 – đã hỏi") -> RawDocument:
    comment = f'<w:comment w:id="1" w:author="a">{paragraph(words)}</w:comment>'
    return extract_docx(Path("kh.docx"), package(body, comments=comment))


def _commented(raw: RawDocument) -> list[str]:
    return [raw.text[each.start : each.end] for each in raw.waivers]


@pytest.mark.parametrize(
    ("body", "hung_on"),
    [
        (f"<w:p>{run('Căn cứ ')}{_START}{run('Nghị ')}{run('định')}{_END}{_REFERENCE}{run(' này')}</w:p>", "Nghị định"),
        (f"<w:p>{run('Căn cứ Nghị định')}{_REFERENCE}</w:p>", "Căn cứ Nghị định"),
        (f"<w:p>{_START}{run('và')}{_END}{_REFERENCE}{run(' một và hai')}</w:p>", "và một và hai"),
        (f"<w:p>{_START}{run('một')}</w:p><w:p>{run('hai')}{_END}{_REFERENCE}{run(' ba')}</w:p>", "một\nhai"),
        (f"{_START}<w:p>{run('một')}</w:p>{_END}<w:p>{_REFERENCE}{run('hai')}</w:p>", "một"),
        (f"<w:tbl><w:tr><w:tc>{paragraph('ô')}</w:tc><w:tc>{_CELL}</w:tc></w:tr></w:tbl>", "Sở"),
    ],
)  # fmt: skip
def test_the_words_that_a_comment_hangs_on(body: str, hung_on: str) -> None:
    raw = _read(paragraph("Mở đầu") + body)
    assert _commented(raw) == [hung_on]
    assert (raw.waivers[0].codes, raw.waivers[0].reason) == (("CIT003",), "đã hỏi")
    assert "tthc" not in raw.text


def test_other_comments_and_lost_ranges_ask_for_nothing() -> None:
    assert _read(f"<w:p>{run('a')}{_REFERENCE}</w:p>", "Xem lại CIT003").waivers == ()
    assert _read(f"<w:p>{_START}{run('a')}</w:p>").waivers == ()
    assert _read(f"{paragraph('a')}<w:p>{_REFERENCE}</w:p>").waivers == ()


def test_a_comment_without_an_end_ends_at_its_mark() -> None:
    body = f"<w:p>{_START}{run('một')}{_REFERENCE}</w:p>{paragraph('hai')}"
    assert _commented(_read(body)) == ["một"]


def test_damaged_comments_are_told() -> None:
    data = package(f"<w:p>{run('a')}{_REFERENCE}</w:p>", comments="<w:comment>")
    with pytest.raises(UnreadableFileError):
        extract_docx(Path("kh.docx"), data)
