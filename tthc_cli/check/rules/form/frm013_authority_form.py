"""FRM013: the authority to sign is not abbreviated as the decree sets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.model.draft import Draft

# T/M, TM without its full stop, K/T, and so on, before words in capitals.
_WRONG = re.compile(r"(?P<form>T/M|K/T|T/L|TUQ|TM|KT|TL)(?![.\w])\s*(?=[^\W\d_])")
_RIGHT = {"T/M": "TM.", "K/T": "KT.", "T/L": "TL.", "TUQ": "TUQ.", "TM": "TM.", "KT": "KT.", "TL": "TL."}


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each line in capitals that begins with a wrong form."""
    for text in draft.find("authority", "position", "other"):
        match = _WRONG.match(text.text)
        if match is not None and text.text.isupper() and len(text.text.split()) <= 8:
            facts = {"form": match["form"], "right": _RIGHT[match["form"]]}
            yield Problem(draft.path, draft.span(text), "frm013_authority_form", facts, (text.text,))


RULE = DraftRule("FRM013", "authority-form", "error", find)
