"""`tthc.yaml`: where it is found, what wins, how its faults are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tthc_cli.config import Settings, passes, read_settings
from tthc_cli.errors import UsageError
from tthc_cli.model.findings import Summary


def test_defaults_without_a_file(tmp_path: Path) -> None:
    assert read_settings(near=tmp_path) == Settings()


def test_nearest_file_upward_and_chosen_values_win(tmp_path: Path) -> None:
    (tmp_path / "tthc.yaml").write_text("lang: en\nfail-on: warning\nignore: [CAS010]\n", "utf-8")
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    settings = read_settings(near=inner, lang="vi", jobs=None)
    source = str(tmp_path / "tthc.yaml")
    assert settings == Settings(lang="vi", fail_on="warning", ignore=("CAS010",), source=source)


def test_search_starts_at_a_file_too(tmp_path: Path) -> None:
    (tmp_path / "tthc.yaml").write_text("lang: en", "utf-8")
    (tmp_path / "kh.txt").write_text("", "utf-8")
    assert read_settings(near=tmp_path / "kh.txt").lang == "en"


@pytest.mark.parametrize(
    ("content", "key", "named"),
    [
        ("màu: đỏ", "config_unknown_key", "màu"),
        ("jobs: 0", "config_out_of_range", "jobs"),
        ("lang: fr", "config_bad_choice", "lang"),
        ("select: CAS", "config_not_list", "select"),
        ("timeout: 1e300", "config_out_of_range", "timeout"),
        ("max_size: .inf", "config_out_of_range", "max_size"),
        ("select: [1]", "config_bad_value", "select.0"),
        ("- a", "config_not_yaml", ""),
        ("a: [", "config_not_yaml", ""),
    ],
)
def test_faults_name_key_and_file(tmp_path: Path, content: str, key: str, named: str) -> None:
    file = tmp_path / "tthc.yaml"
    file.write_text(content, "utf-8")
    with pytest.raises(UsageError) as caught:
        read_settings(file)
    assert caught.value.message_key == key
    assert caught.value.facts["path"] == str(file)
    assert caught.value.facts.get("key", "") == named


def test_empty_file_sets_nothing_and_a_missing_one_is_told(tmp_path: Path) -> None:
    (tmp_path / "tthc.yaml").write_text("# nothing\n", "utf-8")
    assert read_settings(near=tmp_path) == Settings(source=str(tmp_path / "tthc.yaml"))
    with pytest.raises(UsageError, match="config_not_found"):
        read_settings(tmp_path / "other.yaml")


@pytest.mark.parametrize(
    ("error", "warning", "fail_on", "good"),
    [
        (0, 0, "warning", True),
        (0, 1, "error", True),
        (0, 1, "warning", False),
        (1, 0, "error", False),
        (1, 0, "never", False),
    ],
)
def test_fail_level(error: int, warning: int, fail_on: str, good: bool) -> None:
    assert passes(Summary(error=error, warning=warning), fail_on) is good  # type: ignore[arg-type]
