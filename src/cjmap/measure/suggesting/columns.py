"""Which column is what: by its name, and by what stands in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cjmap.measure.suggesting.looking import different_within
from cjmap.measure.suggesting.words import likeness, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cjmap.measure.engine.dialect import Column
    from cjmap.measure.engine.engine import Engine
    from cjmap.measure.suggesting.looking import Seen

_NAMES = {
    "case": "case caseid trace order orderid zamowienie sprawa zlecenie claim ticket visit wizyta"
    " journey podroz session sesja przypadek encounter request | id customer client klient user"
    " patient pacjent uzytkownik member number numer nr",
    "activity": "activity event action zdarzenie czynnosc aktywnosc akcja what co | name nazwa type"
    " typ task zadanie operation operacja step krok",
    "time": "time timestamp czas moment when datetime ts kiedy date data | completed finished ended"
    " end occurred koniec zakonczenie created at recorded submitted",
    "start": "start started begin began beginning starttime startdate poczatek rozpoczecie od",
    "channel": "channel kanal | medium source zrodlo via device urzadzenie place",
    "lifecycle": "lifecycle transition",
    "status": "status result outcome wynik rezultat success",
    "persona": "persona segment | profile profil archetype",
    "group": "group grupa arm cohort kohorta variant wariant pilot | region",
    "date": "date data day dzien czas time timestamp when kiedy | submitted completed completion"
    " recorded created end answered",
    "respondent": "respondent respondentid participant responseid uczestnik ankietowany | customer"
    " client klient user uzytkownik patient pacjent email id number numer",
    "weight": "weight waga wgt",
    "question": "question pytanie item | metric measure name nazwa",
    "answer": "answer odpowiedz response value wartosc score rating ocena wynik punkty",
}
"""Words of the names of columns, the sure ones before the stroke."""

_STANDARD = {
    "case:concept:name": "case",
    "concept:name": "activity",
    "time:timestamp": "time",
    "lifecycle:transition": "lifecycle",
    "ocel:oid": "case",
    "ocel:activity": "activity",
    "ocel:timestamp": "time",
}
"""Names that a standard gives."""

_TRANSITIONS = frozenset(
    [
        "schedule",
        "assign",
        "start",
        "begin",
        "complete",
        "end",
        "finish",
        "suspend",
        "resume",
        "autoskip",
        "ate_abort",
        "pi_abort",
        "withdraw",
        "reassign",
        "manualskip",
        "unknown",
        "poczatek",
        "koniec",
    ]
)
_STARTS = frozenset({"start", "begin", "started", "begun", "poczatek", "rozpoczecie"})
_ENDS = frozenset({"complete", "completed", "end", "finish", "finished", "koniec", "zakonczenie"})
_FAILING = [
    "fail",
    "failed",
    "failure",
    "error",
    "refused",
    "refuse",
    "rejected",
    "reject",
    "declined",
    "decline",
    "timeout",
    "aborted",
    "abort",
    "cancelled",
    "denied",
    "invalid",
    "unsuccessful",
    "ko",
    "nok",
    "odrzucono",
    "odrzucony",
    "blad",
    "bledny",
    "nieudane",
    "nieudany",
    "niepowodzenie",
    "odmowa",
    "przerwano",
    "anulowano",
]
_FEW = 30
"""Different values that a column of channels, personas, groups or outcomes has at most."""


@dataclass(frozen=True, slots=True)
class EventColumns:
    """The columns of a log; only the first three are always there."""

    case: Seen
    activity: Seen
    time: Seen
    others: dict[str, Seen] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AnswerColumns:
    """The columns of a survey: long, with `question` and `answer`, or wide, with `rated`."""

    date: Seen
    others: dict[str, Seen]
    rated: tuple[Seen, ...]


def name_score(role: str, name: str) -> float:
    """Return how much a name of a column speaks for a role: 0 to 2."""
    if name.casefold() in _STANDARD:
        return 2.0 if _STANDARD[name.casefold()] == role else 0.0
    sure, _, perhaps = _NAMES[role].partition("|")
    said = tokens(name)
    joined = "".join(said)
    if joined in sure.split():
        return 1.2
    if any(each in sure.split() for each in said):
        return 1.0
    return 0.5 if any(each in perhaps.split() for each in said) else 0.0


def is_failing(value: str) -> bool:
    """Whether a value says that something failed."""
    return any(each in _FAILING for each in tokens(value))


def transitions(seen: Seen) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the values of a column of transitions that mean a start, and an end."""

    def among(words: frozenset[str]) -> tuple[str, ...]:
        return tuple(value for value, _ in seen.values if "".join(tokens(value)) in words)

    return among(_STARTS), among(_ENDS)


def known(value: str, ids: Iterable[tuple[str, str]]) -> str | None:
    """Return the id that a value means: its own, or that of the title most alike; or None."""
    said = tokens(value)
    best: tuple[float, str] | None = None
    for id, title in ids:
        if value == id or said == tokens(id) or said == tokens(title):
            return id
        there = {*tokens(id), *tokens(title)}
        if said and there:
            alike = sum(max(likeness(each, other) for other in there) for each in said) / len(said)
            if alike >= 0.8 and (best is None or alike > best[0]):
                best = (alike, id)
    return best[1] if best else None


def event_columns(
    engine: Engine,
    view: str,
    columns: Sequence[Column],
    seen: Sequence[Seen],
    channels: Sequence[tuple[str, str]],
    personas: Sequence[tuple[str, str]],
) -> EventColumns | None:
    """Tell the columns of a log; None where it has no times, or nothing that could be a case."""
    by_name = {each.name: each for each in columns}
    left = [each for each in seen if each.filled]
    times = [each for each in left if each.is_time]
    time = _best(times, lambda each: name_score("time", each.name) - name_score("start", each.name))
    if time is None:
        return None
    others: dict[str, Seen] = {}
    begun = [each for each in times if each is not time and name_score("start", each.name)]
    if begun:
        others["start"] = begun[0]
    left = [each for each in left if not each.is_time]
    case = _best([each for each in left if _may_be_case(each)], _case_score)
    if case is None:
        return None
    left.remove(case)
    lifecycle = _best([each for each in left if _is_lifecycle(each)], lambda _: 1.0)
    if lifecycle is not None:
        others["lifecycle"] = lifecycle
        left.remove(lifecycle)
    named = [by_name[each.name] for each in left if _may_be_activity(each)]
    within = different_within(engine, view, by_name[case.name], named)
    activity = _best(
        [each for each in left if each.name in within],
        lambda each: _activity_score(each, within[each.name], channels),
    )
    if activity is None:
        return None
    left.remove(activity)
    others |= _sides(left, channels, personas)
    return EventColumns(case, activity, time, others)


def answer_columns(
    seen: Sequence[Seen], personas: Sequence[tuple[str, str]], rates: Callable[[Seen], bool]
) -> AnswerColumns | None:
    """Tell the columns of a survey; None where it has no dates.

    `rates` tells whether a column, by its name and numbers, is the answer to a question.
    """
    left = [each for each in seen if each.filled]
    times = [each for each in left if each.is_time]
    date = _best(times, lambda each: name_score("date", each.name) - name_score("start", each.name))
    if date is None:
        return None
    others: dict[str, Seen] = {}
    left = [each for each in left if not each.is_time]
    question = _best(
        [
            e
            for e in left
            if not e.is_number and 1 <= e.different <= 60 and name_score("question", e.name)
        ],
        lambda each: name_score("question", each.name),
    )
    answer = _best(
        [each for each in left if name_score("answer", each.name) and each is not question],
        lambda each: name_score("answer", each.name) + each.is_number,
    )
    if question is not None and answer is not None:
        others |= {"question": question, "answer": answer}
    left = [each for each in left if each not in others.values()]
    weight = _best(
        [each for each in left if each.is_number and name_score("weight", each.name)],
        lambda each: name_score("weight", each.name),
    )
    if weight is not None:
        others["weight"] = weight
        left.remove(weight)
    rated = tuple(each for each in left if rates(each)) if "question" not in others else ()
    left = [each for each in left if each not in rated]
    respondent = _best(
        [each for each in left if name_score("respondent", each.name) and each.different > 1],
        lambda each: name_score("respondent", each.name) + each.different / each.filled,
    )
    if respondent is not None:
        others["respondent"] = respondent
        left.remove(respondent)
    sides = _sides(left, (), personas)
    others |= {role: sides[role] for role in ("persona", "group") if role in sides}
    return AnswerColumns(date, others, rated)


def _best(found: Sequence[Seen], score: Callable[[Seen], float]) -> Seen | None:
    """Return the column with the highest score, the first of equal ones; None of none."""
    return max(found, key=score, default=None)


def _may_be_case(each: Seen) -> bool:
    fraction = each.is_number and each.whole < each.numbers
    return each.different > 1 and not fraction and each.different < each.filled


def _may_be_activity(each: Seen) -> bool:
    named = not each.is_number or name_score("activity", each.name) > 0
    return named and 1 < each.different < max(each.filled, 3)


def _case_score(each: Seen) -> float:
    """The name, that values come back, and that there are many of them."""
    often = each.filled / each.different
    return (
        1.5 * name_score("case", each.name)
        + (0.5 if 1.5 <= often <= 1_000 else 0.0)
        + (0.8 if each.different > 60 else 0.0)
        - name_score("activity", each.name)
    )


def _activity_score(each: Seen, within: float, channels: Sequence[tuple[str, str]]) -> float:
    """The name, and that a case has several of them; a channel or an outcome is none."""
    other = max(name_score(role, each.name) for role in ("channel", "status", "group", "persona"))
    return (
        name_score("activity", each.name)
        + min(within, 5.0) / 5
        - (0.5 if each.is_number else 0.0)
        - (0.6 if each.different > 500 else 0.0)
        - other
        - _part_known(each, channels)
    )


def _is_lifecycle(each: Seen) -> bool:
    said = {"".join(tokens(value)) for value, _ in each.values}
    if name_score("lifecycle", each.name):
        return bool(said)
    return len(said) > 1 and said <= _TRANSITIONS


def _part_known(each: Seen, ids: Sequence[tuple[str, str]]) -> float:
    """Return the part of the different values that are ids or titles."""
    if not each.values or not ids:
        return 0.0
    return sum(known(value, ids) is not None for value, _ in each.values) / len(each.values)


def _sides(
    left: list[Seen], channels: Sequence[tuple[str, str]], personas: Sequence[tuple[str, str]]
) -> dict[str, Seen]:
    """Tell channel, persona, outcome and group among what is left."""
    found: dict[str, Seen] = {}
    few = [each for each in left if 1 < len(each.values) <= _FEW and not each.is_number]
    scores: dict[str, Callable[[Seen], float]] = {
        "channel": lambda each: name_score("channel", each.name) + _part_known(each, channels),
        "persona": lambda each: name_score("persona", each.name) + _part_known(each, personas),
        "status": lambda each: (
            name_score("status", each.name) + any(is_failing(value) for value, _ in each.values)
        ),
        "group": lambda each: name_score("group", each.name),
    }
    for role, score in scores.items():
        best = _best([each for each in few if score(each) >= 0.5], score)
        if best is not None:
            found[role] = best
            few.remove(best)
    return found
