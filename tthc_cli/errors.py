"""What can stop us. Each class carries the exit code of the run and a key of the sentence that says what to do next.

The sentences themselves, Vietnamese and English, are in `lexicon/data/messages.yaml`; an error only carries the facts
they need.
"""

from __future__ import annotations

from pathlib import Path


def printed_path(path: Path | str) -> str:
    """A path as results and messages show it: a name that is no Unicode has its odd bytes spelt out."""
    return str(path).encode("utf-8", "backslashreplace").decode("utf-8")


class TthcError(Exception):
    """Base of all errors that a person can do something about.

    `message_key` names the sentence in the message file, `facts` fills its places, `exit_code` ends the run.
    """

    exit_code = 4
    message_key = "internal"

    def __init__(self, **facts: object) -> None:
        super().__init__(self.message_key, facts)
        self.facts = facts


class UsageError(TthcError):
    """The command or its configuration asks for something that cannot be done."""

    exit_code = 2

    def __init__(self, message_key: str, **facts: object) -> None:
        self.message_key = message_key
        super().__init__(**facts)


class UnreadableFileError(TthcError):
    """One input file cannot be read; the others are still processed."""

    exit_code = 3

    def __init__(self, path: Path | str, reason: str, **facts: object) -> None:
        """`reason` is the last part of a message key: `empty`, `truncated`, `encrypted`, `not_what_its_name_says`, …"""
        self.message_key = f"unreadable_{reason}"
        self.path = printed_path(path)
        self.reason = reason
        super().__init__(path=self.path, **facts)


class PartlyReadError(UnreadableFileError):
    """One input file could be read in part: `value` holds what was read, and the run does not end 0."""

    def __init__(self, path: Path | str, reason: str, value: object, **facts: object) -> None:
        """`reason` and `facts` are those of the part that could not be read."""
        super().__init__(path, reason, **facts)
        self.value = value
