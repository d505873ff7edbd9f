"""What the terms of a query mean in a workspace: kinds of things, and conditions that they meet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cjmap.format.near import listed, nearest
from cjmap.insight.find.errors import QueryError
from cjmap.insight.find.fields import FIELDS, FLAGS, GROUPS, Field, Type
from cjmap.insight.find.syntax import Term, Test
from cjmap.insight.find.unknown import LIST_ALL, instead_of, some
from cjmap.insight.find.values import comparing, folded, matches, texts, unordered
from cjmap.insight.gathered.things import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cjmap.insight.find.reading import Terrain
    from cjmap.insight.gathered.things import Thing

_ASKING = ("has", "is")
_SAMPLE = 6


@dataclass(frozen=True, slots=True)
class Condition:
    """Something that has to hold of a thing. `fields` are those it asks about; words ask `text`."""

    term: Term
    fields: tuple[Field, ...]
    holds: Callable[[Thing], bool]

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of which it can be asked."""
        return frozenset(kind for field in self.fields for kind in field.kinds)

    @property
    def own(self) -> frozenset[str]:
        """The kinds that say themselves what it asks about."""
        return frozenset(kind for field in self.fields for kind in field.own)

    @property
    def common(self) -> bool:
        """Whether it says nothing of which kinds are meant."""
        return all(field.common for field in self.fields)


@dataclass(frozen=True, slots=True)
class Meaning:
    """The kinds of things that are looked for, in their order, and the conditions they meet.

    `asked` are the fields that the query names, for whoever shows what was found. `deprecated` says
    that things in deprecated maps are meant as well.
    """

    kinds: tuple[str, ...]
    conditions: tuple[Condition, ...]
    asked: tuple[Field, ...]
    deprecated: bool

    def holds(self, thing: Thing) -> bool:
        """Whether a thing of one of the kinds meets all conditions."""
        return all(condition.holds(thing) for condition in self.conditions)


def understand(terms: Sequence[Term], terrain: Terrain) -> Meaning:
    """Find out what a query means; raises `QueryError` where it asks for what there is not.

    The feelings that `emotion` tells from then on are those of the personas that are asked for.
    """
    for term in terms:
        if term.field not in ("", *_ASKING, *FIELDS):
            raise _unknown_field(term)
    explicit = _kinds([term for term in terms if term.field == "kind"])
    meant = _Meant(terrain, explicit or frozenset(KINDS))
    conditions = tuple(meant.conditions([term for term in terms if term.field != "kind"]))
    kinds = _applying(conditions, explicit)
    named = {term.field for term in terms}
    deprecated = "status" in named or any(
        field is FLAGS["deprecated"] for each in conditions for field in each.fields
    )
    asked = dict.fromkeys(
        field for each in conditions for field in each.fields if field.type is not Type.FLAG
    )
    terrain.personas = frozenset(meant.personas)
    return Meaning(
        tuple(kind for kind in KINDS if kind in kinds),
        conditions,
        tuple(field for field in asked if not field.common),
        deprecated,
    )


def field_named(name: str, term: Term) -> Field:
    """Return the field that `has:` asks about; raises `QueryError` where there is none."""
    found = FIELDS.get(folded(name).replace("_", "-").replace(" ", "-"))
    if found is None:
        raise QueryError(f"There is no field `{name}`.", term.tests[0].span, instead_of(name))
    return found


def _unknown_field(term: Term) -> QueryError:
    hint = instead_of(term.field, _ASKING)
    if hint.endswith(LIST_ALL):
        hint += " Quote a text that holds a colon."
    return QueryError(f"There is no field `{term.field}`.", term.name, hint)


def _kinds(terms: Sequence[Term]) -> frozenset[str] | None:
    """Return the kinds that are asked for; None where none is."""
    if not terms:
        return None
    found: set[str] = set()
    for term in terms:
        if not term.negated:
            found.update(kind for test in term.tests for kind in _kinds_of(test))
    if not found:
        found.update(KINDS)
    for term in terms:
        if term.negated:
            found.difference_update(kind for test in term.tests for kind in _kinds_of(test))
    if not found:
        raise QueryError("No kind of thing is left.", terms[-1].span)
    return frozenset(found)


def _kinds_of(test: Test) -> Iterable[str]:
    if test.sign not in ("", "="):
        raise unordered(FIELDS["kind"], test)
    word = folded(test.text).replace("_", "-").replace(" ", "-")
    if word in GROUPS:
        return GROUPS[word]
    found = [kind for kind in KINDS if matches(word, kind)]
    if not found:
        near = nearest(word, [*KINDS, *GROUPS])
        raise QueryError(
            f"There is no kind of thing `{test.text}`.",
            test.span,
            f"Did you mean `{near}`?" if near else f"The kinds: {LIST_ALL}",
        )
    return found


def _applying(conditions: Sequence[Condition], explicit: frozenset[str] | None) -> frozenset[str]:
    """Return the kinds of which all conditions can be asked.

    Where no kind is asked for, it is those of which one condition asks what they say themselves: a
    query for `emotion:<0` means steps, not all their texts, which have it of them.
    """
    kinds = explicit or frozenset(KINDS)
    for condition in conditions:
        if not kinds & condition.kinds:
            raise _not_of_these(condition, kinds, explicit)
    left = kinds
    for condition in conditions:
        if not left & condition.kinds:
            names = listed(dict.fromkeys(_asked_name(each) for each in conditions), "and")
            raise QueryError(
                f"No kind of thing has all of these: {names}.",
                condition.term.name,
                f"`{_asked_name(condition)}`: {some(_in_order(condition.kinds))}.",
            )
        left &= condition.kinds
    telling = [each for each in conditions if not each.common]
    worded = any(not each.term.field for each in conditions)
    if explicit is None and telling and not worded:
        own = left & frozenset(kind for each in telling for kind in each.own)
        left = own or left
    return left


def _in_order(kinds: Iterable[str]) -> list[str]:
    having = frozenset(kinds)
    return [kind for kind in KINDS if kind in having]


def _asked_name(condition: Condition) -> str:
    term = condition.term
    return f"{term.field}:{condition.fields[0].name}" if term.field in _ASKING else term.field


def _not_of_these(
    condition: Condition, kinds: frozenset[str], explicit: frozenset[str] | None
) -> QueryError:
    asked = _in_order(kinds)[:_SAMPLE] if explicit is not None else []
    having = some(_in_order(condition.kinds), "and")
    return QueryError(
        f"No {listed(asked)} has `{_asked_name(condition)}`.",
        condition.term.name,
        f"It is asked of {having}.",
    )


class _Meant:
    """Makes conditions of terms. `personas` are the ids of those that are asked for."""

    def __init__(self, terrain: Terrain, kinds: frozenset[str]) -> None:
        self.terrain = terrain
        self.kinds = kinds
        self.personas: set[str] = set()

    def conditions(self, terms: Sequence[Term]) -> Iterator[Condition]:
        """Make the conditions; the same field asked for again is another value that it may have."""
        joined: dict[str, list[Term]] = {}
        for term in terms:
            plain = all(test.sign in ("", "=") for test in term.tests)
            if plain and term.field and term.field not in _ASKING and not term.negated:
                joined.setdefault(term.field, []).append(term)
            else:
                joined[f"{len(joined)} alone"] = [term]
        for group in joined.values():
            term = group[0]
            tests = tuple(test for each in group for test in each.tests)
            yield self._condition(term, tests)

    def _condition(self, term: Term, tests: tuple[Test, ...]) -> Condition:
        fields: tuple[Field, ...]
        if not term.field:
            fields, holds = (FIELDS["text"],), self._words(tests[0])
        elif term.field in _ASKING:
            find = field_named if term.field == "has" else _flag
            fields = tuple(find(test.text, Term(**_only(term, test))) for test in tests)
            holds = self._present(fields)
        else:
            fields = (FIELDS[term.field],)
            holds = self._any(fields[0], tests, negated=term.negated)
        if term.negated:
            kept = holds
            return Condition(term, fields, lambda thing: not kept(thing))
        return Condition(term, fields, holds)

    def _words(self, test: Test) -> Callable[[Thing], bool]:
        read, terrain = FIELDS["text"].read, self.terrain
        wanted = folded(test.text)
        if "*" in wanted and not test.quoted:
            wanted = f"*{wanted}*"
            return lambda thing: any(matches(wanted, folded(t)) for t in read(thing, terrain))
        return lambda thing: any(wanted in folded(text) for text in read(thing, terrain))

    def _present(self, fields: tuple[Field, ...]) -> Callable[[Thing], bool]:
        terrain = self.terrain
        # How many pains a step has is always told; it has one where it is more than none.
        return lambda thing: any(
            value != 0 or field.type is not Type.COUNT
            for field in fields
            for value in field.values(thing, terrain)
        )

    def _any(
        self, field: Field, tests: tuple[Test, ...], *, negated: bool
    ) -> Callable[[Thing], bool]:
        """Return whether a thing has a value of a field that passes one of some tests."""
        terrain = self.terrain
        if field.type.ordered:
            passing = [comparing(field, test) for test in tests]
            return lambda thing: any(
                passes(value) for value in field.values(thing, terrain) for passes in passing
            )
        for test in tests:
            if test.sign not in ("", "="):
                raise unordered(field, test)
        if field.type is Type.TEXT:
            reading = [texts(test) for test in tests]
        elif field.type is Type.WORD:
            reading = [_word(field, test) for test in tests]
        else:
            reading = [self._id(field, test, negated=negated) for test in tests]
        return lambda thing: any(
            passes(folded(value)) for value in field.values(thing, terrain) for passes in reading
        )

    def _id(self, field: Field, test: Test, *, negated: bool) -> Callable[[str], bool]:
        """Return what a folded id has to pass: to be the one asked for, or to have that title."""
        wanted = folded(test.text)
        known = self._known(field)
        if "*" in wanted and not test.quoted:
            if field.name == "persona" and not negated:
                self.personas.update(id for id in known if matches(wanted, folded(id)))
            return lambda id: matches(wanted, id)
        meant = {id for id in known if folded(id) == wanted}
        meant = meant or {id for id, titles in known.items() if wanted in titles}
        if not meant:
            meant = {each for each in self._used(field) if folded(each) == wanted}
        if not meant:
            raise self._unknown(field, test, known)
        if field.name == "persona" and not negated:
            self.personas |= meant
        ids = frozenset(folded(id) for id in meant)
        return lambda id: id in ids

    def _known(self, field: Field) -> dict[str, set[str]]:
        """Return the ids that a field may name, each with the folded titles of what has it."""
        found: dict[str, set[str]] = {}
        if field.names:
            for thing in self.terrain.things.all:
                if thing.kind in field.names and thing.id is not None:
                    found.setdefault(thing.id, set()).add(folded(thing.title))
        return found

    def _used(self, field: Field) -> set[str]:
        """Return all values that things have of a field."""
        return {
            value
            for thing in self.terrain.things.all
            if thing.kind in field.kinds
            for value in field.values(thing, self.terrain)
        }

    def _unknown(self, field: Field, test: Test, known: dict[str, set[str]]) -> QueryError:
        used = self._used(field)
        titles = {
            thing.title
            for thing in self.terrain.things.all
            if thing.kind in field.names and thing.title
        }
        ids = sorted({*known, *used})
        near = nearest(test.text, ids) or nearest(test.text, sorted(titles))
        if near:
            hint = f"Did you mean `{field.name}:{shown(near)}`?"
        elif ids:
            more = f" and {len(ids) - _SAMPLE} more" if len(ids) > _SAMPLE else ""
            hint = f"There are {', '.join(f'`{id}`' for id in ids[:_SAMPLE])}{more}."
        else:
            hint = "Nothing here has any."
        return QueryError(f"Nothing has the {field.name} `{test.text}`.", test.span, hint)


def shown(value: str) -> str:
    """Write a value as a query has it, in quotes where it needs them."""
    plain = value and not any(sign.isspace() or sign in ',"“„*<>=' for sign in value)
    return value if plain and ".." not in value else '"' + value.replace('"', '\\"') + '"'


def _only(term: Term, test: Test) -> dict[str, Any]:
    return {
        "field": term.field,
        "tests": (test,),
        "negated": term.negated,
        "span": term.span,
        "name": term.name,
    }


def _flag(name: str, term: Term) -> Field:
    found = FLAGS.get(folded(name).replace("_", "-").replace(" ", "-"))
    if found is None:
        near = nearest(name, FLAGS)
        hint = f"Did you mean `{near}`?" if near else f"There are {listed(FLAGS, 'and')}."
        raise QueryError(f"`is:` does not know `{name}`.", term.tests[0].span, hint)
    return found


def _word(field: Field, test: Test) -> Callable[[str], bool]:
    wanted = folded(test.text)
    if "*" in wanted and not test.quoted:
        return lambda word: matches(wanted, word)
    if wanted not in field.words:
        near = nearest(wanted, field.words)
        raise QueryError(
            f"`{test.text}` is no value of `{field.name}`.",
            test.span,
            f"Did you mean `{near}`?" if near else f"There are {listed(field.words, 'and')}.",
        )
    return lambda word: word == wanted
