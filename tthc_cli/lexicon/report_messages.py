"""The words of reports and of the command line (data/report_messages.yaml)."""

from __future__ import annotations

from tthc_cli.lexicon.data_files import read_data
from tthc_cli.lexicon.messages import message


def label(key: str, lang: str, /, **facts: object) -> str:
    """The words at `key` in `lang`, filled with `facts`. Raises `KeyError` for a key that is not there."""
    words: str = read_data("report_messages")[key][lang]
    return words.format(**facts)


def sentence(key: str, lang: str, /, **facts: object) -> str:
    """The sentence at `key`, whichever of the two message files holds it: an error may come from any stage."""
    return label(key, lang, **facts) if key in read_data("report_messages") else message(key, lang, **facts)
