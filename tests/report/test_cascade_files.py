"""Reports to keep: HTML, workbook, Markdown, the matrix; over the cascade of test_cascade_report.py."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from tests.report.test_cascade_report import CHILD, PARENT, make_item, make_report, make_shown
from tthc_cli.config import Settings
from tthc_cli.model.cascade import Acceptance
from tthc_cli.report.canvas import Canvas
from tthc_cli.report.cascades import render_cascade, render_diff
from tthc_cli.report.figures import sum_up
from tthc_cli.report.html.markup import tag
from tthc_cli.report.presentation import Extent, Presentation

_HOSTILE = '=HYPERLINK("http://x") <script>alert(1)</script> \x0b | &amp; \''


def _hostile() -> Presentation:
    """The same cascade with titles, tasks and reasons that try to be markup, formulas, scripts."""
    task = PARENT.tasks[2].model_copy(update={"content": _HOSTILE, "groups": (_HOSTILE,)})
    parent = PARENT.model_copy(update={"tasks": (*PARENT.tasks[:2], task)})
    child = CHILD.model_copy(update={"title": _HOSTILE, "issuer": CHILD.issuer.model_copy(update={"name": _HOSTILE})})
    report = make_report(absent_units=(_HOSTILE,))
    extent = Extent(matrix=True)
    return Presentation.of(report, (parent, child), Canvas("vi", 120), make_shown(report).root, Settings(), extent)


class _Elements(HTMLParser):
    """What a browser would find in a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data

    def names(self) -> set[str]:
        return {name for name, _ in self.found}


def _html(shown: Presentation) -> _Elements:
    return _Elements("".join(map(str, render_cascade("html", shown))))


def _sheets(shown: Presentation) -> Any:
    return openpyxl.load_workbook(BytesIO(b"".join(render_cascade("xlsx", shown))))  # type: ignore[arg-type]


class TestHtml:
    """One file, for a browser and a printer."""

    def test_needs_nothing_from_outside(self) -> None:
        page = "".join(map(str, render_cascade("html", make_shown(make_report()))))
        elements = _Elements(page)
        assert not elements.names() & {"script", "link", "img", "iframe", "object", "base", "form"}
        assert not re.search(r"https?://|@import|url\(", page)
        assert all(value.startswith("#") for _, at in elements.found if (value := at.get("href")))
        assert not [key for _, at in elements.found for key in at if key.startswith("on") or key == "style"]

    def test_text_stays_text(self) -> None:
        elements = _html(_hostile())
        assert "script" not in elements.names()
        assert elements.words.count("<script>alert(1)</script>") >= 5
        assert "\x0b" not in elements.words

    def test_links_lead_somewhere_and_heads_say_of_what(self) -> None:
        elements = _html(make_shown(make_report()))
        ids = {at.get("id") for _, at in elements.found}
        assert {str(at["href"])[1:] for _, at in elements.found if "href" in at} <= ids
        assert all(at.get("scope") in ("col", "row", "rowgroup") for name, at in elements.found if name == "th")
        assert ("html", {"lang": "vi"}) in elements.found

    def test_tells_status_in_words_and_places(self) -> None:
        words = " ".join(_html(make_shown(make_report(), lang="vi")).words.split())
        for told in (
            *("Chưa đạt – 3 lỗi", "✗ còn thiếu", "≠ trái nhau", "giao Quý II – đề ra Quý IV", "66,6%"),
            *("Viện dẫn 3821/QĐ-UBND ngày 23/12/2022", "Hai chữ số bị đảo.", "(dòng 4)", "Sở Y tế", "là tệp rỗng"),
        ):
            assert told in words

    def test_shared_words_are_marked(self) -> None:
        tasks = tuple(task.model_copy(update={"content": "Số hóa hồ sơ, giấy tờ"}) for task in PARENT.tasks)
        parent = PARENT.model_copy(update={"tasks": tasks})
        child = CHILD.model_copy(
            update={"tasks": (CHILD.tasks[0].model_copy(update={"content": "SỐ HOÁ toàn bộ hồ sơ"}), CHILD.tasks[1])}
        )
        report = make_report()
        shown = Presentation.of(report, (parent, child), Canvas(), make_shown(report).root, Settings())
        page = "".join(map(str, render_cascade("html", shown)))
        assert "<mark>HOÁ</mark>" in page
        assert "<mark>giấy</mark>" not in page

    def test_attributes_are_escaped(self) -> None:
        assert tag("td", "a<b", title='"x" & <y>') == '<td title="&quot;x&quot; &amp; &lt;y&gt;">a&lt;b</td>'


class TestWorkbook:
    """For people who sort and filter."""

    def test_sheets_heads_and_widths(self) -> None:
        book = _sheets(make_shown(make_report()))
        assert book.sheetnames == ["Tổng hợp", "Ma trận", "Thiếu, khác", "Phát hiện"]
        for sheet in book:
            assert sheet.freeze_panes is not None
            assert all(sheet.column_dimensions[cell.column_letter].width >= 8 for cell in sheet[1])

    def test_figures_are_numbers(self) -> None:
        rows = list(_sheets(make_shown(make_report()))["Tổng hợp"].values)
        assert rows[1][:2] == ("kh.docx", "SỞ TƯ PHÁP")
        assert rows[1][3:] == (66.6, 3, 1, 1, 1, 0, 0, 0)

    def test_words_never_become_formulas(self) -> None:
        book = _sheets(_hostile())
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        assert not [cell for cell in cells if cell.data_type == "f"]
        assert len([cell for cell in cells if str(cell.value).startswith("=HYPERLINK")]) >= 3

    def test_holes_and_findings(self) -> None:
        book = _sheets(make_shown(make_report()))
        assert [row[2] for row in book["Thiếu, khác"].iter_rows(min_row=2, values_only=True)] == [
            "≠ trái nhau",
            "✗ còn thiếu",
        ]
        assert [row[1] for row in book["Phát hiện"].iter_rows(min_row=2, values_only=True)] == [
            "CAS001",
            "CAS007",
            "CAS008",
            "–",
        ]


class TestMatrix:
    """Parent tasks × children."""

    @pytest.mark.parametrize("width", [60, 80, 120, 200])
    @pytest.mark.parametrize("children", [1, 6, 40])
    def test_fits_the_width_with_every_child(self, width: int, children: int) -> None:
        text = "".join(map(str, render_cascade("text", _many(children, width))))
        assert max(map(len, text.splitlines())) <= width
        flat = " ".join(text.split())
        assert all(f"SỞ SỐ {number}" in flat or children <= 6 for number in range(1, children + 1))
        assert flat.count("≠") >= children

    def test_holes_leave_only_rows_that_have_one(self) -> None:
        text = "".join(map(str, render_cascade("text", _many(3, 120, Extent(matrix=True, holes=True)))))
        assert "Nhiệm vụ thứ 1" not in text
        assert "Nhiệm vụ thứ 3" in text

    def test_a_folder_without_a_parent_says_so(self) -> None:
        report = make_report(coverage=())
        shown = Presentation.of(
            report, (PARENT, CHILD), Canvas(), make_shown(report).root, Settings(), Extent(matrix=True)
        )
        assert "không có ma trận" in "".join(map(str, render_cascade("text", shown)))

    def test_markdown_holds_it_on_demand(self) -> None:
        assert "≠ |" in "".join(map(str, render_cascade("md", _many(3, 80))))
        assert "I.1 Nhiệm vụ" not in "".join(map(str, render_cascade("md", make_shown(make_report()))))


def _many(children: int, width: int, extent: Extent = Extent(matrix=True)) -> Presentation:  # noqa: B008 - frozen
    """The cascade with more children like the first."""
    base = make_report()
    plans, links, coverage = [PARENT], [base.links[0]], []
    for number in range(1, children + 1):
        path = f"thu-muc/kh-{number}.docx"
        issuer = CHILD.issuer.model_copy(update={"name": f"SỞ SỐ {number}"})
        source = CHILD.source.model_copy(update={"path": path})
        plans.append(CHILD.model_copy(update={"source": source, "issuer": issuer}))
        links.append(base.links[1].model_copy(update={"child": path}))
        coverage.append(base.coverage[0].model_copy(update={"child": path}))
    report = make_report(documents=(), links=tuple(links), coverage=tuple(coverage), findings=())
    return Presentation.of(report, plans, Canvas("vi", width), make_shown(report).root, Settings(), extent)


class TestLargeFolder:
    """Hundreds of children are not told one after the other."""

    def test_the_worst_come_first_and_the_rest_is_counted(self) -> None:
        shown = _many(60, 100, Extent())
        lines = "".join(map(str, render_cascade("text", shown))).splitlines()
        assert len(lines) < 60
        assert "60 kế hoạch: 60 đã đối chiếu, 60 có nhiệm vụ thiếu hoặc trái (60 thiếu, 60 trái" in lines[1]
        assert any("… và 45 kế hoạch nữa" in line for line in lines)
        assert "• 60 đơn vị – I.3 Nhiệm vụ thứ 3" in " ".join(lines)
        assert sum(line.startswith("  SỞ SỐ ") for line in lines) == 15

    def test_everything_on_demand(self) -> None:
        text = "".join(map(str, render_cascade("text", _many(60, 100, Extent(every_row=True)))))
        assert all(f"kh-{number}.docx" in text for number in range(1, 61))

    def test_totals_do_not_hang_on_what_is_shown(self) -> None:
        everything, holes = _many(5, 80, Extent()), _many(5, 80, Extent(holes=True))
        assert sum_up(everything) == sum_up(holes)
        assert sum_up(holes).percent == 66.6


class TestRequiredCoverage:
    """The figure that is printed is the figure that is judged."""

    def test_verdict_speaks_of_it(self) -> None:
        shown = replace(make_shown(make_report(unreadable=()), 100), settings=Settings(require_coverage=66.6))
        lines = "".join(map(str, render_cascade("text", shown))).splitlines()
        assert lines[-1] == "Đạt yêu cầu độ bao phủ 66,6% – 3 lỗi, 0 cảnh báo"
        assert "  Độ bao phủ chung: 66,6% (yêu cầu 66,6%)" in lines


def test_holes_in_json_are_holes_alone() -> None:
    shown = replace(make_shown(make_report()), extent=Extent(holes=True))
    text = "".join(map(str, render_cascade("json", shown)))
    assert re.findall(r'"status": "(covered|conflict|missing)"', text) == ["conflict", "missing"]


def test_an_accepted_hole_is_shown_with_its_reason() -> None:
    accepted = Acceptance(reason="dừng theo chỉ đạo", owner="Văn phòng", expires="2026-12-31")
    items = (make_item("I.1", "covered", "1"), make_item("I.2", "covered", "2"), make_item("I.3", "waived"))
    items = (*items[:2], items[2].model_copy(update={"waiver": accepted}))
    coverage = make_report().coverage[0].model_copy(update={"items": items})
    report = make_report(coverage=(coverage,), findings=())
    for form in ("text", "html", "md"):
        words = " ".join("".join(map(str, render_cascade(form, make_shown(report, 160)))).split())
        assert "Chấp nhận đến hết ngày 31/12/2026 – Văn phòng: dừng theo chỉ đạo" in words, form


@pytest.mark.parametrize("form", ["html", "md", "sarif"])
def test_a_pair_has_the_formats_of_a_folder(form: str) -> None:
    """Also where the child cites another parent: a person chose the pair."""
    link = make_report().links[1].model_copy(update={"parent": None, "status": "missing"})
    shown = make_shown(make_report(links=(make_report().links[0], link)))
    text = "".join(map(str, render_diff(form, shown)))
    assert "còn thiếu" in text or form == "sarif"
    assert "Câu của CAS007" in text
