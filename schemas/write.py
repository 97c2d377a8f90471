"""Writes the JSON Schemas of this folder from the models: `python schemas/write.py`. A test holds the two equal."""

from __future__ import annotations

from pathlib import Path

from tthc_cli.report.schema import SCHEMAS, render_schema

if __name__ == "__main__":
    for name in SCHEMAS:
        (Path(__file__).parent / f"{name}.json").write_text("".join(render_schema(name)), encoding="utf-8")
