"""What the columns of a task table hold, told by their heads."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from tthc_cli.lexicon.data_files import read_data
from tthc_cli.lexicon.keys import fold


class _Role(NamedTuple):
    role: str
    words: tuple[str, ...]
    exact: tuple[str, ...]
    without: tuple[str, ...]

    def fits(self, head: str) -> bool:
        if any(word in head for word in self.without):
            return False
        # "ST T": a narrow column wraps inside its head.
        return head in self.exact or head.replace(" ", "") in self.exact or any(word in head for word in self.words)


def _folded(entry: dict[str, list[str]], name: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in entry.get(name, []))


@cache
def _roles() -> tuple[_Role, ...]:
    entries = read_data("columns")["roles"]
    return tuple(_Role(e["role"], _folded(e, "words"), _folded(e, "exact"), _folded(e, "not")) for e in entries)


_NUMBER_HEAD = re.compile(r"\s*(?:STT|TT|Số\s*TT|Stt|Số thứ tự)\b(?!-)")


def opens_table(line: str) -> bool:
    """Whether a line of text begins with the head of a number column."""
    return _NUMBER_HEAD.match(line) is not None


@cache
def column_role(head: str) -> str | None:
    """The role of a column with this head (`number`, `content`, `leads`, `coordinators`, `products`, `timing`, `start`,
    `end`, …).
    """
    key = fold(head).strip(" .:()*")
    return next((role.role for role in _roles() if role.fits(key)), None)


@cache
def column_words() -> dict[str, str]:
    """Every word that tells a role, for matching misspelt heads: folded word → role."""
    return {word: role.role for role in _roles() for word in (*role.words, *role.exact)}


@cache
def task_roles() -> frozenset[str]:
    """The roles of which a table of tasks has at least one, beside its content."""
    return frozenset(read_data("columns")["task_roles"])
