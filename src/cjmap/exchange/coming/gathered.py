"""The maps that a reader makes of a file, and what became of everything that is not in them."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from cjmap.exchange.coming.source import UnreadableError
from cjmap.exchange.losses import WHOLE, Fate, Loss, Place
from cjmap.format.roles import Section
from cjmap.format.slugs import unique_slug
from cjmap.format.texts import LANGUAGE_PATTERN
from cjmap.printable import one_line
from cjmap.source import Limits
from cjmap.source.decode import clean_text, describe_character

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cjmap.exchange.coming.source import Source
    from cjmap.exchange.coming.surroundings import Surroundings
    from cjmap.problem import MapPath, Severity

Data = dict[str, Any]
"""A map, or a part of one, as plain data; keys in any order, empty values allowed."""

_LINE = Limits().line_bytes * 9 // 10
"""The bytes of one line of a text: in a map it stands behind a key, and perhaps in quotes."""
_SHOWN = 400
"""The letters that a message may have."""
_COLLECTIONS = {
    Section.CHANNEL: "channels",
    Section.TOUCHPOINT: "touchpoints",
    Section.TEAM: "teams",
    Section.SYSTEM: "systems",
    Section.CONTEXT: "contexts",
    Section.METRIC: "metrics",
    Section.EVIDENCE: "evidence",
}


class Gathered:
    """What has been read so far. A reader adds maps, names of things, losses and counts."""

    def __init__(self, source: Source, surroundings: Surroundings) -> None:
        """Begin with nothing; ids that the workspace has are taken into account."""
        self.source = source
        self.surroundings = surroundings
        self.maps: list[Data] = []
        self.losses: list[Loss] = []
        self.counts: Counter[str] = Counter()
        """What was read, by the name of the thing in its own format: `{"section": 3, "task": 9}`."""
        self.languages: dict[tuple[str, str], str] = {}
        """The languages of maps (by kind and id) that name none where they come from."""
        self._composed: list[Data] = []
        self._named: dict[tuple[Section, str], str] = {}
        self._ids: dict[Section, set[str]] = {}

    # --- what became of things ---

    def lose(
        self,
        fate: Fate,
        what: str,
        message: str,
        place: Place = WHOLE,
        *,
        value: str | None = None,
        severity: Severity | None = None,
        map: str = "",
        path: MapPath = (),
    ) -> None:
        """Tell what became of one thing; `severity` only where it differs from that of its fate.

        Raises `UnreadableError` where more is lost than anybody can look through.
        """
        self._check_number(len(self.losses) + 1, "loss")
        self.losses.append(
            Loss(
                fate,
                what,
                _shortened(message),
                severity or fate.severity,
                self.source.name,
                place,
                map,
                path,
                value,
            )
        )

    def count(self, thing: str, number: int = 1) -> None:
        """Count what was read; raises `UnreadableError` for more than anybody has."""
        self.counts[thing] += number
        self._check_number(self.counts[thing], thing)

    def _check_number(self, number: int, thing: str) -> None:
        most = self.source.bounds.things
        if number > most:
            raise UnreadableError(
                f"{one_line(self.source.name)} has more than {most:,} of one kind of thing ({thing});"
                " no more are read.",
            )

    def text(self, raw: str, place: Place = WHOLE) -> str:
        """Return a text that a map can hold: outer blanks off, unseen characters out, and told.

        Raises `UnreadableError` where a line of it is longer than one of a map may be.
        """
        cleaned, gone = clean_text(raw.strip())
        if gone:
            names = ", ".join(describe_character(each) for each in dict.fromkeys(gone))
            self.lose(
                Fate.CHANGED,
                "character",
                f"{names} cannot stand in a map and {'was' if len(set(gone)) == 1 else 'were'} taken out of"
                f" “{cleaned}”.",
                place,
                value=cleaned,
            )
        if len(cleaned) * 4 > _LINE:
            self._check_lines(cleaned, place)
        return cleaned.strip()

    def _check_lines(self, text: str, place: Place) -> None:
        longest = max(len(line.encode()) for line in text.split("\n"))
        if longest > _LINE:
            where = f":{one_line(place.label)}" if place.label else ""
            raise UnreadableError(
                f"{one_line(self.source.name)}{where}: a line of a text has {longest:,} bytes; in a map it may"
                f" have {_LINE:,}.",
                hint="Divide it into several lines, or leave it out.",
            )

    # --- maps and names ---

    def add_map(self, kind: str, title: str, **known: Any) -> Data:
        """Add a map; return it to be filled. Its id is made of the title, unless `known` has one.

        Two maps of a kind in one file get different ids. That a map of this id exists already is
        no clash: it is the one that was imported before. It is a draft until somebody says otherwise.
        """
        section = Section(kind)
        taken = self._ids.setdefault(section, set())
        id = known.pop("id", None) or unique_slug(title, taken, kind)
        taken.add(id)
        named = {"name": title} if kind == "persona" else {"title": title}
        data: Data = {"kind": kind, "id": id, **named, "status": "draft", **known}
        if self.source.options.lang is not None:
            data["lang"] = self.source.options.lang
        self.maps.append(data)
        self._composed.append(data)
        return data

    def speaks(self, kind: str, id: str, language: object, place: Place = WHOLE) -> None:
        """Note the language that a map has where it comes from, though it does not name it; `""`: none."""
        if isinstance(language, str) and re.fullmatch(LANGUAGE_PATTERN, language.strip()):
            self.languages[kind, id] = language.strip()
        elif language != "":
            self.lose(
                Fate.UNREADABLE,
                "language",
                f"“{one_line(str(language))}” is no language code such as `pl` or `en-GB`.",
                place,
                value=str(language),
                map=id,
            )

    def composed(self, data: Data) -> bool:
        """Whether a map was put together by `add_map`, and not taken over as its author wrote it."""
        return any(each is data for each in self._composed)

    def persona(self, name: str, place: Place = WHOLE, **known: Any) -> str:
        """Return the id of the persona called `name`: of the workspace, of this file, or a new one.

        A new one is a `proto` persona, in a map of its own, with the fields `known`; it is told as made.
        """
        found = self._known(Section.PERSONA, name)
        if found is not None:
            return found
        data = self.add_map("persona", name, proto=True, **known)
        self._made(Section.PERSONA, name, data["id"], place, "persona")
        return str(data["id"])

    def entry(
        self,
        section: Section,
        title: str,
        place: Place = WHOLE,
        *,
        another: bool = False,
        **known: Any,
    ) -> str:
        """Return the id of a thing of the catalog by its title, which is entered if it is new.

        New ones go to one catalog, named after the file. `known` are further fields of a new one. With `another`
        it is a new one though there is one of that title.
        """
        found = None if another else self._known(section, title)
        if found is not None:
            return found
        taken = self._ids.setdefault(section, set())
        id = known.pop("id", None) or unique_slug(
            title, taken | self.surroundings.ids(section), section.value
        )
        taken.add(id)
        entries = self._catalog().setdefault(_COLLECTIONS[section], [])
        entries.append({"id": id, "title": title, **known})
        self._made(section, title, id, place, section.value)
        return str(id)

    def find(self, section: Section, name: str) -> str | None:
        """Return the id of a thing called `name` that this file or the workspace has; or None."""
        return self._known(section, name)

    def _known(self, section: Section, name: str) -> str | None:
        from cjmap.exchange.coming.surroundings import same_name

        here = self._named.get((section, same_name(name)))
        return here or self.surroundings.find(section, name)

    def _made(self, section: Section, name: str, id: str, place: Place, what: str) -> None:
        from cjmap.exchange.coming.surroundings import same_name

        self._named[section, same_name(name)] = id
        self.lose(Fate.MADE, what, f"{what.capitalize()} `{id}` for “{name}”.", place, value=id)

    def _catalog(self) -> Data:
        for data in self.maps:
            if data["kind"] == "catalog":
                return data
        return self.add_map("catalog", self.source.stem)


def _shortened(message: str) -> str:
    """Cut out of the middle what nobody reads: texts that are quoted."""
    half = _SHOWN // 2
    return message if len(message) <= _SHOWN else f"{message[:half]} … {message[-half:]}"


def unique_ids(parts: list[Data], fallback: str, taken: set[str] | None = None) -> None:
    """Give every part (a stage, a step) without an id one made of its title, unique among them."""
    used = set(taken or ()) | {str(part["id"]) for part in parts if part.get("id")}
    for part in parts:
        if not part.get("id"):
            part["id"] = unique_slug(str(part.get("title") or ""), used, fallback)
            used.add(part["id"])


def filled(part: Mapping[str, Any]) -> Data:
    """Return a part without its empty values."""
    return {key: value for key, value in part.items() if value not in (None, "", [], {})}
