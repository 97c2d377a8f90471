"""The frame of a page: head, style, footer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

from tthc_cli.lexicon.report_messages import label
from tthc_cli.report.html.markup import Markup, join, raw_style, tag

# What the file may load: nothing. A title that would smuggle in a script or a picture finds both shut out.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def open_page(title: str, lang: str) -> Iterator[str]:
    """Everything before the content."""
    style = Path(__file__).with_name("style.css").read_text("utf-8")
    head = join((
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", title),
        raw_style(style),
    ))  # fmt: skip
    yield f'<!DOCTYPE html>\n<html lang="{lang}">\n{tag("head", head)}\n<body id="top">\n'


def close_page(lang: str, *notes: Markup) -> Iterator[str]:
    """Everything after the content."""
    made = tag("p", label("made_by", lang, version=version("tthc")))
    yield tag("footer", *notes, made) + "\n</body>\n</html>\n"


def section(name: str, title: str, *content: str) -> Markup:
    """A part that the contents can lead to."""
    return Markup(tag("section", tag("h2", title), *content, id=name) + "\n")


def items(lines: Iterable[str]) -> Markup:
    """A list."""
    return tag("ul", *(tag("li", line) for line in lines))
