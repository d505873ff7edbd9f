"""Maps as teams keep them in spreadsheets and on whiteboards; made here, so that they can be read."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Rows = Any
"""Rows of cells; ragged, and of any values."""


def book(
    sheets: Mapping[str, Any], merged: Mapping[str, Sequence[str]] | None = None, **more: Any
) -> bytes:
    """Make a workbook; `merged` lists ranges by sheet, and `more` has `comments`, `hidden`, `notes`."""
    stream = io.BytesIO()
    workbook = xlsxwriter.Workbook(stream, {"in_memory": True})
    heading = workbook.add_format({"bold": True, "valign": "vcenter", "border": 1})
    for name, rows in sheets.items():
        sheet = workbook.add_worksheet(name)
        for row, values in enumerate(rows):
            for column, value in enumerate(values):
                if value is not None:
                    sheet.write(row, column, value)
        for area in (merged or {}).get(name, ()):
            first = area.split(":")[0]
            row, column = xlsxwriter.utility.xl_cell_to_rowcol(first)
            sheet.merge_range(area, rows[row][column], heading)
        for cell, text in more.get("comments", {}).items():
            sheet.write_comment(cell, text)
        for cell, text in more.get("boxes", {}).items():
            sheet.insert_textbox(cell, text)
        for row in more.get("hidden_rows", ()):
            sheet.set_row(row, None, None, {"hidden": True})
        if name in more.get("hidden", ()):
            sheet.hide()
    workbook.close()
    return stream.getvalue()


def text(rows: Rows, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    """Make a text file, as a spreadsheet writes it."""
    import csv

    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, lineterminator="\r\n").writerows(
        ["" if value is None else value for value in row] for row in rows
    )
    return stream.getvalue().encode(encoding)


def bank() -> bytes:
    """A workshop's result: title, persona, merged stages, steps, bullets, scores of one to five."""
    rows = [
        ["Customer journey map – opening a savings account"],
        ["Persona:", "Priya Shah, 29, first-time saver", None, "Scenario:", "Opens an account on her phone"],
        ["Goal:", "Put money aside without thinking about it"],
        [],
        ["Stage", "Discover", None, "Apply", None, "Use"],
        ["Steps", "Compare rates", "Read reviews", "Fill in the form", "Verify identity", "First deposit"],
        [
            "Customer actions",
            "• Searches “best savings account”\n• Opens three comparison sites",
            "Reads Trustpilot",
            "Types in personal details\nUploads a payslip",
            "Takes a photo of her passport",
            "Sets up a standing order",
        ],
        ["Touchpoints", "Comparison site", "Trustpilot", "Application form", "ID check", "Mobile app"],
        ["Channels", "Web", "Web", "Web", "App", "App"],
        [
            "Thoughts",
            "“Which of these can I trust?”",
            None,
            "Why do they need my payslip?",
            "Did the photo go through?",
            "That was easy.",
        ],
        ["Emotion (1-5)", 4, 3, 2, 1, 5],
        ["Pain points", None, "Fake reviews", "Form loses data on back", "No progress shown\nPhoto refused three times", None],
        ["Opportunities", None, None, "Save the form as a draft", "Show progress; explain why a photo was refused", "Suggest a standing order"],
        ["Moment of truth", None, None, None, "x", None],
        ["Quotes", None, None, "“I felt like a suspect.” – P4", None, None],
        [],
        ["Source: 8 interviews, May 2026"],
    ]  # fmt: skip
    return book(
        {"CJM": rows},
        {"CJM": ["B5:C5", "D5:E5"]},
        comments={"D12": "Legal: cannot be dropped"},
        boxes={"H3": "Ask Tom about the ID vendor"},
    )


def clinic_in_polish() -> bytes:
    """Exported by Excel in Poland: semicolons, decimal commas, cp1250, a stage over several columns."""
    rows: list[list[Any]] = [
        ["Mapa podróży: rezerwacja wizyty"],
        ["Persona", "Anna Kowalska, 34 lata, Warszawa"],
        ["Scenariusz", "Szuka terminu do dermatologa"],
        [],
        ["Etap", "Przed wizytą", None, "Wizyta", "Po wizycie"],
        ["Krok", "Szukam terminu", "Rezerwuję", "Jestem u lekarza", "Dostaję wyniki"],
        ["Co robi", "- Dzwoni\n- Szuka w internecie", "Wypełnia formularz", None, "Czyta e-mail"],
        ["Punkty styku", "Infolinia, strona www", "Formularz rezerwacji", "Gabinet", "E-mail"],
        ["Kanał", "Telefon", "Internet", "Placówka", "E-mail"],
        ["Myśli", "„Czy w ogóle ktoś odbierze?”", None, "Nie wiem,\nczy zdążę", None],
        ["Emocje (1-5)", "2", "3", "4,5", "1"],
        [
            "Bolączki",
            "Długo czekam na linii",
            "Nie ma terminów",
            None,
            "• nie wiem kiedy\n• nie wiem gdzie",
        ],
        ["Szanse", "Oddzwanianie", "Lista oczekujących", None, "Oddzwanianie"],
        ["Czas trwania", "15 minut", "5 min", "20-30 min", "2 dni"],
        ["Ryzyka", None, "RODO", None, None],
        [],
        ["* na podstawie 8 wywiadów"],
    ]
    width = max(map(len, rows))
    return text([[*row, *[""] * (width - len(row))] for row in rows], ";", "cp1250")


def stages_only() -> bytes:
    """The template of many agencies: stages without steps, lanes of feelings as faces, an empty corner."""
    rows = [
        ["Subscription box – customer journey"],
        [None, "Awareness", "Consideration", "Purchase", "Retention", "Advocacy"],
        ["What is the customer doing?", "Sees an ad\nAsks friends", "Compares plans", "Picks a plan\nPays", "Opens the box\nRates recipes", "Invites friends"],
        ["What is the customer thinking?", "Looks fun", "Is it worth it?", "Can I cancel any time?", "What is next week?", "Anna would love this"],
        ["How they feel", "🙂 curious", "😐", "😟 anxious", "😀 excited", "🙂"],
        ["Where?", "Instagram", "Website", "Checkout", "Kitchen", "App"],
        ["Pains", "-", "Prices are hidden", "Forced account", "Too much packaging", "n/a"],
        ["Ideas", None, "Price calculator", "Guest checkout", "Return boxes", "Referral credit"],
        ["KPIs", "CTR 1.8%", None, "Conversion 3,2%", "Churn: 6 (n=400)", "NPS 41"],
        ["Process ownership", "Marketing", "Product", "Product", "Operations", "Marketing"],
    ]  # fmt: skip
    return book({"Sheet1": rows})


def turned() -> bytes:
    """Steps down and lanes across, separated by tabs; each stage is written once."""
    rows = [
        ["Stage", "Step", "What the customer does", "Touchpoint", "Channel", "Emotion (-2 to 2)", "Pain points", "Opportunities", "Owner"],
        ["Book", "Find a hotel", "Filters by price", "Booking site", "Web", "1", "", "", "E-commerce"],
        ["", "Pay", "Enters card details", "Payment page", "Web", "-1", "3-D Secure fails", "Add Apple Pay", "Payments"],
        ["Stay", "Check in", "Queues at the desk", "Front desk", "On site", "-2", "Queue of 20 minutes; nobody explains", "Self check-in", "Front office"],
        ["", "Sleep", "", "Room", "On site", "2", "", "", "Housekeeping"],
        ["Leave", "Check out", "Drops the key card", "Front desk", "On site", "0.5", "", "Express check-out", "Front office"],
    ]  # fmt: skip
    return text(rows, "\t")


def blueprint_in_polish() -> bytes:
    """A journey with the lanes of its blueprint below, as service designers in Poland draw them."""
    rows = [
        ["Schemat usługi: odbiór paczki w automacie"],
        [],
        ["Etapy", "Przed odbiorem", "Odbiór", None, "Po odbiorze"],
        ["Kroki", "Dostaję powiadomienie", "Idę do automatu", "Otwieram skrytkę", "Oceniam"],
        ["Dowody materialne", "SMS z kodem", "Automat", "Ekran automatu", "E-mail z ankietą"],
        ["Emocje", "🙂", "😐", "😀", "😐"],
        ["Linia interakcji"],
        ["Scena (frontstage)", "Wysyła SMS z kodem", None, "Otwiera skrytkę", "Wysyła ankietę"],
        ["Linia widoczności"],
        ["Zaplecze", "Kurier wkłada paczkę do skrytki", None, "Zamyka zlecenie", None],
        ["Linia wewnętrznej interakcji"],
        ["Procesy wsparcia", "Trasowanie kurierów", "Serwis automatów", None, None],
        ["Systemy", "WMS, bramka SMS", None, "Sterownik automatu", "CRM"],
        ["Dział", "Logistyka", None, "Operacje", None],
        ["Momenty prawdy", None, None, "tak", None],
        ["Bolączki", None, "Automat daleko od domu", "Słaba widoczność ekranu w słońcu", None],
    ]
    return book({"Arkusz1": rows}, {"Arkusz1": ["C3:D3"]})


def public_service() -> bytes:
    """A government team's file: the persona in rows above, tasks are the steps, padded to the right."""
    rows = [
        ["Persona", "Sam", "", "", "", ""],
        ["Roles", "Small business owner", "", "", "", ""],
        ["Goals", "Get a licence before the season", "", "", "", ""],
        ["Needs", "To know what it costs", "To know how long it takes", "", "", ""],
        ["Expectations", "One form", "", "", "", ""],
        ["Tasks", "Find the right licence", "Apply online", "Send documents", "Wait", ""],
        ["Persona", "Sam", "Sam", "Sam", "Case worker", ""],
        ["Emotion", "neutral", "negative", "very negative", "negative", ""],
        ["Touch points", "GOV.UK page", "Online form", "Post", "E-mail", ""],
        ["Pain points", "Four pages say different things", "Session times out", "Originals needed", "No date is told", ""],
        ["Timeline", "Day 1", "Day 1", "Day 3", "Week 2–8", ""],
        ["", "", "", "", "", ""],
    ]  # fmt: skip
    return text(rows)


def two_personas() -> bytes:
    """A sheet a persona, a legend, a hidden draft; steps have numbers, names of lanes stand in column B."""
    head = [[], [None, "Persona", "Marek"], [None, "Wiek", 45], []]
    lanes = [
        [None, "Etap", "Wybór", None, "Zakup", None],
        [None, "Krok", 1, 2, 3, 4],
        ["Klient", "Działania", "Szuka roweru", "Pyta w sklepie", "Płaci", "Odbiera rower"],
        [None, "Nastawienie", "+", "++", "-", "++"],
        [None, "Cele", "Wybrać rower do 4000 zł", None, "Kupić bez czekania", None],
        ["Firma", "Punkty styku", "Strona www", "Salon", "Kasa", "Serwis"],
        [None, "Problemy", "Za dużo modeli", None, "Terminal nie działa", None],
    ]
    second = [[], [None, "Persona", "Ola"], [], [], *lanes]
    return book(
        {
            "Marek": [*head, *lanes],
            "Ola": second,
            "Legenda": [["Kolor", "Znaczenie"], ["zielony", "sprawdzone"]],
            "robocze": [["Etap", "x"], ["Problemy", "y"]],
        },
        {"Marek": ["C5:D5", "E5:F5", "A7:A9", "A10:A11"], "Ola": ["C5:D5", "E5:F5"]},
        hidden=("robocze",),
    )


def as_is_and_to_be() -> bytes:
    """Two versions below each other in one sheet, the emotion as a number of ten."""
    rows = [
        ["Returning a parcel – as is"],
        ["Phase", "Decide", "Send", "Refund"],
        ["Doing", "Reads the rules", "Prints a label", "Checks the bank account"],
        ["Experience score", 6, 3, 2],
        ["Pain points", "Rules are long", "No printer at home", "Refund takes 14 days"],
        [],
        ["Returning a parcel – to be"],
        ["Phase", "Decide", "Send", "Refund"],
        ["Doing", "Taps “Return”", "Shows a code", "Gets a message"],
        ["Experience score", 8, 8, 9],
        ["Pain points", None, None, None],
    ]
    return book({"Returns": rows})


def whiteboard() -> bytes:
    """Notes of a board in frames, with tags; one hangs outside of all frames, one is there twice."""
    rows = [
        ["Text", "Tags", "Frame", "Author", "X", "Y", "Color", "Link"],
        ["Queue at reception", "Pain", "Arrive", "Eva", "120", "40", "#f16c7f", "https://example.org/1"],
        ["Queue at reception", "Pain", "Arrive", "Jan", "150", "60", "#f16c7f", ""],
        ["“I thought I was in the wrong place”", "Quote", "Arrive", "Eva", "130", "90", "#fef445", ""],
        ["Kiosk that also speaks Polish", "Idea", "Arrive", "Jan", "140", "120", "#93d275", ""],
        ["Signs", "Touchpoint", "Arrive", "Eva", "160", "20", "#7b92ff", ""],
        ["Asks a friend which doctor to choose", "Action", "Find a doctor", "Eva", "-300", "50", "#fff", ""],
        ["worried", "Feeling", "Find a doctor", "Eva", "-280", "80", "#fff", ""],
        ["Who pays for this?", "Hot topic", "See the doctor", "Jan", "520", "80", "#fff", ""],
        ["Doctor listens", "Gain", "See the doctor", "Jan", "500", "90", "#93d275", ""],
        ["Parking lot", "", "", "Jan", "900", "900", "#fff", ""],
    ]  # fmt: skip
    return text(rows)


def notes_in_polish() -> bytes:
    """Notes in a workbook: the steps are notes too, and the others hang below them."""
    rows = [
        ["Treść", "Rodzaj", "Etap", "X", "Y"],
        ["Wybieram kurs", "Krok", "Zapisy", 100, 10],
        ["Płacę", "Krok", "Zapisy", 300, 10],
        ["Za dużo poziomów", "Bolączka", "Zapisy", 110, 50],
        ["Test poziomujący", "Pomysł", "Zapisy", 90, 80],
        ["Karta odrzucona", "Bolączka", "Zapisy", 310, 50],
        ["Pierwsze zajęcia", "Krok", "Nauka", 500, 10],
        ["Lektor zna moje imię", "Plus", "Nauka", 510, 40],
        ["4", "Emocje", "Nauka", 505, 60],
    ]
    return book({"Eksport": rows})


def quarters() -> bytes:
    """A consultant's sheet: one stage a merged block with cells below it, lanes over two rows, no steps."""
    rows = [
        [None, None, "MOVING HOUSE WITH US"],
        [],
        [None, None, None, None, None, None],
        [None, "PHASES", "1. Plan", None, "2. Move", None],
        [None, "ACTIONS", "Ask for a quote", "Choose a date", "Pack", "Carry"],
        [None, "CHANNELS", "Phone / e-mail", None, "In person", None],
        [
            None,
            "PAIN POINTS",
            "No answer for days",
            "Dates are gone",
            "Boxes arrive late",
            "Scratched table",
        ],
        [None, None, "Quote is vague", None, None, "No one to call"],
        [None, "SATISFACTION", 7, 5, 3, 2],
        [None, "TIME", "2-3 days", "10 min", "1.5 h", "0:45"],
        [None, "RISKS", None, "Weather", None, "Damage"],
        [None, "NOTES", None, None, None, None],
    ]
    return book(
        {"Journey 2026": rows}, {"Journey 2026": ["C4:D4", "E4:F4", "C6:D6", "E6:F6", "B7:B8"]}
    )


FILES = {
    "bank.xlsx": bank,
    "przychodnia.csv": clinic_in_polish,
    "box.xlsx": stages_only,
    "hotel.tsv": turned,
    "paczka.xlsx": blueprint_in_polish,
    "licence.csv": public_service,
    "rower.xlsx": two_personas,
    "returns.xlsx": as_is_and_to_be,
    "board.csv": whiteboard,
    "kurs.xlsx": notes_in_polish,
    "moving.xlsx": quarters,
}
