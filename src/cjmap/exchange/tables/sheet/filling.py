"""The cells of a journey's lanes into its steps."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from cjmap.exchange.losses import Fate
from cjmap.exchange.tables.sheet.bullets import one_text, unquoted
from cjmap.exchange.tables.sheet.entries import Entry, tell_first, write_summary
from cjmap.exchange.tables.sheet.feeling import Feelings
from cjmap.exchange.tables.sheet.lanes import Lane
from cjmap.exchange.tables.sheet.lengths import length_in
from cjmap.exchange.tables.sheet.meeting import Meeting
from cjmap.exchange.tables.sheet.metrics import measured_in
from cjmap.exchange.tables.sheet.naming import among, folded
from cjmap.exchange.tables.sheet.scores import dashes_are_scores
from cjmap.exchange.tables.sheet.words import en, pl
from cjmap.exchange.tables.table import CellType
from cjmap.format.roles import Section
from cjmap.format.slugs import unique_slug
from cjmap.printable import one_line
from cjmap.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cjmap.exchange.coming.gathered import Data, Gathered
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
_DASHES = frozenset(("-", "–", "—", "−", "--", "---"))
_LONGEST_LINKED = 80
"""The letters of a text that is told before the address to which it leads."""
_GRAVE = re.compile(r"(.+?)(?<!\s)\s++(?=[●○]{5})(●*)○*(?:\s*·\s*(\d{1,3})\s*%)?", re.DOTALL)
"""A pain with its severity in dots, of five, and how frequent it is."""
_TIMES = {
    "actual": ("actual", "real", "measured", "faktyczny", "rzeczywisty", "faktycznie", "zmierzony"),
    "wait": ("wait", "waiting", "czekanie", "czekania", "oczekiwanie", "oczekiwania"),
}


class Filler:
    """Puts texts into the steps of one journey, lane by lane."""

    def __init__(self, gathered: Gathered, journey: Data, steps: Sequence[Step]) -> None:
        self.gathered = gathered
        self.journey = journey
        self.steps = steps
        self._opportunities: dict[str, tuple[Data, list[Step]]] = {}
        self._feelings = Feelings(gathered)
        self._meeting = Meeting(gathered)
        self._fillers: dict[Lane, Callable[[str, list[Entry]], None]] = {
            Lane.QUOTES: self._quotes,
            Lane.FEELS: self._feelings.fill,
            Lane.EMOTION: self._feelings.fill,
            Lane.GOALS: self._goals,
            Lane.TOUCHPOINT: self._meeting.fill_touchpoints,
            Lane.CHANNEL: self._meeting.fill_channels,
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
            if lane is None and label and entries:
                said = (
                    f"The lane “{one_line(label)}” is not known and holds no text; it was left out."
                )
                self.gathered.lose(Fate.DROPPED, "lane", said, entries[0].place, value=label)
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

    def keep_links(self, lane: Lane | None, label: str, entries: Sequence[Entry]) -> None:
        """Keep where cells lead in the summaries; evidence has a place for it, as its source."""
        for entry in entries:
            if not entry.link or (lane is Lane.EVIDENCE and self._is_new_evidence(entry)):
                continue
            text = one_text(entry.text)
            name = text if len(text) <= _LONGEST_LINKED else label
            write_summary(entry.steps[0], name, self.gathered.text(entry.link, entry.place))
            said = (
                f"“{one_line(text)}” leads to {one_line(entry.link)}, which stands in the summary."
            )
            self.gathered.lose(Fate.CHANGED, "link", said, entry.place, value=entry.link)

    def _is_new_evidence(self, entry: Entry) -> bool:
        names = entry.items
        return len(names) == 1 and self.gathered.find(Section.EVIDENCE, names[0]) is None

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
        tell_first(self.gathered, entry)

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

    # --- who and when ---

    def _actors(self, _label: str, entries: list[Entry]) -> None:
        for entry in entries:
            name = self.gathered.text(one_text(entry.text), entry.place)
            if not name:
                continue
            known = self.gathered.find(Section.PERSONA, name) or self.gathered.find(
                Section.TEAM, name
            )
            if known is not None and self.journey.get("personas") == [known]:
                continue
            for step in entry.steps:
                others = step.data.get("actor")
                step.data["actor"] = f"{others}, {name}" if others else known or name

    def _contexts(self, _label: str, entries: list[Entry]) -> None:
        self._refer(entries, Section.CONTEXT, "context")

    def _evidence(self, _label: str, entries: list[Entry]) -> None:
        self._refer(entries, Section.EVIDENCE, "evidence")

    def _refer(self, entries: list[Entry], section: Section, field: str) -> None:
        for entry in entries:
            names = [self.gathered.text(item, entry.place) for item in entry.items]
            linked = section is Section.EVIDENCE and self._is_new_evidence(entry) and entry.link
            known: Data = {"source": self.gathered.text(linked, entry.place)} if linked else {}
            ids = [
                self.gathered.entry(section, name, entry.place, **known) for name in names if name
            ]
            for step in entry.steps:
                uses = step.data.setdefault(field, [])
                uses.extend(id for id in ids if id not in uses)

    def _durations(self, label: str, entries: list[Entry]) -> None:
        words = folded(label).split()
        found_in = (key for key, names in _TIMES.items() if any(name in words for name in names))
        field = next(found_in, "planned")
        for entry in entries:
            found = length_in(entry.text)
            told = field in entry.steps[0].data.get("duration", {})
            if found is None or told or len(entry.steps) > 1:
                self._keep(label, entry, "duration", "is no duration of one step, or a second one")
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
        tell_first(self.gathered, entry)

    def _opportunities_of(self, _label: str, entries: list[Entry]) -> None:
        """Make an opportunity of each item; the same idea at several steps is one for all of them."""
        taken = {str(data["id"]) for data, _ in self._opportunities.values()}
        for map in self.gathered.maps:
            taken |= {str(each["id"]) for each in map.get("opportunities", ())}
        taken |= self.gathered.surroundings.ids(Section.OPPORTUNITY)
        for entry in entries:
            for item in entry.items:
                title = self.gathered.text(item, entry.place)
                if not title:
                    continue
                if title.casefold() not in self._opportunities:
                    id = unique_slug(title, taken, "opportunity")
                    taken.add(id)
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
        write_summary(entry.steps[0], label, text)
        tell_first(self.gathered, entry)


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
