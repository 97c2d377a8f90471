"""Where the parts of a file are: header in every form, title, several instruments, closing, appendices."""

from __future__ import annotations

import pytest

from tests.reading import plan_of, tables_of, tree_of, word_file, word_tree
from tthc_cli.structure.document_tree import Header

_BODY = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;\nI. NỘI DUNG\n1. Công khai thủ tục hành chính.\n"


def header(text: str) -> Header:
    return tree_of(text).instruments[0].header


def shown(found: Header) -> dict[str, object]:
    """What the header prints, without what it does not."""
    texts = {name: getattr(found, name) for name in ("number", "place", "date", "kind", "title", "note")}
    values: dict[str, object] = {name: text.text for name, text in texts.items() if text is not None}
    return {"agencies": [agency.text for agency in found.agencies]} | values


_FULL = {
    "agencies": ["UBND TỈNH BÌNH AN", "SỞ NỘI VỤ"],
    "number": "12/KH-SNV",
    "place": "Bình An",
    "date": "ngày 05 tháng 01 năm 2024",
    "kind": "KẾ HOẠCH",
    "title": "Cải cách hành chính năm 2024",
}


@pytest.mark.parametrize(
    "head",
    [
        pytest.param(
            "UBND TỈNH BÌNH AN\nSỞ NỘI VỤ\nSố: 12/KH-SNV\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
            "Độc lập - Tự do - Hạnh phúc\nBình An, ngày 05 tháng 01 năm 2024\n",
            id="stacked",
        ),
        pytest.param(
            "UBND TỈNH BÌNH AN        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
            "    SỞ NỘI VỤ                Độc lập - Tự do - Hạnh phúc\n\n"
            "  Số: 12/KH-SNV            Bình An, ngày 05 tháng 01 năm 2024\n",
            id="two columns",
        ),
        pytest.param(
            "UBND TỈNH BÌNH AN    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT\nSỞ NỘI VỤ            NAM\n"
            "-------              Độc lập - Tự do - Hạnh\nSố: 12/KH-SNV        phúc\n"
            "                     Bình An, ngày 05 tháng 01 năm 2024\n",
            id="wrapped motto",
        ),
        pytest.param(
            "UBND TỈNH BÌNH AN\tCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ NỘI VỤ\tĐộc lập – Tự do – Hạnh phúc\n"
            "Số: 12/KH-SNV\tBình An, ngày 05 tháng 01 năm 2024\n",
            id="tabs",
        ),
    ],
)
def test_header_in_every_form(head: str) -> None:
    assert shown(header(f"{head}\nKẾ HOẠCH\nCải cách hành chính năm 2024\n\n{_BODY}")) == _FULL


def test_header_of_a_word_table_without_rules() -> None:
    table = [
        ["UBND TỈNH BÌNH AN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["SỞ NỘI VỤ", "Độc lập - Tự do - Hạnh phúc"],
        ["Số: 12/KH-SNV", "Bình An, ngày 05 tháng 01 năm 2024"],
    ]
    parts = [table, "KẾ HOẠCH", "Cải cách hành chính năm 2024", *_BODY.splitlines()]
    assert shown(word_tree(word_file(*parts)).instruments[0].header) == _FULL


def test_no_header() -> None:
    found = header(f"KẾ HOẠCH\nCải cách hành chính năm 2024\n\n{_BODY}")
    assert shown(found) == {"agencies": [], "kind": "KẾ HOẠCH", "title": "Cải cách hành chính năm 2024"}


def test_blank_number_and_partial_date() -> None:
    found = header(f"SỞ NỘI VỤ\nSố:       /KH-SNV\nBình An, ngày    tháng 01 năm 2024\nKẾ HOẠCH\nNăm 2024\n\n{_BODY}")
    assert (found.number.text if found.number else None, found.date.text if found.date else None) == (
        "/KH-SNV",
        "ngày tháng 01 năm 2024",
    )


def test_a_cited_number_or_date_is_never_the_own_one() -> None:
    plan = plan_of(
        "KẾ HOẠCH\nCải cách hành chính năm 2024\n\nThực hiện Quyết định số 55/QĐ-UBND ngày 02/01/2024 của UBND tỉnh; "
        "Sở Nội vụ ban hành Kế hoạch:\nI. NỘI DUNG\n1. Việc một.\n"
    )
    assert (plan.number.raw, plan.number.blank, plan.date.raw) == (None, False, None)


@pytest.mark.parametrize(
    "issuer", ["ỦY BAN NHÂN DÂN\nHUYỆN LÂM SƠN", "UỶ BAN NHÂN DÂN\n   HUYỆN LÂM SƠN", "UBND HUYỆN LÂM SƠN"]
)
def test_a_name_on_two_lines_is_one_agency(issuer: str) -> None:
    agencies = header(f"{issuer}\nSố: 3/KH-UBND\nKẾ HOẠCH\nNăm 2024\n\n{_BODY}").agencies
    assert [agency.text for agency in agencies] == [" ".join(issuer.split())]


@pytest.mark.parametrize(
    ("after", "title"),
    [
        ("Cải cách hành chính\nnăm 2024\n\nCăn cứ Luật A ngày 19/6/2015;\n", "Cải cách hành chính năm 2024"),
        ("Cải cách hành chính năm 2024\nThực hiện Kế hoạch số 3/KH-UBND;\n", "Cải cách hành chính năm 2024"),
        ("Cải cách hành chính năm 2024\n---------\nSở Nội vụ ban hành Kế hoạch:\n", "Cải cách hành chính năm 2024"),
        ("CẢI CÁCH HÀNH CHÍNH\nNĂM 2024\nSở Nội vụ xây dựng Kế hoạch:\n", "CẢI CÁCH HÀNH CHÍNH NĂM 2024"),
        ("Cải cách hành chính năm 2024\nI. MỤC ĐÍCH\n", "Cải cách hành chính năm 2024"),
        (
            "Triển khai thực hiện Đề án 06\ntrên địa bàn huyện năm 2024\n\nUBND huyện ban hành Kế hoạch:\n",
            "Triển khai thực hiện Đề án 06 trên địa bàn huyện năm 2024",
        ),
    ],
)
def test_the_title_stops_at_the_preamble(after: str, title: str) -> None:
    found = header(f"SỞ NỘI VỤ\nSố: 12/KH-SNV\nKẾ HOẠCH\n{after}I. NỘI DUNG\n1. Việc một.\n")
    assert found.title is not None
    assert found.title.text == title


_DECISION = """\
ỦY BAN NHÂN DÂN
TỈNH BÌNH AN
Số: 55/QĐ-UBND
Bình An, ngày 20 tháng 12 năm 2023
QUYẾT ĐỊNH
Về việc ban hành Kế hoạch kiểm soát thủ tục hành chính năm 2024
ỦY BAN NHÂN DÂN TỈNH BÌNH AN
Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch kiểm soát thủ tục hành chính năm 2024.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký./.
Nơi nhận:
- Như Điều 2;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lê Văn Mẫu
KẾ HOẠCH
Kiểm soát thủ tục hành chính năm 2024
(Ban hành kèm theo Quyết định số 55/QĐ-UBND ngày 20/12/2023 của UBND tỉnh Bình An)
I. NỘI DUNG
1. Nhiệm vụ nêu tại Phụ lục kèm theo Kế hoạch này.
PHỤ LỤC
DANH MỤC NHIỆM VỤ
(Ban hành kèm theo Quyết định số 55/QĐ-UBND ngày 20/12/2023 của UBND tỉnh Bình An)
Stt\tNội dung\tĐơn vị chủ trì\tThời gian
1\tRà soát thủ tục hành chính\tSở Tư pháp\tQuý I
2\tCông khai thủ tục hành chính\tCác sở, ban, ngành\tThường xuyên
"""


def test_decision_with_its_plan_and_the_plans_appendix() -> None:
    tree = tree_of(_DECISION)
    assert [part.header.kind.text for part in tree.instruments if part.header.kind] == ["QUYẾT ĐỊNH", "KẾ HOẠCH"]
    assert [node.path for part in tree.instruments for node in part.outline] == ["Điều 1", "Điều 2", "I"]
    [appendix] = tree.appendices
    assert (appendix.label.text if appendix.label else "", appendix.title.text if appendix.title else "") == (
        "PHỤ LỤC",
        "DANH MỤC NHIỆM VỤ",
    )
    assert [row.path for table in appendix.tables for row in table.rows] == ["1", "2"]


def test_the_identity_is_that_of_the_decision() -> None:
    plan = plan_of(_DECISION)
    assert (plan.kind, plan.number.key, plan.date.iso, plan.year) == ("QĐ", "55/QĐ-UBND", "2023-12-20", 2024)
    assert plan.title == "Về việc ban hành Kế hoạch kiểm soát thủ tục hành chính năm 2024"
    assert (plan.issuer.name, plan.issuer.superior, plan.issuer.level) == (
        "ỦY BAN NHÂN DÂN TỈNH BÌNH AN",
        None,
        "province",
    )
    assert plan.recipients == ("Như Điều 2", "Lưu: VT")
    assert (plan.signature.authority, plan.signature.position, plan.signature.name) == (
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Lê Văn Mẫu",
    )


def test_without_a_header_the_note_gives_number_and_date() -> None:
    attached = _DECISION[_DECISION.index("KẾ HOẠCH\nKiểm soát") :]
    plan = plan_of(attached)
    assert (plan.number.key, plan.date.iso, plan.kind) == ("55/QĐ-UBND", "2023-12-20", "QĐ")


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("PHỤ LỤC I", "PHỤ LỤC I"),
        ("Phụ lục số 02", "Phụ lục số 02"),
        ("PHỤ BIỂU 1", "PHỤ BIỂU 1"),
        ("PHỤ LỤC: DANH MỤC NHIỆM VỤ", "PHỤ LỤC"),
    ],
)
def test_labels_of_appendices(line: str, label: str) -> None:
    tree = tree_of(f"KẾ HOẠCH\nNăm 2024\n\nI. NỘI DUNG\n1. Theo Phụ lục.\n{line}\nDANH MỤC CHI TIẾT\n")
    assert [appendix.label.text for appendix in tree.appendices if appendix.label] == [label]


@pytest.mark.parametrize("line", ["Phụ lục kèm theo Kế hoạch này.", "Phụ lục I nêu danh mục nhiệm vụ."])
def test_speaking_of_an_appendix_opens_none(line: str) -> None:
    assert not tree_of(f"KẾ HOẠCH\nNăm 2024\n\nI. NỘI DUNG\n1. Danh mục tại\n{line}\n2. Công khai.\n").appendices


def test_a_table_after_the_signature_is_an_appendix() -> None:
    rows = [["Stt", "Nội dung", "Chủ trì", "Thời gian"], ["1", "Rà soát", "Sở Tư pháp", "Quý I"]]
    tree = word_tree(
        word_file(
            "KẾ HOẠCH", "Năm 2024", "I. NỘI DUNG", "Theo bảng kèm theo./.", "Nơi nhận:", "- Lưu: VT.", "GIÁM ĐỐC", rows
        )
    )
    assert [appendix.label for appendix in tree.appendices] == [None]
    assert [row.path for table in tables_of(tree) for row in table.rows] == ["1"]


def test_a_text_without_a_title_is_all_body() -> None:
    tree = tree_of("Kính gửi: Các phòng.\nĐề nghị các phòng gửi báo cáo trước ngày 05/6/2024.\n")
    assert tree.instruments[0].header.kind is None
    assert [p.text.text for p in tree.instruments[0].preamble] == [
        "Kính gửi: Các phòng.",
        "Đề nghị các phòng gửi báo cáo trước ngày 05/6/2024.",
    ]


def test_recipients_and_signature_of_a_letter() -> None:
    plan = plan_of(
        "UBND TỈNH BÌNH AN\nVĂN PHÒNG\nSố: 95/VP-KSTT\nBình An, ngày 29 tháng 01 năm 2024\nKính gửi: Các sở.\n"
        "Đề nghị gửi kế hoạch./.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nCHÁNH VĂN PHÒNG\nLê Văn Mẫu\n"
    )
    assert (plan.recipients, plan.signature.name) == (("Như trên", "Lưu: VT"), "Lê Văn Mẫu")
