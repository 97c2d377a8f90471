"""PDFium, called directly.

`pypdfium2` carries the library; its generated bindings alone take 50 ms to import, twice what a page takes to read. So
the 40 functions we need are declared here and the shared library is opened where the package put it. Where a
distribution put it elsewhere, the package's own loader finds it.

`PyDLL` and not `CDLL`: it keeps the interpreter lock, which saves a third of each short call, and PDFium is not
thread-safe anyway.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import (
    POINTER,
    Structure,
    byref,
    c_char_p,
    c_double,
    c_float,
    c_int,
    c_size_t,
    c_uint,
    c_ulong,
    c_ushort,
    c_void_p,
)
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from tthc_cli.errors import UnreadableFileError

ERROR_PASSWORD, ERROR_SECURITY = 4, 5

_LIBRARY_NAMES = {"win32": "pdfium.dll", "darwin": "libpdfium.dylib"}


class Rect(Structure):
    """FS_RECTF: a box in PDF coordinates, y upwards."""

    _fields_ = (("left", c_float), ("top", c_float), ("right", c_float), ("bottom", c_float))


class Matrix(Structure):
    """FS_MATRIX: x' = a·x + c·y + e, y' = b·x + d·y + f."""

    _fields_ = (("a", c_float), ("b", c_float), ("c", c_float), ("d", c_float), ("e", c_float), ("f", c_float))


class _Config(Structure):
    """FPDF_LIBRARY_CONFIG, version 2. Its list of font folders, ended by a null, is empty."""

    _fields_ = (
        ("version", c_int),
        ("font_paths", POINTER(c_char_p)),
        ("isolate", c_void_p),
        ("slot", c_uint),
    )


_P, _F, _I = c_void_p, POINTER(c_float), POINTER(c_int)
_PROTOTYPES: dict[str, tuple[type | None, tuple[object, ...]]] = {
    "FPDF_InitLibraryWithConfig": (None, (POINTER(_Config),)),
    "FPDF_LoadMemDocument64": (_P, (c_char_p, c_size_t, c_char_p)),
    "FPDF_GetLastError": (c_ulong, ()),
    "FPDF_CloseDocument": (None, (_P,)),
    "FPDF_GetPageCount": (c_int, (_P,)),
    "FPDF_LoadPage": (_P, (_P, c_int)),
    "FPDF_ClosePage": (None, (_P,)),
    "FPDF_GetPageBoundingBox": (c_int, (_P, POINTER(Rect))),
    "FPDFPage_GetRotation": (c_int, (_P,)),
    "FPDFPage_SetRotation": (None, (_P, c_int)),
    "FPDFPage_SetMediaBox": (None, (_P, c_float, c_float, c_float, c_float)),
    "FPDFPage_SetCropBox": (None, (_P, c_float, c_float, c_float, c_float)),
    "FPDFPage_TransFormWithClip": (c_int, (_P, POINTER(Matrix), POINTER(Rect))),
    "FPDFPage_Flatten": (c_int, (_P, c_int)),
    "FPDFPage_GetAnnotCount": (c_int, (_P,)),
    "FPDFPage_GetAnnot": (_P, (_P, c_int)),
    "FPDFPage_CloseAnnot": (None, (_P,)),
    "FPDFAnnot_GetSubtype": (c_int, (_P,)),
    "FPDFAnnot_GetFlags": (c_int, (_P,)),
    "FPDFAnnot_GetRect": (c_int, (_P, POINTER(Rect))),
    "FPDFAnnot_GetObjectCount": (c_int, (_P,)),
    "FPDFAnnot_GetStringValue": (c_ulong, (_P, c_char_p, POINTER(c_ushort), c_ulong)),
    "FPDFText_LoadPage": (_P, (_P,)),
    "FPDFText_ClosePage": (None, (_P,)),
    "FPDFText_CountChars": (c_int, (_P,)),
    "FPDFText_GetText": (c_int, (_P, c_int, c_int, POINTER(c_ushort))),
    "FPDFText_GetUnicode": (c_uint, (_P, c_int)),
    "FPDFText_GetFontSize": (c_double, (_P, c_int)),
    "FPDFText_GetMatrix": (c_int, (_P, c_int, POINTER(Matrix))),
    "FPDFPage_CountObjects": (c_int, (_P,)),
    "FPDFPage_GetObject": (_P, (_P, c_int)),
    "FPDFPageObj_GetType": (c_int, (_P,)),
    "FPDFPageObj_GetBounds": (c_int, (_P, _F, _F, _F, _F)),
    "FPDFPageObj_GetMatrix": (c_int, (_P, POINTER(Matrix))),
    "FPDFFormObj_CountObjects": (c_int, (_P,)),
    "FPDFFormObj_GetObject": (_P, (_P, c_ulong)),
    "FPDFPath_GetDrawMode": (c_int, (_P, _I, _I)),
    "FPDFPath_CountSegments": (c_int, (_P,)),
    "FPDFPath_GetPathSegment": (_P, (_P, c_int)),
    "FPDFPathSegment_GetPoint": (c_int, (_P, _F, _F)),
    "FPDFPathSegment_GetType": (c_int, (_P,)),
    "FPDFPathSegment_GetClose": (c_int, (_P,)),
}


@cache
def pdfium() -> ctypes.PyDLL:
    """The PDFium library, opened and started once per process.

    Without the machine's fonts: widths and letters stand in the file, looking for fonts costs 10 ms, and what is read
    must not depend on the machine that reads.
    """
    library = _open_library()
    for name, (result, arguments) in _PROTOTYPES.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    library.FPDF_InitLibraryWithConfig(byref(_Config(2, (c_char_p * 1)(None), None, 0)))
    return library


@cache
def short_call(name: str) -> Callable[..., int]:
    """A function of PDFium without prototype: three times as fast to call, for the calls that every word takes.

    Takes `c_void_p` for handles, `byref` for places to write to, plain ints and `c_ulong`; gives an int.
    """
    function: Callable[..., int] = pdfium()[name]
    return function


def _open_library() -> ctypes.PyDLL:
    spec = find_spec("pypdfium2_raw")
    if spec and spec.origin:
        path = Path(spec.origin).with_name(_LIBRARY_NAMES.get(sys.platform, "libpdfium.so"))
        if path.exists():
            return ctypes.PyDLL(str(path))
    from pypdfium2_raw import bindings  # a system library: only the package knows where it is

    return ctypes.PyDLL(bindings._libs["pdfium"]._name)


@contextmanager
def open_document(path: Path, data: bytes) -> Iterator[tuple[int, int]]:
    """The handle of an open document and its number of pages (at least one); closed on leaving.

    Raises `UnreadableFileError`: `encrypted`, `damaged`, or `empty` for a document without pages.
    """
    library = pdfium()
    document = library.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        locked = library.FPDF_GetLastError() in (ERROR_PASSWORD, ERROR_SECURITY)
        raise UnreadableFileError(path, "encrypted" if locked else "damaged")
    try:
        count = library.FPDF_GetPageCount(document)
        if count < 1:
            raise UnreadableFileError(path, "empty")
        yield document, count
    finally:
        library.FPDF_CloseDocument(document)
