"""What changed between two periods or groups, in Polish."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "title": "Przed i po: {journey}",
    "line": "{before} → {after}",
    "of-groups": "{period}, {groups}",
    "everything": "całość danych",
    "everybody": "wszyscy",
    "changes-title": "Zmiany",
    "rest-title": "Nie widać zmiany albo za mało danych",
    "none": "Żadna zmiana nie jest pewna.",
    "tested": (
        "Sprawdzono {count} porównanie.",
        "Sprawdzono razem {count} porównania, z poprawką Benjaminiego i Hochberga: spośród zmian podanych"
        " jako pewne jedna na dwadzieścia może być fałszywa.",
        "Sprawdzono razem {count} porównań, z poprawką Benjaminiego i Hochberga: spośród zmian podanych"
        " jako pewne jedna na dwadzieścia może być fałszywa.",
    ),
    # --- what it is about ---
    "metric": "{metric} w kroku {step}",
    "time": "Czas kroku {step}",
    "wait": "Czekanie w kroku {step}",
    "reached": "Przypadki z krokiem {step}",
    "left": "Przypadki zakończone na kroku {step}",
    "way": "Przejście z kroku {step} do {to}",
    "of": "{what} ({whom})",
    # --- sentences ---
    "sure": "{what}: {before} → {after}, {difference}{range}: {verdict}.",
    "better": "lepiej",
    "worse": "gorzej",
    "changed": "zmiana",
    "no-change-seen": "nie widać zmiany",
    "no-effect-seen": "nie widać efektu",
    "not-enough-data": "za mało danych",
    "not-comparable": "nieporównywalne",
    "range": " (od {low} do {high})",
    "unseen": "{what}: {before} → {after}, {difference}{range}: nie widać zmiany. Przy {counts} widać by"
    " było dopiero zmianę o około {smallest} lub większą{needs}.",
    "needs-period": "; dla zmierzonej potrzeba {needed} w każdym okresie",
    "needs-group": "; dla zmierzonej potrzeba {needed} w każdej grupie",
    "alone": " Sama jedna uchodziłaby za pewną; wśród tylu porównań takie zdarzają się przez przypadek.",
    "counts-answers": "{before} i {after} odpowiedziach",
    "counts-events": "{before} i {after} przypadkach",
    "needed-answers": "około {needed} odpowiedzi",
    "needed-events": "około {needed} przypadków",
    "more-answers": "ponad {needed} odpowiedzi",
    "more-events": "ponad {needed} przypadków",
    "too-few": "{what}: za mało danych. Po jednej stronie można by rozpoznać ludzi (mniej niż {least}),"
    " dlatego liczb nie podano.",
    "nobody": "{what}: za mało danych. Po jednej stronie nie ma nikogo: {before} → {after}.",
    "no-interval": "{what}: {before} → {after}. Za mało danych: nie wiadomo, na ile różnica jest pewna.",
    "incomparable": "{what}: nieporównywalne, bo liczone inaczej.",
    "effect-sure": "Efekt: {what}: {difference}{range}: {verdict}, o ile poza tym obie grupy zmieniłyby się"
    " tak samo. W grupie kontrolnej: {before} → {after}.",
    "effect-unseen": "Nie widać efektu: {what}: {difference}{range}; widać by było dopiero efekt około"
    " {smallest} lub większy. W grupie kontrolnej: {before} → {after}.",
    "effect-unknown": "O efekcie nic nie można powiedzieć: {what}: za mało danych w grupie kontrolnej albo"
    " obok niej.",
    "points": "{number}\u00a0pkt",
    # --- the table ---
    "table-title": "Wszystko, co sprawdzono",
    "subject": "Co",
    "before": "Przed (n)",
    "after": "Po (n)",
    "change": "Zmiana (95%)",
    "p": "p po poprawce",
    "verdict": "Werdykt",
    "effect": "Efekt (95%)",
    "effect-verdict": "Werdykt o efekcie",
    "valued": "{value} ({n})",
    "tiny": "< 0,001",
    # --- the log ---
    "described-title": "Co opisuje dziennik zdarzeń",
    "described-lead": "bez werdyktu: te udziały zależą od siebie, a późne przypadki jeszcze trwają",
    # --- what to bear in mind ---
    "mind-title": "O czym pamiętać",
    "change-only": "Zmiana to różnica liczb, a nie jej przyczyna; więcej powiedziałaby dopiero grupa"
    " kontrolna.",
    "parallel": "„Efekt” zakłada, że bez wdrożenia {treated} zmieniłoby się tak jak grupa kontrolna"
    " ({control}): równoległe trendy. Danymi nie da się tego dowieść.",
    "shared": "Osoby, które odpowiedziały w obu okresach: {both} (z {before} i {after}). Przedziały"
    " traktują wszystkich jak różnych ludzi; kto dwa razy odpowiada podobnie, czyni je szerszymi, niż"
    " trzeba.",
    "shared-control": "Osoby z grupy kontrolnej, które odpowiedziały w obu okresach: {both} (z {before} i"
    " {after}).",
    "unmapped": "Mapowanie wyjaśnia mniej niż wcześniej: nieprzypisanych zdarzeń było {before}, jest"
    " {after}.",
    "cut-end": "Dane nie obejmują całego okresu {period}: {source} kończy się {day}, brakuje dni: {days}.",
    "cut-start": "Dane nie obejmują całego okresu {period}: {source} zaczyna się {day}, brakuje dni: {days}.",
    "log": "dziennik zdarzeń",
    "survey": "ankieta",
    "open": "Przypadki, które jeszcze trwają: {before} i {after}. Czasy liczą to, co się zakończyło, więc"
    " brakuje najdłuższych, najbardziej w późniejszym okresie.",
    "mix-events": "Przyszli inni ludzie: {persona} to teraz {after} przypadków, wcześniej {before}. Już to"
    " może przesunąć liczby; warto porównać według person.",
    "mix-answers": "Odpowiadali inni ludzie: {persona} to teraz {after} odpowiedzi, wcześniej {before}. Już"
    " to może przesunąć liczby; warto porównać według person.",
    "seasons": "Okresy to różne pory roku: w zmianie jest też to, co co roku zmienia się z porą.",
}
