"""From a picture of a page to its ink, its angle, its rules: what needs no engine."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from tests.scans import DPI, print_pages, scan_of
from tthc_cli.extract.lattice import find_grids
from tthc_cli.extract.ocr.hocr import HocrLine, HocrWord, parse_hocr
from tthc_cli.extract.ocr.ink import dark_share, find_ink
from tthc_cli.extract.ocr.ink_rules import erase_rules, find_ink_rules
from tthc_cli.extract.ocr.model import find_model
from tthc_cli.extract.ocr.numerals import recount_numerals
from tthc_cli.extract.ocr.specks import drop_specks
from tthc_cli.extract.ocr.upright import find_skew, is_sideways, level
from tthc_cli.extract.page_content import Rule

SAMPLES = Path(__file__).parents[2] / "samples"
TABLE_PAGE = SAMPLES / "tinh" / "KH-So-Xay-dung.pdf"


@pytest.fixture(scope="module")
def printed() -> Image.Image:
    [page] = print_pages(SAMPLES / "khac" / "KH-So-Giao-thong-van-tai.pdf", 1)
    return page


def test_a_stamp_fades_and_print_under_it_stays(printed: Image.Image) -> None:
    place = (1000, 1200)
    stamped = find_ink(scan_of(printed, skew=0, grain=0, salt=0, stamp=place))
    plain = find_ink(scan_of(printed, skew=0, grain=0, salt=0))
    around = (place[0] - 140, place[1] - 140, place[0] + 280, place[1] + 140)
    ink, wanted = dark_share(stamped.crop(around)), dark_share(plain.crop(around))
    assert wanted > 0.02
    assert abs(ink - wanted) < 0.15 * wanted


def test_print_that_is_all_in_colour_is_kept() -> None:
    page = Image.new("RGB", (400, 400), "white")
    ImageDraw.Draw(page).rectangle((50, 50, 350, 90), fill=(200, 20, 30))
    assert dark_share(find_ink(page)) > 0.05


@pytest.mark.parametrize("angle", [-2.0, -0.6, 0.0, 1.5])
def test_skew_is_measured_to_a_twentieth_of_a_degree(printed: Image.Image, angle: float) -> None:
    assert find_skew(find_ink(scan_of(printed, skew=angle))) == pytest.approx(-angle, abs=0.051)


@pytest.mark.parametrize(("turn", "sideways"), [(0, False), (90, True), (180, False), (270, True)])
def test_sideways_pages_are_told(printed: Image.Image, turn: int, sideways: bool) -> None:
    assert is_sideways(find_ink(scan_of(printed).rotate(turn, expand=True)), DPI) == sideways


def test_rules_make_the_grid_that_was_printed() -> None:
    page = Image.new("L", (1000, 800), 255)
    pen = ImageDraw.Draw(page)
    for y in (100, 200, 400):
        pen.line((100, y, 900, y), width=2)
    for x in (100, 300, 900):
        pen.line((x, 100, x, 400), width=2)
    turned = page.rotate(1, Image.Resampling.BICUBIC, fillcolor=255)
    across, down = find_ink_rules(level(turned, -1), DPI)
    assert (len(across), len(down)) == (3, 3)
    points = (
        [Rule(*(0.36 * each for each in (rule.first, rule.start, rule.end))) for rule in rules]
        for rules in (across, down)
    )
    [grid] = find_grids(*points)
    assert [(cell.row, cell.column) for cell in grid.cells] == [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert dark_share(erase_rules(level(turned, -1), across, down)) < 0.001


def test_lines_of_bold_text_are_no_rules(printed: Image.Image) -> None:
    gray = find_ink(scan_of(printed, skew=0))
    across, down = find_ink_rules(gray, DPI)
    assert len(across) <= 4  # the three lines under letterhead and title, and nothing in the text
    assert not down


def test_strokes_of_letters_are_no_rules_and_rules_end_where_they_meet() -> None:
    """`Ị` with its dot is as high as the lowest row of a table."""
    page = Image.new("L", (600, 400), 255)
    pen = ImageDraw.Draw(page)
    for y in (100, 147):
        pen.line((50, y, 500, y), fill=0, width=3)
    for x in (50, 275, 500):
        pen.line((x, 100, x, 147), fill=0, width=3)
    pen.rectangle((300, 300, 304, 344), fill=0)
    across, down = find_ink_rules(page, DPI)
    assert len(across) == 2
    assert [round(rule.first, -1) for rule in down] == [50, 270, 500]
    assert {(rule.start, rule.end) for rule in down} == {(across[0].first, across[1].last)}


def bars(count: int, *, crossbar: bool = False) -> Image.Image:
    """`count` upright strokes with serifs, as in a bold `III`; with a crossbar, an `H`."""
    picture = Image.new("L", (14 * count + 6, 30), 255)
    pen = ImageDraw.Draw(picture)
    for index in range(count):
        left = 5 + 14 * index
        pen.rectangle((left, 3, left + 4, 26), fill=0)
        for y in (3, 25):
            pen.rectangle((left - 3, y, left + 7, y + 1), fill=0)
    if crossbar:
        pen.rectangle((5, 14, picture.width - 8, 15), fill=0)
    return picture


@pytest.mark.parametrize(
    ("read", "count", "crossbar", "meant"),
    [
        ("H", 2, False, "II"),
        ("1H", 3, False, "III"),
        ("II", 3, False, "III"),
        ("l", 1, False, "I"),
        ("1", 1, False, "I"),
        ("H.", 2, False, "II."),
        ("H", 2, True, "H"),
        ("Hãi", 3, False, "III"),
        ("12", 2, False, "12"),
        ("Sở", 2, False, "Sở"),
    ],
)
def test_bars_are_counted_in_the_picture(read: str, count: int, crossbar: bool, meant: str) -> None:
    picture = bars(count, crossbar=crossbar)
    sure = 95 if read == "Sở" else 30
    line = HocrLine((HocrWord(read, (0, 2, picture.width, 28), sure),), 30, 6)
    assert [word.text for word in recount_numerals(line, picture).words] == [meant]


def word(text: str, confidence: int, size: tuple[float, float] = (60, 24)) -> HocrWord:
    return HocrWord(text, (0, 0, *size), confidence)


def test_dust_is_dropped_and_doubtful_words_are_kept() -> None:
    line = HocrLine(
        (word("—", 8), word("23/12/2022", 20), word("'Sở", 90), word("l", 40, (3, 3)), word("-", 92, (9, 4))), 32, 6
    )
    kept = drop_specks(line)
    assert kept is not None
    assert [each.text for each in kept.words] == ["23/12/2022", "Sở", "-"]
    assert drop_specks(HocrLine((word("⁄", 20), word("cÁ", 0)), 32, 6)) is None


def test_hocr_is_read_whoever_wrote_it() -> None:
    """Lines, words with their marks undone, and confidences; words that are blank are none."""
    text = """<div class='ocr_page' title='image "x"; bbox 0 0 9 9'>
     <span class='ocr_line' id='l' title="bbox 1 2 30 12; baseline 0 -3; x_size 11.5; x_descenders 2; x_ascenders 3">
      <span class='ocrx_word' id='w1' title='bbox 1 2 10 12; x_wconf 91'><strong>A&amp;B</strong></span>
      <span class='ocrx_word' id='w2' title='bbox 12 2 30 12; x_wconf 7'> </span>
     </span></div>"""
    assert parse_hocr(text) == [HocrLine((HocrWord("A&B", (1, 2, 10, 12), 91),), 11.5, 2)]


def test_the_model_is_looked_for_where_people_put_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TTHC_TESSDATA", str(tmp_path))
    (tmp_path / "tessdata").mkdir()
    (tmp_path / "tessdata" / "vie.traineddata").touch()
    assert find_model() == tmp_path / "tessdata"
