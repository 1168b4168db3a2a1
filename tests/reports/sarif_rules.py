"""What SARIF 2.1.0 asks of the objects that tmkit writes: a validator of its structure, written from the standard.

Objects are closed: a property that the standard does not name for them is a fault. The official schema, as it is
packaged by others, is asked beside it where it is installed.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

LEVELS = {"none", "note", "warning", "error"}
# For each object: its properties with what they hold; a name of an object here, a list of one, or a Python type.
OBJECTS: dict[str, dict[str, Any]] = {
    "log": {"$schema": str, "version": str, "runs": ["run"]},
    "run": {
        "tool": "tool",
        "columnKind": str,
        "invocations": ["invocation"],
        "results": ["result"],
        "properties": dict,
    },
    "tool": {"driver": "component"},
    "component": {"name": str, "version": str, "semanticVersion": str, "rules": ["rule"]},
    "rule": {
        "id": str,
        "shortDescription": "text",
        "fullDescription": "text",
        "help": "text",
        "defaultConfiguration": "configuration",
        "properties": dict,
    },
    "configuration": {"level": str, "enabled": bool},
    "text": {"text": str, "markdown": str},
    "invocation": {"executionSuccessful": bool, "toolExecutionNotifications": ["notification"]},
    "notification": {"level": str, "message": "text", "associatedRule": "reference"},
    "reference": {"id": str, "index": int},
    "result": {
        "ruleId": str,
        "ruleIndex": int,
        "level": str,
        "message": "text",
        "locations": ["location"],
        "relatedLocations": ["location"],
        "partialFingerprints": dict,
        "suppressions": ["suppression"],
        "properties": dict,
    },
    "suppression": {"kind": str, "justification": str},
    "location": {"id": int, "physicalLocation": "physical", "logicalLocations": ["logical"], "message": "text"},
    "physical": {"artifactLocation": "artifact", "region": "region"},
    "artifact": {"uri": str},
    "logical": {"fullyQualifiedName": str},
    "region": {"startLine": int, "startColumn": int, "endLine": int, "endColumn": int},
}
REQUIRED = {
    "log": {"version", "runs"},
    "run": {"tool"},
    "tool": {"driver"},
    "component": {"name"},
    "rule": {"id"},
    "text": {"text"},
    "invocation": {"executionSuccessful"},
    "notification": {"message"},
    "result": {"message"},
    "suppression": {"kind"},
}


def check(value: Any, kind: Any = "log", where: str = "$") -> None:
    """Fail where a value is not what the standard asks of an object of this kind."""
    if isinstance(kind, list):
        assert isinstance(value, list), where
        for number, item in enumerate(value):
            check(item, kind[0], f"{where}[{number}]")
    elif isinstance(kind, str):
        assert isinstance(value, dict), where
        known = OBJECTS[kind]
        assert set(value) <= set(known), (where, set(value) - set(known))
        assert REQUIRED.get(kind, set()) <= set(value), where
        for name, item in value.items():
            check(item, known[name], f"{where}.{name}")
        RULES.get(kind, lambda _: None)(value)
    else:
        assert isinstance(value, kind), where
        assert not (kind is int and isinstance(value, bool)), where


def _log(log: dict[str, Any]) -> None:
    assert log["version"] == "2.1.0"


def _run(run: dict[str, Any]) -> None:
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(set(rules)) == len(rules)
    assert run["columnKind"] in {"utf16CodeUnits", "unicodeCodePoints"}
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in LEVELS
        assert result["locations"]
        assert all(isinstance(text, str) for text in result["partialFingerprints"].values())


def _region(region: dict[str, Any]) -> None:
    assert all(number >= 1 for number in region.values())
    assert (region.get("endLine", region["startLine"]), region.get("endColumn", 10**9)) > (
        region["startLine"],
        region.get("startColumn", 1),
    )


def _artifact(artifact: dict[str, Any]) -> None:
    assert re.fullmatch(r"[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+", artifact["uri"])
    assert "\\" not in artifact["uri"]
    assert not re.search(r"%(?![0-9A-Fa-f]{2})", artifact["uri"])
    assert urlsplit(artifact["uri"]).scheme in {"", "file"}


def _suppression(suppression: dict[str, Any]) -> None:
    assert suppression["kind"] in {"inSource", "external"}


RULES = {"log": _log, "run": _run, "region": _region, "artifact": _artifact, "suppression": _suppression}
