"""WRD008: a cited khoản or điểm has a capital, or a cited Điều has none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.wording._running_text import running_texts
from tthc_cli.model.draft import Draft

# Behind the beginning of a sentence a word of its own cannot have a capital for another reason.
_WRONG = re.compile(
    r"""(?<=[^\W\d_,)]\ )(?P<small>Khoản\ (?=\d+\b)|Điểm\ (?=[a-zđ]\b))
      | (?:(?<=khoản\ \d\ )|(?<=khoản\ \d\d\ ))(?P<after>điều\ (?=\d))
      | \b(?P<named>điều\ )(?=\d+\ (?:của\ )?
          (?:Luật|Bộ\ luật|Nghị\ định|Nghị\ quyết|Thông\ tư|Quyết\ định|Quy\ chế|Quy\ định)\b)
    """,
    re.VERBOSE,
)


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each such word, in sentences; headings number their own parts."""
    for text in running_texts(draft):
        line = re.sub(r"\s", " ", text.text)
        for match in _WRONG.finditer(line):
            found = match[0].strip()
            right = found.lower() if match["small"] else found.capitalize()
            facts = {"found": found, "right": right}
            span = draft.span(text, match.start(), match.start() + len(found))
            yield Problem(draft.path, span, "wrd008_part_capitals", facts, (found, line[match.end() :][:20]))


RULE = DraftRule("WRD008", "part-capitals", "info", find)
