"""What the rules about single letters share: where letters may be changed, and the problem that they make."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tthc_cli.check.rule import Problem
from tthc_cli.model.draft import Draft
from tthc_cli.model.edit import Edit

_ADDRESS = re.compile(r"\S*@\S*|\S*://\S*|\bwww\.\S*", re.IGNORECASE)


def without_addresses(draft: Draft, edits: Sequence[Edit]) -> list[Edit]:
    """Those that change no URL and no e-mail address."""
    addresses = [match.span() for match in _ADDRESS.finditer(draft.source)] if edits else []
    return [edit for edit in edits if not any(start <= edit.start < end for start, end in addresses)]


def one_problem(draft: Draft, key: str, edits: Sequence[Edit], word: str) -> Problem:
    """All places in one, told at the first of them; `word` is what stands there, mended."""
    span = draft.locate(edits[0].start, edits[0].end)
    return Problem(draft.path, span, key, {"word": word, "times": len(edits)}, (), edits=tuple(edits))
