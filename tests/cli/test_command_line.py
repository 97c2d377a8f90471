"""The contract of the command line: exit codes, pure standard output, one sentence a failure and never a traceback."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.cli.conftest import Run, write_plan

_SAMPLES = Path(__file__).parents[2] / "samples"


def test_one_file_is_one_object(tthc: Run, tmp_path: Path) -> None:
    run = tthc("parse", write_plan(tmp_path / "kh.txt"))
    assert (run.returncode, run.stderr) == (0, b"")
    plan = json.loads(run.stdout)
    assert plan["number"]["key"] == "41/KH-SNV"
    assert plan["source"]["path"] == str(tmp_path / "kh.txt")


def test_a_folder_is_an_array_and_an_unreadable_file_ends_3(tthc: Run, folder: Path) -> None:
    run = tthc("parse", folder)
    assert run.returncode == 3
    assert [plan["number"]["key"] for plan in json.loads(run.stdout)] == ["41/KH-SNV"]
    [line] = run.stderr.decode().splitlines()
    assert "rong.pdf" in line
    assert "Traceback" not in line


def test_an_unreadable_file_alone_prints_nothing(tthc: Run, folder: Path) -> None:
    run = tthc("parse", folder / "rong.pdf", "--lang", "en")
    assert (run.returncode, run.stdout) == (3, b"")
    assert b"is empty" in run.stderr


def test_a_missing_file_does_not_stop_the_others(tthc: Run, tmp_path: Path) -> None:
    run = tthc("parse", tmp_path / "none.pdf", write_plan(tmp_path / "kh.txt"))
    assert run.returncode == 3
    assert len(json.loads(run.stdout)) == 1


def test_standard_input(tthc: Run, tmp_path: Path) -> None:
    content = write_plan(tmp_path / "kh.txt").read_bytes()
    plan = json.loads(tthc("parse", "-", stdin=content).stdout)
    assert (plan["source"]["path"], plan["number"]["key"]) == ("-", "41/KH-SNV")
    broken = tthc("parse", "-", stdin=b"")
    assert broken.returncode == 3
    assert b"stdin" not in broken.stderr


def test_text_is_what_offsets_count(tthc: Run, tmp_path: Path) -> None:
    file = write_plan(tmp_path / "kh.txt")
    text = tthc("parse", file, "--format", "text").stdout.decode()
    citation = json.loads(tthc("parse", file).stdout)["citations"][0]
    assert text[citation["span"]["start"] : citation["span"]["end"]].startswith("Quyết định số 3223/QĐ-UBND")


@pytest.mark.parametrize("form", ["tree", "json", "jsonl", "yaml", "csv", "xlsx", "md", "text"])
def test_every_format_prints_something_and_is_not_coloured_in_a_pipe(tthc: Run, tmp_path: Path, form: str) -> None:
    run = tthc("parse", write_plan(tmp_path / "kh.txt"), "--format", form)
    assert (run.returncode, run.stderr) == (0, b"")
    assert run.stdout
    assert form == "xlsx" or b"\x1b" not in run.stdout


def test_output_file_takes_its_format_from_its_name(tthc: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.yaml"
    run = tthc("parse", write_plan(tmp_path / "kh.txt"), "-o", out)
    assert (run.returncode, run.stdout) == (0, b"")
    assert yaml.safe_load(out.read_text("utf-8"))["number"]["serial"] == 41


@pytest.mark.parametrize(
    ("command", "ending", "code"),
    [
        *(("parse", ending, 0) for ending in (".txt", ".yml", ".csv", "")),
        *(("parse", ending, 2) for ending in (".docx", ".tree")),
        *(("check-cascade", ending, 0) for ending in (".txt", ".json", ".md", ".html", ".xlsx", ".sarif", ".xml", "")),
        *(("check-cascade", ending, 2) for ending in (".csv", ".foo", ".github")),
    ],
)
def test_the_ending_of_the_output_file(tthc: Run, tmp_path: Path, command: str, ending: str, code: int) -> None:
    source, out = tmp_path / "kh", tmp_path / f"out{ending}"
    source.mkdir()
    write_plan(source / "kh.txt")
    run = tthc(command, source, "-o", out)
    assert (run.returncode, out.exists()) == (code, code == 0)
    if code:
        assert ".txt" in run.stderr.decode()
    elif ending == ".txt":
        assert not out.read_text("utf-8").startswith(("{", "["))


@pytest.mark.parametrize(("name", "words"), [("", "là một thư mục"), ("khong/co.json", "chưa có thư mục")])
def test_what_cannot_be_written_is_told_in_vietnamese(tthc: Run, tmp_path: Path, name: str, words: str) -> None:
    run = tthc("parse", write_plan(tmp_path / "kh.txt"), "-f", "json", "-o", tmp_path / name)
    assert (run.returncode, run.stdout) == (2, b"")
    assert words in run.stderr.decode()


def test_output_never_overwrites_an_input(tthc: Run, tmp_path: Path) -> None:
    file = write_plan(tmp_path / "kh.txt")
    before = file.read_bytes()
    assert tthc("parse", file, "-f", "text", "-o", file).returncode == 2
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    "arguments", [["--fail-on", "warning"], ["--select", "CAS001"], ["--jobs", "2"], ["--quiet", "--no-color"]]
)
def test_parse_takes_the_common_options(tthc: Run, tmp_path: Path, arguments: list[str]) -> None:
    assert tthc("parse", write_plan(tmp_path / "kh.txt"), *arguments).returncode == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["parse"],
        ["parse", "x", "--format", "docx"],
        ["parse", "x", "--jobs", "0"],
        ["parse", "x", "--config", "none.yaml"],
        ["check-cascade", "README.md"],
        ["check-cascade", ".", "--select", "CAS999"],
        ["check-cascade", ".", "--select", ""],
        ["check-cascade", ".", "--ignore", "FOO"],
        ["diff", "a", "b", "--ignore", "INT001"],
        ["parse", "x", "--ignore", "date-mismatched"],
        ["check-cascade", ".", "--level", "planet"],
        ["schema", "nonsense"],
        ["explain", "nonsense"],
        ["parse", "x", "--timeout", "1e300"],
    ],
)
def test_wrong_usage_ends_2(tthc: Run, arguments: list[str]) -> None:
    run = tthc(*arguments)
    assert (run.returncode, run.stdout) == (2, b"")
    assert run.stderr
    assert b"Traceback" not in run.stderr


def test_unknown_key_is_told_with_its_file(tthc: Run, folder: Path) -> None:
    (folder / "tthc.yaml").write_text("colour: red\n", "utf-8")
    run = tthc("parse", folder)
    assert run.returncode == 2
    assert "colour" in run.stderr.decode()
    assert "tthc.yaml" in run.stderr.decode()


@pytest.mark.parametrize("key", ["select", "ignore"])
def test_unknown_finding_is_named_beside_the_known_ones(tthc: Run, folder: Path, key: str) -> None:
    (folder / "tthc.yaml").write_text(f"lang: en\n{key}: [CAS002, date-mismatch, CAS999]\n", "utf-8")
    run = tthc("check-cascade", folder)
    assert (run.returncode, run.stdout) == (2, b"")
    [line] = run.stderr.decode().splitlines()
    assert f"`CAS999` in {key} is no code" in line
    assert "CAS002 (date-mismatch), CAS003 (type-word)" in line


def test_an_empty_folder_proves_nothing_and_a_missing_one_cannot_be_read(tthc: Run, tmp_path: Path) -> None:
    assert tthc("check-cascade", tmp_path).returncode == 2
    missing = tthc("check-cascade", tmp_path / "none", "--lang", "en")
    assert (missing.returncode, missing.stdout) == (3, b"")
    assert "There is no folder" in missing.stderr.decode()
    assert tthc("parse", tmp_path / "none").returncode == 3
    parsed = tthc("parse", tmp_path)
    assert (parsed.returncode, json.loads(parsed.stdout)) == (0, [])


def test_readme_says_what_the_contract_leaves_to_ask() -> None:
    readme = (_SAMPLES.parent / "README.md").read_text("utf-8")
    assert "Định dạng `xlsx` cần thêm một thư viện: `pip install 'tthc[xlsx]'`" in readme
    assert "«dòng» đếm từ đầu văn bản trích ra, là văn bản in bằng `tthc parse TỆP --format text`" in readme
    assert "thư mục không có văn bản nào để kiểm tra" in readme


def test_version_and_help(tthc: Run) -> None:
    assert re.fullmatch(rb"tthc \d+\.\d+\.\d+\n", tthc("--version").stdout)
    assert tthc("--help").returncode == 0
    assert "check-cascade" in tthc("-h").stdout.decode()


def test_schema(tthc: Run) -> None:
    assert json.loads(tthc("schema", "plan").stdout)["title"] == "Plan"
    named = {"plan", "cascade", "findings", "config", "statistics"}
    assert set(json.loads(tthc("schema").stdout)) == named


def test_closed_pipe_is_no_error(tmp_path: Path) -> None:
    write_plan(tmp_path / "kh.txt")
    command = f"'{sys.executable}' -m tthc_cli parse '{tmp_path}' | true; echo ${{PIPESTATUS[0]}}"
    run = subprocess.run(["bash", "-c", command], capture_output=True, check=True)
    assert (run.stdout, run.stderr) == (b"0\n", b"")


class TestCheckCascade:
    """On the sample province, which has planted faults."""

    def test_findings_end_1_and_json_is_the_default_in_a_pipe(self, tthc: Run) -> None:
        run = tthc("check-cascade", _SAMPLES / "tinh")
        assert run.returncode == 1
        report = json.loads(run.stdout)
        assert report["summary"]["error"] > 0
        assert all(Path(document["path"]).is_file() for document in report["documents"])

    def test_text_ends_with_the_verdict(self, tthc: Run) -> None:
        run = tthc("check-cascade", _SAMPLES / "tinh", "--format", "text", COLUMNS="80")
        lines = run.stdout.decode().splitlines()
        assert lines[-1].startswith("Chưa đạt – ")
        assert lines[-2] == "«dòng» đếm theo văn bản trích ra, xem bằng: tthc parse TỆP --format text"
        assert max(map(len, lines)) <= 80

    def test_fail_level_and_choice_of_findings(self, tthc: Run) -> None:
        folder = _SAMPLES / "tinh"
        assert tthc("check-cascade", folder, "--fail-on", "never").returncode == 0
        assert tthc("check-cascade", folder, "--ignore", "CAS").returncode == 0
        for chosen in ("task-missing", "CAS007", "cas007"):
            report = json.loads(tthc("check-cascade", folder, "--select", chosen).stdout)
            assert {finding["code"] for finding in report["findings"]} == {"CAS007"}

    def test_narrowed_to_one_unit_or_level(self, tthc: Run) -> None:
        one = json.loads(tthc("check-cascade", _SAMPLES / "tinh", "--unit", "sở y tế").stdout)
        assert [Path(coverage["child"]).name for coverage in one["coverage"]] == ["KH-So-Y-te.docx"]
        districts = json.loads(tthc("check-cascade", _SAMPLES / "tinh", "--level", "district").stdout)
        assert len(districts["coverage"]) == 2
        nobody = tthc("check-cascade", _SAMPLES / "tinh", "--unit", "khongco")
        assert (nobody.returncode, nobody.stdout) == (2, b"")
        assert "--unit khongco" in nobody.stderr.decode()

    def test_unreadable_file_is_told_and_ends_3(self, tthc: Run, folder: Path) -> None:
        run = tthc("check-cascade", folder)
        assert run.returncode == 3
        report = json.loads(run.stdout)
        assert [Path(item["path"]).name for item in report["unreadable"]] == ["rong.pdf"]
        assert report["files"] == 2

    def test_parent_from_outside_the_folder(self, tthc: Run, tmp_path: Path) -> None:
        child = tmp_path / "KH-So-Y-te.docx"
        child.write_bytes((_SAMPLES / "tinh" / child.name).read_bytes())
        report = json.loads(
            tthc("check-cascade", tmp_path, "--parent", _SAMPLES / "tinh" / "QD-2618-UBND-tinh.pdf").stdout
        )
        assert [Path(coverage["child"]).name for coverage in report["coverage"]] == [child.name]

    def test_unreadable_parent_ends_3(self, tthc: Run, folder: Path) -> None:
        run = tthc("check-cascade", folder, "--parent", folder / "rong.pdf")
        assert (run.returncode, run.stdout) == (3, b"")


class TestDiff:
    """One pair of the sample province."""

    _PARENT = _SAMPLES / "tinh" / "QD-2618-UBND-tinh.pdf"

    def test_one_coverage_object(self, tthc: Run) -> None:
        run = tthc("diff", self._PARENT, _SAMPLES / "tinh" / "KH-So-Y-te.docx")
        assert run.returncode == 1
        assert {item["status"] for item in json.loads(run.stdout)["items"]} >= {"covered", "missing"}

    def test_a_child_that_cites_another_parent(self, tthc: Run, tmp_path: Path) -> None:
        run = tthc("diff", self._PARENT, write_plan(tmp_path / "kh.txt"))
        assert json.loads(run.stdout)["parent"] == str(self._PARENT)
        text = tthc("diff", self._PARENT, tmp_path / "kh.txt", "--format", "text").stdout.decode()
        assert "Kế hoạch này không viện dẫn" in text
        assert "thư mục" not in text

    def test_unreadable_child_ends_3(self, tthc: Run, folder: Path) -> None:
        run = tthc("diff", self._PARENT, folder / "rong.pdf")
        assert (run.returncode, run.stdout) == (3, b"")


# --- nothing lost ----------------------------------------------------------------------------------------------------


def test_too_little_of_a_document_ends_three_and_names_the_lines(tthc: Run, folder: Path) -> None:
    plan = folder / "kh.txt"
    plan.write_text(plan.read_text("utf-8") + "17\n", "utf-8")
    result = tthc("parse", plan, "--min-coverage", "100")
    assert result.returncode == 3
    told = result.stderr.decode()
    assert "kh.txt" in told
    assert "dòng 16 «17»" in told
    assert json.loads(result.stdout)["coverage"]["orphans"][0]["text"] == "17"
    assert tthc("parse", plan, "--min-coverage", "95").returncode == 0


def test_coverage_is_not_asked_of_a_bare_text(tthc: Run, folder: Path) -> None:
    assert tthc("parse", folder / "kh.txt", "--format", "text", "--min-coverage", "100").returncode == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["parse"], "Thiếu PATH"),
        (["nope"], "Không có lệnh nope"),
        (["parse", "a.txt", "--nope"], "Không có tùy chọn --nope"),
        (["parse", "a.txt", "--jobs", "x"], "Giá trị của --jobs không hợp lệ"),
        (["parse", "a.txt", "--format"], "Tùy chọn --format cần một giá trị"),
        (["schema", "a", "b"], "Thừa tham số: b"),
        (["parse", "--lang", "en"], "PATH is missing"),
    ],
)
def test_wrong_usage_is_told_in_the_language_of_the_user(tthc: Run, arguments: list[str], words: str) -> None:
    run = tthc(*arguments)
    assert run.returncode == 2
    assert words in run.stderr.decode()
    assert run.stdout == b""
