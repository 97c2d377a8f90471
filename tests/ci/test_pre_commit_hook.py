""".pre-commit-hooks.yaml: what pre-commit reads, and the hook in a repository that is thrown away."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ci.steps import BAD, BAD_CODE, BAD_LINE, GOOD, ROOT, fill, load
from tests.needs import require_program, require_registry

_HOOKS = {hook["id"]: hook for hook in load(".pre-commit-hooks.yaml")}
# What pre-commit installs the hook from; enough of the project to build it.
_SOURCE = ("tthc_cli", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    # Not the settings of whoever runs the tests, nor those of a git that runs them as a hook.
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    author = {
        f"GIT_{role}_{part}": "test@example.org" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")
    }
    environment = clean | author | {"GIT_CONFIG_GLOBAL": os.devnull, "PRE_COMMIT_HOME": str(folder.parent / "home")}
    command = ["git", "-c", "protocol.file.allow=always", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)


def _commit(folder: Path, *files: str) -> subprocess.CompletedProcess[str]:
    assert _git(folder, "add", "--force", "--", *files).returncode == 0
    return _git(folder, "commit", "--message", "Dự thảo")


@pytest.fixture(scope="module")
def hook_source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as it stands, uncommitted changes too, as a repository with the tag v1."""
    require_program("git")
    source = tmp_path_factory.mktemp("source") / "tthc"
    source.mkdir()
    for name in _SOURCE:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, source / name)
    for command in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "tthc"], ["tag", "v1"]):
        assert _git(source, *command).returncode == 0
    return source


@pytest.fixture(scope="module")
def repository(hook_source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of drafts in which both hooks are installed."""
    require_registry()
    folder = tmp_path_factory.mktemp("office") / "repo"
    folder.mkdir()
    (folder / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {hook_source}\n  rev: v1\n  hooks:\n"
        "  - id: tthc-check\n  - id: tthc-check-cascade\n    args: [ke-hoach]\n    files: ^ke-hoach/\n"
    )
    assert _git(folder, "init", "--quiet").returncode == 0
    installed = _git(
        folder, "-c", "alias.hooks=!" + f"'{sys.executable}' -m pre_commit install --install-hooks", "hooks"
    )
    assert installed.returncode == 0, installed.stdout + installed.stderr
    return folder


@pytest.mark.parametrize("hook", _HOOKS.values(), ids=_HOOKS)
def test_structure(hook: dict[str, object]) -> None:
    assert {"id", "name", "description", "entry", "language", "files"} <= set(hook)
    assert hook["language"] == "python"
    # One process: two would start LibreOffice twice.
    assert hook["require_serial"] is True
    # Through a pipe tthc writes json unless told otherwise.
    assert "--format text" in str(hook["entry"])


@pytest.mark.parametrize("hook", _HOOKS.values(), ids=_HOOKS)
@pytest.mark.parametrize(
    ("path", "chosen"),
    [
        ("KH.docx", True),
        ("dự thảo/Kế hoạch số 12 (sửa).DOCX", True),
        ("đã ký/QĐ.pdf", True),
        ("a/KH.doc", True),
        ("a/~$KH.docx", False),
        ("~$KH.docx", False),
        ("a~$KH.docx", True),
        ("KH.docx.bak", False),
        ("docx", False),
        ("README.md", False),
    ],
)
def test_which_files_it_takes(hook: dict[str, str], path: str, chosen: bool) -> None:
    taken = re.search(hook["files"], path) and not re.search(hook["exclude"], path)
    assert bool(taken) is chosen


@pytest.mark.slow
class TestInARepository:
    def test_a_bad_draft_stops_the_commit_at_its_line(self, repository: Path) -> None:
        fill(repository, {"dự thảo/Kế hoạch thị xã.docx": BAD})
        commit = _commit(repository, "dự thảo/Kế hoạch thị xã.docx")
        assert commit.returncode != 0
        output = commit.stdout + commit.stderr
        assert "dự thảo/Kế hoạch thị xã.docx" in output
        assert f"{BAD_CODE} cited-type-word – dòng {BAD_LINE}" in output
        _git(repository, "reset", "--quiet")

    def test_good_drafts_pass_whatever_they_are_called(self, repository: Path) -> None:
        names = ["dự thảo/Kế hoạch Sở Y tế (lần 2).docx", "-KH.DOCX"]
        fill(repository, dict.fromkeys(names, GOOD))
        commit = _commit(repository, *names)
        assert commit.returncode == 0, commit.stdout + commit.stderr
        assert "Passed" in commit.stdout + commit.stderr

    def test_lock_files_and_other_files_are_not_checked(self, repository: Path) -> None:
        (repository / "~$KH.docx").write_bytes(b"lock")
        (repository / "ghi chú.md").write_text("Không phải văn bản.\n", "utf-8")
        commit = _commit(repository, "~$KH.docx", "ghi chú.md")
        assert commit.returncode == 0, commit.stdout + commit.stderr
        assert "Skipped" in commit.stdout + commit.stderr

    def test_a_folder_is_held_against_its_parent(self, repository: Path) -> None:
        samples = ROOT / "samples" / "tinh"
        fill(
            repository, {f"ke-hoach/{name}": samples / name for name in ("QD-2618-UBND-tinh.pdf", "KH-So-Noi-vu.docx")}
        )
        commit = _commit(repository, "ke-hoach")
        assert commit.returncode != 0
        assert "CAS" in commit.stdout + commit.stderr
        _git(repository, "reset", "--quiet")
