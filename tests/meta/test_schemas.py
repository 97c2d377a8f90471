"""`schemas/` holds what the models say, and what is printed fits it."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from tests.factories import make_citation, make_plan, make_task
from tthc_cli.report.schema import SCHEMAS, render_schema

_FOLDER = Path(__file__).parents[2] / "schemas"


@pytest.mark.parametrize("name", SCHEMAS)
def test_file_equals_model(name: str) -> None:
    assert (_FOLDER / f"{name}.json").read_text("utf-8") == "".join(render_schema(name)), "run: python schemas/write.py"


def test_no_file_without_a_model() -> None:
    assert {path.stem for path in _FOLDER.glob("*.json")} == set(SCHEMAS)


def test_a_plan_fits_its_schema() -> None:
    plan = make_plan("a.docx", citations=[make_citation("Quyết định số 1/QĐ-UBND")], tasks=(make_task("1", "Việc"),))
    schema = json.loads("".join(render_schema("plan")))
    jsonschema.Draft202012Validator(schema).validate(json.loads(plan.model_dump_json()))
    assert set(schema["required"]) == set(schema["properties"]), "what is printed has every field"


def test_settings_may_leave_out_any_key() -> None:
    schema = json.loads("".join(render_schema("config")))
    jsonschema.Draft202012Validator(schema).validate({})
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema).validate({"colour": "red"})
