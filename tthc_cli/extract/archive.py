"""ZIP archives, read as folders are: `plans.zip/2023/plan.docx` is the path of a file inside.

Nothing is unpacked to disk: a file is inflated when it is read, so no name in an archive can reach a file of anybody.
"""

from __future__ import annotations

import io
import os
import re
import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from tthc_cli.errors import UnreadableFileError
from tthc_cli.extract.formats import ZIP_MAGIC, recognise_entries
from tthc_cli.options import DEFAULT_OPTIONS, MEGABYTE

MAX_ENTRIES = 5_000
MAX_TOTAL_BYTES = 1_000_000_000
"""What all files of an archive together may swell to."""
MAX_DEPTH = 2
"""An archive within an archive is opened, one in that is not."""

_MAX_DIRECTORY_BYTES = 4_000_000
_SUSPECT_BYTES, _MAX_RATIO = 8_000_000, 250  # office documents deflate 10 to 60 times, a bomb 1,000 times
_DRIVE = re.compile(r"[A-Za-z]:")
_ENCRYPTED, _SAYS_UTF8 = 0x1, 0x800
_MAX_NESTED_BYTES = 50_000_000
_END_RECORD, _END_RECORD_SIZE, _MAX_COMMENT = b"PK\x05\x06", 22, 65_535
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError)


class Member(NamedTuple):
    """A file in an archive; `sound` is false for one that must be told whatever its name is: it will not be read."""

    path: Path
    size: int
    sound: bool


class _Entry(NamedTuple):
    info: zipfile.ZipInfo
    sound: bool


class _Package(NamedTuple):
    file: zipfile.ZipFile
    entries: dict[str, _Entry]


def is_archive(path: Path) -> bool:
    """Whether the file is a ZIP archive, and no document that is one inside (.docx, .xlsx, .odt)."""
    try:
        with path.open("rb") as file:
            if not file.read(4).startswith(ZIP_MAGIC):
                return False
        return recognise_entries(_open(path).file.namelist()) == "zip"
    except UnreadableFileError:
        return path.suffix.lower() == ".zip"
    except (OSError, ValueError):
        return False


def list_members(path: Path) -> tuple[Member, ...]:
    """The files in the archive `path` and in archives within it, in stable order.

    Raises `UnreadableFileError`: `damaged`, or `archive_too_large` for one that holds or swells to too much.
    """
    members = tuple(islice(_walk(path, ()), MAX_ENTRIES + 1))
    if len(members) > MAX_ENTRIES:
        raise _too_large(path)
    return tuple(sorted(members, key=lambda member: member.path.parts))


def read_member(path: Path, limit: int) -> bytes:
    """The bytes of a file inside an archive.

    Raises `UnreadableFileError`: `missing` where there is none, `archive_entry_unsafe`, `too_large`, `encrypted`,
    `damaged`, `archive_too_large`.
    """
    root = next((parent for parent in path.parents if _is_file(parent)), None)
    if root is None or not is_archive(root):
        raise UnreadableFileError(path, "missing")
    inner: tuple[str, ...] = ()
    package, name = _open(root), path.relative_to(root).as_posix()
    while name not in package.entries:
        outer = next((key for key in package.entries if name.startswith(f"{key}/")), None)
        if outer is None or len(inner) + 1 == MAX_DEPTH:
            raise UnreadableFileError(path, "missing")
        inner, name = (*inner, outer), name.removeprefix(f"{outer}/")
        package = _open(root, inner)
    return _inflate(path, package, name, limit)


def refuse(path: Path, data: bytes) -> UnreadableFileError:
    """Why an archive was not read as a folder: it is broken or too large, or there is nothing to read in it."""
    try:
        _read_directory(path, io.BytesIO(data))
    except UnreadableFileError as error:
        return error
    return UnreadableFileError(path, "archive")


def is_bomb(info: zipfile.ZipInfo, limit: int = DEFAULT_OPTIONS.max_bytes) -> bool:
    """Whether an entry would swell beyond `limit` or beyond all measure."""
    size = info.file_size
    return size > limit or (size > _SUSPECT_BYTES and size > _MAX_RATIO * max(info.compress_size, 1))


def _walk(root: Path, inner: tuple[str, ...]) -> Iterator[Member]:
    place = root.joinpath(*inner)
    for name, entry in _open(root, inner).entries.items():
        if not name.lower().endswith(".zip"):
            yield Member(place / name, entry.info.file_size, entry.sound)
            continue
        try:
            nested = entry.sound and _is_nested_archive(root, (*inner, name))
        except UnreadableFileError:
            yield Member(place / name, entry.info.file_size, sound=False)
            continue
        if nested and len(inner) + 1 < MAX_DEPTH:
            yield from _walk(root, (*inner, name))
        else:
            yield Member(place / name, entry.info.file_size, entry.sound and not nested)


def _is_nested_archive(root: Path, inner: tuple[str, ...]) -> bool:
    """False for a DOCX that is named `.zip`."""
    return recognise_entries(_open(root, inner).file.namelist()) == "zip"


def _open(root: Path, inner: tuple[str, ...] = ()) -> _Package:
    """The archive `root`, or the one at `inner` in it: names of archives, one within the other."""
    status = root.stat()
    # A file that stays open across a fork would share its position with the other process: each opens its own.
    return _open_once(root, inner, (status.st_mtime_ns, status.st_size, os.getpid()))


@lru_cache(maxsize=3)
def _open_once(root: Path, inner: tuple[str, ...], stamp: tuple[int, ...]) -> _Package:
    path = root.joinpath(*inner)
    try:
        if inner:
            outer = _open_once(root, inner[:-1], stamp)
            source: io.BufferedIOBase = io.BytesIO(_inflate(path, outer, inner[-1], _MAX_NESTED_BYTES))
        else:
            source = root.open("rb")
    except OSError as error:
        raise UnreadableFileError(path, "io_error", detail=str(error)) from error
    return _read_directory(path, source)


def _read_directory(path: Path, source: io.BufferedIOBase) -> _Package:
    try:
        _require_small_directory(path, source)
        file = zipfile.ZipFile(source)
    except _FAULTS as error:
        raise UnreadableFileError(path, "damaged", detail=str(error)) from error
    infos = file.infolist()
    if len(infos) > MAX_ENTRIES or sum(info.file_size for info in infos) > MAX_TOTAL_BYTES:
        raise _too_large(path)
    return _Package(file, _name_entries(infos))


def _require_small_directory(path: Path, source: io.BufferedIOBase) -> None:
    """`zipfile` makes an object of every entry before anybody can count them (APPNOTE 4.3.16: the end record)."""
    end = source.seek(0, io.SEEK_END)
    source.seek(max(0, end - _MAX_COMMENT - _END_RECORD_SIZE))
    tail = source.read()
    record = tail[tail.rfind(_END_RECORD) :][:_END_RECORD_SIZE] if _END_RECORD in tail else b""
    if len(record) < _END_RECORD_SIZE:
        return  # `zipfile` will say that it is damaged
    entries, size = int.from_bytes(record[10:12], "little"), int.from_bytes(record[12:16], "little")
    if entries > MAX_ENTRIES or size > _MAX_DIRECTORY_BYTES:
        raise _too_large(path)


def _name_entries(infos: Sequence[zipfile.ZipInfo]) -> dict[str, _Entry]:
    """The files by the name they are called here: no two the same, none that leads out of the archive."""
    entries: dict[str, _Entry] = {}
    seen: Counter[str] = Counter()
    for info in infos:
        if info.is_dir() or info.filename.endswith("\\"):
            continue
        name, sound = _clean_name(info)
        seen[name] += 1
        if seen[name] > 1:
            twin = PurePosixPath(name)
            name = str(twin.with_name(f"{twin.stem} ({seen[name]}){twin.suffix}"))
        entries.setdefault(name, _Entry(info, sound))
    return entries


def _clean_name(info: zipfile.ZipInfo) -> tuple[str, bool]:
    """The entry's name below the archive; and whether it is an honest one: relative, without `..`, of a plain file."""
    name = _decode_name(info).replace("\\", "/")
    parts = [part for part in name.split("/") if part not in ("", ".")]
    honest = not name.startswith("/") and ".." not in parts and _DRIVE.match(name) is None
    mode = info.external_attr >> 16  # 0 where the archive was made without Unix modes
    plain = stat.S_IFMT(mode) in (0, stat.S_IFREG)
    return "/".join("__" if part == ".." else part.replace(":", "_") for part in parts) or "_", honest and plain


def _decode_name(info: zipfile.ZipInfo) -> str:
    """Old programs write UTF-8 without saying so (APPNOTE, appendix D); `zipfile` takes that for code page 437."""
    if info.flag_bits & _SAYS_UTF8:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _inflate(path: Path, package: _Package, name: str, limit: int) -> bytes:
    info, sound = package.entries[name]
    if not sound:
        raise UnreadableFileError(path, "archive_entry_unsafe", name=info.filename)
    if info.flag_bits & _ENCRYPTED:
        raise UnreadableFileError(path, "encrypted")
    if is_bomb(info, limit):
        raise UnreadableFileError(path, "too_large", size=info.file_size, limit=limit)
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):  # the others are inflated without a bound
        raise UnreadableFileError(path, "damaged", detail=f"compression {info.compress_type}")
    try:
        return package.file.read(info)
    except _FAULTS as error:
        raise UnreadableFileError(path, "damaged", detail=str(error)) from error


def _too_large(path: Path) -> UnreadableFileError:
    return UnreadableFileError(path, "archive_too_large", entries=MAX_ENTRIES, size=MAX_TOTAL_BYTES // MEGABYTE)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
