"""The story of `tthc`, one call per stage. Command line, Python API and worker processes all go through here.

file ─▶ extract ─▶ clean ─▶ structure ─▶ interpret ─▶ link ─▶ check ─▶ report
        RawDocument CleanDocument DocumentTree  Plan      Cascade  Findings
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from tthc_cli.clean import clean_document
from tthc_cli.config import Settings
from tthc_cli.extract.open import extract_file
from tthc_cli.folder import find_among, list_documents
from tthc_cli.interpret import interpret_document
from tthc_cli.model.plan import Plan
from tthc_cli.options import DEFAULT_OPTIONS, ExtractOptions
from tthc_cli.structure import read_structure
from tthc_cli.workers import Reading, read_each

if TYPE_CHECKING:
    from tthc_cli.assemble import CheckedFolder, Focus
    from tthc_cli.link.drafts import ComparedDrafts
    from tthc_cli.model.cascade import Cascade, Coverage

Watch: TypeAlias = Callable[[Iterator[Reading[Plan]]], Iterator[Reading[Plan]]]
"""Sees every reading pass, to tell of it."""


def parse_file(path: Path, options: ExtractOptions = DEFAULT_OPTIONS) -> Plan:
    """Reads one document. Raises `UnreadableFileError` when the file holds no text that can be read."""
    raw = extract_file(path, options)
    clean = clean_document(raw)
    tree = read_structure(clean)
    return interpret_document(tree)


def parse_files(files: Sequence[Path], settings: Settings) -> Iterator[Reading[Plan]]:
    """Reads every file, in their order; none that fails stops the others."""
    return read_each(partial(parse_file, options=settings.extract_options()), files, settings.jobs)


def extract_texts(files: Sequence[Path], settings: Settings) -> Iterator[Reading[str]]:
    """The text of every file, in their order; none that fails stops the others."""
    return read_each(partial(extract_text, options=settings.extract_options()), files, settings.jobs)


def extract_text(path: Path, options: ExtractOptions = DEFAULT_OPTIONS) -> str:
    """The text of one document as extracted: what the offsets of every span count in."""
    return extract_file(path, options).text


def check_files(
    paths: Iterable[Path],
    settings: Settings,
    parent: Path | None = None,
    focus: Focus | None = None,
    watch: Watch = iter,
) -> CheckedFolder:
    """Reads the documents that `paths` and `parent` name, links every plan to the parent it cites and checks the links.

    With `parent`, only that document is taken for a parent. `focus` narrows the report to some of the children; `watch`
    sees every reading pass. Raises `UsageError` when there is nothing to check, `UnreadableFileError` when `parent`
    cannot be read.
    """
    # Imported here: reading a document must not wait for what only a cascade needs.
    from tthc_cli.agreements import apply_agreements
    from tthc_cli.agreements.lock import read_lock
    from tthc_cli.assemble import assemble_report, sort_readings
    from tthc_cli.check import check_cascade
    from tthc_cli.link import link_plans

    paths = tuple(paths)
    files = list_documents(paths)
    if parent is not None:
        parent = find_among(files, parent)
        files = tuple(dict.fromkeys((*files, parent)))
    plans, failures = sort_readings(watch(parse_files(files, settings)), parent)
    chosen = None if parent is None else str(parent)
    cascade = link_plans(plans, parent_path=chosen, lang=settings.lang, units=settings.units)
    lock = next((lock for lock in map(read_lock, paths) if lock is not None), None)
    judged = None if focus is None else focus.choose(plans)
    cascade, agreed = apply_agreements(plans, cascade, settings, lock, judged)
    findings = check_cascade(plans, cascade, settings.lang, agreed)
    return assemble_report(plans, failures, cascade, findings, settings, focus)


def compare_files(parent: Path, child: Path, settings: Settings, watch: Watch = iter) -> CheckedFolder:
    """Compares one child with one parent, whether or not the child cites it.

    No coverage when the child cannot be read; raises `UnreadableFileError` when the parent cannot.
    """
    from tthc_cli.agreements import Agreements
    from tthc_cli.assemble import assemble_report, sort_readings
    from tthc_cli.check import check_cascade

    plans, failures = sort_readings(watch(parse_files((parent, child), settings)), parent)
    cascade = _compare_chosen(plans, settings)
    findings = check_cascade(plans, cascade, settings.lang, Agreements(required=settings.require_coverage))
    return assemble_report(plans, failures, cascade, findings, settings)


def compare_pair(parent: Path, child: Path, settings: Settings) -> Coverage:
    """The coverage of one pair. Raises `UnreadableFileError` when either file cannot be read."""
    options = settings.extract_options()
    plans = (parse_file(parent, options), parse_file(child, options))
    return _compare_chosen(plans, settings).coverage[0]


def _compare_chosen(plans: Sequence[Plan], settings: Settings) -> Cascade:
    """The first of `plans` taken as the parent of the others, accepted holes included."""
    from tthc_cli.agreements.waivers import apply_waivers
    from tthc_cli.link import UnitBook, compare_plans, link_plans

    cascade = link_plans(plans, parent_path=plans[0].source.path, lang=settings.lang, units=settings.units)
    book = UnitBook(settings.units)
    coverage = tuple(compare_plans(plans[0], plan, lang=settings.lang, book=book) for plan in plans[1:])
    cascade = cascade.model_copy(update={"coverage": coverage})
    return apply_waivers(plans, cascade, settings.waivers, date.today())[0]


def compare_drafts(old: Path, new: Path, settings: Settings, watch: Watch = iter) -> ComparedDrafts | None:
    """What the draft `new` changed in `old`; None where one of them cannot be read, which `watch` has seen."""
    from tthc_cli.link.drafts import compare_drafts

    before, after = (reading.value for reading in watch(parse_files((old, new), settings)))
    return None if before is None or after is None else compare_drafts(before, after)
