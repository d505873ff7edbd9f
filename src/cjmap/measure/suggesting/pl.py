"""Komentarze propozycji po polsku."""

WORDS: dict[str, str] = {
    "head": "Propozycja `cjmap measure --suggest` na podstawie nazw, wartości i kolejności: przeczytaj"
    " każdy wiersz, popraw",
    "head-2": "i usuń komentarze. Potem `cjmap measure {journey}` pokaże, co mówią dane.",
    "zone-told": "czasy podają swoją strefę",
    "zone-guess": "zgadnięte po języku mapy: w jakiej strefie liczyć dni i godziny?",
    "by-values": "zgadnięte po wartościach",
    "group": "grupy, które można porównać; usuń, jeśli to coś innego",
    "channels-unknown": "nie znaleziono kanału dla: {values}",
    "personas-unknown": "nie znaleziono persony dla: {values}",
    "failed-none": "wymień wartości, które oznaczają niepowodzenie: {values}",
    "repeated": "repeated: drop  # powtórzone wiersze: {rows}; czy każdy się liczy?",
    "format": "tak zdają się zapisane czasy",
    "likely": "prawdopodobne: „{word}” ~ {like}; {place}. z {of} w kolejności",
    "guess": "zgadnięte: „{word}” ~ {like}; {place}. z {of} w kolejności",
    "unplaced": "nie znaleziono miejsca dla (przypisz do kroku albo do `extra:`, jeśli klienci to robią,"
    " a mapa o tym milczy, albo do `ignored:`):",
    "machines": "zgadnięte: robi to maszyna, nie klient",
    "events": "zdarzeń: {count}",
    "empty": "nie znaleziono zdarzeń dla: {steps}",
    "question-sure": "prawdopodobne",
    "question-scale": "zgadnięte: miara po samej skali",
    "question-step": "zgadnięte: krok",
    "questions-unplaced": "nie znaleziono miary lub kroku dla:",
    "answers": "odpowiedzi: {count}",
    "guess-time": "zgadnięte: czy mierzyć odtąd dotąd?",
    "times-example": "czasy między zdarzeniami, do `duration` kroku albo do miary:",
    "shares-example": "części przypadków, do miary o metodzie `share`; `with:` albo `without:`:",
    "shares-which": "które zdarzenia sprawiają, że przypadek się liczy, a o które chodzi?",
    "no-steps": "żadne zdarzenie nie przypomina kroku",
}
