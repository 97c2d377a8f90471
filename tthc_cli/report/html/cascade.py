"""The compliance diff for a browser: verdict, summary, matrix, each child, lists, findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tthc_cli.lexicon.messages import printed_number
from tthc_cli.lexicon.report_messages import label
from tthc_cli.model.cascade import Link
from tthc_cli.model.findings import Finding
from tthc_cli.report.figures import ChildFigures, child_figures, percent_words, sum_up, worst_first
from tthc_cli.report.html.markup import Markup, join, tag
from tthc_cli.report.html.matrix import matrix_legend, matrix_table
from tthc_cli.report.html.page import close_page, items, open_page, section
from tthc_cli.report.html.pair import pair_tables
from tthc_cli.report.html.tones import LINK_TONES, SEVERITY_TONES
from tthc_cli.report.labels import dated, number_words, place
from tthc_cli.report.matrix import find_matrices
from tthc_cli.report.presentation import Presentation
from tthc_cli.report.severity import link_words, severity_words
from tthc_cli.report.verdict import verdict_words


def render(shown: Presentation) -> Iterator[str]:
    """The page, piece by piece, so that a large folder need not be held in memory."""
    lang = shown.canvas.lang
    links = shown.child_links()
    figures = worst_first(child_figures(link, shown) for link in links)
    yield from open_page(label("report_title", lang), lang)
    yield _header(shown, links)
    yield "<main>\n"
    yield _summary(figures, shown)
    yield _matrices(shown)
    yield f'<section id="children">\n{tag("h2", label("each_child", lang))}\n'
    for number, each in enumerate(figures, 1):
        yield _child(number, each, shown)
    yield "</section>\n"
    yield _lists(shown)
    yield _findings(shown)
    yield "</main>\n"
    yield from close_page(lang, tag("p", label("line_legend", lang)))


def _header(shown: Presentation, links: Sequence[Link]) -> Markup:
    lang = shown.canvas.lang
    good, words = verdict_words(shown.report, links, shown.settings, lang)
    parts = ("summary", "matrix", "children", "lists", "findings")
    keys = ("summary", "matrix", "each_child", "documents", "all_findings")
    contents = [tag("a", label(key, lang), href=f"#{part}") for part, key in zip(parts, keys, strict=True)]
    counts = label("folder_documents", lang, count=len(shown.report.documents), files=shown.report.files)
    return tag(
        "header",
        tag("h1", label("report_title", lang)),
        tag("p", f"{shown.root} – {counts}"),
        tag("p", f"{'✓' if good else '✗'} {words}", class_=f"verdict {'good' if good else 'bad'}"),
        tag("nav", items(contents), aria_label=label("contents", lang)),
    )


def _summary(figures: Sequence[ChildFigures], shown: Presentation) -> Markup:
    lang = shown.canvas.lang
    totals = sum_up(shown)
    total = label("total_coverage", lang, figure=percent_words(totals.percent, lang))
    required = shown.settings.require_coverage
    if required is not None:
        total += " " + label("required_coverage", lang, required=printed_number(required, lang))
    keys = ("child", "issuer", "link", "ratio", "missing", "conflict", "doubtful")
    heads = (
        tag("th", label(f"column_{key}", lang), scope="col", class_="number" if at > 2 else None)
        for at, key in enumerate(keys)
    )
    rows = (_summary_row(number, each, shown) for number, each in enumerate(figures, 1))
    table = tag("table", tag("thead", tag("tr", *heads)), tag("tbody", *rows))
    overview = label("overview", lang, **totals._asdict())
    return section("summary", label("summary", lang), tag("p", overview), tag("p", tag("strong", total)),
                   tag("div", table, class_="scroll"))  # fmt: skip


def _summary_row(number: int, figures: ChildFigures, shown: Presentation) -> Markup:
    lang, link = shown.canvas.lang, figures.link
    compared = figures.coverage is not None
    counts = (figures.tally["missing"], figures.tally["conflict"], figures.doubtful)
    cells = [percent_words(figures.percent, lang), *(str(count) if compared else "–" for count in counts)]
    tones = (None, *("bad" if count else None for count in counts[:2]), "doubt" if counts[2] else None)
    return tag(
        "tr",
        tag("th", tag("a", shown.link_name(link), href=f"#child-{number}"), scope="row"),
        tag("td", shown.plans[link.child].issuer.name or "–"),
        tag("td", link_words(link.status, lang, short=True), class_=LINK_TONES[link.status]),
        *(tag("td", cell, class_=f"number {tone or ''}".strip()) for cell, tone in zip(cells, tones, strict=True)),
    )


def _matrices(shown: Presentation) -> Markup:
    lang = shown.canvas.lang
    content: list[str] = []
    for matrix in find_matrices(shown):
        name = matrix.parent.number.key or shown.name(matrix.parent.source.path)
        content.append(tag("h3", label("matrix_of", lang, parent=name)))
        content.append(matrix_table(matrix, lang) if matrix.rows else tag("p", label("no_holes", lang)))
    content += [matrix_legend(lang)] if content else []
    return section("matrix", label("matrix", lang), *(content or [tag("p", label("no_matrix", lang))]))


def _child(number: int, figures: ChildFigures, shown: Presentation) -> Markup:
    lang, link = shown.canvas.lang, figures.link
    plan = shown.plans[link.child]
    head = ", ".join(filter(None, (plan.issuer.name, number_words(plan.number, lang), plan.title)))
    content: list[str] = [tag("h3", shown.link_name(link)), tag("p", head, class_="quiet"), *_link(link, shown)]
    if figures.coverage is not None:
        content += pair_tables(figures.coverage, shown)
    content.append(tag("p", tag("a", f"↑ {label('to_contents', lang)}", href="#top"), class_="top"))
    return Markup(tag("article", *content, id=f"child-{number}") + "\n")


def _link(link: Link, shown: Presentation) -> Iterator[Markup]:
    lang = shown.canvas.lang
    status = f"{label('link', lang)}: {link_words(link.status, lang)}"
    yield tag("p", status, class_=LINK_TONES[link.status])
    reasons = list(link.reasons)
    if link.citation is not None:
        cited = label("cites", lang, key=dated(link.citation.key, link.citation.date, lang))
        reasons.insert(0, f"{cited} → {shown.name(link.parent)}" if link.parent else cited)
    if link.candidates:
        reasons.append(label("candidates", lang, names="; ".join(map(shown.name, link.candidates))))
    if reasons:
        yield items(reasons)


def _lists(shown: Presentation) -> Markup:
    """All documents, then units without a plan, letters, copies, unreadable files: each only if it has members."""
    report, lang = shown.report, shown.canvas.lang
    absent = label("absent", lang)
    names = [f"{shown.name(each.path)} – {each.key or absent}, {each.issuer or '–'}" for each in report.documents]
    lists = {
        "documents": names,
        "absent_units": list(report.absent_units),
        "not_plans": [shown.name(path) for path in report.not_plans],
        "same_document": [" = ".join(map(shown.name, group)) for group in report.same_document],
        "unreadable": [f"{each.path}: {each.reason}" for each in report.unreadable],
    }
    parts = (join((tag("h3", label(key, lang)), items(lines))) for key, lines in lists.items() if lines)
    return section("lists", label("documents", lang), *parts)


def _findings(shown: Presentation) -> Markup:
    lang = shown.canvas.lang
    keys = ("severity", "code", "file", "place", "finding")
    heads = (tag("th", label(f"column_{key}", lang), scope="col") for key in keys)
    rows = (_finding(finding, shown) for finding in shown.report.findings)
    table = tag("table", tag("thead", tag("tr", *heads)), tag("tbody", *rows))
    return section("findings", label("all_findings", lang), tag("div", table, class_="scroll"))


def _finding(finding: Finding, shown: Presentation) -> Markup:
    lang = shown.canvas.lang
    words: list[str] = [tag("p", finding.message)]
    for related in finding.related:
        where = ", ".join(filter(None, (shown.name(related.path), place(related.span, lang))))
        words.append(tag("p", f"→ {label('see_also', lang, place=where)}: {related.message}", class_="quiet"))
    return tag(
        "tr",
        tag("td", severity_words(finding.severity, lang), class_=SEVERITY_TONES[finding.severity]),
        tag("td", finding.code),
        tag("td", shown.name(finding.path)),
        tag("td", place(finding.span, lang)),
        tag("td", *words),
    )
