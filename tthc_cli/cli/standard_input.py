"""`-` among the PATHs: a document, or an archive of documents, that comes through standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tthc_cli.workers import Reading

DASH = Path("-")


@dataclass(frozen=True, slots=True)
class Given:
    """The paths to read; `spool` is the file among them that holds standard input."""

    paths: list[Path]
    spool: Path | None = None

    def name(self, path: Path) -> str:
        """What a path is called before people: `-` for standard input, `-/plan.docx` for a file in it."""
        if self.spool is None or not path.is_relative_to(self.spool):
            return str(path)
        return str(DASH / path.relative_to(self.spool))

    def rename(self, reading: Reading[Any]) -> Reading[Any]:
        """The reading under the name of its path."""
        name = self.name(Path(reading.path))
        if name == reading.path:
            return reading
        if reading.failure is not None:
            facts = {**reading.failure.facts, "path": name}
            return replace(reading, path=name, failure=replace(reading.failure, path=name, facts=facts))
        return replace(reading, path=name, value=_renamed(reading.value, name))


@contextmanager
def spooled(paths: Sequence[Path]) -> Iterator[Given]:
    """The paths with `-` replaced by a file that holds standard input, for as long as the context is open."""
    if DASH not in paths:
        yield Given(list(paths))
        return
    from tthc_cli.folder import spool

    with TemporaryDirectory(prefix="tthc-") as folder:
        file = spool(sys.stdin.buffer.read(), Path(folder))
        yield Given([file if path == DASH else path for path in paths], file)


def _renamed(value: Any, name: str) -> Any:
    if hasattr(value, "renamed"):
        return value.renamed(name)
    source = getattr(value, "source", None)
    if source is None:
        return value
    return value.model_copy(update={"source": source.model_copy(update={"path": name})})
