"""Things and values in the words of the map, for whoever has to decide between two sides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.compare.identity import id_of
from cjmap.compare.merge.matching import words_of

if TYPE_CHECKING:
    from cjmap.compare.merge.entries import Entry

_LONGEST = 60
_NOUNS = {"MetricUse": "metric", "FailPoint": "fail point", "EmpathyMap": "empathy map"}


def place_of(entry: Entry) -> str:
    """Name an entry by the nearest thing that people know: `step “Pay”, emotion.score`."""
    fields: list[str] = []
    here: Entry | None = entry
    while here is not None and here.parent is not None:
        if here.key is not None:
            fields.insert(0, here.key)
        elif (name := thing_name(here)) is not None:
            return ", ".join([name, ".".join(fields)]) if fields else name
        here = here.parent
    return f"the map's {'.'.join(fields)}" if fields else "the map"


def thing_name(entry: Entry) -> str | None:
    """Name an item of a list: `step “Pay”`; None where it has no name."""
    said = entry.said
    if not isinstance(said, dict):
        return shown(said) if isinstance(said, str) else None
    model = entry.model or "item"
    noun = _NOUNS.get(model, model.lower())
    if words := words_of(entry):
        return f"{noun} {shown(words)}"
    own = id_of(model, said) or said.get("name") or said.get("metric")
    if own is not None:
        return f"{noun} `{own}`"
    if "from" in said and "to" in said:
        return f"{noun} from `{said['from']}` to `{said['to']}`"
    return f"{noun} to `{said['to']}`" if "to" in said else None


def shown(value: Any) -> str:
    """Show a value on one line, shortened where it is long."""
    if value is None:
        return "nothing"
    if isinstance(value, str):
        text = " ".join(value.split())
        return f"“{text if len(text) <= _LONGEST else text[: _LONGEST - 1] + '…'}”"
    if isinstance(value, dict):
        text = ", ".join(f"{key}: {_plain(each)}" for key, each in value.items())
    elif isinstance(value, list):
        text = ", ".join(map(_plain, value))
    else:
        text = _plain(value)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, (dict, list)):
        return f"{{{shown(value)}}}" if isinstance(value, dict) else f"[{shown(value)}]"
    return " ".join(str(value).split())
