"""What is said beside the result: sentences and progress, on standard error alone."""

from __future__ import annotations

import sys
from dataclasses import dataclass


def tell(message_key: str, lang: str, /, **facts: object) -> None:
    """Prints one sentence, with the file it is about in front."""
    from tthc_cli.lexicon.report_messages import sentence

    words = sentence(message_key, lang, **facts)
    path = str(facts.get("path", ""))
    print(_on_one_line(f"tthc: {words}" if path in words else f"tthc: {path}: {words}"), file=sys.stderr)


def _on_one_line(words: str) -> str:
    """A name may hold line ends, and what a terminal would obey."""
    return "".join(character if character.isprintable() else "�" for character in words)


@dataclass(slots=True)
class Progress:
    """A line that counts files, on a terminal only; wiped before anything else is printed."""

    wanted: bool
    visible: bool = False

    @classmethod
    def open(cls, *, quiet: bool) -> Progress:
        """Progress for this run: none where it was declined or where nobody watches."""
        return cls(wanted=not quiet and sys.stderr.isatty())

    def show(self, done: int, total: int, path: str, lang: str, label_key: str = "progress") -> None:
        """Replaces the line by that of the label. A single file is done before anybody could look."""
        if not self.wanted or total < 2:
            return
        from tthc_cli.lexicon.report_messages import label

        words = label(label_key, lang, done=done, total=total, path=_on_one_line(path[-50:]))
        print(f"\r\x1b[K{words}", end="", file=sys.stderr, flush=True)
        self.visible = True

    def clear(self) -> None:
        """Wipes the line."""
        if self.visible:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
            self.visible = False
