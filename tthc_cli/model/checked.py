"""One document checked: its findings, and what a report wants to know beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from tthc_cli.model.draft import WaiverMark
from tthc_cli.model.findings import Finding


@dataclass(frozen=True, slots=True)
class CheckedDraft:
    """What a worker hands back about one document.

    `findings` are those of every rule, off or on. `excerpts` holds the line of every finding and mark, by its number;
    `marks` are the comments of the document that ask for silence; `sha256` is that of the file.
    """

    path: str
    findings: tuple[Finding, ...]
    excerpts: Mapping[int, str]
    marks: tuple[WaiverMark, ...] = ()
    sha256: str = ""

    def renamed(self, path: str) -> CheckedDraft:
        """The same under another path."""
        return replace(
            self, path=path, findings=tuple(each.model_copy(update={"path": path}) for each in self.findings)
        )

    def keeping(self, findings: tuple[Finding, ...]) -> CheckedDraft:
        """The same with only these of its findings."""
        return replace(self, findings=findings)
