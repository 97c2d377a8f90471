"""`tthc` reads Vietnamese administrative plans and proves that they cascade.

>>> plan = tthc_cli.parse_file("ke-hoach.pdf")  # doctest: +SKIP
>>> report = tthc_cli.check_cascade("thu-muc")  # doctest: +SKIP

Importing the package is cheap; what a function needs is loaded when it is called.
"""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tthc_cli.config import Settings
    from tthc_cli.model.cascade import CascadeReport
    from tthc_cli.model.plan import Plan

__all__ = ["__version__", "check_cascade", "parse_file"]

__version__ = "0.1.0"


def parse_file(path: str | PathLike[str]) -> Plan:
    """Reads one document. Raises `errors.UnreadableFileError` when the file holds no text that can be read."""
    from tthc_cli import pipeline

    return pipeline.parse_file(Path(path))


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
