"""The vocabulary that the program reads is the one that people write."""

from pathlib import Path

import pytest

import tthc_cli.lexicon
from tthc_cli.lexicon.compile import GROUPS, compile_lexicon
from tthc_cli.lexicon.data_files import compiled_name


@pytest.mark.parametrize("group", GROUPS)
def test_compiled_lexicon_equals_its_sources(group: str) -> None:
    committed = Path(tthc_cli.lexicon.__file__).with_name(compiled_name(group)).read_text("utf-8")
    assert committed == compile_lexicon(group), "run: python -m tthc_cli.lexicon.compile"


def test_every_folder_of_data_is_a_group() -> None:
    data = Path(tthc_cli.lexicon.__file__).with_name("data")
    assert {"", *(path.name for path in data.iterdir() if path.is_dir())} == set(GROUPS)
