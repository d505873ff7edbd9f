"""Figures onto the steps of a journey that is there: metrics, durations, shares of the ways out."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from cjmap.format.journey import MetricUse, Step, Timing
from cjmap.format.journey import Next as Way
from cjmap.format.reading_order import reading_order
from cjmap.format.values import Duration
from cjmap.measure.errors import MeasureError
from cjmap.measure.period import Period
from cjmap.measure.writing.facts import NotWritten, What, WhyNot, Written
from cjmap.measure.writing.keys import follow, same, update
from cjmap.measure.writing.rounding import rounded_shares
from cjmap.problem import Add, Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from cjmap.measure.figures.measured import Portion
    from cjmap.measure.writing.draft import Draft, Item
    from cjmap.measure.writing.findings import Findings, MetricFinding, TimeFinding
    from cjmap.problem import MapPath

_STEP, _METRIC, _WAY = reading_order(Step), reading_order(MetricUse), reading_order(Way)
_TIMES = reading_order(Timing)

_ALIKE = 0.02
"""The part by which durations may differ that people write alike."""


class StepWriter:
    """Writes findings onto the steps of a draft of a journey, and keeps account of it."""

    def __init__(self, draft: Draft, findings: Findings, evidence: Mapping[str, str]) -> None:
        """Begin; `evidence` are the ids of the evidence by the names of the sources."""
        self.draft = draft
        self.file: Path = draft.document.file
        self.findings = findings
        self.evidence = evidence
        self.written: list[Written] = []
        self.not_written: list[NotWritten] = []
        self.places: dict[str, MapPath] = {}
        self.first_of: dict[str, str] = {}
        for path, stage in _numbered(draft.data, ("stages",)):
            steps = list(_numbered(stage, (*path, "steps")))
            self.places |= {step["id"]: place for place, step in steps}
            if "id" in stage and steps:
                self.first_of[stage["id"]] = steps[0][1]["id"]

    def write(self) -> None:
        """Write everything: what changes first, then what is new in lists."""
        edits: list[Edit] = []
        new: list[MetricFinding] = []
        for finding in self.findings.metrics:
            if finding.step in self.places and not self._update(finding, edits):
                new.append(finding)
        edits += self._times()
        edits += self._shares()
        self.draft.edit(edits)
        for finding in new:
            self._insert(finding)

    # --- metrics ---

    def _update(self, finding: MetricFinding, edits: list[Edit]) -> bool:
        """Bring the entry of the metric and the period up to date; False where there is none."""
        path = (*self.places[finding.step], "metrics")
        listed = self._at(self.places[finding.step]).get("metrics", [])
        for number, entry in enumerate(listed):
            if entry["metric"] == finding.metric and self._is_meant(entry):
                wanted = self._entry(finding)
                if finding.counts and "passives" in entry.get("counts", {}):
                    passives = finding.n - sum(finding.counts.values())
                    wanted["counts"] = {**finding.counts, "passives": passives}
                wanted |= {key: None for key in ("low", "high", "counts") if key not in wanted}
                if "period" in entry:
                    del wanted["period"]
                made = update((*path, number), entry, wanted, _METRIC)
                if made:
                    edits += made
                    self._tell_metric(finding, entry.get("value"))
                return True
        return False

    def _is_meant(self, entry: Item) -> bool:
        """Whether an entry is of the period measured, or waits for its first value."""
        if "period" in entry:
            return _period(entry["period"]) == _days(self.findings.period)
        return "value" not in entry

    def _insert(self, finding: MetricFinding) -> None:
        """Add an entry: among those of the metric in the order of time, with the target of the latest."""
        place = self.places[finding.step]
        step = self._at(place)
        item = self._entry(finding)
        listed = step.get("metrics", [])
        others = [at for at, each in enumerate(listed) if each["metric"] == finding.metric]
        if others:
            latest = max(others, key=lambda at: (_end(listed[at]), at))
            if "target" in listed[latest]:
                item["target"] = listed[latest]["target"]
        item = {key: item[key] for key in _METRIC if key in item}
        if not listed:
            self.draft.add_list((*place, "metrics"), [item], follow(step, "metrics", _STEP))
        else:
            end = self.findings.period.last.isoformat()
            earlier = [at for at in others if _end(listed[at]) <= end]
            index = earlier[-1] + 1 if earlier else others[0] if others else len(listed)
            self.draft.insert((*place, "metrics"), index, item)
        self._tell_metric(finding, None)

    def _entry(self, finding: MetricFinding) -> Item:
        entry: Item = {
            "metric": finding.metric,
            "value": finding.value,
            "n": finding.n,
            "period": self.findings.period.name,
        }
        if finding.low is not None and finding.high is not None:
            entry |= {"low": finding.low, "high": finding.high}
        if finding.counts:
            entry["counts"] = dict(finding.counts)
        return {**entry, "evidence": self.evidence[finding.source]}

    def _tell_metric(self, finding: MetricFinding, before: Any) -> None:
        told = str(before) if before is not None else None
        value = str(finding.value)
        self._tell(What.METRIC, finding.metric, value, told, finding.step, n=finding.n)

    # --- times ---

    def _times(self) -> Iterator[Edit]:
        wanted: defaultdict[MapPath, list[TimeFinding]] = defaultdict(list)
        for finding in self.findings.times:
            path = self._place_of_time(finding)
            if path is not None:
                wanted[path].append(finding)
        for path, found in wanted.items():
            yield from self._time(path, found)

    def _place_of_time(self, finding: TimeFinding) -> MapPath | None:
        """Return the path of the step, or of its variant for the context of a time; None without."""
        place = self.places.get(finding.step)
        if place is None or finding.context is None:
            return place
        for path, variant in _numbered(self._at(place), (*place, "variants")):
            if variant["when"] in (finding.context, [finding.context]):
                return path
        return None

    def _time(self, path: MapPath, found: list[TimeFinding]) -> Iterator[Edit]:
        there = self._at(path).get("duration")
        said = there if isinstance(there, dict) else {} if there is None else {"planned": there}
        news = [each for each in found if not _lasts(said.get(each.part), each.text)]
        if there is None:
            news = [each for each in news if not self._lasts_as_always(each)]
        place = (*path, "duration")
        new = {str(each.part): each.text for each in news}
        if new and there is None:
            yield Add(place, new, after=follow(self._at(path), "duration", _STEP))
        elif isinstance(there, dict):
            yield from update(place, there, new, _TIMES)
        else:
            for part, text in new.items():
                yield Add((*place, part), text, after="planned", main="planned")
        for each in news:
            before = said.get(each.part)
            told = str(before) if before is not None else None
            self._tell(
                What(each.part), "", each.text, told, each.step, context=each.context, n=each.n
            )

    def _lasts_as_always(self, finding: TimeFinding) -> bool:
        """Whether a context changes nothing: a variant says what is different."""
        always = (each for each in self.findings.times if each.context is None)
        usual = {(each.step, each.part): each.text for each in always}
        text = usual.get((finding.step, finding.part)) if finding.context is not None else None
        return text is not None and _lasts(text, finding.text)

    # --- shares ---

    def _shares(self) -> Iterator[Edit]:
        for step, portions in self.findings.ways.items():
            place = self.places.get(step)
            ways = self._at(place).get("next", []) if place is not None else []
            if place is not None and _is_asked(ways):
                yield from self._shares_of(step, (*place, "next"), ways, portions)

    def _shares_of(
        self, step: str, path: MapPath, ways: list[Any], portions: Mapping[str, Portion]
    ) -> Iterator[Edit]:
        """Return the edits of the shares out of one step; none where not all of them can be true."""
        targets = [way["to"] if isinstance(way, dict) else way for way in ways]
        targets = [self.first_of.get(to, to) for to in targets]
        known = [at for at, to in enumerate(targets) if to in portions]
        parts = [Fraction(portions[targets[at]].cases, portions[targets[at]].whole) for at in known]
        shares = dict(zip(known, rounded_shares(parts), strict=True))
        kept = sum(
            Fraction(str(way.get("share", 0)))
            for at, way in enumerate(ways)
            if at not in shares and isinstance(way, dict)
        )
        n = max((portion.whole for portion in portions.values()), default=0)
        if len(set(targets)) < len(targets):
            self.not_written.append(NotWritten(What.SHARE, step, "", WhyNot.SAME_TARGET, n))
        elif kept + sum(Fraction(str(share)) for share in shares.values()) > 1:
            self.not_written.append(NotWritten(What.SHARE, step, "", WhyNot.ABOVE_ONE, n))
        else:
            for at, share in shares.items():
                yield from self._share(step, (*path, at), ways[at], targets[at], share, n)

    def _share(
        self, step: str, path: MapPath, way: Any, to: str, share: float, n: int
    ) -> Iterator[Edit]:
        said = way.get("share") if isinstance(way, dict) else None
        if said is not None and same(said, share):
            return
        if isinstance(way, dict):
            yield from update(path, way, {"share": share}, _WAY)
        else:
            yield Add((*path, "share"), share, after="to", main="to")
        told = str(said) if said is not None else None
        self._tell(What.SHARE, to, str(share), told, step, n=n)

    # --- common ---

    def _at(self, path: MapPath) -> Item:
        here: Any = self.draft.data
        for part in path:
            here = here[part]
        found: Item = here
        return found

    def _tell(
        self,
        what: What,
        name: str,
        value: str,
        before: str | None,
        step: str,
        *,
        n: int,
        context: str | None = None,
    ) -> None:
        self.written.append(Written(self.file, what, name, value, before, step, context, n))


def _numbered(holder: Item, path: MapPath) -> Iterator[tuple[MapPath, Item]]:
    """Return the items of the list of a mapping that `path` ends with, each with its path."""
    for number, each in enumerate(holder.get(str(path[-1]), [])):
        yield (*path, number), each


def _is_asked(ways: list[Any]) -> bool:
    """Whether the ways out of a step are to have shares: there are several, or one has a share."""
    return len(ways) > 1 or any(isinstance(way, dict) and "share" in way for way in ways)


def _lasts(old: Any, new: str) -> bool:
    """Whether a duration says what another one does, in whatever unit: `1 min` is 61 s to people."""
    if old is None:
        return False
    before, after = Duration.parse(str(old)).seconds, Duration.parse(new).seconds
    return abs(after - before) < _ALIKE * before or after == before


def _days(period: Period) -> tuple[str, str]:
    return period.first.isoformat(), period.last.isoformat()


def _period(text: Any) -> tuple[str, str] | None:
    """Return the first and the last day of a period as a map has it; None where it is in free words."""
    try:
        return _days(Period.parse(str(text)))
    except MeasureError:
        return None


def _end(entry: Item) -> str:
    """Return the last day of the period of an entry; nothing, which is before every day, without."""
    days = _period(entry["period"]) if "period" in entry else None
    return days[1] if days is not None else ""
