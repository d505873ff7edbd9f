"""A change as a sentence: its template filled with labels, values and names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cjmap.compare.words import words
from cjmap.format.texts import Length
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cjmap.compare.change import Change, Level
    from cjmap.compare.things import Leaf, Thing

_LONGEST = 90
"""Longer texts are cut in a sentence; the data has them whole."""

_SHARES = frozenset({"frequency", "share", "reach", "confidence"})
_PLACES = frozenset({"Step", "Action", "Opportunity", "Variant", "Stage"})
_OPTIONAL = re.compile(r"\[([^\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")


class Teller:
    """Tells changes in one language."""

    def __init__(self, lang: str | None) -> None:
        """Take the words of `lang`; English where there are none."""
        self.words = words(lang)

    def message(self, change: Change) -> str:
        """Return the change in a sentence that begins with where it is: `“Pay”: emotion fell …`."""
        place = self.place(change)
        said = self.sentence(change)
        return f"{place}: {said}" if place else said[:1].upper() + said[1:]

    def sentence(self, change: Change) -> str:
        """Return the change without the place."""
        template = self.words.MESSAGES[change.kind.id]
        return _filled(template, self._slots(change))

    def place(self, change: Change) -> str:
        """Return the step, stage, action or opportunity that a change is in; empty for a map."""
        about = change.thing
        if "{what}" in self.words.MESSAGES[change.kind.id] or change.kind.id in (
            *("retitled", "reworded"),
        ):
            home = change.home or about.parent
            if home is None or home.model == "Stage":
                return ""
            about = home
        return self._place(about)

    def notes(self, change: Change) -> list[str]:
        """Return what a reader should know besides: dangling references, kept or lost ids."""
        phrases = self.words.PHRASES
        found = [
            _filled(
                phrases["dangling"],
                {"text": f"`{one_line(each.text)}`", "place": one_line(each.place)},
            )
            for each in change.dangling
        ]
        if change.kind.id == "id-changed":
            carried = "carried_on" in change.said
            found.append(phrases["carried-on" if carried else "dropped-id"])
        if kept := change.said.get("kept"):
            found.append(phrases["retired" if kept == "yes" else "not-retired"])
        if alike := change.said.get("looks_like"):
            slots = {
                "name": self.quoted(str(alike)),
                "likeness": self.number(float(change.said["likeness"])),
            }
            found.append(_filled(phrases["looks-like"], slots))
        if towards := change.said.get("towards"):
            found.append(phrases[f"to-{towards}"])
        return found

    def reason(self, level: Level) -> str:
        """Return why a change has its level, as a sentence."""
        return str(self.words.REASONS[level])

    def counted(self, count: int, level: Level | None = None) -> str:
        """Return a number of changes, of one level: `3 regressions`."""
        forms = self.words.LEVELS[level] if level else self.words.PHRASES["changes"]
        form = forms[_plural(count, len(forms))]
        return str(form.format(count=count) if level is None else f"{count} {form}")

    def phrase(self, name: str) -> str:
        """Return a phrase that needs nothing put in."""
        return str(self.words.PHRASES[name])

    def quoted(self, text: str) -> str:
        """Return a text of the map between the quotes of the language, on one line, not too long."""
        opening, closing = self.words.QUOTES
        shown = one_line(text)
        if len(shown) > _LONGEST:
            shown = f"{shown[: _LONGEST - 1].rstrip()}…"
        return f"{opening}{shown}{closing}"

    def number(self, value: float, *, signed: bool = False) -> str:
        """Return a number as the language writes it, with a true minus sign."""
        text = f"{value:.10g}".replace(".", self.words.DECIMAL).replace("-", "−")
        return f"+{text}" if signed and value > 0 else text

    def _place(self, about: Thing | None) -> str:
        while about is not None and about.model not in _PLACES:
            about = about.parent
        if about is None:
            return ""
        if about.model == "Variant":
            return f"{self._place(about.parent)} ({', '.join(about.several('when'))})"
        return self.quoted(about.label)

    def _slots(self, change: Change) -> dict[str, str]:
        thing = change.thing
        nouns: Mapping[str, str] = self.words.NOUNS
        noun = nouns.get(thing.name) or nouns.get(thing.model) or thing.model.lower()
        field = str(change.said.get("field", ""))
        said = {
            "what": self.quoted(thing.label),
            "noun": noun,
            "field": self.words.FIELDS.get(field, field.replace("_", " ")),
            "unit": "",
            "sure": self._sureness(change),
        }
        for slot, value in (("old", change.before), ("new", change.after)):
            if value is not None:
                said[slot] = self._value(change, field, value)
        for key, each in change.said.items():
            if key == "unit":
                said[key] = f" {one_line(str(each))}"
            elif isinstance(each, (int, float)):
                said[key] = self.number(each)
            elif key in _QUOTED:
                said[key] = self.quoted(each)
            elif key == "basis":
                said[key] = " → ".join(map(self._word, each.split(" → ")))
        return said

    def _value(self, change: Change, field: str, value: Leaf) -> str:
        if isinstance(value, tuple):
            return ", ".join(one_line(str(each)) for each in value) or "–"
        if isinstance(value, bool):
            return self._word("yes" if value else "no")
        if isinstance(value, (int, float)):
            shared = field in _SHARES or change.kind.id.startswith(("share-", "way-share"))
            if shared:
                return f"{self.number(round(value * 100, 2))} %"
            return self.number(value, signed=change.kind.id.startswith("emotion-"))
        if change.kind.id in _TEXTS or (" " in value and not isinstance(value, Length)):
            return self.quoted(value)
        return self._word(one_line(value))

    def _word(self, word: str) -> str:
        return str(getattr(self.words, "VALUES", {}).get(word, word))

    def _sureness(self, change: Change) -> str:
        sureness = change.said.get("sureness")
        if sureness is None:
            return ""
        phrases = self.words.PHRASES
        low, high = change.said.get("low"), change.said.get("high")
        if not isinstance(low, float) or not isinstance(high, float):
            return f" ({phrases['unknown']})"
        ends = {
            "low": self.number(round(low, 2), signed=True),
            "high": self.number(round(high, 2), signed=True),
        }
        phrase = phrases["bound" if sureness == "bound" else "interval"]
        return f" ({_filled(phrase, ends)})"


_TEXTS = frozenset(
    {"retitled", "reworded", "fail-point-added", "fail-point-removed", "recovery-added"}
    | {"recovery-removed"}
)
_QUOTED = frozenset({"name", "from", "to", "old", "new", "persona"})


def _filled(template: str, slots: Mapping[str, str]) -> str:
    """Fill a template; a part in brackets is left out where a slot of it is not there.

    Texts of a map that look like slots stay what they are: it is filled in one go.
    """

    def kept(match: re.Match[str]) -> str:
        inner = match[1]
        return inner if all(name in slots for name in _SLOT.findall(inner)) else ""

    shown = _OPTIONAL.sub(kept, template)
    return _SLOT.sub(lambda match: slots.get(match[1], "–"), shown)


def _plural(count: int, forms: int) -> int:
    """Return which form a number takes: English has two, Polish three (CLDR plural rules)."""
    if count == 1:
        return 0
    if forms == 2:
        return 1
    few = count % 10 in (2, 3, 4) and count % 100 not in (12, 13, 14)
    return 1 if few else 2
