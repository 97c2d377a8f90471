"""Contraction, numbers, subjects, messages."""

from __future__ import annotations

import string

import pytest

from tthc_cli.lexicon.abbreviations import contract_terms
from tthc_cli.lexicon.cascade_words import find_demanded_plan, has_wrong_type_word
from tthc_cli.lexicon.data_files import read_data
from tthc_cli.lexicon.messages import message
from tthc_cli.lexicon.number_keys import find_number_fault, parse_number_key
from tthc_cli.lexicon.subjects import subject_similarity, task_words


@pytest.mark.parametrize("text", ["kiểm soát thủ tục hành chính", "Kiểm soát TTHC", "KSTTHC"])
def test_long_mixed_and_short_forms_are_one(text: str) -> None:
    assert contract_terms(text) == "kstthc"


@pytest.mark.parametrize(
    ("cited", "actual", "fault"),
    [
        ("3281/QĐ-UBND", "3281/QĐ-UBND", None),
        ("06/QĐ-TTG", "6/QĐ-TTg", None),
        ("2381/QĐ-UBND", "3281/QĐ-UBND", "transposed"),
        ("328/QĐ-UBND", "3281/QĐ-UBND", "one_digit"),
        ("3291/QĐ-UBND", "3281/QĐ-UBND", "one_digit"),
        ("107/NĐ-CP", "107/2021/NĐ-CP", "year_missing"),
        ("107/2020/NĐ-CP", "107/2021/NĐ-CP", "year_wrong"),
        ("3281/KH-UBND", "3281/QĐ-UBND", "symbol"),
        ("11/QĐ-UBND", "3281/QĐ-UBND", "other"),
    ],
)
def test_number_fault(cited: str, actual: str, fault: str | None) -> None:
    parts = parse_number_key(cited), parse_number_key(actual)
    assert parts[0] is not None
    assert parts[1] is not None
    assert find_number_fault(parts[0], parts[1]) == fault


@pytest.mark.parametrize("key", ["/KH-STP", "", None])
def test_blank_number_has_no_parts(key: str | None) -> None:
    assert parse_number_key(key) is None


def test_subjects_of_one_matter_and_of_others() -> None:
    one = "phê duyệt Kế hoạch hoạt động kiểm soát TTHC và thực hiện cơ chế một cửa, một cửa liên thông năm 2023"
    other = "Kiểm soát thủ tục hành chính, cơ chế một cửa, một cửa liên thông năm 2023 trên địa bàn tỉnh Bình Phước"
    assert subject_similarity(one, other) >= 0.6
    assert subject_similarity(one, other.replace("2023", "2022")) == 0
    assert subject_similarity(one, "Kế hoạch cải cách hành chính năm 2023") < 0.25


def test_task_words_leave_out_references_and_boilerplate() -> None:
    text = "Thực hiện công khai xin lỗi theo quy định tại Nghị định số 61/2018/NĐ-CP ngày 23/04/2018 của Chính phủ"
    assert task_words(text) == ("công", "khai", "xin", "lỗi")


@pytest.mark.parametrize(
    ("raw", "key", "wrong"),
    [
        ("Kế hoạch số 2381/QĐ-UBND", "2381/QĐ-UBND", True),
        ("Quyết định số 2381/QĐ-UBND", "2381/QĐ-UBND", False),
        ("Quyết định số 999-QĐ/TU", "999-QĐ/TU", False),
        ("Chỉ thị số 26/CT-TTG", "26/CT-TTG", False),
        ("Văn bản số 95/VP-KSTT", "95/VP-KSTT", False),
        ("Luật Tổ chức chính quyền địa phương", None, False),
    ],
)
def test_type_word(raw: str, key: str | None, wrong: bool) -> None:
    assert has_wrong_type_word(raw, key) is wrong


def test_demanded_plan() -> None:
    assert find_demanded_plan("Xây dựng kế hoạch triển khai thực hiện tại đơn vị") == frozenset()
    assert find_demanded_plan("Ban hành Kế hoạch truyền thông, gửi Văn phòng UBND tỉnh") == {"truyền", "thông"}
    assert find_demanded_plan("Báo cáo kết quả rà soát") is None


def _find_places(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_messages_have_both_languages_with_the_same_places() -> None:
    for key, languages in read_data("messages").items():
        assert set(languages) == {"vi", "en"}, key
        assert _find_places(languages["vi"]) == _find_places(languages["en"]), key


@pytest.mark.parametrize(
    "reason",
    ["missing", "no_permission", "empty", "damaged", "encrypted", "no_text", "not_text", "too_large", "unsupported",
     "timeout", "memory", "crashed", "too_many_pages", "folder_closed", "needs_libreoffice", "archive", "archive_kind",
     "archive_too_large", "archive_entry_unsafe", "not_a_document", "not_what_its_name_says", "unsafe", "io_error"],
)  # fmt: skip
def test_every_reason_names_the_file(reason: str) -> None:
    facts = {"path": "a.docx", "expected": "docx", "found": "zip", "detail": "x", "name": "x"}
    facts |= dict.fromkeys(("seconds", "pages", "limit", "entries", "size"), "1")
    assert "a.docx" in message(f"unreadable_{reason}", "vi", **facts)


def test_unknown_message_is_an_error() -> None:
    with pytest.raises(KeyError):
        message("no_such_key", "vi")
