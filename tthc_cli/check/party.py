"""Whether a document is one of the Party, which sets the form of its documents itself."""

from __future__ import annotations

from tthc_cli.lexicon.keys import fold
from tthc_cli.model.draft import Draft

_HEADING = "đảng cộng sản việt nam"


def is_party_document(draft: Draft) -> bool:
    """Whether the Party's heading stands in the letterhead (NĐ 30/2020/NĐ-CP, Điều 2)."""
    return any(fold(text.text) == _HEADING for text in draft.find("other", "agency"))
