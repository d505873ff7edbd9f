"""One map while the changes of its sheet are made to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from cjmap.draw.text import one_line
from cjmap.exchange.losses import Fate
from cjmap.exchange.tables.rows.cells import read_flag, read_list, read_number
from cjmap.exchange.tables.rows.shapes import Way, fields_of
from cjmap.exchange.tables.workbook.addresses import (
    Addresses,
    key_of,
    within,
)
from cjmap.exchange.tables.workbook.back.chunks import Chunk, chunks_in, paired
from cjmap.exchange.tables.workbook.sheets.journey import BY_PERSONA, MET, TRUTH
from cjmap.exchange.tables.workbook.sheets.sheet import Holds
from cjmap.exchange.tables.workbook.written import digest_of
from cjmap.format.slugs import unique_slug
from cjmap.problem import Severity

if TYPE_CHECKING:
    from cjmap.exchange.coming.gathered import Gathered
    from cjmap.exchange.losses import Place
    from cjmap.exchange.tables.rows.growing import Growing
    from cjmap.exchange.tables.rows.plain import Data
    from cjmap.exchange.tables.workbook.written import WrittenCell

_DOTS = re.compile(r"[●○]{5}")
_PERCENT = re.compile(r"(\d+(?:[.,]\d+)?)\s*%")
_QUOTED = ("thinks", "says")
_QUOTES = re.compile(r'^[“”„"«‘’](.*)[“”"»‘’]$', re.DOTALL)
_SIGNS = {sign: met for met, sign in MET.items()} | {
    "≈": "partly",
    "✔": "yes",
    "✘": "no",
    "x": "no",
}


class Changing:
    """A map as its rows say it, and the changes that are made to it, each with its cell."""

    def __init__(self, gathered: Gathered, grown: Growing, rows: str) -> None:
        """Begin with a map; `rows` is the name of the sheet with the rows."""
        self.gathered = gathered
        self.grown = grown
        self.rows = rows
        self.addresses = Addresses(self.kind, self.data)
        self._placed: dict[tuple[str, str], list[Data]] = {}
        """The actions of the cells of a blueprint that changed, until `settle`."""
        self._taken: dict[str, set[str]] = {}
        """The ids that are taken, by sections of tables; under no name those of stages, steps and actions."""

    @property
    def data(self) -> Data:
        """The map, in its long form."""
        return self.grown.data

    @property
    def kind(self) -> str:
        """Its kind."""
        return self.grown.kind.name

    def change(self, was: WrittenCell, shown: str, place: Place) -> None:
        """Take a changed cell over, unless it is only told there, or the rows changed as well."""
        if was.holds is Holds.TOLD:
            self._tell(
                Fate.DROPPED,
                "cell",
                f"“{one_line(shown)[:80]}” was written where things are only told; change them in the sheet {self.rows}.",
                place,
                shown,
            )
            return
        if digest_of(self.addresses.value(was.lane, was.column)) != was.digest:
            self._clash(was, shown, place)
            return
        self.gathered.count("changed cell")
        self._set(was.lane, was.column, was.holds, shown, place, was.shown)

    def fill(self, lane: str, column: str, holds: Holds, shown: str, place: Place) -> None:
        """Take a cell over where none was written: of a new step, or in a lane that was empty."""
        if holds is Holds.TOLD:
            self._tell(
                Fate.DROPPED,
                "cell",
                f"“{one_line(shown)[:80]}” was written where things are only told; add them in the sheet {self.rows}.",
                place,
                shown,
            )
            return
        self.gathered.count("changed cell")
        self._set(lane, column, holds, shown, place, "")

    def _clash(self, was: WrittenCell, shown: str, place: Place) -> None:
        """Tell that a cell and the rows both changed; they may have changed alike."""
        here = self.addresses.value(was.lane, was.column)
        if here is None or here == []:
            alike = not shown
        elif isinstance(here, list) and isinstance(here[0], dict):
            texts = [one_line(str(each.get("text", ""))) for each in here]
            alike = texts == [chunk.head for chunk in chunks_in(shown)]
        elif isinstance(here, list):
            alike = one_line(str(here[0])) == shown.removeprefix(TRUTH)
        else:
            alike = str(here) == shown or read_number(shown) == here
        if not alike:
            self._tell(
                Fate.UNREADABLE,
                "conflict",
                f"This cell and the sheet {self.rows} were both changed; what {self.rows} says was taken, and"
                f" “{one_line(shown)[:80]}” left out.",
                place,
                shown,
            )

    # --- one cell ---

    def _set(
        self, lane: str, column: str, holds: Holds, shown: str, place: Place, before: str
    ) -> None:
        if "/" in lane:
            section, _, key = lane.partition("/")
            record = self.addresses.record(section, key)
            if record is not None:
                self.set_field(record, section, column, shown, place)
        elif holds is Holds.ITEMS:
            self._set_items(lane, column, shown, place, before)
        elif not column:
            self._set_fact(lane, shown, place)
        else:
            self._set_value(lane, column, shown, place, before)

    def _set_fact(self, lane: str, shown: str, place: Place) -> None:
        if lane == "title" and self.kind == "persona" and "title" not in self.data:
            lane = "name"
        if not shown and lane in ("title", "name"):
            self._tell(
                Fate.DROPPED,
                "title",
                "A map cannot be without a title; it kept the one it had.",
                place,
            )
            return
        owner, key = self._owner(self.data, lane)
        self._put(owner, key, self._text(shown, place), place)

    def _set_value(self, lane: str, column: str, shown: str, place: Place, before: str) -> None:
        if self.kind == "blueprint":
            found = self.addresses.column(column)
        elif lane == "stages":
            found = self.addresses.record("stages", column)
        else:
            found = self.addresses.step(column)
        if found is None:
            return
        if lane in ("steps", "stages"):
            self._set_title(found, lane, shown, place)
        elif lane == "touchpoint":
            self._set_touchpoint(found, shown, place, before)
        elif lane == "emotion" or lane.startswith(BY_PERSONA):
            self._set_score(found, lane, shown, place)
        else:
            owner, key = self._owner(found, lane)
            self._put(owner, key, self._text(shown, place), place)

    def _set_title(self, part: Data, lane: str, shown: str, place: Place) -> None:
        bare = shown.strip()
        title = self._text(bare.removeprefix(TRUTH.strip()).strip(), place)
        if not title:
            self._tell(
                Fate.DROPPED,
                "title",
                f"A title is gone; “{part.get('title', '')}” was kept.",
                place,
            )
            return
        if title != one_line(str(part.get("title", ""))):
            self._put(part, "title", title, place)
        if self.kind == "journey" and lane == "steps":
            self._put(part, "moment_of_truth", bare.startswith(TRUTH.strip()) or "", place)

    def _set_touchpoint(self, step: Data, shown: str, place: Place, before: str) -> None:
        lines = [" ".join(line.split()) for line in shown.split("\n") if line.strip()]
        former = [" ".join(line.split()) for line in before.split("\n") if line.strip()]
        name = self._text(lines[0], place) if lines else ""
        if former[:1] == lines[:1]:
            self._tell(
                Fate.DROPPED,
                "channel",
                "The channel of a touchpoint is a matter of the catalog, and was left as it was.",
                place,
                shown,
            )
        elif not name:
            step.pop("touchpoint", None)
        elif "title" in step.get("touchpoint", {}):
            self._put(step["touchpoint"], "title", name, place)
        else:
            step["touchpoint"] = {"id": name}
            self._note(step["touchpoint"], "id", place)

    def _set_score(self, step: Data, lane: str, shown: str, place: Place) -> None:
        number = read_number(shown) if shown else None
        if shown and number is None:
            self._tell(
                Fate.UNREADABLE,
                "score",
                f"“{one_line(shown)}” is no score from −2 to 2; it was left out.",
                place,
                shown,
            )
            return
        emotion = step.setdefault("emotion", {})
        if lane == "emotion":
            self._put(emotion, "score", number, place)
        else:
            by = emotion.setdefault("by", {})
            self._put(by, lane.removeprefix(BY_PERSONA), number, place)
            self._note(emotion, "by", place)
            if not by:
                del emotion["by"]
        if not emotion:
            del step["emotion"]

    def set_field(self, record: Data, section: str, column: str, shown: str, place: Place) -> None:
        """Set a field of a record of a table, as the format has it."""
        model = fields_of(self.grown.kind.model)[section].model
        key = "kind" if column == "type" else column
        assert model is not None
        field = fields_of(model)[key]
        value: Any = self._text(shown, place)
        if field.way is Way.NUMBER and shown:
            value = read_number(shown)
        elif field.way is Way.LIST:
            value = read_list(shown)
        elif field.way is Way.FLAG:
            value = read_flag(shown)
        if shown and value is None:
            self._tell(
                Fate.UNREADABLE,
                key,
                f"`{key}` is “{one_line(shown)}”; expected a number. It was left out.",
                place,
                shown,
            )
            return
        self._put(record, key, value, place)

    # --- cells with several things ---

    def _set_items(self, lane: str, column: str, shown: str, place: Place, before: str) -> None:
        owner, key, items = self._items(lane, column)
        if owner is None:
            return
        old = chunks_in(before)
        if len(old) != len(items):
            self._tell(
                Fate.DROPPED,
                "cell",
                f"It cannot be told which line is which; change them in the sheet {self.rows}.",
                place,
                shown,
            )
            return
        made: list[Data] = []
        for pair in paired(old, chunks_in(shown)):
            if pair.before is None:
                made.append(self._new_item(lane, column, pair.now, place))
                continue
            item = items[pair.before]
            self._change_item(lane, item, old[pair.before], pair.now, place)
            made.append(item)
            if pair.guessed:
                self._tell(
                    Fate.GUESSED,
                    "line",
                    f"“{old[pair.before].head}” was taken to be “{pair.now.head}” now; what is known of it was kept.",
                    place,
                    pair.now.head,
                )
        for item in items:
            if all(item is not each for each in made):
                self._tell(
                    Fate.CHANGED,
                    "line",
                    f"“{one_line(str(item['text']))}” was taken out, as its line is gone.",
                    place,
                    str(item["text"]),
                    Severity.INFO,
                )
        if self.kind == "blueprint" and column:
            self.addresses.set_actions(lane, column, made)
            self._placed[lane, column] = made
            self._note(self.data, "actions", place)
        else:
            self._put(owner, key, made, place)

    def _items(self, lane: str, column: str) -> tuple[Data | None, str, list[Data]]:
        """Return the owner and the key of the list in a cell, and its items."""
        if self.kind == "blueprint" and column:
            return self.data, "actions", self.addresses.actions(lane, column)
        found = self.addresses.step(column) if column else self.data
        if found is None:
            return None, lane, []
        return found, lane, within(found, lane) or []

    def _new_item(self, lane: str, column: str, chunk: Chunk, place: Place) -> Data:
        text, met = self._words(lane, chunk.head)
        item: Data = {"text": self._text(text, place)}
        if self.kind == "blueprint" and column:
            item |= {"id": self.new_id(item["text"], "action"), "at": column, "lane": lane}
        if met:
            item["met"] = met
        self.grown.places[id(item)] = {"": place}
        self._set_notes(lane, item, (), chunk.notes, place)
        return item

    def _change_item(self, lane: str, item: Data, old: Chunk, now: Chunk, place: Place) -> None:
        if old.head != now.head:
            was, met_before = self._words(lane, old.head)
            text, met = self._words(lane, now.head)
            if text != was:
                self._put(item, "text", self._text(text, place), place)
            if met != met_before:
                self._put(item, "met", met, place)
        if old.notes != now.notes:
            self._set_notes(lane, item, old.notes, now.notes, place)

    def _words(self, lane: str, head: str) -> tuple[str, str]:
        """Return the words of a line, without quotation marks and signs, and whether it was met."""
        if lane in _QUOTED:
            match = _QUOTES.match(head)
            return (match[1].strip() if match else head), ""
        if lane == "expectations":
            words, _, sign = head.rpartition(" ")
            if words and sign in _SIGNS:
                return words, _SIGNS[sign]
        return head, ""

    def _set_notes(
        self, lane: str, item: Data, old: tuple[str, ...], now: tuple[str, ...], place: Place
    ) -> None:
        """Read severity and frequency below a pain; of other notes tell that they are not read back."""
        said = " · ".join(now)
        if lane == "pains":
            dots, percent = _DOTS.search(said), _PERCENT.search(said)
            self._put(item, "severity", dots[0].count("●") or "" if dots else "", place)
            share = read_number(percent[0]) if percent else None
            if not old or share is None or share != item.get("frequency"):
                self._put(item, "frequency", share, place)
            return
        if now:
            self._tell(
                Fate.DROPPED,
                "note",
                f"“{said}” below “{item['text']}” is only told here; change it in the sheet {self.rows}.",
                place,
                said,
            )

    def settle(self) -> None:
        """Put the actions of changed cells where those stood that they had; elsewhere nothing moves."""
        if not self._placed:
            return
        waiting = dict(self._placed)
        actions: list[Data] = []
        for each in self.data.pop("actions", ()):
            cell = each.get("lane"), each.get("at")
            actions.extend(waiting.pop(cell, ()) if cell in self._placed else [each])
        actions.extend(each for made in waiting.values() for each in made)
        if actions:
            self.data["actions"] = actions
        self._placed.clear()

    # --- new things ---

    def new_id(self, words: str, otherwise: str) -> str:
        """Make an id of words for a new stage, step or action."""
        taken = self._taken.get("")
        if taken is None:
            stages = self.data.get("stages", ())
            steps = (step for stage in stages for step in stage.get("steps", ()))
            parts = (*stages, *steps, *self.data.get("actions", ()))
            columns = (key_of(each) for each in self.data.get("steps", ()))
            taken = {*columns, *(str(each.get("id")) for each in parts)}
            taken |= set(self.data.get("retired", ()))
            self._taken[""] = taken
        return _made(words, taken, otherwise)

    def new_record_id(self, words: str, section: str) -> str:
        """Make an id of words for a new record of a table."""
        taken = self._taken.get(section)
        if taken is None:
            taken = {str(each.get("id")) for each in self.data.get(section, ())}
            self._taken[section] = taken
        return _made(words, taken, section)

    # --- helpers ---

    def _owner(self, data: Data, path: str) -> tuple[Data, str]:
        *above, key = path.split(".")
        for each in above:
            data = data.setdefault(each, {})
        return data, key

    def _put(self, owner: Data, key: str, value: Any, place: Place) -> None:
        if value in (None, "", []):
            owner.pop(key, None)
        else:
            owner[key] = value
            self._note(owner, key, place)

    def _note(self, part: Data, key: str, place: Place) -> None:
        self.grown.places.setdefault(id(part), {})[key] = place

    def _text(self, raw: str, place: Place) -> str:
        return self.gathered.text(raw, place)

    def _tell(
        self,
        fate: Fate,
        what: str,
        message: str,
        place: Place,
        value: str | None = None,
        severity: Severity | None = None,
    ) -> None:
        self.gathered.lose(
            fate, what, message, place, value=value, severity=severity, map=str(self.data["id"])
        )


def _made(words: str, taken: set[str], otherwise: str) -> str:
    """Make an id of words that is not taken, and take it."""
    id = unique_slug(words, taken, otherwise)
    taken.add(id)
    return id
