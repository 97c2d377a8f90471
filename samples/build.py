"""Write the sample documents from `samples/source/`: `python samples/build.py` rewrites every file.

DOCX files are the same to the byte on each run, and so are the PDF files, which LibreOffice prints (`soffice` on
the PATH), as long as its version and the fonts are the same. The source of `samples/<folder>/<name>` is
`samples/source/<folder>/<name>.yaml`.
"""

from __future__ import annotations

import datetime
import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import yaml
from docx.document import Document as WordDocument

SAMPLES = Path(__file__).resolve().parent
sys.path.insert(0, str(SAMPLES))

from word_layout import Source, add_block, add_closing, add_letterhead, add_title, new_document, start_section  # noqa: E402
from word_numbering import define_outline, number_paragraph  # noqa: E402
from word_tables import add_appendix  # noqa: E402

SOURCE = SAMPLES / "source"
LOCK_FILE = SAMPLES / "khac" / "~$-So-Cong-Thuong.docx"
LOCK_OWNER = "Van thu Mau"
BUILT_AT = datetime.datetime(2024, 1, 1)
SOFFICE_MINUTES = 5
# Debian's Liberation Serif has no ộ, ế, ữ …: LibreOffice would take those letters from another font, and a PDF of two
# fonts gives its text out of order. Without it the stand-in for Times New Roman is Tinos (package fonts-croscore).
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include>/etc/fonts/fonts.conf</include>
  <selectfont><rejectfont><pattern>
    <patelt name="family"><string>Liberation Serif</string></patelt>
  </pattern></rejectfont></selectfont>
</fontconfig>
"""


class NoOfficeError(RuntimeError):
    """LibreOffice is not on the PATH, so no PDF can be printed."""


def source_files() -> list[Path]:
    """Give the sources in stable order, one for each document."""
    return sorted(SOURCE.glob("*/*.yaml"))


def built_file(source: Path) -> Path:
    """Give the path of the document that the source describes: `tinh/a.pdf` for `source/tinh/a.pdf.yaml`."""
    return SAMPLES / source.parent.name / source.stem


def read_source(path: Path) -> Source:
    """Read one source; `same_as` names the sibling source whose fields it takes where it has none of its own."""
    fields: Source = yaml.safe_load(path.read_text(encoding="utf-8"))
    if "same_as" in fields:
        base = read_source(path.with_name(fields["same_as"]))
        fields = {**base, **fields}
    return fields


def build_document(source: Source) -> WordDocument:
    """Lay out the whole document: letterhead, title, body, closing, attached plan, appendix."""
    document = new_document()
    add_letterhead(document, source["head"])
    if "kind" in source:
        add_title(document, source["kind"], source["title"])
    _add_body(document, source["body"], automatic=source.get("automatic_numbers", False))
    add_closing(document, source["closing"])
    if "attached" in source:
        _add_attached(document, source["attached"], source["head"])
    if "appendix" in source:
        add_appendix(document, source["appendix"], source["head"])
    _set_properties(document)
    return document


def _add_body(document: WordDocument, blocks: list[Source], *, automatic: bool) -> None:
    """Write the blocks; with `automatic`, Word counts parts, clauses and items."""
    num_id = define_outline(document) if automatic else None
    for block in blocks:
        paragraph = add_block(document, block)
        if num_id is not None:
            number_paragraph(paragraph, next(iter(block)), num_id)


def _add_attached(document: WordDocument, plan: Source, decision: Source) -> None:
    """Write the plan that a decision promulgates, on a new page under a letterhead without number."""
    start_section(document, landscape=False)
    add_letterhead(document, plan["head"])
    add_title(document, plan["kind"], plan["title"], plan["promulgated"].format(**decision))
    _add_body(document, plan["body"], automatic=False)


def _set_properties(document: WordDocument) -> None:
    """Replace what python-docx says of itself and of today."""
    properties = document.core_properties
    properties.author = properties.last_modified_by = "tthc"
    properties.comments = "Văn bản mẫu"
    properties.created = properties.modified = BUILT_AT


def docx_bytes(document: WordDocument) -> bytes:
    """Give the document as a file without the time of writing."""
    written, fixed = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), old.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()


def print_pdfs(documents: dict[str, bytes], folder: Path) -> None:
    """Print each DOCX of `{stem: bytes}` to `folder/<stem>.pdf`.

    Raises NoOfficeError without LibreOffice and CalledProcessError where it fails.
    """
    soffice = shutil.which("soffice")
    if soffice is None:
        raise NoOfficeError("soffice is not on the PATH; install LibreOffice Writer to build the PDF samples")
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        for stem, content in documents.items():
            (work / f"{stem}.docx").write_bytes(content)
        profile = f"-env:UserInstallation={(work / 'profile').as_uri()}"
        command = [soffice, profile, "--headless", "--convert-to", "pdf:writer_pdf_Export", "--outdir", str(work)]
        command += [str(work / f"{stem}.docx") for stem in documents]
        (work / "fonts.conf").write_text(FONTS, encoding="utf-8")
        own = {**os.environ, "FONTCONFIG_FILE": str(work / "fonts.conf")}
        subprocess.run(command, check=True, capture_output=True, env=own, timeout=60 * SOFFICE_MINUTES)
        for stem in documents:
            printed = (work / f"{stem}.pdf").read_bytes()
            (folder / f"{stem}.pdf").write_bytes(without_clock(printed))


def without_clock(pdf: bytes) -> bytes:
    """Replace the time of printing and the identifiers in the trailer made from it, length for length."""
    pdf = re.sub(rb"(?<=/CreationDate\(D:)\d{14}", BUILT_AT.strftime("%Y%m%d%H%M%S").encode(), pdf)
    body, mark, trailer = pdf.rpartition(b"trailer")
    identifier = hashlib.sha256(body).hexdigest()[:32].upper().encode()
    return body + mark + re.sub(rb"[0-9A-F]{32}", identifier, trailer)


def lock_file_bytes(owner: str = LOCK_OWNER) -> bytes:
    """Give the 162 bytes that Word leaves beside an open document: the owner's name twice."""
    narrow = bytes([len(owner)]) + owner.encode("ascii").ljust(53, b" ")
    wide = len(owner).to_bytes(2, "little") + owner.encode("utf-16-le")
    return (narrow + wide).ljust(162, b"\0")


def build_all() -> list[Path]:
    """Rewrite every sample and give the paths written."""
    printed: dict[Path, dict[str, bytes]] = {}
    paths = []
    for source in source_files():
        path = built_file(source)
        content = docx_bytes(build_document(read_source(source)))
        path.parent.mkdir(exist_ok=True)
        if path.suffix == ".pdf":
            printed.setdefault(path.parent, {})[path.stem] = content
        else:
            path.write_bytes(content)
        paths.append(path)
    for folder, documents in printed.items():
        print_pdfs(documents, folder)
    LOCK_FILE.write_bytes(lock_file_bytes())
    return [*paths, LOCK_FILE]


def main() -> None:
    """Rewrite all samples and name them."""
    for path in build_all():
        print(path.relative_to(SAMPLES))


if __name__ == "__main__":
    main()
