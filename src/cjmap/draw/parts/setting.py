"""What all parts of one picture share: the words of its language, colours, names, the legend."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cjmap.draw.look.comparison import Difference
from cjmap.draw.look.speech import speech
from cjmap.draw.parts.cards import Badge
from cjmap.draw.parts.differences import WITHIN, Flag
from cjmap.draw.parts.legend import Entry, Legend
from cjmap.draw.parts.measures import figure, titled

if TYPE_CHECKING:
    from collections.abc import Collection

    from cjmap.draw.context import Context
    from cjmap.draw.look.comparison import Marked
    from cjmap.draw.look.speech import Speech
    from cjmap.draw.look.theme import Theme
    from cjmap.draw.look.view import View
    from cjmap.draw.scene import Dash
    from cjmap.format.items import Claim


@dataclass(frozen=True, slots=True)
class Setting:
    """The setting of one picture. Only the legend changes while the picture is laid out."""

    context: Context
    said: Speech
    view: View
    legend: Legend = field(default_factory=Legend)

    @property
    def theme(self) -> Theme:
        """The colours."""
        return self.view.theme

    def name_of(self, section: str, id: str) -> str:
        """Give the title of a catalog entry (see `Context.title_of`); of an unknown one the id."""
        return self.context.title_of(section, id) or id

    def figure(self, value: float, metric: str | None) -> str:
        """Write a value of a metric in the picture's language, with its unit."""
        return figure(value, metric, self.context, self.said)

    def tooltip(self, text: str, claim: Claim) -> str:
        """Add to a text the names of the sources that a claim rests on."""
        return titled(text, claim.evidence, self.context)

    def badge(self, letter: str, fill: str, meaning: str) -> Badge:
        """Give a badge with the word of the key `meaning`, and put it into the legend."""
        badge = Badge(letter, fill, self.said[meaning], self.theme.on_mark, self.theme.page)
        self.legend.add_badge(badge)
        return badge

    def mark_of(self, thing: object, name: str = "") -> Marked | None:
        """Give the mark of a map's item, or of a field of it; None if it is as it was."""
        comparison = self.view.comparison
        if comparison is None:
            return None
        return comparison.field(thing, name) if name else comparison.of(thing)

    def flag(
        self, thing: object, elsewhere: Collection[str] = (), within: Flag | None = None
    ) -> Flag | None:
        """Give the flag of a map's item, as `Comparison.of` tells it; None if it is as it was.

        `within` is `all_of` what it stands in.
        """
        comparison = self.view.comparison
        mark = comparison.of(thing, elsewhere) if comparison else None
        return self.flag_of(mark, within)

    def field_flag(
        self, thing: object, name: str, index: int | None = None, within: Flag | None = None
    ) -> Flag | None:
        """Give the flag of a field, as `Comparison.field` tells it; None if it is as it was."""
        comparison = self.view.comparison
        mark = comparison.field(thing, name, index) if comparison else None
        return self.flag_of(mark, within)

    def unsigned_flag(
        self, thing: object, name: str, index: int | None = None, within: Flag | None = None
    ) -> Flag | None:
        """Give the flag of a field as `field_flag` does, where something else than a sign tells it."""
        comparison = self.view.comparison
        mark = comparison.field(thing, name, index) if comparison else None
        if mark is None:
            return within
        word = self.said[f"diff-{mark.difference}"]
        return Flag(mark.difference, word, self.theme, mark.note, quiet=True)

    def all_of(self, thing: object) -> Flag | None:
        """Give the flag of whatever is in a map's item that is new or gone; None in any other."""
        mark = self.mark_of(thing)
        if mark is None or mark.difference not in WITHIN:
            return None
        return Flag(mark.difference, self.said[f"diff-{mark.difference}"], self.theme, quiet=True)

    def flag_of(self, mark: Marked | None, within: Flag | None = None) -> Flag | None:
        """Give the flag of a mark, and put its sign into the legend.

        In something new or gone, what is new or gone as well needs no sign of its own.
        """
        if within is not None and (mark is None or mark.difference is within.difference):
            return within
        if mark is None:
            return None
        word = self.said[f"diff-{mark.difference}"]
        self.legend.add(Entry("difference", word, "", difference=mark.difference))
        return Flag(mark.difference, word, self.theme, mark.note)

    def is_gone(self, thing: object) -> bool:
        """Tell whether a map's item is only there to show that it was removed."""
        mark = self.mark_of(thing)
        return mark is not None and mark.difference is Difference.REMOVED

    def dash(self, claim: Claim) -> Dash:
        """Give the border of a claim's card: dashed while assumed, which the legend then tells."""
        if not claim.assumption:
            return "solid"
        self.legend.add(Entry("card", self.said["assumption"], self.theme.muted, dash="dashed"))
        return "dashed"


def setting_of(model: Any, context: Context, view: View) -> Setting:
    """Give the setting of a map's picture, in the language asked for or else the map's own."""
    return Setting(context, speech(view.lang or context.language_of(model)), view)
