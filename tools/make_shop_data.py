"""Write the data of the example shop: a log of events and the answers to a survey, all of it invented.

What happens is drawn by chance from a seed, and what is true of it stands below as constants, so that
whatever is measured can be held against the truth. The third quarter of 2026 is the one that the map
`zamawiam-rosline` tells of. From October a pilot runs in one region: damage can be reported in a chat,
and at weekends a gardener answers there.

python tools/make_shop_data.py [--check] [FOLDER]
"""

from __future__ import annotations

import csv
import io
import random
import sys
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

FOLDER = Path(__file__).parents[1] / "examples" / "sklep" / "dane"
EVENTS, ANSWERS = "zdarzenia.parquet", "ankieta.csv"
EVENT_COLUMNS = (
    "zamowienie",
    "zdarzenie",
    "czas",
    "kanal",
    "segment",
    "wynik",
    "wojewodztwo",
    "grupa",
)
ANSWER_COLUMNS = (
    "klient",
    "data",
    "pytanie",
    "odpowiedz",
    "segment",
    "zamowienie",
    "wojewodztwo",
    "grupa",
)
SEEDS = {"orders": "orders 11", "log": "log 1", "survey": "survey 252"}
"""Chosen so that what is measured of the third quarter comes near to what the map tells of it."""
ZONE = ZoneInfo("Europe/Warsaw")

# ---- the truth: orders

FIRST_DAY, AUTUMN, LAST_DAY = date(2026, 7, 1), date(2026, 10, 1), date(2026, 11, 15)
BASKETS_WITH_DELIVERY = {"summer": 2812, "autumn": 1580}
"""Baskets whose owner came to see the ways of delivery."""
LEFT_IN_THE_BASKET = 0.06
"""Of all baskets: left before the ways of delivery are seen."""
ABANDONED = 0.31
"""Of those who saw the ways of delivery: never paid."""
DAMAGED = {"summer": 0.13, "autumn": 0.15}
"""Of parcels that were opened: damage reported."""
REPORTED_AT_WEEKENDS = 0.38
"""Of reports: made on a Saturday or Sunday."""
REPORTED_NEXT_MORNING = 0.42
"""Of reports after an opening from Monday to Thursday: made on the morning after it."""
NEVER_COLLECTED = 0.012
SEGMENTS = {"poczatkujacy": 0.46, "kolekcjoner": 0.17, "inny": 0.37}
REGIONS = {
    "mazowieckie": 0.32,
    "śląskie": 0.10,
    "małopolskie": 0.09,
    "wielkopolskie": 0.09,
    "dolnośląskie": 0.08,
    "pomorskie": 0.06,
    "łódzkie": 0.06,
    "kujawsko-pomorskie": 0.04,
    "zachodniopomorskie": 0.03,
    "lubelskie": 0.03,
    "podkarpackie": 0.02,
    "warmińsko-mazurskie": 0.02,
    "podlaskie": 0.02,
    "świętokrzyskie": 0.02,
    "lubuskie": 0.01,
    "opolskie": 0.01,
}

# ---- the truth: times, as medians (hours, unless a name says minutes) and how far they spread

MINUTES = {"search": 10.0, "compare": 25.0, "basket": 6.0, "delivery": 3.0, "payment": 1.0}
"""Median minutes of the steps until an order is paid."""
REPORT_MINUTES = 14.0
SPREAD = 0.6
"""Sigma of the lognormal times of people."""
PAID_TO_SENT, SENT_TO_LOCKER, LOCKER_TO_COLLECTED = 16.0, 44.0, 4.5
WORK_ON_REPLY = 5.2
"""Median hours in which the office is open until somebody replies, for a report made on a weekday …"""
WORK_ON_WEEKEND_REPLY = 1.3
"""… and for one made at a weekend, when a queue waits on Monday."""
OFFICE = {**dict.fromkeys(range(4), (8, 20)), 4: (8, 16)}
DUTY = dict.fromkeys(range(7), (9, 20))
"""When somebody answers, by day of the week (Monday is 0); the second is the gardener of the pilot."""
WORK_ON_CHAT = 2.6
"""Median hours on duty until the gardener replies to a weekend report of the pilot."""
REPLY_TO_REPLACEMENT = 80.0
REPLACED = 0.85
"""Of reports that were answered: a new plant, instead of money."""

# ---- the truth: the pilot

PILOT_REGION, PILOT_FROM = "mazowieckie", AUTUMN
PILOT_GROUP, CONTROL_GROUP = "pilotaz", "kontrola"
"""The column `grupa`: by region, before and after the pilot began."""

# ---- the truth: answers. Those who answer differ from those who do not; what follows is theirs.

ANSWERING = {"whole": 0.26, "damaged": 0.33}
"""Who answers ten days after the parcel: of all, and of those who reported damage."""
ANSWERING_ABOUT_REPORT = {"summer": 0.24, "autumn": 0.42}
"""Who answers about a report; since October the question comes by SMS too, in every region."""
ASKED_ABOUT_SEARCH = 0.42
NPS_SHARES = {"whole": (0.535, 0.185), "damaged": (0.20, 0.60)}
"""Shares of promoters and of detractors."""
SEARCH_EFFORT = {"poczatkujacy": 3.6, "kolekcjoner": 3.9, "inny": 4.25}
TRACKING_EFFORT = {"poczatkujacy": 4.4, "kolekcjoner": 4.8, "inny": 4.75}
UNPACKING = {"whole": 4.4, "damaged": 2.5}
REPORT_EFFORT = {"weekday": 3.5, "weekend": 2.7, "pilot": 5.1}
"""Means of the ease of reporting (1 to 7); the pilot takes reports in its chat on every day."""
SOLUTION = {"weekday": 3.7, "weekend": 2.9, "pilot weekend": 3.9}
"""Means of the satisfaction with the solution (1 to 5); on weekdays the pilot changes nothing."""

# ---- the truth: what logs and surveys are like

REPEATED_ROWS = 0.004
ANSWERING_TWICE = 9
ODD_ANSWERS = [*[""] * 8, *["nie wiem"] * 6, *["0"] * 5, *["11"] * 5]
"""Instead of what was answered; a nought is outside every scale but that of the recommendation."""
PAUSES_FOR_A_DAY = 0.2
"""Of visitors: close the page and come back another day."""


class Event(NamedTuple):
    """One row of the log, its time in UTC and without a zone."""

    order: str
    activity: str
    at: datetime
    channel: str
    segment: str
    result: str
    region: str
    group: str


class Answer(NamedTuple):
    """One row of the survey."""

    respondent: str
    day: date
    question: str
    answer: str
    segment: str
    order: str
    region: str
    group: str


@dataclass(slots=True)
class Order:
    """One basket and what became of it; times are those of a clock on the wall in Poland."""

    number: str
    customer: str
    segment: str
    region: str
    began: datetime
    events: list[Event] = field(default_factory=list)
    left: bool = False
    abandoned: bool = False
    collected: datetime | None = None
    opened: datetime | None = None
    damaged: bool = False
    reported: datetime | None = None
    solved: datetime | None = None

    @property
    def season(self) -> str:
        """Return `summer`, which is the third quarter, or `autumn`."""
        return "summer" if self.began.date() < AUTUMN else "autumn"

    @property
    def group(self) -> str:
        """Return the group of the region: that of the pilot, or all others."""
        return PILOT_GROUP if self.region == PILOT_REGION else CONTROL_GROUP

    @property
    def state(self) -> str:
        """Return `whole` or `damaged`, as answers have it."""
        return "damaged" if self.damaged else "whole"

    def add(self, activity: str, at: datetime, channel: str = "www", result: str = "ok") -> None:
        """Note that something happened."""
        utc = at.replace(microsecond=0, tzinfo=ZONE).astimezone(UTC).replace(tzinfo=None)
        who = (self.segment, result, self.region, self.group)
        self.events.append(Event(self.number, activity, utc, channel, *who))


class Chance:
    """What may happen, and how long it takes."""

    def __init__(self, seed: str) -> None:
        self.chance = random.Random(seed)

    def happens(self, share: float) -> bool:
        """Return true with this probability."""
        return self.chance.random() < share

    def about(self, median: float, spread: float = SPREAD) -> float:
        """Return a time from a long tail around its median."""
        return median * self.chance.lognormvariate(0, spread)

    def minutes(self, median: float, spread: float = SPREAD) -> timedelta:
        """Return so many minutes, more or less."""
        return timedelta(minutes=self.about(median, spread))

    def hours(self, median: float, spread: float = SPREAD) -> timedelta:
        """Return so many hours, more or less."""
        return timedelta(hours=self.about(median, spread))

    def one_of(self, shares: dict[str, float]) -> str:
        """Return one of these by their shares."""
        return self.chance.choices(list(shares), list(shares.values()))[0]

    def exactly(self, size: int, share: float) -> list[bool]:
        """Return so many flags, of which just this share is true."""
        flags = [number < round(size * share) for number in range(size)]
        self.chance.shuffle(flags)
        return flags


class Shop(Chance):
    """The orders of a shop and what becomes of them."""

    def __init__(self, seed: str) -> None:
        super().__init__(seed)
        self.customers: list[tuple[str, str, str]] = []

    def orders(self) -> list[Order]:
        """Return all orders of the log, oldest first, each with its events."""
        begun = [
            *self._baskets("summer", FIRST_DAY, AUTUMN),
            *self._baskets("autumn", AUTUMN, LAST_DAY + timedelta(days=1)),
        ]
        orders = []
        for number, (began, left) in enumerate(sorted(begun)):
            customer, segment, region = self._customer()
            at = datetime.combine(began, self._hour(segment))
            orders.append(Order(f"Z{104_201 + number}", customer, segment, region, at, left=left))
        for season in BASKETS_WITH_DELIVERY:
            seen = [each for each in orders if each.season == season and not each.left]
            for order, abandoned in zip(seen, self.exactly(len(seen), ABANDONED), strict=True):
                order.abandoned = abandoned
        for order in orders:
            self._buy(order)
        self._damage(orders)
        for order in orders:
            if order.opened and order.damaged:
                self._complain(order)
            elif order.opened:
                self._keep(order)
        return orders

    def _baskets(self, season: str, start: date, end: date) -> Iterator[tuple[date, bool]]:
        seen = BASKETS_WITH_DELIVERY[season]
        left = round(seen * LEFT_IN_THE_BASKET / (1 - LEFT_IN_THE_BASKET))
        days = [start + timedelta(days=number) for number in range((end - start).days)]
        # Plants are ordered at the beginning of the week: on Friday it is too late for the weekend.
        weights = [(1.2, 1.25, 1.2, 1.0, 0.75, 0.75, 0.95)[day.weekday()] for day in days]
        for day in self.chance.choices(days, weights, k=seen):
            yield day, False
        for day in self.chance.choices(days, weights, k=left):
            yield day, True

    def _customer(self) -> tuple[str, str, str]:
        if len(self.customers) > 200 and self.happens(0.09):
            return self.chance.choice(self.customers)
        number = f"k{self.chance.randrange(16**6):06x}"
        customer = (number, self.one_of(SEGMENTS), self.one_of(REGIONS))
        self.customers.append(customer)
        return customer

    def _hour(self, segment: str) -> time:
        morning = {"poczatkujacy": 0.1, "kolekcjoner": 0.75, "inny": 0.35}[segment]
        low, high, usual = (8, 13, 10) if self.happens(morning) else (15, 22, 20)
        hour = self.chance.triangular(low, high, usual)
        return time(int(hour), int(hour * 60) % 60, int(hour * 3600) % 60)

    # ---- until it is paid

    def _buy(self, order: Order) -> None:
        at = self._choose(order)
        if order.left:
            return
        order.add("delivery_options_shown", at)
        if order.abandoned and self.happens(0.6):
            return
        at += self.minutes(MINUTES["delivery"])
        order.add("delivery_chosen", at)
        if order.abandoned:
            if self.happens(0.25):
                order.add("payment_attempted", at + self.minutes(1), "www", "odrzucono")
            return
        # Who pays with one click does both within the same second.
        at += timedelta(0) if self.happens(0.1) else self.minutes(0.5)
        if self.happens(0.05):
            order.add("payment_attempted", at, "www", self.one_of({"odrzucono": 0.8, "blad": 0.2}))
            at += self.minutes(2)
        order.add("payment_attempted", at)
        at += self.minutes(MINUTES["payment"], 0.3)
        order.add("payment_confirmed", at)
        order.add("order_confirmation_sent", at, "e-mail")
        self._deliver(order, at)

    def _choose(self, order: Order) -> datetime:
        at = order.began
        if self.happens(0.55 if order.segment == "poczatkujacy" else 0.2):
            order.add("instagram_landing", at, "instagram")
            at += self.minutes(4)
        begun, until = at, at + self.minutes(MINUTES["search"])
        order.add("product_search", at)
        for _ in range(self.chance.choice((0, 1, 1, 2))):
            at = begun + (until - begun) * self.chance.random()
            order.add(self.chance.choice(("product_search", "filter_applied")), at)
        if self.happens(0.8):
            order.add("page_heartbeat", begun + timedelta(minutes=1))
        if self.happens(0.012):
            order.add("loyalty_banner_closed", until)
        begun, until = until, until + self.minutes(MINUTES["compare"])
        order.add("plant_card_viewed", begun)
        if self.happens(0.04):  # The cost is on the card of the plant, too.
            order.add("delivery_options_shown", begun + (until - begun) / 2)
        for _ in range(self.chance.choice((0, 1, 1, 2))):
            at = begun + (until - begun) * self.chance.random()
            order.add(self.chance.choice(("plant_card_viewed", "customer_photos_opened")), at)
        if self.happens(PAUSES_FOR_A_DAY) and order.began.date() < LAST_DAY - timedelta(days=3):
            until = _at_daytime(until + self.hours(30))
            order.add("plant_card_viewed", until - timedelta(minutes=2))
        order.add("cart_item_added", until)
        begun, until = until, until + self.minutes(MINUTES["basket"])
        if self.happens(0.12):  # One more look for a pot.
            order.add("product_search", begun + (until - begun) * 0.3)
            order.add("cart_item_added", begun + (until - begun) * 0.7)
        if self.happens(0.3):
            order.add("page_heartbeat", begun + (until - begun) / 2)
        if self.happens(0.02):
            order.add("coupon_refused", until, "www", "odrzucono")
        return until

    # ---- the parcel

    def _deliver(self, order: Order, paid: datetime) -> None:
        sent = _at_daytime(paid + self.hours(PAID_TO_SENT, 0.35))
        if sent.weekday() > 4:
            sent += timedelta(days=7 - sent.weekday())
        order.add("parcel_sent", sent, "e-mail")
        travel = self.hours(SENT_TO_LOCKER, 0.3)
        arrived = _at_daytime(sent + travel)
        order.add("carrier_scan", sent + travel * 0.3, "aplikacja")
        for _ in range(self.chance.choice((0, 0, 1, 1, 1, 2, 3))):
            looked = _at_daytime(sent + travel * self.chance.uniform(0.05, 0.98))
            order.add("parcel_status_checked", looked, "aplikacja")
        worried = sent + travel * self.chance.uniform(0.6, 0.95)
        slow = travel > timedelta(hours=60)
        if self.happens(0.16 if slow else 0.05):
            order.add("instagram_message_sent", _at_daytime(worried), "instagram")
        if self.happens(0.3 if slow and order.segment == "kolekcjoner" else 0.025):
            order.add("courier_called", _at_daytime(worried), "telefon")
        if self.happens(0.25):
            order.add("parcel_handed_over", arrived, "kurier")
            order.collected = arrived
        else:
            order.add("parcel_in_locker", arrived, "sms")
            if self.happens(NEVER_COLLECTED):
                order.add("parcel_returned", arrived + timedelta(hours=72), "automat")
                return
            order.collected = _at_daytime(arrived + self.hours(LOCKER_TO_COLLECTED))
            order.add("parcel_collected", order.collected, "automat")
        order.opened = order.collected + self.minutes(40)
        if order.collected.weekday() < 5 and self.happens(0.3):
            saturday = order.collected.date() + timedelta(days=5 - order.collected.weekday())
            hour = self.chance.triangular(9, 20, 12)
            order.opened = datetime.combine(saturday, time()) + timedelta(hours=hour)
        order.opened = _at_daytime(order.opened)
        if self.happens(0.7):
            order.add("box_qr_scanned", order.opened, "paczka")

    def _damage(self, orders: Sequence[Order]) -> None:
        """Decide whose plant is broken: a share of each season, of which a share at weekends."""
        for season, share in DAMAGED.items():
            opened = [each for each in orders if each.season == season and each.opened]
            weekend = [each for each in opened if each.opened and each.opened.weekday() > 4]
            weekday = [each for each in opened if each.opened and each.opened.weekday() <= 4]
            reports = round(len(opened) * share)
            at_weekends = round(reports * REPORTED_AT_WEEKENDS)
            for group, size in ((weekend, at_weekends), (weekday, reports - at_weekends)):
                for order in self.chance.sample(group, size):
                    order.damaged = True

    # ---- help

    def _complain(self, order: Order) -> None:
        assert order.opened is not None
        at = order.opened + self.minutes(25)
        if at.weekday() < 4 and self.happens(REPORTED_NEXT_MORNING):
            morning = at.date() + timedelta(days=1)
            hour = self.chance.triangular(7, 13, 8)
            at = datetime.combine(morning, time()) + timedelta(hours=hour)
        pilot = order.group == PILOT_GROUP and at.date() >= PILOT_FROM
        chat = pilot and self.happens(0.9)
        channel = "czat" if chat else "www"
        order.add("chat_started" if chat else "damage_form_opened", at, channel)
        reported = at + self.minutes(5 if chat else REPORT_MINUTES)
        if not chat and self.happens(0.3):
            order.add("photo_uploaded", at + (reported - at) * 0.5, channel, "blad")
        order.add("photo_uploaded", at + (reported - at) * 0.8, channel)
        order.add("damage_reported", reported, channel)
        order.reported = reported
        if reported.weekday() <= 4:
            replied = _while_open(reported, self.about(WORK_ON_REPLY, 0.8), OFFICE)
        elif pilot:
            replied = _while_open(reported, self.about(WORK_ON_CHAT), DUTY)
        else:
            replied = _while_open(reported, self.about(WORK_ON_WEEKEND_REPLY, 0.4), OFFICE)
        order.add("first_reply", replied, channel if chat else "e-mail")
        if self.happens(REPLACED):
            sent = _while_open(replied, 6, OFFICE)
            order.add("replacement_sent", sent, "e-mail")
            order.solved = _at_daytime(replied + self.hours(REPLY_TO_REPLACEMENT, 0.25))
            order.solved = max(order.solved, _at_daytime(sent + timedelta(hours=20)))
            order.add("replacement_collected", order.solved, "automat")
        else:
            order.solved = _while_open(replied, self.about(10), OFFICE)
            order.add("refund_paid", order.solved, "e-mail")
        if self.happens(0.2):
            order.add("tips_email_opened", _at_daytime(order.solved + self.hours(150)), "e-mail")

    def _keep(self, order: Order) -> None:
        assert order.opened is not None
        if self.happens(0.35):
            order.add("care_leaflet_scanned", order.opened + self.minutes(20), "paczka")
        for day, share in ((7, 0.5), (14, 0.4), (28, 0.3), (42, 0.25)):
            if self.happens(share):
                sent = order.opened + timedelta(days=day)
                order.add("tips_email_opened", _at_daytime(sent + self.hours(5)), "e-mail")
        if self.happens(0.09):
            at = _at_daytime(order.opened + self.hours(24 * 30, 0.4))
            order.add("review_photo_posted", at, "instagram")
        if self.happens(0.06):
            at = _at_daytime(order.opened + self.hours(24 * 38, 0.4))
            order.add("referral_code_shared", at, "rozmowa")


class Survey(Chance):
    """Who answers, and what."""

    def answers(self, orders: Sequence[Order]) -> list[Answer]:
        """Return what was answered, by day."""
        given = [answer for order in orders for answer in self._answers(order)]
        answers = [*given, *self._again(given)]
        kept = sorted(
            (answer for answer in answers if answer.day <= LAST_DAY),
            key=lambda answer: (answer.day, answer),
        )
        return list(self._spoilt(kept))

    def _answers(self, order: Order) -> Iterator[Answer]:
        def answer(day: date, question: str, value: int) -> Answer:
            who = (order.segment, order.number, order.region, order.group)
            return Answer(order.customer, day, question, str(value), *who)

        if order.collected and self.happens(ANSWERING[order.state]):
            day = order.collected.date() + timedelta(days=10 + int(self.about(1)))
            yield answer(day, "nps", self._recommendation(order.state))
            yield answer(day, "csat_rozpakowanie", self._grade(UNPACKING[order.state], 5))
            if self.happens(0.97):
                mean = TRACKING_EFFORT[order.segment]
                yield answer(day, "ces_sledzenie", self._grade(mean, 7))
            if self.happens(ASKED_ABOUT_SEARCH):
                yield answer(day, "ces_szukanie", self._grade(SEARCH_EFFORT[order.segment], 7))
        if order.reported and order.solved:
            pilot = order.group == PILOT_GROUP and order.reported.date() >= PILOT_FROM
            weekend = order.reported.weekday() > 4
            when = "weekend" if weekend else "weekday"
            if self.happens(ANSWERING_ABOUT_REPORT[order.season]):
                mean = REPORT_EFFORT["pilot" if pilot else when]
                day = order.reported.date() + timedelta(days=1)
                yield answer(day, "ces_zgloszenie", self._grade(mean, 7))
                mean = SOLUTION["pilot weekend" if pilot and weekend else when]
                day = order.solved.date() + timedelta(days=2)
                yield answer(day, "csat_rozwiazanie", self._grade(mean, 5))

    def _recommendation(self, state: str) -> int:
        promoters, detractors = NPS_SHARES[state]
        drawn = self.chance.random()
        if drawn < promoters:
            return self.chance.choice((9, 10))
        if drawn < promoters + detractors:
            return self.chance.choices(range(7), (1, 0, 1, 2, 2, 4, 5))[0]
        return self.chance.choice((7, 8, 8))

    def _grade(self, mean: float, best: int) -> int:
        """Return a grade from 1 to `best` from a beta-binomial law with just this mean."""
        share = (mean - 1) / (best - 1)
        inclined = self.chance.betavariate(6 * share, 6 * (1 - share))
        return 1 + sum(self.happens(inclined) for _ in range(best - 1))

    def _spoilt(self, answers: Sequence[Answer]) -> Iterator[Answer]:
        """Return the answers with a few that say nothing or cannot be."""
        places = self.chance.sample(range(len(answers)), len(ODD_ANSWERS))
        odd = dict(zip(places, ODD_ANSWERS, strict=True))
        for place, answer in enumerate(answers):
            yield answer._replace(answer=odd[place]) if place in odd else answer

    def _again(self, answers: Sequence[Answer]) -> Iterator[Answer]:
        """Return second answers of a few people, two days later and a little worse."""
        for first in self.chance.sample(answers, ANSWERING_TWICE):
            day = first.day + timedelta(days=2)
            yield first._replace(day=day, answer=str(max(1, int(first.answer) - 1)))


def _at_daytime(at: datetime) -> datetime:
    """Move a time of the night to the next morning."""
    if at.hour < 7:
        return at.replace(hour=7) + timedelta(minutes=at.hour * 9)
    if at.hour >= 23:
        return at.replace(hour=8) + timedelta(days=1)
    return at


def _while_open(at: datetime, hours: float, opening: dict[int, tuple[int, int]]) -> datetime:
    """Return when so many hours of work are done, begun at once or when it opens next."""
    left = timedelta(hours=hours)
    while True:
        midnight = datetime.combine(at.date(), time())
        start, end = opening.get(at.weekday(), (0, 0))
        opens = max(at, midnight + timedelta(hours=start))
        closes = midnight + timedelta(hours=end)
        if opens + left <= closes:
            return opens + left
        left -= max(closes - opens, timedelta(0))
        at = midnight + timedelta(days=1)


def log(orders: Iterable[Order], seed: str) -> list[Event]:
    """Return the rows of the log by order and time, as the warehouse hands them out."""
    chance = Chance(seed)
    end = datetime.combine(LAST_DAY + timedelta(days=1), time())
    rows = []
    for order in orders:
        for event in sorted(order.events, key=lambda event: event.at):
            if event.at < end:
                rows.append(event)
                if chance.happens(REPEATED_ROWS):
                    rows.append(event)
    return rows


def write_log(rows: Sequence[Event], file: Path) -> None:
    """Write the log as Parquet: the same rows give the same bytes."""
    import duckdb

    with duckdb.connect(config={"threads": 1}) as connection:
        columns = [list(column) for column in zip(*rows, strict=True)]
        picked = ", ".join(
            f"unnest(${number}) as {name}" for number, name in enumerate(EVENT_COLUMNS, 1)
        )
        connection.execute(f"create table log as select {picked}", columns)
        # Seconds are enough, and whole ones: milliseconds pack far better than microseconds.
        connection.execute(
            "copy (select * replace (czas::timestamp_ms as czas) from log) to $1 "
            "(format parquet, compression zstd, compression_level 19)",
            [str(file)],
        )


def read_log(file: Path) -> list[Event]:
    """Return the rows of a log in the order in which they are written."""
    import duckdb

    with duckdb.connect() as connection:
        found = connection.execute(
            f"select {', '.join(EVENT_COLUMNS)} from read_parquet(?)", [str(file)]
        )
        return [Event(*row) for row in found.fetchall()]


def survey_text(answers: Sequence[Answer]) -> str:
    """Return the survey as CSV with semicolons."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerow(ANSWER_COLUMNS)
    writer.writerows(answers)
    return text.getvalue()


def make() -> tuple[list[Event], list[Answer]]:
    """Return the rows of the log and of the survey."""
    orders = Shop(SEEDS["orders"]).orders()
    return log(orders, SEEDS["log"]), Survey(SEEDS["survey"]).answers(orders)


def main(arguments: Sequence[str]) -> int:
    """Write both files, or tell whether those there hold other rows."""
    names = [each for each in arguments if each != "--check"]
    folder = Path(names[0]) if names else FOLDER
    rows, answers = make()
    if "--check" not in arguments:
        folder.mkdir(parents=True, exist_ok=True)
        write_log(rows, folder / EVENTS)
        (folder / ANSWERS).write_text(survey_text(answers), encoding="utf-8", newline="")
        return 0
    if read_log(folder / EVENTS) != rows:
        print(f"{folder / EVENTS} holds other rows: run tools/make_shop_data.py")
        return 1
    if (folder / ANSWERS).read_text(encoding="utf-8") != survey_text(answers):
        print(f"{folder / ANSWERS} holds other rows: run tools/make_shop_data.py")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
