"""CAS015: a plan is issued after the day by which its parent's text asks for it.

Sai: the decision asks the sở to `xây dựng kế hoạch …, báo cáo UBND tỉnh trước ngày 31/01/2023`, the plan is of
15/02/2023. Đúng: issued by that day. Told only where the same sentence names the units that it asks. A row of the parent's task table that asks for the plan is told by CAS008.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tthc_cli.check.rule import CascadeRule, Place, Problem
from tthc_cli.check.view import CascadeView, find_start
from tthc_cli.lexicon.cascade_words import find_demanded_plan
from tthc_cli.lexicon.subjects import plan_object_words
from tthc_cli.link.lookup import DOCUMENT
from tthc_cli.link.units import is_meant
from tthc_cli.model.cascade import Coverage
from tthc_cli.model.plan import Deadline, Plan, Section


def find(view: CascadeView) -> Iterator[Problem]:
    """One problem for each deadline in a parent's body that a child was issued after, at the child's beginning."""
    for coverage in view.cascade.coverage:
        parent, child = view.find_plan(coverage.parent), view.find_plan(coverage.child)
        for deadline in _find_missed(parent, child) if not _is_in_table(coverage) else ():
            key = parent.number.key or coverage.parent
            facts = {"date": child.date.iso, "parent": key, "wanted": deadline.raw}
            place = Place(coverage.parent, deadline.span, "cas015_related", facts)
            evidence = (key, deadline.end, child.date.iso)
            yield Problem(coverage.child, find_start(child), "cas015_late", facts, evidence, (place,))


def _is_in_table(coverage: Coverage) -> bool:
    """Whether a task already asks for the plan."""
    return any(DOCUMENT in item.child_tasks for item in coverage.items)


def _find_missed(parent: Plan, child: Plan) -> Iterator[Deadline]:
    """The first deadline that asks this unit for this very plan, if it lies before the child's day."""
    issued, title = child.date.iso, plan_object_words(child.title or "")
    for deadline in parent.deadlines:
        demanded = find_demanded_plan(deadline.text)
        if demanded is None or not demanded <= title or deadline.end is None or issued is None:
            continue
        if is_meant(_find_asked(deadline, parent), parent, child):
            if issued > deadline.end:
                yield deadline
            return


def _find_asked(deadline: Deadline, parent: Plan) -> list[str]:
    """The units before the verb, in the paragraph in which the deadline stands: `Các sở, ban, ngành; UBND cấp huyện`."""
    paragraph = _find_text(deadline.where, parent.sections) or deadline.text
    before = paragraph[: max(paragraph.find(deadline.text[:30]), 0)] + deadline.text
    units = re.split(r"\s(?:xây dựng|ban hành|lập)\s", before, maxsplit=1)[0]
    bare = re.sub(r"^(?:\d+\.|-|Yêu cầu|Đề nghị|Giao)\s+", "", units)
    return [phrase.strip(" ,") for phrase in re.split(r"[;:]|\svà\s(?=UBND|Ủy ban)", bare)]


def _find_text(path: str, sections: Sequence[Section]) -> str | None:
    for section in sections:
        if section.path == path:
            return section.text
        found = _find_text(path, section.children)
        if found is not None:
            return found
    return None


RULE = CascadeRule("CAS015", "issued-late", "warning", find)
