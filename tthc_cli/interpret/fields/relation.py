"""Why a document is mentioned: basis, implemented, issued with, amended, replaced, or just mentioned.

The nearest cue before a mention decides. Coordinated mentions (`,` `;` `và`, also a new sentence without a cue) share
it. Inside another document's title a mention is only a mention, unless the title says that it is amended.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tthc_cli.interpret.fields.citation import Mention
from tthc_cli.lexicon.document_types import citation_words
from tthc_cli.lexicon.keys import fold
from tthc_cli.lexicon.phrases import any_of
from tthc_cli.model.plan import Relation

_CUES: tuple[tuple[Relation, re.Pattern[str]], ...] = (
    ("basis", re.compile(r"căn cứ(?! vào tình hình)(?! tình hình)")),
    ("promulgated_with", re.compile(r"(?:ban hành )?kèm theo(?: tại)?(?= *$)|ban hành kèm theo")),
    ("replaces", re.compile(r"(?:thay thế|bãi bỏ)(?: cho| toàn bộ| một phần| hiệu lực của| các)?(?= *$)")),
    ("amends", re.compile(r"sửa đổi,? *(?:và )?bổ sung(?: một số)?(?: điều| nội dung)?(?: của)?(?: các)?(?= *$)")),
    ("implements", re.compile(rf"(?:thực hiện|triển khai)(?:,? (?:{any_of('carried_out_how')}))*(?= *$)")),
    ("mention", re.compile(rf"(?:{any_of('mention_cues')})(?: các| những)?(?= *$)")),
)
_CARRIES_OUT = re.compile(
    rf"(?:tiếp tục )?(?:thực hiện|triển khai)(?:,? (?:{any_of('carried_out_how')}))* "
    rf"(?:{'|'.join(citation_words())})(?!\w)"
)
_COORDINATES = re.compile(r"(?:[,;.]|(?<!\w)(?:và|cùng|hoặc))\s*(?:các |những )?$")
_LIST_ENDS = re.compile(r"[;]|\.\s")
_TITLE = re.compile(rf"\s*(?:,\s*)?(?:{any_of('title_opens')})(?!\w)")


def find_relations(text: str, mentions: Sequence[Mention], default: Relation = "mention") -> list[Relation]:
    """The relation of each mention in one paragraph or cell. `default` is that of a section that lists bases."""
    relations: list[Relation] = []
    outer: Relation = default
    nested = False
    last = 0
    for index, mention in enumerate(mentions):
        gap = fold(text[last : mention.start])
        cue = _nearest_cue(gap)
        if index == 0:
            outer, nested = cue or _cue_before_list(gap) or default, False
            relation = outer
        elif _in_title(gap, cue):
            nested = True
            relation = "amends" if cue == "amends" else "mention"
        elif cue is None and _coordinated(gap):
            nested = nested and not _leaves_title(gap)
            relation = relations[-1] if nested else outer
        else:
            outer, nested = cue or outer, False
            relation = outer
        relations.append(relation)
        last = mention.end
    return relations


def _nearest_cue(gap: str) -> Relation | None:
    """The cue that ends nearest to the mention; "căn cứ" and "kèm theo" reach over words in between."""
    best: tuple[int, Relation] | None = None
    for relation, pattern in _CUES:
        for match in pattern.finditer(gap):
            if best is None or match.end() > best[0] or (match.end() == best[0] and relation != "mention"):
                best = (match.end(), relation)
    if best is not None and best[1] in ("basis", "promulgated_with") and _LIST_ENDS.search(gap[best[0] :]):
        return None
    return best[1] if best else None


def _cue_before_list(gap: str) -> Relation | None:
    """The cue of a list whose first members have no number: `Thực hiện Nghị quyết Đại hội … và Nghị quyết số …`."""
    if gap.startswith("căn cứ"):
        return "basis"
    return "implements" if _coordinated(gap) and _CARRIES_OUT.match(gap) else None


def _in_title(gap: str, cue: Relation | None) -> bool:
    """Whether the mention after this gap stands in the title of the document before it."""
    if cue == "basis" or _LIST_ENDS.search(gap):
        return False
    return _TITLE.match(gap) is not None and not _coordinated(gap)


def _coordinated(gap: str) -> bool:
    return _COORDINATES.search(gap) is not None


def _leaves_title(gap: str) -> bool:
    """A semicolon or a new sentence ends a title; so does a title of the nested document itself, then a comma
    or "và".
    """
    return bool(_LIST_ENDS.search(gap)) or _TITLE.match(gap) is not None
