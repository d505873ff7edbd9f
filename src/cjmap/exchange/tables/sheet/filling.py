"""The cells of a journey's lanes into its steps."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cjmap.exchange.losses import Fate
from cjmap.exchange.tables.sheet.bullets import items_of, names_of, one_text, unquoted
from cjmap.exchange.tables.sheet.lanes import Lane
from cjmap.exchange.tables.sheet.lengths import length_in
from cjmap.exchange.tables.sheet.metrics import measured_in
from cjmap.exchange.tables.sheet.naming import among, folded
from cjmap.exchange.tables.sheet.scores import (
    Felt,
    dashes_are_scores,
    felt_in,
    scale_named,
    scale_of,
)
from cjmap.exchange.tables.sheet.words import en, pl
from cjmap.exchange.tables.table import CellType
from cjmap.format.roles import Section
from cjmap.format.slugs import unique_slug
from cjmap.printable import one_line
from cjmap.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cjmap.exchange.coming.gathered import Data, Gathered
    from cjmap.exchange.coming.source import Scale
    from cjmap.exchange.losses import Place
    from cjmap.exchange.tables.sheet.columns import Step

_ITEMS = {
    Lane.DOES: "does",
    Lane.THINKS: "thinks",
    Lane.NEEDS: "needs",
    Lane.EXPECTATIONS: "expectations",
    Lane.DRIVERS: "drivers",
    Lane.BARRIERS: "barriers",
    Lane.PAINS: "pains",
    Lane.GAINS: "gains",
}
_DASHES = frozenset(("-", "–", "—", "−", "--", "---", "/", "x"))
_BRACKETS = re.compile(r"(.+?)\s*\(([^()]{2,40})\)")
_GRAVE = re.compile(r"(.+?)\s+(?=[●○]{5})(●*)○*(?:\s*·\s*(\d{1,3})\s*%)?", re.DOTALL)
"""A pain with its severity in dots, of five, and how frequent it is."""
_TIMES = {
    "actual": ("actual", "real", "measured", "faktyczny", "rzeczywisty", "faktycznie", "zmierzony"),
    "wait": ("wait", "waiting", "czekanie", "czekania", "oczekiwanie", "oczekiwania"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One text of a lane: where it stands, and the steps that it is about."""

    text: str
    place: Place
    steps: Sequence[Step]
    type: CellType = CellType.TEXT
    single: bool = False
    """Whether it is one thing, however it is written: a sticky note."""

    @property
    def items(self) -> list[str]:
        """What it lists."""
        return [" ".join(self.text.split())] if self.single else items_of(self.text)


class Filler:
    """Puts texts into the steps of one journey, lane by lane."""

    def __init__(self, gathered: Gathered, journey: Data, steps: Sequence[Step]) -> None:
        self.gathered = gathered
        self.journey = journey
        self.steps = steps
        self._opportunities: dict[str, tuple[Data, list[Step]]] = {}
        self._ids: set[str] = set()
        self._channels: dict[Step, str] = {}
        self._channel_of: dict[str, str | None] = {}
        """The channel with which a touchpoint was entered here."""
        self._fillers: dict[Lane, Callable[[str, list[Entry]], None]] = {
            Lane.QUOTES: self._quotes,
            Lane.FEELS: self._feelings,
            Lane.EMOTION: self._feelings,
            Lane.GOALS: self._goals,
            Lane.TOUCHPOINT: self._touchpoints,
            Lane.CHANNEL: self._channels_only,
            Lane.ACTOR: self._actors,
            Lane.PERSONA: self._actors,
            Lane.ROLE: self._actors,
            Lane.CONTEXT: self._contexts,
            Lane.DURATION: self._durations,
            Lane.TRUTH: self._truths,
            Lane.METRICS: self._metrics,
            Lane.EVIDENCE: self._evidence,
            Lane.OPPORTUNITIES: self._opportunities_of,
        }

    def fill(self, lane: Lane | None, label: str, entries: Sequence[Entry]) -> None:
        """Put the texts of one lane where they belong; what has no place of its own goes to the summaries."""
        usable = [entry for entry in entries if self.usable(entry, lane, entries)]
        if not usable:
            return
        if lane in _ITEMS:
            for entry in usable:
                self._items(entry, _ITEMS[lane])
        elif lane is Lane.SUMMARY:
            for entry in usable:
                self._note("", entry)
        elif lane in self._fillers:
            self._fillers[lane](label, usable)
        else:
            self._unknown(label, usable)

    # --- what is no text at all ---

    def usable(self, entry: Entry, lane: Lane | None, entries: Sequence[Entry]) -> bool:
        """Whether a cell says anything; what it is otherwise is told."""
        text = entry.text.strip()
        if entry.type is CellType.ERROR:
            said = f"`{one_line(text)}` is an error of the spreadsheet and was left out."
            self.gathered.lose(Fate.UNREADABLE, "error", said, entry.place, value=text)
            return False
        if entry.type is CellType.FORMULA:
            said = (
                f"`{one_line(text)}` is a formula whose value is not stored; open the workbook in a"
                " spreadsheet, save it, and import it again."
            )
            self.gathered.lose(Fate.UNREADABLE, "formula", said, entry.place, value=text)
            return False
        feels = lane in (Lane.EMOTION, Lane.FEELS)
        if feels and dashes_are_scores(each.text for each in entries):
            return True
        if lane is Lane.TRUTH and text.casefold() == "x":
            return True
        if (
            text.casefold() in _DASHES
            or among(text, en.NOTHING, pl.NOTHING)
            or text in ("?", "…", "...")
        ):
            said = f"“{one_line(text)}” was read as an empty cell."
            self.gathered.lose(
                Fate.GUESSED, "empty cell", said, entry.place, value=text, severity=Severity.INFO
            )
            return False
        return True

    # --- lists ---

    def _items(self, entry: Entry, field: str) -> None:
        """Put the items of a cell into the first of its steps, and say where it spans several."""
        texts = [self.gathered.text(item, entry.place) for item in entry.items]
        if field == "thinks":
            texts = [unquoted(text) for text in texts]
        step = entry.steps[0]
        parts = [_pain(text) if field == "pains" else {"text": text} for text in texts if text]
        step.data.setdefault(field, []).extend(parts)
        if len(entry.steps) > 1:
            self._tell_first(entry, step)

    def _tell_first(self, entry: Entry, step: Step) -> None:
        self.gathered.lose(
            Fate.GUESSED,
            "merged cell",
            f"“{one_line(entry.text)}” spans {len(entry.steps)} steps; it stands at the first,"
            f" “{step.data['title']}”.",
            entry.place,
            value=entry.text,
        )

    def _quotes(self, label: str, entries: list[Entry]) -> None:
        for entry in entries:
            self._items(entry, "thinks")
        said = f"“{one_line(label)}” became what customers think: a step has no place for what they say."
        self.gathered.lose(Fate.CHANGED, "quotes", said, entries[0].place)

    def _goals(self, label: str, entries: list[Entry]) -> None:
        """Take one text for a stage as its goal; several of one stage are what its steps need."""
        by_stage: dict[int, list[Entry]] = {}
        for entry in entries:
            by_stage.setdefault(id(entry.steps[0].stage), []).append(entry)
        needs = 0
        for group in by_stage.values():
            stage = group[0].steps[0].stage
            if len(group) == 1 and not stage.get("goal"):
                stage["goal"] = self.gathered.text(one_text(group[0].text), group[0].place)
                continue
            for entry in group:
                self._items(entry, "needs")
                needs += 1
        if needs:
            said = (
                f"“{one_line(label)}” of single steps became their needs: only a stage has a goal."
            )
            self.gathered.lose(Fate.CHANGED, "goals", said, entries[0].place)

    # --- how it felt ---

    def _feelings(self, label: str, entries: list[Entry]) -> None:
        """Read scores where most cells have one, else words."""
        felt = [(entry, felt_in(entry.text)) for entry in entries]
        if sum(each.told for _, each in felt) * 2 < len(felt):
            for entry, _ in felt:
                self._feels(entry, entry.text)
            return
        scale = self._scale(label, felt)
        guessed = [
            (entry, each) for entry, each in felt if each.guessed and self._score(entry, each, None)
        ]
        for entry, each in felt:
            if each.told and not each.guessed:
                self._score(entry, each, scale)
            if each.words:
                self._feels(entry, each.words)
        if guessed:
            entry, each = guessed[0]
            said = f"Scores of “{one_line(label)}” were read from words: “{one_line(each.words)}” as {each.score:g}."
            self.gathered.lose(Fate.GUESSED, "score", said, entry.place)

    def _feels(self, entry: Entry, words: str) -> None:
        names = [self.gathered.text(name, entry.place) for name in names_of(words)]
        for step in entry.steps:
            step.data.setdefault("feels", []).extend({"text": name} for name in names if name)

    def _scale(self, label: str, felt: list[tuple[Entry, Felt]]) -> Scale | None:
        """Return the scale of the numbers: the one that was said, that the label names, or that fits."""
        numbers = [each.number for _, each in felt if each.number is not None]
        if not numbers:
            return None
        said = self.gathered.source.options.said_scale
        if said is not None:
            return said
        if (named := scale_named(label)) is not None:
            return named
        most = max((each.most for _, each in felt if each.most is not None), default=None)
        scale = scale_of(numbers) if most is None else scale_of([1, *numbers, most])
        self.gathered.lose(
            Fate.GUESSED,
            "scale",
            f"The scores of “{one_line(label)}” were read on the scale {scale}; `--scale LOW..HIGH` says otherwise.",
            felt[0][0].place,
            value=str(scale),
        )
        return scale

    def _score(self, entry: Entry, felt: Felt, scale: Scale | None) -> bool:
        """Give the steps of a cell its score; say whether one had none before. A guessed one yields."""
        found = self._emotion(entry, felt, scale)
        if found is None:
            return False
        whole = int(found) if found == int(found) else found
        free = [step for step in entry.steps if "emotion" not in step.data]
        for step in free:
            step.data["emotion"] = {"score": whole, "basis": "assumed"}
            self.gathered.count("score")
        if not free and not felt.guessed:
            said = f"“{entry.steps[0].data['title']}” has a score already; {one_line(entry.text)} was left out."
            self.gathered.lose(Fate.DROPPED, "score", said, entry.place, value=entry.text)
        return bool(free)

    def _emotion(self, entry: Entry, felt: Felt, scale: Scale | None) -> float | None:
        exact = felt.score or 0.0
        score, rounded = round(exact * 2) / 2 + 0.0, exact * 2 != round(exact * 2)
        if felt.number is not None and scale is not None:
            found = scale.emotion(felt.number)
            if found is None:
                self.gathered.lose(
                    Fate.UNREADABLE,
                    "score",
                    f"The score {one_line(entry.text)} is not on the scale {scale}, so the step has no emotion;"
                    " `--scale LOW..HIGH` says otherwise.",
                    entry.place,
                    value=entry.text,
                )
                return None
            score, rounded = found
        if rounded:
            said = (
                f"The score {one_line(entry.text)} became {score:g}; emotions are told in halves."
            )
            self.gathered.lose(Fate.CHANGED, "score", said, entry.place, value=entry.text)
        return score

    # --- where, who, when ---

    def _channels_only(self, label: str, entries: list[Entry]) -> None:
        """Take the first channel of each cell; the touchpoints, which come after it, are told it."""
        for entry in entries:
            first, *others = self._names(entry)
            id = self.gathered.entry(Section.CHANNEL, first, entry.place)
            for step in entry.steps:
                self._channels[step] = id
                step.data.setdefault("touchpoint", {"channel": id})
            self._others(label, entry, first, others, Section.CHANNEL)

    def _touchpoints(self, label: str, entries: list[Entry]) -> None:
        """Take the first touchpoint of each cell, which is entered into the catalog where it is new."""
        behind = [entry for entry in entries if self._take_channel(entry)]
        if behind:
            said = f"What stands in brackets behind a touchpoint, as in “{one_line(behind[0].text)}”, was read as its channel."
            self.gathered.lose(Fate.GUESSED, "channel", said, behind[0].place)
        for entry in entries:
            first, *others = self._names(entry)
            match = _BRACKETS.fullmatch(first)
            first = match[1] if match else first
            for step in entry.steps:
                step.data["touchpoint"] = {"id": self._touchpoint(first, step, entry)}
            self._others(label, entry, first, others, Section.TOUCHPOINT)

    def _take_channel(self, entry: Entry) -> bool:
        """Take the channel that stands in brackets behind a touchpoint: `Hotline (phone)`."""
        match = _BRACKETS.fullmatch(self._names(entry)[0])
        if match is None:
            return False
        id = self.gathered.entry(Section.CHANNEL, match[2], entry.place)
        for step in entry.steps:
            self._channels.setdefault(step, id)
        return True

    def _touchpoint(self, name: str, step: Step, entry: Entry) -> str:
        """Return the id of a touchpoint; that it is on another channel elsewhere is told."""
        channel = self._channels.get(step)
        known = self.gathered.find(Section.TOUCHPOINT, name)
        if known is None:
            further: Data = {"channel": channel} if channel else {}
            known = self.gathered.entry(Section.TOUCHPOINT, name, entry.place, **further)
            self._channel_of.setdefault(known, channel)
        elif channel is not None and self._channel_of.get(known, "") != channel:
            self.gathered.lose(
                Fate.CHANGED,
                "channel",
                f"“{name}” is entered already, and not on the channel `{channel}`; a touchpoint has one channel.",
                entry.place,
                value=channel,
            )
        return known

    def _names(self, entry: Entry) -> list[str]:
        names = [self.gathered.text(name, entry.place) for name in names_of(entry.text)]
        return [name for name in names if name] or [entry.text]

    def _others(
        self, label: str, entry: Entry, first: str, others: list[str], section: Section
    ) -> None:
        if not others:
            return
        for name in others:
            self.gathered.entry(section, name, entry.place)
        self._write(entry.steps[0], label, ", ".join([first, *others]))
        self.gathered.lose(
            Fate.CHANGED,
            f"{section.value}s",
            f"A step has one {section.value}: “{first}” was taken, all of “{one_line(entry.text)}” stands in its"
            " summary.",
            entry.place,
            value=entry.text,
        )

    def _actors(self, label: str, entries: list[Entry]) -> None:
        del label
        for entry in entries:
            name = self.gathered.text(one_text(entry.text), entry.place)
            known = self.gathered.find(Section.PERSONA, name) or self.gathered.find(
                Section.TEAM, name
            )
            if known is not None and self.journey.get("personas") == [known]:
                continue
            for step in entry.steps:
                step.data["actor"] = known or name

    def _contexts(self, label: str, entries: list[Entry]) -> None:
        del label
        self._refer(entries, Section.CONTEXT, "context")

    def _evidence(self, label: str, entries: list[Entry]) -> None:
        del label
        self._refer(entries, Section.EVIDENCE, "evidence")

    def _refer(self, entries: list[Entry], section: Section, field: str) -> None:
        for entry in entries:
            names = [self.gathered.text(item, entry.place) for item in entry.items]
            ids = [self.gathered.entry(section, name, entry.place) for name in names if name]
            for step in entry.steps:
                known = step.data.setdefault(field, [])
                known.extend(id for id in ids if id not in known)

    def _durations(self, label: str, entries: list[Entry]) -> None:
        words = folded(label).split()
        found_in = (key for key, names in _TIMES.items() if any(name in words for name in names))
        field = next(found_in, "planned")
        for entry in entries:
            found = length_in(entry.text)
            if found is None or len(entry.steps) > 1:
                self._keep(label, entry, "duration", "is no duration of one step")
                continue
            length, exact = found
            entry.steps[0].data.setdefault("duration", {})[field] = length
            if not exact:
                said = f"“{one_line(entry.text)}” became {length}."
                self.gathered.lose(Fate.CHANGED, "duration", said, entry.place, value=entry.text)

    def _truths(self, label: str, entries: list[Entry]) -> None:
        for entry in entries:
            if among(entry.text, en.NO, pl.NO):
                continue
            for step in entry.steps:
                step.data["moment_of_truth"] = True
            marked = among(entry.text, en.YES, pl.YES) or not any(map(str.isalnum, entry.text))
            if not marked:
                self._note(label, entry)

    # --- figures and ideas ---

    def _metrics(self, label: str, entries: list[Entry]) -> None:
        bare = label if any(number_alone(entry.text) for entry in entries) else ""
        for entry in entries:
            for item in entry.items:
                text = f"{bare} {item}" if bare and number_alone(item) else item
                self._metric(entry, self.gathered.text(text, entry.place))

    def _metric(self, entry: Entry, text: str) -> None:
        measured = measured_in(text)
        unit: Data = {"unit": measured.unit} if measured.unit else {}
        id = self.gathered.entry(Section.METRIC, measured.name, entry.place, **unit)
        use = {
            "metric": id,
            "value": measured.value,
            "n": measured.n,
            "target": measured.target,
            "period": measured.period,
        }
        known: list[Data] = entry.steps[0].data.setdefault("metrics", [])
        known.append({key: plain(value) for key, value in use.items() if value is not None})
        if len(entry.steps) > 1:
            self._tell_first(entry, entry.steps[0])

    def _opportunities_of(self, label: str, entries: list[Entry]) -> None:
        """Make an opportunity of each item; the same idea at several steps is one for all of them."""
        del label
        taken = self.gathered.surroundings.ids(Section.OPPORTUNITY)
        for entry in entries:
            for item in entry.items:
                title = self.gathered.text(item, entry.place)
                if title.casefold() not in self._opportunities:
                    id = unique_slug(title, self._ids | taken, "opportunity")
                    self._ids.add(id)
                    self._opportunities[title.casefold()] = {"id": id, "title": title}, []
                    self.gathered.count("opportunity")
                _, steps = self._opportunities[title.casefold()]
                steps += [step for step in entry.steps if step not in steps]

    def finish(self) -> None:
        """Add the opportunities to the journey, once the steps have their ids."""
        for data, steps in self._opportunities.values():
            ids = [step.data["id"] for step in steps]
            self.journey.setdefault("opportunities", []).append({**data, "for": ids})

    # --- what has no place of its own ---

    def _unknown(self, label: str, entries: list[Entry]) -> None:
        self.note(
            label,
            entries,
            f"The lane “{one_line(label)}” is not known" if label else "A lane has no name",
        )

    def note(self, label: str, entries: Sequence[Entry], why: str) -> None:
        """Write the cells of a lane into the summaries, and say why."""
        usable = [entry for entry in entries if self.usable(entry, None, entries)]
        for entry in usable:
            self._note(label, entry)
        if usable:
            said = f"{why}; its {_cells(len(usable))} in the summaries of the steps."
            self.gathered.lose(Fate.GUESSED, "lane", said, usable[0].place, value=label)

    def _keep(self, label: str, entry: Entry, what: str, why: str) -> None:
        self._note(label, entry)
        said = f"“{one_line(entry.text)}” {why}; it stands in the summary."
        self.gathered.lose(Fate.CHANGED, what, said, entry.place, value=entry.text)

    def _note(self, label: str, entry: Entry) -> None:
        text = self.gathered.text(one_text(entry.text) if label else entry.text, entry.place)
        self._write(entry.steps[0], label, text)

    def _write(self, step: Step, label: str, text: str) -> None:
        said = f"{label.strip(' :')}: {text}" if label else text
        known = step.data.get("summary")
        step.data["summary"] = f"{known}\n{said}" if known else said


def _cells(number: int) -> str:
    return "one text stands" if number == 1 else f"{number} texts stand"


def _pain(text: str) -> Data:
    """Read a pain, and how grave it is, where dots behind it say so: `No news ●●●○○ · 40%`."""
    match = _GRAVE.fullmatch(text)
    if match is None or not match[2]:
        return {"text": text}
    share = {"frequency": int(match[3]) / 100} if match[3] and int(match[3]) <= 100 else {}
    return {"text": match[1], "severity": len(match[2]), **share}


def number_alone(text: str) -> bool:
    """Whether a text is a number, perhaps in per cent, and nothing else."""
    return measured_in(f"x {text}").name == "x"


def plain(value: Any) -> Any:
    """Return a number without a fraction as a whole one."""
    return int(value) if isinstance(value, float) and value == int(value) else value
