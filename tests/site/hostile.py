"""A workspace whose every text tries to be something else: the examples, with hostile words added."""

from __future__ import annotations

import shutil
from itertools import cycle
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"

WORDS = (
    "<script>alert(1)</script>",
    "</script><script>alert(2)</script>",
    "</style></title></textarea><img src=x onerror=alert(3)>",
    '" onmouseover="alert(4)" x=\'',
    "javascript:alert(5)",
    "]]><!--",
    "{{ 7*7 }}{% raw %}{# c #}${7*7}",
    "\u202egnirts\u2066",
    "&lt;b&gt;&#60;i&#62;",
    "x" * 600,
)
"""What is added to texts, in turn."""

_TEXTS = frozenset(
    [
        "title",
        "summary",
        "text",
        "name",
        "quote",
        "bio",
        "scenario",
        "goal",
        "expectation",
        "promise",
        "standard",
        "source",
        "when",
        "word",
        "unit",
        "owner",
        "author",
        "label",
        "actor",
        "low",
        "high",
        "note",
    ]
)
_LISTS = frozenset(
    [
        "does",
        "thinks",
        "feels",
        "needs",
        "expectations",
        "drivers",
        "barriers",
        "pains",
        "gains",
        "goals",
        "frustrations",
        "motivations",
        "behaviours",
        "says",
        "hears",
        "sees",
        "who",
        "must_do",
    ]
)


def hostile_workspace(folder: Path, example: str = "clinic") -> Path:
    """Copy an example with hostile words behind its texts; return the folder of the copy."""
    target = folder / "hostile"
    shutil.copytree(EXAMPLES / example, target)
    yaml = YAML(typ="safe")
    yaml.default_flow_style = False
    yaml.width = 10_000
    words = cycle(WORDS)
    for file in sorted(target.glob("*.yaml")):
        data = yaml.load(file)
        _spoil(data, words)
        with file.open("w", encoding="utf-8") as stream:
            yaml.dump(data, stream)
    return target


def _spoil(data: Any, words: Any, key: str = "") -> None:
    places = data.items() if isinstance(data, dict) else enumerate(data)
    for place, value in list(places):
        name = str(place) if isinstance(data, dict) else key
        if isinstance(value, (dict, list)):
            _spoil(value, words, name)
        elif isinstance(value, str) and _is_free(data, name):
            data[place] = f"{value} {next(words)}"


def _is_free(holder: Any, name: str) -> bool:
    return name in (_TEXTS if isinstance(holder, dict) else _LISTS)
