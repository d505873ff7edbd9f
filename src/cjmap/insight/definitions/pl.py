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
    # --- expectations ---
    "expectation": (
        "Oczekiwania",
        "Te w krokach i ich wariantach: wskazanej persony albo wszystkich, które przechodzą przez krok;"
        " spełnione, częściowo lub niespełnione według mapy (`met`). Ocena należy do tych, którzy tego"
        " oczekują. Satysfakcja wynika z porównania tego, czego się oczekiwało, z tym, co się stało.",
    ),
    "taken-up": (
        "Nieocenione",
        "Oczekiwania w krokach bez oceny oraz te z całej podróży lub persony, których nie podejmuje"
        " żaden ich krok: żaden nie ma tego samego id, tych samych słów ani wszystkich słów"
        " oczekiwania. Powtórzony tekst liczy się raz.",
    ),
    "answered-around": (
        "Szansa w tym kroku",
        "Ta, która zaszła najdalej, spośród wskazujących krok, coś w nim lub jego etap.",
    ),
    "preferred": (
        "Ulubione kanały",
        "Kroki z kanałem, przez które persona przechodzi: w kanale ulubionym albo w innym; średnie"
        " z ocen samej persony.",
    ),
    # --- consistency ---
    "promise": (
        "Ocena obietnicy",
        "Liczy się to, co w krokach z tym punktem styku można odnieść do celu: wskaźniki z celem,"
        " oczekiwania spełnione lub nie (częściowo: po obu stronach), czasy z planem. Niedotrzymana:"
        " chybiono co najmniej dwóch celów i jest ich co najmniej trzy czwarte. Dotrzymana: tyle samo"
        " osiągnięto i nie ma tam bolączek. Wątpliwa: między nimi albo są same bolączki. Wskaźnik,"
        " którego przedział obejmuje cel, niczego nie rozstrzyga. Słowa obietnicy nie są interpretowane.",
    ),
    "spread": ("Od … do", "Najniższa i najwyższa ocena kroku, w którym występuje."),
    "sides": (
        "Najlepsze i najgorsze",
        "Średnie ocen kroków po każdej stronie, o ile po tej stronie oceniono co najmniej dwa kroki.",
    ),
    "uneven": (
        "Nierówny punkt styku",
        "Średnie oceny jednego punktu styku w różnych podróżach albo u person z własnymi ocenami,"
        " które dzieli co najmniej 1, przy co najmniej dwóch ocenionych krokach po każdej stronie.",
    ),
    "apart": (
        "Persona na tle innych",
        "Średnie ocen z kroków, w których kilka person ma własne oceny; inni liczą się w kroku razem,"
        " jako ich średnia.",
    ),
    "channel-change": (
        "Zmiana kanału",
        "Średnia różnica ocen dwóch kroków, które następują po sobie i mają ocenę oraz kanał. Drogi"
        " wstecz się nie liczą.",
    ),
}
