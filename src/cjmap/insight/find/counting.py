"""How many things have which values of a field, or of two fields."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any

from cjmap.errors import CjmapError
from cjmap.format.near import listed
from cjmap.insight.find.fields import FIELDS, FLAGS, Field, Type
from cjmap.insight.find.unknown import instead_of, some

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cjmap.insight.find.search import Found

_MOST = 2


@dataclass(frozen=True, slots=True)
class Counts:
    """How many things have each value, or each pair of values; None stands for no value.

    A thing that has several values counts at each of them, so that the sum may exceed `total`, the
    number of things.
    """

    fields: tuple[Field, ...]
    numbers: dict[tuple[Any, ...], int]
    total: int
    several: bool

    def values(self, place: int) -> list[Any]:
        """Return the values of one of the fields, in their order; no value last."""
        totals = self.totals(place)
        field = self.fields[place]
        return sorted(totals, key=lambda value: _place(field, value, totals[value]))

    def totals(self, place: int) -> dict[Any, int]:
        """Return how many have each value of one of the fields."""
        found: dict[Any, int] = {}
        for key, number in self.numbers.items():
            found[key[place]] = found.get(key[place], 0) + number
        return found


def counts(found: Found, fields: Sequence[Field]) -> Counts:
    """Count what was found by one or two fields."""
    numbers: Counter[tuple[Any, ...]] = Counter()
    several = False
    for thing in found.things:
        told = [tuple(dict.fromkeys(f.values(thing, found.terrain))) or (None,) for f in fields]
        several = several or any(len(values) > 1 for values in told)
        numbers.update(product(*told))
    return Counts(tuple(fields), dict(numbers), len(found.things), several)


def countable(words: Iterable[str], option: str) -> tuple[Field, ...]:
    """Return the fields that an option names; raises `CjmapError` for one that there is not."""
    found = []
    for word in words:
        field = FIELDS.get(word) or FLAGS.get(word)
        if field is None:
            raise CjmapError(
                f"`{option}`: there is no field `{word}`.", hint=instead_of(word, FLAGS)
            )
        found.append(field)
    return tuple(found)


def checked(fields: Sequence[Field], found: Found, option: str) -> None:
    """Make sure that some of the kinds that are looked for have each field.

    Raises `CjmapError` for one that none of them can have, and for more fields than can be counted.
    """
    if option == "--count" and len(fields) > _MOST:
        raise CjmapError(
            f"`--count` takes {_MOST} fields at most, not {len(fields)}.",
            hint="As in `--count stage,channel`.",
        )
    for field in fields:
        if not set(found.meaning.kinds) & set(field.kinds):
            raise CjmapError(
                f"`{option}`: no {listed(found.meaning.kinds[:6])} has `{field.name}`.",
                hint=f"It is asked of {some(field.kinds, 'and')}.",
            )


def _place(field: Field, value: Any, number: int) -> tuple[Any, ...]:
    """Order values: scales and closed lists in their order, ids the most frequent first."""
    if value is None:
        return (1, 0, "")
    if field.type.ordered or field.type is Type.FLAG:
        return (0, value, "")
    if field.type is Type.WORD and value in field.words:
        return (0, field.words.index(value), "")
    return (0, -number, str(value))
