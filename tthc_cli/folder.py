"""PATHs of the command line → the documents to read."""

from __future__ import annotations

import hashlib
import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from tthc_cli.errors import UnreadableFileError, UsageError
from tthc_cli.extract.archive import Member, is_archive, list_members
from tthc_cli.extract.open import READABLE_SUFFIXES, is_system_file, read_bytes
from tthc_cli.options import DEFAULT_OPTIONS

# Formats that may hold a plan though `extract` does not read them: passed on, so that the run tells of them instead of
# leaving a plan out in silence. Pictures and sources are no documents and are left alone.
TOLD_SUFFIXES = frozenset({".xls", ".xlsx", ".ods", ".htm", ".html", ".msg", ".rar", ".7z"})
_SUFFIXES = READABLE_SUFFIXES | TOLD_SUFFIXES


class Listing(NamedTuple):
    """The documents to read, in stable order; and the files left out because they hold the same bytes as one of them:
    each with that one.
    """

    files: tuple[Path, ...]
    copies: tuple[tuple[Path, Path], ...] = ()


class _Found(NamedTuple):
    path: Path
    named: bool  # by a person, not found in a folder
    size: int | None


def list_documents(paths: Iterable[Path], exclude: Sequence[str] = ()) -> Listing:
    """The files named by `paths`, a folder or a ZIP archive standing for the documents in it and below, each once.

    In a folder, lock files (`~$draft.docx`), system files (`Thumbs.db`), hidden files, files that are no documents,
    what fits a pattern of `exclude` and further copies of a document are left out; a file named itself is always taken.
    A folder that cannot be opened and an archive that cannot be read are listed themselves, so that reading tells.
    """
    found: dict[str, _Found] = {}
    for path in paths:
        for each in _list_one(path, exclude):
            key = os.path.realpath(each.path)  # unlike `Path.resolve`, it takes a link that leads to itself
            before = found.get(key, each)
            found[key] = before._replace(named=before.named or each.named)
    return _leave_out_copies(tuple(found.values()))


def is_folder(path: Path) -> bool:
    """Whether a path stands for the documents in it."""
    return path.is_dir() or is_archive(path)


def require_folder(path: Path) -> Path:
    """The path, if it is a folder or an archive. Raises `UsageError` otherwise."""
    if not is_folder(path):
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


# ── What a folder holds ──


def _list_one(path: Path, exclude: Sequence[str]) -> Iterator[_Found]:
    if not path.is_dir():
        yield from _open_archive(path, path, exclude, named=True)
        return
    for file in _walk(path, path, exclude, frozenset()):
        yield from _open_archive(file, path, exclude, named=False)


def _walk(folder: Path, top: Path, exclude: Sequence[str], above: frozenset[tuple[int, int]]) -> Iterator[Path]:
    """The documents in `folder` and below; a link to a folder above is not followed again."""
    try:
        status = folder.stat()
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError:
        yield folder
        return
    here = (status.st_dev, status.st_ino)
    if here in above:
        return
    for entry in entries:
        if is_system_file(entry.name) or _is_excluded(entry.relative_to(top), exclude):
            continue
        kind = _find_kind(entry)
        if kind == stat.S_IFDIR:
            yield from _walk(entry, top, exclude, above | {here})
        elif kind in (stat.S_IFREG, None) and entry.suffix.lower() in _SUFFIXES:
            yield entry


def _find_kind(path: Path) -> int | None:
    """The type of a file, links followed; None where the system does not tell: reading will tell why."""
    try:
        return stat.S_IFMT(path.stat().st_mode)
    except OSError:
        return None


def _open_archive(path: Path, top: Path, exclude: Sequence[str], *, named: bool) -> Iterator[_Found]:
    """The documents in `path` if it is an archive, else `path`: also where there is something to tell about it."""
    members = _list_members(path) if is_archive(path) else ()
    below = path.relative_to(top)
    inside = [member for member in members if _is_wanted(member, member.path.relative_to(path), below, exclude)]
    yield from (_Found(member.path, False, member.size) for member in inside)
    if not inside and (named or not members):
        yield _Found(path, named, path.stat().st_size if _find_kind(path) == stat.S_IFREG else None)


def _list_members(path: Path) -> Sequence[Member]:
    try:
        return list_members(path)
    except UnreadableFileError:
        return ()  # the archive itself stands in the list, and reading it says the same


def _is_wanted(member: Member, inside: Path, archive: Path, exclude: Sequence[str]) -> bool:
    if _is_excluded(archive / inside, exclude):
        return False
    hidden = any(map(is_system_file, inside.parts))
    return not member.sound or (inside.suffix.lower() in _SUFFIXES and not hidden)


def _is_excluded(path: Path, patterns: Sequence[str]) -> bool:
    """Whether the path below the folder, or a folder on the way, fits a pattern by its name or as a whole."""
    if not patterns:
        return False
    places = (path, *path.parents)
    names = {_plain(name) for place in places for name in (place.name, place.as_posix())}
    return any(fnmatchcase(name, _plain(pattern).rstrip("/")) for pattern in patterns for name in names)


def _plain(name: str) -> str:
    """macOS stores names decomposed, and nobody knows in which case an office writes its endings."""
    return normalize("NFC", name).casefold()


# ── The same bytes twice ──


def _leave_out_copies(found: Sequence[_Found]) -> Listing:
    """Only files of one size are compared, so that a folder is not read twice."""
    sizes = Counter(each.size for each in found if each.size)
    digests = {each.path: _digest(each.path) for each in found if each.size and sizes[each.size] > 1}
    originals: dict[str, Path] = {}
    for each in sorted(found, key=lambda each: not each.named):  # stable: those that a person named come first
        originals.setdefault(digests.get(each.path) or str(each.path), each.path)
    files, copies = [], []
    for each in found:
        original = originals[digests.get(each.path) or str(each.path)]
        if each.named or original == each.path:
            files.append(each.path)
        else:
            copies.append((each.path, original))
    return Listing(tuple(files), tuple(copies))


def _digest(path: Path) -> str | None:
    try:
        return hashlib.sha256(read_bytes(path, DEFAULT_OPTIONS.max_bytes)).hexdigest()
    except UnreadableFileError:
        return None
