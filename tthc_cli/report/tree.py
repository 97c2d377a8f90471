"""One plan for people: head, outline, citations, tasks, targets, deadlines, notes on the reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from tthc_cli.lexicon.report_messages import label
from tthc_cli.model.base import Span
from tthc_cli.model.plan import Appendix, Citation, Coverage, Diagnostic, Plan, Relation, Section
from tthc_cli.report.canvas import Canvas, draw
from tthc_cli.report.labels import dated, number_words, percent, place, section_words, shorten
from tthc_cli.report.severity import severity_mark
from tthc_cli.report.task_table import task_table

_RELATIONS: tuple[Relation, ...] = ("implements", "basis", "promulgated_with", "amends", "replaces", "mention")
# A plan may mention fifty documents; the tree names the first of each kind and counts the rest. `--format json` has
# them all.
_MOST_CITATIONS = 12


def render_plans(plans: Iterable[Plan], canvas: Canvas, *, many: bool) -> Iterator[str]:
    """One drawing a plan, with a blank line between two."""
    for count, plan in enumerate(plans):
        yield ("\n" if count else "") + draw(plan_drawing(plan, canvas), canvas)


def plan_drawing(plan: Plan, canvas: Canvas) -> RenderableType:
    """Everything a person wants to see of a plan; parts that it does not have are left out."""
    parts = (
        _head(plan, canvas),
        _outline(plan, canvas),
        _citations(plan.citations, canvas),
        _titled(label("tasks", canvas.lang, count=len(plan.tasks)), task_table(plan.tasks, canvas)),
        _facts("targets", [(target.text, target.where, target.span) for target in plan.targets], canvas),
        _facts("deadlines", [(f"{item.raw}: {item.text}", item.where, item.span) for item in plan.deadlines], canvas),
        _diagnostics(plan.diagnostics, canvas),
    )
    head, *others = (part for part in parts if part is not None)
    return Group(head, *(Padding(part, (1, 0, 0, 0)) for part in others))


def _head(plan: Plan, canvas: Canvas) -> Panel:
    """The letterhead as a table of two columns in a frame that bears the file's name."""
    rows = Table.grid(padding=(0, 2))
    rows.add_column(style="dim", no_wrap=True)
    rows.add_column(overflow="fold")
    for key, words in _head_facts(plan, canvas.lang):
        rows.add_row(label(key, canvas.lang), Text(words))
    return Panel(rows, title=Text(plan.source.path, "bold"), title_align="left", border_style="dim")


def _head_facts(plan: Plan, lang: str) -> Iterator[tuple[str, str]]:
    absent = label("absent", lang)
    yield "number", number_words(plan.number, lang)
    yield "issuer", _issuer(plan, lang) or absent
    yield "date", ", ".join(filter(None, (plan.place, plan.date.raw))) or absent
    yield "title", plan.title or absent
    if plan.year is not None:
        yield "plan_year", str(plan.year)
    parent = plan.parent
    yield "parent", dated(parent.key, parent.date, lang) if parent else absent
    signature = " – ".join(filter(None, (plan.signature.authority, plan.signature.position, plan.signature.name)))
    if signature:
        yield "signature", signature
    if plan.coverage is not None:
        yield "coverage", _coverage(plan.coverage, lang)


def _coverage(coverage: Coverage, lang: str) -> str:
    """How much of the text the plan holds, and where the first line stands that it does not."""
    share = percent(coverage.share, lang)
    if not coverage.orphans:
        return label("coverage_whole", lang, share=share, lines=coverage.lines)
    first = coverage.orphans[0]
    where, words = place(first.span, lang), shorten(first.text, 40)
    return label("coverage_part", lang, share=share, count=len(coverage.orphans), where=where, words=words)


def _issuer(plan: Plan, lang: str) -> str:
    name, superior = plan.issuer.name or "", plan.issuer.superior
    return label("under", lang, name=name, superior=superior) if name and superior else name


def _outline(plan: Plan, canvas: Canvas) -> Tree:
    tree = Tree(Text(label("outline", canvas.lang), "bold"), guide_style="dim")
    _grow(tree, plan.sections, canvas)
    for appendix in plan.appendices:
        tree.add(_appendix(appendix, canvas))
    if not tree.children:
        tree.add(Text(label("no_outline", canvas.lang), "dim"))
    return tree


def _grow(branch: Tree, sections: Sequence[Section], canvas: Canvas) -> None:
    for section in sections:
        words = section.heading or shorten(section.text, canvas.width - 8 - 4 * section.level - len(section.label))
        leaf = branch.add(Text.assemble((section.label, "bold"), "  ", (words, "" if section.heading else "dim")))
        _grow(leaf, section.children, canvas)


def _appendix(appendix: Appendix, canvas: Canvas) -> Text:
    rows = label("appendix_rows", canvas.lang, rows=appendix.rows)
    title = f"  {shorten(appendix.title, 2 * canvas.width)}" if appendix.title else ""
    return Text.assemble((appendix.label, "bold"), title, (f"  ({rows})", "dim"))


def _citations(citations: Sequence[Citation], canvas: Canvas) -> Tree | None:
    if not citations:
        return None
    tree = Tree(Text(label("citations", canvas.lang, count=len(citations)), "bold"), guide_style="dim")
    for relation in _RELATIONS:
        mentions = [citation for citation in citations if citation.relation == relation]
        if mentions:
            branch = tree.add(Text(f"{label(f'relation_{relation}', canvas.lang)} ({len(mentions)})"))
            _add_mentions(branch, mentions, canvas)
    return tree


def _add_mentions(branch: Tree, mentions: Sequence[Citation], canvas: Canvas) -> None:
    """One leaf a document; the mentions of one document are counted together, placed by the first."""
    documents: dict[tuple[str, str | None], list[Citation]] = {}
    for mention in mentions:
        documents.setdefault((mention.key or mention.raw, mention.date), []).append(mention)
    for (key, date), same in list(documents.items())[:_MOST_CITATIONS]:
        times = f" ×{len(same)}" if len(same) > 1 else ""
        where = place(same[0].span, canvas.lang)
        words = dated(shorten(key, canvas.width), date if same[0].key else None, canvas.lang)
        branch.add(Text.assemble(words, times, (f"  {where}", "dim")))
    if len(documents) > _MOST_CITATIONS:
        branch.add(Text(label("more", canvas.lang, count=len(documents) - _MOST_CITATIONS), "dim"))


def _facts(key: str, facts: Sequence[tuple[str, str, Span]], canvas: Canvas) -> Tree | None:
    """Targets or deadlines: the words, then the section and the place."""
    if not facts:
        return None
    tree = Tree(Text(label(key, canvas.lang, count=len(facts)), "bold"), guide_style="dim")
    for words, where, span in facts:
        place_words = f"  {section_words(where, canvas.lang)}, {place(span, canvas.lang)}"
        tree.add(Text.assemble(shorten(words, canvas.width), (place_words, "dim")))
    return tree


def _diagnostics(diagnostics: Sequence[Diagnostic], canvas: Canvas) -> Tree | None:
    if not diagnostics:
        return None
    tree = Tree(Text(label("diagnostics", canvas.lang, count=len(diagnostics)), "bold"), guide_style="dim")
    # Twenty notes of one kind would bury the others: the first tells the message, the rest are counted.
    for _, same in groupby(sorted(diagnostics, key=lambda note: note.code), key=lambda note: note.code):
        first, *others = same
        times = f" ×{1 + len(others)}" if others else ""
        mark, where = severity_mark(first.severity, canvas.lang), place(first.span, canvas.lang)
        tree.add(Text.assemble(mark, f" {first.message}", times, (f"  {where}", "dim")))
    return tree


def _titled(title: str, body: RenderableType) -> Group:
    return Group(Text(title, "bold"), body)
