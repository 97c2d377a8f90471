"""PATHs of the command line → the documents to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from tthc_cli.errors import UsageError
from tthc_cli.extract.open import READABLE_SUFFIXES, is_system_file

# Office formats that may hold a plan though `extract` does not read them yet: passed on, so that the run tells of
# them instead of leaving a plan out in silence. Pictures, archives, sources are no documents and are left alone.
OFFICE_SUFFIXES = frozenset({".doc", ".odt", ".rtf", ".xls", ".xlsx", ".htm", ".html"})


def list_documents(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files named by `paths`, a folder standing for the documents in it and below, each once, in stable order.

    In a folder, lock files (`~$draft.docx`), system files (`Thumbs.db`), hidden files and files that are no
    documents are left out; a file named itself is always taken.
    """
    found: dict[Path, None] = {}
    for path in paths:
        members = _documents_in(path) if path.is_dir() else (path,)
        found.update(dict.fromkeys(members))
    return tuple(found)


def _documents_in(folder: Path) -> Iterator[Path]:
    suffixes = OFFICE_SUFFIXES | frozenset(READABLE_SUFFIXES)
    for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).parts):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.suffix.lower() in suffixes and not hidden and not is_system_file(path.name) and path.is_file():
            yield path


def require_folder(path: Path) -> Path:
    """The path, if it is a folder. Raises `UsageError` otherwise."""
    if not path.is_dir():
        raise UsageError("folder_not_found", path=str(path))
    return path


def find_among(files: Iterable[Path], wanted: Path) -> Path:
    """The one of `files` that is the same file as `wanted`, however it is spelt; `wanted` itself where none is."""
    for file in files:
        if file.resolve() == wanted.resolve():
            return file
    return wanted


def spool(content: bytes, folder: Path) -> Path:
    """Writes what came through standard input into `folder`, under a name whose ending fits the content."""
    file = folder / f"stdin{_suffix(content)}"
    file.write_bytes(content)
    return file


def _suffix(content: bytes) -> str:
    if b"%PDF-" in content[:1024]:
        return ".pdf"
    return ".docx" if content.startswith(b"PK\x03\x04") else ".txt"
