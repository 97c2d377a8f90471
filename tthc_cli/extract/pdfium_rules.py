"""The ruling lines of a page through PDFium: thin filled rectangles, stroked lines, stroked boxes, also inside form
XObjects."""

from __future__ import annotations

from ctypes import byref, c_float, c_int
from itertools import pairwise
from typing import TypeAlias

from tthc_cli.extract.page_content import Rule
from tthc_cli.extract.pdfium import Matrix, pdfium

THIN = 3.0
"""Points. Ink no thicker than this is a rule; thicker filled boxes are shading (a white one lies behind each line of
some files)."""

_PATH, _IMAGE, _FORM = 2, 3, 5
_BEZIER, _MOVE = 1, 2
_MOST_SEGMENTS = 2000
_BOX_SEGMENTS = 5
_DEEPEST_FORM = 8

_Transform: TypeAlias = tuple[float, float, float, float, float, float]
_Point: TypeAlias = tuple[float, float]
_IDENTITY: _Transform = (1, 0, 0, 1, 0, 0)


class PageRules:
    """Collects `horizontals`, `verticals` (points from the upper left corner), `picture_area` (square points) and the
    number of other `drawings` of one page."""

    __slots__ = ("_corners", "_left", "_library", "_top", "drawings", "horizontals", "picture_area", "verticals")

    def __init__(self, left: float, top: float) -> None:
        self._library = pdfium()
        self._left, self._top = left, top
        self._corners = (c_float(), c_float(), c_float(), c_float())
        self.horizontals: list[Rule] = []
        self.verticals: list[Rule] = []
        self.picture_area = 0.0
        self.drawings = 0

    def read_page(self, page: int) -> None:
        """Adds what the open page shows."""
        get, type_of = self._library.FPDFPage_GetObject, self._library.FPDFPageObj_GetType
        for index in range(self._library.FPDFPage_CountObjects(page)):
            item = get(page, index)
            kind = type_of(item)
            if kind != 1:
                self._read(item, kind, _IDENTITY, 0)

    def _read(self, item: int, kind: int, transform: _Transform, depth: int) -> None:
        if kind == _PATH:
            self._read_path(item, transform)
        elif kind == _IMAGE:
            x0, y0, x1, y1 = self._bounds(item, transform)
            self.picture_area += (x1 - x0) * (y1 - y0)
        elif kind == _FORM and depth < _DEEPEST_FORM:
            inner = _product(self._matrix(item), transform)
            for index in range(max(0, self._library.FPDFFormObj_CountObjects(item))):
                child = self._library.FPDFFormObj_GetObject(item, index)
                self._read(child, self._library.FPDFPageObj_GetType(child), inner, depth + 1)

    def _matrix(self, item: int) -> _Transform:
        matrix = Matrix(1, 0, 0, 1, 0, 0)
        self._library.FPDFPageObj_GetMatrix(item, byref(matrix))
        return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)

    def _bounds(self, item: int, transform: _Transform) -> tuple[float, float, float, float]:
        left, bottom, right, top = self._corners
        if not self._library.FPDFPageObj_GetBounds(item, byref(left), byref(bottom), byref(right), byref(top)):
            return (0, 0, 0, 0)
        if transform is _IDENTITY:
            return (left.value, bottom.value, right.value, top.value)
        ends = [_moved((x, y), transform) for x in (left.value, right.value) for y in (bottom.value, top.value)]
        return (min(p[0] for p in ends), min(p[1] for p in ends), max(p[0] for p in ends), max(p[1] for p in ends))

    def _read_path(self, item: int, transform: _Transform) -> None:
        x0, y0, x1, y1 = self._bounds(item, transform)
        if self._add_thin(x0, y0, x1, y1):
            return
        fill, stroke = c_int(), c_int()
        self._library.FPDFPath_GetDrawMode(item, byref(fill), byref(stroke))
        if not stroke.value and self._library.FPDFPath_CountSegments(item) <= _BOX_SEGMENTS:
            return  # shading
        self.drawings += 1
        for points in self._subpaths(item, _product(self._matrix(item), transform)):
            if stroke.value:
                for (ax, ay), (bx, by) in pairwise(points):
                    self._add_thin(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by), 0.5)
            else:
                self._add_thin(*_around(points))

    def _add_thin(self, x0: float, y0: float, x1: float, y1: float, thin: float = THIN) -> bool:
        """Takes a thin box as a rule. A box thin both ways is a dot: the corner piece that Word draws between its
        borders."""
        width, height = x1 - x0, y1 - y0
        if height <= thin < width:
            self.horizontals.append(Rule(self._top - (y0 + y1) / 2, x0 - self._left, x1 - self._left))
        elif width <= thin < height:
            self.verticals.append(Rule((x0 + x1) / 2 - self._left, self._top - y1, self._top - y0))
        return height <= thin or width <= thin

    def _subpaths(self, item: int, transform: _Transform) -> list[list[_Point]]:
        """The corners of each part of a path; none for a path with a curve in it (letters drawn as outlines) or one
        without end."""
        library, (x, y, *_) = self._library, self._corners
        count = library.FPDFPath_CountSegments(item)
        parts: list[list[_Point]] = []
        for index in range(count if count <= _MOST_SEGMENTS else 0):
            segment = library.FPDFPath_GetPathSegment(item, index)
            kind = library.FPDFPathSegment_GetType(segment)
            if kind == _BEZIER:
                return []
            library.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
            if kind == _MOVE or not parts:
                parts.append([])
            parts[-1].append(_moved((x.value, y.value), transform))
            if library.FPDFPathSegment_GetClose(segment):
                parts[-1].append(parts[-1][0])
        return parts


def _moved(point: _Point, t: _Transform) -> _Point:
    x, y = point
    return (t[0] * x + t[2] * y + t[4], t[1] * x + t[3] * y + t[5])


def _product(first: _Transform, then: _Transform) -> _Transform:
    a, b, c, d, e, f = first
    if then is _IDENTITY:
        return first
    ta, tb, tc, td, _, _ = then
    return (ta * a + tc * b, tb * a + td * b, ta * c + tc * d, tb * c + td * d, *_moved((e, f), then))


def _around(points: list[_Point]) -> tuple[float, float, float, float]:
    return (
        min(point[0] for point in points),
        min(point[1] for point in points),
        max(point[0] for point in points),
        max(point[1] for point in points),
    )
