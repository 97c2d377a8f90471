"""The base of all models and the place of a value in its document."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict

SCHEMA_VERSION = "1.0"


class Model(BaseModel):
    """A frozen model that rejects unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def __setstate__(self, state: dict[Any, Any]) -> None:
        """Takes what a worker process sent.

        Which fields were given is the same for thousands of models, and a set of its own for each is half of what a
        task weighs: they share one, which nothing changes in a frozen model.
        """
        given = state["__pydantic_fields_set__"]
        state["__pydantic_fields_set__"] = _FIELDS_GIVEN.setdefault(frozenset(given), given)
        super().__setstate__(state)


# Names of fields → the one set that holds them.
_FIELDS_GIVEN: dict[frozenset[str], set[str]] = {}


class Span(Model):
    """Where a value stands.

    `start` and `end` (exclusive) count code points of the extracted text, which `tthc parse --format text` prints;
    `line` and `column` count from 1 in that text. `page` counts from 1 and is null where a format has no pages. `bbox`
    is (x0, top, x1, bottom) in points from the page's upper left corner, where the format has a layout. `ocr` says that
    the page was read from its picture, so that a letter or digit may be misread.
    """

    page: int | None
    line: int
    column: int
    start: int
    end: int
    bbox: tuple[float, float, float, float] | None = None
    ocr: bool = False
