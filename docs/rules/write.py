"""Writes the pages of this folder from the rules: `python docs/rules/write.py`. A test holds the two equal."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from tthc_cli.check.explain import explain_rules
from tthc_cli.report.canvas import Canvas
from tthc_cli.report.rules import render_rules

LANGUAGES = {"vi": ".", "en": "en"}


def render_pages() -> dict[str, str]:
    """Path below this folder → text: a page for each family and language, as `explain --all --format md` has it."""
    pages = {}
    for lang, folder in LANGUAGES.items():
        rules = sorted(explain_rules(lang), key=lambda rule: (rule.family, rule.code))
        for family, members in groupby(rules, key=lambda rule: rule.family):
            text = "".join(render_rules("md", tuple(members), Canvas(lang)))
            pages[(Path(folder) / f"{family}.md").as_posix()] = text.rstrip("\n") + "\n"
    return pages


if __name__ == "__main__":
    for name, text in render_pages().items():
        page = Path(__file__).parent / name
        page.parent.mkdir(exist_ok=True)
        page.write_text(text, encoding="utf-8")
