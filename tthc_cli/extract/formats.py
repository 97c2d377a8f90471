"""What a file holds: its first bytes tell, and only then its name.

Word files named `.doc` that are DOCX, RTF or web pages inside, PDFs named `.docx`, and the reverse, all occur in
people's folders.
"""

from __future__ import annotations

import re
from pathlib import PurePath

TEXT_SUFFIXES = frozenset({".txt", ".md", ".markdown"})
_WEB_SUFFIXES = frozenset({".html", ".htm"})

ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF_MAGIC, _PDF_MAGIC_WITHIN = b"%PDF-", 1024  # ISO 32000-1, annex H 3.4.1: readers accept it that late
_OTHER_MAGIC = (
    (b"{\\rtf", "rtf"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n", "png"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf", "7z"),
    (b"<!doctype html", "html"),
    (b"<html", "html"),
    (b"<?xml", "xml"),
)
_WORD_2003 = re.compile(rb'progid="Word\.Document"|schemas\.microsoft\.com/office/word/2003/wordml')

# ODF 1.2, part 3, 2.2.4: the first entry of the package is `mimetype`, not deflated, so that it stands at byte 38.
_OPEN_DOCUMENT = re.compile(
    rb"PK\x03\x04.{26}mimetype(?:.{0,64}?)application/vnd\.oasis\.opendocument\.(text|spreadsheet)", re.DOTALL
)
_OPEN_DOCUMENT_KINDS = {b"text": "odt", b"spreadsheet": "ods"}
_PACKAGE_FOLDERS = (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx"))
_CONTENT_TYPES = "[Content_Types].xml"

# Names of streams in the directory of an OLE container (MS-CFB 2.6.1), which are UTF-16.
_OLE_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("__nameid_version1.0", "msg"),  # before the attachments that a message may hold
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "ppt"),
)
_OLE_ENTRY_SIZE = 128


def may_be_old_office(head: bytes) -> bool:
    """Whether a file that begins so may be one that LibreOffice has to convert: a quick look, before all is read."""
    if head.startswith((_OLE_MAGIC, b"{\\rtf")) or _OPEN_DOCUMENT.match(head):
        return True
    return b"<?xml" in head[:64] and _WORD_2003.search(head) is not None


def recognise(path: PurePath, data: bytes) -> str:
    """A word for what the bytes are: the key of a reader where there is one (`docx`, `pdf`, `text`, `doc`, `odt`, …).

    Else `zip` (an archive), `encrypted` (an Office file with a password), `msg`, `ole`, `rar`, `xml`, `unknown`, …
    """
    if data.startswith(ZIP_MAGIC):
        return _recognise_package(path, data)
    if data.startswith(_OLE_MAGIC):
        return _recognise_ole(path, data)
    head = data[:256].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    suffix = path.suffix.lower()
    if _is_pdf(suffix, data):
        return "pdf"
    found = next((name for magic, name in _OTHER_MAGIC if head.startswith(magic.lower())), None)
    if found == "xml" and _WORD_2003.search(data[:4096]):
        return "wordml"
    if suffix in TEXT_SUFFIXES and found in {None, "html", "xml"}:  # a text may speak of web pages
        return "text"
    if suffix in _WEB_SUFFIXES and found in {None, "xml"}:
        return "html"
    return found or ("unknown" if b"\0" in data[:4096] else "plain")


def recognise_entries(names: list[str]) -> str:
    """What a package with entries of these names is: `docx`, `xlsx`, `pptx`, `odf`, or `zip` for an archive."""
    if _CONTENT_TYPES in names:
        return next((kind for folder, kind in _PACKAGE_FOLDERS if any(n.startswith(folder) for n in names)), "docx")
    return "odf" if names[:1] == ["mimetype"] else "zip"


def _recognise_package(path: PurePath, data: bytes) -> str:
    open_document = _OPEN_DOCUMENT.match(data)
    if open_document is not None:
        return _OPEN_DOCUMENT_KINDS[open_document[1]]
    import io  # what no other format needs is not loaded for it
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return recognise_entries(package.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):  # cut off: the name is all there is to go by
        return {".zip": "zip", ".xlsx": "xlsx"}.get(path.suffix.lower(), "docx")


def _recognise_ole(path: PurePath, data: bytes) -> str:
    """By the names of its streams; where they are cut off, by the name of the file."""
    named = "doc" if path.suffix.lower() == ".doc" else "ole"
    return next((kind for name, kind in _OLE_STREAMS if _has_stream(data, name)), named)


def _has_stream(data: bytes, name: str) -> bool:
    """Whether an entry of the directory has this name: entries are 128 bytes long and begin with it."""
    wanted = f"{name}\0".encode("utf-16-le")
    place = data.find(wanted)
    while place >= 0 and place % _OLE_ENTRY_SIZE:
        place = data.find(wanted, place + 1)
    return place >= 0


def _is_pdf(suffix: str, data: bytes) -> bool:
    if suffix in TEXT_SUFFIXES:  # a text may speak of "%PDF-"
        return data.startswith(_PDF_MAGIC)
    return _PDF_MAGIC in data[:_PDF_MAGIC_WITHIN]
