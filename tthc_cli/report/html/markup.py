"""HTML that cannot be injected into: every text is escaped on its way in, only what was built here is markup."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

# Control characters have no place in HTML, not even as references.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_VOID = frozenset({"meta", "br"})


class Markup(str):
    """Finished HTML; nothing but `tag`, `join` and `raw_style` makes it."""

    __slots__ = ()


def tag(name: str, /, *content: str, **attributes: str | None) -> Markup:
    """An element. Plain strings in `content` are text; an attribute that is None is left out, `class_` is `class`."""
    opening = name + "".join(_attribute(key, value) for key, value in attributes.items() if value is not None)
    if name in _VOID:
        return Markup(f"<{opening}>")
    return Markup(f"<{opening}>{join(content)}</{name}>")


def join(content: Iterable[str], between: str = "") -> Markup:
    """The pieces one after the other."""
    return Markup(_text(between).join(_text(piece) for piece in content))


def raw_style(css: str) -> Markup:
    """A style sheet of our own, which needs no escaping and stands none."""
    return Markup(f"<style>{css}</style>")


def _attribute(key: str, value: str) -> str:
    return f' {key.rstrip("_").replace("_", "-")}="{_text(value)}"'


def _text(piece: str) -> str:
    return piece if isinstance(piece, Markup) else escape(_FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", piece))
