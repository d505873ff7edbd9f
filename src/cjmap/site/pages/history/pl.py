"""The words of the history of all maps, in Polish."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "title": "Historia map",
    "lead": (
        "{count} mapa i jej wersje, z repozytorium, w którym leży.",
        "{count} mapy i ich wersje, z repozytorium, w którym leżą.",
        "{count} map i ich wersje, z repozytorium, w którym leżą.",
    ),
    "trouble": "Repozytorium nie może powiedzieć, co się zmieniło: {said}",
    "uncommitted": "Jeszcze niezatwierdzona",
    "recent": "Co zmieniło się ostatnio",
    "versions": "Zobacz wersje",
    "all": "Wszystkie mapy",
    "caption": "Wszystkie mapy, od ostatnio zmienionej",
    "column-map": "Mapa",
    "column-kind": "Rodzaj",
    "column-day": "Ostatnia zmiana",
    "column-author": "Kto",
    "column-subject": "Dlaczego",
    "column-versions": "Wersje",
}
