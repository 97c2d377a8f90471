"""Exit codes that no file on disk can provoke."""

from __future__ import annotations

import pytest
import typer

from tthc_cli.cli.exit_code import exit_code
from tthc_cli.cli.run import Choices, Failures, run
from tthc_cli.config import Settings
from tthc_cli.errors import UsageError
from tthc_cli.model.findings import Finding, FindingsReport, Summary


def _report(code: str, severity: str) -> FindingsReport:
    values = {
        "code": code,
        "name": "x",
        "severity": severity,
        "message": "",
        "path": "a",
        "span": None,
        "fingerprint": "",
    }
    finding = Finding.model_validate(values)
    return FindingsReport(files=1, unreadable=(), findings=(finding,), summary=Summary.model_validate({severity: 1}))


@pytest.mark.parametrize(
    ("code", "severity", "fail_on", "expected"),
    [
        ("CAS007", "error", "error", 1),
        ("CAS007", "error", "never", 0),
        ("CAS010", "warning", "error", 0),
        ("CAS010", "warning", "warning", 1),
        ("INT001", "error", "never", 4),
    ],
)
def test_findings_end_a_run(code: str, severity: str, fail_on: str, expected: int) -> None:
    assert exit_code(_report(code, severity), Settings.model_validate({"fail_on": fail_on})) == expected


def _end(error: BaseException | None = None, failed: int = 0) -> int:
    def work(settings: Settings, failures: Failures) -> int:
        failures.exit_code = failed
        if error is not None:
            raise error
        return 1

    with pytest.raises(typer.Exit) as ended:
        run(Choices(), None, work)
    return ended.value.exit_code


@pytest.mark.parametrize(
    ("error", "failed", "expected"),
    [
        (None, 0, 1),
        (None, 3, 3),
        (UsageError("nothing_to_check"), 0, 2),
        (UsageError("nothing_to_check"), 3, 3),
        (KeyboardInterrupt(), 0, 130),
        (RuntimeError("a bug"), 3, 4),
    ],
)
def test_the_highest_code_applies(error: BaseException | None, failed: int, expected: int) -> None:
    assert _end(error, failed) == expected


def test_a_fault_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    _end(RuntimeError("a bug"))
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "RuntimeError: a bug" in captured.err
    assert len(captured.err.splitlines()) == 1


def test_a_fault_is_raised_for_developers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TTHC_DEBUG", "1")
    with pytest.raises(RuntimeError):
        run(Choices(), None, lambda *_: (_ for _ in ()).throw(RuntimeError("a bug")))
