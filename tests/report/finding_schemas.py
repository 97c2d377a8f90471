"""What the public formats of findings ask of a file, as far as ours use them, written down from their specifications.

SARIF: OASIS "Static Analysis Results Interchange Format" 2.1.0, which allows no other property where we say so.
GitLab: "Code Quality", section on the report format. Reviewdog: `proto/rdf`.
"""

from __future__ import annotations

from typing import Any


def _object(required: str = "", **properties: Any) -> dict[str, Any]:
    """An object that holds these properties and no others."""
    closed = {"type": "object", "additionalProperties": False, "properties": properties}
    return closed | {"required": required.split()}


def _list(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": item, "uniqueItems": True}


_TEXT = {"type": "string", "minLength": 1}
_FROM_ONE = {"type": "integer", "minimum": 1}
_FROM_NULL = {"type": "integer", "minimum": 0}
_BAG = {"type": "object"}
_LEVEL = {"enum": ["none", "note", "warning", "error"]}
_MESSAGE = _object("text", text=_TEXT)
_URI = {"type": "string", "pattern": r"^(file:///|[^/:\s])[A-Za-z0-9._~/%!$&'()*+,;=:@-]*$"}
_ARTIFACT = _object("uri", uri=_URI, uriBaseId=_TEXT)
_REGION = _object("startLine", startLine=_FROM_ONE, startColumn=_FROM_ONE, charOffset=_FROM_NULL, charLength=_FROM_NULL)
_PHYSICAL = _object("artifactLocation", artifactLocation=_ARTIFACT, region=_REGION, properties=_BAG)
_LOCATION = _object("physicalLocation", id=_FROM_NULL, physicalLocation=_PHYSICAL, message=_MESSAGE)
_RULE = _object(
    "id shortDescription help",
    id=_TEXT,
    name=_TEXT,
    shortDescription=_MESSAGE,
    fullDescription=_MESSAGE,
    help=_object("text", text=_TEXT, markdown=_TEXT),
    defaultConfiguration=_object("level", level=_LEVEL),
)
_RESULT = _object(
    "ruleId message locations partialFingerprints",
    baselineState={"enum": ["new", "unchanged", "updated", "absent"]},
    ruleId=_TEXT,
    ruleIndex=_FROM_NULL,
    level=_LEVEL,
    message=_MESSAGE,
    locations=_list(_LOCATION) | {"minItems": 1},
    relatedLocations=_list(_LOCATION),
    partialFingerprints={"type": "object", "additionalProperties": _TEXT, "minProperties": 1},
)
_INVOCATION = _object(
    "executionSuccessful",
    executionSuccessful={"type": "boolean"},
    toolExecutionNotifications=_list(_object("message", level=_LEVEL, message=_MESSAGE, locations=_list(_LOCATION))),
)
_DRIVER = _object(
    "name",
    name=_TEXT,
    semanticVersion={"type": "string", "pattern": r"^\d+\.\d+\.\d+"},
    language={"enum": ["vi", "en"]},
    rules=_list(_RULE),
)
_RUN = _object(
    "tool",
    tool=_object("driver", driver=_DRIVER),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    invocations=_list(_INVOCATION),
    results=_list(_RESULT),
)
SARIF: dict[str, Any] = _object(
    "version runs", **{"$schema": _TEXT, "version": {"const": "2.1.0"}, "runs": _list(_RUN)}
)

GITLAB: dict[str, Any] = _list({
    "type": "object",
    "required": ["description", "check_name", "fingerprint", "severity", "location"],
    "properties": {
        "description": _TEXT,
        "check_name": _TEXT,
        "fingerprint": _TEXT,
        "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
        "location": {
            "type": "object",
            "required": ["path", "lines"],
            "properties": {
                "path": {"type": "string", "pattern": "^[^./]"},
                "lines": {"type": "object", "required": ["begin"], "properties": {"begin": _FROM_ONE}},
            },
        },
    },
})  # fmt: skip

_RDF_LOCATION = _object(
    "path", path=_TEXT, range=_object("start", start=_object("line", line=_FROM_ONE, column=_FROM_ONE))
)
RDJSON: dict[str, Any] = _object(
    "diagnostics",
    source=_object("name", name=_TEXT, url=_TEXT),
    severity={"enum": ["ERROR", "WARNING", "INFO"]},
    diagnostics=_list(
        _object(
            "message location",
            message=_TEXT,
            location=_RDF_LOCATION,
            severity={"enum": ["ERROR", "WARNING", "INFO"]},
            code=_object("value", value=_TEXT, url=_TEXT),
            relatedLocations=_list(_object("location", message={"type": "string"}, location=_RDF_LOCATION)),
        )
    ),
)
