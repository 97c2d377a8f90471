"""JSON Schemas, written from the models. The files in `schemas/` hold the same text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Literal

from pydantic.json_schema import GenerateJsonSchema

from tthc_cli.config import Settings
from tthc_cli.errors import UsageError
from tthc_cli.model.base import Model
from tthc_cli.model.cascade import CascadeReport
from tthc_cli.model.findings import DraftsReport, Statistics
from tthc_cli.model.plan import Plan

SCHEMAS: dict[str, type[Model]] = {
    "plan": Plan,
    "cascade": CascadeReport,
    "findings": DraftsReport,
    "statistics": Statistics,
    "config": Settings,
}


def render_schema(name: str | None = None) -> Iterator[str]:
    """The schema `name`; without a name, an object that holds all. Raises `UsageError` for an unknown name."""
    if name is None:
        yield _as_text({known: _schema(known) for known in SCHEMAS})
    elif name in SCHEMAS:
        yield _as_text(_schema(name))
    else:
        raise UsageError("unknown_schema", name=name, known=", ".join(SCHEMAS))


def _schema(name: str) -> dict[str, Any]:
    """What is printed has every field, even those with a default; a settings file may leave any out."""
    mode: Literal["validation", "serialization"] = "validation" if name == "config" else "serialization"
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return dialect | SCHEMAS[name].model_json_schema(mode=mode, schema_generator=_Printed)


class _Printed(GenerateJsonSchema):
    """A field with a default is printed all the same: who reads the output may count on it."""

    def field_is_required(self, field: Any, total: bool) -> bool:
        return self.mode == "serialization" or super().field_is_required(field, total)


def _as_text(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
