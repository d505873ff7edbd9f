"""Logs and a survey of the clinic whose words are not those of its maps, and the truth about them."""

from __future__ import annotations

import csv
import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

CASES = 300


@dataclass(frozen=True, slots=True)
class Happening:
    """An activity: its name, the step it belongs to (None: noise), how often it comes, its channel."""

    name: str
    step: str | None
    often: float
    channel: str


VISITS = (
    Happening("ReferralEnquiryCalled", "referral", 0.6, "phone"),
    Happening("AppointmentRequested", "book", 0.95, "web"),
    Happening("SlotReserved", "book", 0.9, "web"),
    Happening("SmsReminderSent", "confirm", 0.9, "text"),
    Happening("ReminderAccepted", "confirm", 0.8, "text"),
    Happening("DoorSensorPing", None, 0.8, "building"),
    Happening("BuildingEntered", "arrive", 0.9, "building"),
    Happening("SelfServiceRegistration", "check-in", 0.85, "self-service"),
    Happening("KioskSessionTimedOut", "check-in", 0.3, "self-service"),
    Happening("FrontDeskHelpGiven", "desk", 0.25, "building"),
    Happening("QueueTicketIssued", "wait", 0.9, "building"),
    Happening("PatientSummoned", "wait", 0.88, "building"),
    Happening("VitalsTaken", "nurse", 0.85, "room"),
    Happening("ExaminationStarted", "consult", 0.85, "room"),
    Happening("TherapyAgreed", "plan", 0.8, "room"),
    Happening("HeartbeatWritten", None, 0.5, "building"),
    Happening("InvoiceSettled", "pay", 0.8, "building"),
    Happening("CardCharged", "pay", 0.6, "building"),
    Happening("ReportDownloaded", "summary", 0.5, "web"),
    Happening("FeedbackSubmitted", "rate", 0.3, "text"),
    Happening("MedicationRefilled", "keep-going", 0.4, "counter"),
)
"""The log that the likenesses were made better with, beside that of the shop."""

REPEATS = (
    Happening("Stock reminder viewed", "count", 0.5, "web"),
    Happening("Phlebotomy sample drawn", "blood-test", 0.6, "building"),
    Happening("Laboratory result filed", "blood-test", 0.6, "building"),
    Happening("Portal sign-in", "log-in", 0.95, "web"),
    Happening("One-time code entered", "log-in", 0.9, "web"),
    Happening("Refill submitted", "request", 0.9, "web"),
    Happening("Nightly batch sync", None, 0.9, "web"),
    Happening("Renewal authorised", "approval", 0.85, "web"),
    Happening("Prescriber sign-off", "approval", 0.8, "web"),
    Happening("Collection SMS sent", "ready", 0.8, "text"),
    Happening("Representative ID shown", "collect", 0.4, "counter"),
    Happening("Medicine handed out", "collect", 0.8, "counter"),
    Happening("Dosette filled", "fill-box", 0.4, "counter"),
    Happening("Helpline call logged", "question", 0.2, "phone"),
    Happening("Nurse callback", "question", 0.2, "phone"),
)
"""Another one that the likenesses were made better with."""

PATIENTS = (
    Happening("telefon_w_sprawie_skierowania", "referral", 0.6, "phone"),
    Happening("wybrano_termin", "book", 0.95, "web"),
    Happening("rezerwacja_utworzona", "book", 0.9, "web"),
    Happening("wyslano_sms", "confirm", 0.9, "text"),
    Happening("termin_potwierdzony", "confirm", 0.8, "text"),
    Happening("kopia_zapasowa", None, 0.8, "web"),
    Happening("wejscie_do_budynku", "arrive", 0.9, "building"),
    Happening("rejestracja_w_automacie", "check-in", 0.85, "self-service"),
    Happening("pomoc_recepcji", "desk", 0.25, "building"),
    Happening("numerek_w_kolejce", "wait", 0.9, "building"),
    Happening("wezwanie_do_gabinetu", "wait", 0.88, "building"),
    Happening("pomiar_cisnienia", "nurse", 0.85, "room"),
    Happening("badanie_lekarskie", "consult", 0.85, "room"),
    Happening("ustalono_leczenie", "plan", 0.8, "room"),
    Happening("oplata_za_wizyte", "pay", 0.8, "building"),
    Happening("paragon_wydany", "pay", 0.6, "building"),
    Happening("pobrano_podsumowanie", "summary", 0.5, "web"),
    Happening("ankieta_wypelniona", "rate", 0.3, "text"),
    Happening("lek_przyjety", "keep-going", 0.4, "room"),
)
"""The log kept aside: Polish for an English map; nothing was changed for it once it was written."""

SURVEY = {
    "How easy was it to find out about your referral?": ("ease", "referral", 1, 7),
    "How easy was the registration machine to use?": ("ease", "check-in", 1, 7),
    "How satisfied are you with the time in the queue?": ("satisfied", "wait", 1, 5),
    "How satisfied are you with the therapy that was chosen?": ("satisfied", "plan", 1, 5),
    "How likely are you to recommend us?": ("nps", "rate", 0, 10),
}
"""Questions by metric and step, with the ends of their scale."""


def truth(happenings: tuple[Happening, ...]) -> dict[str, str]:
    """Return the step of each activity that has one."""
    return {each.name: each.step for each in happenings if each.step is not None}


def write_visits(file: Path) -> None:
    """Write the log of visits: camel case, times with a zone, the case named after what it is."""
    with file.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(["visitId", "eventName", "occurredAt", "via", "outcome", "siteCode"])
        for case, moment, each, fails in _events(VISITS, 7):
            stamp = moment.strftime("%Y-%m-%dT%H:%M:%S+02:00")
            rows.writerow([f"V{case}", each.name, stamp, each.channel, fails, f"S{case % 3}"])


def write_repeats(file: Path) -> None:
    """Write the log of repeats: spaces in names, British dates, semicolons."""
    with file.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream, delimiter=";")
        rows.writerow(["Rx number", "What happened", "Logged on", "Medium"])
        for case, moment, each, _ in _events(REPEATS, 8):
            stamp = moment.strftime("%d/%m/%Y %H:%M")
            rows.writerow([100_000 + case, each.name, stamp, each.channel])


def write_patients(file: Path) -> None:
    """Write the log kept aside: Polish names, times with the zone of the machine."""
    with file.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(["pacjent", "zdarzenie", "czas", "kanal"])
        for case, moment, each, _ in _events(PATIENTS, 11):
            rows.writerow([f"P{case}", each.name, moment.isoformat(), each.channel])


def write_survey(file: Path) -> None:
    """Write the survey: one column a question, and groups of one of them, as survey tools add."""
    chance = random.Random(9)
    with file.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(["ResponseId", "RecordedDate", *SURVEY, "recommend_NPS_GROUP", "Comment"])
        for number in range(200):
            day = datetime(2026, 7, 1, tzinfo=UTC) + timedelta(days=number % 90)
            answers = [chance.randint(low, high) for _, _, low, high in SURVEY.values()]
            group = 3 if answers[-1] > 8 else 2 if answers[-1] > 6 else 1
            rows.writerow(
                [f"R_{number:04}", day.strftime("%Y-%m-%d"), *answers, group, "Thank you"]
            )


def _events(
    happenings: tuple[Happening, ...], seed: int
) -> list[tuple[int, datetime, Happening, str]]:
    """Return events in the order of time: cases that end early, things left out or done again."""
    chance = random.Random(seed)
    found = []
    for case in range(CASES):
        moment = datetime(2026, 7, 1, 8, tzinfo=UTC) + timedelta(hours=chance.randrange(2_000))
        ends = chance.randint(len(happenings) // 3, 2 * len(happenings))
        for place, each in enumerate(happenings):
            if place > ends or chance.random() > each.often:
                continue
            for _ in range(2 if chance.random() < 0.1 else 1):
                moment += timedelta(minutes=chance.randint(1, 600))
                fails = "timeout" if "Timed" in each.name else "ok"
                found.append((case, moment, each, fails))
    return sorted(found, key=lambda event: (event[1], event[0]))
