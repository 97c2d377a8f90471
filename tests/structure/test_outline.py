"""Sections by the logic of their numerals, not by looks."""

from __future__ import annotations

import pytest

from tests.reading import nodes_of, tree_of, word_file, word_tree

_HEAD = """\
UBND TỈNH BÌNH AN
SỞ NỘI VỤ
Số: 12/KH-SNV
Bình An, ngày 05 tháng 01 năm 2024
KẾ HOẠCH
Cải cách hành chính năm 2024

Sở Nội vụ ban hành Kế hoạch như sau:
"""


def outline(body: str) -> dict[str, tuple[str | None, str]]:
    """Path → heading and own words."""
    nodes = nodes_of(tree_of(_HEAD + body).instruments[0].outline)
    return {node.path: (node.heading.text if node.heading else None, node.text.text) for node in nodes}


def paths(body: str) -> list[str]:
    return list(outline(body))


def paragraphs(body: str, path: str) -> list[tuple[str | None, str]]:
    nodes = nodes_of(tree_of(_HEAD + body).instruments[0].outline)
    return [(p.bullet, p.text.text) for node in nodes if node.path == path for p in node.paragraphs]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("I. MỤC ĐÍCH\n1. Mục đích\nTốt.\n2. Yêu cầu\nNhanh.\nII. NỘI DUNG\nTheo Phụ lục.\n", "I I.1 I.2 II"),
        # Every Roman part may count from 1 again.
        ("I. A\n1. Một;\n2. Hai.\nII. B\n1. Ba;\n2. Bốn.\n", "I I.1 I.2 II II.1 II.2"),
        ("1. A\n1.1. Một;\n1.2. Hai.\n2. B\n2.1. Ba.\n", "1 1.1 1.2 2 2.1"),
        ("I. A\n1. Một\n1.1. Hai\na) Ba;\nb) Bốn.\n1.2. Năm.\n2. Sáu.\n", "I I.1 I.1.1 I.1.1.a I.1.1.b I.1.2 I.2"),
        ("A. X\nI. Một\n1. Hai.\nB. Y\nI. Ba\n1. Bốn.\n", "A A.I A.I.1 B B.I B.I.1"),
        ("Điều 1. Ban hành Quy chế.\nĐiều 2. Có hiệu lực.\n", "Điều 1|Điều 2"),
        (
            "Chương I\nĐiều 1. Phạm vi\n1. Áp dụng cho các sở.\nChương II\nĐiều 2. Trách nhiệm.\n",
            "Chương I|Chương I.Điều 1|Chương I.Điều 1.1|Chương II|Chương II.Điều 2",
        ),
        # Both alphabets: officials' letters, and Word's own.
        ("1. A\na) a;\nb) b;\nc) c;\nd) d;\nđ) đ;\ne) e;\ng) g;\nh) h.\n", "1 1.a 1.b 1.c 1.d 1.đ 1.e 1.g 1.h"),
        ("1. A\na) a;\nb) b;\nc) c;\nd) d;\ne) e;\nf) f;\ng) g.\n", "1 1.a 1.b 1.c 1.d 1.e 1.f 1.g"),
        # A number that the writer skipped or used twice is his fault, not another text.
        ("I. A\n1. Một;\n2. Hai;\n4. Bốn.\nII. B\n", "I I.1 I.2 I.4 II"),
        ("I. A\n1. Một;\n2. Hai;\n2. Hai nữa.\n3. Ba.\n", "I I.1 I.2 I.2 I.3"),
    ],
)
def test_numerals_make_the_tree(body: str, expected: str) -> None:
    nodes = nodes_of(tree_of(_HEAD + body).instruments[0].outline)
    assert [node.path for node in nodes] == (expected.split("|") if "|" in expected else expected.split())


@pytest.mark.parametrize(
    "line",
    ["2023. Sở Ngoại vụ xây dựng Kế hoạch này.", "15. Một số không liền với số nào.", "k) Chữ không nối với chữ nào."],
)
def test_a_numeral_that_follows_nothing_opens_nothing(line: str) -> None:
    assert paths(f"I. NỘI DUNG\n1. Rà soát thủ tục hành chính.\n{line}\n2. Công khai.\n") == ["I", "I.1", "I.2"]


def test_words_after_a_false_numeral_are_kept() -> None:
    body = (
        "I. NỘI DUNG\n"
        "1. Rà soát toàn bộ các thủ tục hành chính đã được công bố trên địa bàn tỉnh trong năm\n"
        "2023. Sở Nội vụ tổng hợp kết quả rà soát của các cơ quan, đơn vị để báo cáo cấp trên.\n"
    )
    assert outline(body)["I.1"][1].endswith(
        "trong năm 2023. Sở Nội vụ tổng hợp kết quả rà soát của các cơ quan, đơn vị để báo cáo cấp trên."
    )


def test_bullets_are_paragraphs_and_no_sections() -> None:
    body = "I. NỘI DUNG\n1. Công khai\n- Niêm yết;\n+ Tại trụ sở;\n• Trên mạng.\n"
    assert paths(body) == ["I", "I.1"]
    assert paragraphs(body, "I.1") == [("-", "Niêm yết;"), ("+", "Tại trụ sở;"), ("•", "Trên mạng.")]


@pytest.mark.parametrize(
    ("line", "heading", "text"),
    [
        ("I. MỤC ĐÍCH, YÊU CẦU:", "MỤC ĐÍCH, YÊU CẦU", ""),
        ("I. Mục đích", "Mục đích", ""),
        ("I. MỤC ĐÍCH (năm 2024)", "MỤC ĐÍCH (năm 2024)", ""),
        ("1. Văn phòng Sở:", "Văn phòng Sở", ""),
        ("1. Văn phòng Sở theo dõi việc thực hiện Kế hoạch.", None, "Văn phòng Sở theo dõi việc thực hiện Kế hoạch."),
        (
            "1. Văn phòng Sở chủ trì, phối hợp với các phòng thực hiện những nội dung cụ thể sau đây:",
            None,
            "Văn phòng Sở chủ trì, phối hợp với các phòng thực hiện những nội dung cụ thể sau đây:",
        ),
    ],
)
def test_heading_stands_alone_and_a_numbered_paragraph_has_none(line: str, heading: str | None, text: str) -> None:
    assert list(outline(f"{line}\n- Một việc.\n").values()) == [(heading, text)]


def test_wrapped_lines_are_one_paragraph_and_cut_numbers_are_whole() -> None:
    body = (
        "I. NỘI DUNG\n"
        "- Tiếp tục thực hiện thủ tục hành chính trên môi trường điện tử theo Nghị định số 107/2021/NĐ-\n"
        "CP ngày 06/12/2021 của Chính phủ và các văn bản hướng dẫn thi hành của Văn phòng Chính phủ;\n"
        "- Công khai kết quả.\n"
    )
    first, second = paragraphs(body, "I")
    assert "Nghị định số 107/2021/NĐ-CP ngày 06/12/2021 của Chính phủ và các" in first[1]
    assert second == ("-", "Công khai kết quả.")


def test_blank_lines_between_the_lines_of_a_paragraph_part_nothing() -> None:
    lines = [
        "I. NỘI DUNG",
        "1. Nâng cao trách nhiệm của người đứng đầu trong công tác cải cách thủ tục hành",
        "chính; tăng cường trách nhiệm, nâng cao nhận thức của các ban ngành, cán bộ và công",
        "chức trong việc thực hiện kiểm soát thủ tục hành chính và tiếp nhận, xử lý các phản",
        "ánh, kiến nghị của cá nhân, tổ chức về những quy định hành chính đang còn có hiệu",
        "lực trên địa bàn.",
    ]
    body = "\n\n".join(lines) + "\n"
    assert paragraphs(body, "I.1") == []
    assert outline(body)["I.1"][1] == " ".join(lines[1:]).removeprefix("1. ")


def test_each_word_of_the_body_stands_in_one_place() -> None:
    body = "I. A\nMột.\n1. Hai.\n- Ba.\na) Bốn;\nBốn nữa.\nII. B\nNăm.\n"
    tree = tree_of(_HEAD + body).instruments[0]
    words = [p.text.text for p in tree.preamble]
    for node in nodes_of(tree.outline):
        words += [(node.heading or node.text).text, *(p.text.text for p in node.paragraphs)]
    shown = [word.strip(".;") for word in words[1:]]
    assert shown == ["A", "Một", "Hai", "Ba", "Bốn", "Bốn nữa", "B", "Năm"]


def test_labels_that_word_counts_itself() -> None:
    """A whole paragraph is a paragraph, however short its line."""
    tree = word_tree(word_file("KẾ HOẠCH", "Năm 2024", "I. NỘI DUNG", "1. Một việc phải làm", "xong trong năm."))
    node = tree.instruments[0].outline[0].children[0]
    assert [p.text.text for p in node.paragraphs] == ["xong trong năm."]


@pytest.mark.xfail(reason="the title of a chapter on the line below it is a paragraph", strict=True)
def test_title_of_a_chapter_on_the_next_line() -> None:
    body = "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi.\nChương II\nTỔ CHỨC THỰC HIỆN\nĐiều 2. Trách nhiệm.\n"
    assert outline(body)["Chương I"] == ("QUY ĐỊNH CHUNG", "")
