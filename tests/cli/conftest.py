"""Runs `tthc` as a person does."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]

_PLAN = """\
UBND TỈNH BÌNH PHƯỚC
SỞ NỘI VỤ
Số: {number}/KH-SNV
Bình Phước, ngày 28 tháng 12 năm 2022
KẾ HOẠCH
Cải cách hành chính năm 2023

Thực hiện Quyết định số 3223/QĐ-UBND ngày 27/12/2022 của UBND tỉnh về việc ban hành Kế hoạch \
cải cách hành chính năm 2023, \
Sở Nội vụ xây dựng Kế hoạch như sau:
I. MỤC ĐÍCH, YÊU CẦU
1. Nâng cao chất lượng phục vụ người dân.
II. NỘI DUNG
1. Cải cách thủ tục hành chính
- Rà soát, đơn giản hóa thủ tục hành chính trước ngày 30/6/2023.
- Công khai thủ tục hành chính tại Bộ phận Một cửa.
GIÁM ĐỐC
"""


@pytest.fixture
def tthc() -> Run:
    """Runs the command and gives exit code and both outputs, as bytes."""

    def run(*arguments: str | Path, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "tthc_cli", *map(str, arguments)]
        return subprocess.run(command, input=stdin, capture_output=True, env=os.environ | environment, check=False)

    return run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A plan that can be read, an empty file, and what offices leave lying about."""
    folder = tmp_path / "thu mục"
    folder.mkdir()
    write_plan(folder / "kh.txt")
    (folder / "rong.pdf").touch()
    (folder / "~$kh.docx").write_bytes(b"lock")
    (folder / "Thumbs.db").write_bytes(b"db")
    return folder


def write_plan(path: Path, number: int = 41) -> Path:
    """A small plan as a text file."""
    path.write_text(_PLAN.format(number=number), "utf-8")
    return path
