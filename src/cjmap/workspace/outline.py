"""What other maps want to know of a map, in a few plain values, so that it need not be read for them.

The outline of a map holds its kind, its ids and references with their paths, and what some of its keys
say. It is kept with a digest of the file's bytes. Only maps with nothing wrong in them have one: of all
others, the file itself has to be looked at anyway.
"""

from __future__ import annotations

import marshal
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from cjmap.format.ids import references
from cjmap.format.read import ReadMap, read_map
from cjmap.format.roles import Defines, NamesFile, Reach, Refers, Retires, Role, Section
from cjmap.workspace.entry import OUTLINED_KEYS, Entry
from cjmap.workspace.noting import note_map

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cjmap.format.compiled import Found
    from cjmap.problem import MapPath
    from cjmap.source.later import LaterDocument
    from cjmap.workspace.definitions import Defined


def outline_of(entry: Entry) -> bytes | None:
    """Return the outline of a map; None for one with anything wrong in its text or format."""
    if entry.refused or not entry.valid or entry.document.problems or entry.read.problems:
        return None
    defines = [(str(section), id, path) for section, id, path in entry.defines]
    former = {path: entry.former_ids(path) for _, _, path in defines}
    known: Any = (
        entry.kind_name,
        {key: entry.read_text(key) for key in OUTLINED_KEYS},
        [(path, word_of(role), text) for path, role, text in entry.found if role is not None],
        defines,
        {path: ids for path, ids in former.items() if ids},
        entry.files_named,
        entry.retires,
    )
    return marshal.dumps(known)


def is_outline_of(entry: Entry, outline: bytes) -> bool:
    """Whether a map has this outline; the same may be written in several ways."""
    own = outline_of(entry)
    return own is not None and marshal.loads(own) == marshal.loads(outline)  # noqa: S302 - sealed


class OutlinedEntry(Entry):
    """A map of which the outline is known; the file is read when somebody asks for more."""

    def __init__(
        self,
        number: int,
        document: LaterDocument,
        outline: bytes,
        told: Callable[[], dict[str, Any]],
    ) -> None:
        """Take the file, its outline, and what gives all that the map has told before."""
        self.number = number
        self.file = document.file
        self._document = document
        known = marshal.loads(outline)  # noqa: S302 - sealed
        self._kind, self._keys, self._found, self._defines, self._former, *rest = known
        self._files, self._retires = rest
        self._told_before = told

    @cached_property
    def _read(self) -> ReadMap:  # type: ignore[override]
        return read_map(self._document, model=True)

    @cached_property
    def tells(self) -> dict[str, Any]:  # type: ignore[override]
        """What the map has told so far, by what it was asked."""
        return self._told_before()

    @property
    def refused(self) -> bool:
        """Never."""
        return False

    @property
    def valid(self) -> bool:
        """Always."""
        return True

    @property
    def kind_name(self) -> str | None:
        """The kind."""
        note_map(self)
        kind: str = self._kind
        return kind

    @cached_property
    def _found_roles(self) -> list[Found]:
        return [(path, role_of(word), text) for path, word, text in self._found]

    @property
    def found(self) -> list[Found]:
        """Every id in the map, with its path and its role."""
        note_map(self)
        return self._found_roles

    @cached_property
    def _references(self) -> list[tuple[MapPath, Refers, str]]:
        return references(self._found_roles)

    @property
    def files_named(self) -> Sequence[tuple[MapPath, str]]:
        """The files that the map names, with the paths where it does."""
        note_map(self)
        files: Sequence[tuple[MapPath, str]] = self._files
        return files

    @property
    def retires(self) -> Sequence[tuple[MapPath, str]]:
        """The ids that must not be used again, as the map says, with their paths."""
        note_map(self)
        ids: Sequence[tuple[MapPath, str]] = self._retires
        return ids

    @property
    def defines(self) -> Iterable[Defined]:
        """What the map defines, its own id first, then in the order of the text."""
        return ((_section(section), id, path) for section, id, path in self._defines)

    def read_text(self, key: str) -> str | None:
        """Return the text of a top-level key, or None where there is none."""
        if key not in self._keys:
            return super().read_text(key)
        note_map(self)
        text: str | None = self._keys[key]
        return text

    def former_ids(self, path: MapPath) -> tuple[str, ...]:
        """Return the former ids (`was`) of what the map defines at a path."""
        note_map(self)
        former: tuple[str, ...] = self._former.get(path, ())
        return former


@cache
def word_of(role: Role) -> str:
    """Write a role of an id as a word."""
    if isinstance(role, Defines):
        return f"defines {role.section}"
    if isinstance(role, Refers):
        said = "strict" if role.strict else "free"
        return f"refers {role.reach} {said} {','.join(role.sections)}"
    return "retires" if isinstance(role, Retires) else "names-file"


@cache
def role_of(word: str) -> Role:
    """Read what `word_of` wrote."""
    what, *rest = word.split(" ")
    if what == "defines":
        return Defines(Section(rest[0]))
    if what == "refers":
        reach, said, sections = rest
        named = tuple(Section(each) for each in sections.split(","))
        return Refers(named, Reach(reach), said == "strict")
    return Retires() if what == "retires" else NamesFile()


_section = cache(Section)
