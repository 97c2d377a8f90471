"""Safe changes: what is changed, what never is, and that doing it twice changes nothing more."""

from __future__ import annotations

import codecs
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.word_xml import package, paragraph, relationships, run
from tthc_cli.check.edits import find_edits
from tthc_cli.check.rewording import reword
from tthc_cli.clean import clean_document
from tthc_cli.edit.fix_word import fix_docx
from tthc_cli.edit.fixed import fix_bytes
from tthc_cli.errors import UsageError
from tthc_cli.extract.docx import extract_docx
from tthc_cli.extract.raw import RawDocument
from tthc_cli.interpret import interpret_document
from tthc_cli.interpret.draft import describe_draft
from tthc_cli.model.edit import Edit
from tthc_cli.options import DEFAULT_OPTIONS
from tthc_cli.structure import read_structure

FIXES = ("CIT017", "FRM002", "FRM007", "WRD009", "WRD010", "WRD011")
_WORD, _TEXT = Path("kh.docx"), Path("kh.txt")
_BASE = (Path(__file__).parents[1] / "rules" / "base.txt").read_text("utf-8")


def mend(data: bytes, path: Path = _TEXT) -> bytes:
    """A file with all its safe changes."""
    return fix_bytes(path, data, _find, DEFAULT_OPTIONS).data or data


def _find(raw: RawDocument) -> tuple[Edit, ...]:
    tree = read_structure(clean_document(raw))
    return find_edits(describe_draft(tree, interpret_document(tree)), FIXES)


def mend_word(data: bytes) -> bytes:
    """A Word file with all its safe changes."""
    return mend(data, _WORD)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hạnh phúc"),
        ("Độc lập - Tự do - Hạnh phúc", "Độc lập-Tự Do-Hạnh Phúc"),
        ("Độc lập - Tự do - Hạnh phúc", "\u00d0ộc lập – Tự do – Hạnh phúc"),
        ("số 107/2021/NĐ-CP", "số 107/2021/NĐ- CP"),
        ("số 107/2021/NĐ-CP", "số 107/2021/ N\u00d0-CP"),
        ("Thực hiện đầy đủ", "Thực hiện  đầy \u00f0ủ"),
        ("Thực hiện đầy đủ", "Thư\u0323c hie\u0323\u0302n đầy đủ"),
    ],
)
def test_faults_are_mended(right: str, wrong: str) -> None:
    assert _BASE.count(right) == 1
    assert mend(_BASE.replace(right, wrong).encode()).decode() == _BASE


@pytest.mark.parametrize(
    "words",
    [
        "Độc lập - Tự do - Hạnh phục",
        "Kế hoạch của Hoàng Văn Quý về quý I",
        "Thủy, hòa, khỏe và thuỷ, hoà, khoẻ",
        "https://dichvucong.gov.vn/a\u0301  www.vi.vn/n\u00d0 van.\u00f0ang@vi.vn",
        "Họ tên:   ........  ngày ..../..../....",
        "| STT  | Nội dung  |",
        "Số: 3/KH-UBND",
    ],
)
def test_everything_else_stays(words: str) -> None:
    data = f"{_BASE}\n{words}\n".encode()
    assert mend(data) == data


@pytest.mark.parametrize("mark", [(b"", "utf-8"), (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le")])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encoding_and_line_ends_stay(mark: tuple[bytes, str], end: str) -> None:
    def written(text: str) -> bytes:
        return mark[0] + text.replace("\n", end).encode(mark[1])

    assert mend(written(_BASE.replace("Thực hiện đầy", "Thực hiện  đầy"))) == written(_BASE)


@pytest.mark.parametrize("data", [_BASE.encode("utf-16-le"), _BASE.encode() + b"\xff"], ids=["guessed", "broken"])
def test_an_encoding_that_was_guessed_is_not_written_back(data: bytes) -> None:
    with pytest.raises(UsageError, match="fix_encoding"):
        mend(data)


_FAULTS = ("  ", "Đ", "\u00d0", "đ", "\u00f0", "ế", "e\u0302\u0301", "NĐ- CP", "61/2018/NĐ -CP", "hoạch", "quý ", " – ")


@given(st.lists(st.sampled_from([*_FAULTS, " ", "\n", "Kế hoạch số ", "giao Sở Nội vụ chủ trì. "]), max_size=25))
@settings(deadline=None, max_examples=40)  # each reads the document four times
def test_mending_twice_changes_nothing_more(pieces: list[str]) -> None:
    text = f"{_BASE}\n{''.join(pieces)}\n"
    once = mend(text.encode())
    assert mend(once) == once


@given(st.text("ab -–", max_size=12), st.text("ab -–", min_size=1, max_size=12))
def test_rewording_gives_the_new_words(old: str, new: str) -> None:
    source = f"<{old or 'a'}>"
    edits = reword(source[1:-1], new, 1)
    assert all(edit.start < edit.end for edit in edits)
    for edit in reversed(edits):
        source = source[: edit.start] + edit.text + source[edit.end :]
    assert source == f"<{new}>"


def _body(inside: str) -> bytes:
    return package("".join(map(paragraph, _BASE.split("\n")[:12])) + f"<w:p>{inside}</w:p>")


def test_word_runs_and_looks_stay() -> None:
    wrong = run("Căn cứ Nghị định số 107/2021/N", "<w:i/>") + run("Đ- ", "<w:b/>") + run("CP ngày 06/12/2021", "<w:i/>")
    right = run("Căn cứ Nghị định số 107/2021/N", "<w:i/>") + run("Đ-", "<w:b/>") + run("CP ngày 06/12/2021", "<w:i/>")
    before, after = _body(wrong), mend_word(_body(wrong))
    assert extract_docx(_WORD, after).text == extract_docx(_WORD, _body(right)).text
    assert _parts(after).keys() == _parts(before).keys()
    same = _parts(before).keys() - {"word/document.xml"}
    assert all(_parts(after)[name] == _parts(before)[name] for name in same)
    assert _tags(after) == _tags(before)


def test_word_letters_across_runs() -> None:
    after = mend_word(_body(run("Kê", "<w:b/>") + run("\u0301 hoạch  ") + run("của ủy ban")))
    assert extract_docx(_WORD, after).text.split("\n")[-2] == "Kế hoạch của ủy ban"


@pytest.mark.parametrize(
    "inside",
    [
        "<w:r><w:t>Kế hoạch</w:t><w:tab/><w:t>năm</w:t></w:r>",
        '<w:r><w:t xml:space="preserve">Kế hoạch </w:t><w:tab/></w:r>',
    ],
)
def test_word_tabs_stay(inside: str) -> None:
    assert mend_word(_body(inside)) == _body(inside)


def test_letters_that_a_format_turns_into_capitals_stay() -> None:
    data = package(paragraph("nð") + "<w:p>" + run("qð", "<w:caps/>") + "</w:p>")
    edits = [Edit(0, 2, "nđ"), Edit(3, 5, "QĐ")]
    assert fix_docx(_WORD, data, edits).edits == (Edit(0, 2, "nđ"),)


@pytest.mark.parametrize(
    "more",
    [
        {"_xmlsignatures/sig1.xml": "<Signature/>"},
        {
            "_xmlsignatures/origin.sigs": b"",
            "_rels/.rels": relationships(
                '<Relationship Id="m" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
                'officeDocument" Target="word/document.xml"/><Relationship Id="s" Type="http://schemas.openxmlformats.'
                'org/package/2006/relationships/digital-signature/origin" Target="_xmlsignatures/origin.sigs"/>'
            ),
        },
    ],
    ids=["part", "relation"],
)
def test_signed_file_is_refused(more: dict[str, str | bytes]) -> None:
    data = _without_twins(package(paragraph("Kế hoạch  năm"), more=more))  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="fix_signed"):
        fix_docx(_WORD, data, [Edit(8, 10, " ")])


def _without_twins(data: bytes) -> bytes:
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(result, "w") as after:
        for name, info in {info.filename: info for info in before.infolist()}.items():
            after.writestr(name, before.read(info))
    return result.getvalue()


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _tags(data: bytes) -> list[str]:
    from lxml import etree

    return [element.tag for element in etree.fromstring(_parts(data)["word/document.xml"]).iter()]
