"""Ctrl-C while files are read: what is finished is printed whole."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from types import FrameType
from typing import TypeVar

T = TypeVar("T")


def until_interrupted(readings: Iterator[T], say_so: Callable[[], None]) -> Iterator[T]:
    """Passes all readings on until Ctrl-C is pressed; then it ends as if there were no more, and calls `say_so`.

    A reading that is being printed is printed to its end, so that the output is whole. A second Ctrl-C waits for
    nothing.
    """
    asked = waiting = False

    def note(signal_number: int, frame: FrameType | None) -> None:
        nonlocal asked
        if asked or waiting:
            asked = True
            raise KeyboardInterrupt
        asked = True

    before = signal.signal(signal.SIGINT, note)
    try:
        while not asked:
            waiting = True
            reading = next(readings)
            waiting = False
            yield reading
    except StopIteration:
        return
    except KeyboardInterrupt:
        pass
    finally:
        signal.signal(signal.SIGINT, before)
    say_so()
