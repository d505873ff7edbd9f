"""The definitions in Polish."""

DEFINITIONS: dict[str, tuple[str, str]] = {
    # --- experience ---
    "score": (
        "Ocena",
        "Jak się czuje klient w danym kroku, od −2 (fatalnie) do +2 (świetnie): średnia po personach"
        " podróży, każda z własną oceną albo z oceną kroku. Warianty się nie liczą.",
    ),
    "mean": (
        "Średnia emocji",
        "Średnia arytmetyczna ocen kroków, każdy krok liczy się raz.",
    ),
    "reach": (
        "Zasięg",
        "Część rozpoczynających podróż, która dochodzi do kroku: iloczyn udziałów `next` po drodze."
        " Drogi bez udziału dzielą resztę po równo.",
    ),
    "coverage": ("Pokrycie", "Kroki z oceną wśród wszystkich kroków."),
    "peak": (
        "Szczyt",
        "Krok z oceną najdalszą od 0; z dwóch równie dalekich ten zły, potem wcześniejszy.",
    ),
    "end": ("Koniec", "Ostatni krok, który ma ocenę."),
    "peak-end": (
        "Szczyt i koniec",
        "Średnia ocen szczytu i końca. Po nich ludzie pamiętają zdarzenie, niezależnie od tego, jak"
        " długo trwało.",
    ),
    "fall": ("Spadek", "Różnica ocen dwóch kroków, które następują po sobie."),
    "nps": (
        "Net promoter score",
        "Udział promotorów (9 lub 10 na 10) minus udział krytyków (od 0 do 6), od −100 do 100.",
    ),
    "interval": (
        "Przedział 95%",
        "Podany na mapie; w przeciwnym razie przedział Wilsona dla udziału, skorygowany przedział"
        " Walda dla wyniku netto, którego odpowiedzi policzono.",
    ),
    "truth": (
        "Momenty prawdy",
        "Oznaczony krok jest wygrany przy ocenie powyżej 0, przegrany poniżej, a przy 0 lub bez oceny"
        " nierozstrzygnięty.",
    ),
    # --- pains ---
    "pain-weight": (
        "Waga bolączki",
        "Dotkliwość (1–5) × częstość × zasięg kroku × udział person, które przez niego przechodzą,"
        " wśród wszystkich klientów; w momencie prawdy podwójnie, chyba że ustawienia mówią inaczej."
        " Czynnik, którego nie ma żadna bolączka, nie liczy się wcale; bolączka bez czynnika, który"
        " mają inne, nie jest ważona. Podana jako część wagi wszystkich bolączek.",
    ),
    "pain-rank": ("Miejsce", "Według wagi; bolączki o równej wadze zajmują to samo miejsce."),
    "pain-owner": (
        "Kto odpowiada za bolączkę",
        "Właściciel otwartej szansy, która ją wskazuje; inaczej zespół punktu styku lub jego kanału;"
        " inaczej właściciel otwartej szansy, która wskazuje jej krok. Opiekun mapy się nie liczy.",
    ),
    "answered": (
        "Odpowiedź",
        "Szanse, które wskazują bolączkę, jej krok lub etap; liczy się ta, która zaszła najdalej:"
        " w toku, zaplanowana, pomysł, zrealizowana, zaniechana.",
    ),
    "pain-ground": (
        "Na czym opiera się bolączka",
        "Źródło lub założenie samej bolączki, inaczej jej kroku, etapu lub podróży.",
    ),
}
