"""Lanes of touchpoints and channels, which go to the catalog."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cjmap.exchange.losses import Fate
from cjmap.exchange.tables.sheet.bullets import names_of, one_text
from cjmap.exchange.tables.sheet.entries import write_summary
from cjmap.format.roles import Section
from cjmap.printable import one_line

if TYPE_CHECKING:
    from cjmap.exchange.coming.gathered import Data, Gathered
    from cjmap.exchange.tables.sheet.columns import Step
    from cjmap.exchange.tables.sheet.entries import Entry

_BRACKETS = re.compile(r"(.+?)(?<!\s)\s*+\(([^()]{2,40})\)")


class Meeting:
    """Puts the places where customers are met into the steps of one journey."""

    def __init__(self, gathered: Gathered) -> None:
        self.gathered = gathered
        self._channels: dict[Step, str] = {}
        self._channel_of: dict[str, str | None] = {}
        """The channel with which a touchpoint was entered here."""

    def fill_channels(self, label: str, entries: list[Entry]) -> None:
        """Take the first channel of each cell; the touchpoints, which come after it, are told it."""
        for entry in filter(self._names, entries):
            first, *others = self._names(entry)
            id = self.gathered.entry(Section.CHANNEL, first, entry.place)
            for step in entry.steps:
                self._channels[step] = id
                step.data.setdefault("touchpoint", {"channel": id})
            self._others(label, entry, first, others, Section.CHANNEL)

    def fill_touchpoints(self, label: str, entries: list[Entry]) -> None:
        """Take the first touchpoint of each cell, which is entered into the catalog where it is new."""
        behind = [entry for entry in filter(self._names, entries) if self._take_channel(entry)]
        if behind:
            said = f"What stands in brackets behind a touchpoint, as in “{one_line(behind[0].text)}”, was read as its channel."
            self.gathered.lose(Fate.GUESSED, "channel", said, behind[0].place)
        for entry in filter(self._names, entries):
            first, *others = self._names(entry)
            match = _BRACKETS.fullmatch(first)
            first = match[1] if match else first
            for step in entry.steps:
                id = self._touchpoint(first, step, entry)
                if "id" in step.data.get("touchpoint", {}):
                    self._second(label, entry, step)
                else:
                    step.data["touchpoint"] = {"id": id}
            self._others(label, entry, first, others, Section.TOUCHPOINT)

    def _second(self, label: str, entry: Entry, step: Step) -> None:
        """Keep a touchpoint of another lane, where a step has one already, in the summary."""
        write_summary(step, label, self.gathered.text(one_text(entry.text), entry.place))
        said = f"“{step.data['title']}” has a touchpoint already; “{one_line(entry.text)}” stands in its summary."
        self.gathered.lose(Fate.CHANGED, "touchpoints", said, entry.place, value=entry.text)

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
        return [name for name in names if name]

    def _others(
        self, label: str, entry: Entry, first: str, others: list[str], section: Section
    ) -> None:
        if not others:
            return
        for name in others:
            self.gathered.entry(section, name, entry.place)
        write_summary(entry.steps[0], label, ", ".join([first, *others]))
        self.gathered.lose(
            Fate.CHANGED,
            f"{section.value}s",
            f"A step has one {section.value}: “{first}” was taken, all of “{one_line(entry.text)}” stands in its"
            " summary.",
            entry.place,
            value=entry.text,
        )
