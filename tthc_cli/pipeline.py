"""The story of `tthc`, one call per stage. Command line, Python API and worker processes all go through here.

    file ─▶ extract ─▶ clean ─▶ structure ─▶ interpret ─▶ link ─▶ check ─▶ report
            RawDocument CleanDocument DocumentTree  Plan      Cascade  Findings
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tthc_cli.clean import clean_document
from tthc_cli.config import Settings
from tthc_cli.extract.open import extract_file
from tthc_cli.folder import find_among, list_documents
from tthc_cli.interpret import interpret_document
from tthc_cli.model.plan import Plan
from tthc_cli.structure import read_structure
from tthc_cli.workers import Reading, read_each

if TYPE_CHECKING:
    from tthc_cli.assemble import CheckedFolder, Focus


def parse_file(path: Path) -> Plan:
    """Reads one document. Raises `UnreadableFileError` when the file holds no text that can be read."""
    raw = extract_file(path)
    clean = clean_document(raw)
    tree = read_structure(clean)
    return interpret_document(tree)


def parse_files(paths: Iterable[Path], jobs: int | None = None) -> Iterator[Reading[Plan]]:
    """Reads every document that `paths` (files, folders) name, in stable order; none that fails stops the others."""
    return read_each(parse_file, list_documents(paths), jobs)


def extract_text(path: Path) -> str:
    """The text of one document as extracted: what the offsets of every span count in."""
    return extract_file(path).text


def check_readings(
    readings: Iterable[Reading[Plan]], settings: Settings, parent: Path | None = None, focus: Focus | None = None
) -> CheckedFolder:
    """Links each plan that was read to the parent it cites (all to `parent`, if given) and checks what it promises.

    `focus` narrows the report to some of the children. Raises `UsageError` when there is nothing to check, or no
    plan at `parent`.
    """
    # Imported here: reading a document must not wait for what only a cascade needs.
    from tthc_cli.assemble import assemble_report, sort_readings
    from tthc_cli.check import check_cascade
    from tthc_cli.link import link_plans

    plans, failures = sort_readings(readings, parent)
    cascade = link_plans(plans, parent_path=None if parent is None else str(parent))
    findings = check_cascade(plans, cascade, settings.lang)
    return assemble_report(plans, failures, cascade, findings, settings, focus)


def check_files(
    paths: Iterable[Path], settings: Settings, parent: Path | None = None, focus: Focus | None = None
) -> CheckedFolder:
    """Reads the documents that `paths` name, and `parent`, and checks them as one cascade."""
    files = list_documents(paths)
    if parent is not None:
        parent = find_among(files, parent)
        files = tuple(dict.fromkeys((*files, parent)))
    return check_readings(read_each(parse_file, files, settings.jobs), settings, parent, focus)
