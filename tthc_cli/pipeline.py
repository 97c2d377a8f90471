"""The story of `tthc`, one call per stage. Command line, Python API and worker processes all go through here.

    file ─▶ extract ─▶ clean ─▶ structure ─▶ interpret ─▶ link ─▶ check ─▶ report
            RawDocument CleanDocument DocumentTree  Plan      Cascade  Findings
"""

from __future__ import annotations

from pathlib import Path

from tthc_cli.clean import clean_document
from tthc_cli.extract.open import extract_file
from tthc_cli.interpret import interpret_document
from tthc_cli.model.plan import Plan
from tthc_cli.structure import read_structure


def parse_file(path: Path) -> Plan:
    """Reads one document. Raises `UnreadableFileError` when the file holds no text that can be read."""
    raw = extract_file(path)
    clean = clean_document(raw)
    tree = read_structure(clean)
    return interpret_document(tree)
