"""Promises that hold for any text. Few examples: the run must stay short."""

from __future__ import annotations

import datetime
import functools
import itertools
import re
import unicodedata
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.reading import clean_of, plan_of, spans_of
from tthc_cli.clean.characters import fix_characters
from tthc_cli.clean.clean_document import CleanTable
from tthc_cli.clean.mapped import Mapped
from tthc_cli.clean.markup import fix_markup
from tthc_cli.interpret.fields.citation import find_mentions
from tthc_cli.interpret.fields.dates import parse_date
from tthc_cli.interpret.fields.deadline import find_deadlines
from tthc_cli.interpret.fields.number import parse_number
from tthc_cli.interpret.fields.relation import find_relations
from tthc_cli.interpret.fields.target import find_targets
from tthc_cli.interpret.fields.timing import parse_timing
from tthc_cli.interpret.fields.unit import parse_units
from tthc_cli.lexicon.keys import fold
from tthc_cli.model.plan import Plan
from tthc_cli.pipeline import extract_text
from tthc_cli.report.canvas import Canvas
from tthc_cli.report.plans import render_plans

_SAMPLE = Path(__file__).parents[2] / "samples" / "tinh" / "KH-So-Tu-phap-da-ky.pdf"
_SOME = settings(max_examples=100, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
_FEW = settings(max_examples=25, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])

# What documents and damaged documents are made of.
_WORDS = (
    "Kế hoạch",
    "số",
    "12/KH-UBND",
    "ngày",
    "05/01/2024",
    "của",
    "UBND tỉnh",
    "Căn cứ",
    "thực hiện",
    "I.",
    "1.",
    "a)",
    "-",
    ";",
    "./.",
    "Quý I",
    "trước ngày",
    "100%",
    "tối thiểu",
    "và",
    ",",
    "Điều 1.",
    "PHỤ LỤC",
    "KẾ HOẠCH",
    "QUYẾT ĐỊNH",
    "Nơi nhận:",
    "TM.",
    "\t",
    "\n",
    "Stt",
    "Nội dung",
    "Chủ trì",
    "Thời gian",
    "**",
    "<b>",
    "</b>",
    "##",
    "|",
    "(Ban hành kèm theo",
    ")",
    "Ð",
    "ƣ",
    "\u200b",
    "\u00a0",
    "tê\u0301",
    "/",
    "2023.",
    "Luật Đất đai",
    "năm 2024",
    "Số:",
    "/KH-STP",
    "Thường xuyên",
    "Sở Tư pháp",
    "các sở, ban, ngành",
)
_PHRASES = st.lists(st.sampled_from(_WORDS), max_size=40).map(" ".join)
_TEXTS = st.one_of(st.text(max_size=120), _PHRASES)


@functools.cache
def _lines() -> tuple[str, ...]:
    return tuple(extract_text(_SAMPLE).split("\n")[:120])


@st.composite
def _shuffled_plans(draw: st.DrawFn) -> str:
    """Lines of a real plan: some left out, some twice, some in another order."""
    lines = _lines()
    chosen = draw(st.lists(st.integers(0, len(lines) - 1), min_size=1, max_size=60))
    start = draw(st.integers(0, len(lines) - 1))
    return "\n".join([*lines[start : start + 40], *(lines[index] for index in chosen)])


_DOCUMENTS = (
    st.one_of(_PHRASES, st.text(max_size=200), _shuffled_plans())
    .filter(
        lambda text: (
            bool(text.strip())
            and not any(ord(char) < 32 and char not in "\t\n" for char in text)
            and "\x7f" not in text
        )
    )
    .map(lambda text: text.encode("utf-8", "replace").decode())
)


# What a repair of single characters may replace.
_MENDED = set("ÐðƢƣ\u00a0\u2002\u2003\u2007\u2009\u202f") | {chr(code) for code in range(0x2160, 0x2180)}


def _is_plain(text: str) -> bool:
    """Something to read, without characters that the reader of files refuses or turns into line ends."""
    return bool(text.strip()) and all(char in "\t\n" or not unicodedata.category(char).startswith("C") for char in text)


def _clean_lines(text: str) -> list[str]:
    return [block.text.text for block in clean_of(text).blocks if not isinstance(block, CleanTable)]


# --- cleaning --------------------------------------------------------------------------------------------------------


@_SOME
@given(_TEXTS)
def test_mending_characters_twice_changes_nothing(text: str) -> None:
    whole, _ = fix_characters(text)
    again, mended = fix_characters(whole.text)
    assert (again.text, mended) == (whole.text, ())


@_SOME
@given(_TEXTS)
def test_places_of_characters_never_go_back(text: str) -> None:
    whole, _ = fix_characters(text)
    assert len(whole.at) == len(whole.text)
    assert list(whole.at) == sorted(whole.at)
    assert all(0 <= place < len(text) for place in whole.at)


@_SOME
@given(_TEXTS.filter(_is_plain))
def test_what_was_not_repaired_stands_where_it_says(text: str) -> None:
    composed = unicodedata.is_normalized("NFC", text)
    for block in clean_of(text).blocks:
        assert not isinstance(block, CleanTable)
        for char, place in zip(block.text.text, block.text.at, strict=True):
            printed = text[place]
            assert char == printed or printed in _MENDED or (not composed and not char.isascii()), (char, printed)


@_SOME
@given(_TEXTS)
def test_marks_leave_every_other_character_in_place(text: str) -> None:
    line = text.replace("\n", " ")
    for piece in fix_markup(Mapped(line, range(len(line)))):
        assert all(line[place] == char for char, place in zip(piece.text.text, piece.text.at, strict=True))


@_SOME
@given(_TEXTS.filter(_is_plain))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    unmarked = re.sub(r"[#<\\]", " ", text)  # marks within marks: tests/clean
    assume(unmarked.strip())
    once = _clean_lines(unmarked)
    assume(any(line.strip() for line in once))
    assert _clean_lines("\n".join(once)) == once


@_SOME
@given(_TEXTS)
def test_keys_of_keys(text: str) -> None:
    assert fold(fold(text)) == fold(text)


# --- documents -------------------------------------------------------------------------------------------------------


@_FEW
@given(_DOCUMENTS)
def test_any_text_is_read_and_its_spans_are_within_it(text: str) -> None:
    plan = plan_of(text)
    for span in spans_of(plan):
        assert 0 <= span.start <= span.end <= len(text)
        assert span.line >= 1
        assert span.column >= 1
    assert all(task.content.strip() for task in plan.tasks)
    assert all(citation.type for citation in plan.citations)


@_FEW
@given(_DOCUMENTS)
def test_every_word_of_any_text_is_in_a_block_or_an_orphan(text: str) -> None:
    assume(unicodedata.is_normalized("NFC", text))
    plan = plan_of(text)
    assert plan.coverage is not None
    assert 0 <= plan.coverage.share <= 1
    assert (plan.coverage.share == 1) == (plan.coverage.orphans == ())
    starts = [block.span.start for block in plan.blocks]
    assert starts == sorted(starts)
    kept = Counter(_letters(_block_texts(plan)))
    kept.update(_letters("".join(orphan.text for orphan in plan.coverage.orphans)))
    given_letters = Counter(_letters("".join(_clean_lines(text))))
    lost = given_letters - kept
    assert plan.coverage.furniture or not lost


def _block_texts(plan: Plan) -> str:
    return "".join(block.text + "".join(cell for row in block.rows for cell in row) for block in plan.blocks)


def _letters(text: str) -> list[str]:
    return [char for char in text if char.isalnum()]


@_FEW
@given(_DOCUMENTS)
def test_any_plan_is_given_back_as_markdown_with_all_its_letters(text: str) -> None:
    plan = plan_of(text)
    markdown = "".join(str(piece) for piece in render_plans("md", [plan], Canvas(), many=False))
    assert Counter(_letters(_block_texts(plan))) - Counter(_letters(markdown)) == Counter()


@_FEW
@given(_shuffled_plans())
def test_citations_of_a_shuffled_plan_stand_in_order_and_apart(text: str) -> None:
    spans = [citation.span for citation in plan_of(text).citations]
    assert all(before.end <= after.start for before, after in itertools.pairwise(spans))


# --- small languages -------------------------------------------------------------------------------------------------


@_SOME
@given(_TEXTS, st.one_of(st.none(), st.integers(2000, 2099)))
def test_small_languages_take_any_text(text: str, year: int | None) -> None:
    mentions = find_mentions(text)
    assert len(find_relations(text, mentions)) == len(mentions)
    assert all(0 <= m.start < m.end <= len(text) for m in mentions)
    assert all(text[t.start : t.end].strip() for t in find_targets(text))
    assert all(text[d.start : d.end].strip() for d in find_deadlines(text, year))
    timing = parse_timing(text, year)
    assert timing.start is None or timing.end is None or timing.start <= timing.end
    assert all(unit.strip() == unit and unit for unit in parse_units(text))


@_SOME
@given(st.dates(datetime.date(1945, 9, 2), datetime.date(2099, 12, 31)))
def test_dates_come_back_in_every_form(day: datetime.date) -> None:
    for form in (
        "ngày {0.day:02d} tháng {0.month:02d} năm {0.year}",
        "ngày {0.day} tháng {0.month} năm {0.year}",
        "{0.day:02d}/{0.month:02d}/{0.year}",
        "ngày {0.day}/{0.month}/{0.year}",
        "{0.day}-{0.month}-{0.year}",
        "{0.day}.{0.month}.{0.year}",
    ):
        assert parse_date(form.format(day)).iso == day.isoformat()


_TYPES = st.sampled_from(["QĐ", "KH", "NQ", "CT", "TB", "NĐ", "TT", "CTr"])
_OFFICES = st.sampled_from(["UBND", "CP", "TTg", "STP", "SNgV", "HĐND", "VPCP"])


@_SOME
@given(st.integers(1, 9999), st.one_of(st.none(), st.integers(1990, 2099)), _TYPES, _OFFICES)
def test_numbers_come_back(serial: int, year: int | None, kind: str, office: str) -> None:
    printed = f"{serial:02d}/{f'{year}/' if year else ''}{kind}-{office}"
    found = parse_number(printed)
    assert (found.serial, found.year, found.symbol, found.key, found.blank) == (
        serial,
        year,
        f"{kind}-{office}",
        printed,
        False,
    )


@_SOME
@given(st.integers(1, 9999), _TYPES, _OFFICES, st.dates(datetime.date(1990, 1, 1), datetime.date(2099, 12, 31)))
def test_a_citation_in_a_sentence_comes_back(serial: int, kind: str, office: str, day: datetime.date) -> None:
    printed = f"{day.day}/{day.month}/{day.year}"
    text = f"Căn cứ Văn bản số {serial}/{kind}-{office} ngày {printed} của UBND tỉnh về việc này;"
    [mention] = find_mentions(text)
    assert (mention.key, mention.date, mention.type) == (f"{serial}/{kind}-{office}", day.isoformat(), kind)
    assert text[mention.start : mention.end] == text[7 : text.index(" về việc")]


@_SOME
@given(st.integers(1, 12), st.integers(2000, 2099))
def test_months_come_back(month: int, year: int) -> None:
    found = parse_timing(f"Tháng {month:02d}/{year}", None)
    assert (found.kind, (found.start or "")[:7], (found.end or "")[:7]) == ("interval", *[f"{year}-{month:02d}"] * 2)
