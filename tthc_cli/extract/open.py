"""Opens a file. Its first bytes tell what it holds, and only then its name; the reader for it is loaded when needed.

Word files named `.doc`, PDFs named `.docx` and web pages named `.pdf` all occur in people's folders.
"""

from __future__ import annotations

import os
import stat
from importlib import import_module
from pathlib import Path
from typing import TypeVar

from tthc_cli.errors import PartlyReadError, UnreadableFileError
from tthc_cli.extract.raw import RawDocument, name_pages
from tthc_cli.options import DEFAULT_OPTIONS, ExtractOptions

PICTURE_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff"})
T = TypeVar("T")

READABLE_SUFFIXES = frozenset({".pdf", ".docx", ".docm", ".doc", ".txt", ".md", ".markdown"}) | PICTURE_SUFFIXES
"""Names worth opening when a folder is read. `.doc` is one: many are DOCX inside, and the others must be reported."""

_READERS = {
    "docx": ("tthc_cli.extract.docx", "extract_docx"),
    "pdf": ("tthc_cli.extract.pdf", "extract_pdf"),
    "picture": ("tthc_cli.extract.picture", "extract_picture"),
    "text": ("tthc_cli.extract.text", "extract_text"),
}
"""Format → the module and the function that reads it: `extract(path, data, options) -> RawDocument`."""

_TEXT_SUFFIXES = frozenset({".txt", ".md", ".markdown"})
_EXPECTED = {".pdf": "pdf", ".docx": "docx", ".docm": "docx", ".doc": "doc"}
_ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF_MAGIC, _PDF_MAGIC_WITHIN = b"%PDF-", 1024  # ISO 32000-1, annex H 3.4.1: readers accept it that late
_PICTURE_MAGIC = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\0", b"MM\0*")
_OTHER_MAGIC = (
    (b"{\\rtf", "rtf"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n", "png"),
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf", "7z"),
    (b"<!doctype html", "html"),
    (b"<html", "html"),
    (b"<?xml", "xml"),
)
_SYSTEM_NAMES = frozenset({"thumbs.db", "desktop.ini"})
_LOCK_PREFIXES = ("~$", ".")
"""Word's lock files begin with "~$"; dot files are LibreOffice's locks (".~lock."), ".DS_Store" and the like."""


def is_system_file(name: str) -> bool:
    """Whether a file of this name belongs to a program or system and is no document of anybody."""
    return name.startswith(_LOCK_PREFIXES) or name.lower() in _SYSTEM_NAMES


def extract_file(path: Path, options: ExtractOptions = DEFAULT_OPTIONS) -> RawDocument:
    """The text of one file of any format that can be read.

    Raises `UnreadableFileError` and nothing else, whatever the file holds; its `reason` is `missing`, `no_permission`,
    `io_error`, `too_large`, `empty`, `word97`, `encrypted`, `not_what_its_name_says`, `not_a_document`, `unsupported`,
    or one of the readers' own.
    """
    data = _read_bytes(path, options.max_bytes)
    if not data:
        raise UnreadableFileError(path, "empty")
    module, function = _READERS[_find_format(path, data)]
    document: RawDocument = getattr(import_module(module), function)(path, data, options)
    return document


def require_whole(document: RawDocument, value: T) -> T:
    """`value`, made of `document`. Raises `PartlyReadError` with it where pages of the document could not be read."""
    if document.unread is None:
        return value
    pages = name_pages(document.unread.pages)
    raise PartlyReadError(document.path, document.unread.reason, value, pages=pages)


def _find_format(path: Path, data: bytes) -> str:
    """The key of the reader. Raises `UnreadableFileError` for what no reader reads."""
    if data.startswith(_ZIP_MAGIC):
        return "docx"
    if data.startswith(_OLE_MAGIC):
        raise _refuse_ole(path, data)
    if data.startswith(_PICTURE_MAGIC):
        return "picture"
    if _is_pdf(path, data):
        return "pdf"
    if path.suffix.lower() in _TEXT_SUFFIXES:
        return "text"
    raise _refuse_unknown(path, data)


def _read_bytes(path: Path, limit: int) -> bytes:
    try:
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            if stat.S_ISREG(status.st_mode) and status.st_size > limit:
                raise UnreadableFileError(path, "too_large", size=status.st_size, limit=limit)
            if stat.S_ISCHR(status.st_mode):  # a terminal or /dev/zero has no end
                raise UnreadableFileError(path, "missing")
            return file.read()
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError) as error:
        raise UnreadableFileError(path, "missing") from error
    except PermissionError as error:
        raise UnreadableFileError(path, "no_permission") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise UnreadableFileError(path, "io_error", detail=str(error)) from error


def _is_pdf(path: Path, data: bytes) -> bool:
    if path.suffix.lower() in _TEXT_SUFFIXES:  # a text may speak of "%PDF-"
        return data.startswith(_PDF_MAGIC)
    return _PDF_MAGIC in data[:_PDF_MAGIC_WITHIN]


def _refuse_ole(path: Path, data: bytes) -> UnreadableFileError:
    """OLE containers: an encrypted Office file, a Word 97–2003 file, or something else (Excel 97, Outlook)."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return UnreadableFileError(path, "encrypted")
    if "WordDocument".encode("utf-16-le") in data or path.suffix.lower() in {".doc", ".docx"}:
        return UnreadableFileError(path, "word97")
    return UnreadableFileError(path, "not_a_document", found="ole")


def _refuse_unknown(path: Path, data: bytes) -> UnreadableFileError:
    suffix = path.suffix.lower()
    expected = _EXPECTED.get(suffix)
    if expected is None:
        return UnreadableFileError(path, "unsupported", suffix=suffix)
    return UnreadableFileError(path, "not_what_its_name_says", expected=expected, found=_recognise(data))


def _recognise(data: bytes) -> str:
    """A word for what the bytes are, for the message: `rtf`, `html`, …, `text` or `unknown`."""
    head = data[:256].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    named = next((name for magic, name in _OTHER_MAGIC if head.startswith(magic.lower())), None)
    if named is not None:
        return named
    return "unknown" if b"\0" in data[:4096] else "text"
