"""The terminal's text, looked at by eye and kept; colour adds nothing that is not there without it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.terminal import EXTENTS, WIDTHS, list_files, show

_ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize(("file", "name", "width"), list(list_files()))
def test_text_is_the_one_that_was_looked_at(file: Path, name: str, width: int) -> None:
    text = show(name, width)
    assert text == file.read_text("utf-8"), "look at it, then run: python -m tests.cli.terminal"
    assert max(map(len, text.splitlines())) <= width


@pytest.mark.parametrize("name", EXTENTS)
@pytest.mark.parametrize("width", WIDTHS)
def test_colour_repeats_what_words_say(name: str, width: int) -> None:
    colored = show(name, width, color=True)
    assert _ESCAPE.search(colored)
    bare = "".join(line.rstrip() + "\n" for line in _ESCAPE.sub("", colored).splitlines())
    assert bare == show(name, width)


@pytest.mark.parametrize("name", EXTENTS)
def test_colours_read_on_light_and_dark(name: str) -> None:
    """The sixteen colours of the terminal's own theme, never a fixed one, and no background."""
    codes = {code for run in _ESCAPE.findall(show(name, 120, color=True)) for code in run[2:-1].split(";")}
    assert codes <= {"0", "1", "2", "31", "32", "33"}
