"""A page of a PDF → a picture of it, within bounds of memory."""

from __future__ import annotations

from ctypes import PyDLL, byref, c_float, c_int, c_ubyte, c_uint, c_ulong, c_void_p
from functools import cache
from math import sqrt

from PIL import Image

from tthc_cli.extract.ocr.limits import DPI, MOST_PIXELS, PictureTooLargeError, require_sane
from tthc_cli.extract.pdfium import pdfium

_POINTS = 72
_IMAGE, _FORM = 3, 5
_DEEPEST_FORM = 8
_BGRX = 3
"""FPDFBitmap_BGRx: four bytes a pixel, the last of them unused."""

_WHITE = 0xFFFFFFFF


def render_page(document: int, number: int) -> tuple[Image.Image, float]:
    """Page `number` (from 0) of an open document as printed, upright by its /Rotate, and the dots per inch it has.

    Raises `PictureTooLargeError` for a page whose pictures cannot be unpacked safely, or one that has no size.
    """
    library = _library()
    page = library.FPDF_LoadPage(document, number)
    if not page:
        raise PictureTooLargeError("the page cannot be opened")
    try:
        for index in range(library.FPDFPage_CountObjects(page)):
            _refuse_bomb(library.FPDFPage_GetObject(page, index), 0)
        width, height = library.FPDF_GetPageWidthF(page), library.FPDF_GetPageHeightF(page)
        if not (width > 1 and height > 1):
            raise PictureTooLargeError("the page has no size")
        scale = min(DPI / _POINTS, sqrt(MOST_PIXELS / (width * height)))
        return _draw(page, max(1, round(width * scale)), max(1, round(height * scale))), scale * _POINTS
    finally:
        library.FPDF_ClosePage(page)


@cache
def _library() -> PyDLL:
    library = pdfium()
    library.FPDF_GetPageWidthF.restype = library.FPDF_GetPageHeightF.restype = c_float
    library.FPDF_GetPageWidthF.argtypes = library.FPDF_GetPageHeightF.argtypes = (c_void_p,)
    library.FPDFImageObj_GetImagePixelSize.argtypes = (c_void_p, c_void_p, c_void_p)
    library.FPDFBitmap_CreateEx.restype = c_void_p
    library.FPDFBitmap_CreateEx.argtypes = (c_int, c_int, c_int, c_void_p, c_int)
    library.FPDFBitmap_FillRect.argtypes = (c_void_p, c_int, c_int, c_int, c_int, c_ulong)
    library.FPDFBitmap_Destroy.argtypes = (c_void_p,)
    library.FPDFBitmap_Destroy.restype = None
    library.FPDF_RenderPageBitmap.argtypes = (c_void_p, c_void_p, c_int, c_int, c_int, c_int, c_int, c_int)
    library.FPDF_RenderPageBitmap.restype = None
    return library


def _refuse_bomb(item: int, depth: int) -> None:
    """PDFium unpacks a picture as a whole, however small it is drawn: the size it says must be sane."""
    library = _library()
    kind = library.FPDFPageObj_GetType(item)
    if kind == _IMAGE:
        width, height = c_uint(), c_uint()
        if library.FPDFImageObj_GetImagePixelSize(item, byref(width), byref(height)):
            require_sane(width.value, height.value)
    elif kind == _FORM and depth < _DEEPEST_FORM:
        for index in range(max(0, library.FPDFFormObj_CountObjects(item))):
            _refuse_bomb(library.FPDFFormObj_GetObject(item, index), depth + 1)


def _draw(page: int, width: int, height: int) -> Image.Image:
    library, buffer = _library(), (c_ubyte * (4 * width * height))()
    bitmap = library.FPDFBitmap_CreateEx(width, height, _BGRX, buffer, 4 * width)
    try:
        library.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, _WHITE)
        library.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, 0)
    finally:
        library.FPDFBitmap_Destroy(bitmap)
    return Image.frombytes("RGB", (width, height), bytes(buffer), "raw", "BGRX")
