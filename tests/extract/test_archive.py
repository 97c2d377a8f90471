"""ZIP archives are folders: honest files are read, everything else is told."""

from __future__ import annotations

import io
import stat
import zipfile
from pathlib import Path

import pytest

from tthc_cli.errors import UnreadableFileError
from tthc_cli.extract import archive
from tthc_cli.extract.archive import is_archive, list_members, read_member
from tthc_cli.extract.open import extract_file

LIMIT = 1_000_000


def packed(entries: dict[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as package:
        for name, data in entries.items():
            package.writestr(name, data)
    return file.getvalue()


def written(folder: Path, data: bytes, name: str = "kh.zip") -> Path:
    (folder / name).write_bytes(data)
    return folder / name


def listed(path: Path) -> list[str]:
    return [member.path.relative_to(path).as_posix() for member in list_members(path)]


def refused(path: Path, limit: int = LIMIT) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        read_member(path, limit)
    return caught.value.reason


def entry(name: str, mode: int = 0, flags: int = 0) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("x")
    info.filename, info.external_attr = name, mode << 16
    info.flag_bits |= flags
    return info


def test_members_stand_below_the_archive_in_order(tmp_path: Path) -> None:
    path = written(tmp_path, packed({"b.txt": b"b", "Kế hoạch/a.txt": b"a", "thư mục/": b""}))
    assert listed(path) == ["Kế hoạch/a.txt", "b.txt"]
    assert read_member(path / "Kế hoạch" / "a.txt", LIMIT) == b"a"
    assert refused(path / "none.txt") == refused(tmp_path / "none.zip" / "a.txt") == "missing"
    assert extract_file(path / "b.txt").text == "b"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../a.txt", "__/a.txt"),
        ("x/../../a.txt", "x/__/__/a.txt"),
        ("/etc/a.txt", "etc/a.txt"),
        ("..\\a.txt", "__/a.txt"),
        ("C:\\a.txt", "C_/a.txt"),
        ("C:a.txt", "C_a.txt"),
    ],
)
def test_names_that_lead_out_are_told_and_not_read(tmp_path: Path, name: str, shown: str) -> None:
    path = written(tmp_path, packed({entry(name): b"a", "good.txt": b"g"}))
    assert {(member.path.relative_to(path).as_posix(), member.sound) for member in list_members(path)} == {
        (shown, False),
        ("good.txt", True),
    }
    assert refused(path / shown) == "archive_entry_unsafe"


@pytest.mark.parametrize("mode", [stat.S_IFLNK | 0o777, stat.S_IFIFO | 0o600, stat.S_IFCHR | 0o600])
def test_links_and_devices_are_not_read(tmp_path: Path, mode: int) -> None:
    path = written(tmp_path, packed({entry("a.txt", mode): b"/etc/passwd"}))
    assert refused(path / "a.txt") == "archive_entry_unsafe"


def test_two_entries_of_one_name_are_both_read(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        path = written(tmp_path, packed({entry("a.txt"): b"1", entry("a.txt"): b"2"}))
    assert listed(path) == ["a (2).txt", "a.txt"]
    assert [read_member(path / name, LIMIT) for name in listed(path)] == [b"2", b"1"]


def test_utf_8_that_does_not_say_so(tmp_path: Path) -> None:
    silent = packed({"Kees.txt": b"a"}).replace(b"Kees", "Kế".encode())
    assert listed(written(tmp_path, silent)) == ["Kế.txt"]
    latin = packed({"a.txt": b"a"}).replace(b"a.txt", b"\x82.txt")
    assert listed(written(tmp_path, latin, "latin.zip")) == ["é.txt"]


def test_an_archive_in_an_archive_is_opened_one_in_that_is_told(tmp_path: Path) -> None:
    innermost = packed({"c.txt": b"c"})
    inner = packed({"b.txt": b"b", "sâu.zip": innermost})
    path = written(tmp_path, packed({"a.txt": b"a", "trong/b.zip": inner}))
    assert listed(path) == ["a.txt", "trong/b.zip/b.txt", "trong/b.zip/sâu.zip"]
    assert read_member(path / "trong/b.zip/b.txt", LIMIT) == b"b"
    assert refused(path / "trong/b.zip/sâu.zip/c.txt") == "missing"
    with pytest.raises(UnreadableFileError) as caught:
        extract_file(path / "trong/b.zip/sâu.zip")
    assert caught.value.reason == "archive"


def test_a_broken_archive_in_an_archive_costs_only_itself(tmp_path: Path) -> None:
    path = written(tmp_path, packed({"a.txt": b"a", "b.zip": b"PK\x03\x04 and then nothing"}))
    assert listed(path) == ["a.txt", "b.zip"]
    with pytest.raises(UnreadableFileError) as caught:
        extract_file(path / "b.zip")
    assert caught.value.reason == "damaged"


def test_what_swells_too_much_is_not_inflated(tmp_path: Path) -> None:
    path = written(tmp_path, packed({"bomb.txt": b" " * 20_000_000, "large.txt": b"ab" * 1_000, "a.txt": b"a"}))
    assert refused(path / "bomb.txt", 10**9) == "too_large"
    assert refused(path / "large.txt", 1_999) == "too_large"
    assert len(read_member(path / "large.txt", 2_000)) == 2_000


def test_an_entry_that_lies_about_its_size_is_cut_off(tmp_path: Path) -> None:
    data = packed({"a.txt": b" " * 1_000_000})
    lying = data.replace((1_000_000).to_bytes(4, "little"), (1_000).to_bytes(4, "little"))
    assert refused(written(tmp_path, lying) / "a.txt") == "damaged"


@pytest.mark.parametrize(("name", "most"), [("MAX_ENTRIES", 2), ("MAX_TOTAL_BYTES", 2), ("_MAX_DIRECTORY_BYTES", 60)])
def test_an_archive_that_holds_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, most: int) -> None:
    monkeypatch.setattr(archive, name, most)
    path = written(tmp_path, packed({f"{number}.txt": b"a" for number in range(3)}))
    with pytest.raises(UnreadableFileError) as caught:
        list_members(path)
    assert caught.value.reason == "archive_too_large"


def test_entries_of_all_archives_count_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_ENTRIES", 5)
    inner = packed({f"{number}.txt": b"a" for number in range(3)})
    with pytest.raises(UnreadableFileError):
        list_members(written(tmp_path, packed({"a.zip": inner, "b.zip": inner})))


def test_a_password_and_an_odd_compression(tmp_path: Path) -> None:
    data = bytearray(packed({"a.txt": b"a"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert refused(written(tmp_path, bytes(data)) / "a.txt") == "encrypted"
    path = written(tmp_path, packed({"a.txt": b"a"}, zipfile.ZIP_LZMA), "lzma.zip")
    assert refused(path / "a.txt") == "damaged"


def test_a_document_that_is_a_package_is_no_archive(tmp_path: Path) -> None:
    word = packed({"[Content_Types].xml": b"", "word/document.xml": b""})
    assert not is_archive(written(tmp_path, word, "kh.docx"))
    assert not is_archive(written(tmp_path, word, "kh.zip"))
    assert not is_archive(written(tmp_path, packed({"mimetype": b"application/epub+zip"}), "kh.odt"))
    assert is_archive(written(tmp_path, packed({"a.txt": b""}), "kh.docx"))
    assert is_archive(written(tmp_path, b"PK\x03\x04", "hỏng.zip"))  # so that it is told as a broken archive
    assert not is_archive(tmp_path)
