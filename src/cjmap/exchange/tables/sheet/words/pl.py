"""Polish names of lanes, and words for how it felt."""

from __future__ import annotations

from cjmap.exchange.tables.sheet.lanes import Lane

# fmt: off

LANES: dict[Lane, tuple[str, ...]] = {
    Lane.STAGE: (
        "etap", "etapy", "faza", "fazy", "etap podróży", "etapy podróży", "faza podróży",
        "fazy podróży", "etap ścieżki", "etapy ścieżki", "etap procesu", "etapy procesu",
    ),
    Lane.STEP: (
        "krok", "kroki", "kroki klienta", "krok klienta", "krok podróży", "kroki podróży",
        "moment", "momenty", "zdarzenie", "zdarzenia", "nazwa kroku",
    ),
    Lane.PHASE: ("przed w trakcie po", "okres"),
    Lane.DOES: (
        "zadanie", "zadania", "działanie", "działania", "czynność", "czynności", "aktywność",
        "aktywności", "co robi", "robi", "akcje", "akcja", "działania klienta",
        "czynności klienta", "akcje klienta", "aktywności klienta", "zachowania", "zachowanie",
        "co robi klient", "działania użytkownika", "zadania klienta", "zadania użytkownika",
        "przebieg",
    ),
    Lane.THINKS: (
        "myśli", "myśl", "co myśli", "co myśli klient", "pytania", "o czym myśli",
        "przemyślenia", "myśli klienta", "wątpliwości i pytania", "pytania klienta",
    ),
    Lane.QUOTES: (
        "cytat", "cytaty", "mówi", "co mówi", "wypowiedzi", "głos klienta", "cytaty z badań",
    ),
    Lane.FEELS: (
        "uczucia", "uczucie", "odczucia", "czuje", "co czuje", "co czuje klient", "emocje",
        "emocje klienta", "odczucia klienta", "nastrój", "jak się czuje",
    ),
    Lane.EMOTION: (
        "emocja", "krzywa emocji", "ocena emocji", "poziom emocji", "wykres emocji",
        "linia emocji", "skala emocji", "nastawienie", "zadowolenie", "poziom zadowolenia",
        "satysfakcja", "poziom satysfakcji", "ocena", "ocena doświadczenia", "doświadczenie",
        "buźka", "emotka", "temperatura emocji",
    ),
    Lane.NEEDS: (
        "potrzeba", "potrzeby", "potrzeby klienta", "czego potrzebuje", "potrzeby informacyjne",
        "potrzeby użytkownika", "wymagania",
    ),
    Lane.GOALS: (
        "cel", "cele", "cel klienta", "cele klienta", "cel etapu", "cele etapu",
        "zadania do wykonania", "cel użytkownika", "cele użytkownika", "co chce osiągnąć",
        "po co",
    ),
    Lane.EXPECTATIONS: ("oczekiwanie", "oczekiwania", "oczekiwania klienta", "czego oczekuje"),
    Lane.DRIVERS: (
        "motywacja", "motywacje", "motywatory", "co popycha", "wyzwalacze", "wyzwalacz",
        "bodźce",
    ),
    Lane.BARRIERS: (
        "bariera", "bariery", "przeszkoda", "przeszkody", "obawy", "wątpliwości", "lęki",
        "wyzwania", "blokady",
    ),
    Lane.PAINS: (
        "bolączka", "bolączki", "problem", "problemy", "ból", "bóle", "frustracja", "frustracje",
        "punkty bólu", "punkt bólu", "bolączki klienta", "problemy klienta", "trudność",
        "trudności", "co boli", "bóle klienta", "minusy", "słabe punkty", "słabe strony",
        "niedogodności", "negatywy", "utrudnienia", "minus", "negatyw", "co na minus",
    ),
    Lane.GAINS: (
        "korzyść", "korzyści", "zyski", "plusy", "mocne punkty", "mocne strony", "co działa",
        "pozytywy", "co cieszy", "zachwyty", "jasne strony", "zysk", "plus", "pozytyw",
        "co na plus",
    ),
    Lane.TOUCHPOINT: (
        "punkt styku", "punkty styku", "punkt kontaktu", "punkty kontaktu", "styk", "styki",
        "interakcja", "interakcje", "miejsce", "miejsca", "gdzie", "miejsce kontaktu",
    ),
    Lane.CHANNEL: (
        "kanał", "kanały", "kanał kontaktu", "kanały kontaktu", "kanały komunikacji",
        "urządzenie", "urządzenia", "medium", "media",
    ),
    Lane.ACTOR: ("aktor", "aktorzy", "kto", "kto uczestniczy", "uczestnicy", "osoby"),
    Lane.CONTEXT: ("kontekst", "konteksty", "okoliczności", "otoczenie"),
    Lane.DURATION: (
        "czas", "czas trwania", "ile trwa", "jak długo", "oś czasu", "czas kroku",
        "czas realizacji", "termin", "terminy",
    ),
    Lane.TRUTH: (
        "moment prawdy", "momenty prawdy", "kluczowy moment", "kluczowe momenty",
        "moment krytyczny", "momenty krytyczne",
    ),
    Lane.SUMMARY: (
        "opis", "opis kroku", "szczegóły", "historia", "narracja", "uwagi", "uwaga", "komentarz",
        "komentarze", "notatki", "notatka", "pytania otwarte", "otwarte pytania", "do wyjaśnienia",
    ),
    Lane.METRICS: (
        "wskaźnik", "wskaźniki", "miernik", "mierniki", "metryka", "metryki", "kpi", "miary",
        "wskaźniki sukcesu", "nps", "csat",
    ),
    Lane.EVIDENCE: (
        "źródło", "źródła", "badania", "źródło danych", "źródła danych", "skąd wiemy",
        "dane z badań",
    ),
    Lane.OPPORTUNITIES: (
        "szansa", "szanse", "pomysł", "pomysły", "usprawnienie", "usprawnienia", "rozwiązanie",
        "rozwiązania", "rekomendacja", "rekomendacje", "co możemy poprawić", "jak moglibyśmy",
        "możliwości", "obszary do poprawy", "ulepszenia", "szanse na poprawę", "propozycje",
        "propozycje zmian", "pomysły na usprawnienia", "możliwości poprawy",
    ),
    Lane.PROPS: (
        "dowody materialne", "dowód materialny", "świadectwa materialne", "dowody fizyczne",
        "artefakty", "otoczenie materialne", "materialne dowody usługi", "elementy materialne",
    ),
    Lane.FRONTSTAGE: (
        "frontstage", "scena", "przednia scena", "działania widoczne", "działania pracowników",
        "na scenie", "czynności widoczne", "działania na scenie", "front office",
        "obsługa klienta",
    ),
    Lane.BACKSTAGE: (
        "backstage", "zaplecze", "kulisy", "za kulisami", "działania niewidoczne", "na zapleczu",
        "czynności niewidoczne", "działania na zapleczu", "działania za kulisami", "back office",
        "działania wewnętrzne", "co robi firma", "co robimy",
    ),
    Lane.SUPPORT: (
        "wsparcie", "procesy wsparcia", "procesy wspierające", "proces wsparcia",
        "procesy pomocnicze", "partnerzy", "dostawcy", "procesy wewnętrzne",
        "co robi system", "działania systemu",
    ),
    Lane.SYSTEMS: (
        "system", "systemy", "systemy it", "narzędzia", "technologia", "technologie",
        "aplikacje",
    ),
    Lane.OWNER: (
        "właściciel", "właściciele", "zespół", "zespoły", "dział", "działy", "odpowiedzialny",
        "odpowiedzialność", "kto odpowiada", "właściciel procesu", "odpowiedzialni",
    ),
    Lane.TITLE: (
        "tytuł", "podróż", "nazwa podróży", "mapa", "nazwa mapy", "ścieżka klienta",
        "podróż klienta", "mapa podróży klienta", "mapa podróży", "projekt",
    ),
    Lane.PERSONA: (
        "persona", "persony", "klient", "klientka", "użytkownik", "imię", "pacjent", "pacjentka",
        "segment", "grupa docelowa", "dla kogo",
    ),
    Lane.ROLE: ("rola", "role", "archetyp", "typ klienta", "stanowisko"),
    Lane.SCENARIO: ("scenariusz", "sytuacja", "przypadek użycia", "tło", "opis sytuacji"),
    Lane.STATE: ("stan", "stan mapy"),
    Lane.ABOUT: (
        "wiek", "zawód", "praca", "miejsce zamieszkania", "miasto", "mieszka", "rodzina",
        "wykształcenie", "dochód", "płeć", "o sobie", "bio", "o personie",
    ),
}

PARTS_OF_TIME: dict[str, str] = {
    "przed": "before", "przed zakupem": "before", "przed usługą": "before",
    "przed wizytą": "before", "w trakcie": "during", "podczas": "during", "zakup": "during",
    "po": "after", "po zakupie": "after", "po usłudze": "after", "po wizycie": "after",
}
"""Names of stages that say which part of the journey they are."""

STATES: dict[str, str] = {
    "as is": "current", "obecny": "current", "stan obecny": "current", "dziś": "current",
    "dzisiaj": "current", "to be": "future", "przyszły": "future", "stan przyszły": "future",
    "docelowy": "future", "stan docelowy": "future",
}
"""Names of what a journey shows: today, or what it should become."""

SCORES: dict[str, float] = {
    "bardzo negatywne": -2, "negatywne": -1, "neutralne": 0, "pozytywne": 1,
    "bardzo pozytywne": 2, "bardzo negatywna": -2, "negatywna": -1, "neutralna": 0,
    "pozytywna": 1, "bardzo pozytywna": 2, "bardzo negatywnie": -2, "negatywnie": -1,
    "neutralnie": 0, "pozytywnie": 1, "bardzo pozytywnie": 2, "bardzo źle": -2, "źle": -1,
    "obojętnie": 0, "średnio": 0, "dobrze": 1, "bardzo dobrze": 2, "świetnie": 2, "okropnie": -2,
    "fatalnie": -2, "tak sobie": 0, "ok": 0, "bardzo niski": -2, "niski": -1, "średni": 0,
    "wysoki": 1, "bardzo wysoki": 2, "bardzo niska": -2, "niska": -1, "średnia": 0, "wysoka": 1,
    "bardzo wysoka": 2, "czerwony": -1, "żółty": 0, "zielony": 1,
}
"""Words that say how much, from −2 to 2, and nothing else."""

FEELINGS: dict[str, float] = {
    "bardzo niezadowolony": -2, "niezadowolony": -1, "zadowolony": 1, "bardzo zadowolony": 2,
    "bardzo niezadowolona": -2, "niezadowolona": -1, "zadowolona": 1, "bardzo zadowolona": 2,
    "zadowolenie": 1, "niezadowolenie": -1, "smutek": -1, "złość": -2, "wściekłość": -2,
    "frustracja": -1, "irytacja": -1, "niepokój": -1, "zniecierpliwienie": -1, "niepewność": -1,
    "rozczarowanie": -1, "zagubienie": -1, "stres": -1, "lęk": -1, "strach": -2, "obojętność": 0,
    "ciekawość": 1, "spokój": 1, "ulga": 1, "nadzieja": 1, "radość": 1, "zachwyt": 2,
    "ekscytacja": 2,
}
"""Feelings, and the score that people mean by them."""

YES = ("tak", "t", "prawda")
"""A mark in a lane of marks."""

NO = ("nie", "fałsz")
"""No mark in a lane of marks."""

NOTHING = ("brak", "nd", "n/d", "nie dotyczy", "nic", "do uzupełnienia", "?")
"""What stands in a cell that is empty."""

NO_STEPS = (
    "uwagi", "komentarze", "komentarz", "notatki", "suma", "średnia", "razem", "legenda",
    "wnioski", "podsumowanie", "ogółem",
)
"""Titles of columns that are no steps."""

TOTALS = ("razem", "suma", "średnia", "średnio", "mediana", "ogółem", "łącznie", "podsumowanie")
"""What stands before figures of all steps together."""

NO_TITLES = (
    "poufne", "ściśle poufne", "do użytku wewnętrznego", "tylko do użytku wewnętrznego",
    "wewnętrzne", "szkic", "wersja robocza", "robocze", "wersja finalna", "wersja ostateczna",
    "szablon", "tajne", "projekt roboczy",
)
"""What stands above a title, and is none."""

NUMBERS = ("lp", "nr", "numer", "nr kroku", "l.p")
"""Names of what only counts the steps."""

GENERIC_SHEETS = (
    "arkusz", "mapa", "dane", "tabela", "podróż", "podróż klienta", "mapa podróży klienta",
    "ścieżka klienta",
)
"""Names of sheets that say nothing of the journey."""

COMPANY = (
    "biznes", "biznesu", "biznesowy", "biznesowe", "biznesowa", "firma", "firmy", "firmowe",
    "organizacja", "organizacji", "organizacyjne", "spolki",
)
"""Words in names of lanes that are about the company, folded."""

DIVIDERS = (
    "linia interakcji", "linia widoczności", "linia interakcji wewnętrznej",
    "linia wewnętrznej interakcji",
)
"""The lines between the lanes of a blueprint."""
