"""Maps as JSON: everything that they say, nothing of how their text looks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from cjmap.exchange.going.outgoing import Made
from cjmap.exchange.json_maps import FORMAT, VERSION
from cjmap.format.compiled import compiled_kind

if TYPE_CHECKING:
    from cjmap.exchange.coming.gathered import Data
    from cjmap.exchange.going.outgoing import Outgoing


def write(outgoing: Outgoing) -> list[Made]:
    """Write the maps into one document."""
    settled = next(filter(None, map(outgoing.settled_language, outgoing.maps)), None)
    document = {
        "format": FORMAT,
        "version": VERSION,
        **({"lang": settled} if settled else {}),
        "maps": [plain(map.kind, map.data) for map in outgoing.maps],
    }
    text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)
    return [Made(f"{outgoing.file_stem}.json", f"{text}\n".encode())]


def plain(kind: str, data: Data) -> Data:
    """Return a valid map for JSON: what is text to the format is text, also where it looks like a number."""
    found: Data = _plain(data, compiled_kind(kind).long_form(data))
    return found


def _plain(value: Any, said: Any) -> Any:
    """Spell a value as `said`, its long form, has it; a part that says nothing has none (None)."""
    if isinstance(value, dict):
        known = said if isinstance(said, dict) else {}
        return {key: _plain(each, known.get(key)) for key, each in value.items()}
    if isinstance(value, list):
        others = said if isinstance(said, list) else [None] * len(value)
        return [_plain(each, other) for each, other in zip(value, others, strict=True)]
    if isinstance(said, list) and said:  # one that stands for a list of one
        return _plain(value, said[0])
    if isinstance(said, dict) and said:  # the main field, written alone
        return _plain(value, next(iter(said.values())))
    if isinstance(said, str) and not isinstance(value, str):
        return str(value)
    return value
