"""Many fixed phrases as one regular expression that does not try them one by one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias

# Letter → what may follow; the empty key ends a phrase.
_Tree: TypeAlias = "dict[str, _Tree]"


def phrase_pattern(phrases: Iterable[str]) -> str:
    """A pattern, without groups, that matches any of the phrases, the longest first.

    Phrases that begin alike share their beginning, so that a text is compared with a hundred of them in the time of a
    few: an alternation of whole phrases takes three times as long.

    >>> phrase_pattern(["tthc", "tỉnh"])
    't(?:thc|ỉnh)'

    """
    tree: _Tree = {}
    for phrase in phrases:
        branch = tree
        for letter in phrase:
            branch = branch.setdefault(letter, {})
        branch[""] = {}
    return _render(tree)


def _render(tree: _Tree) -> str:
    """The longest phrase wins because what may follow comes before that nothing does."""
    branches = [re.escape(letter) + _render(below) for letter, below in sorted(tree.items()) if letter]
    if not branches:
        return ""
    if len(branches) == 1 and "" not in tree:
        return branches[0]
    return f"(?:{'|'.join(branches)})" + ("?" if "" in tree else "")
