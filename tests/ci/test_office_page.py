"""docs/ci/README.md says what is true: its commands run, its examples fit the files they speak of."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.ci.steps import BAD, BAD_CODE, GOOD, ROOT, fill, load
from tests.needs import needs_program
from tthc_cli.config import read_settings

_PAGE = (ROOT / "docs" / "ci" / "README.md").read_text("utf-8")
_SHARE = "/du-lieu"
_TTHC = (sys.executable, "-m", "tthc_cli")


def _blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.+?)^```", _PAGE, re.MULTILINE | re.DOTALL)


def _example(name: str) -> Any:
    (block,) = (block for block in _blocks("yaml") if block.startswith(f"# {name}\n"))
    return yaml.safe_load(block)


_COMMANDS = [line for block in _blocks("sh") for line in block.splitlines() if line.startswith("tthc ")]


@pytest.fixture(scope="module")
def share(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shared folder of the page, with drafts and an empty folder for reports."""
    share = tmp_path_factory.mktemp("share")
    drafts = {"KH.docx": BAD, "KH-moi.docx": GOOD}
    fill(share / "du-thao", drafts)
    (share / "bao-cao").mkdir()
    shutil.copytree(ROOT / "samples" / "tinh", share / "ke-hoach")
    return share


@pytest.fixture(scope="module")
def options() -> dict[str, str]:
    """Subcommand → its help."""
    names = {command.split()[1] for command in _COMMANDS}
    return {name: subprocess.check_output([*_TTHC, name, "--help"], encoding="utf-8") for name in names}


def _run(command: str, share: Path) -> subprocess.CompletedProcess[str]:
    words = shlex.split(command.replace(_SHARE, str(share)), comments=True)[1:]
    run = [*_TTHC, *words]
    return subprocess.run(run, cwd=share, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True)


@pytest.mark.parametrize("command", _COMMANDS)
def test_commands_run(command: str, share: Path, options: dict[str, str]) -> None:
    asked = set(re.findall(r"(--[a-z-]+)", command))
    known = set(re.findall(r"(--[a-z-]+)", options[command.split()[1]]))
    assert asked <= known
    run = _run(command, share)
    assert run.returncode in (0, 1), run.stderr
    written = [
        name for name in re.findall(rf"{_SHARE}/bao-cao/(\S+)", command) if not (share / "bao-cao" / name).exists()
    ]
    assert written == []


def test_the_first_command_tells_what_is_wrong(share: Path) -> None:
    run = _run(_COMMANDS[0], share)
    assert run.returncode == 1
    assert BAD_CODE in run.stdout


def test_the_scheduled_command_is_one_of_those_that_run() -> None:
    (line,) = _blocks("crontab")
    command = line.split("/opt/tthc/bin/")[1].strip()
    assert any(other.startswith(command) for other in _COMMANDS)


def test_the_settings_of_the_folder_are_settings(tmp_path: Path) -> None:
    (tmp_path / "tthc.yaml").write_text(
        next(block for block in _blocks("yaml") if block.startswith("fail_on")), "utf-8"
    )
    settings = read_settings(near=tmp_path)
    assert (settings.fail_on, settings.exclude, settings.ignore) == ("error", ("luu-tru",), ("WRD001",))


def test_the_hooks_of_the_page_exist() -> None:
    (repository,) = _example(".pre-commit-config.yaml")["repos"]
    assert [hook["id"] for hook in repository["hooks"]] == [hook["id"] for hook in load(".pre-commit-hooks.yaml")]


def test_the_workflow_uses_inputs_that_exist() -> None:
    steps = _example(".github/workflows/tthc.yml")["jobs"]["ke-hoach"]["steps"]
    (action,) = (step for step in steps if step["uses"].startswith("OWNER/tthc@"))
    (upload,) = (step for step in steps if "sarif_file" in step.get("with", {}))
    inputs = load("action.yml")["inputs"]
    assert set(action["with"]) <= set(inputs)
    assert upload["with"]["sarif_file"] == inputs["sarif-file"]["default"]


def test_the_pipeline_sets_variables_that_exist() -> None:
    example = _example(".gitlab-ci.yml")
    assert set(example["variables"]) <= set(load("ci/gitlab.yml")["variables"])
    assert (ROOT / example["include"][0]["file"]).is_file()


@needs_program("git")
def test_git_compares_word_files_by_their_words(tmp_path: Path) -> None:
    def git(*arguments: str) -> str:
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        return subprocess.check_output(
            ["git", "-c", "core.quotePath=off", *arguments],
            cwd=tmp_path,
            env=environment | {"PATH": path, "GIT_CONFIG_GLOBAL": os.devnull},
            encoding="utf-8",
        )

    (setting,) = (line for block in _blocks("sh") for line in block.splitlines() if line.startswith("git "))
    git("init", "--quiet")
    git(*shlex.split(setting)[1:])
    (tmp_path / ".gitattributes").write_text(re.findall(r"`(\*\.docx diff=\w+)`", _PAGE)[0], "utf-8")
    fill(tmp_path, {"Kế hoạch.docx": GOOD})
    git("add", "--all")
    fill(tmp_path, {"Kế hoạch.docx": BAD})
    changes = git("diff").splitlines()
    assert any(line.startswith("+Thực hiện Kế hoạch số 2618/QĐ-UBND") for line in changes)
