"""A map as a rule of the craft sees it: its model, its parts with their paths, and its workspace."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from cjmap.format.envelope import Envelope, Status
from cjmap.format.journey import Journey, Stage, State, Step
from cjmap.format.part import Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from cjmap.check.silence.suppressions import Suppression
    from cjmap.check.survey import Survey
    from cjmap.format.backlog import Opportunity
    from cjmap.problem import MapPath, Rule
    from cjmap.workspace import Entry, Workspace
    from cjmap.workspace.settings import Setting

Model = TypeVar("Model", bound=Envelope, covariant=True)
Value = TypeVar("Value", covariant=True)


@dataclass(frozen=True, slots=True)
class Placed(Generic[Value]):
    """Something of a map and the path at which it stands."""

    path: MapPath
    value: Value


@dataclass(frozen=True, eq=False)
class Subject(Generic[Model]):
    """One map under check.

    `survey` knows what all maps of the workspace say together; `options` holds what the
    configuration sets for this map, by `rule.option`. Rules about suppressions, which come last,
    find the comments in `suppressions`, the names of the rules that looked at the map in `ran`, all
    rules that can be silenced in `rules`, and in `told` the first place of each rule that has found
    something which no comment silences.
    """

    entry: Entry
    model: Model
    survey: Survey
    options: Mapping[str, Any]
    suppressions: tuple[Suppression, ...] = ()
    ran: frozenset[str] = frozenset()
    rules: tuple[Rule, ...] = ()
    told: Mapping[str, MapPath] = field(default_factory=dict)

    @property
    def workspace(self) -> Workspace:
        """The workspace of the map."""
        return self.survey.workspace

    @property
    def today(self) -> date:
        """The day that counts as today."""
        return self.survey.today

    @property
    def language(self) -> str:
        """The language of the map's texts, without its region: `pl`."""
        return self.workspace.language_of(self.model).partition("-")[0].lower()

    @property
    def draft(self) -> bool:
        """Whether the map says that it is still being written."""
        return self.model.status is Status.DRAFT

    @property
    def from_logs(self) -> bool:
        """Whether this is a journey made from traces, where nobody's thoughts are to be had."""
        return isinstance(self.model, Journey) and self.model.state is State.ACTUAL

    def option(self, option: Setting) -> Any:
        """Return what holds for one of a rule's options."""
        return self.options.get(option.key, option.default)

    @cached_property
    def stages(self) -> tuple[Placed[Stage], ...]:
        """The stages of a journey; none in any other map."""
        model = self.model
        if not isinstance(model, Journey):
            return ()
        return tuple(Placed(("stages", number), stage) for number, stage in enumerate(model.stages))

    @cached_property
    def steps(self) -> tuple[Placed[Step], ...]:
        """The steps of a journey in order, whatever their stage; none in any other map."""
        return tuple(
            Placed((*stage.path, "steps", number), step)
            for stage in self.stages
            for number, step in enumerate(stage.value.steps)
        )

    @cached_property
    def opportunities(self) -> tuple[Placed[Opportunity], ...]:
        """The opportunities of a journey or a backlog."""
        found: tuple[Opportunity, ...] = getattr(self.model, "opportunities", ())
        return tuple(Placed(("opportunities", number), each) for number, each in enumerate(found))

    @cached_property
    def parts(self) -> tuple[Placed[Part], ...]:
        """Every part of the map, the map itself first, then in the order of the models' fields."""
        return tuple(_walk(self.model, ()))

    def parts_of(self, kind: type[Value]) -> Iterator[Placed[Value]]:
        """Go through the parts of one class, its subclasses among them (`Pain` is an `Item`)."""
        for placed in self.parts:
            if isinstance(placed.value, kind):
                yield cast("Placed[Value]", placed)

    @cached_property
    def texts(self) -> tuple[Placed[str], ...]:
        """Every text of the map with its path; ids, references and words of a closed list too."""
        return tuple(text for placed in self.parts for text in _texts(placed.value, placed.path))


def _walk(part: Part, path: MapPath) -> Iterator[Placed[Part]]:
    """Go through a part and all parts in it. A short form has the path of its long one."""
    yield Placed(path, part)
    for name, value in part.__dict__.items():
        if isinstance(value, Part):
            yield from _walk(value, (*path, key_of(name)))
        elif type(value) is tuple and value and isinstance(value[0], Part):
            key = key_of(name)
            for number, each in enumerate(value):
                yield from _walk(each, (*path, key, number))


def _texts(part: Part, path: MapPath) -> Iterator[Placed[str]]:
    for name, value in part.__dict__.items():
        if isinstance(value, str):
            yield Placed((*path, key_of(name)), value)
        elif type(value) is tuple and value and isinstance(value[0], str):
            for number, each in enumerate(value):
                yield Placed((*path, key_of(name), number), each)
        elif type(value) is dict:
            for key, each in value.items():
                if isinstance(each, str):
                    yield Placed((*path, key_of(name), key), each)


def key_of(field: str) -> str:
    """Return the key of a field: `from_` and `for_` are written `from` and `for`."""
    return field.rstrip("_")
