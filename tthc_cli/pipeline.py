"""The story of `tthc`, one call per stage. Command line, Python API and worker processes all go through here.

file ─▶ extract ─▶ clean ─▶ structure ─▶ interpret ─▶ link ─▶ check ─▶ report
        RawDocument CleanDocument DocumentTree  Plan      Cascade  Findings
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar

from tthc_cli.clean import clean_document
from tthc_cli.config import Profile, Settings
from tthc_cli.errors import printed_path
from tthc_cli.extract.companion import find_companion, join_appendix
from tthc_cli.extract.open import converted_together, extract_file, require_whole
from tthc_cli.extract.raw import RawDocument
from tthc_cli.folder import find_among, list_documents
from tthc_cli.interpret import interpret_document
from tthc_cli.model.plan import Plan
from tthc_cli.options import DEFAULT_OPTIONS, ExtractOptions
from tthc_cli.structure import read_structure
from tthc_cli.structure.document_tree import DocumentTree
from tthc_cli.workers import Reading, process_count, read_each

if TYPE_CHECKING:
    from tthc_cli.assemble import CheckedFolder, Focus
    from tthc_cli.edit.annotated import AnnotatedCopy
    from tthc_cli.edit.fixed import FixedCopy
    from tthc_cli.link import WatchPairs
    from tthc_cli.link.drafts import ComparedDrafts
    from tthc_cli.model.cascade import Cascade, Coverage
    from tthc_cli.model.checked import CheckedDraft
    from tthc_cli.model.edit import Edit
    from tthc_cli.model.findings import Finding

T = TypeVar("T")

Watch: TypeAlias = Callable[[Iterator[Reading[Plan]], int], Iterator[Reading[Plan]]]
"""Sees every reading pass, to tell of it; knows how many there will be."""


class Document(NamedTuple):
    """One document after every stage of reading."""

    raw: RawDocument
    tree: DocumentTree
    plan: Plan


def unwatched(readings: Iterator[Reading[Plan]], total: int) -> Iterator[Reading[Plan]]:
    """The `Watch` of those who tell nobody."""
    return readings


def read_document(path: Path, options: ExtractOptions = DEFAULT_OPTIONS) -> Document:
    """Reads one document through all stages; one without a task table together with the workbook that belongs to it,
    if there is one.
    """
    document = _understand(extract_file(path, options))
    workbook = find_companion(path)
    if workbook is None or any(task.origin == "table" for task in document.plan.tasks):
        return document
    return _understand(join_appendix(document.raw, workbook, partial(extract_file, options=options)))


def _understand(raw: RawDocument) -> Document:
    clean = clean_document(raw)
    tree = read_structure(clean)
    return Document(raw, tree, interpret_document(tree))


def check_files(
    paths: Iterable[Path],
    settings: Settings,
    parent: Path | None = None,
    focus: Focus | None = None,
    watch: Watch = unwatched,
    watch_pairs: WatchPairs = iter,
) -> CheckedFolder:
    """Reads the documents that `paths` and `parent` name, links every plan to the parent it cites and checks the links.

    With `parent`, only that document is taken for a parent. `focus` narrows the report to some of the children; `watch`
    sees every reading pass, `watch_pairs` every pair that is compared. Raises `UsageError` when there is nothing to
    check, `UnreadableFileError` when `parent` cannot be read.
    """
    # Imported here: reading a document must not wait for what only a cascade needs.
    from tthc_cli.agreements import apply_agreements
    from tthc_cli.agreements.lock import read_lock
    from tthc_cli.assemble import add_copies, assemble_report, sort_readings
    from tthc_cli.check import check_cascade
    from tthc_cli.link import link_plans

    paths = tuple(paths)
    files, copies = list_documents([*paths, *filter(None, [parent])], settings.exclude)
    parent = parent and find_among(files, parent)
    plans, failures = sort_readings(watch(_parse_slim(files, settings), len(files)), parent)
    chosen = printed_path(parent) if parent else None
    cascade = link_plans(plans, parent_path=chosen, lang=settings.lang, units=settings.units, watch=watch_pairs)
    cascade = add_copies(cascade, copies, plans)
    lock = next((lock for lock in map(read_lock, paths) if lock is not None), None)
    judged = None if focus is None else focus.choose(plans)
    cascade, agreed = apply_agreements(plans, cascade, settings, lock, judged)
    findings = check_cascade(plans, cascade, settings.lang, agreed)
    return assemble_report(plans, failures, cascade, findings, settings, focus)


def compare_files(parent: Path, child: Path, settings: Settings, watch: Watch = unwatched) -> CheckedFolder:
    """Compares one child with one parent, whether or not the child cites it.

    No coverage when the child cannot be read; raises `UnreadableFileError` when the parent cannot.
    """
    from tthc_cli.agreements import Agreements
    from tthc_cli.assemble import assemble_report, sort_readings
    from tthc_cli.check import check_cascade

    plans, failures = sort_readings(watch(_parse_slim((parent, child), settings), 2), parent)
    cascade = _compare_chosen(plans, settings)
    findings = check_cascade(plans, cascade, settings.lang, Agreements(required=settings.require_coverage))
    return assemble_report(plans, failures, cascade, findings, settings)


def _compare_chosen(plans: Sequence[Plan], settings: Settings) -> Cascade:
    """The first of `plans` taken as the parent of the others, accepted holes included."""
    from tthc_cli.agreements.waivers import apply_waivers
    from tthc_cli.link import UnitBook, compare_plans, link_plans

    cascade = link_plans(plans, parent_path=plans[0].source.path, lang=settings.lang, units=settings.units)
    if not cascade.coverage:  # the child does not cite the parent: it is compared all the same
        book = UnitBook(settings.units)
        coverage = tuple(compare_plans(plans[0], plan, lang=settings.lang, book=book) for plan in plans[1:])
        cascade = cascade.model_copy(update={"coverage": coverage})
    return apply_waivers(plans, cascade, settings.hole_waivers, date.today())[0]


def compare_pair(parent: Path, child: Path, settings: Settings) -> Coverage:
    """The coverage of one pair. Raises `UnreadableFileError` when either file cannot be read."""
    options = settings.extract_options()
    plans = (parse_file(parent, options), parse_file(child, options))
    return _compare_chosen(plans, settings).coverage[0]


def compare_drafts(old: Path, new: Path, settings: Settings, watch: Watch = unwatched) -> ComparedDrafts | None:
    """What the draft `new` changed in `old`; None where one of them cannot be read, which `watch` has seen."""
    from tthc_cli.link.drafts import compare_drafts

    before, after = (reading.value for reading in watch(parse_files((old, new), settings), 2))
    return None if before is None or after is None else compare_drafts(before, after)


def parse_file(path: Path, options: ExtractOptions = DEFAULT_OPTIONS) -> Plan:
    """Reads one document. Raises `UnreadableFileError` when the file holds no text that can be read."""
    return read_document(path, options).plan


def check_file(path: Path, options: ExtractOptions, lang: str, profile: Profile) -> CheckedDraft:
    """Reads one document and checks it by itself. Raises `UnreadableFileError` like `parse_file`."""
    return _examine(read_document(path, options._replace(layout=True)), lang, profile)


def extract_text(path: Path, options: ExtractOptions = DEFAULT_OPTIONS) -> str:
    """The text of one document as extracted: what the offsets of every span count in."""
    return _extract_raw(path, options).text


def parse_files(files: Sequence[Path], settings: Settings) -> Iterator[Reading[Plan]]:
    """Reads every file, in their order; none that fails stops the others."""
    return _read_files(_parse, files, settings)


def extract_texts(files: Sequence[Path], settings: Settings) -> Iterator[Reading[str]]:
    """The text of every file, in their order; none that fails stops the others."""
    return _read_files(_extract, files, settings)


def check_drafts(
    files: Sequence[Path], settings: Settings, called: Mapping[Path, Path] | None = None
) -> Iterator[Reading[CheckedDraft]]:
    """Checks every document by itself, in their order; none that fails stops the others.

    The files in `called` are checked under another name, so that the same fault has the same fingerprint there.
    """
    work = partial(_check, lang=settings.lang, profile=settings.profile, called=called or {})
    return _read_files(work, files, settings)


def annotate_files(
    files: Sequence[Path], found: Mapping[str, tuple[Finding, ...]], settings: Settings
) -> Iterator[Reading[AnnotatedCopy]]:
    """Copies of these files with the findings that `found` holds for the name of each, in their order."""
    return _read_files(partial(_annotate, found=found, lang=settings.lang), files, settings)


def fix_files(files: Sequence[Path], codes: Collection[str], settings: Settings) -> Iterator[Reading[FixedCopy]]:
    """Copies of these files in which the faults of the rules `codes` are mended as far as that is safe."""
    return _read_files(partial(_fix, codes=codes, profile=settings.profile), files, settings)


def _read_files(read: Callable[..., T], files: Sequence[Path], settings: Settings) -> Iterator[Reading[T]]:
    """Old Word files are converted all at once, then every file is read. Cores that no process takes for a file of its
    own recognise pages."""
    cores = settings.jobs or os.cpu_count() or 1
    threads = max(1, cores // process_count(settings.jobs, len(files)))
    with converted_together(files, settings.extract_options()) as options:
        work = partial(read, options=options._replace(threads=threads))
        yield from read_each(work, files, settings.jobs, options)


def _parse_slim(files: Sequence[Path], settings: Settings) -> Iterator[Reading[Plan]]:
    """The plans without their blocks, which are two thirds of a plan and say nothing to its parent or children: a
    large folder is held in memory whole."""
    return _read_files(_parse_to_link, files, settings)


def _parse(path: Path, options: ExtractOptions) -> Plan:
    document = read_document(path, options)
    return require_whole(document.raw, document.plan)


def _parse_to_link(path: Path, options: ExtractOptions) -> Plan:
    document = read_document(path, options)
    return require_whole(document.raw, document.plan.model_copy(update={"blocks": (), "coverage": None}))


def _extract(path: Path, options: ExtractOptions) -> str:
    raw = _extract_raw(path, options)
    return require_whole(raw, raw.text)


def _extract_raw(path: Path, options: ExtractOptions) -> RawDocument:
    return extract_file(path, options) if find_companion(path) is None else read_document(path, options).raw


def _check(
    path: Path, options: ExtractOptions, lang: str, profile: Profile, called: Mapping[Path, Path]
) -> CheckedDraft:
    document = read_document(path, options._replace(layout=True))
    if path in called:
        source = document.plan.source.model_copy(update={"path": printed_path(called[path])})
        document = document._replace(plan=document.plan.model_copy(update={"source": source}))
    return require_whole(document.raw, _examine(document, lang, profile))


def _examine(document: Document, lang: str, profile: Profile) -> CheckedDraft:
    from tthc_cli.check.drafts import examine_draft
    from tthc_cli.interpret.draft import describe_draft

    return examine_draft(describe_draft(document.tree, document.plan), lang, profile)


def _annotate(
    path: Path, options: ExtractOptions, found: Mapping[str, tuple[Finding, ...]], lang: str
) -> AnnotatedCopy:
    from tthc_cli.edit.annotated import annotate_file

    return annotate_file(path, found.get(printed_path(path), ()), lang, options)


def _fix(path: Path, options: ExtractOptions, codes: Collection[str], profile: Profile) -> FixedCopy:
    """The workbook beside a plan is a file of its own and is left alone."""
    from tthc_cli.check.edits import find_edits
    from tthc_cli.edit.fixed import fix_file
    from tthc_cli.interpret.draft import describe_draft

    def find(raw: RawDocument) -> tuple[Edit, ...]:
        document = _understand(raw)
        return find_edits(describe_draft(document.tree, document.plan), codes, profile)

    return fix_file(path, find, options)
