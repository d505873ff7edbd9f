"""The phrases that several parts of a plan are told with: days, names, reasons."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from cjmap.insight.document import Said, Tone
from cjmap.insight.voice import short

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjmap.insight.plan.figures import PlanFigures, PlannedOpportunity, RankFigures
    from cjmap.insight.voice import Voice


class Saying:
    """Speaks about one plan."""

    def __init__(self, figures: PlanFigures, voice: Voice) -> None:
        """Speak about these figures with this voice."""
        self.figures, self.voice = figures, voice

    def days(self, days: float) -> str:
        """Write person-days."""
        whole = round(days)
        if abs(days - whole) < 0.005:
            return self.voice.counted("days", whole)
        return self.voice("days-part", count=self.voice.number(days))

    @cached_property
    def _by_id(self) -> dict[str, PlannedOpportunity]:
        return {each.id: each for each in self.figures.opportunities}

    def of(self, id: str) -> PlannedOpportunity | None:
        """Return an open opportunity by its id."""
        return self._by_id.get(id)

    def title_of(self, id: str) -> str:
        """Return the title of an opportunity; its id where it is none of the open ones."""
        found = self._by_id.get(id)
        return id if found is None else found.title

    def titles(self, ids: Iterable[str], most: int = 3) -> str:
        """List the titles of opportunities in words; of many, the first."""
        return self.voice.titles([self.title_of(each) for each in ids], most)

    def title(self, each: PlannedOpportunity) -> str:
        """Return the title of an opportunity for a cell."""
        return short(each.title)

    def owner(self, each: PlannedOpportunity) -> str:
        """Return who does it, for a cell."""
        return self.voice("nobody") if each.owner is None else self.team(each.owner)

    def team(self, owner: str) -> str:
        """Return what people call an owner."""
        names = {each.owner: each.owner_name for each in self.figures.opportunities}
        return short(names.get(owner) or owner)

    def limit(self, key: str, *, alone: bool = False) -> str:
        """Return what people call a limit: a team, or the budget."""
        if not key:
            return self.voice("budget" if alone else "the-budget")
        return short(next(each.name for each in self.figures.limits if each.key == key))

    def figures_of(self, each: PlannedOpportunity) -> tuple[Said, Said]:
        """Return the effort and the gain alone of an opportunity, as cells."""
        effort, gain = (
            "–" if value is None else self.voice.number(value) for value in (each.effort, each.gain)
        )
        return Said(effort), Said(gain)

    def status(self, each: PlannedOpportunity) -> Said:
        """Return how far an opportunity has got, as a cell; what was planned already stands out."""
        status = each.status or "idea"
        return Said(
            self.voice(f"word-{status}"), Tone.STRONG if status == "planned" else Tone.PLAIN
        )

    def due(self, each: PlannedOpportunity) -> Said:
        """Return the day an opportunity is due, as a cell that says whether it is missed."""
        if each.due is None:
            return Said("")
        day = self.voice.day(each.due)
        return Said(self.voice("late", day=day), Tone.BAD) if each.misses_due else Said(day)

    def rank(self, rank: RankFigures | None) -> tuple[Said, Said]:
        """Return a place and its score as cells."""
        if rank is None:
            return Said(""), Said("")
        place = self.voice("place-tie" if rank.ties else "place", place=rank.place)
        score = self.voice("free") if rank.score is None else self.voice.number(rank.score)
        return Said(place), Said(score, Tone.MUTED)

    def why(self, each: PlannedOpportunity) -> str:
        """Say why an opportunity stays out."""
        reason = each.reason or ""
        if reason in ("excluded", "unfinished"):
            return self.voice(reason, titles=self.titles(each.because))
        if reason in ("too-large", "no-room"):
            limits = self.voice.listed([self.limit(key) for key in each.because])
            needs = reason == "too-large" and each.effort_with_needed != each.effort
            return self.voice("too-large-with" if needs else reason, limits=limits)
        return self.voice(reason)

    def more(self, count: int) -> str:
        """Say how many rows are not shown; nothing where all are."""
        return self.voice.counted("more-rows", count) if count else ""
