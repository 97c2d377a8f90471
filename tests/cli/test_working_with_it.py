"""What an office does day by day: several outputs, limits, accepted holes, the lock, the roster, drafts."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.cli.conftest import Run
from tthc_cli.cli.app import build_app

_SAMPLES = Path(__file__).parents[2] / "samples"
_TINH = _SAMPLES / "tinh"
_DECISION = "QD-2618-UBND-tinh.pdf"


@pytest.fixture
def tthc() -> Run:
    """Runs the command in this process: what a new one would cost is measured elsewhere."""

    def run(*arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
        words = [str(argument) for argument in arguments]
        result = CliRunner().invoke(build_app(words[0]), words)
        return subprocess.CompletedProcess(words, result.exit_code, result.stdout_bytes, result.stderr_bytes)

    return run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The decision of the sample province with the plan that misses three of ten tasks."""
    folder = tmp_path / "tỉnh"
    folder.mkdir()
    for name in (_DECISION, "KH-So-Y-te.docx"):
        shutil.copy(_TINH / name, folder)
    return folder


class TestOutputs:
    """`--output`, once or often."""

    def test_several_at_once_and_the_format_asked_for_on_the_screen(
        self, tthc: Run, folder: Path, tmp_path: Path
    ) -> None:
        files = {form: tmp_path / f"a=b.{form}" for form in ("sarif", "gitlab", "html")}
        options = [part for form, file in files.items() for part in ("--output", f"{form}={file}")]
        run = tthc("check-cascade", folder, "-f", "text", *options, "-o", f"junit={tmp_path / 'x.xml'}")
        assert run.returncode == 1
        assert run.stdout.decode().splitlines()[-1].startswith("Chưa đạt")
        assert json.loads(files["sarif"].read_text("utf-8"))["version"] == "2.1.0"
        assert {each["check_name"] for each in json.loads(files["gitlab"].read_text("utf-8"))} == {"CAS007"}
        assert files["html"].read_text("utf-8").startswith("<!DOCTYPE html>")
        assert "<testsuites" in (tmp_path / "x.xml").read_text("utf-8")

    def test_files_alone_leave_the_screen_silent(self, tthc: Run, folder: Path, tmp_path: Path) -> None:
        run = tthc("check-cascade", folder, "-o", tmp_path / "a.json", "-o", f"md={tmp_path / 'b'}")
        assert (run.stdout, run.stderr) == (b"", b"")
        assert json.loads((tmp_path / "a.json").read_text("utf-8"))["summary"]["error"] == 3
        assert (tmp_path / "b").read_text("utf-8").startswith("# ")

    def test_what_is_for_the_screen_does_not_go_into_a_file_that_names_another_format(
        self, tthc: Run, folder: Path, tmp_path: Path
    ) -> None:
        run = tthc("check-cascade", folder, "-f", "text", "-o", tmp_path / "a.html", "-o", tmp_path / "a.sarif")
        assert run.stdout.decode().splitlines()[-1].startswith("Chưa đạt")
        assert (tmp_path / "a.html").read_text("utf-8").startswith("<!DOCTYPE html>")
        assert json.loads((tmp_path / "a.sarif").read_text("utf-8"))["version"] == "2.1.0"

    @pytest.mark.parametrize(("output", "words"), [("srif=a.sarif", "./"), ("sarif=", "sarif=ket-qua.sarif")])
    def test_slips_are_told(self, tthc: Run, folder: Path, output: str, words: str) -> None:
        run = tthc("check-cascade", folder, "--output", output)
        assert (run.returncode, run.stdout) == (2, b"")
        assert words in run.stderr.decode()

    def test_an_input_is_never_overwritten(self, tthc: Run, folder: Path) -> None:
        before = (folder / "KH-So-Y-te.docx").read_bytes()
        run = tthc("check-cascade", folder, "-o", f"html={folder / 'KH-So-Y-te.docx'}")
        assert run.returncode == 2
        assert (folder / "KH-So-Y-te.docx").read_bytes() == before


class TestRequiredCoverage:
    """Exit 1 exactly when the printed figure is below."""

    @pytest.mark.parametrize(("limit", "code"), [("70", 0), ("70.1", 1)])
    @pytest.mark.parametrize("more", [(), ("--fail-on", "never"), ("--ignore", "CAS")])
    def test_it_alone_decides(self, tthc: Run, folder: Path, limit: str, code: int, more: tuple[str, ...]) -> None:
        run = tthc("check-cascade", folder, "--require-coverage", limit, "-f", "text", *more)
        lines = run.stdout.decode().splitlines()
        assert any("Độ bao phủ chung: 70% (yêu cầu" in line for line in lines)
        assert run.returncode == code
        assert ("CAS020" in run.stdout.decode()) == bool(code)
        # `never` spares the exit code alone; the verdict still judges by errors.
        assert lines[-1].startswith("Chưa đạt") == (bool(code) or "never" in more)

    def test_beside_a_fail_level_both_count(self, tthc: Run, folder: Path) -> None:
        assert tthc("check-cascade", folder, "--require-coverage", "50", "--fail-on", "error").returncode == 1

    def test_it_is_that_of_the_chosen_units(self, tthc: Run) -> None:
        assert tthc("check-cascade", _TINH, "--require-coverage", "95", "--unit", "Sở Y tế").returncode == 1
        assert tthc("check-cascade", _TINH, "--require-coverage", "100", "--unit", "Sở Nội vụ").returncode == 0

    @pytest.mark.parametrize("limit", ["101", "-1", "nhiều"])
    def test_no_such_share(self, tthc: Run, folder: Path, limit: str) -> None:
        assert tthc("check-cascade", folder, f"--require-coverage={limit}").returncode == 2

    def test_a_pair_has_it_too(self, tthc: Run, folder: Path) -> None:
        pair = (folder / _DECISION, folder / "KH-So-Y-te.docx")
        assert tthc("diff", *pair, "--require-coverage", "70").returncode == 0
        assert tthc("diff", *pair, "--require-coverage", "70.1").returncode == 1


class TestSettings:
    """Waivers and roster of the sample configuration."""

    def test_the_sample_accepts_a_hole_and_names_who_sent_nothing(self, tthc: Run) -> None:
        run = tthc("check-cascade", _TINH, "--config", _SAMPLES / "cau-hinh" / "tthc.yaml")
        report = json.loads(run.stdout)
        waived = [item for pair in report["coverage"] for item in pair["items"] if item["status"] == "waived"]
        assert [item["task"] for item in waived] == ["IV.2"]
        assert waived[0]["waiver"]["expires"] == "2099-12-31"
        assert "UBND huyện Sơn Hòa" in report["absent_units"]
        assert not [name for name in report["absent_units"] if "Sông Cầu" in name or "Tuy An" in name]
        codes = [finding["code"] for finding in report["findings"]]
        assert codes.count("CAS007") == 2
        assert codes.count("CAS024") == 1

    def test_expired_and_unused_waivers_point_into_the_file(self, tthc: Run, folder: Path) -> None:
        entry = "  - {{task: {task}, reason: x, owner: y, expires: {day}}}\n"
        text = entry.format(task="IV.2", day="2024-01-31") + entry.format(task="IX", day="2099-01-31")
        (folder / "tthc.yaml").write_text("waivers:\n" + text, "utf-8")
        findings = json.loads(tthc("check-cascade", folder).stdout)["findings"]
        told = [(each["code"], Path(each["path"]).name, each["span"]["line"]) for each in findings]
        assert [each for each in told if each[0] > "CAS020"] == [("CAS021", "tthc.yaml", 2), ("CAS022", "tthc.yaml", 3)]

    @pytest.mark.parametrize(
        ("content", "words"),
        [
            ("waivers: [{task: I.1, reason: x, owner: y}]", "waivers.0.expires"),
            ("waivers: [{task: I.1, reason: x, owner: y, expires: mai}]", "waivers.0.expires"),
            ("waivers: [{task: I.1, reason: '', owner: y, expires: 2024-01-01}]", "waivers.0.reason"),
            ("waivers: [{task: I.1, reason: x, owner: y, expires: 2024-01-01, ly-do: x}]", "waivers.0.ly-do"),
            ("waivers: [{task: I.1, reason: x, owner: y, expires: 2024-02-30}]", "tthc.yaml"),
            ("waivers: x", "waivers"),
            ("roster: khong-co.csv", "khong-co.csv"),
            ("roster: [1]", "roster"),
            ("require_coverage: 120", "require_coverage"),
            ("source: x", "source"),
        ],
    )
    def test_faults_name_the_key(self, tthc: Run, folder: Path, content: str, words: str) -> None:
        (folder / "tthc.yaml").write_text(content + "\n", "utf-8")
        run = tthc("check-cascade", folder)
        assert (run.returncode, run.stdout) == (2, b"")
        [line] = run.stderr.decode().splitlines()
        assert words in line


class TestLock:
    """`tthc.lock` lies beside the documents."""

    def test_a_changed_parent_lists_the_children_to_review(self, tthc: Run, folder: Path) -> None:
        first = tthc("check-cascade", folder, "--write-lock")
        lock = folder / "tthc.lock"
        written = lock.read_bytes()
        assert "tthc.lock: 1 văn bản cấp trên, 20 nhiệm vụ" in first.stderr.decode()
        again = tthc("check-cascade", folder, "--write-lock", "--quiet")
        assert (lock.read_bytes(), again.stderr) == (written, b"")
        assert again.stdout == first.stdout

        content = json.loads(written)
        content["parents"][0]["tasks"][6]["fingerprint"] = "0" * 16
        content["parents"][0]["tasks"][6]["content"] += ", hoàn thành trong Quý I"
        lock.write_text(json.dumps(content), "utf-8")
        findings = json.loads(tthc("check-cascade", folder).stdout)["findings"]
        [found] = [each for each in findings if each["code"] == "CAS023"]
        assert "II.4" in found["message"]
        assert [Path(each["path"]).name for each in found["related"]] == ["KH-So-Y-te.docx"]

    def test_a_damaged_lock_ends_2(self, tthc: Run, folder: Path) -> None:
        (folder / "tthc.lock").write_text("{", "utf-8")
        run = tthc("check-cascade", folder)
        assert (run.returncode, run.stdout) == (2, b"")
        assert "--write-lock" in run.stderr.decode()


class TestDrafts:
    """`tthc diff --drafts`."""

    @pytest.fixture
    def drafts(self, tmp_path: Path) -> tuple[Path, Path]:
        """Two drafts as texts: one task gone, one new, one changed, the rest renumbered."""
        head = "UBND TỈNH PHÚ YÊN\nSỞ Y TẾ\nSố:      /KH-SYT\nKẾ HOẠCH\nCải cách hành chính năm 2024\nII. NỘI DUNG\n"
        old = "1. Rà soát thủ tục hành chính lĩnh vực y tế.\n2. Tập huấn nghiệp vụ một cửa.\n3. Khảo sát sự hài lòng.\n"
        new = "1. Số hóa bệnh án điện tử.\n2. Rà soát thủ tục hành chính y tế trước 30/6.\n3. Khảo sát sự hài lòng.\n"
        paths = (tmp_path / "cũ.txt", tmp_path / "mới.txt")
        for path, body in zip(paths, (old, new), strict=True):
            path.write_text(f"{head}{body}GIÁM ĐỐC\n", "utf-8")
        return paths

    def test_json_of_the_contract(self, tthc: Run, drafts: tuple[Path, Path]) -> None:
        run = tthc("diff", "--drafts", *drafts)
        diff = json.loads(run.stdout)
        assert run.returncode == 0
        assert diff["added"] == [{"path": "II.1", "content": "Số hóa bệnh án điện tử."}]
        assert [task["path"] for task in diff["removed"]] == ["II.2"]
        assert {(each["path"], each["field"]) for each in diff["changed"]} >= {("II.2", "content")}
        assert diff["moved"] == [{"old": "II.1", "new": "II.2"}]

    @pytest.mark.parametrize("form", ["text", "md"])
    def test_for_people(self, tthc: Run, drafts: tuple[Path, Path], form: str) -> None:
        text = tthc("diff", "--drafts", *drafts, "-f", form).stdout.decode()
        assert "Số hóa bệnh án điện tử" in text
        assert "cũ.txt → mới.txt" in text

    def test_no_difference(self, tthc: Run, drafts: tuple[Path, Path]) -> None:
        text = tthc("diff", "--drafts", drafts[0], drafts[0], "-f", "text").stdout.decode()
        assert "không khác nhau" in text

    def test_a_draft_and_its_signed_copy(self, tthc: Run) -> None:
        """Same tasks as DOCX and PDF: only the head differs."""
        files = [_TINH / f"KH-So-Tu-phap-{name}" for name in ("du-thao.docx", "da-ky.pdf")]
        diff = json.loads(tthc("diff", "--drafts", *files).stdout)
        assert (diff["added"], diff["removed"], diff["moved"]) == ([], [], [])
        assert {each["path"] for each in diff["changed"]} == {"(document)"}

    @pytest.mark.parametrize("form", ["sarif", "html", "xlsx"])
    def test_formats_about_findings_are_refused(self, tthc: Run, drafts: tuple[Path, Path], form: str) -> None:
        run = tthc("diff", "--drafts", *drafts, "-f", form)
        assert (run.returncode, run.stdout) == (2, b"")

    def test_an_unreadable_draft_ends_3(self, tthc: Run, drafts: tuple[Path, Path], tmp_path: Path) -> None:
        run = tthc("diff", "--drafts", drafts[0], tmp_path / "none.docx")
        assert (run.returncode, run.stdout) == (3, b"")
