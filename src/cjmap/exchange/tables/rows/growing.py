"""Rows into one map: its stages and steps first, then what belongs to them.

What a row belongs to is named by id, by title, or by the number of its row (`#12`) where it has neither. A
step, a stage or a column that has no row of its own is made.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from cjmap.exchange.coming.surroundings import same_name
from cjmap.exchange.losses import Fate, Place
from cjmap.exchange.tables.rows.cells import (
    read_flag,
    read_free,
    read_list,
    read_number,
    read_pairs,
    read_text,
)
from cjmap.exchange.tables.rows.columns import FIRST, KNOWN, LAST, column_of
from cjmap.exchange.tables.rows.shapes import (
    Field,
    Way,
    columns_of,
    fields_of,
    main_of,
    rows_of,
)
from cjmap.format.blueprint import Action, Blueprint, Column
from cjmap.format.journey import Journey, Stage, Step
from cjmap.format.near import nearest
from cjmap.format.slugs import unique_slug
from cjmap.format.texts import SLUG_PATTERN
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjmap.exchange.coming.gathered import Gathered
    from cjmap.exchange.tables.rows.lines import Line
    from cjmap.exchange.tables.rows.plain import Data
    from cjmap.format.kinds import Kind
    from cjmap.format.part import Part

_SAYS = tuple(
    name
    for name in (*FIRST, *KNOWN, *LAST)
    if name not in ("map", "kind", "stage", "step", "field", "of", "no")
)
_SLUG = re.compile(SLUG_PATTERN)
_OF_STEPS = (Stage, Step, Column, Action)


class Named:
    """Parts of one list by what a row may call them: id, number of the row, title."""

    def __init__(self) -> None:
        """Begin with none."""
        self._names: dict[str, Data] = {}
        self._titles: dict[str, Data] = {}

    def add(self, part: Data, *names: str, title: str = "") -> None:
        """Add a part by its names and its title; what has one of them already keeps it."""
        for name in filter(None, names):
            self._names.setdefault(name, part)
        if title:
            self._titles.setdefault(same_name(title), part)

    def find(self, name: str) -> Data | None:
        """Find a part by one of its names, else by its title in any letters; `#12` is never a title."""
        if name in self._names or name.startswith("#"):
            return self._names.get(name)
        return self._titles.get(same_name(name))


class Growing:
    """One map while it is made of rows; `places` tells where a part, and each of its fields, was read."""

    def __init__(self, gathered: Gathered, kind: Kind, id: str) -> None:
        """Begin with an empty map."""
        self.gathered = gathered
        self.kind = kind
        self.data: Data = {"kind": kind.name, "id": id}
        self.places: dict[int, dict[str, Place]] = {}
        self._reserved: set[str] = set()
        self._used: set[str] = set()
        self._named: dict[tuple[int, str], Named] = {}
        self._steps = Named()

    def grow(self, lines: Iterable[Line]) -> None:
        """Add everything that some rows say."""
        waiting = list(lines)
        self._reserve(waiting)
        has_structure = self.kind.model in (Journey, Blueprint)
        for level in (("stages", "lanes"), ("steps",)):
            rest = []
            for line in waiting:
                if has_structure and line.text("field").strip() in level:
                    self._structure(line)
                else:
                    rest.append(line)
            waiting = rest
        for line in sorted(waiting, key=lambda line: line.text("field").count(".")):
            self._line(line)

    def _reserve(self, lines: list[Line]) -> None:
        """Note the ids that rows bring along, so that none that is made takes one of them."""
        for line in lines:
            id = line.text("id").strip()
            if _SLUG.fullmatch(id):
                self._reserved.add(id)

    # --- stages, steps, columns, lanes ---

    def _structure(self, line: Line) -> None:
        key = line.text("field").strip()
        field = fields_of(self.kind.model).get(key)
        if self.kind.model is Journey and key == "steps":
            self._add_step(line)
        elif field is not None and field.model is not None:
            part = self._read_part(line, field)
            if part is not None:
                self._put(self.data, field, part, line)

    def _add_step(self, line: Line) -> None:
        field = fields_of(Stage)["steps"]
        part = self._read_part(line, field)
        if part is None:
            return
        stage = self._stage(line)
        if stage is None:
            stage = self._last_stage(line)
        self._put(stage, field, part, line)
        self._steps.add(
            part,
            part["id"],
            f"#{line.no}" if line.no else "",
            title=str(part.get("title", "")),
        )

    def _stage(self, line: Line) -> Data | None:
        """Return the stage that a row names, made if it is new; None where it names none."""
        name = read_text(line.text("stage"))
        if not name:
            return None
        field = fields_of(Journey)["stages"]
        found = self._names(self.data, "stages").find(name)
        if found is not None:
            return found
        if name.startswith("#"):
            return None
        stage = self._made(field, name, line, "stage")
        self._put(self.data, field, stage, line)
        return stage

    def _last_stage(self, line: Line) -> Data:
        stages = self.data.setdefault("stages", [])
        if not stages:
            self._put(
                self.data, fields_of(Journey)["stages"], {"id": self._new_id(Stage, "stage")}, line
            )
            self.gathered.lose(Fate.MADE, "stage", "A stage for steps that name none.", line.whole)
        return stages[-1]  # type: ignore[no-any-return]

    def _step(self, line: Line) -> Data | None:
        name = read_text(line.text("step"))
        found = self._steps.find(name)
        if found is not None:
            return found
        if name.startswith("#"):
            self._unreadable(line, "step", f"There is no row {name} of a step.")
            return None
        field = fields_of(Stage)["steps"]
        step = self._made(field, name, line, "step")
        stage = self._stage(line)
        if stage is None:
            stage = self._last_stage(line)
        self._put(stage, field, step, line)
        self._steps.add(step, step["id"], title=name)
        return step

    def _made(self, field: Field, title: str, line: Line, noun: str) -> Data:
        assert field.model is not None
        part = {"id": self._new_id(field.model, title), "title": title}
        self.places[id(part)] = {"": line.place(noun if noun != "column" else "step")}
        self.gathered.lose(
            Fate.MADE,
            noun,
            f"{noun.capitalize()} `{part['id']}` for “{one_line(title)}”, which has no row of its own.",
            line.place(noun if noun != "column" else "step"),
            value=part["id"],
        )
        return part

    # --- one row ---

    def _line(self, line: Line) -> None:
        keys = [each.strip() for each in line.text("field").split(".")]
        owner = self._owner(line)
        if owner is None:
            return
        part, model = owner
        for key in keys[:-1]:
            above = fields_of(model).get(key)
            if above is None or above.model is None:
                self._no_field(line, model)
                return
            name = line.text("of").strip()
            found = self._names(part, key).find(name) if name else None
            if found is None:
                what = (
                    f"no `{key}` called “{one_line(name)}”"
                    if name
                    else f"not which of `{key}` is meant"
                )
                self._unreadable(line, "of", f"There is {what}; the row was left out.")
                return
            part, model = found, above.model
        field = self._field(line, model, keys[-1])
        if field is not None:
            self._add(line, part, field)

    def _owner(self, line: Line) -> tuple[Data, type[Part]] | None:
        """Return the step, stage or map to which a row belongs, with its model."""
        model = self.kind.model
        if model is not Journey:
            return self.data, model
        if line.text("step").strip():
            step = self._step(line)
            return None if step is None else (step, Step)
        if line.text("stage").strip():
            stage = self._stage(line)
            if stage is None:
                self._unreadable(
                    line, "stage", f"There is no stage “{one_line(line.text('stage'))}”."
                )
                return None
            return stage, Stage
        return self.data, model

    def _field(self, line: Line, model: type[Part], key: str) -> Field | None:
        field = {**rows_of(model), **columns_of(model)}.get(key)
        if field is None or (model is Stage and key == "steps"):
            self._no_field(line, model)
            return None
        return field

    def _no_field(self, line: Line, model: type[Part]) -> None:
        said = line.text("field").strip()
        near = nearest(said, list(rows_of(model)))
        whose = {Stage: "stage", Step: "step"}.get(
            model, "map" if model is self.kind.model else model.__name__.lower()
        )
        if not said:
            message = "The row does not say what it is: `field` is empty."
        elif model is not Step and self.kind.model is Journey and said in rows_of(Step):
            message = f"`{one_line(said)}` belongs to a step, and the row names none."
        else:
            hint = f" Did you mean `{near}`?" if near else ""
            message = f"A {whose} has no field `{one_line(said)}`.{hint}"
        self._unreadable(line, "field", f"{message} The row was left out.")

    def _add(self, line: Line, owner: Data, field: Field) -> None:
        if field.way is Way.PARTS:
            part = self._read_part(line, field)
            if part is not None:
                self._put(owner, field, part, line)
        elif field.way is Way.FACTS:
            self._add_fact(line, owner, field)
        elif field.key in owner:
            self._unreadable(line, "text", f"`{field.key}` is told already; the row was left out.")
        elif field.way is Way.PART:
            part = self._read_part(line, field)
            if part is not None:
                owner[field.key] = part
        else:
            self._tell_further(line, {"text"}, field.key)
            value = self._value(line, "text", field)
            if value is not None:
                owner[field.key] = value
                self._note(owner, field.key, line.place("text"))

    def _add_fact(self, line: Line, owner: Data, field: Field) -> None:
        key = self._clean(read_text(line.text("id")), line, "id")
        self._tell_further(line, {"id", "text"}, field.key)
        if not key:
            self._unreadable(
                line,
                "id",
                f"A row of `{field.key}` has its name in the column `id`; here it is empty.",
            )
            return
        raw = line.text("text")
        value = read_list(raw) if key == "channels" and field.model else read_free(raw)
        if value in ("", []):
            return
        facts = owner.setdefault(field.key, {})
        facts[key] = self._cleaned(value, line)
        self._note(facts, key, line.place("text"))
        self._note(facts, "", line.place("id"))

    def _read_part(self, line: Line, field: Field) -> Data | None:
        """Read the row of a part; None where what it is cannot be read."""
        model = field.model
        assert model is not None
        part: Data = {}
        self.places[id(part)] = {"": line.whole}
        main = main_of(model, field.short)
        read = {"id"} if "id" in model.model_fields and main != "id" else set()
        if main is not None:
            read.add("text")
            value = self._value(line, "text", fields_of(model)[main])
            if value is not None:
                part[main] = value
                self._note(part, main, line.place("text"))
        for key, each in columns_of(model, field.short).items():
            name = column_of(model, key)
            if model is Action and key == "at":
                self._place_action(line, part)
                continue
            read.add(name)
            value = self._value(line, name, each)
            if value is not None:
                part[key] = value
                self._note(part, key, line.place(name))
        self._tell_further(line, read, field.key)
        if "id" in read:
            self._identify(line, part, model)
        return part

    def _place_action(self, line: Line, action: Data) -> None:
        """Put an action at its column, which is made if it is new."""
        name = read_text(line.text("step"))
        column = self._names(self.data, "steps").find(name)
        if column is None and name and not name.startswith("#"):
            field = fields_of(Blueprint)["steps"]
            column = self._made(field, name, line, "column")
            self._put(self.data, field, column, line)
        if column is not None:
            at = column.get("id") or str(column.get("step", "")).rpartition("#")[2]
            action["at"] = at
            self._note(action, "at", line.place("step"))

    def _identify(self, line: Line, part: Data, model: type[Part]) -> None:
        """Give a part its id: that of its row, or one made of its words where it needs one."""
        said = line.text("id").strip()
        needed = model.model_fields["id"].is_required() or (not line.no and model in _OF_STEPS)
        words = str(part.get(main_of(model) or "", ""))
        if said and _SLUG.fullmatch(said):
            part["id"] = said
            return
        if not said and not needed:
            return
        part["id"] = self._new_id(model, said or words)
        fate = Fate.CHANGED if said else Fate.MADE
        message = (
            f"“{one_line(said)}” is no id; it became `{part['id']}`."
            if said
            else f"Id `{part['id']}` for “{one_line(words)}”."
        )
        self.gathered.lose(
            fate, "id", message, line.place("id") if said else line.whole, value=part["id"]
        )

    def _new_id(self, model: type[Part], words: str) -> str:
        id = unique_slug(words, self._reserved, model.__name__.lower())
        self._reserved.add(id)
        return id

    def _put(self, owner: Data, field: Field, part: Data, line: Line) -> None:
        """Add a part to a list of its owner, under an id that no other there has."""
        assert field.model is not None
        others = owner.setdefault(field.key, [])
        names = self._names(owner, field.key)
        own = str(part.get("id", "")) if "id" in field.model.model_fields else ""
        if own and self._is_taken(own, field, others):
            part["id"] = self._new_id(field.model, own)
            self.gathered.lose(
                Fate.CHANGED,
                "id",
                f"There is a `{own}` already; this one became `{part['id']}`.",
                line.place("id"),
                value=part["id"],
            )
        others.append(part)
        title = str(part.get("title", ""))
        key = own or (str(part.get("step", "")).rpartition("#")[2] if field.model is Column else "")
        names.add(part, str(part.get("id", "")), key, f"#{line.no}" if line.no else "", title=title)
        if field.model in (Stage, Step, Column, Action) and part.get("id"):
            self._used.add(part["id"])

    def _is_taken(self, own: str, field: Field, others: list[Data]) -> bool:
        if field.model in (Stage, Step, Column, Action):
            return own in self._used
        return any(each.get("id") == own for each in others)

    def _names(self, owner: Data, key: str) -> Named:
        return self._named.setdefault((id(owner), key), Named())

    # --- one cell ---

    def _value(self, line: Line, name: str, field: Field) -> Any:
        """Read the cell of a field; None where it is empty, or says something else, which is told."""
        raw = line.text(name)
        if not raw.strip():
            return None
        value: Any
        if field.way is Way.NUMBER:
            cell = line.cells[name]
            value = read_number(raw)
            if value is None and cell.value is not None:
                value = cell.value
            expected = "a number"
        elif field.way is Way.FLAG:
            value, expected = read_flag(raw), "yes or no"
        elif field.way is Way.PAIRS:
            value, expected = read_pairs(raw), "names with numbers, such as `anna: -1; jan: 1`"
        elif field.way is Way.LIST:
            value, expected = read_list(raw), "a list"
        else:
            value, expected = read_text(raw), "a text"
        if value is None:
            self._unreadable(
                line,
                name,
                f"`{field.key}` is “{one_line(raw)}”; expected {expected}. It was left out.",
            )
            return None
        return self._cleaned(value, line, name)

    def _cleaned(self, value: Any, line: Line, name: str = "text") -> Any:
        if isinstance(value, str):
            return self._clean(value, line, name)
        if isinstance(value, list):
            return [self._cleaned(each, line, name) for each in value]
        if isinstance(value, dict):
            return {self._clean(key, line, name): each for key, each in value.items()}
        return value

    def _clean(self, text: str, line: Line, name: str) -> str:
        """Take out what no map can hold; outer blanks that are left are meant."""
        bare = text.strip()
        cleaned = self.gathered.text(bare, line.place(name))
        return text if cleaned == bare else cleaned

    def _tell_further(self, line: Line, read: set[str], key: str) -> None:
        """Tell cells that say something of this row which the thing has no field for."""
        for name in _SAYS:
            if name in line.cells and name not in read:
                self.gathered.lose(
                    Fate.DROPPED,
                    "cell",
                    f"`{key}` has no `{name}`: “{one_line(line.text(name))}” was left out.",
                    line.place(name),
                    value=line.text(name),
                )

    def _note(self, part: Data, key: str, place: Place) -> None:
        self.places.setdefault(id(part), {})[key] = place

    def _unreadable(self, line: Line, name: str, message: str) -> None:
        self.gathered.lose(
            Fate.UNREADABLE, name, message, line.place(name), value=line.text("text") or None
        )
