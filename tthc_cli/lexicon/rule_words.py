"""What findings are called and what to do about them (data/rule_words.yaml)."""

from __future__ import annotations

from typing import NamedTuple

from tthc_cli.lexicon.data_files import read_data


class RuleWords(NamedTuple):
    """The name of a finding in words, and one or two sentences on what to do."""

    title: str
    help: str


def rule_words(code: str, name: str, lang: str) -> RuleWords:
    """The words for `code` in `lang`; the finding's own `name` for a code that has none."""
    entry = read_data("rule_words").get(code)
    return RuleWords(**entry[lang]) if entry else RuleWords(name, name)
