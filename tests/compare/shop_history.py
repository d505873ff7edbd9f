"""A repository in which the journey of the Polish shop grew up over a year: research, mends, setbacks.

`make_history` writes it, commit by commit; the last one is the example as it is. Run as a program,
`python -m tests.compare.shop_history FOLDER` makes one to look at.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.git.desk import bare_environment

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "sklep"
MAP = "zamawiam-rosline.journey.yaml"
FORMER = "klient.journey.yaml"


@dataclass(frozen=True)
class Commit:
    """A commit: what it replaces in the text of the journey, each text found exactly once."""

    day: str
    author: str
    subject: str
    edits: tuple[tuple[str, str], ...] = ()
    name: str = MAP


MARTA, PIOTR, OLA = "Marta Lis", "Piotr Żak", "Ola Wójcik"

COMMITS = (
    Commit("2025-11-10", MARTA, "Szkic podróży z warsztatu", name=FORMER),
    Commit(
        "2025-12-03",
        MARTA,
        "Płatność: rozmowy z dziesięcioma klientami",
        (
            (
                "        feels: [irytacja]\n        emotion: {score: -1, basis: reported, by: {anna: -1, jan: -1.5}}\n"
                "        pains:\n          - {id: konto, text: Trzeba założyć konto, severity: 4}\n",
                "        feels: [zniecierpliwienie]\n        emotion: {score: -1.5, basis: reported, by: {anna: -1.5, jan: -1.5}}\n"
                "        pains:\n          - {id: konto, text: Trzeba założyć konto, severity: 5}\n",
            ),
        ),
        FORMER,
    ),
    Commit(
        "2026-01-19",
        PIOTR,
        "Zgłoszenia z mrozów: osobny wariant odbioru",
        (
            (
                "            frequency: 0.25\n            evidence: [ankieta-2026-q3]\n        duration: {planned: 8 h, actual: 6 h}\n",
                "            frequency: 0.25\n            evidence: [ankieta-2026-q3]\n"
                "        variants:\n"
                "          # na zimę nikt jeszcze nic nie zaplanował\n"
                "          - when: [mroz]\n"
                "            thinks:\n"
                "              - Minus dziesięć, a paczka leży tu od rana.\n"
                "            feels: [bezradność]\n"
                "            emotion: -2\n"
                "            pains:\n"
                "              - id: mroz-w-skrytce\n"
                "                text: Roślina marznie w nieogrzewanej skrytce\n"
                "                severity: 4\n"
                "                frequency: 0.3\n"
                "                evidence: [zgloszenia-zima-2026]\n"
                "        duration: {planned: 8 h, actual: 6 h}\n",
            ),
        ),
        FORMER,
    ),
    Commit(
        "2026-02-02",
        PIOTR,
        "cjmap fmt",
        (
            ("\n\nscope: {from: 'pomysł", "\nscope: {from: pomysł"),
            ("salonie', to:", "salonie, to:"),
        ),
        FORMER,
    ),
    Commit(
        "2026-03-24",
        MARTA,
        "Wyniki czternastu wywiadów po zakupie dużej rośliny",
        (
            ("status: draft\n", "status: proposed\n"),
            (
                "{score: 1, basis: assumed, by: {anna: 1, jan: 0.5}}\n        drivers:\n          - Zachwyt",
                "{score: -0.5, basis: reported, by: {anna: -0.5, jan: -0.5}}\n        drivers:\n          - Zachwyt",
            ),
            (
                "evidence: [analityka-2026-q3, ankieta-2026-q3, zgloszenia-2026-q3]\nassumption: true\n",
                "evidence: [wywiady-2026-03, analityka-2026-q3, ankieta-2026-q3, zgloszenia-2026-q3]\n",
            ),
            (
                "{score: 0.5, basis: assumed, by: {anna: 0.5, jan: 0.5}}\n        needs:\n          - Wybór",
                "{score: -0.5, basis: reported, by: {anna: -0.5, jan: -1}}\n        needs:\n          - Wybór",
            ),
            (
                "{score: 0, basis: assumed, by: {anna: 0, jan: 0.5}}\n        barriers:\n          - Dwie",
                "{score: -1, basis: reported, by: {anna: -1, jan: 0.5}}\n        barriers:\n          - Dwie",
            ),
            (
                "            evidence: [analityka-2026-q3]\n        context: [smartfon, w-domu]\n",
                "            evidence: [analityka-2026-q3]\n"
                "          - id: nazwy-lacinskie\n"
                "            text: Wyszukiwarka nie zna nazw łacińskich\n"
                "            severity: 3\n"
                "            frequency: 0.2\n"
                "            evidence: [wywiady-2026-03]\n"
                "        context: [smartfon, w-domu]\n",
            ),
            (
                "          - Rada, jak ratować roślinę jeszcze dziś\n        expectations:\n"
                "          - text: Odpowiedź tego samego dnia\n            by: anna\n            met: partly\n        moment_of_truth",
                "          - Rada, jak ratować roślinę jeszcze dziś\n        expectations:\n"
                "          - text: Odpowiedź tego samego dnia\n            by: anna\n            met: no\n"
                "        pains:\n"
                "          - id: cisza\n"
                "            text: Po numerze sprawy zapada cisza\n"
                "            severity: 4\n"
                "            frequency: 0.6\n"
                "            evidence: [wywiady-2026-03]\n        moment_of_truth",
            ),
        ),
        FORMER,
    ),
    Commit(
        "2026-04-20",
        PIOTR,
        "Uwagi z przeglądu",
        (
            (
                "            text: Karton leży w skrytce na boku\n",
                "           text: Karton leży na boku\n",
            ),
        ),
        FORMER,
    ),
    Commit(
        "2026-04-21",
        PIOTR,
        "Popraw wcięcie",
        (
            (
                "           text: Karton leży na boku\n",
                "            text: Karton leży w skrytce na boku\n",
            ),
        ),
        FORMER,
    ),
    Commit(
        "2026-05-18",
        OLA,
        "BLIK bez zakładania konta",
        (
            (
                "        title: Płacę przelewem\n        does:\n          - Zakładam konto i czekam na link\n",
                "        title: Płacę BLIKIEM\n        does:\n          - Przepisuję kod z aplikacji banku\n",
            ),
            (
                "          - Po co im moja data urodzenia?\n"
                "        feels: [zniecierpliwienie]\n        emotion: {score: -1.5, basis: reported, by: {anna: -1.5, jan: -1.5}}\n"
                "        pains:\n          - {id: konto, text: Trzeba założyć konto, severity: 5}\n",
                "          - Szybko poszło, i to bez zakładania konta.\n"
                "        feels: [ulga]\n        emotion: {score: 1, basis: reported, by: {anna: 1, jan: 0.5}}\n",
            ),
            (
                "        duration: {planned: 1 min, actual: 9 min}\n",
                "        duration: {planned: 1 min, actual: 1 min}\n",
            ),
        ),
        FORMER,
    ),
    Commit("2026-06-09", MARTA, "Nazwa pliku jak tytuł mapy"),
    Commit(
        "2026-07-13",
        OLA,
        "Nowy przewoźnik: rzadsze statusy, dłuższe czekanie",
        (
            (
                "{score: 0.5, basis: reported, by: {anna: 0.5, jan: 0.5}}\n        needs:\n          - Wpływ na dzień odbioru\n",
                "{score: -1, basis: reported, by: {anna: -1, jan: -0.5}}\n        needs:\n          - Wpływ na dzień odbioru\n"
                "        pains:\n"
                "          - id: martwy-status\n"
                "            text: Status nie zmienia się przez całą dobę\n"
                "            severity: 3\n"
                "            frequency: 0.45\n"
                "            evidence: [analityka-2026-q3]\n",
            ),
            (
                "duration: {planned: 36 h, actual: 40 h, wait: 20 h}",
                "duration: {planned: 36 h, actual: 48 h, wait: 30 h}",
            ),
        ),
    ),
    Commit(
        "2026-08-27",
        PIOTR,
        "Nowa wkładka w kartonie: mniej złamanych łodyg",
        (
            (
                "{score: -0.5, basis: reported, by: {anna: -0.5, jan: -1}}\n        expectations:\n          - text: Roślina taka jak na zdjęciu\n            by: anna\n            met: no\n",
                "{score: 1.5, basis: reported, by: {anna: 1.5, jan: 1}}\n        expectations:\n          - text: Roślina taka jak na zdjęciu\n            by: anna\n            met: partly\n",
            ),
            ("            frequency: 0.22\n", "            frequency: 0.13\n"),
            (
                "{score: -0.5, basis: reported, by: {anna: -0.5, jan: -0.5}}\n        drivers:\n          - Zachwyt",
                "{score: 1.5, basis: reported, by: {anna: 1.5, jan: 1}}\n        drivers:\n          - Zachwyt",
            ),
        ),
    ),
    Commit(
        "2026-10-12",
        MARTA,
        "Trzeci kwartał: ankieta, zgłoszenia i weekendy bez pomocy",
        (
            ("status: proposed\n", "status: approved\n"),
            ("owner: cx\nreview_every", "owner: cx\nreviewed: 2026-10-12\nreview_every"),
            (
                "{score: -0.5, basis: reported, by: {anna: -0.5, jan: -0.5}}\n        expectations:\n          - text: Zgłoszenie w pięć minut",
                "{score: -1.5, basis: reported, by: {anna: -1.5, jan: -1}}\n        expectations:\n          - text: Zgłoszenie w pięć minut",
            ),
            (
                "            value: 17\n            n: 380\n            period: 2026-Q2\n            target: 35\n            low: 9\n            high: 25\n            counts: {promoters: 165, detractors: 101}\n",
                "            value: 24\n            n: 412\n            period: 2026-Q3\n            target: 35\n            low: 16\n            high: 32\n            counts: {promoters: 201, detractors: 102}\n",
            ),
            (
                "            evidence: [zgloszenia-2026-q3]\n        variants:\n          - when: [weekend]\n            thinks:\n              - Infolinia od poniedziałku. A dziś kogo mam zapytać?\n            feels: [bezradność]\n            emotion: -1\n",
                "            evidence: [zgloszenia-2026-q3]\n        variants:\n          - when: [weekend]\n            thinks:\n              - Infolinia od poniedziałku. A dziś kogo mam zapytać?\n            feels: [bezradność]\n            emotion: -2\n"
                "            pains:\n"
                "              - id: nikt-nie-odbiera\n"
                "                text: W sobotę i niedzielę nikt nie odbiera telefonu\n"
                "                severity: 5\n"
                "                frequency: 0.38\n"
                "                evidence: [zgloszenia-2026-q3]\n",
            ),
        ),
    ),
    Commit(
        "2026-11-03",
        OLA,
        "Szukanie po nazwach łacińskich w planie na styczeń",
        (
            (
                "    owner: e-commerce\n    status: idea\n",
                "    owner: e-commerce\n    status: planned\n    due: 2027-01-31\n",
            ),
        ),
    ),
)


def versions() -> list[str]:
    """Return the text of the journey after each commit; the last is the example."""
    texts = [(EXAMPLE / MAP).read_text(encoding="utf-8")]
    for commit in reversed(COMMITS[1:]):
        text = texts[0]
        for before, after in reversed(commit.edits):
            assert text.count(after) == 1, (commit.subject, text.count(after), after)
            text = text.replace(after, before)
        texts.insert(0, text)
    return texts


def make_history(folder: Path) -> Path:
    """Make the repository in a new folder; return that of the workspace in it."""
    environment = bare_environment(folder / "home")
    work = folder / "rosliny"
    shutil.copytree(EXAMPLE, work)
    (work / MAP).unlink()

    def git(*words: str, **more: str) -> None:
        subprocess.run(["git", *words], cwd=work, env={**environment, **more}, check=True)

    git("init", "-q", "-b", "main")
    lying = None
    for commit, text in zip(COMMITS, versions(), strict=True):
        if lying is not None and lying != commit.name:
            git("mv", lying, commit.name)
        lying = commit.name
        (work / commit.name).write_text(text, encoding="utf-8")
        git("add", "-A")
        when = f"{commit.day}T10:00:00+01:00"
        git(
            *("commit", "-q", "-m", commit.subject),
            GIT_AUTHOR_NAME=commit.author,
            GIT_AUTHOR_DATE=when,
            GIT_COMMITTER_DATE=when,
        )
    return work


if __name__ == "__main__":
    print(make_history(Path(sys.argv[1])))
