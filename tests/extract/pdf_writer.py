"""Small PDFs written by hand: enough syntax for text, rules, turned pages and form XObjects."""

from __future__ import annotations

from dataclasses import dataclass, field

_FONTS = {"F1": "Helvetica", "F2": "Helvetica-Bold"}


@dataclass
class Page:
    """A page of `width` × `height` points. Places are given from the upper left corner, as readers report them."""

    width: float = 595
    height: float = 842
    rotate: int = 0
    form: bool = False
    operators: list[str] = field(default_factory=list)

    def text(self, x: float, baseline: float, text: str, size: float = 12, bold: bool = False) -> Page:
        """Draws one run of text."""
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        font = "F2" if bold else "F1"
        self.operators.append(f"BT /{font} {size} Tf {x} {self.height - baseline} Td ({escaped}) Tj ET")
        return self

    def stroke(self, x0: float, y0: float, x1: float, y1: float) -> Page:
        """Draws a stroked line."""
        self.operators.append(f"0.5 w {x0} {self.height - y0} m {x1} {self.height - y1} l S")
        return self

    def box(self, x0: float, top: float, x1: float, bottom: float, paint: str = "S") -> Page:
        """Draws a rectangle, stroked or (`f`) filled."""
        self.operators.append(f"0.5 w {x0} {self.height - bottom} {x1 - x0} {bottom - top} re {paint}")
        return self

    def picture(self, x0: float, top: float, x1: float, bottom: float) -> Page:
        """Draws a grey picture of one pixel."""
        place = f"{x1 - x0} 0 0 {bottom - top} {x0} {self.height - bottom}"
        self.operators.append(f"q {place} cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q")
        return self

    def grid(self, xs: list[float], ys: list[float]) -> Page:
        """Draws all rules of a table."""
        for y in ys:
            self.stroke(xs[0], y, xs[-1], y)
        for x in xs:
            self.stroke(x, ys[0], x, ys[-1])
        return self

    def sideways(self) -> Page:
        """The same drawing turned a quarter against the clock, on a page without /Rotate."""
        turned = [f"q 0 1 -1 0 {self.height} 0 cm", *self.operators, "Q"]
        return Page(self.height, self.width, operators=turned)


def write_pdf(pages: list[Page], trailer: str = "", broken: int | None = None) -> bytes:
    """The file; `trailer` is added to its trailer dictionary, page `broken` (from 0) becomes what is no page."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    fonts = []
    for name, base in _FONTS.items():
        objects.append(f"<< /Type /Font /Subtype /Type1 /BaseFont /{base} /Encoding /WinAnsiEncoding >>".encode())
        fonts.append(f"/{name} {len(objects)} 0 R")
    font_dict = f"/Font << {' '.join(fonts)} >>"
    kids = []
    for number, page in enumerate(pages):
        drawing = "\n".join(page.operators)
        resources = font_dict
        if page.form:
            head = f"/Type /XObject /Subtype /Form /BBox [0 0 {page.width} {page.height}] /Resources << {font_dict} >>"
            objects.append(_stream(drawing, head + " /Matrix [1 0 0 1 -10 -20]"))
            resources += f" /XObject << /X1 {len(objects)} 0 R >>"
            drawing = "q 1 0 0 1 10 20 cm /X1 Do Q"
        objects.append(_stream(drawing))
        media = f"/MediaBox [0 0 {page.width} {page.height}] /Rotate {page.rotate}"
        contents = f"/Contents {len(objects)} 0 R /Resources << {resources} >>"
        objects.append(
            b"(no page)" if number == broken else f"<< /Type /Page /Parent 2 0 R {media} {contents} >>".encode()
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    return _file(objects, trailer)


def _stream(content: str, head: str = "") -> bytes:
    data = content.encode("cp1252")
    return f"<< {head} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def _file(objects: list[bytes], trailer: str) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    for place in places:
        out += f"{place:010} 00000 n \n".encode()
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)
