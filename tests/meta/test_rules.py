"""Every rule is unique, lies in a file that bears its code and name, and is explained in both languages."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from tthc_cli.check.rules import all_rules
from tthc_cli.lexicon.data_files import read_data
from tthc_cli.lexicon.rule_texts import FAMILIES, find_rule_text

_RULES = all_rules()
_CODES = [rule.code for rule in _RULES]


def test_codes_and_names_are_unique() -> None:
    assert len(set(_CODES)) == len(_CODES)
    names = [rule.name for rule in _RULES]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("rule", _RULES, ids=_CODES)
def test_file_bears_code_and_name(rule: object) -> None:
    find = rule.find  # type: ignore[attr-defined]
    folder, module = find.__module__.rsplit(".", 2)[-2:]
    assert folder == FAMILIES[rule.code[:3]]  # type: ignore[attr-defined]
    assert module.startswith(rule.code.lower() + "_")  # type: ignore[attr-defined]


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("code", _CODES)
def test_rule_is_explained(code: str, lang: str) -> None:
    text = find_rule_text(code, lang)
    assert text.summary.endswith(".")
    assert text.why.endswith(".")
    assert text.wrong != text.right
    assert text.basis is None or re.search(r"Nghị định|Luật|Nghị quyết", text.basis)


def test_no_explanation_without_a_rule() -> None:
    explained = [
        code for family in FAMILIES.values() if family != "internal" for code in read_data(f"check/rules_{family}")
    ]
    assert sorted(explained) == sorted(_CODES)


@pytest.mark.parametrize("rule", _RULES, ids=_CODES)
def test_messages_say_the_same_in_both_languages(rule: object) -> None:
    prefix = f"{rule.code.lower()}_"  # type: ignore[attr-defined]
    sentences = {key: text for key, text in read_data("messages").items() if key.startswith(prefix)}
    assert sentences
    for text in sentences.values():
        facts = [{name for _, name, _, _ in Formatter().parse(words) if name} for words in text.values()]
        assert facts[0] == facts[1]
