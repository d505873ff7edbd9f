"""Write the tables of what each format keeps into `docs/formats/index.md`, from real round trips.

The maps of `tests/data/every_field`, which use every field, are exported and imported again into their
workspace, and compared field by field. What a format without a way back does not show is what its
writer tells as left out.

python tools/make_loss_table.py [--check] [FILE]
"""

from __future__ import annotations

import sys
from collections import defaultdict
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cjmap.compare.matching import match
from cjmap.compare.things import Thing, thing_of
from cjmap.exchange.again.kept_ids import keep_ids
from cjmap.exchange.again.versions import Versions
from cjmap.exchange.coming.arrival import ArrivedMap, read_source
from cjmap.exchange.coming.source import Source, UnreadableError
from cjmap.exchange.coming.surroundings import Surroundings
from cjmap.exchange.formats import FORMATS, Format
from cjmap.exchange.going.outgoing import GoingMap, Outgoing, Wishes
from cjmap.exchange.losses import Fate
from cjmap.workspace import Entry, Workspace, open_workspace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cjmap.problem import MapPath

BEGIN, END = "<!-- made by tools/make_loss_table.py -->", "<!-- end of what is made -->"
ROOT = Path(__file__).parents[1]
MAPS = ROOT / "tests" / "data" / "every_field"

EQUAL, OTHERWISE, LOST, SHOWN = "=", "≈", "–", "○"
_ORDER = (LOST, OTHERWISE, EQUAL, SHOWN)
"""From the worst to the best: of a field that occurs several times, the worst counts."""

_FREE = ("demographics", "preferences", "by", "counts")
"""Mappings whose keys their authors choose; each counts as one field."""

Place = tuple[str, ...]
"""The lists that lead to a thing, beginning with the kind of map: `("journey", "stages", "steps")`."""

Results = dict[Place, dict[str, str]]
"""What becomes of the fields of the things at a place."""

COLUMNS: dict[str, tuple[str, Wishes]] = {
    "json": ("json", Wishes()),
    "csv": ("csv", Wishes()),
    "xlsx": ("xlsx", Wishes()),
    "csv sheet": ("csv", Wishes(shape="sheet")),
    "cjml": ("cjml", Wishes()),
    "mermaid": ("mermaid", Wishes()),
    "drawio": ("drawio", Wishes()),
    "pptx": ("pptx", Wishes()),
    "markdown": ("markdown", Wishes()),
}
"""The columns of the table: each a format, and what is asked of it."""

_KINDS = ("journey", "blueprint", "persona", "empathy-map", "catalog", "backlog")


def tables() -> str:
    """Return the tables: how many fields each format keeps, then every field by kind of map."""
    workspace = open_workspace(MAPS, models=True)
    columns = {name: _results(*asked, workspace) for name, asked in COLUMNS.items()}
    fields = _fields(workspace)
    lines = [*_summary(fields, columns), ""]
    for kind in _KINDS:
        taken = [name for name, results in columns.items() if any(kind == p[0] for p in results)]
        lines += [f"### {kind}", "", f"| of | fields | {' | '.join(taken)} |"]
        lines.append(f"|---|---|{':-:|' * len(taken)}")
        told: dict[Place, dict[str, tuple[str, ...]]] = {
            place: {name: tuple(columns[column][place][name] for column in taken) for name in names}
            for place, names in fields.items()
            if place[0] == kind
        }
        for thing, results in _together(told):
            for signs, names in _alike(results):
                named = ", ".join(f"`{name}`" for name in names)
                lines.append(f"| {thing} | {named} | {' | '.join(signs)} |")
        lines.append("")
    return "\n".join(lines).rstrip()


def _summary(fields: Mapping[Place, list[str]], columns: Mapping[str, Results]) -> Iterator[str]:
    """Count the fields that come back equal, or are shown, by kind of map."""
    yield f"| fields of | {' | '.join(columns)} |"
    yield f"|---|{':-:|' * len(columns)}"
    for kind in _KINDS:
        every = [(place, name) for place in fields if place[0] == kind for name in fields[place]]
        cells = []
        for results in columns.values():
            found = [results.get(place, {}).get(name) for place, name in every]
            kept = sum(each in (EQUAL, SHOWN) for each in found)
            cells.append(f"{kept}" if any(found) else "")
        yield f"| {kind}: {len(every)} | {' | '.join(cells)} |"


def _results(name: str, wishes: Wishes, workspace: Workspace) -> Results:
    """Say what becomes of every field of the maps that a format takes."""
    format = FORMATS[name]
    maps = [
        GoingMap(entry)
        for entry in workspace.entries
        if entry.id != "guest" and (not format.kinds or entry.kind_name in format.kinds)
    ]
    results: Results = {}
    together = format.together and wishes.shape is None
    for group in [maps] if together else [[map] for map in maps]:
        outgoing = Outgoing(group, workspace, wishes)
        made = format.write(outgoing)
        found = _shown(outgoing)
        if format.reading:
            with suppress(UnreadableError):  # a sheet that is for people only
                found = _back(format, made[0].name, made[0].data, group, workspace)
        for place, fields in found.items():
            for field, result in fields.items():
                known = results.setdefault(place, {})
                known[field] = min(known.get(field, result), result, key=_ORDER.index)
    return results


# --- a way back ---


def _back(
    format: Format, name: str, data: bytes, maps: Sequence[GoingMap], workspace: Workspace
) -> Results:
    """Import what was exported, and compare each map with what it was."""
    arrival = read_source(Source(name, data), Surroundings(workspace), format)
    results: Results = defaultdict(dict)
    for map in maps:
        old = thing_of(map.entry)
        came = _same_map(map.entry, arrival.maps)
        new, ids = _as_it_was(came, map.entry) if came else (None, {})
        pairs = match([old], [new], {old: "", new: ""}).of_old if new else {}
        for thing in old:
            partner = pairs[thing].new if thing in pairs else None
            for field, value in thing.values.items():
                known = partner.values.get(field) if partner else None
                if field == ("id",) and partner is not None:
                    known = ids.get(partner.path, known)
                result = LOST if known is None else EQUAL if known == value else OTHERWISE
                _note(results, _place(thing), field, result)
    return results


def _same_map(entry: Entry, arrived: Sequence[ArrivedMap]) -> ArrivedMap | None:
    """Find what a map came back as: by its id, or as the one with the same title."""
    same = [each for each in arrived if each.kind == entry.kind_name]
    by_id = [each for each in same if each.id == entry.id]
    names = [each for each in same if each.data.get("title") == entry.read_text("title")]
    return next(iter([*by_id, *names]), None)


def _as_it_was(map: ArrivedMap, entry: Entry) -> tuple[Thing, dict[MapPath, str]]:
    """Give what came back the ids that it had, to find its things; and the ids that it came with."""
    versions = Versions.of(map)
    versions.ours = entry
    before = {thing.path: str(thing.id) for thing in thing_of(versions.entry) if thing.has_own_id}
    keep_ids([versions], defaultdict(set))
    return thing_of(versions.entry), before


# --- no way back ---


def _shown(outgoing: Outgoing) -> Results:
    """Tell what a writer holds: everything but what it says that it leaves out."""
    gone = {
        (loss.map, str(loss.what).replace("[]", "")): loss
        for loss in outgoing.losses
        if loss.fate is Fate.DROPPED
    }
    results: Results = defaultdict(dict)
    for map in outgoing.maps:
        left = {what for id, what in gone if id == map.id}
        for thing in thing_of(map.entry):
            place = _place(thing)
            for field in thing.values:
                pattern = ".".join((*place[1:], *field))
                parts = pattern.split(".")
                starts = {".".join(parts[: end + 1]) for end in range(len(parts))}
                lost = left & (starts | {parts[-1]})
                _note(results, place, field, LOST if lost else SHOWN)
    return results


# --- fields ---


def _fields(workspace: Workspace) -> dict[Place, list[str]]:
    """List the fields of the things of all kinds of maps, in their order."""
    found: dict[Place, dict[str, None]] = defaultdict(dict)
    for entry in workspace.entries:
        for thing in thing_of(entry):
            for field in thing.values:
                found[_place(thing)][_name(field)] = None
    return {place: list(fields) for place, fields in found.items()}


def _place(thing: Thing) -> Place:
    if thing.parent is None:
        return (str(thing.entry.kind_name),)
    return (*_place(thing.parent), thing.name)


def _name(field: Sequence[str]) -> str:
    free = next((number for number, key in enumerate(field) if key in _FREE), len(field))
    return ".".join(field[: free + 1])


def _note(results: Results, place: Place, field: Sequence[str], result: str) -> None:
    name = _name(field)
    known = results.setdefault(place, {})
    known[name] = min(known.get(name, result), result, key=_ORDER.index)


def _together(
    places: Mapping[Place, dict[str, tuple[str, ...]]],
) -> Iterator[tuple[str, dict[str, tuple[str, ...]]]]:
    """Give the places in their order; lists of one thing of which the same becomes are told together."""
    groups: dict[Any, list[Place]] = defaultdict(list)
    for place, told in places.items():
        groups[place[:-1], tuple(sorted(told.items()))].append(place)
    for group in groups.values():
        *above, _ = group[0]
        name = " › ".join([*above[1:], ", ".join(place[-1] for place in group)])
        yield ("the map" if len(group[0]) == 1 else name), places[group[0]]


def _alike(
    told: Mapping[str, tuple[str, ...]],
) -> Iterable[tuple[tuple[str, ...], list[str]]]:
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for field, results in told.items():
        groups[results].append(field)
    return groups.items()


def page(text: str) -> str:
    """Return a page with its tables made anew; raises `ValueError` where it has no place for them."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError("the page has no place for the tables")
    return f"{before}{BEGIN}\n\n{tables()}\n\n{END}{after}"


if __name__ == "__main__":
    words = sys.argv[1:]
    check = "--check" in words
    target = Path(next((word for word in words if word != "--check"), "docs/formats/index.md"))
    old = target.read_text(encoding="utf-8")
    new = page(old)
    if not check:
        target.write_text(new, encoding="utf-8")
    elif new != old:
        sys.exit(f"{target} is not what the formats do; run: python tools/make_loss_table.py")
