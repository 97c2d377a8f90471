"""PDFs made to hurt a reader. Each function gives the bytes of one file; `HOSTILE` names them all."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Sequence
from functools import cache
from hashlib import md5

BytesMaker = Callable[[], bytes]

_TEXT = b"BT /F1 12 Tf 60 700 Td (A plan of one line) Tj ET"
_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
_MEGABYTE = 1 << 20


def build(objects: Sequence[bytes], trailer: bytes = b"", start: int | None = None) -> bytes:
    """A file of numbered objects (from 1, the first is the catalogue) with its table; `start` overrides where that is
    said to be."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (len(objects) + 1, trailer)
    return bytes(out) + b"startxref\n%d\n%%%%EOF\n" % (table if start is None else start)


def stream(data: bytes, head: bytes = b"") -> bytes:
    """A stream object; `head` goes into its dictionary."""
    return b"<< /Length %d %s >>\nstream\n" % (len(data), head) + data + b"\nendstream"


def one_page(
    content: bytes,
    head: bytes = b"",
    media: bytes = b"0 0 595 842",
    resources: bytes = b"",
    more: Sequence[bytes] = (),
    catalog: bytes = b"",
) -> bytes:
    """A file of one page; objects 6 and up are `more`."""
    return build(
        [
            b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> %s >> >>"
            % (media, resources),
            stream(content, head),
            _FONT,
            *more,
        ]
    )


@cache
def zeros(megabytes: int, levels: int = 1) -> bytes:
    """So many megabytes of blanks, deflated `levels` times over."""
    squeezer = zlib.compressobj(1)
    blank = b" " * _MEGABYTE
    data = b"".join([*(squeezer.compress(blank) for _ in range(megabytes)), squeezer.flush()])
    for _ in range(levels - 1):
        data = zlib.compress(data, 9)
    return data


def cyclic_page_tree() -> bytes:
    return build(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1000000 /Parent 3 0 R >>",
            b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 1000000 /Parent 2 0 R >>",
        ]
    )


def cross_reference_loop() -> bytes:
    """A table whose /Prev is itself."""
    plain = one_page(_TEXT)
    place = plain.rindex(b"xref\n0")
    return plain.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % place)


def object_stream_of_itself() -> bytes:
    inner = b"6 0 " + b"<< /Type /Catalog /Pages 2 0 R >>"
    return one_page(_TEXT, more=[stream(inner, b"/Type /ObjStm /N 1 /First 4 /Extends 6 0 R"), b"<< /Parent 7 0 R >>"])


def huge_object_stream() -> bytes:
    return one_page(_TEXT, more=[stream(zeros(400), b"/Type /ObjStm /N 100000000 /First 4 /Filter /FlateDecode")])


def flate_bomb() -> bytes:
    return one_page(zeros(400), b"/Filter /FlateDecode")


def nested_flate_bomb() -> bytes:
    return one_page(zeros(400, levels=2), b"/Filter [/FlateDecode /FlateDecode]")


def many_flate_bombs() -> bytes:
    """Each one below what a single stream may hold."""
    bomb = zeros(60)
    pages = 40
    kids = b" ".join(b"%d 0 R" % (3 + 2 * n) for n in range(pages))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /MediaBox [0 0 595 842] /Kids [%s] /Count %d >>" % (kids, pages),
    ]
    for number in range(pages):
        objects.append(b"<< /Type /Page /Parent 2 0 R /Contents %d 0 R >>" % (4 + 2 * number))
        objects.append(stream(bomb, b"/Filter /FlateDecode"))
    return build(objects)


def gigantic_page() -> bytes:
    return one_page(_TEXT, media=b"-1e30 -1e30 1e30 1e30")


def page_of_no_size() -> bytes:
    return one_page(_TEXT, media=b"0 0 0 0")


def ten_thousand_pages() -> bytes:
    pages = 10_000
    kids = b" ".join(b"%d 0 R" % (5 + n) for n in range(pages))
    page = b"<< /Type /Page /Parent 2 0 R /Contents 3 0 R /Resources << /Font << /F1 4 0 R >> >> >>"
    tree = b"<< /Type /Pages /MediaBox [0 0 595 842] /Kids [%s] /Count %d >>" % (kids, pages)
    return build([b"<< /Type /Catalog /Pages 2 0 R >>", tree, stream(_TEXT), _FONT, *[page] * pages])


def a_million_lines() -> bytes:
    path = b"".join(b"%d %d m %d %d l S\n" % (n % 500, n % 700, n % 500 + 50, n % 700) for n in range(1_000_000))
    return one_page(zlib.compress(path), b"/Filter /FlateDecode")


def a_million_letters() -> bytes:
    text = b"".join(b"BT /F1 8 Tf %d %d Td (abcd ef gh) Tj ET\n" % (n % 500, n % 800) for n in range(100_000))
    return one_page(zlib.compress(text), b"/Filter /FlateDecode")


def one_line_of_a_million_letters() -> bytes:
    return one_page(b"BT /F1 12 Tf 60 700 Td (" + b"abcd " * 200_000 + b") Tj ET")


def a_grid_of_a_million_fields() -> bytes:
    across = b"".join(b"0 %.1f m 595 %.1f l S\n" % (n * 0.8, n * 0.8) for n in range(1000))
    down = b"".join(b"%.2f 0 m %.2f 842 l S\n" % (n * 0.59, n * 0.59) for n in range(1000))
    return one_page(across + down + _TEXT)


def forms_in_forms(fan: int, depth: int) -> bytes:
    """Form XObjects, each drawing the next one `fan` times."""
    more = []
    for level in range(depth):
        draw = b"/X Do " * fan if level + 1 < depth else _TEXT
        below = b"/XObject << /X %d 0 R >>" % (7 + level) if level + 1 < depth else b""
        head = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> %s >>" % below
        more.append(stream(draw, head))
    return one_page(b"/X Do", resources=b"/XObject << /X 6 0 R >>", more=more)


def form_that_draws_itself() -> bytes:
    head = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X 6 0 R >> >>"
    return one_page(b"/X Do", resources=b"/XObject << /X 6 0 R >>", more=[stream(b"/X Do", head)])


def script_and_launch() -> bytes:
    """Readable, with actions that nobody may carry out."""
    action = b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> /AA << /WC << /S /Launch /F (/bin/sh) >> >>"
    return one_page(_TEXT, catalog=action)


def deep_array() -> bytes:
    return one_page(_TEXT, more=[b"[" * 200_000 + b"]" * 200_000], catalog=b"/Names 6 0 R")


def truncated() -> bytes:
    return one_page(_TEXT)[:400]


def no_pages() -> bytes:
    return build([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"])


HOSTILE: dict[str, BytesMaker] = {
    "truncated": truncated,
    "no pages": no_pages,
    "cyclic page tree": cyclic_page_tree,
    "cross-reference loop": cross_reference_loop,
    "wrong cross-reference": lambda: build([b"<< /Type /Catalog /Pages 2 0 R >>"], start=10**9),
    "object stream of itself": object_stream_of_itself,
    "huge object stream": huge_object_stream,
    "flate bomb": flate_bomb,
    "nested flate bomb": nested_flate_bomb,
    "many flate bombs": many_flate_bombs,
    "gigantic page": gigantic_page,
    "page of no size": page_of_no_size,
    "10,000 pages": ten_thousand_pages,
    "a million lines": a_million_lines,
    "a million letters": a_million_letters,
    "one line of a million letters": one_line_of_a_million_letters,
    "a grid of a million fields": a_grid_of_a_million_fields,
    "forms nested 200 deep": lambda: forms_in_forms(1, 200),
    "forms that multiply": lambda: forms_in_forms(10, 12),
    "form that draws itself": form_that_draws_itself,
    "script and launch": script_and_launch,
    "deep array": deep_array,
    "garbage": lambda: b"%PDF-1.7\n" + bytes(range(256)) * 400 + b"\n%%EOF",
}


# --- passwords (ISO 32000-1, 7.6.3: the standard security handler, revision 2) ----------------------------

_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def encrypted(user: bytes, owner: bytes = b"owner") -> bytes:
    """A page under lock; with an empty `user` password anybody may read it and only the owner may change it."""
    identity = bytes(16)
    lock = _rc4(md5((owner + _PADDING)[:32]).digest()[:5], (user + _PADDING)[:32])
    key = md5((user + _PADDING)[:32] + lock + struct.pack("<i", -4) + identity).digest()[:5]
    content = _rc4(md5(key + struct.pack("<I", 4)[:3] + b"\0\0").digest()[:10], _TEXT)
    facts = (lock.hex().encode(), _rc4(key, _PADDING).hex().encode())
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        stream(content),
        _FONT,
        b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % facts,
    ]
    return build(objects, b"/Encrypt 6 0 R /ID [<%s> <%s>]" % ((identity.hex().encode(),) * 2))


def with_attachment() -> bytes:
    """A page, and a file inside the file."""
    names = b"/Names << /EmbeddedFiles << /Names [(a.txt) 6 0 R] >> >>"
    more = [b"<< /Type /Filespec /F (a.txt) /EF << /F 7 0 R >> >>", stream(b"text", b"/Type /EmbeddedFile")]
    return one_page(_TEXT, catalog=names, more=more)
