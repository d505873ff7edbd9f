"""The words of a channel, in Polish."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "kind": "Kanał",
    "about": "Co to jest",
    "mode": "Rodzaj",
    "online": "Online",
    "offline": "Offline",
    "owner": "Właściciel",
    "preferred": "Ulubiony kanał",
    "met": "Gdzie występuje",
    "steps": (
        "{count} krok w {journeys}",
        "{count} kroki w {journeys}",
        "{count} kroków w {journeys}",
    ),
    "journeys": ("{count} podróży", "{count} podróży", "{count} podróży"),
    "mean": "Średnia emocji",
    "range": "(od {low} do {high})",
    "place": "miejsce {place} wśród {places} kanałów",
    "never-met": "Nie ma go w żadnej podróży, która pokazuje, jak jest.",
    "touchpoints": "Punkty styku tego kanału",
    "touchpoint": "Punkt styku",
    "steps-title": "Kroki",
    "goals-missed": "Nieosiągnięte cele",
    "of": "{part} z {whole}",
    "on-the-spot": "opisany na miejscu, nie w katalogu",
    "appearances": "Wszystkie wystąpienia",
}
