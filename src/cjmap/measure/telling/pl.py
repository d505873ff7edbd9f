"""What was measured, in Polish."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "title": "Co mówią dane: {journey}",
    "line": "{period} · {sources}",
    "group": "grupa {group}",
    "persona": "persona {persona}",
    # --- metrics ---
    "metrics-title": "Wskaźniki",
    "metrics-lead": "liczone tak, jak podaje słownik, z 95-procentowymi przedziałami",
    "step": "Krok",
    "metric": "Wskaźnik",
    "value": "Wartość",
    "interval": "Przedział 95%",
    "n": "n",
    "whom": "Kogo i kiedy dotyczy",
    "everybody": "wszyscy",
    "between": "od {low} do {high}",
    "withheld": "nie pokazano",
    "too-few": "{metric}, {step}: mniej niż {least} odpowiedzi, dałoby się rozpoznać ludzi.",
    "no-answers": "{metric}, {step}: nikt nie odpowiedział.",
    "no-interval": "{metric}, {step}: {value}, n = {n}; nic nie mówi, jak pewna jest ta wartość.",
    "too-wide": "{metric}, {step}: {value}, n = {n}; błąd może sięgać {half}, a pokazujemy wartości"
    " z błędem do {limit}. Wystarczyłoby około {needed}.",
    "hidden": "{metric}, {step}, {whom}: nie pokazano, bo zdradziłoby wynik mniejszej grupy.",
    "withheld-title": "Za mało, by coś powiedzieć",
    # --- steps ---
    "steps-title": "Kroki",
    "steps-lead": (
        "{count} przypadek w dzienniku zdarzeń, a to nie musi być każdy klient",
        "{count} przypadki w dzienniku zdarzeń, a to nie muszą być wszyscy klienci",
        "{count} przypadków w dzienniku zdarzeń, a to nie muszą być wszyscy klienci",
    ),
    "cases": "Przypadki",
    "share": "Udział",
    "funnel": "Po kolei",
    "left": "Odeszło tu",
    "again": "Ponownie",
    "since": "Od poprzedniego kroku",
    "duration": "Trwa",
    "wait": "Czeka",
    "channels": "Kanały tam, gdzie jest ich kilka",
    "funnel-means": "„Po kolei”: przypadki, które przeszły wszystkie kroki głównej drogi aż do tego, w tej"
    " kolejności, z czymkolwiek pomiędzy. Czasy to mediany.",
    "open-cases": (
        "{count} przypadek jest jeszcze w toku: widziano go w ostatnim okresie dziennika ({quiet})."
        " Nie liczy się ani jako zakończony, ani jako taki, w którym coś pominięto.",
        "{count} przypadki są jeszcze w toku: widziano je w ostatnim okresie dziennika ({quiet})."
        " Nie liczą się ani jako zakończone, ani jako takie, w których coś pominięto.",
        "{count} przypadków jest jeszcze w toku: widziano je w ostatnim okresie dziennika ({quiet})."
        " Nie liczą się ani jako zakończone, ani jako takie, w których coś pominięto.",
    ),
    "no-times": "Dziennik nie mówi, kiedy kroki się zaczynają, więc ich trwanie i czekanie są znane tylko"
    " tam, gdzie plik przyporządkowania ma `times`.",
    # --- data ---
    "data-title": "Na czym opierają się te liczby",
    "source": "{name}: {label}",
    "name-events": "Dziennik zdarzeń",
    "name-answers": "Ankieta",
    "explained": "Przyporządkowanie wyjaśnia {events} zdarzeń i dotyka {cases} przypadków.",
    "absent": (
        "Plik przyporządkowania wymienia {count} czynność, której w tych danych nie ma: {names}.",
        "Plik przyporządkowania wymienia {count} czynności, których w tych danych nie ma: {names}.",
        "Plik przyporządkowania wymienia {count} czynności, których w tych danych nie ma: {names}.",
    ),
    "explained-events": "Przyporządkowanie wyjaśnia {events} tych zdarzeń.",
    "unmapped": (
        "{count} zdarzenie należy do czynności, która nie ma miejsca: {names}.",
        "{count} zdarzenia należą do czynności, które nie mają miejsca: {names}.",
        "{count} zdarzeń należy do czynności, które nie mają miejsca: {names}.",
    ),
    "without-case": (
        "{count} wiersz nie ma numeru sprawy.",
        "{count} wiersze nie mają numeru sprawy.",
        "{count} wierszy nie ma numeru sprawy.",
    ),
    "without-activity": (
        "{count} wiersz nie ma czynności.",
        "{count} wiersze nie mają czynności.",
        "{count} wierszy nie ma czynności.",
    ),
    "without-time": (
        "{count} wiersz nie ma czasu, który dałoby się odczytać{examples}.",
        "{count} wiersze nie mają czasu, który dałoby się odczytać{examples}.",
        "{count} wierszy nie ma czasu, który dałoby się odczytać{examples}.",
    ),
    "such-as": ", na przykład {examples}",
    "tied": (
        "W {count} przypadku dwa zdarzenia mają ten sam czas; zdecydowała kolejność w pliku.",
        "W {count} przypadkach dwa zdarzenia mają ten sam czas; zdecydowała kolejność w pliku.",
        "W {count} przypadkach dwa zdarzenia mają ten sam czas; zdecydowała kolejność w pliku.",
    ),
    "tied-named": (
        "W {count} przypadku dwa zdarzenia mają ten sam czas; zdecydowała kolejność w planie.",
        "W {count} przypadkach dwa zdarzenia mają ten sam czas; zdecydowała kolejność w planie.",
        "W {count} przypadkach dwa zdarzenia mają ten sam czas; zdecydowała kolejność w planie.",
    ),
    "several-personas": (
        "W {count} przypadku zdarzenia mówią o kilku personach; liczy się pierwsza.",
        "W {count} przypadkach zdarzenia mówią o kilku personach; liczy się pierwsza.",
        "W {count} przypadkach zdarzenia mówią o kilku personach; liczy się pierwsza.",
    ),
    "several-groups": (
        "W {count} przypadku zdarzenia mówią o kilku grupach; liczy się pierwsza.",
        "W {count} przypadkach zdarzenia mówią o kilku grupach; liczy się pierwsza.",
        "W {count} przypadkach zdarzenia mówią o kilku grupach; liczy się pierwsza.",
    ),
    "stray": (
        "Ostatnie zdarzenie jest z dnia {day}, {count} dzień po niemal wszystkich innych. Koniec"
        " dziennika decyduje o tym, które przypadki są jeszcze w toku: czy ten czas jest dobry?",
        "Ostatnie zdarzenie jest z dnia {day}, {count} dni po niemal wszystkich innych. Koniec"
        " dziennika decyduje o tym, które przypadki są jeszcze w toku: czy ten czas jest dobry?",
        "Ostatnie zdarzenie jest z dnia {day}, {count} dni po niemal wszystkich innych. Koniec"
        " dziennika decyduje o tym, które przypadki są jeszcze w toku: czy ten czas jest dobry?",
    ),
    "whole-log": "W całym dzienniku, cokolwiek z niego wybrano",
    "repeated-kept": (
        "{count} wiersz powtarza inny i się liczy (`repeated: drop` go pominie).",
        "{count} wiersze powtarzają inne i się liczą (`repeated: drop` je pominie).",
        "{count} wierszy powtarza inne i się liczy (`repeated: drop` je pominie).",
    ),
    "repeated-dropped": (
        "{count} wiersz powtarza inny i został pominięty.",
        "{count} wiersze powtarzają inne i zostały pominięte.",
        "{count} wierszy powtarza inne i zostało pominiętych.",
    ),
    "left-out": "{count} × „{said}”: {metric}, {step}: {why}",
    "out-of-scale": "poza skalą",
    "no-number": "to nie liczba",
    "not-whole": "to nie liczba całkowita",
    "left-out-all": (
        "{count} odpowiedź nie może się liczyć:",
        "{count} odpowiedzi nie mogą się liczyć:",
        "{count} odpowiedzi nie może się liczyć:",
    ),
    "without-weight": (
        "{count} odpowiedź nie ma wagi większej od zera i została pominięta.",
        "{count} odpowiedzi nie mają wagi większej od zera i zostały pominięte.",
        "{count} odpowiedzi nie ma wagi większej od zera i zostało pominiętych.",
    ),
    "unknown-questions": (
        "{count} odpowiedź dotyczy pytania, którego przyporządkowanie nie zna: {names}.",
        "{count} odpowiedzi dotyczą pytań, których przyporządkowanie nie zna: {names}.",
        "{count} odpowiedzi dotyczy pytań, których przyporządkowanie nie zna: {names}.",
    ),
    "unnamed": "bez nazwy pytania",
    "without-date": (
        "{count} odpowiedź nie ma daty, którą dałoby się odczytać; liczy się tylko bez podanego okresu.",
        "{count} odpowiedzi nie mają daty, którą dałoby się odczytać; liczą się tylko bez podanego"
        " okresu.",
        "{count} odpowiedzi nie ma daty, którą dałoby się odczytać; liczą się tylko bez podanego okresu.",
    ),
    "nothing": "Żadne dane nie należą do tego okresu i tej grupy.",
}
