"""The functions of PDFium that write: annotations, and the document as a new file."""

from __future__ import annotations

import ctypes
from ctypes import POINTER, PYFUNCTYPE, Structure, byref, c_char_p, c_float, c_int, c_uint, c_ulong, c_void_p
from functools import cache
from pathlib import Path

from tthc_cli.errors import UnreadableFileError
from tthc_cli.extract.pdfium import Rect, pdfium

_WHOLE_FILE = 2  # FPDF_NO_INCREMENTAL: what was signed must not look as if it still were


class QuadPoints(Structure):
    """FS_QUADPOINTSF: upper left, upper right, lower left, lower right corner in PDF coordinates."""

    _fields_ = tuple((name, c_float) for name in ("x1", "y1", "x2", "y2", "x3", "y3", "x4", "y4"))


# Called with the interpreter lock held, as everything is that PDFium does here.
_WRITE_BLOCK = PYFUNCTYPE(c_int, c_void_p, c_void_p, c_ulong)


class _FileWrite(Structure):
    """FPDF_FILEWRITE, version 1."""

    _fields_ = (("version", c_int), ("write_block", _WRITE_BLOCK))


_P, _U = c_void_p, c_uint
_PROTOTYPES: dict[str, tuple[type | None, tuple[object, ...]]] = {
    "FPDFPage_CreateAnnot": (_P, (_P, c_int)),
    "FPDFAnnot_SetColor": (c_int, (_P, c_int, _U, _U, _U, _U)),
    "FPDFAnnot_AppendAttachmentPoints": (c_int, (_P, POINTER(QuadPoints))),
    "FPDFAnnot_SetRect": (c_int, (_P, POINTER(Rect))),
    "FPDFAnnot_SetStringValue": (c_int, (_P, c_char_p, c_char_p)),
    "FPDFAnnot_SetFlags": (c_int, (_P, c_int)),
    "FPDFText_GetLooseCharBox": (c_int, (_P, c_int, POINTER(Rect))),
    "FPDF_GetSignatureCount": (c_int, (_P,)),
    "FPDF_SaveAsCopy": (c_int, (_P, POINTER(_FileWrite), c_ulong)),
}


@cache
def writing_pdfium() -> ctypes.PyDLL:
    """The PDFium library with the functions that write; reading does not pay for declaring them."""
    library = pdfium()
    for name, (result, arguments) in _PROTOTYPES.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library


def save_copy(path: Path, document: int) -> bytes:
    """The open document as a new file. Raises `UnreadableFileError` with `damaged` where PDFium cannot write it."""
    blocks: list[bytes] = []

    def keep(_target: int, block: int, size: int) -> int:
        blocks.append(ctypes.string_at(block, size))
        return 1

    target = _FileWrite(1, _WRITE_BLOCK(keep))
    if not writing_pdfium().FPDF_SaveAsCopy(document, byref(target), _WHOLE_FILE):
        raise UnreadableFileError(path, "damaged")
    return b"".join(blocks)
