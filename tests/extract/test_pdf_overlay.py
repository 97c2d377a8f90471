"""Annotations that print, stamps and watermarks drawn over a page, text that nobody sees."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_writer import Annotation, Page, write_pdf

from tthc_cli.extract.pdf import extract_pdf
from tthc_cli.extract.raw import RawDocument, RawLine

STAMP = ["Signed by: Office", "Email: a@b.vn", "Signed at 2023"]


def read(page: Page) -> RawDocument:
    return extract_pdf(Path("a.pdf"), write_pdf([page]))


def lines(document: RawDocument, overlay: bool = False) -> list[str]:
    found = [block for block in document.blocks if isinstance(block, RawLine) and block.overlay == overlay]
    return [document.text[block.start : block.end] for block in found]


def draft() -> Page:
    return Page().text(60, 100, "No.").text(110, 100, "/KH-UBND").text(60, 130, "A line of the body that goes on.")


@pytest.mark.parametrize("kind", ["/Subtype /Widget", "/Subtype /FreeText", "/Subtype /Stamp"])
def test_a_number_written_by_an_annotation_stands_in_its_line(kind: str) -> None:
    assert lines(read(draft().annotate(85, 100, ["41"], kind)))[0] == "No. 41 /KH-UBND"


def test_a_form_field_without_a_drawing_is_read_by_its_value() -> None:
    page = draft()
    page.annotations.append(Annotation((85, 738, 105, 754), "/Subtype /Widget /FT /Tx /V (41)", None))
    assert lines(read(page))[0] == "No. 41 /KH-UBND"


@pytest.mark.parametrize("head", ["/Subtype /Widget /F 2", "/Subtype /Widget /F 32", "/Subtype /Link"])
def test_hidden_annotations_and_links_print_nothing(head: str) -> None:
    assert lines(read(draft().annotate(85, 100, ["41"], head))) == lines(read(draft()))


def test_the_stamp_of_a_signature_is_told_apart_from_what_it_covers() -> None:
    page = draft().annotate(70, 125, STAMP, "/Subtype /Widget /FT /Sig", size=8)
    document = read(page)
    assert lines(document) == ["No.    /KH-UBND", "A line of the body that goes on."]
    assert lines(document, overlay=True) == STAMP


def test_a_stamp_that_is_part_of_the_page_is_told_apart_too() -> None:
    page = draft()
    for number, text in enumerate(STAMP):
        page.text(80, 98 + 9 * number, text, size=7)
    document = read(page)
    assert lines(document) == ["No.    /KH-UBND", "A line of the body that goes on."]
    assert lines(document, overlay=True) == STAMP


def test_a_watermark_is_no_line_of_the_body() -> None:
    page = draft()
    page.operators.append("q 0.7 0.7 -0.7 0.7 150 600 cm BT /F1 60 Tf (DRAFT) Tj ET Q")
    document = read(page)
    assert lines(document) == ["No.    /KH-UBND", "A line of the body that goes on."]
    assert sorted("".join(lines(document, overlay=True))) == sorted("DRAFT")


def test_text_outside_the_paper_is_not_read() -> None:
    page = draft().text(700, 100, "outside").text(60, 900, "below").text(-200, 130, "left")
    assert lines(read(page)) == lines(read(draft()))


def test_text_drawn_twice_to_look_bold_is_read_once() -> None:
    page = draft().text(60.3, 130, "A line of the body that goes on.")
    assert lines(read(page)) == lines(read(draft()))


def test_invisible_text_behind_a_scan_is_read() -> None:
    """The text layer of a scanner with OCR: worth reading where its words are words."""
    page = Page().picture(0, 0, 595, 842)
    page.operators.append("3 Tr")
    for number in range(12):
        page.text(60, 100 + 20 * number, "cai cach hanh chinh trong nam nay")
    assert len(lines(read(page))) == 12
