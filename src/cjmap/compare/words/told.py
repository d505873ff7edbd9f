"""A change as a sentence: its template filled with labels, values and names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cjmap.compare.unseen import Unseen
from cjmap.compare.words import words
from cjmap.format.texts import Length
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cjmap.compare.change import Change, Level
    from cjmap.compare.presentation import Refused
    from cjmap.compare.things import Leaf, Thing

_LONGEST = 90
"""Longer texts are cut in a sentence; the data has them whole."""

_MOST_NOTES = 5
_SHORT = 8
"""How many digits of a commit are told."""

_SHARES = frozenset({"frequency", "share", "reach", "confidence"})
_PLACES = frozenset({"Step", "Action", "Opportunity", "Variant", "Stage"})
_REWORDED = frozenset({"retitled", "reworded"})
_NAMING = ("metric-", "target-", "way-", "loop-", "link-", "column-")
"""Kinds of change that name the thing they are about in words of their own."""

_AMOUNT = re.compile(r"(\d+(?:\.\d+)?) ?([a-z]+)")
_OPTIONAL = re.compile(r"\[([^\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")


class Teller:
    """Tells changes in one language."""

    def __init__(self, lang: str | None) -> None:
        """Take the words of `lang`; English where there are none."""
        self.words = words(lang)

    @property
    def lang(self) -> str:
        """The language that is told in, as HTML and JSON name it."""
        return str(self.words.__name__.rpartition(".")[2])

    def message(self, change: Change, below: Thing | None = None, *, values: bool = True) -> str:
        """Return the change in a sentence that begins with where it is: `“Pay”: emotion fell …`.

        Below a heading that names the stage or step `below`, it is not named again. Without
        `values`, a sentence that ends in both leaves them to be shown beside it.
        """
        place = self.place(change)
        if below is not None:
            heading = self.quoted(below.label)
            place = "" if place == heading else place.removeprefix(f"{heading}, ")
        said = self.sentence(change, values=values)
        if place:
            said = f"{place}: {said}"
        return said[:1].upper() + said[1:]

    def sentence(self, change: Change, *, values: bool = True) -> str:
        """Return the change without the place."""
        template = self.words.MESSAGES[change.kind.id]
        if not values:
            template = template.replace(": {old} → {new}", "")
        return _filled(template, self._slots(change))

    def place(self, change: Change) -> str:
        """Return where a change is: its step, stage, action or opportunity, and what there.

        Empty for a map, and for what the sentence itself names.
        """
        about = change.thing
        if "{what}" in self.words.MESSAGES[change.kind.id] or change.kind.id in _REWORDED:
            home = change.home or about.parent
            return "" if home is None or home.model == "Stage" else self._place(home)
        place = self._place(about.parent if change.kind.id.startswith("variant-") else about)
        if about.model in _PLACES or about.parent is None or change.kind.id.startswith(_NAMING):
            return place
        thing = f"{self._noun(about)} {self.quoted(about.label)}"
        return f"{place}, {thing}" if place else thing

    def few_notes(self, change: Change) -> list[str]:
        """Return the first notes of a change, and how many there are more."""
        notes = self.notes(change)
        if len(notes) <= _MOST_NOTES:
            return notes
        return [*notes[:_MOST_NOTES], self.phrase_of("more", len(notes) - _MOST_NOTES)]

    def notes(self, change: Change) -> list[str]:
        """Return what a reader should know besides: dangling references, kept or lost ids."""
        phrases = self.words.PHRASES
        found = [
            _filled(
                phrases["dangling"],
                {"text": f"`{_shortened(each.text)}`", "place": one_line(each.place)},
            )
            for each in change.dangling
        ]
        if change.kind.id == "id-changed":
            carried = "carried_on" in change.said
            found.append(phrases["carried-on" if carried else "dropped-id"])
        kept = change.said.get("kept")
        if kept and "looks_like" not in change.said:
            found.append(phrases["retired" if kept == "yes" else "not-retired"])
        if alike := change.said.get("looks_like"):
            slots = {
                "name": self.quoted(str(alike)),
                "likeness": self.number(float(change.said["likeness"])),
                "id": str(change.thing.id),
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

    def level(self, level: Level) -> str:
        """Return the name of a level, as it stands at one change."""
        return str(self.words.LEVELS[level][0])

    def phrase(self, name: str) -> str:
        """Return a phrase that needs nothing put in."""
        return str(self.words.PHRASES[name])

    def phrase_of(self, name: str, count: int) -> str:
        """Return a phrase that counts something, in the form that the number takes."""
        forms = self.words.PHRASES[name]
        return str(forms[_plural(count, len(forms))].format(count=count))

    def not_compared(self, refused: Refused | Unseen) -> str:
        """Return why a map or a submodule took no part, to stand behind its name."""
        slots = {
            "label": one_line(refused.label),
            "said": self.why_not(refused) or self.phrase("no-map"),
        }
        return _filled(self.words.PHRASES["not-compared"], slots)

    def why_not(self, refused: Refused | Unseen) -> str | None:
        """Return what is wrong with a map, or is missing of a submodule; None where nobody knows."""
        if isinstance(refused, Unseen):
            phrase = "no-commit" if refused.is_cloned else "no-clone"
            return _filled(self.words.PHRASES[phrase], {"commit": refused.commit[:_SHORT]})
        return one_line(refused.problem.message) if refused.problem else None

    def kind_name(self, top: Thing) -> str:
        """Return what kind of map it is."""
        return str(self.words.NOUNS[top.model])

    def list_name(self, thing: Thing) -> str:
        """Return the name of the list that a thing stands in, as a heading."""
        fields: Mapping[str, str] = self.words.FIELDS
        name = fields.get(thing.model) or fields.get(thing.name) or thing.name.replace("_", " ")
        return name[:1].upper() + name[1:]

    def texts(self, change: Change) -> tuple[str | None, str | None] | None:
        """Return what was written before and after, in full, for them to be laid side by side.

        None where the message says it all: values that are no sentences, things that moved.
        """
        texts = [
            each if isinstance(each, str) and not isinstance(each, Length) else None
            for each in (change.before, change.after)
        ]
        both = None not in texts
        least = 0 if both else _LONGEST
        if not any(each and " " in each and len(each) > least for each in texts):
            return None
        return texts[0], texts[1]

    def quoted(self, text: str) -> str:
        """Return a text of the map between the quotes of the language, on one line, not too long."""
        opening, closing = self.words.QUOTES
        return f"{opening}{_shortened(text)}{closing}"

    def number(self, value: float, *, signed: bool = False) -> str:
        """Return a number as the language writes it, with a true minus sign."""
        text = f"{value:.10g}".replace(".", self.words.DECIMAL).replace("-", "−")
        return f"+{text}" if signed and value > 0 else text

    def _noun(self, thing: Thing) -> str:
        nouns: Mapping[str, str] = self.words.NOUNS
        return nouns.get(thing.name) or nouns.get(thing.model) or thing.model.lower()

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
        field = str(change.said.get("field", ""))
        noun = self._noun(thing)
        forms: tuple[str, str] = getattr(self.words, "FORMS", {}).get(noun, (noun, noun))
        said = {
            "what": self.quoted(thing.label),
            "noun": noun,
            "object": forms[0],
            "of": forms[1],
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
                is_role = change.kind.id.startswith("action-c")
                said[key] = self.quoted(self._word(each) if is_role else each)
            elif key == "basis":
                said[key] = " → ".join(map(self._word, each.split(" → ")))
        return said

    def _value(self, change: Change, field: str, value: Leaf) -> str:
        if isinstance(value, tuple):
            return _shortened(", ".join(map(str, value))) or "–"
        if isinstance(value, bool):
            return self._word("yes" if value else "no")
        if isinstance(value, (int, float)):
            shared = field in _SHARES or change.kind.id.startswith(("share-", "way-share"))
            if shared:
                return f"{self.number(round(value * 100, 2))}%"
            return self.number(value, signed=change.kind.id in _SCORES)
        if isinstance(value, Length):
            return self._length(value)
        if change.kind.id in _TEXTS or " " in value:
            return self.quoted(value)
        shown = _shortened(value)
        return shown if change.kind.id in _NAMES else self._word(shown)

    def _word(self, word: str) -> str:
        return str(getattr(self.words, "VALUES", {}).get(word, word))

    def _length(self, length: str) -> str:
        """Return a duration with the units of the language; ISO 8601 stays what it is."""
        units: Mapping[str, tuple[str, ...]] = getattr(self.words, "UNITS", {})

        def written(match: re.Match[str]) -> str:
            number, unit = match.groups()
            forms = units.get(unit)
            if forms is None:
                return match.group()
            form = forms[-1] if "." in number else forms[_plural(int(number), len(forms) - 1)]
            return f"{self.number(float(number))} {form}"

        return length if length.startswith("P") else _AMOUNT.sub(written, length)

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
    {"retitled", "reworded", "fail-point-added", "fail-point-removed", "fail-point-reworded"}
    | {"recovery-added", "recovery-removed"}
)
_NAMES = frozenset({"id-changed", "id-given", "id-taken-away", "former-id-changed", "map-moved"})
"""Changes whose values are names, even where they read like a word of the format."""

_SCORES = frozenset({"emotion-recorded", "emotion-removed", "emotion-improved", "emotion-worsened"})
_QUOTED = frozenset({"what", "name", "from", "to", "old", "new", "persona"})


def _filled(template: str, slots: Mapping[str, str]) -> str:
    """Fill a template; a part in brackets is left out where a slot of it is not there.

    Texts of a map that look like slots stay what they are: it is filled in one go.
    """

    def kept(match: re.Match[str]) -> str:
        inner = match[1]
        return inner if all(name in slots for name in _SLOT.findall(inner)) else ""

    shown = _OPTIONAL.sub(kept, template)
    return _SLOT.sub(lambda match: slots.get(match[1], "–"), shown)


def _shortened(text: str) -> str:
    """Return a text on one line, cut where it is too long for a sentence."""
    shown = one_line(text)
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1].rstrip()}…"


def _plural(count: int, forms: int) -> int:
    """Return which form a number takes: English has two, Polish three (CLDR plural rules)."""
    if count == 1:
        return 0
    if forms == 2:
        return 1
    few = count % 10 in (2, 3, 4) and count % 100 not in (12, 13, 14)
    return 1 if few else 2
