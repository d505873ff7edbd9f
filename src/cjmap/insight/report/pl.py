"""A report in Polish."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "title": "Co mówią mapy: {name}",
    "in-short": "W skrócie",
    "amiss": "Co się w tych mapach nie zgadza",
    "left-out": (
        "Pominięto {count} plik, który nie jest poprawną mapą: {names}; dlaczego, mówi cjmap validate.",
        "Pominięto {count} pliki, które nie są poprawnymi mapami: {names}; dlaczego, mówi"
        " cjmap validate.",
        "Pominięto {count} plików, które nie są poprawnymi mapami: {names}; dlaczego, mówi"
        " cjmap validate.",
    ),
    "unknown": (
        "Mapy odwołują się do {count} rzeczy, której nigdzie nie opisano: {names}. Występuje pod swoim"
        " id.",
        "Mapy odwołują się do {count} rzeczy, których nigdzie nie opisano: {names}. Występują pod swoimi"
        " id.",
        "Mapy odwołują się do {count} rzeczy, których nigdzie nie opisano: {names}. Występują pod swoimi"
        " id.",
    ),
    "persona-shares": (
        "W {count} podróży udziały person dają w sumie więcej niż wszystkich klientów: {names}. Krok,"
        " przez który przechodzą wszystkie, liczy się jako krok każdego.",
        "W {count} podróżach udziały person dają w sumie więcej niż wszystkich klientów: {names}. Krok,"
        " przez który przechodzą wszystkie, liczy się jako krok każdego.",
        "W {count} podróżach udziały person dają w sumie więcej niż wszystkich klientów: {names}. Krok,"
        " przez który przechodzą wszystkie, liczy się jako krok każdego.",
    ),
    "next-shares": (
        "Z {count} kroku idzie dalej więcej niż wszyscy klienci: {names}. Zasięgowi kolejnych kroków nie"
        " można ufać.",
        "Z {count} kroków idzie dalej więcej niż wszyscy klienci: {names}. Zasięgowi kolejnych kroków nie"
        " można ufać.",
        "Z {count} kroków idzie dalej więcej niż wszyscy klienci: {names}. Zasięgowi kolejnych kroków nie"
        " można ufać.",
    ),
    "files-left-out": (
        "pominięto {count} plik",
        "pominięto {count} pliki",
        "pominięto {count} plików",
    ),
    "not-told": "Czego te mapy nie mówią",
    "journey": ("{count} podróż", "{count} podróże", "{count} podróży"),
    "blueprint": ("{count} schemat usługi", "{count} schematy usług", "{count} schematów usług"),
    "persona": ("{count} persona", "{count} persony", "{count} person"),
    "empathy-map": ("{count} mapa empatii", "{count} mapy empatii", "{count} map empatii"),
    "backlog": ("{count} lista szans", "{count} listy szans", "{count} list szans"),
    "deprecated": (
        "{count} mapa jest wycofana i pominięta: {titles}.",
        "{count} mapy są wycofane i pominięte: {titles}.",
        "{count} map jest wycofanych i pominiętych: {titles}.",
    ),
    "nothing-experience": "Doświadczenie: nie ma żadnej dzisiejszej podróży.",
    "nothing-pains": "Bolączki: żadna dzisiejsza podróż ich nie wymienia.",
    "nothing-consistency": "Spójność: żaden krok dzisiejszej podróży nie wskazuje punktu styku.",
    "nothing-expectations": "Oczekiwania: żadnych nie zapisano, podobnie jak ulubionych kanałów.",
    "nothing-circumstances": "Okoliczności: nie ma żadnego kontekstu albo żadnego kroku.",
    "nothing-weak-points": "Słabe punkty: nie ma schematu usługi.",
    "nothing-trust": "Zaufanie: nie ma twierdzeń, które mogłyby mieć źródło.",
    "nothing-change": "Zmiana: nie ma przyszłej wersji podróży ani starszej rewizji do porównania.",
    "nothing-coverage": "Pokrycie: nie ma żadnej dzisiejszej podróży.",
}
