"""What one file may cost the process that reads it: seconds and memory.

PDFium and lxml are C code that no Python signal interrupts, so the limits are held from outside: the memory by the
system, the seconds by the parent process (`pool.py`), which a reader can ask for more.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

MEMORY_BESIDE_FILE = 300_000_000
"""Bytes that a reader may take beside the file. The heaviest sample takes 70 MB, Python and libraries included."""

SECONDS_PER_PAGE = 0.5
"""What a page that was read adds to the time of its file. The slow reader needs 0.06; machines are slower, too."""

_ask: Callable[[float], None] | None = None


def allow_more_time(seconds: float) -> None:
    """Tells whoever watches the clock that the file is making progress and may take `seconds` more.

    For readers whose work grows with the file: a page, a page to be recognised. Where nobody watches it does nothing.
    """
    if _ask is not None:
        _ask(seconds)


def watch_this_process(memory: int, ask: Callable[[float], None]) -> None:
    """Bounds what this process may take beside what it was forked with; `ask` carries requests for time to the one who
    watches the clock.
    """
    global _ask
    _ask = ask
    limit_memory(_inherited_memory() + memory)


def _inherited_memory() -> int:
    """Bytes of data that this process has from the one that forked it, a notebook or a server perhaps; 0 where the
    system does not tell.
    """
    try:
        status = Path("/proc/self/status").read_text("ascii", "replace")
    except OSError:
        return 0
    found = re.search(r"^VmData:\s*(\d+) kB", status, re.MULTILINE)
    return 1024 * int(found[1]) if found else 0


def limit_memory(most: int) -> None:
    """Bounds the memory of this process and of those it starts, where the system can: not on Windows."""
    try:
        resource = import_module("resource")
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
