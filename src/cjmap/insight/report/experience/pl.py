"""How journeys feel, in Polish."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "title": "Doświadczenie",
    "lead": "podróż jako całość",
    "mean": "Średnia emocji",
    "peak-end": "Szczyt i koniec",
    "peak": "Szczyt",
    "end": "Koniec",
    "coverage": "Kroki z oceną",
    "truth": "Momenty prawdy",
    "truths": "wygrane {won}, przegrane {lost}, otwarte {open}",
    "lost": "Przegrane momenty prawdy",
    "of": "{part} z {whole}",
    "stage": "Etap",
    "journey": "Podróż",
    "scored": "Z oceną",
    "fall": "Spadek o {drop} od {before} do {after}.",
    "fall-channel": "Spadek o {drop} od {before} do {after}, przy zmianie kanału.",
    "more-journeys": (
        "i jeszcze {count} podróż",
        "i jeszcze {count} podróże",
        "i jeszcze {count} podróży",
    ),
    "remembered-better": "{journey} zapada w pamięć lepiej, niż wypada: {remembered} według szczytu i"
    " końca, {mean} średnio.",
    "remembered-worse": "{journey} zapada w pamięć gorzej, niż wypada: {remembered} według szczytu i"
    " końca, {mean} średnio.",
}
