"""Old encodings and wrongly read Unicode: read right where the text shows them, and never seen where it does not."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.legacy_encodings import (
    LETTERS,
    decode_with_iconv,
    encode_mojibake,
    encode_nfd,
    encode_tcvn3,
    encode_vni,
    encode_windows_1258,
    misread,
)
from tthc_cli.clean.characters import fix_characters
from tthc_cli.clean.legacy_tables import find_encoding
from tthc_cli.clean.mapped import Mapped
from tthc_cli.extract.raw import LegacyRun
from tthc_cli.pipeline import extract_text

_ROOT = Path(__file__).parents[2]
_PLAN = """ỦY BAN NHÂN DÂN    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH BÌNH AN    Độc lập - Tự do - Hạnh phúc
Số: 15/KH-UBND    Bình An, ngày 05 tháng 01 năm 2024
KẾ HOẠCH
Thực hiện Quyết định số 2381/QĐ-UBND ngày 23/12/2023 của Ủy ban nhân dân tỉnh về kiểm soát thủ tục hành chính
I. MỤC ĐÍCH, YÊU CẦU
1. Rà soát, đánh giá các thủ tục hành chính; cắt giảm ít nhất 20% thời gian giải quyết.
2. Từng cơ quan, đơn vị phải xử lý kịp thời vướng mắc của người dân, doanh nghiệp.
Sở Nội vụ\tBộ trưởng\tQuý I
"""
ENCODERS: dict[str, Callable[[str], str]] = {
    "legacy-tcvn3": encode_tcvn3,
    "legacy-vni": encode_vni,
    "legacy-windows-1258": lambda text: misread(encode_windows_1258(text)),
    "mojibake": encode_mojibake,
    "mojibake of latin-1": functools.partial(encode_mojibake, codec="latin-1"),
    "mojibake of windows-1258": functools.partial(encode_mojibake, codec="cp1258"),
    "mojibake twice": functools.partial(encode_mojibake, times=2),
    "mojibake with plain blanks": lambda text: encode_mojibake(text).replace("\u00a0", " "),
}


def fix(text: str) -> str:
    return fix_characters(text)[0].text


def names(text: str) -> list[str]:
    return [repair.name for repair in fix_characters(text)[1]]


# --- what is read ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoder", ENCODERS)
def test_a_plan_in_any_encoding_is_the_plan(encoder: str) -> None:
    coded = ENCODERS[encoder](_PLAN)
    expected = _PLAN.replace("Ủy ban", "ủy ban") if encoder == "legacy-tcvn3" else _PLAN  # Ủ has no code of its own
    assert coded != _PLAN
    assert fix(coded) == expected
    assert names(coded) == [encoder.split(" ")[0]]


@pytest.mark.parametrize(
    ("coded", "meant"),
    [
        ("KÕ HO¹CH", "KẾ HOẠCH"),
        ("Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Cộng hoà xã hội chủ nghĩa Việt Nam"),
        ("Quý I, th\u00adêng xuyªn, Bé T\u00ad ph¸p", "Quý I, thường xuyên, Bộ Tư pháp"),
        ("Sè: 2381/Q§-UBND ngµy 5", "Số: 2381/QĐ-UBND ngày 5"),
        ("Số: 15/Q§-UBND", "Số: 15/QĐ-UBND"),
        ("Uû ban nh©n d©n tØnh; UBND tØnh", "Uỷ ban nhân dân tỉnh; UBND tỉnh"),
        ("QUYÕT §ÞNH VÒ VIÖC", "QUYẾT ĐỊNH VỀ VIỆC"),
        ("UÛy ban nhaân daân tænh Bình Phöôùc", "Ủy ban nhân dân tỉnh Bình Phước"),
        ("KEÁ HOAÏCH", "KẾ HOẠCH"),
        ("Káº¾ HOáº\u00a0CH", "KẾ HOẠCH"),
        ("Kêì hoaòch", "Kế hoạch"),
        ("Sở Nội vụ chủ trì; Bé tr\u00adëng Bé N«ng nghiÖp", "Sở Nội vụ chủ trì; Bộ trưởng Bộ Nông nghiệp"),
        ("\uf04b\u1ebf ho\u1ea1ch \uf0b7", "\uf04b\u1ebf ho\u1ea1ch \uf0b7"),
        ("\uf043\uf0e9\uf06e\uf067 \uf068\uf06f\uf0b5 \uf078\uf0b7 \uf068\uf0e9\uf069", "Cộng hoà xã hội"),
    ],
)
def test_seen_in_files(coded: str, meant: str) -> None:
    assert fix(coded) == meant


def test_a_word_that_can_be_read_both_ways_goes_with_its_neighbours() -> None:
    assert fix("Së N«ng nghiÖp\tBé\tChi côc Thñy lîi") == "Sở Nông nghiệp\tBộ\tChi cục Thủy lợi"
    assert fix("Sở Nông nghiệp\tBé\tChi cục Thủy lợi").split("\t")[1] == "Bé"


def test_offsets_point_at_the_codes() -> None:
    coded = "Số 5\nUÛy ban nhaân daân"
    whole, (repair,) = fix_characters(coded)
    assert whole.text == "Số 5\nỦy ban nhân dân"
    assert [coded[place] for place in whole.at] == list("Số 5\nUy ban nhan dan")
    assert (repair.name, repair.times, repair.start) == ("legacy-vni", 3, 5)


@pytest.mark.parametrize("encoder", ENCODERS)
def test_twice_changes_nothing(encoder: str) -> None:
    once = fix(ENCODERS[encoder](_PLAN))
    assert fix_characters(once)[1] == ()


# --- fonts -----------------------------------------------------------------------------------------------------------


def test_a_font_of_capitals_draws_capitals() -> None:
    text = "kÕ ho¹ch c«ng t¸c"
    whole, _ = fix_characters(text, [LegacyRun(0, 8, "tcvn3", capitals=True), LegacyRun(9, 17, "tcvn3")])
    assert whole.text == "KẾ HOẠCH công tác"


def test_a_font_is_enough_for_one_word() -> None:
    assert fix("Bé") == "Bé"
    assert fix_characters("Bé", [LegacyRun(0, 2, "tcvn3")])[0].text == "Bộ"


def test_unicode_in_an_old_font_stays() -> None:
    text = "Kế hoạch của Sở"
    assert fix_characters(text, [LegacyRun(0, len(text), "tcvn3", capitals=True)])[0].text == text


# --- what stays ------------------------------------------------------------------------------------------------------

_HEALTHY = (
    "Café déjà vu, naïve façade: «L'été où la fête a été gâtée par la pluie; même les élèves étaient déçus.»",
    "Über die Brücke, für schöne Häuser, größer als früher; König und Königin.",
    "El niño pequeño comió piña en España; ¿cuándo volverá? Años después, aquí mismo.",
    "Però la città è più bella di così; può darsi che sarà già perché no.",
    "São Paulo não é longe; informações à disposição, coração e mãe.",
    "The coefficient is 5 µm ± 0.3, see § 5 and § 12; © 2020 Ångström®, £5, 20 °C, 3 × 4 m², ½ cup.",
    "Šárka žije v Čechách, příliš žluťoučký kůň úpěl ďábelské ódy.",
    "Ông Nguyễn Văn A (Café Hoà Bình), xã Ea Sô, huyện Đắk Glong, buôn Păng Tiêng, thôn K’Nhớt",
    "hoà, hòa; uỷ, ủy; thuở, quý, quốc, giếng, yếu, ngoằn ngoèo",
    "Diện tích 5 m², 20 °C; mục § 3; « trích dẫn »; tỷ lệ ±5%; ½ số hồ sơ",
    "• Gạch đầu dòng · chấm giữa – và — nữa…",
    "UBND cấp XÃ” và “XÃ…”; cấp xã”…",
    "Có lá có là: ví, bé, tê, lô, né, mò, hò",
)


@pytest.mark.parametrize("text", _HEALTHY)
def test_healthy_text_of_any_language_stays(text: str) -> None:
    assert fix_characters(text)[0].text == text
    assert not [name for name in names(text) if name.startswith(("legacy", "moji", "private", "lost"))]


@settings(max_examples=200, derandomize=True, deadline=None)
@given(
    st.lists(st.sampled_from(sorted({word for text in (*_HEALTHY, _PLAN) for word in text.split(" ")})), max_size=40)
)
def test_words_of_healthy_texts_in_any_order_stay(words: list[str]) -> None:
    text = " ".join(words)
    assert fix(text) == text


@settings(max_examples=300, derandomize=True, deadline=None)
@given(st.lists(st.sampled_from(LETTERS + tuple("abcdeghiklmnopqrstuvxy \t\n.,0123456789")), max_size=150).map("".join))
def test_any_row_of_vietnamese_letters_stays(text: str) -> None:
    assert fix(text) == text


@settings(max_examples=150, derandomize=True, deadline=None)
@given(st.lists(st.sampled_from(_PLAN.split()), min_size=8, max_size=60).map(" ".join), st.sampled_from(list(ENCODERS)))
def test_done_twice_it_changes_nothing_more(text: str, encoder: str) -> None:
    once = fix(ENCODERS[encoder](text))
    assert fix_characters(once) == (Mapped(once, range(len(once))), ())


def _healthy_files() -> list[Path]:
    files = [path for path in (_ROOT / "samples").rglob("*.*") if path.suffix in {".docx", ".pdf"}]
    files += (_ROOT / "tests" / "documents").glob("*.*")
    corpus = os.environ.get("TTHC_CORPUS")
    if corpus:
        files += [path for part in ("seeds", "files", "real") for path in (Path(corpus) / part).iterdir()]
    kept = {".txt", ".docx", ".pdf"}
    return sorted(path for path in files if path.suffix in kept and "scan" not in path.stem and path.name[0] != "~")


@pytest.mark.parametrize("path", _healthy_files(), ids=lambda path: path.name)
def test_no_file_of_ours_has_an_old_encoding(path: Path) -> None:
    text = unicodedata.normalize("NFC", extract_text(path))
    assert not [name for name in names(text) if name.startswith(("legacy", "moji", "private", "lost"))]


# --- tables ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["tcvn3", "vni", "windows-1258", "utf-8"])
def test_every_letter_comes_back(name: str) -> None:
    encoder = {
        "tcvn3": encode_tcvn3,
        "vni": encode_vni,
        "windows-1258": lambda text: misread(encode_windows_1258(text)),
        "utf-8": encode_mojibake,
    }[name]
    without_capitals = name == "tcvn3"
    for letter in LETTERS:
        coded = encoder(letter)
        back = find_encoding(name).decode(Mapped(coded, range(len(coded)))).text
        assert back == letter or (without_capitals and back == letter.lower())


def test_tables_of_letters_equal_those_of_glibc() -> None:
    if shutil.which("iconv") is None or b"TCVN" not in subprocess.run(["iconv", "-l"], capture_output=True).stdout:
        assert not os.environ.get("TTHC_CI"), "iconv with TCVN is missing"
        pytest.skip("iconv with TCVN is missing")
    table = find_encoding("tcvn3").letters
    for code, letter in table.items():
        assert unicodedata.normalize("NFC", decode_with_iconv(code.encode("latin-1"), "TCVN")) == letter
    coded = encode_windows_1258(_PLAN)
    assert unicodedata.normalize("NFC", decode_with_iconv(coded, "CP1258")) == _PLAN
    assert unicodedata.normalize("NFC", coded.decode("cp1258")) == _PLAN


def test_nfd_is_no_old_encoding() -> None:
    assert fix(encode_nfd(_PLAN)) == _PLAN
    assert names(encode_nfd(_PLAN)) == ["decomposed-letters"]


# --- the ư that was dropped ------------------------------------------------------------------------------------------


def test_the_lost_letter_comes_back_where_the_text_shows_its_loss() -> None:
    coded = encode_tcvn3(
        "Thường xuyên hướng dẫn; được Sở Tư pháp lưu trữ, ưu tiên đầu tư như người dân; Lưu: VT; TRƯỚC; t) mục, nhưng"
    ).replace("\u00ad", "")
    whole, repairs = fix_characters(coded.replace("TR¦", "TR"))
    assert whole.text == (
        "Thường xuyên hướng dẫn; được Sở Tư pháp lưu trữ, ưu tiên đầu tư như người dân; Lưu: VT; TRƯỚC; t) mục, nhưng"
    )
    assert [repair.name for repair in repairs] == ["legacy-tcvn3", "lost-letters"]
    assert list(whole.at) == sorted(whole.at)
    assert fix(whole.text) == whole.text


@pytest.mark.parametrize("text", ["xã Đắk Nơng, buôn Bơng", "lu nước, cha mẹ, t) mục; T 5", "sáng ngời; dới"])
def test_without_three_such_words_nothing_is_put_in(text: str) -> None:
    assert fix(text) == text
