"""What a rule writes in the place of what it found: only the characters that differ, so that looks and places stay."""

from __future__ import annotations

from difflib import SequenceMatcher

from tthc_cli.model.edit import Edit


def reword(old: str, new: str, start: int) -> tuple[Edit, ...]:
    """The changes that make `old`, which stands at `start`, into `new`. What is put in takes a neighbour with it: no
    edit is of nothing.
    """
    edits: list[Edit] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        if a < b:
            edits.append(Edit(start + a, start + b, new[c:d]))
        elif a:
            edits.append(Edit(start + a - 1, start + a, old[a - 1] + new[c:d]))
        else:
            edits.append(Edit(start, start + 1, new[c:d] + old[0]))
    return tuple(edits)
