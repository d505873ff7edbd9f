"""A report in Polish."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "title": "Co mówią mapy: {name}",
    "in-short": "W skrócie",
    "not-told": "Czego te mapy nie mówią",
    "journey": ("{count} podróż", "{count} podróże", "{count} podróży"),
    "blueprint": ("{count} schemat usługi", "{count} schematy usług", "{count} schematów usług"),
    "persona": ("{count} persona", "{count} persony", "{count} person"),
    "empathy-map": ("{count} mapa empatii", "{count} mapy empatii", "{count} map empatii"),
    "backlog": ("{count} lista szans", "{count} listy szans", "{count} list szans"),
    "nothing-experience": "Doświadczenie: nie ma żadnej podróży.",
    "nothing-pains": "Bolączki: żadna podróż ich nie wymienia.",
    "nothing-consistency": "Spójność: żaden krok nie wskazuje punktu styku.",
    "nothing-expectations": "Oczekiwania: żadnych nie zapisano, podobnie jak ulubionych kanałów.",
    "nothing-circumstances": "Okoliczności: nie ma żadnego kontekstu.",
    "nothing-weak-points": "Słabe punkty: nie ma schematu usługi.",
    "nothing-trust": "Zaufanie: nie ma twierdzeń, które mogłyby mieć źródło.",
    "nothing-change": "Zmiana: nie ma przyszłej wersji podróży ani starszej rewizji do porównania.",
    "nothing-coverage": "Pokrycie: nie ma żadnej podróży.",
}
