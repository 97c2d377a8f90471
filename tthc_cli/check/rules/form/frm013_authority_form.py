"""FRM013: the authority to sign is not abbreviated as the decree sets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._parts import printed_lines
from tthc_cli.model.draft import Draft

# T/M, TM without its full stop, K/T, and so on, before words in capitals.
_WRONG = re.compile(r"(?P<form>T/M|K/T|T/L|TUQ|TM|KT|TL)(?![.\w])\s*(?=[^\W\d_])")
_RIGHT = {"T/M": "TM.", "K/T": "KT.", "T/L": "TL.", "TUQ": "TUQ.", "TM": "TM.", "KT": "KT.", "TL": "TL."}

_MOST_WORDS = 8
"""Words of the longest signature line."""


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each line in capitals that begins with a wrong form."""
    for text in draft.find("authority", "position", "recipients", "other"):
        for start, end in printed_lines(draft, text):
            line = text.text[start:end].strip()
            match = _WRONG.match(line)
            if match is not None and line.isupper() and len(line.split()) <= _MOST_WORDS:
                facts = {"form": match["form"], "right": _RIGHT[match["form"]]}
                yield Problem(draft.path, draft.span(text, start, end), "frm013_authority_form", facts, (line,))


RULE = DraftRule("FRM013", "authority-form", "error", find)
