"""Tasks that a plan without a task table writes as prose: bullets, lettered items, numbered paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from tthc_cli.clean.mapped import Mapped, join
from tthc_cli.lexicon.keys import fold
from tthc_cli.lexicon.phrases import any_of
from tthc_cli.lexicon.sections import find_field_label, is_work
from tthc_cli.lexicon.units import opens_unit
from tthc_cli.structure.document_tree import Node, Paragraph

# Times that open an item or date its work: "Thường xuyên …", "… hoàn thành trước ngày 30/6/2024".
_OPENS_WITH_TIME = re.compile(
    r"""(?:thường\ xuyên
      | định\ kỳ(?:(?:,?\ (?:và\ )?(?:(?:hàng|hằng)\ )?(?:tháng|quý|0?6\ tháng|năm))(?!\w))*
      | (?:hàng|hằng)\ (?:tháng|quý|năm)
      | (?:sáu|0?6)\ tháng\ (?:đầu|cuối)\ năm
      | trong\ (?:tháng|quý)\ [\w/]+(?:\ năm\ \d{4})?
      | trước\ ngày\ (?:\d{1,2}\ tháng\ \d{1,2}(?:\ năm\ \d{4})?|[\d/.-]+\d)
      | quý\ [ivx]+(?:[/\ ](?:năm\ )?\d{4})?
      | tháng\ \d+(?:[/\ ](?:năm\ )?\d{4})?)(?!\w)""",
    re.VERBOSE,
)
_DATES_WORK = re.compile(
    r"""(?:trước|chậm\ nhất|muộn\ nhất|đến\ hết)(?:\ (?:là|vào|trong))*(?:\ ngày)?[ ]
        (?:\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?
         | \d{1,2}\ tháng\ \d{1,2}(?:\ năm\ \d{4})?
         | (?:tháng|quý)\ [\divx]+(?:(?:/|\ năm\ )\d{4})?)
      | định\ kỳ\ (?:hàng|hằng)\ (?:tháng|quý|năm)
      | (?:trong|vào)\ (?:tháng|quý)\ (?:\d{1,2}|[ivx]+)(?!\w)(?:(?:/|\ năm\ )\d{4})?""",
    re.VERBOSE,
)
_UNIT_LINE_ROLES = ("leads", "coordinators")
_BRACKETED = re.compile(
    r"\(([^()]*(?:chủ trì|thực hiện|thời gian|hoàn thành)[^()]*:[^()]*)\)\s*[.;]?\s*$", re.IGNORECASE
)
_PART_END = re.compile(r"[.;]\s+")
# "Văn phòng Sở chủ trì, phối hợp với các phòng chuyên môn rà soát …": the units before what they are to do.
_LEADS = re.compile(
    rf"""(?:[Gg]iao\s+)?(?P<leads>[^.;:]{{2,80}}?)\s+(?:là\s+đơn\s+vị\s+)?chủ\s+trì,?
        (?:\s+(?:và\s+)?phối\s+hợp\s+(?:với|cùng)\s+(?P<others>[^.;:]{{2,120}}?)(?=\s+(?:{any_of("work_verbs")})(?!\w)|[.;:]|$))?""",
    re.VERBOSE,
)


@dataclass(slots=True)
class ProseTask:
    """One task as it stands: its words, where it belongs, and the fields that lines beside it give."""

    path: str
    groups: tuple[str, ...]
    content: Mapped
    fields: dict[str, Mapped] = field(default_factory=dict)


def find_prose_tasks(nodes: Sequence[Node]) -> list[ProseTask]:
    """The tasks of the parts that prescribe work, in order.

    A bullet in an item is a task and the item its group; else a lettered item is one; else a numbered paragraph without
    a heading. Lines like `Thời gian: Quý I` under an item are its fields. `Thực hiện: … Phối hợp: …` that closes a part
    gives units to its tasks.
    """
    tasks: list[ProseTask] = []
    for part in nodes:
        if _prescribes_work(part):
            tasks += _part_tasks(part)
    return _told_apart(tasks)


def _told_apart(tasks: Sequence[ProseTask]) -> list[ProseTask]:
    """The tasks with a path each: items to which the writer gave one number twice are `II.2` and `II.2#2`."""
    taken: set[str] = set()
    times: dict[str, int] = {}
    unique: list[ProseTask] = []
    for task in tasks:
        path = task.path
        while path in taken:
            times[task.path] = times.get(task.path, 1) + 1
            path = f"{task.path}#{times[task.path]}"
        taken.add(path)
        unique.append(task if path == task.path else replace(task, path=path))
    return unique


def _prescribes_work(part: Node) -> bool:
    if part.label.kind == "article":
        return False
    return is_work((part.heading or part.text).text[:120])


def _part_tasks(part: Node) -> list[ProseTask]:
    found = list(_node_tasks(part, ()))
    shared = _closing_units(part)
    for task in found:
        for role, value in shared.items():
            task.fields.setdefault(role, value)
    return found


def _node_tasks(node: Node, groups: tuple[str, ...]) -> Iterator[ProseTask]:
    heading = node.heading.text if node.heading is not None else ""
    if heading and groups and not is_work(heading):
        return
    inner = (*groups, _group_name(node))
    if node.children:
        if node.text.text and _is_bulleted(node):
            yield from _bullets(node, inner)
        for child in node.children:
            yield from _node_tasks(child, inner)
    elif _is_bulleted(node):
        yield from _bullets(node, inner)
    elif _is_task(node):
        yield _item_task(node, groups)


def _group_name(node: Node) -> str:
    title = (node.heading if node.heading is not None else node.text).text.rstrip(" :")
    return f"{node.label.text} {title}".strip()


def _is_bulleted(node: Node) -> bool:
    return any(paragraph.bullet and not _fields_of(paragraph) for paragraph in node.paragraphs)


def _is_task(node: Node) -> bool:
    """A lettered item always; a numbered one when its words are a paragraph, or when lines under it give its fields."""
    if node.label.kind in ("letter", "decimal", "arabic") and any(_fields_of(p) for p in node.paragraphs):
        return True
    if node.label.kind in ("letter", "bracketed"):
        return bool(node.text.text or node.heading)
    return node.label.kind in ("arabic", "decimal") and node.heading is None and bool(node.text.text)


def _bullets(node: Node, groups: tuple[str, ...]) -> Iterator[ProseTask]:
    """The bullets of an item; a plus under a dash goes on with it, a field line belongs to the bullet above or
    to all.
    """
    tasks: list[ProseTask] = []
    shared: dict[str, Mapped] = {}
    marks = [paragraph.bullet for paragraph in node.paragraphs if paragraph.bullet]
    outer = marks[0] if marks else None
    for paragraph in node.paragraphs:
        fields = _fields_of(paragraph)
        for role, value in fields:
            if tasks and role not in tasks[-1].fields and paragraph.bullet:
                tasks[-1].fields[role] = value
            else:
                shared.setdefault(role, value)
        if fields:
            continue
        if paragraph.bullet == outer or (not tasks and paragraph.bullet):
            tasks.append(ProseTask(f"{node.path}#{len(tasks) + 1}", groups, paragraph.text))
        elif paragraph.bullet and tasks:
            tasks[-1] = replace(tasks[-1], content=join([tasks[-1].content, paragraph.text], " "))
    for task in tasks:
        for role, value in shared.items():
            if role not in _UNIT_LINE_ROLES:
                task.fields.setdefault(role, value)
    yield from (_with_named_units(task) for task in tasks)


def _item_task(node: Node, groups: tuple[str, ...]) -> ProseTask:
    head = node.heading if node.heading is not None else node.text
    texts = [head, *(p.text for p in node.paragraphs if not _fields_of(p) and not _is_closing_word(p))]
    task = ProseTask(node.path, groups, join(texts, " "))
    for paragraph in node.paragraphs:
        for role, value in _fields_of(paragraph):
            task.fields.setdefault(role, value)
    return _with_named_units(task)


def _is_closing_word(paragraph: Paragraph) -> bool:
    return fold(paragraph.text.text).startswith("trên đây là")


def _fields_of(paragraph: Paragraph) -> list[tuple[str, Mapped]]:
    """The fields that a line gives: one, or several as in `Thực hiện: Văn phòng Sở. Phối hợp: các phòng.`

    None for a line that begins with other words.
    """
    if find_field_label(paragraph.text.text) is None:
        return []
    return list(_labelled_parts(paragraph.text))


def _labelled_parts(text: Mapped) -> Iterator[tuple[str, Mapped]]:
    """Each label's value up to the next label or the end of its sentence; after a semicolon the value goes on."""
    bounds = [match.span() for match in _PART_END.finditer(text.text)]
    starts = [0, *(end for _, end in bounds)]
    ends = [*(start for start, _ in bounds), len(text.text)]
    role: str | None = None
    first = last = 0
    for start, end in zip(starts, ends, strict=True):
        label = find_field_label(text.text[start:end])
        goes_on = role is not None and label is None and text.text[last : last + 1] == ";"
        if goes_on:
            last = end
            continue
        if role is not None:
            yield role, text.part(first, last).strip(" .;")
        role, first, last = (label[0], start + label[1], end) if label else (None, 0, 0)
    if role is not None:
        yield role, text.part(first, last).strip(" .;")


def _with_named_units(task: ProseTask) -> ProseTask:
    """Adds the fields that a task's own words give.

    `… (Chủ trì: Văn phòng Sở; thời gian: Quý I)`, `… Thời gian: Quý I.`, `Giao Văn phòng Sở chủ trì, phối hợp với các
    phòng rà soát …`.
    """
    bracket = _BRACKETED.search(task.content.text)
    text = task.content.part(*bracket.span(1)) if bracket else task.content
    for role, value in _labelled_parts(text):
        if value.text and (bracket or value.start > task.content.start + 1):
            task.fields.setdefault(role, value)
    leading = _LEADS.match(task.content.text)
    if leading is not None and opens_unit(leading["leads"]):
        task.fields.setdefault("leads", task.content.part(*leading.span("leads")))
        if leading["others"]:
            task.fields.setdefault("coordinators", task.content.part(*leading.span("others")))
    return task


def _closing_units(part: Node) -> dict[str, Mapped]:
    """Units in unnumbered lines after the last item of a part, like `Thực hiện: Văn phòng Sở.` ⏎ `Phối hợp:
    Các phòng`.
    """
    last = part
    while last.children:
        last = last.children[-1]
    units: dict[str, Mapped] = {}
    for paragraph in last.paragraphs:
        for role, value in _fields_of(paragraph):
            if role in _UNIT_LINE_ROLES and not paragraph.bullet:
                units.setdefault(role, value)
    return units


def timing_in_prose(content: str) -> str | None:
    """The time that opens an item or dates its work, as printed; None where it names none."""
    key = content.lower()
    if len(key) != len(content):  # a letter whose small form has another length: its places would not fit
        return None
    opening = _OPENS_WITH_TIME.match(key)
    if opening is not None:
        return content[: opening.end()]
    dated = _DATES_WORK.search(key)
    return content[slice(*dated.span())] if dated else None
