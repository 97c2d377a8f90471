"""What PDFium must not be given: streams that swell to gigabytes, drawings that draw each other without end.

PDFium cannot be stopped once it has begun, so this is looked for in the bytes of the file before it is opened. What an
encrypted file holds cannot be seen from here.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from tthc_cli.options import MEGABYTE

MOST_PAGES = 1_500
"""No plan is as long; ten thousand pages are an archive somebody printed in one go."""

MOST_OBJECTS = 200_000
"""Things drawn on one page. A page of a plan has some thousand."""

_LARGEST_STREAM = 20 * MEGABYTE
_LARGEST_FILE = 200 * MEGABYTE
"""Of all streams but pictures, which are not unpacked to read text."""

_FLATE_RATIO = 1032
"""A deflated byte never gives more (RFC 1951: 258 letters in two bits)."""

_FEWEST_FORMS = 3
_MOST_DRAWN = 100_000
_MOST_NESTED = 40
_CHUNK = 1 << 20
_SAMPLE, _DENSE, _INCOMPRESSIBLE = 2048, 16, 0.9
_LARGEST_DENSE = 2 * MEGABYTE
_HEAD = 4096
_LONGEST_NUMBER = 20

_FLATE = re.compile(rb"/(?:FlateDecode|Fl)\b")
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_NUMBER = re.compile(rb"(\d{1,10})\s+\d{1,5}\s*$")
_REFERENCE = re.compile(rb"(\d+)\s+\d+\s+R\b")


class _Stream(NamedTuple):
    head: bytes
    packed: memoryview

    def unpacked(self) -> Iterator[bytes]:
        """Its content piece by piece, as far as it is deflated; what cannot be unpacked ends it."""
        pieces: Iterator[bytes] = iter((bytes(self.packed),))
        for _ in _FLATE.findall(self.head):
            pieces = _inflated(pieces)
        return pieces


def swells(data: bytes) -> bool:
    """Whether a stream of the file, or all together, are too large when they are unpacked."""
    total = 0
    for stream in _streams(data):
        filters = len(_FLATE.findall(stream.head))
        if not filters or _PICTURE.search(stream.head):
            continue
        if filters == 1 and (len(stream.packed) * _FLATE_RATIO <= _LARGEST_STREAM or _looks_dense(stream.packed)):
            continue
        size = 0
        for piece in stream.unpacked():
            size += len(piece)
            if size > _LARGEST_STREAM or total + size > _LARGEST_FILE:
                return True
        total += size
    return False


def _looks_dense(packed: memoryview) -> bool:
    """Whether deflated data is as dense as that of fonts and drawings: little comes out of its first bytes, and what
    stands further on cannot be packed once more, as the endless repeats of a bomb can. Unpacking all of it would cost
    as much as reading the page."""
    if len(packed) > _LARGEST_DENSE:
        return False
    opening = sum(map(len, _inflated(iter((bytes(packed[:_SAMPLE]),)))))
    if opening > _DENSE * _SAMPLE:
        return False
    places = (len(packed) // 3, 2 * len(packed) // 3, len(packed) - 2 * _SAMPLE)
    return all(len(zlib.compress(packed[at : at + _SAMPLE], 1)) > _INCOMPRESSIBLE * _SAMPLE for at in places)


def _streams(data: bytes) -> Iterator[_Stream]:
    view = memoryview(data)
    place = data.find(b"stream")
    while place >= 0:
        start = place + len(b"stream")
        end = data.find(b"endstream", start)
        end = len(data) if end < 0 else end
        head = data[max(0, place - _HEAD) : place]
        yield _Stream(head[head.rfind(b" obj") + 1 :], view[start:end][_line_end(data, start) :])
        place = data.find(b"stream", end + len(b"endstream"))


def _line_end(data: bytes, place: int) -> int:
    return 2 if data.startswith(b"\r\n", place) else 1


def _inflated(pieces: Iterator[bytes]) -> Iterator[bytes]:
    inflater = zlib.decompressobj()
    try:
        for piece in pieces:
            while piece and not inflater.eof:
                yield inflater.decompress(piece, _CHUNK)
                piece = inflater.unconsumed_tail
    except zlib.error:
        return


def multiplies(data: bytes) -> bool:
    """Whether form XObjects draw one another so often that a page would hold more than any page does."""
    if data.count(b"/Form") < _FEWEST_FORMS:
        return False
    objects = dict(_objects(data))
    forms = {number for number, body in objects.items() if _FORM.search(body, 0, _HEAD)}
    return len(forms) >= _FEWEST_FORMS and _Drawn(objects, forms).is_endless()


def _objects(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The numbered objects of the file; the later one of two with one number comes last."""
    places = []
    place = data.find(b"obj")
    while place >= 0:
        label = _NUMBER.search(data, max(0, place - _LONGEST_NUMBER), place)
        if label:
            places.append((place + len(b"obj"), int(label[1])))
        place = data.find(b"obj", place + 1)
    for (start, number), (end, _) in zip(places, [*places[1:], (len(data), 0)], strict=True):
        yield number, data[start:end]


class _Drawn:
    """Counts how often each form is drawn, through the forms that draw it."""

    def __init__(self, objects: dict[int, bytes], forms: set[int]) -> None:
        self._objects, self._forms = objects, forms
        self._counts: dict[int, int] = {}

    def is_endless(self) -> bool:
        return any(self._count(form, ()) > _MOST_DRAWN for form in self._forms)

    def _count(self, form: int, above: tuple[int, ...]) -> int:
        """How many things drawing this form draws. A form that draws itself draws nothing the second time."""
        if form in above or len(above) > _MOST_NESTED:
            return 1
        if form not in self._counts:
            draws = sum(content.count(b" Do") for content in self._content(form))
            inner = [self._count(other, (*above, form)) for other in self._inner_forms(form)]
            self._counts[form] = 1 + draws * max(inner, default=1)
        return self._counts[form]

    def _content(self, form: int) -> Iterator[bytes]:
        return (piece for stream in _streams(self._objects[form]) for piece in stream.unpacked())

    def _inner_forms(self, form: int) -> set[int]:
        """The forms that a form names, in its own dictionary or in resources it refers to."""
        inner: set[int] = set()
        seen, queue = {form}, [form]
        while queue:
            head = self._objects.get(queue.pop(), b"").partition(b"stream")[0][:_HEAD]
            for number in map(int, _REFERENCE.findall(head)):
                if number in self._forms:
                    inner.add(number)
                elif number not in seen and len(seen) < _MOST_NESTED:
                    seen.add(number)
                    queue.append(number)
        return inner
