"""The story of `tthc`, one call per stage. Command line, Python API and worker processes all go through here.

file ─▶ extract ─▶ clean ─▶ structure ─▶ interpret ─▶ link ─▶ check ─▶ report
        RawDocument CleanDocument DocumentTree  Plan      Cascade  Findings
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from tthc_cli.clean import clean_document
from tthc_cli.config import Settings
from tthc_cli.extract.open import extract_file, require_whole
from tthc_cli.extract.raw import RawDocument
from tthc_cli.folder import find_among, list_documents
from tthc_cli.interpret import interpret_document
from tthc_cli.model.plan import Plan
from tthc_cli.options import DEFAULT_OPTIONS, ExtractOptions
from tthc_cli.structure import read_structure
from tthc_cli.workers import Reading, process_count, read_each

if TYPE_CHECKING:
    from tthc_cli.assemble import CheckedFolder, Focus

Watch: TypeAlias = Callable[[Iterator[Reading[Plan]]], Iterator[Reading[Plan]]]
"""Sees every reading pass, to tell of it."""


def parse_file(path: Path, options: ExtractOptions = DEFAULT_OPTIONS) -> Plan:
    """Reads one document. Raises `UnreadableFileError` when the file holds no text that can be read."""
    return _read_plan(extract_file(path, options))


def _read_plan(raw: RawDocument) -> Plan:
    clean = clean_document(raw)
    tree = read_structure(clean)
    return interpret_document(tree)


def parse_files(files: Sequence[Path], settings: Settings) -> Iterator[Reading[Plan]]:
    """Reads every file, in their order; none that fails stops the others."""
    return read_each(partial(_parse, options=_options(settings, files)), files, settings.jobs)


def extract_texts(files: Sequence[Path], settings: Settings) -> Iterator[Reading[str]]:
    """The text of every file, in their order; none that fails stops the others."""
    return read_each(partial(_extract, options=_options(settings, files)), files, settings.jobs)


def _parse(path: Path, options: ExtractOptions) -> Plan:
    raw = extract_file(path, options)
    return require_whole(raw, _read_plan(raw))


def _extract(path: Path, options: ExtractOptions) -> str:
    raw = extract_file(path, options)
    return require_whole(raw, raw.text)


def _options(settings: Settings, files: Sequence[Path]) -> ExtractOptions:
    """Cores that no process takes for a file of its own recognise pages."""
    cores = settings.jobs or os.cpu_count() or 1
    return settings.extract_options()._replace(threads=max(1, cores // process_count(settings.jobs, len(files))))


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
    from tthc_cli.assemble import assemble_report, sort_readings
    from tthc_cli.check import check_cascade
    from tthc_cli.link import link_plans

    files = list_documents(paths)
    if parent is not None:
        parent = find_among(files, parent)
        files = tuple(dict.fromkeys((*files, parent)))
    plans, failures = sort_readings(watch(parse_files(files, settings)), parent)
    cascade = link_plans(plans, parent_path=None if parent is None else str(parent), lang=settings.lang)
    findings = check_cascade(plans, cascade, settings.lang)
    return assemble_report(plans, failures, cascade, findings, settings, focus)


def compare_files(parent: Path, child: Path, settings: Settings, watch: Watch = iter) -> CheckedFolder:
    """Compares one child with one parent, whether or not the child cites it.

    No coverage when the child cannot be read; raises `UnreadableFileError` when the parent cannot.
    """
    from tthc_cli.assemble import assemble_report, sort_readings
    from tthc_cli.check import check_cascade
    from tthc_cli.link import compare_plans, link_plans

    plans, failures = sort_readings(watch(parse_files((parent, child), settings)), parent)
    cascade = link_plans(plans, parent_path=str(parent), lang=settings.lang)
    coverage = tuple(compare_plans(plans[0], plan) for plan in plans[1:])
    cascade = cascade.model_copy(update={"coverage": coverage})
    findings = check_cascade(plans, cascade, settings.lang)
    return assemble_report(plans, failures, cascade, findings, settings)
