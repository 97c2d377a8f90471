"""Reads small PDFs with damaged bytes and fails on anything but a document or an `UnreadableFileError`.

A script, not a test module: `test_pdf_files.py` runs it in a process of its own. FUZZ_EXAMPLES says how many files.
"""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "extract")]

from pdf_files import encrypted, form_that_draws_itself, one_page, with_attachment  # noqa: E402
from pdf_writer import Page, write_pdf  # noqa: E402

from tthc_cli.errors import UnreadableFileError  # noqa: E402
from tthc_cli.pipeline import parse_file  # noqa: E402

TARGET = Path(tempfile.gettempdir()) / f"tthc-fuzz-{os.getpid()}.pdf"
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "150"))


def _table() -> bytes:
    page = Page().text(60, 60, "PLAN OF 2023").grid([60, 100, 300], [100, 130, 160])
    page.text(65, 120, "No").text(105, 120, "Content").text(65, 150, "1").text(105, 150, "Write")
    return write_pdf([page, page])


ORIGINALS = (_table(), encrypted(b""), form_that_draws_itself(), with_attachment(), one_page(b"BT (a) Tj ET"))
TOKENS = (
    b"<<",
    b">>",
    b"[",
    b"]",
    b"obj",
    b"R",
    b"-1",
    b"99999999999",
    b"null",
    b"/Kids",
    b"Do",
    b"\0",
    b"stream",
    b"(",
)

edits = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 12), st.one_of(st.sampled_from(TOKENS), st.binary(max_size=6))),
    min_size=1,
    max_size=12,
)


def damaged(original: bytes, changes: list[tuple[float, int, bytes]]) -> bytes:
    """The file with some bytes cut out and others put in at those shares of its length."""
    data = bytearray(original)
    for share, cut, put in changes:
        place = int(share * len(data))
        data[place : place + cut] = put
    return bytes(data)


@settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(ORIGINALS), edits)
def read(original: bytes, changes: list[tuple[float, int, bytes]]) -> None:
    TARGET.write_bytes(damaged(original, changes))  # it is still there when the process is not
    with suppress(UnreadableFileError):
        parse_file(TARGET)


if __name__ == "__main__":
    read()
    TARGET.unlink()
