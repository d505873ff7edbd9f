"""The lanes of a service blueprint, which many sheets have below those of the customer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.exchange.tables.sheet.bullets import names_of
from cjmap.exchange.tables.sheet.entries import tell_first
from cjmap.exchange.tables.sheet.lanes import Lane
from cjmap.format.roles import Section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.exchange.coming.gathered import Data, Gathered
    from cjmap.exchange.tables.sheet.columns import Step
    from cjmap.exchange.tables.sheet.entries import Entry

_LANES = {
    Lane.PROPS: "props",
    Lane.FRONTSTAGE: "front",
    Lane.BACKSTAGE: "back",
    Lane.SUPPORT: "support",
    Lane.SYSTEMS: "support",
}


class Service:
    """The blueprint of one journey while it is filled."""

    def __init__(self, gathered: Gathered) -> None:
        self.gathered = gathered
        self.actions: list[tuple[Step, Data]] = []

    def fill(self, lane: Lane, entries: Sequence[Entry]) -> None:
        """Make an action of each item; one that spans several steps stands at the first."""
        for entry in entries:
            systems = lane is Lane.SYSTEMS
            for item in names_of(entry.text) if systems else entry.items:
                text = self.gathered.text(item, entry.place)
                if not text:
                    continue
                action: Data = {"text": text, "lane": _LANES[lane]}
                if systems:
                    action["system"] = self.gathered.entry(Section.SYSTEM, text, entry.place)
                self.actions.append((entry.steps[0], action))
                self.gathered.count("action")
            tell_first(self.gathered, entry)

    def own(self, entry: Entry) -> bool:
        """Give what is done at the steps of a cell its owner; say whether there is anything."""
        done = [
            action
            for step, action in self.actions
            if step in entry.steps and action["lane"] in ("front", "back", "support")
        ]
        name = self.gathered.text(" ".join(entry.text.split()), entry.place)
        if done and name:
            owner = self.gathered.entry(Section.TEAM, name, entry.place)
            for action in done:
                action.setdefault("owner", owner)
        return bool(done and name)

    def finish(self, journey: Data, steps: Sequence[Step]) -> None:
        """Add the blueprint, once the steps have their ids; none without an action."""
        if not self.actions:
            return
        data = self.gathered.add_map("blueprint", journey["title"], journey=journey["id"])
        data["steps"] = [{"step": step.data["id"]} for step in steps]
        order = {step: number for number, step in enumerate(steps)}
        placed = sorted(self.actions, key=lambda each: order[each[0]])
        data["actions"] = [
            {"text": action["text"], "at": step.data["id"], **action} for step, action in placed
        ]
