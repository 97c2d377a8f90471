"""Hostile Word files: small generators, each named for what it tries. None needs anything but the standard library."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Callable

from tests.word_xml import OFFICE, SPACES, abstract, archive, item, level, num, package, paragraph, relationships

MEGABYTE = 1_000_000
SECRET = "/etc/hostname"


def _main(body: str, head: str = "") -> bytes:
    return archive({"word/document.xml": f"{head}<w:document {SPACES}><w:body>{body}</w:body></w:document>"})


def _entity(declaration: str) -> bytes:
    return _main(paragraph("&x;"), head=f"<!DOCTYPE w:document [{declaration}]>")


def _bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as out, out.open("word/document.xml", "w") as part:
        for _ in range(300):
            part.write(b" " * MEGABYTE)
    return file.getvalue()


def _bomb_in_styles() -> bytes:
    return package(paragraph("a"), styles="<!--" + " " * 100 * MEGABYTE + "-->")


def _many_bombs() -> bytes:
    """Headers that stay below every bound one by one."""
    heads = {f"header{i}": paragraph("ă" * 3 * MEGABYTE) for i in range(1, 40)}
    calls = "".join(f'<w:headerReference w:type="default" r:id="{name}"/>' for name in heads)
    return package(f"{paragraph('a')}<w:sectPr>{calls}</w:sectPr>", **heads)


def _nested_zips() -> bytes:
    data = b"0" * MEGABYTE
    for _ in range(6):
        data = archive({f"{i}.docx": data for i in range(10)})
    return data


def _many_parts() -> bytes:
    """A central directory of half a million entries, without the parts they name."""
    entry = struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0)
    directory = b"".join(entry + b"%08d" % i for i in range(500_000))
    local = b"PK\3\4" + bytes(26)
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, len(directory), len(local), 0)
    return local + directory + end


def _false_size() -> bytes:
    data = _main(paragraph("a" * 8 * MEGABYTE))
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        declared = opened.infolist()[0].file_size.to_bytes(4, "little")
    return data.replace(declared, (1000).to_bytes(4, "little"))


def _overlapping() -> bytes:
    """Ten thousand entries that share the bytes of one."""
    data = _main(paragraph("a" * MEGABYTE))
    start = data.index(b"PK\1\2")
    entry = data[start : data.index(b"PK\5\6")]
    return (
        data[:start]
        + entry * 10_000
        + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 10_000, 10_000, len(entry) * 10_000, start, 0)
    )


def _encrypted() -> bytes:
    data = bytearray(_main(paragraph("a")))
    for magic, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.index(magic) + offset] |= 1
    return bytes(data)


def _wrong_checksum() -> bytes:
    data = bytearray(archive({"word/document.xml": f"<w:document {SPACES}><w:body/></w:document>"}, zipfile.ZIP_STORED))
    data[data.index(b"<w:body/>") + 3] ^= 1
    return bytes(data)


def _twice(second: str) -> bytes:
    file = io.BytesIO(_main(paragraph("một")))
    with zipfile.ZipFile(file, "a") as out:
        out.writestr(second, f"<w:document {SPACES}><w:body>{paragraph('hai')}</w:body></w:document>")
    return file.getvalue()


def _table(rows: int, columns: int, properties: str = "") -> str:
    cell = f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p/></w:tc>"
    return f"<w:tbl>{('<w:tr>' + cell * columns + '</w:tr>') * rows}</w:tbl>"


def _deep_tables() -> str:
    depth = 80
    return "<w:tbl><w:tr><w:tc>" * depth + paragraph("sâu") + "</w:tc><w:tc/></w:tr></w:tbl>" * depth


def _linked(target: str, mode: str = "") -> bytes:
    """A document whose styles and header are called from elsewhere."""
    parts = "".join(
        f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
        for kind in ("styles", "header", "attachedTemplate", "image", "aFChunk")
    )
    body = f'{paragraph("Kế hoạch")}<w:altChunk r:id="aFChunk"/><w:sectPr><w:headerReference r:id="header"/></w:sectPr>'
    return package(body, more={"word/_rels/document.xml.rels": relationships(parts)})


def _style_loops() -> bytes:
    names = [f"S{i}" for i in range(50)]
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:basedOn w:val="{names[i - 1]}"/>'
        f'<w:pPr><w:numPr><w:ilvl w:val="{i % 9}"/></w:numPr></w:pPr></w:style>'
        for i, name in enumerate(names)
    )
    lists = (
        abstract(1, '<w:numStyleLink w:val="A"/>') + abstract(2, '<w:numStyleLink w:val="B"/>') + num(1, 1) + num(2, 2)
    )
    links = "".join(
        f'<w:style w:type="numbering" w:styleId="{name}"><w:pPr><w:numPr><w:numId w:val="{number}"/></w:numPr></w:pPr>'
        "</w:style>"
        for name, number in (("A", 2), ("B", 1))
    )
    body = "".join(item("a", None, style=name) for name in names) + item("b", 1) + item("c", 2)
    return package(body, styles=styles + links, numbering=lists)


def _style_chain() -> bytes:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="S{i}"><w:basedOn w:val="S{i + 1}"/></w:style>' for i in range(50_000)
    )
    return package(item("a", None, style="S0"), styles=styles)


def _long_numbers() -> bytes:
    pattern = "%1" * 100_000
    lists = abstract(1, level(0, "decimal", pattern, start=2_000_000_000)) + num(1, 1)
    return package(item("a", 1) * 20_000, numbering=lists)


def _huge_values() -> bytes:
    lists = abstract(1, level(10**30, "decimal", "%1."), level(0, "lowerLetter", "%1)", start=10**18)) + num(1, 1)
    body = item("a", 1) + item("b", 1, 10**30) + paragraph("c", f'<w:jc w:val="{"c" * MEGABYTE}"/>')
    return package(body + _table(1, 2, f'<w:gridSpan w:val="{"9" * 5000}"/>'), numbering=lists)


def _noise(text: str, size: int) -> str:
    dice = random.Random(1)
    return "".join(dice.choices(text, k=size))


def _wide_text(text: str) -> bytes:
    """One paragraph of megabytes, stored so that no ratio gives it away."""
    return archive(
        {"word/document.xml": f"<w:document {SPACES}><w:body>{paragraph(text)}</w:body></w:document>"},
        zipfile.ZIP_STORED,
    )


LAUGHS = '<!ENTITY a0 "ha">' + "".join(
    f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12)
) + '<!ENTITY x "&a11;">'  # fmt: skip

FILES: dict[str, Callable[[], bytes]] = {
    "zip bomb": _bomb,
    "zip bomb in another part": _bomb_in_styles,
    "forty bombs below the bound": _many_bombs,
    "zips in zips": _nested_zips,
    "half a million parts": _many_parts,
    "false size": _false_size,
    "overlapping entries": _overlapping,
    "encrypted entry": _encrypted,
    "wrong checksum": _wrong_checksum,
    "cut in half": lambda: (data := _main(paragraph("a" * 5000)))[: len(data) // 2],
    "without its end": lambda: _main(paragraph("a" * 5000))[:-10],
    "only a signature": lambda: b"PK\3\4",
    "part twice": lambda: _twice("word/document.xml"),
    "part twice in other case": lambda: _twice("WORD/Document.XML"),
    "part twice by a path trick": lambda: _twice("word/../word/document.xml"),
    "parts outside the folder": lambda: archive({"../../word/document.xml": "<a/>", "/etc/passwd": "x"}),
    "billion laughs": lambda: _entity(LAUGHS),
    "quadratic entities": lambda: _main(
        paragraph("&x;" * 100_000), head=f'<!DOCTYPE w:document [<!ENTITY x "{"a" * 100_000}">]>'
    ),
    "external entity": lambda: _entity(f'<!ENTITY x SYSTEM "file://{SECRET}">'),
    "external entity of the network": lambda: _entity('<!ENTITY x SYSTEM "http://127.0.0.1:9/x">'),
    "parameter entity": lambda: _entity('<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;'),
    "entity in UTF-16": lambda: archive(
        {
            "word/document.xml": (
                f'<!DOCTYPE w:document [<!ENTITY x SYSTEM "file://{SECRET}">]>'
                f"<w:document {SPACES}><w:body>{paragraph('&x;')}</w:body></w:document>"
            ).encode("utf-16")
        }
    ),
    "entity in UTF-7": lambda: archive(
        {"word/document.xml": b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a+AD4-<a/>'}
    ),
    "external relations": lambda: _linked("http://127.0.0.1:9/x", ' TargetMode="External"'),
    "relations to the disk": lambda: _linked(f"file://{SECRET}"),
    "relations up the tree": lambda: _linked("../../../../.." + SECRET),
    "relation to itself": lambda: _linked("document.xml"),
    "200,000 levels": lambda: _main("<w:sdt>" * 200_000 + "</w:sdt>" * 200_000),
    "levels below the parser's bound": lambda: _main("<w:sdtContent>" * 240 + paragraph("a") + "</w:sdtContent>" * 240),
    "tables in tables": lambda: _main(_deep_tables()),
    "boxes in boxes": lambda: _main(
        "<w:p><w:r><w:txbxContent>" * 60 + paragraph("a") + "</w:txbxContent></w:r></w:p>" * 60
    ),
    "100 MB of text": lambda: _main(paragraph("a" * 100 * MEGABYTE)),
    "a paragraph of 3 MB": lambda: _wide_text(_noise("abc ,.1/-;IVX", 3 * MEGABYTE)),
    "a paragraph of figures": lambda: _wide_text("1" * 3 * MEGABYTE),
    "a paragraph of numbers": lambda: _wide_text("1.1.1.1/1-" * 200_000),
    "a paragraph of blanks": lambda: _wide_text("a" + " " * 3 * MEGABYTE + "b"),
    "a paragraph of capitals": lambda: _wide_text("UBND TỈNH " * 200_000),
    "a paragraph of citations": lambda: _wide_text("Quyết định số 1/QĐ-UBND ngày " * 60_000),
    "paragraphs of citations": lambda: _main(paragraph("Quyết định số 1/QĐ-UBND ngày " * 6_000) * 8),
    "a million empty paragraphs": lambda: _main("<w:p/>" * 1_000_000),
    "half a million empty paragraphs": lambda: _main("<w:p/>" * 500_000),
    "a million paragraphs": lambda: _main("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 1_000_000),
    "a hundred thousand paragraphs": lambda: _main("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 100_000),
    "a million attributes": lambda: _main("<w:p " + " ".join(f'w:a{i}=""' for i in range(1_000_000)) + "/>"),
    "a million cells": lambda: _main(paragraph("a") + _table(1000, 1000)),
    "a row of 100,000 cells": lambda: _main(paragraph("a") + _table(1, 100_000)),
    "a table of 20,000 rows": lambda: _main(paragraph("a") + _table(20_000, 4)),
    "spans of two billion": lambda: _main(
        paragraph("a") + _table(500, 63, '<w:gridSpan w:val="2000000000"/><w:vMerge/>')
    ),
    "circles of styles": _style_loops,
    "a chain of 50,000 styles": _style_chain,
    "numbers of a megabyte": _long_numbers,
    "values beyond all bounds": _huge_values,
    "wrong encoding": lambda: archive(
        {
            "word/document.xml": f"<w:document {SPACES}><w:body>{paragraph('Kế hoạch')}</w:body></w:document>".encode(
                "utf-16-le"
            )
        }
    ),
    "unknown encoding": lambda: archive({"word/document.xml": b'<?xml version="1.0" encoding="x-none"?><a/>'}),
    "bytes that are no UTF-8": lambda: archive({"word/document.xml": b"<a>\xff\xfe\xc3</a>"}),
    "no body": lambda: archive({"word/document.xml": f"<w:document {SPACES}/>"}),
    "no document": lambda: archive({"a.txt": "a"}),
    "a half open field": lambda: _main(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' * 1000 + paragraph("Kế hoạch")
    ),
}
"""What the file tries → its bytes."""

SLOW = frozenset({
    "zip bomb", "zip bomb in another part", "forty bombs below the bound", "zips in zips", "100 MB of text",
    "half a million parts", "paragraphs of citations", "half a million empty paragraphs",
    "a hundred thousand paragraphs",
    "a row of 100,000 cells", "a table of 20,000 rows", "numbers of a megabyte", "a million attributes",
    "a million paragraphs", "a million cells",
})  # fmt: skip
"""Those that take a second or more to make or to read."""
