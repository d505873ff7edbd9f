"""What all parts of one picture share: the words of its language, colours, names, the legend."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cjmap.draw.look.speech import speech
from cjmap.draw.parts.cards import Badge
from cjmap.draw.parts.legend import Entry, Legend
from cjmap.draw.parts.measures import figure, titled

if TYPE_CHECKING:
    from cjmap.draw.context import Context
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

    def dash(self, claim: Claim) -> Dash:
        """Give the border of a claim's card: dashed while assumed, which the legend then tells."""
        if not claim.assumption:
            return "solid"
        self.legend.add(Entry("card", self.said["assumption"], self.theme.muted, dash="dashed"))
        return "dashed"


def setting_of(model: Any, context: Context, view: View) -> Setting:
    """Give the setting of a map's picture, in the language asked for or else the map's own."""
    return Setting(context, speech(view.lang or context.language_of(model)), view)
