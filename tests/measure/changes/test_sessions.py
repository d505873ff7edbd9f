"""Periods and groups of real data: what is compared, told, and refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.measure.changes.made import small

from cjmap.measure.changes import Changes, Control, Kind, Verdict, compare
from cjmap.measure.changes.document import published
from cjmap.measure.changes.result import Shared, Shift
from cjmap.measure.changes.telling import lines, markdown, tell
from cjmap.measure.errors import MeasureError
from cjmap.measure.events.log import Selection
from cjmap.measure.figures.measured import Slice
from cjmap.measure.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cjmap.measure.figures.session import Session


def _of(period: str, group: str | None = None) -> Selection:
    return Selection(period=Period.parse(period), group=group)


SUMMER, AUTUMN = _of("2026-Q3"), _of("2026-10-01..2026-11-15")
JANUARY, FEBRUARY = _of("2026-01"), _of("2026-02")


def _log(month: int, hours: int, place: str, who: str, cases: int = 30) -> str:
    rows = []
    for number in range(cases):
        day, minute = 1 + number % 27, number % 60
        case = f"{place}{month}-{number}"
        rows.append(f"{case},told,2026-{month:02}-{day:02} 08:{minute:02},{place},{who}")
        late = 8 + hours + number % 3
        rows.append(f"{case},answered,2026-{month:02}-{day:02} {late:02}:30,{place},{who}")
    return "\n".join(rows) + "\n"


def _answers(month: int, said: int, place: str, people: range) -> str:
    return "".join(
        f"p{number},2026-{month:02}-{1 + number % 27:02},ease,{said + number % 2},{place},anna\n"
        for number in people
    )


LOG = "".join(
    [
        _log(1, 10, "north", "anna"),
        _log(2, 3, "north", "tom"),
        _log(1, 9, "south", "anna"),
        _log(2, 8, "south", "anna"),
    ]
)
ANSWERS = "".join(
    [
        _answers(1, 2, "north", range(20)),
        _answers(2, 5, "north", range(15, 45)),
        _answers(1, 3, "south", range(100, 120)),
        _answers(2, 3, "south", range(120, 140)),
    ]
)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """A journey of two steps with two groups in two months."""
    with small(tmp_path_factory.mktemp("report"), LOG, ANSWERS) as session:
        yield session


def _found(changes: Changes, step: str, kind: Kind = Kind.METRIC) -> tuple[object, ...]:
    (one,) = [
        each
        for each in changes.tested
        if (each.subject.step, each.subject.kind, each.subject.slice) == (step, kind, Slice())
    ]
    return one.before.value, one.after.value, one.verdict


def test_two_periods(report: Session) -> None:
    changes = compare(report, JANUARY, FEBRUARY)
    assert changes.cases == (60, 60)
    assert changes.tests == 2
    assert _found(changes, "tell") == (3.0, 4.7, Verdict.BETTER)
    assert {each.subject.kind for each in changes.described} == {Kind.REACHED, Kind.LEFT, Kind.WAY}
    assert all(each.adjusted is None for each in changes.described)
    seen = changes.circumstances
    assert seen.shared == Shared(both=5, before=40, after=50)
    assert seen.personas == (
        Shift("events", 1.0, 0.5, "anna"),
        Shift("events", 0.0, 0.5, "tom"),
    )
    assert seen.seasons
    assert seen.cut == ()


def test_two_groups(report: Session) -> None:
    changes = compare(report, _of("2026-02", "south"), _of("2026-02", "north"))
    text = lines(tell(report, changes, "en"))
    assert _found(changes, "tell") == (3.5, 5.5, Verdict.BETTER)
    assert not changes.circumstances.seasons
    assert text[1] == "2026-02, “south” → 2026-02, “north”"
    assert "effect" not in "\n".join(text).replace("no effect", "").lower()


def test_a_control_group(report: Session) -> None:
    changes = compare(report, JANUARY, FEBRUARY, control=Control(control=("south",)))
    said = lines(tell(report, changes, "en"))
    document = published(report, changes, "pl")
    assert (changes.treated, changes.control) == (("north",), ("south",))
    assert changes.tests == 4
    ease = next(each for each in changes.tested if each.subject.metric == "ces")
    assert ease.effect is not None
    assert ease.effect.change is not None
    assert ease.effect.change.difference == pytest.approx(3.0)
    assert ease.effect.verdict is Verdict.BETTER
    assert (
        "  Effect: Ease at “Tell us”: +3 (+2.6 to +3.4): better, if both would otherwise have changed"
        " alike. The control group went from 3.5 to 3.5." in said
    )
    assert any("parallel trends" in each for each in said)
    assert document.tested[0].effect is not None
    assert document.control == ("south",)


def test_what_the_mapping_does_not_explain_and_what_the_data_lack(tmp_path: Path) -> None:
    new = "".join(
        f"x{number},rung,2026-02-{1 + number:02} 09:00,north,anna\n" for number in range(20)
    )
    with small(tmp_path, LOG + new, ANSWERS) as session:
        found = compare(session, JANUARY, _of("2026-02..2026-04")).circumstances
    assert found.unmapped == Shift("events", 0.0, 20 / 140)
    assert [(cut.source, cut.at_end, cut.day.isoformat(), cut.days) for cut in found.cut] == [
        ("events", True, "2026-02-27", 62),
        ("answers", True, "2026-02-27", 62),
    ]


@pytest.mark.parametrize(
    ("before", "after", "control", "message"),
    [
        (JANUARY, JANUARY, None, "Both sides are the same"),
        (JANUARY, _of("2026-01-31..2026-02-10"), None, "overlap"),
        (Selection(), FEBRUARY, None, "say both"),
        (JANUARY, _of("2027"), None, "Nothing in the data belongs to 2027"),
        (JANUARY, _of("2026-01", "nroth"), None, "No row is of the group “nroth”"),
        (JANUARY, FEBRUARY, Control(("north",), ("north",)), "cannot be both"),
        (JANUARY, FEBRUARY, Control(("north", "south")), "All groups would be on one side"),
        (JANUARY, FEBRUARY, Control(), "All groups would be on one side"),
        (_of("2026-01", "north"), FEBRUARY, Control(("north",)), "two periods are compared"),
    ],
)
def test_what_cannot_be_compared(
    report: Session, before: Selection, after: Selection, control: Control | None, message: str
) -> None:
    with pytest.raises(MeasureError, match=message):
        compare(report, before, after, control=control)


def test_groups_need_a_column(tmp_path: Path) -> None:
    from tests.measure.changes.made import MAPPING

    mapping = MAPPING.replace(", group: place", "").replace("  group: place\n", "")
    with small(tmp_path, LOG, ANSWERS, mapping) as session, pytest.raises(MeasureError) as refused:
        compare(session, _of("2026-02", "north"), _of("2026-02", "south"))
    assert refused.value.hint == "Say `group: …` in `events` or in `answers`."


def test_names_of_groups_are_values_and_not_sql(tmp_path: Path) -> None:
    odd = "o'); drop table x; --"
    with small(tmp_path, LOG.replace("north", odd), ANSWERS.replace("north", odd)) as session:
        changes = compare(session, JANUARY, FEBRUARY, control=Control(treated=(odd,)))
    assert (changes.treated, changes.control) == ((odd,), ("south",))


# ---- the example shop: a chat where damage is reported, and a gardener who replies at weekends


@pytest.fixture(scope="module")
def weekend_chat(shop: Session) -> Changes:
    """The pilot against the rest of the country."""
    control = Control(treated=("pilotaz",))
    return compare(shop, SUMMER, AUTUMN, control=control, slices=[Slice(context="weekend")])


def test_the_weekend_chat_helped_and_what_it_left_alone_is_not_said_to_change(
    weekend_chat: Changes,
) -> None:
    sure = {
        (each.subject.step, each.subject.kind, each.subject.slice.context): each
        for each in weekend_chat.tested
        if each.verdict.is_sure
    }
    assert {each[0] for each in sure} == {"zgloszenie", "odpowiedz"}
    assert {each.verdict for each in sure.values()} == {Verdict.BETTER}
    reply = sure["odpowiedz", Kind.METRIC, "weekend"]
    assert reply.effect is not None
    assert reply.effect.verdict is Verdict.BETTER
    assert reply.effect.change is not None
    assert reply.effect.change.interval is not None
    low, high = reply.effect.change.interval.low, reply.effect.change.interval.high
    assert low < -38 < high  # 41 h until somebody works on Monday, about 3 h with the gardener


def test_too_few_answers_about_the_solution_to_say(weekend_chat: Changes, shop: Session) -> None:
    solution = [each for each in weekend_chat.tested if each.subject.step == "rozwiazanie"]
    assert {each.verdict for each in solution} <= {Verdict.NO_CHANGE_SEEN, Verdict.NOT_ENOUGH}
    said = "\n".join(lines(tell(shop, weekend_chat, "pl")))
    assert "Zadowolenie z etapu w kroku „Dostaję nową roślinę”:" in said
    assert "nie widać zmiany" in said


def test_without_a_control_group_nothing_is_called_an_effect(shop: Session) -> None:
    changes = compare(shop, SUMMER, AUTUMN)
    for lang, word in (("en", "ffect"), ("pl", "fekt")):
        assert word not in markdown(tell(shop, changes, lang))
    assert changes.circumstances.seasons
    assert not any(each.verdict.is_sure for each in changes.tested)
