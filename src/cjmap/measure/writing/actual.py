"""The journey as it happened, `state: actual`: written anew, or brought up to date by edits."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cjmap.format.journey import Journey, Step
from cjmap.format.reading_order import reading_order
from cjmap.format.roles import Section
from cjmap.format.texts import SLUG_PATTERN
from cjmap.layout import canonical_text, map_text
from cjmap.measure.errors import MeasureError
from cjmap.measure.figures.measured import Portion
from cjmap.measure.writing.course import course_of
from cjmap.measure.writing.draft import Draft
from cjmap.measure.writing.facts import What, Written
from cjmap.measure.writing.happened import what_happened
from cjmap.measure.writing.keys import follow
from cjmap.measure.writing.steps import StepWriter
from cjmap.printable import one_line
from cjmap.problem import Add, Replace
from cjmap.source.document import parse_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from cjmap.insight.voice import Voice
    from cjmap.measure.figures.measured import Measured
    from cjmap.measure.figures.session import Session
    from cjmap.measure.writing.course import Course
    from cjmap.measure.writing.draft import Item
    from cjmap.measure.writing.facts import NotWritten
    from cjmap.measure.writing.findings import Findings
    from cjmap.problem import MapPath
    from cjmap.workspace import Entry

_MARK = ", cjmap measure)."
"""What a summary ends with that is ours, and is written anew."""
_COPIED = ("title", "touchpoint", "initiator", "actor", "context")
"""What a step says in the measured journey that a log does not contradict."""


class ActualJourney:
    """The journey of an id as it happened; raises `MeasureError` where the id is another map's."""

    def __init__(self, session: Session, measured: Measured, journey: Entry, id: str) -> None:
        """Find the file: the one that has the id, else a new one beside the measured journey."""
        if session.log is None:
            raise MeasureError(
                "A journey as it happened needs a log, and the mapping has no `events`."
            )
        if not re.fullmatch(SLUG_PATTERN, id):
            raise MeasureError(
                f"“{one_line(id)}” cannot be an id: small letters, digits, `-` and `_`.",
                hint=f"Such as `{measured.journey.id}-actual`.",
            )
        self.session = session
        self.measured = measured
        self.journey = journey
        self.id = id
        self.entry = self._there()
        self.file: Path = (
            self.entry.file
            if self.entry is not None
            else journey.file.with_name(f"{id}.journey.yaml")
        )
        if self.entry is None and os.path.lexists(self.file):
            raise MeasureError(f"{one_line(self.file.name)} is there already, and is another map.")
        self.data: Any = self.entry.document.data if self.entry is not None else {}

    @property
    def before(self) -> bytes | None:
        """The bytes of the file as it was read; None for a new one."""
        return self.entry.document.raw if self.entry is not None else None

    def _there(self) -> Entry | None:
        known = self.session.workspace.index.workspace_ids(Section.JOURNEY)
        for definition in known.get(self.id, ()):
            model = definition.entry.model
            actual = isinstance(model, Journey) and model.state == "actual"
            if not actual or getattr(model, "of", None) != self.measured.journey.id:
                raise MeasureError(
                    f"`{self.id}` is there already, and is no journey with `state: actual`"
                    f" and `of: {self.measured.journey.id}`.",
                    hint="Choose another id.",
                )
            return definition.entry
        return None

    def write(
        self, found: Findings, evidence: Mapping[str, str], voice: Voice
    ) -> tuple[bytes, list[Written], list[NotWritten]]:
        """Return what the file is to hold, what is new in it, and what was kept back."""
        known = self._known()
        course = self._course(known)
        summary = self._summary(found, voice)
        ids = list(evidence.values())
        new = self.entry is None
        if self.entry is None:
            text = map_text(self._new(course, summary, ids, voice), self.file)
            draft = Draft(parse_document(self.file, text.encode()))
        else:
            draft = Draft(self.entry.document)
        happened = replace(found, ways=self._portions(course, known.values()))
        written: list[Written] = []
        if not new:
            if _MARK in (said := str(self.data.get("summary", ""))) and said != summary:
                draft.edit([Replace(("summary",), summary)])
            rest_on(draft, ids)
            written += self._bring_up_to_date(draft, course)
        writer = StepWriter(draft, happened, evidence)
        writer.write()
        if new:
            steps = voice.counted("steps", len(course.steps))
            written = [Written(self.file, What.JOURNEY, self.id, steps, n=self.measured.cases)]
            return canonical_text(draft.document).encode(), written, writer.not_written
        order = {step["id"]: number for number, (_, step) in enumerate(_steps(draft.data))}
        written = sorted((*written, *writer.written), key=lambda each: order[each.step or ""])
        return draft.document.raw, written, writer.not_written

    def _known(self) -> dict[str, str]:
        """Return the ids of steps that were made of activities, by these."""
        return {
            activity: step["id"]
            for _, step in _steps(self.data)
            for activity in _listed(step.get("was"))
        }

    def _portions(self, course: Course, known: Iterable[str]) -> dict[str, dict[str, Portion]]:
        """Return the portions of all ways, also of those to steps that nobody came to this time."""
        empty = {*self.session.mapping.steps, *known} - set(course.steps)
        found = {}
        for left, ways in course.portions.items():
            whole = max((portion.whole for portion in ways.values()), default=0)
            if whole:
                found[left] = {**{to: Portion(0, whole, None) for to in empty}, **ways}
        return found

    def _course(self, known: Mapping[str, str]) -> Course:
        session, plan = self.session, self.measured.plan
        assert session.log is not None
        log = session.log.select(self.measured.selection, "to_write")
        happened = what_happened(log, session.seen_before)
        taken = {*plan.steps, *(step["id"] for _, step in _steps(self.data))}
        taken |= {*_listed(self.data.get("retired")), *_stage_ids(self.measured.journey)}
        course = course_of(plan, happened, session.mapping.least, known, taken)
        if not any(activity is None for activity in course.steps.values()):
            raise MeasureError(
                "No step of the journey happened often enough to be told, so there is none to write.",
                hint=f"`least` of the mapping is {session.mapping.least}.",
            )
        return course

    def _summary(self, found: Findings, voice: Voice) -> str:
        label = self.measured.sources["events"].label
        cases, period = self.measured.cases, found.period.name
        return f"{voice.counted('summary', cases, period=period)} ({label}{_MARK}"

    # --- a new file ---

    def _new(self, course: Course, summary: str, evidence: list[str], voice: Voice) -> Item:
        measured = self.journey.document.data
        copied = {key: measured.get(key) for key in ("lang", "owner", "personas", "scope")}
        ways_back = [{"from": left, "to": to, "kind": "repeat"} for left, to in course.back]
        new = {
            "kind": "journey",
            "id": self.id,
            "title": voice("actual-title", title=self.measured.journey.title),
            "summary": summary,
            "state": "actual",
            "of": self.measured.journey.id,
            "evidence": evidence,
            "stages": list(self._stages(course)),
            "loops": ways_back,
            **copied,
        }
        return {key: value for key, value in new.items() if value is not None}

    def _stages(self, course: Course) -> Iterator[Item]:
        """Return the stages of the measured journey with the steps that happened; others are left out."""
        stage_of = {step["id"]: path[1] for path, step in _steps(self.journey.document.data)}
        here = min(stage_of[id] for id in course.steps if id in stage_of)
        inside: dict[int, list[Item]] = {}
        for id in course.steps:
            here = stage_of.get(id, here)
            inside.setdefault(int(here), []).append(self._step(course, id))
        for number, stage in enumerate(self.journey.document.data["stages"]):
            if number in inside:
                kept = {key: stage[key] for key in ("id", "title", "phase", "goal") if key in stage}
                yield {**kept, "steps": inside[number]}

    def _step(self, course: Course, id: str) -> Item:
        """Return a step as the measured journey has it, or made of an activity; with its usual ways."""
        activity = course.steps[id]
        step: Item = {"id": id}
        if activity is not None:
            step |= {"title": _title(activity), "was": [activity]}
        else:
            there = next(step for _, step in _steps(self.journey.document.data) if step["id"] == id)
            step |= {key: there[key] for key in _COPIED if key in there}
        ways = [self._way(id, to, share) for to, share in course.ways[id].items()]
        return {**step, "next": ways} if ways else step

    def _way(self, left: str, to: str, share: float) -> Item:
        """Return a way out of a step, with the condition that the measured journey gives it."""
        planned = next((s for s in self.measured.journey.steps if s.id == left), None)
        when = next((w.when for w in planned.next if w.to == to), None) if planned else None
        return {"to": to, **({"when": when} if when else {}), "share": share}

    # --- a file that is there ---

    def _bring_up_to_date(self, draft: Draft, course: Course) -> Iterator[Written]:
        """Add the steps and ways that are new; what people wrote stays."""
        retired = set(_listed(self.data.get("retired")))
        here: MapPath | None = None
        for id in course.steps:
            there = next((path for path, step in _steps(draft.data) if step["id"] == id), None)
            if there is None and id not in retired:
                there = self._insert(draft, here, self._step(course, id))
                yield Written(self.file, What.STEP, id, id, step=id)
            here = there or here
        for id in course.steps:
            if id not in retired:
                yield from self._add_ways(draft, course, id)
        yield from self._add_loops(draft, course)

    def _insert(self, draft: Draft, after: MapPath | None, step: Item) -> MapPath:
        """Put a step behind another one, or before the first one of all."""
        first = next(path for path, _ in _steps(draft.data))
        path = (*after[:-1], int(after[-1]) + 1) if after is not None else first
        draft.insert(path[:-1], int(path[-1]), step)
        return path

    def _add_ways(self, draft: Draft, course: Course, id: str) -> Iterator[Written]:
        path, step = next((path, step) for path, step in _steps(draft.data) if step["id"] == id)
        ways = step.get("next", [])
        there = {way["to"] if isinstance(way, dict) else way for way in ways}
        known = {step["id"] for _, step in _steps(draft.data)}
        new = [
            self._way(id, to, share)
            for to, share in course.ways[id].items()
            if to not in there and to in known
        ]
        if new and not ways:
            draft.add_list((*path, "next"), new, follow(step, "next", reading_order(Step)))
        elif new:
            for way in new:
                draft.insert((*path, "next"), len(_at(draft.data, (*path, "next"))), way)
        for way in new:
            yield Written(self.file, What.SHARE, way["to"], str(way["share"]), step=id)

    def _add_loops(self, draft: Draft, course: Course) -> Iterator[Written]:
        known = {step["id"] for _, step in _steps(draft.data)}
        there = {(each["from"], each["to"]) for each in draft.data.get("loops", [])}
        for left, to in course.back:
            if (left, to) in there or not {left, to} <= known:
                continue
            loop = {"from": left, "to": to, "kind": "repeat"}
            if draft.data.get("loops"):
                draft.insert(("loops",), len(draft.data["loops"]), loop)
            else:
                after = follow(draft.data, "loops", reading_order(Journey))
                draft.add_list(("loops",), [loop], after)
            yield Written(self.file, What.LOOP, to, to, step=left)


def rest_on(draft: Draft, ids: list[str]) -> None:
    """Name evidence for a whole journey, beside what it rests on already."""
    there = draft.data.get("evidence")
    new = [id for id in ids if id != there and id not in (there or ())]
    if there is None and new:
        after = follow(draft.data, "evidence", reading_order(Journey))
        draft.edit([Add(("evidence",), new, after)])
    elif isinstance(there, list):
        for id in new:
            draft.insert(("evidence",), len(draft.data["evidence"]), id)


def _steps(data: Any) -> Iterator[tuple[MapPath, Item]]:
    """Return the steps of a journey as plain data, with their paths."""
    for number, stage in enumerate(data.get("stages", [])):
        for place, step in enumerate(stage.get("steps", [])):
            yield ("stages", number, "steps", place), step


def _stage_ids(journey: Journey) -> list[str]:
    return [stage.id for stage in journey.stages if stage.id is not None]


def _at(data: Any, path: MapPath) -> Any:
    for part in path:
        data = data[part]
    return data


def _listed(value: Any) -> list[str]:
    """Return what may be one or several, as several."""
    return value if isinstance(value, list) else [] if value is None else [str(value)]


def _title(activity: str) -> str:
    """Make a title of the name of an activity, for a person to better: `courier_called`, `Courier called`."""
    words = " ".join(re.sub(r"[_\s]+", " ", activity).split())
    return words[:1].upper() + words[1:] or activity
