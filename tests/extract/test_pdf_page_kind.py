"""Which pages are text, scans, blank paper, or text layers that say nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tthc_cli.errors import UnreadableFileError
from tthc_cli.extract.page_content import PageContent, Word
from tthc_cli.extract.page_doubt import is_scan
from tthc_cli.extract.page_kind import PageKind, count_words, find_kind
from tthc_cli.extract.pdf import extract_pdf
from tthc_cli.extract.raw import RawDocument
from tthc_cli.options import ExtractOptions

SAMPLES = Path(__file__).parents[2] / "samples"
PLAN = SAMPLES / "tinh" / "KH-So-Xay-dung.pdf"

VIETNAMESE = """Thực hiện Quyết định số 2618/QĐ-UBND của UBND tỉnh về việc ban hành Kế hoạch cải cách hành chính năm
2023, Sở Xây dựng xây dựng kế hoạch thực hiện như sau: Mục đích, yêu cầu: Nâng cao chất lượng, hiệu
quả công tác của cơ quan"""
TCVN3 = """Thùc hiÖn QuyÕt ®Þnh sè 2618/Q§-UBND cña UBND tØnh vÒ viÖc ban hµnh KÕ ho¹ch c¶i c¸ch hµnh chÝnh n¨m
2023, Së X©y dùng x©y dùng kÕ ho¹ch thùc hiÖn nh­ sau: Môc ®Ých, yªu cÇu: N©ng cao chÊt l­îng, hiÖu
qu¶ c«ng t¸c"""
ENGLISH = """This plan sets out the administrative reform of the department during the year and names the offices
that lead each task, the products they deliver and the time by which they report their results to
the committee of the province"""
BAD_OCR = """xA Her cHU Ncni.l vIDT NAM CQNG HOA XA HQI Dgc l4p - Tg do - H4nh phfc UY BAN NHAN DAN TiNH KE HO4CH
Thlrc hiQn Chi thi s6 vA viQc d6y m4nh hgc t4p vd ldm theo tu tu6ng d4o dirc phong cdch H6 Chi Minh
ndm ndy cria tinh"""
GLYPHS = "".join(chr(ord(char) - 29) if "A" <= char <= "z" else char for char in VIETNAMESE)
"""What Word's glyph numbers look like where no map to Unicode says which letters they are."""


def page(text: str, picture_share: float = 0.0, drawings: int = 0) -> PageContent:
    words = [Word(word, 60, 90, 100, 10) for word in text.split()]
    return PageContent(595, 842, words, [], [], picture_share, lambda _: None, drawings=drawings)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (page(VIETNAMESE), "text"),
        (page(VIETNAMESE, picture_share=1.0), "text"),  # a scan with a good text layer behind it
        (page(TCVN3), "text"),
        (page(ENGLISH), "text"),
        (page("Số: 41/KH-UBND"), "text"),
        (page(""), "empty"),
        (page("", picture_share=0.01), "empty"),
        (page("", picture_share=0.4), "scan"),
        (page("", drawings=3000), "scan"),  # letters drawn as outlines
        (page("Ký bởi: Sở Xây dựng Email: so@tinh.gov.vn Thời gian ký: 28/12/2022", picture_share=1.0), "scan"),
        (page(BAD_OCR, picture_share=1.0), "garbage"),
        (page(GLYPHS), "garbage"),
        (page("\x01\x02\x03 \x02\x05\x07 \x0e\x10"), "garbage"),
        (page("\uf041\uf042 \uf043\uf044"), "garbage"),
    ],
)
def test_kind_of_a_page(content: PageContent, kind: PageKind) -> None:
    assert find_kind(content) == kind
    assert is_scan(content) == (kind in ("scan", "garbage"))


def test_decomposed_letters_count_like_composed_ones() -> None:
    assert count_words(["ke\u0302\u0301", "hoa\u0323ch"]) == count_words(["kế", "hoạch"]) == (2, 2, 2)


@pytest.mark.parametrize("path", sorted(SAMPLES.rglob("*.pdf")), ids=lambda path: path.name)
def test_every_page_of_the_samples_is_text(path: Path) -> None:
    assert notes(extract_pdf(path, path.read_bytes())) == []


def test_without_a_map_to_unicode_the_text_layer_is_not_used() -> None:
    """LibreOffice numbers glyphs from 1: without the map each letter is a control character."""
    data = PLAN.read_bytes().replace(b"/ToUnicode", b"/NoUnicode")
    with pytest.raises(UnreadableFileError, match="scan_off"):
        extract_pdf(PLAN, data, ExtractOptions(ocr="never"))


def notes(document: RawDocument) -> list[tuple[str, int | None]]:
    return [(note.message_key, note.page) for note in document.notes]
