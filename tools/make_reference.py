"""Write `docs/fields.md`, the reference of every field, from the models.

python tools/make_reference.py [FILE]
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from cjmap.format.expected import Declared, declared_at, expected
from cjmap.format.kinds import KINDS
from cjmap.format.part import Part
from cjmap.format.values import Choice

_HEAD = """\
# Fields

Made from the models by `tools/make_reference.py`; do not edit. Fields in **bold** are required.
[format.md](format.md) says what fields cannot.
"""


def reference() -> str:
    """Return the whole page."""
    parts = [_HEAD]
    told: set[type[Part]] = set()
    for kind in KINDS:
        parts.append(f"\n## {kind.name}\n\n{_first_line(kind.model)}\n\n{_table(kind.model)}")
        for model in _models_in(kind.model):
            if model not in told:
                told.add(model)
                parts.append(f"\n### {model.__name__}\n\n{_first_line(model)}\n\n{_table(model)}")
    return "".join(parts)


def _table(model: type[Part]) -> str:
    rows = ["| field | takes | meaning |\n|---|---|---|\n"]
    for name, field in model.model_fields.items():
        key = field.alias or name
        shown = f"**`{key}`**" if field.is_required() else f"`{key}`"
        declared = declared_at(model, (key,))
        named = declared is None or get_origin(declared.kind) is Literal
        takes = "the name of the kind" if declared is None or named else _takes(declared)
        rows.append(f"| {shown} | {takes} | {_meaning(field.description or '', declared)} |\n")
    return "".join(rows)


def _takes(declared: Declared) -> str:
    """Say what a field takes; a list by its items, an object by its name."""
    text = expected(declared)
    if text.startswith("a list"):
        item = declared_at(_Holder.of(declared), ("field", 0))
        inner = item.model.__name__ if item is not None and item.model is not None else None
        text = f"{text} of [{inner}](#{inner.lower()})" if inner else text
    elif declared.model is not None:
        text = f"[{declared.model.__name__}](#{declared.model.__name__.lower()}): {text}"
    return text.replace("|", "\\|")


class _Holder(Part):
    """Gives a bare declaration a model around it, so that `declared_at` can look inside."""

    @staticmethod
    def of(declared: Declared) -> type[Part]:
        """Make a model with the one field `field`."""
        from pydantic import create_model

        return create_model("Holder", __base__=Part, field=(declared.kind, ...))


def _meaning(description: str, declared: Declared | None) -> str:
    if declared is None or declared.choice is None:
        return description
    words = "; ".join(f"`{member}`: {member.description.rstrip('.')}" for member in declared.choice)
    return f"{description} {words}."


def _models_in(model: type[Part]) -> list[type[Part]]:
    """List the models in a model's fields, outermost first."""
    found: list[type[Part]] = []
    waiting: list[Any] = [field.annotation for field in model.model_fields.values()]
    while waiting:
        kind = waiting.pop(0)
        if isinstance(kind, type) and issubclass(kind, Part):
            if kind not in found:
                found.append(kind)
                waiting.extend(field.annotation for field in kind.model_fields.values())
        elif not (isinstance(kind, type) and issubclass(kind, Choice)):
            waiting.extend(get_args(kind))
    return found


def _first_line(model: type[Part]) -> str:
    return (model.__doc__ or "").strip().partition("\n")[0]


if __name__ == "__main__":
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/fields.md")
    target.write_text(reference(), encoding="utf-8")
