"""Word files out of XML written by hand: whole packages, as Word and LibreOffice open them."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path

from tests.needs import require_program

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": WORD,
        "r": OFFICE,
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "v": "urn:schemas-microsoft-com:vml",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    }.items()
)
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_ROOTS = {
    "styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes",
    "header": "hdr", "footer": "ftr", "comments": "comments",
}  # fmt: skip


def package(
    body: str, *, main: str = "word/document.xml", more: Mapping[str, str] | None = None, **parts: str
) -> bytes:
    """A whole package. `parts` gives the inside of `styles`, `numbering`, `footnotes`, `header1`, `footer2` …; a header
    is called by `r:id="header1"`. `more` holds entries of the archive that are written as they are.
    """
    folder = main.rpartition("/")[0]
    files = {main: f"<w:document {SPACES}><w:body>{body}</w:body></w:document>"}
    relations, types = "", f'<Override PartName="/{main}" ContentType="{_CONTENT}.document.main+xml"/>'
    for name, inside in parts.items():
        kind = name.rstrip("0123456789")
        files[f"{folder}/{name}.xml"] = f"<w:{_ROOTS[kind]} {SPACES}>{inside}</w:{_ROOTS[kind]}>"
        relations += f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{name}.xml"/>'
        types += f'<Override PartName="/{folder}/{name}.xml" ContentType="{_CONTENT}.{kind}+xml"/>'
    files[f"{folder}/_rels/{main.rpartition('/')[2]}.rels"] = relationships(relations)
    files["_rels/.rels"] = relationships(f'<Relationship Id="m" Type="{OFFICE}/officeDocument" Target="{main}"/>')
    files["[Content_Types].xml"] = (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{types}</Types>"
    )
    return archive({**files, **(more or {})})


def relationships(inside: str) -> str:
    """A part of relations."""
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'


def archive(files: Mapping[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these files; a string gets an XML declaration."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as out:
        for name, content in files.items():
            data = (
                content if isinstance(content, bytes) else f'<?xml version="1.0" encoding="UTF-8"?>{content}'.encode()
            )
            out.writestr(name, data)
    return file.getvalue()


def run(text: str, look: str = "") -> str:
    """A run; `look` is the inside of its `w:rPr`."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(text: str, look: str = "", *, bold: bool = False) -> str:
    """A paragraph; `look` is the inside of its `w:pPr`."""
    return f"<w:p><w:pPr>{look}</w:pPr>{run(text, '<w:b/>' if bold else '')}</w:p>"


def item(text: str, num: int | None, at: int | None = 0, style: str = "", mark: str = "") -> str:
    """A numbered paragraph: of list `num` at level `at`, or by its style; `mark` is the look of its end mark."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    level = "" if at is None else f'<w:ilvl w:val="{at}"/>'
    listed = "" if num is None else f'<w:numPr>{level}<w:numId w:val="{num}"/></w:numPr>'
    return paragraph(text, f"{named}{listed}{f'<w:rPr>{mark}</w:rPr>' if mark else ''}")


def level(at: int, form: str, pattern: str, more: str = "", start: int = 1) -> str:
    """One level of a list."""
    look = f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{pattern}"/>'
    return f'<w:lvl w:ilvl="{at}">{look}</w:lvl>'


def abstract(number: int, *inside: str) -> str:
    """An abstract list."""
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(inside)}</w:abstractNum>'


def num(number: int, of: int, inside: str = "") -> str:
    """A list of an abstract list, with its overrides."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{inside}</w:num>'


def office(folder: Path, *files: Path, to: str) -> None:
    """Converts files by LibreOffice, with a profile of its own. Skips where it is not installed; fails then in CI."""
    program = need("soffice")
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = [program, profile, "--headless", "--convert-to", to, "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)


def need(program: str) -> str:
    """The name of a program that a test calls. Skips where it is not installed; fails then in CI."""
    require_program(program)
    return program
