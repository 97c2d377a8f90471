"""Damaged and random Word XML: a document or a refusal, never anything else; places stay exact."""

from __future__ import annotations

import functools
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.word_xml import SPACES, archive
from tthc_cli.clean import clean_document
from tthc_cli.errors import UnreadableFileError
from tthc_cli.extract.docx import extract_docx
from tthc_cli.extract.raw import RawCell, RawDocument, RawLine
from tthc_cli.interpret import interpret_document
from tthc_cli.structure import read_structure

_SAMPLE = Path(__file__).parents[1] / "documents" / "so-automatic-numbers.docx"
_PARTS = ("word/document.xml", "word/numbering.xml", "word/styles.xml", "word/_rels/document.xml.rels", "_rels/.rels")
_QUICK = settings(max_examples=60, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
_LONG = settings(max_examples=3000, deadline=None, suppress_health_check=list(HealthCheck))

# Elements that the reader looks at, in any order and nesting.
_NAMES = (
    "p", "r", "t", "tbl", "tr", "tc", "pPr", "rPr", "tcPr", "trPr", "tblPr", "sdt", "sdtContent", "ins", "del",
    "moveFrom", "moveTo", "hyperlink", "smartTag", "fldSimple", "fldChar", "br", "tab", "cr", "sym",
    "noBreakHyphen", "ruby", "rubyBase", "txbxContent", "pict", "drawing", "footnoteReference", "sectPr",
    "headerReference", "titlePg", "numPr", "numId", "ilvl", "pStyle", "rStyle", "jc", "vanish", "caps", "b",
    "sz", "gridSpan", "vMerge", "hMerge", "gridBefore", "cellDel", "altChunk", "body", "document",
)  # fmt: skip
_VALUES = (
    "0",
    "1",
    "2",
    "9",
    "-1",
    "99999999999",
    "begin",
    "separate",
    "end",
    "restart",
    "continue",
    "center",
    "x",
    "",
)
_ATTRIBUTES = st.dictionaries(
    st.sampled_from(["w:val", "w:id", "w:type", "w:char", "w:fldCharType", "r:id", "w:ilvl"]),
    st.sampled_from(_VALUES),
    max_size=2,
)
_TEXT = st.sampled_from(["", "KẾ HOẠCH", "Số: 1/KH", "ngày ", "I. ", "\n\t", "ữ", "&amp;", "\U0001f600"])


def _element(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def write(name: str, attributes: dict[str, str], inside: list[str], text: str) -> str:
        head = "".join(f' {key}="{value}"' for key, value in attributes.items())
        return f"<w:{name}{head}>{text if name == 't' else ''}{''.join(inside)}</w:{name}>"

    return st.builds(write, st.sampled_from(_NAMES), _ATTRIBUTES, st.lists(children, max_size=4), _TEXT)


_TREES = st.recursive(
    st.builds(lambda text: f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>", _TEXT), _element, max_leaves=25
)


@functools.cache
def _parts() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(_SAMPLE.read_bytes())) as package:
        return {name: package.read(name) for name in package.namelist()}


@functools.cache
def _pieces(name: str) -> tuple[bytes, ...]:
    """A part cut before each tag."""
    return tuple(b"<" + piece for piece in _parts()[name].split(b"<")[1:])


@st.composite
def _mutated(draw: st.DrawFn) -> bytes:
    """The sample with some tags of some parts left out, doubled, exchanged, or a byte changed."""
    files = dict(_parts())
    for name in draw(st.lists(st.sampled_from(_PARTS), min_size=1, max_size=2, unique=True)):
        pieces = list(_pieces(name))
        for _ in range(draw(st.integers(1, 4))):
            at, other = draw(st.integers(0, len(pieces) - 1)), draw(st.integers(0, len(pieces) - 1))
            change = draw(st.sampled_from(["drop", "double", "swap", "value"]))
            if change == "drop":
                pieces[at] = b""
            elif change == "double":
                pieces[at] *= 2
            elif change == "swap":
                pieces[at], pieces[other] = pieces[other], pieces[at]
            else:
                pieces[at] = pieces[at].replace(b'"1"', draw(st.sampled_from(_VALUES)).encode().join([b'"', b'"']))
        files[name] = b"".join(pieces)
    return archive(files)


def _random(body: str) -> bytes:
    return archive({"word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>"})


def _read(data: bytes) -> RawDocument | None:
    try:
        return extract_docx(Path("plan.docx"), data)
    except UnreadableFileError:
        return None


def _places(document: RawDocument) -> list[RawLine | RawCell]:
    found: list[RawLine | RawCell] = []
    for block in document.blocks:
        found += [block] if isinstance(block, RawLine) else [cell for row in block.rows for cell in row.cells]
    return found


def _hold(data: bytes) -> None:
    """What holds for every file: places follow one another, and between them stands nothing but what parts them."""
    document = _read(data)
    if document is None:
        return
    last = 0
    for place in _places(document):
        assert last <= place.start <= place.end <= len(document.text)
        assert not document.text[last : place.start].strip("\n\t")
        last = place.end
    assert not document.text[last:].strip("\n\t")
    interpret_document(read_structure(clean_document(document)))


@_QUICK
@given(_mutated())
def test_a_damaged_sample_is_read_or_refused(data: bytes) -> None:
    _hold(data)


@_QUICK
@given(st.lists(_TREES, min_size=1, max_size=4).map("".join))
def test_random_trees_are_read_or_refused(body: str) -> None:
    _hold(_random(body))


@pytest.mark.slow
@_LONG
@given(st.one_of(_mutated(), st.lists(_TREES, min_size=1, max_size=6).map("".join).map(_random)))
def test_many_damaged_and_random_files(data: bytes) -> None:
    _hold(data)
