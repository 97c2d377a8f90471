"""Words → lines, and the line feeds of cells."""

from __future__ import annotations

from tthc_cli.extract.cell_text import cell_text
from tthc_cli.extract.page_content import Word
from tthc_cli.extract.raw import WIDE_GAP
from tthc_cli.extract.text_lines import SpaceTest, read_lines, sort_rows, spaces_are_wrong


def run(text: str, x: float, baseline: float, place: int = 0, size: float = 10) -> list[Word]:
    """Words of letters half an em wide."""
    words = []
    for word in text.split(" "):
        width = len(word) * size / 2
        words.append(Word(word, x, x + width, baseline, size, place))
        x, place = x + width + size / 4, place + len(word) + 1
    return words


def texts(words: list[Word], has_space: SpaceTest | None = None) -> list[str]:
    return [line.text for line in read_lines(sort_rows(words), has_space)]


def test_columns_on_one_baseline_make_one_line() -> None:
    assert texts(run("UBND TINH", 0, 50) + run("CONG HOA", 200, 50, 90)) == [f"UBND TINH{WIDE_GAP}CONG HOA"]


def test_columns_on_different_baselines_make_two() -> None:
    assert texts(run("Doc lap", 200, 50.9, 90) + run("TINH CA MAU", 0, 50)) == ["TINH CA MAU", "Doc lap"]


def test_narrow_gap_between_runs_drawn_apart_is_a_column() -> None:
    assert texts(run("DAN", 0, 50) + run("CONG", 35, 50, 90)) == [f"DAN{WIDE_GAP}CONG"]


def test_blank_in_one_run_is_none() -> None:
    words = [Word("ngay", 0, 20, 50, 10, 0), Word("thang", 38, 63, 50, 10, 5)]
    assert texts(words) == ["ngay thang"]


def test_line_drawn_out_to_the_margin_has_no_columns() -> None:
    words = [Word("abcd", 50 * n, 50 * n + 20, 10, 10, 5 * n) for n in range(5)]
    assert texts(words) == ["abcd abcd abcd abcd abcd"]


def test_raised_mark_stays_on_its_line() -> None:
    assert texts([*run("dien tich 300m", 0, 50), Word("2", 65.5, 71, 46, 6, 20)]) == ["dien tich 300m 2"]


def test_pieces_of_words_are_put_together() -> None:
    pieces = [Word("th", 0, 10, 50, 10), Word("n", 30, 35, 50, 10), Word("c", 15.1, 20, 50, 10)]
    pieces += [Word("u", 10.1, 15, 50, 10), Word("hie", 22.6, 30, 50, 10)]
    assert spaces_are_wrong(sort_rows(pieces))
    assert texts(pieces, lambda left, right: False) == ["thuc hien"]
    assert not spaces_are_wrong(sort_rows(run("words apart as they should be", 0, 50)))


def test_a_drawn_blank_parts_words_that_nearly_touch() -> None:
    pieces = [Word("K", 0, 6, 50, 10), Word("ế", 6, 12, 50, 10), Word("hoạch", 12.9, 40, 50, 10)]
    assert texts(pieces, lambda left, right: right.text == "hoạch") == ["Kế hoạch"]
    assert texts(pieces, lambda left, right: False) == ["Kếhoạch"]  # letter-spacing
    touching = [pieces[0], pieces[1]._replace(x0=6.1)]
    assert texts(touching, lambda left, right: True) == ["Kế"]


BOX = (0.0, 0.0, 100.0, 100.0)


def wraps(*rows: str, box: tuple[float, float, float, float] = BOX) -> list[str]:
    words = [word for n, row in enumerate(rows) for word in run(row, 5, 10 + 12 * n)]
    text, places = cell_text(box, read_lines(sort_rows(words)), padding=5)
    assert all(text[place] == "\n" for place in places)
    marked = "".join("~" if n in places else char for n, char in enumerate(text))
    return marked.split("~")


def test_break_before_a_word_without_room_is_a_wrap() -> None:
    assert wraps("Van phong So cong", "chuc dau moi") == ["Van phong So cong", "chuc dau moi"]


def test_break_before_a_word_with_room_was_typed() -> None:
    assert wraps("Van phong", "So Tu phap") == ["Van phong\nSo Tu phap"]


def test_bullets_are_always_typed() -> None:
    assert wraps("- Van phong So nay", "- Phong Hanh chinh") == ["- Van phong So nay\n- Phong Hanh chinh"]
