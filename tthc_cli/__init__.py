"""`tthc` reads Vietnamese administrative plans and proves that they cascade.

>>> plan = tthc_cli.parse_file("samples/tinh/KH-So-Y-te.docx")
>>> plan.number.key, len(plan.tasks)
('21/KH-SYT', 8)
>>> report = tthc_cli.check_cascade("samples/tinh")
>>> [finding.code for finding in report.findings if finding.path.endswith("KH-So-Y-te.docx")]
['CAS007', 'CAS007', 'CAS007']
>>> [finding.code for finding in tthc_cli.check_files(["samples/tinh/KH-thi-xa-Song-Cau.docx"]).findings]
['CIT004']
>>> tthc_cli.diff("samples/tinh/QD-2618-UBND-tinh.pdf", "samples/tinh/KH-So-Y-te.docx").ratio
0.7
>>> changes = tthc_cli.diff_drafts("samples/tinh/KH-So-Tu-phap-du-thao.docx", "samples/tinh/KH-So-Tu-phap-da-ky.pdf")
>>> changes.added, changes.removed
((), ())

What comes back are the frozen models of `tthc_cli.model`, whose JSON is the public contract. Importing the package is
cheap; what a function needs is loaded when it is called.
"""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tthc_cli.config import Settings
    from tthc_cli.model.cascade import CascadeReport, Coverage
    from tthc_cli.model.drafts import DraftDiff
    from tthc_cli.model.findings import DraftsReport
    from tthc_cli.model.plan import Plan

__all__ = ["__version__", "check_cascade", "check_files", "diff", "diff_drafts", "parse_file"]

__version__ = "0.1.0"


def parse_file(path: str | PathLike[str]) -> Plan:
    """Reads one document. Raises `errors.UnreadableFileError` when the file holds no text that can be read."""
    from tthc_cli import pipeline

    return pipeline.parse_file(Path(path))


def check_files(paths: Iterable[str | PathLike[str]], *, settings: Settings | None = None) -> DraftsReport:
    """Checks every document that `paths` (files, folders) name by itself; files that cannot be read are told in
    `unreadable`. Raises `errors.UsageError` when there is no document.
    """
    from tthc_cli import config, pipeline
    from tthc_cli.assemble_drafts import assemble_drafts
    from tthc_cli.errors import UsageError
    from tthc_cli.folder import list_documents

    given = [Path(path) for path in paths]
    chosen = settings or config.read_settings(near=given[0] if given else None)
    files = list_documents(given, chosen.exclude).files
    if not files:
        raise UsageError("nothing_to_check")
    readings = tuple(pipeline.check_drafts(files, chosen))
    drafts = [reading.value for reading in readings if reading.value is not None]
    failures = [reading.failure for reading in readings if reading.failure is not None]
    return assemble_drafts(drafts, failures, chosen)


def check_cascade(
    folder: str | PathLike[str], *, parent: str | PathLike[str] | None = None, settings: Settings | None = None
) -> CascadeReport:
    """Checks the documents in `folder` as one cascade; files that cannot be read are told in `unreadable`.

    `parent` names the document that all others are held against. Raises `errors.UsageError` when the folder holds
    no document.
    """
    from tthc_cli import config, pipeline

    chosen = settings or config.read_settings(near=Path(folder))
    return pipeline.check_files([Path(folder)], chosen, None if parent is None else Path(parent)).report


def diff(parent: str | PathLike[str], child: str | PathLike[str], *, settings: Settings | None = None) -> Coverage:
    """Compares one child with one parent, whether or not it cites it. Raises `errors.UnreadableFileError`."""
    from tthc_cli import config, pipeline

    chosen = settings or config.read_settings(near=Path(child))
    return pipeline.compare_pair(Path(parent), Path(child), chosen)


def diff_drafts(old: str | PathLike[str], new: str | PathLike[str], *, settings: Settings | None = None) -> DraftDiff:
    """What the draft `new` changed in `old`. Raises `errors.UnreadableFileError`."""
    from tthc_cli import config, pipeline
    from tthc_cli.link.drafts import compare_drafts

    options = (settings or config.read_settings(near=Path(new))).extract_options()
    return compare_drafts(*(pipeline.parse_file(Path(path), options) for path in (old, new))).diff
