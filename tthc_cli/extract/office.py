"""Old Word files (.doc), OpenDocument and RTF: LibreOffice makes a DOCX of them, which the DOCX reader reads.

LibreOffice takes a second to start and a tenth of one for each further file, so a run converts all its files together
before it reads the first. Files are handed over as copies named by their content: names never reach a command line, two
plans of one name do not meet, and a copy is converted once.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from itertools import chain
from pathlib import Path

from tthc_cli.errors import UnreadableFileError
from tthc_cli.extract.archive import is_bomb
from tthc_cli.extract.formats import recognise
from tthc_cli.extract.raw import RawDocument, RawNote
from tthc_cli.options import ExtractOptions

TARGETS = {"doc": "docx", "rtf": "docx", "odt": "docx", "wordml": "docx", "xls": "xlsx", "ods": "xlsx"}
"""Format → what it is converted to."""

_ENDINGS = {"wordml": "xml"}
_MEDIA_TYPES = {
    "doc": "application/msword",
    "rtf": "application/rtf",
    "odt": "application/vnd.oasis.opendocument.text",
    "wordml": "application/msword",
    "xls": "application/vnd.ms-excel",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}
_SECTOR = 512
_FIB_MAGIC, _FIB_MAGIC_95 = b"\xec\xa5", b"\xdc\xa5"  # MS-DOC 2.5.2: wIdent; that of Word 6 and 95
_FIB_FLAGS, _FIB_ENCRYPTED = 11, 0x01  # the byte with the bit fEncrypted
_ODF_ENCRYPTED = re.compile(rb"<(?:\w+:)?encryption-data\b")


@contextmanager
def converted_together(files: Iterable[tuple[Path, bytes]], options: ExtractOptions) -> Iterator[ExtractOptions]:
    """Converts those of `files` that need it in one start of LibreOffice; gives the options to read them with.

    Files that cannot be converted are left for `convert` to tell of. What was written is removed at the end.
    """
    wanted = ((found, data) for path, data in files if (found := recognise(path, data)) in TARGETS)
    sound = ((_name(found, data), data) for found, data in wanted if _find_obstacle(found, data) is None)
    first = next(sound, None)
    if first is None:
        yield options
        return
    from tthc_cli.extract.libreoffice import convert_files, opened_folder

    with opened_folder(chain([first], sound)) as folder:
        convert_files(folder, TARGETS, options.seconds)
        yield options._replace(converted=folder)


def convert(path: Path, data: bytes, found: str, options: ExtractOptions) -> bytes:
    """The file as DOCX (or as XLSX, where it is a workbook). `path` only names it.

    Raises `UnreadableFileError`: `encrypted`, `too_large`, `needs_libreoffice`, `timeout`, or `damaged` where
    LibreOffice cannot load it.
    """
    obstacle = _find_obstacle(found, data)
    if obstacle is not None:
        raise UnreadableFileError(path, obstacle)
    from tthc_cli.extract.libreoffice import convert_files, find_libreoffice, opened_folder, read_result

    if find_libreoffice() is None:
        raise UnreadableFileError(path, "needs_libreoffice")
    name = _name(found, data)
    with nullcontext(options.converted) if options.converted else opened_folder([(name, data)]) as folder:
        if folder != options.converted:
            convert_files(folder, TARGETS, options.seconds)
        result = read_result(folder, name, TARGETS[found])
    if isinstance(result, str):
        raise UnreadableFileError(path, result, seconds=f"{options.seconds:g}")
    return result


def under_original(document: RawDocument, data: bytes, found: str) -> RawDocument:
    """The document that was read from the converted file, as one of the original."""
    note = RawNote("converted_by_libreoffice", {"found": f".{_ENDINGS.get(found, found)}"})
    return document._replace(
        media_type=_MEDIA_TYPES[found],
        sha256=hashlib.sha256(data).hexdigest(),
        notes=(note, *document.notes),
    )


def _name(found: str, data: bytes) -> str:
    """A short one: Windows takes 32,000 characters of command line."""
    return f"{hashlib.sha256(data).hexdigest()[:24]}.{_ENDINGS.get(found, found)}"


def _find_obstacle(found: str, data: bytes) -> str | None:
    """Why there is no use in asking LibreOffice: it would wait for a password, or swell. The reason of an error."""
    if found == "doc":
        return _find_word_fault(data)
    return _find_package_fault(data) if found in {"odt", "ods"} else None


def _find_word_fault(data: bytes) -> str | None:
    """The stream WordDocument begins with the FIB, at the start of a sector. What has none LibreOffice would read as a
    text of odd letters.
    """
    starts = range(_SECTOR, len(data) - _FIB_FLAGS, _SECTOR)
    fib = next((start for start in starts if data.startswith((_FIB_MAGIC, _FIB_MAGIC_95), start)), None)
    if fib is None:
        return "damaged"
    return "encrypted" if data[fib + _FIB_FLAGS] & _FIB_ENCRYPTED else None


def _find_package_fault(data: bytes) -> str | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if any(is_bomb(info) for info in package.infolist()):
                return "too_large"
            manifest = package.read("META-INF/manifest.xml")
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, OSError, RuntimeError, ValueError):
        return "damaged"
    return "encrypted" if _ODF_ENCRYPTED.search(manifest) else None
