"""FRM017: a degree, rank or honour stands before the signer's name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._parts import DEGREE, find_titled_names
from tthc_cli.lexicon.keys import fold
from tthc_cli.model.draft import Draft

_TITLE = re.compile(r"(?P<title>(?:GS|PGS|TS|ThS|Ths|BS|BSCK|CN|KS|LS|DS|NGƯT|NGND|TTƯT)\b[\w. ]*?\.)\s*(?=[^\W\d_])")
# The armed forces, education, health and science set their own (NĐ 30/2020/NĐ-CP, Phụ lục I, II.7.c).
_EXEMPT = ("y tế", "giáo dục", "khoa học", "công an", "quân sự", "quốc phòng", "bệnh viện", "trường", "viện ")


def find(draft: Draft) -> Iterator[Problem]:
    """One problem, at the name; none for bodies that may print titles."""
    if any(word in fold(draft.plan.issuer.name or "") for word in _EXEMPT):
        return
    for text in (*draft.find("name"), *find_titled_names(draft)):
        match = _TITLE.match(text.text) or DEGREE.match(text.text)
        if match is not None:
            yield Problem(draft.path, draft.span(text), "frm017_signer_title", {"title": match["title"]}, (text.text,))


RULE = DraftRule("FRM017", "signer-title", "warning", find)
