"""What a map says, in words of its language: values with their units, references by their titles."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from cjmap.compare.words import words
from cjmap.draw.look.speech import speech
from cjmap.draw.parts.times import spelled
from cjmap.exchange.markdown.tables import cell
from cjmap.format.texts import Length
from cjmap.format.values import Duration

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cjmap.exchange.going.outgoing import GoingMap, Outgoing
    from cjmap.workspace.index import Definition

UNTOLD = frozenset({"id", "was", "retired", "lang", "digest"})
"""Fields that are for programs; a touchpoint's `id` is a reference, and is told."""

_MAIN = ("text", "title", "name", "metric", "score")
"""What a thing is called, or mainly says: the first of these that it has."""

_MAIN_OF = {"next": "to", "variants": "when", "touchpoint": "id"}
"""What else things in a field are called."""

_CLAIM = ("evidence", "assumption")
"""What a thing rests on, which is told last."""

_ALONE = frozenset({"basis"})
"""Fields whose values say what they are about."""

_FREE = frozenset({"demographics", "counts", "preferences"})
"""Mappings whose keys their authors choose."""

_POLISH = {
    "scope": "zakres",
    "emotion": "emocje",
    "duration": "czas",
    "outcome": "wynik",
    "preferences": "preferencje",
    "counts": "liczebność",
    "fail_point": "punkt awarii",
    "scale": "skala",
}
"""Fields that a comparison never names as a whole."""

_SHARES = frozenset({"share", "frequency", "confidence", "reach"})
_DAYS = frozenset({"due", "reviewed", "date"})
_CHOICES = frozenset(
    {"status", "kind", "phase", "state", "initiator", "basis", "met", "role", "path", "better"}
    | {"mode", "method"}
)


class Teller:
    """Says what one map says."""

    def __init__(self, outgoing: Outgoing, map: GoingMap) -> None:
        """Look up the titles of everything that the map refers to."""
        self.lang = outgoing.language_of(map)
        self._speech = speech(self.lang)
        self._words = words(self.lang)
        self._titles: dict[tuple[str, str], str] = {}
        index = outgoing.workspace.index
        for path, role, word in map.entry.references:
            found = index.find(map.entry, role, word)
            if found:
                names = [part for part in path if isinstance(part, str)]
                for name in names[-2:]:
                    self._titles[name, word] = _title(found[0], outgoing)

    # --- names ---

    def label(self, *field: str) -> str:
        """Return the name of a field, as `label("duration", "planned")`; it begins with a capital."""
        named = self._words.FIELDS
        key = field[-1]
        known = named.get(key) or named.get(".".join(field))
        name = known or _POLISH.get(key if self.lang.startswith("pl") else "", key).replace(
            "_", " "
        )
        return cell(name[:1].upper() + name[1:])

    def kind(self, model: str) -> str:
        """Return the name of a kind of map, by its model."""
        name = str(self._words.NOUNS[model])
        return cell(name[:1].upper() + name[1:])

    def word(self, key: str) -> str:
        """Return a word of the labels of pictures."""
        return cell(self._speech[key])

    def title(self, field: str, word: str) -> str:
        """Return the title of what a reference in a field leads to, or else itself."""
        return self._titles.get((field, word), word)

    # --- values ---

    def value(self, value: Any, *field: str, within: bool = False) -> str:
        """Write whatever stands in a field, for a cell of a table; `within` brackets on one line."""
        if isinstance(value, bool):
            return "✓" if value else ""
        if isinstance(value, dict):
            return self.thing(value, *field, within=within)
        if isinstance(value, (list, tuple)):
            told = [self.value(each, *field, within=within) for each in value]
            if within or not any(isinstance(each, dict) for each in value):
                return (" · " if any("," in each for each in told) else ", ").join(told)
            return bulleted(told)
        return cell(self._plain(value, *field))

    def thing(
        self,
        data: Mapping[str, Any],
        *field: str,
        without: Iterable[str] = (),
        within: bool = False,
    ) -> str:
        """Write a thing: what it mainly says, then the rest in brackets."""
        main = _main(data, field[-1])
        told = {main, *without}
        called = self.value(data[main], *field, main) if main else ""
        if main in ("metric", "name") and "value" in data:
            called = f"{called}: {self.value(data['value'], 'value')}"
            told.add("value")
        keys = sorted((key for key in data if key not in told | UNTOLD), key=_CLAIM.__contains__)
        facts = [self._fact(data[key], *field, key) for key in keys]
        if not called or not facts:
            return called or "; ".join(facts)
        return f"{called} ({'; '.join(facts)})" if within else f"{called} *({'; '.join(facts)})*"

    def _fact(self, value: Any, *field: str) -> str:
        key = field[-1]
        if isinstance(value, bool):
            return self.label(key).lower()
        if key == "met":
            return self.word(f"met-{value}").lower()
        told = self.value(value, *field, within=True)
        if key in _ALONE or (key == "by" and isinstance(value, dict)):
            return told
        return f"{self._free_name(field) or _small(self.label(*field[-2:]))}: {told}"

    def _free_name(self, field: tuple[str, ...]) -> str:
        """Return the name of a key that its author chose, or that refers to somebody."""
        if field[-2] == "by":
            return cell(self.title("by", field[-1]))
        if field[-2] in _FREE and field[-2:] != ("preferences", "channels"):
            return cell(field[-1].replace("_", " "))
        return ""

    def _plain(self, value: Any, *field: str) -> str:
        key = field[-1]
        if isinstance(value, Length):
            return spelled(Duration.parse(str(value)), self._speech) or str(value)
        if isinstance(value, (int, float)):
            if key in _SHARES:
                return self._speech.percent(value)
            scored = key == "score" or "by" in field[:-1]
            return self._speech.signed(value) if scored else self._number(value)
        if key in _DAYS:
            return self._speech.day(date.fromisoformat(str(value)))
        if key in _CHOICES:
            known = getattr(self._words, "VALUES", {})
            return str(known.get(value, str(value).replace("-", " ")))
        titles = (self._titles.get((name, value)) for name in reversed(field[-2:]))
        return next(filter(None, titles), str(value))

    def _number(self, value: float) -> str:
        """Write a number with all its digits."""
        rounded = self._speech.number(value)
        return rounded if round(value, 2) == value else str(value)


def bulleted(told: Sequence[str]) -> str:
    """Write several things below one another in a cell, one alone without a bullet."""
    return told[0] if len(told) == 1 else "<br>".join(f"• {each}" for each in told)


def _main(data: Mapping[str, Any], field: str) -> str | None:
    """Return the key of what a thing is called, or mainly says."""
    return next((key for key in (_MAIN_OF.get(field, ""), *_MAIN) if key in data), None)


def _small(name: str) -> str:
    """Write a name within a line; what is all capitals stays."""
    return name if name[1:2].isupper() else f"{name[:1].lower()}{name[1:]}"


def _title(definition: Definition, outgoing: Outgoing) -> str:
    """Return what people call something: a column by its step."""
    here: Any = definition.entry.document.data
    for part in definition.path[:-1]:
        here = here[part]
    found = next((here[key] for key in ("title", "name", "text") if here.get(key)), None)
    if found is None and here.get("step"):
        step = outgoing.workspace.step_of(str(here["step"]), definition.entry.read_text("journey"))
        found = step.title if step is not None else None
    return str(found or definition.id)
