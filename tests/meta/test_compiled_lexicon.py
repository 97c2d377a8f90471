"""The vocabulary that the program reads is the one that people write."""

from pathlib import Path

import tthc_cli.lexicon
from tthc_cli.lexicon.compile import compile_lexicon


def test_compiled_lexicon_equals_its_sources() -> None:
    committed = Path(tthc_cli.lexicon.__file__).with_name("compiled.json").read_text("utf-8")
    assert committed == compile_lexicon(), "run: python -m tthc_cli.lexicon.compile"
