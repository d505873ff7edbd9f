"""The words of the server, in Polish."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "maps": ("{count} błąd w mapach", "{count} błędy w mapach", "{count} błędów w mapach"),
    "settings": (
        "Ustawień nie da się użyć; obowiązują ostatnie dobre",
        "Ustawień nie da się użyć; obowiązują ostatnie dobre",
        "Ustawień nie da się użyć; obowiązują ostatnie dobre",
    ),
    "page": (
        "Nie udało się napisać tej strony z map w obecnym stanie",
        "Nie udało się napisać tej strony z map w obecnym stanie",
        "Nie udało się napisać tej strony z map w obecnym stanie",
    ),
    "picture": (
        "Na tej stronie pominięto {count} obraz",
        "Na tej stronie pominięto {count} obrazy",
        "Na tej stronie pominięto {count} obrazów",
    ),
    "fault": (
        "Usterka cjmap, nie Twoich map; więcej w terminalu",
        "Usterki cjmap, nie Twoich map; więcej w terminalu",
        "Usterki cjmap, nie Twoich map; więcej w terminalu",
    ),
    "more": ("Jeszcze {count}.", "Jeszcze {count}.", "Jeszcze {count}."),
    "findings": "Wszystkie uwagi",
    "stand-ins": (
        "Jedną mapę widać w jej poprzednim stanie.",
        "{count} mapy widać w ich poprzednim stanie.",
        "{count} map widać w ich poprzednim stanie.",
    ),
    "missing": "Nie ma takiej strony",
    "missing-lead": "W adresie może być literówka albo mapa ma teraz inny identyfikator."
    " Wyszukiwarka powyżej zna wszystkie strony.",
    "gone": "{title}: tej strony już nie ma",
    "gone-lead": "Mapę usunięto albo ma teraz inny identyfikator. Strona wróci, gdy tylko wróci"
    " mapa.",
    "near": "Czy chodziło o",
    "overview": "Do przeglądu",
    "failed": "Ta strona pojawi się, gdy tylko to, o czym mowa niżej, zostanie naprawione.",
}
