"""The documents of the set as Word files: the short notation of data/*.yaml, laid out like the samples."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from tests.samples_build import samples_build

CORPUS = os.environ.get("TTHC_CORPUS")
CLOSING = {"recipients": ["- Như trên;", "- Lưu: VT."], "position": ["NGƯỜI KÝ MẪU"], "name": "Nguyễn Văn Mẫu"}
PROMULGATED = "(Ban hành kèm theo văn bản số {number} {date})"
WIDTHS = {1: [14], 2: [14, 90]}


def find_seed(document: dict[str, Any]) -> Path:
    """The real document that an entry names. The corpus is not part of this project: TTHC_CORPUS says where it is."""
    [file] = (Path(CORPUS or "") / "seeds").glob(f"{document['seed']}_*.txt")
    return file


def docx_of(document: dict[str, Any]) -> bytes:
    """One document of the set as a Word file."""
    build = samples_build()
    content: bytes = build.docx_bytes(build.build_document(source_of(document)))
    return content


def source_of(document: dict[str, Any]) -> dict[str, Any]:
    """The short notation in that of samples/source: each line of the body is a block, each row a list of cells."""
    head = {key: document[key] for key in ("superior", "issuer", "number", "place", "date") if key in document}
    source = {
        "head": head,
        "kind": document.get("kind", "KẾ HOẠCH"),
        "title": document["title"],
        "body": [_block(line) for line in document["body"].splitlines()],
        "closing": CLOSING,
    }
    if "rows" in document:
        source["appendix"] = _appendix(document)
    return source


def _block(line: str) -> dict[str, str]:
    if re.match(r"[IVX]+\. ", line):
        return {"part": line}
    if re.match(r"\d+\. ", line):
        return {"para" if line.endswith(".") else "clause": line}
    if line.startswith("- "):
        return {"bullet": line}
    if line.startswith("Điều "):
        return {"article": line}
    if line.startswith(("Căn cứ ", "Theo đề nghị ")) and line.endswith((";", ".")):
        return {"basis": line}
    return {"centre" if line.isupper() else "para": line}


def _appendix(document: dict[str, Any]) -> dict[str, Any]:
    names = _cells(document["columns"])
    return {
        "label": "PHỤ LỤC",
        "title": "PHÂN CÔNG NHIỆM VỤ",
        "promulgated": PROMULGATED,
        "columns": [
            {"name": name, "width": _width(place, len(names)), "align": "left"} for place, name in enumerate(names)
        ],
        "rows": [_row(_cells(line)) for line in document["rows"].splitlines()],
    }


def _width(place: int, columns: int) -> int:
    return {0: 14, 1: 88}.get(place, 150 // (columns - 2))


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("|")]


def _row(cells: list[str]) -> dict[str, list[str]]:
    return {"group" if len(cells) == 2 else "task": cells}
