"""Opens a file, wherever it lies, and hands it to the reader of its format, which is loaded when needed."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import TypeVar

from tthc_cli.errors import PartlyReadError, UnreadableFileError, printed_path
from tthc_cli.extract import archive, office
from tthc_cli.extract.formats import TEXT_SUFFIXES, WEB_SUFFIXES, may_be_old_office, recognise
from tthc_cli.extract.raw import RawDocument, name_pages
from tthc_cli.options import DEFAULT_OPTIONS, ExtractOptions

T = TypeVar("T")

PICTURE_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff"})
READABLE_SUFFIXES = frozenset(
    {
        ".pdf",
        ".docx",
        ".docm",
        ".dotx",
        ".dotm",
        ".doc",
        ".odt",
        ".rtf",
        ".zip",
        ".xlsx",
        ".xlsm",
        *WEB_SUFFIXES,
        *TEXT_SUFFIXES,
        *PICTURE_SUFFIXES,
    }
)
"""Names worth opening when a folder is read."""

_READERS = {
    "docx": ("tthc_cli.extract.docx", "extract_docx"),
    "pdf": ("tthc_cli.extract.pdf", "extract_pdf"),
    **dict.fromkeys(("jpeg", "png", "tiff"), ("tthc_cli.extract.picture", "extract_picture")),
    "text": ("tthc_cli.extract.text", "extract_text"),
    "xlsx": ("tthc_cli.extract.xlsx", "extract_xlsx"),
    "html": ("tthc_cli.extract.html", "extract_html"),
}
"""Format → the module and the function that reads it: `extract(path, data, options) -> RawDocument`."""

_HEAD_BYTES = 4096
_EXPECTED = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".dotm": "docx",
    ".doc": "doc",
    ".odt": "odt",
    ".rtf": "rtf",
}
_OFFICE_KINDS = frozenset({"xls", "ppt", "pptx", "odf", "ods", "msg", "ole"})
_LAST_RESORT = {"encrypted": "encrypted", "rar": "archive_kind", "7z": "archive_kind"}
"""Formats without a reader about which there is more to say than that they have none: format → reason."""
_SYSTEM_NAMES = frozenset({"thumbs.db", "desktop.ini"})
_LOCK_PREFIXES = ("~$", ".")
"""Word's lock files begin with "~$"; dot files are LibreOffice's locks (".~lock."), ".DS_Store" and the like."""


def is_system_file(name: str) -> bool:
    """Whether a file of this name belongs to a program or system and is no document of anybody."""
    return name.startswith(_LOCK_PREFIXES) or name.lower() in _SYSTEM_NAMES


def extract_file(path: Path, options: ExtractOptions = DEFAULT_OPTIONS) -> RawDocument:
    """The text of one file of any format that can be read; a path may lead into an archive (`plans.zip/a/plan.docx`).

    An old Word file is converted first, and called what it was.

    Raises `UnreadableFileError` and nothing else, whatever the file holds; its `reason` is `missing`, `no_permission`,
    `io_error`, `too_large`, `empty`, `encrypted`, `not_what_its_name_says`, `not_a_document`, `unsupported`, or one of
    the readers', of `office` and of `archive`.
    """
    data = read_bytes(path, options.max_bytes)
    if not data:
        raise UnreadableFileError(path, "empty")
    found = recognise(path, data)
    target = office.TARGETS.get(found)
    if target is None or target not in _READERS:
        return _read(found, path, data, options)
    # How a converted file is set is what the conversion made of it: nothing to hold against its author.
    document = _read(target, path, office.convert(path, data, found, options), options._replace(layout=False))
    return office.under_original(document, data, found)


def extract_bytes(path: Path, data: bytes, options: ExtractOptions = DEFAULT_OPTIONS) -> RawDocument:
    """The text of a file that is at hand, in one of the formats that need no conversion. Raises like `extract_file`."""
    return _read(recognise(path, data), path, data, options)


@contextmanager
def converted_together(paths: Iterable[Path], options: ExtractOptions) -> Iterator[ExtractOptions]:
    """Converts the old Word files among `paths` in one start of LibreOffice; gives the options to read them with."""
    with office.converted_together(_find_convertible(paths, options.max_bytes), options) as prepared:
        yield prepared


def _find_convertible(paths: Iterable[Path], limit: int) -> Iterator[tuple[Path, bytes]]:
    """The files that may have to be converted. What cannot be read now is told when its turn comes."""
    for path in paths:
        with suppress(UnreadableFileError, OSError, ValueError):
            if may_be_old_office(_read_head(path, limit)):
                yield path, read_bytes(path, limit)


def _read(found: str, path: Path, data: bytes, options: ExtractOptions) -> RawDocument:
    if found == "zip":
        raise archive.refuse(path, data)
    if found not in _READERS:
        raise _refuse(found, path)
    module, function = _READERS[found]
    document: RawDocument = getattr(import_module(module), function)(path, data, options)
    return document._replace(path=printed_path(path))


def require_whole(document: RawDocument, value: T) -> T:
    """`value`, made of `document`. Raises `PartlyReadError` with it where pages of the document could not be read."""
    if document.unread is None:
        return value
    pages = name_pages(document.unread.pages)
    raise PartlyReadError(document.path, document.unread.reason, value, pages=pages)


def _refuse(found: str, path: Path) -> UnreadableFileError:
    suffix = path.suffix.lower()
    if found in _LAST_RESORT:
        return UnreadableFileError(path, _LAST_RESORT[found])
    if found in _OFFICE_KINDS:
        return UnreadableFileError(path, "not_a_document", found=found)
    expected = _EXPECTED.get(suffix)
    if expected is None:
        return UnreadableFileError(path, "unsupported", suffix=suffix)
    return UnreadableFileError(
        path, "not_what_its_name_says", expected=expected, found="text" if found == "plain" else found
    )


def _read_head(path: Path, limit: int) -> bytes:
    """The first bytes of a file. None of a pipe: they could not be read again."""
    if not path.exists():
        return archive.read_member(path, limit)[:_HEAD_BYTES]
    if not path.is_file():
        return b""
    with path.open("rb") as file:
        return file.read(_HEAD_BYTES)


def read_bytes(path: Path, limit: int) -> bytes:
    """The bytes of a file, or of one inside an archive. Raises `UnreadableFileError`, also for more than `limit`."""
    try:
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            if stat.S_ISREG(status.st_mode) and status.st_size > limit:
                raise UnreadableFileError(path, "too_large", size=status.st_size, limit=limit)
            if stat.S_ISCHR(status.st_mode):  # a terminal or /dev/zero has no end
                raise UnreadableFileError(path, "missing")
            data = file.read(limit + 1)  # a pipe does not tell its size beforehand
    except (FileNotFoundError, NotADirectoryError):
        return archive.read_member(path, limit)
    except IsADirectoryError as error:
        raise UnreadableFileError(path, "folder_closed") from error
    except PermissionError as error:
        raise UnreadableFileError(path, "no_permission") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise UnreadableFileError(path, "io_error", detail=str(error)) from error
    if len(data) > limit:
        raise UnreadableFileError(path, "too_large", size=len(data), limit=limit)
    return data
