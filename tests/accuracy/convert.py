"""One Word document in every form in which offices send it. LibreOffice writes most of them, once for all documents."""

from __future__ import annotations

import io
import random
import subprocess
import tempfile
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

import pypdfium2
from lxml import etree
from PIL import Image, ImageDraw

from tthc_cli.extract.open import extract_file
from tthc_cli.extract.raw import RawBlock, RawLine

Converter: TypeAlias = Callable[[Sequence[Path], Path], None]
"""Writes each document into a folder, under its own stem."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SCAN_DPI = 200
_SKEW = 1.2  # degrees
_OFFICE_SECONDS = 600


def as_it_is(documents: Sequence[Path], folder: Path) -> None:
    """The Word files themselves."""
    for file in documents:
        (folder / file.name).write_bytes(file.read_bytes())


def as_text(documents: Sequence[Path], folder: Path) -> None:
    """Their text as people paste it: a row a line, a tab before each further cell, no line ends inside of cells, a cell
    over two columns twice."""
    for file in documents:
        raw = extract_file(file)
        lines = [line for block in raw.blocks for line in _typed(raw.text, block)]
        (folder / f"{file.stem}.txt").write_text("\n".join(lines) + "\n", "utf-8")


def _typed(text: str, block: RawBlock) -> Iterator[str]:
    if isinstance(block, RawLine):
        yield text[block.start : block.end]
        return
    if not block.ruled:  # a letterhead or a signature block: its columns follow one another
        yield from (
            line for row in block.rows for cell in row.cells for line in text[cell.start : cell.end].split("\n")
        )
        return
    for row in block.rows:
        cells = [""] * block.columns
        for cell in row.cells:
            copies = cell.column_span if cell.column_span < block.columns / 2 else 1
            cells[cell.column : cell.column + copies] = [" ".join(text[cell.start : cell.end].split())] * copies
        yield "\t".join(cells)


def as_markdown(documents: Sequence[Path], folder: Path) -> None:
    """What `tthc parse --format md` makes of them."""
    from tthc_cli.pipeline import parse_file
    from tthc_cli.report.canvas import Canvas
    from tthc_cli.report.plans import render_plans

    for file in documents:
        pieces = render_plans("md", [parse_file(file)], Canvas(), many=False)
        (folder / f"{file.stem}.md").write_text("".join(map(str, pieces)), "utf-8")


def through_office(target: str) -> Converter:
    """LibreOffice's form of them: `doc`, `odt`, `rtf`, `html`, `pdf`."""

    def convert(documents: Sequence[Path], folder: Path) -> None:
        with tempfile.TemporaryDirectory() as profile:
            command = ["soffice", "--headless", f"-env:UserInstallation=file://{profile}", "--convert-to", target]
            files = [str(file) for file in documents]
            run = [*command, "--outdir", str(folder), *files]
            subprocess.run(run, check=True, capture_output=True, timeout=_OFFICE_SECONDS)

    return convert


def decomposed(documents: Sequence[Path], folder: Path) -> None:
    """Word files whose letters and marks stand apart (NFD)."""
    _rewrite(documents, folder, lambda text: unicodedata.normalize("NFD", text))


def in_tcvn3(documents: Sequence[Path], folder: Path) -> None:
    """Word files in the TCVN3 encoding, set in `.VnTime`."""
    from tests.legacy_encodings import encode_tcvn3

    _rewrite(documents, folder, encode_tcvn3, font=".VnTime", capitals_font=".VnTimeH")


def in_vni(documents: Sequence[Path], folder: Path) -> None:
    """Word files in the VNI-Windows encoding, set in `VNI-Times`."""
    from tests.legacy_encodings import encode_vni

    _rewrite(documents, folder, encode_vni, font="VNI-Times", capitals_font="VNI-Times")


def _rewrite(
    documents: Iterable[Path],
    folder: Path,
    encode: Callable[[str], str],
    font: str | None = None,
    capitals_font: str | None = None,
) -> None:
    for file in documents:
        changed = _with_document(file, lambda root: _encode_runs(root, encode, font, capitals_font))
        (folder / file.name).write_bytes(changed)


def _encode_runs(
    root: etree._Element, encode: Callable[[str], str], font: str | None, capitals_font: str | None
) -> None:
    for run in root.iter(f"{_W}r"):
        texts = list(run.iter(f"{_W}t"))
        capitals = "".join(text.text or "" for text in texts).isupper()
        for text in texts:
            text.text = encode(text.text or "")
        name = capitals_font if capitals else font
        if name is not None:
            _set_font(run, name)


def _set_font(run: etree._Element, name: str) -> None:
    properties = run.find(f"{_W}rPr")
    if properties is None:
        properties = etree.Element(f"{_W}rPr")
        run.insert(0, properties)
    for old in properties.findall(f"{_W}rFonts"):
        properties.remove(old)
    properties.insert(0, etree.Element(f"{_W}rFonts", {f"{_W}ascii": name, f"{_W}hAnsi": name}))


def without_rules(documents: Sequence[Path], folder: Path) -> None:
    """PDFs whose tables have no rules."""
    with tempfile.TemporaryDirectory() as bare:
        files = [Path(bare) / file.name for file in documents]
        for file, target in zip(documents, files, strict=True):
            target.write_bytes(_with_document(file, _drop_rules))
        through_office("pdf")(files, folder)


def _drop_rules(root: etree._Element) -> None:
    for properties in root.iter(f"{_W}tblPr"):
        for name in ("tblStyle", "tblBorders"):
            for old in properties.findall(f"{_W}{name}"):
                properties.remove(old)
    for borders in list(root.iter(f"{_W}tcBorders")):
        parent = borders.getparent()
        if parent is not None:
            parent.remove(borders)


def _with_document(file: Path, change: Callable[[etree._Element], None]) -> bytes:
    """The Word file with its main part changed."""
    target = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(data)
                change(root)
                data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            new.writestr(name, data)
    return target.getvalue()


def sideways(documents: Sequence[Path], folder: Path) -> None:
    """PDFs whose pages are turned by a quarter (`/Rotate 90`)."""
    through_office("pdf")(documents, folder)
    for file in documents:
        pdf = pypdfium2.PdfDocument((folder / f"{file.stem}.pdf").read_bytes())
        for page in pdf:
            page.set_rotation(90)
        pdf.save(folder / f"{file.stem}.pdf")


def scanned(documents: Sequence[Path], folder: Path) -> None:
    """Pictures of the pages at 200 dpi in a PDF: askew, with noise and a round red stamp on the last page of each."""
    through_office("pdf")(documents, folder)
    dice = random.Random(2026)
    for file in documents:
        path = folder / f"{file.stem}.pdf"
        pdf = pypdfium2.PdfDocument(path.read_bytes())
        pages = [page.render(scale=_SCAN_DPI / 72).to_pil().convert("RGB") for page in pdf]
        _stamp(pages[-1])
        first, *others = [_worn(page, dice.choice((-_SKEW, _SKEW))) for page in pages]
        first.save(path, save_all=True, append_images=others, resolution=_SCAN_DPI)


def _stamp(page: Image.Image) -> None:
    pen = ImageDraw.Draw(page)
    x, y = page.width * 0.62, page.height * 0.72
    pen.ellipse((x, y, x + 280, y + 280), outline=(200, 40, 40), width=6)
    pen.ellipse((x + 40, y + 40, x + 240, y + 240), outline=(200, 40, 40), width=3)


def _worn(page: Image.Image, degrees: float) -> Image.Image:
    turned = page.rotate(degrees, resample=Image.Resampling.BICUBIC, fillcolor=(255, 255, 255))
    grain = Image.effect_noise(turned.size, 24).convert("RGB")
    return Image.blend(turned, grain, 0.06).convert("L")
