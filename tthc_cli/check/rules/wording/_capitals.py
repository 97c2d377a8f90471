"""What the rules about capitals share: names that are not written as the lexicon has them."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import Problem
from tthc_cli.check.rules.wording._running_text import running_texts
from tthc_cli.lexicon.official_names import NameList, find_wrong_capitals
from tthc_cli.model.draft import Draft


def find_names(draft: Draft, names: NameList, message_key: str) -> Iterator[Problem]:
    """One problem for each name of a list with other capitals, at its first such use; none in lines of capitals."""
    told: set[str] = set()
    for text in running_texts(draft):
        for start, end, right in find_wrong_capitals(text.text, names):
            found = " ".join(text.text[start:end].split())
            if found not in told:
                told.add(found)
                facts = {"found": found, "right": right}
                yield Problem(draft.path, draft.span(text, start, end), message_key, facts, (found,))
