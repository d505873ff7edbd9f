"""Maps as JSON: everything that they say, nothing of how their text looks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from cjmap.exchange.going.outgoing import GoingMap, Made, Outgoing
from cjmap.exchange.json_maps import FORMAT, VERSION
from cjmap.exchange.losses import Fate
from cjmap.format.compiled import compiled_kind
from cjmap.format.ids import files_named
from cjmap.problem import Severity

if TYPE_CHECKING:
    from cjmap.exchange.coming.gathered import Data


def write(outgoing: Outgoing) -> list[Made]:
    """Write the maps into one document."""
    for map in outgoing.maps:
        _tell(outgoing, map)
    document = {
        "format": FORMAT,
        "version": VERSION,
        "maps": [plain(map.kind, map.data) for map in outgoing.maps],
    }
    text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)
    return [Made(f"{outgoing.file_stem}.json", f"{text}\n".encode())]


def _tell(outgoing: Outgoing, map: GoingMap) -> None:
    comments = len(map.entry.document.comments)
    if comments:
        outgoing.lose(
            map,
            Fate.DROPPED,
            "comment",
            f"JSON has no comments; {comments:,} of the map {'is' if comments == 1 else 'are'} not in it.",
            severity=Severity.INFO,
        )
    for path, name in files_named(map.entry.read.found):
        outgoing.lose(
            map,
            Fate.DROPPED,
            "file",
            f"The file `{name}` is named, but not in the document.",
            path,
            value=name,
            severity=Severity.INFO,
        )


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
