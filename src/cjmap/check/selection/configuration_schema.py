"""The JSON Schema of `cjmap.toml`, for editors: from the list of settings and the rules there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.check.rules import CRAFT, all_own_rules
from cjmap.check.selection.selectors import EVERYTHING
from cjmap.check.selection.settings import OPTIONS, PER_FILE, SEVERITY
from cjmap.problem import Profile, Severity
from cjmap.workspace.settings import SETTINGS

if TYPE_CHECKING:
    from cjmap.workspace.settings import Setting

_LISTS_OF_RULES = ("lint.select", "lint.extend-select", "lint.ignore")
_CODE = r"^[A-Z]{2,8}[0-9]{0,3}$"
_SELECTOR = {"$ref": "#/definitions/selector"}


def configuration_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft-07, which editors of TOML know) of a configuration.

    Names of rules are offered, not enforced: a plugin may bring more. `cjmap` itself refuses a rule
    that nobody brings.
    """
    root = _table("")
    for setting in SETTINGS:
        *tables, name = setting.key.split(".")
        here = root
        for number, each in enumerate(tables):
            path = ".".join(tables[: number + 1])
            here = here["properties"].setdefault(each, _table(path))
        here["properties"][name] = _schema_of(setting)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "The configuration of cjmap",
        **root,
        "definitions": {"selector": _selector()},
    }


def _table(path: str) -> dict[str, Any]:
    described = {"description": f"The settings of `{path}`."} if path else {}
    return {"type": "object", **described, "properties": {}, "additionalProperties": False}


def _schema_of(setting: Setting) -> dict[str, Any]:
    described: dict[str, Any] = {"description": setting.meaning}
    if setting.key in _LISTS_OF_RULES:
        return {**described, "type": "array", "items": _SELECTOR, "default": list(setting.default)}
    if setting.key == SEVERITY:
        return {**described, **_severities()}
    if setting.key == PER_FILE:
        return {**described, "type": "object", "additionalProperties": _per_file()}
    if setting.key == OPTIONS:
        return {**described, "type": "object", "properties": _options()}
    return setting_schema(setting)


def setting_schema(setting: Setting) -> dict[str, Any]:
    """Return the schema of one setting, or of an option of a rule."""
    default = setting.default
    described: dict[str, Any] = {"description": setting.meaning}
    if default not in ("", (), {}):
        described["default"] = list(default) if isinstance(default, tuple) else default
    text: dict[str, Any] = {"type": "string"}
    if setting.words:
        text["enum"] = [str(word) for word in setting.words]
    elif setting.pattern:
        text["pattern"] = setting.pattern
    if isinstance(default, tuple):
        bounds = {"minItems": 1, "maxItems": setting.most} if setting.most else {}
        return {**described, "type": "array", "items": text, **bounds}
    if isinstance(default, bool):
        return {**described, "type": "boolean"}
    if isinstance(default, (int, float)):
        kind = "integer" if isinstance(default, int) else "number"
        if setting.low == setting.high == 0:
            return {**described, "type": kind}
        return {**described, "type": kind, "minimum": setting.low, "maximum": setting.high}
    if setting.check is not None:  # a form that a pattern cannot tell
        return {**described, "type": ["string", "number"]}
    return {**described, **text}


def _selector() -> dict[str, Any]:
    names = [each.rule.name for each in all_own_rules()]
    return {
        "description": "A rule by code or name, a family, or a profile.",
        "anyOf": [
            {
                "enum": [
                    EVERYTHING,
                    *Profile,
                    *CRAFT,
                    *names,
                ]
            },
            {"type": "string", "pattern": _CODE},
            {"type": "string"},
        ],
    }


def _severities() -> dict[str, Any]:
    words = {"enum": [str(severity) for severity in Severity]}
    return {"type": "object", "propertyNames": _SELECTOR, "additionalProperties": words}


def _per_file() -> dict[str, Any]:
    rules = {"type": "array", "items": _SELECTOR}
    return {
        "anyOf": [
            rules,
            {
                "type": "object",
                "properties": {"select": rules, "ignore": rules, "severity": _severities()},
                "additionalProperties": False,
            },
        ]
    }


def _options() -> dict[str, Any]:
    return {
        each.rule.name: {
            "type": "object",
            "description": each.rule.summary,
            "properties": {
                option.key.partition(".")[2]: setting_schema(option) for option in each.options
            },
            "additionalProperties": False,
        }
        for each in all_own_rules()
        if each.options
    }
