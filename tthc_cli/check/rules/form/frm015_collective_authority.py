"""FRM015: a body of one head signs `TM.`, or a people's committee without it."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._parts import first, printed_lines
from tthc_cli.lexicon.keys import fold
from tthc_cli.model.draft import Draft

_ONE_HEAD = ("sở ", "văn phòng", "phòng ", "trung tâm", "cục ", "chi cục", "ban quản lý")
_TOGETHER = ("tm.", "tm ", "t/m")


def find(draft: Draft) -> Iterator[Problem]:
    """One problem, at the signature. A document of the committee's chair (`CHỦ TỊCH ỦY BAN NHÂN DÂN`) needs no
    `TM.`, nor does a resolution of the people's council.
    """
    signature = first(draft, "authority", "position")
    issuer = fold(draft.plan.issuer.name or "")
    if signature is None or not issuer or _by_chair(draft):
        return
    together = any(fold(line).startswith(_TOGETHER) for line in _closing_lines(draft))
    key = None
    if issuer.startswith(_ONE_HEAD) and together:
        key = "frm015_one_head"
    elif f"{issuer} ".startswith("ubnd ") and not together:
        key = "frm015_collective"
    if key is not None:
        facts = {"issuer": draft.plan.issuer.name}
        yield Problem(draft.path, draft.span(signature), key, facts, (signature.text,))


def _closing_lines(draft: Draft) -> Iterator[str]:
    """The lines of the signature; a wrong abbreviation may have been read as the end of the recipients."""
    for text in draft.find("authority", "recipients", "other"):
        for start, end in printed_lines(draft, text):
            yield text.text[start:end]


def _by_chair(draft: Draft) -> bool:
    issuing = (fold(text.text) for text in draft.find("agency", "title"))
    return any(line.startswith("chủ tịch") for line in issuing)


RULE = DraftRule("FRM015", "collective-authority", "warning", find)
