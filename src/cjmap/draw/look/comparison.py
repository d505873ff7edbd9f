"""What of a map is new, gone, moved or changed against an earlier version, for its picture.

The map that is drawn holds both: the newer version, and what it has lost. Marks are found by the
object that they speak of, not by its value: two pains may read alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from cjmap.format.journey import Emotion
    from cjmap.problem import MapPath


class Difference(StrEnum):
    """How something differs from the earlier version."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Marked:
    """One mark: how the thing differs, and the sentence that says so."""

    difference: Difference
    note: str = ""


class Comparison:
    """The marks of one map that is drawn, and the feelings of its earlier version.

    A mark belongs to the nearest map or list item above it that is an object, and to a field of
    that: `stages[0].steps[1].touchpoint.channel` to the field `touchpoint.channel` of the step,
    `stages[0].steps[1].context[0]` to the first entry of its field `context`. What is to be shown
    at the item as a whole is all that is not shown at one of its fields.
    """

    def __init__(
        self,
        model: Any,
        marks: Mapping[MapPath, Marked],
        former: Mapping[str, Emotion | None],
        label: str = "",
    ) -> None:
        """Find the objects that `marks` speak of by their paths in `model`.

        `former` gives the emotion that each step of the earlier version had, by the step's id in
        `model`; a step that is not in it is new. `label` names the two versions, such as
        “main → HEAD”. Raise LookupError or AttributeError for a path that leads nowhere.
        """
        self.label = label
        self.former = former
        self.model = model  # keeps the objects alive whose identities are the keys below
        self._marks: dict[int, dict[tuple[str, int | None], Marked]] = {}
        for path, mark in marks.items():
            owner, field, index = _place(model, path)
            self._marks.setdefault(id(owner), {})[field, index] = mark

    def of(self, thing: object, elsewhere: Collection[str] = ()) -> Marked | None:
        """Return the mark of a map or a list item, or None.

        Where only fields of it are marked, and not merely those that are shown `elsewhere`, it
        counts as changed; the notes follow each other.
        """
        told = self._marks.get(id(thing), {})
        own = told.get(("", None))
        rest = [
            mark
            for (field, _), mark in told.items()
            if field and field not in elsewhere and field.partition(".")[0] not in elsewhere
        ]
        if own is None:
            return together(rest)
        notes = [mark.note for mark in rest if mark.note not in own.note]
        return Marked(own.difference, _joined([own.note, *notes])) if notes else own

    def field(self, thing: object, name: str, index: int | None = None) -> Marked | None:
        """Return the mark of a field of a map or list item, of all that is in it; or None.

        `index` asks for one entry of a field that holds plain values, such as ids.
        """
        told = self._marks.get(id(thing), {})
        if index is not None:
            return told.get((name, index))
        if (name, None) in told:
            return told[name, None]
        within = f"{name}."
        return together(
            [mark for (each, _), mark in told.items() if each == name or each.startswith(within)]
        )


def together(marks: Sequence[Marked]) -> Marked | None:
    """Sum up what is told of parts of one thing: the thing has changed."""
    if not marks:
        return None
    return Marked(Difference.CHANGED, _joined([mark.note for mark in marks]))


def _joined(notes: Sequence[str]) -> str:
    return "; ".join(note for note in notes if note)


def _place(model: Any, path: MapPath) -> tuple[Any, str, int | None]:
    """Return the map or item that a path belongs to, the field of it, and the entry of that."""
    here = owner = model
    names: list[str] = []
    index: int | None = None
    for part in path:
        if isinstance(part, int):
            here, index = here[part], part
            if hasattr(type(here), "model_fields"):
                owner, names, index = here, [], None
        else:
            names.append(part)
            here = _field(here, part) if here is not None else None
    return owner, ".".join(names), index


def _field(thing: Any, name: str) -> Any:
    if isinstance(thing, dict):
        return thing.get(name)
    return getattr(thing, name if hasattr(thing, name) else f"{name}_")  # `from_`, `for_`
