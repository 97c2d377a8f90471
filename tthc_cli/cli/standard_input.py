"""`-` among the PATHs: a document that comes through standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tthc_cli.workers import Reading

DASH = Path("-")


@contextmanager
def spooled(paths: Sequence[Path]) -> Iterator[list[Path]]:
    """The paths with `-` replaced by a file that holds standard input, for as long as the context is open."""
    if DASH not in paths:
        yield list(paths)
        return
    from tthc_cli.folder import spool

    with TemporaryDirectory(prefix="tthc-") as folder:
        file = spool(sys.stdin.buffer.read(), Path(folder))
        yield [file if path == DASH else path for path in paths]


def under_given_name(reading: Reading[Any], given: Sequence[Path], read: Sequence[Path]) -> Reading[Any]:
    """The reading under the path that was given for it: what came through standard input is called `-`."""
    if DASH not in given or reading.path != str(read[given.index(DASH)]):
        return reading
    if reading.failure is not None:
        facts = {**reading.failure.facts, "path": "-"}
        return replace(reading, path="-", failure=replace(reading.failure, path="-", facts=facts))
    return replace(reading, path="-", value=_renamed(reading.value))


def _renamed(value: Any) -> Any:
    source = getattr(value, "source", None)
    if source is None:
        return value
    return value.model_copy(update={"source": source.model_copy(update={"path": "-"})})
