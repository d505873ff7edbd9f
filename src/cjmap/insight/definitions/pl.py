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
        "Część rozpoczynających podróż, która kiedykolwiek dochodzi do kroku: iloczyn udziałów `next` po"
        " drodze. Drogi bez udziału dzielą resztę po równo. Kto się cofa, przechodzi jeszcze raz i idzie"
        " dalej jak pozostali, więc drogi wstecz go nie zmniejszają; do kroku, do którego nie prowadzi"
        " żaden wcześniejszy, dochodzą wszyscy. To, ile razy podróż się rozpoczyna, się nie liczy.",
    ),
    "coverage": ("Pokrycie", "Kroki z oceną wśród wszystkich kroków."),
    "peak-end": (
        "Szczyt i koniec",
        "Średnia dwóch ocen: szczytu, czyli kroku z oceną najdalszą od 0 (z dwóch równie dalekich tego"
        " złego, bo zło waży więcej, potem wcześniejszego), i końca, czyli ostatniego kroku z oceną. Po"
        " nich ludzie pamiętają zdarzenie, niezależnie od tego, jak długo trwało.",
    ),
    "fall": ("Spadek", "Różnica ocen dwóch kroków, które następują po sobie."),
    "nps": (
        "Net promoter score",
        "Udział promotorów (9 lub 10 na 10) minus udział krytyków (od 0 do 6), od −100 do 100.",
    ),
    "interval": (
        "Przedział 95%",
        "Podany na mapie; w przeciwnym razie przedział Wilsona dla udziału, także w procentach"
        " (`csat-top2`), gdy podano liczbę odpowiedzi, i skorygowany przedział Walda dla wyniku netto,"
        " którego odpowiedzi policzono.",
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
        " Czynnik, który ma mniej niż połowa bolączek, nie liczy się wcale, podobnie jak udział person,"
        " jeśli nie mają go wszystkie; bolączka bez czynnika, który się liczy, nie jest ważona. Podana"
        " jako część wagi wszystkich zważonych bolączek.",
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
    "goals-missed": (
        "Nieosiągnięte cele",
        "Cele podane w krokach z tym punktem styku: wskaźniki z celem, oczekiwania spełnione lub nie,"
        " czasy z planem. Wszystko, co mówi o czasie trwania kroku, to jeden cel: także w kontekstach i we"
        " wskaźniku metody `duration` o tej samej wartości lub tym samym celu. Częściowo: tak mówi"
        " o oczekiwaniu mapa albo dane o jednym celu są rozbieżne. Bez rozstrzygnięcia: wskaźnik, którego"
        " przedział obejmuje cel albo o którym nie wiadomo, czy lepiej więcej, czy mniej. Większość to co"
        " najmniej dwa i więcej niż połowa wszystkich. Nie ocenia się, czy słowa obietnicy lub standardu"
        " są prawdą. Z tych, które nie osiągają większości, najpierw te, przy których suma ocen"
        " pomnożonych przez zasięg jest najniższa.",
    ),
    "spread": ("Od … do", "Najniższa i najwyższa ocena kroku, w którym występuje."),
    "sides": (
        "Porównanie stron",
        "Średnie ocen kroków po każdej stronie, o ile oceniono tam co najmniej dwa kroki. Klient ocenia"
        " podróż także po tym, czy jest spójna.",
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
    # --- weak points ---
    "fail-point": (
        "Punkt awarii",
        "Miejsce, w którym usługa może zawieść, oznaczone w schemacie; wyjście to to, co się wtedy"
        " robi.",
    ),
    "fail-answer": (
        "Co ma się zmienić w punkcie awarii",
        "Szanse, które wskazują działanie, jego kolumnę lub pokazany w niej krok, a gdy ich nie ma: to,"
        " co mówi samo działanie. Punkt bez wyjścia i bez tego wszystkiego, nie licząc szans"
        " zaniechanych, jest otwarty.",
    ),
    "waiting": (
        "Czekanie",
        "To, co podaje kolumna, a jeśli nic, to suma czekania przy jej działaniach; jako część czasu,"
        " jaki trwają kroki, i nie dłużej niż one. Krok, który nic o tym nie mówi, też może zawierać"
        " czekanie.",
    ),
    "waiting-for": (
        "Czekanie na kogoś",
        "Czekanie podane przy działaniach, według tego, kto je wykonuje: właściciela działania, a jeśli"
        " go brak, właściciela użytego systemu.",
    ),
    "aimed-at": (
        "Krótszy czas jako cel",
        "Otwarta szansa dla kroku, jego etapu, bolączki w nim, kolumny lub działania w niej, której"
        " wynikiem jest wskaźnik o metodzie `duration`.",
    ),
    "over-plan": (
        "Ponad plan",
        "Czas rzeczywisty minus planowany, w krokach, które podają oba; kroki szybsze równoważą w sumie"
        " wolniejsze.",
    ),
    "lines": (
        "Przecięte linie",
        "Strzałki między klientem a sceną (linia interakcji), sceną a zapleczem (linia widoczności),"
        " zapleczem a wsparciem (linia interakcji wewnętrznej); strzałka liczy się przy każdej linii,"
        " którą przecina.",
    ),
    "hand-off": (
        "Przekazanie",
        "Strzałka między działaniami różnych zespołów: ich właścicieli, z katalogu lub spoza niego, a"
        " gdy ich brak, właścicieli użytych systemów.",
    ),
    "behind": (
        "Za krokiem",
        "Cała praca, do której prowadzą strzałki od kroku klienta i od tego, co dzieje się przy nim na"
        " scenie, aż do następnej czynności klienta.",
    ),
    "chain": (
        "Najdłuższy łańcuch",
        "Dla każdego działania za krokiem: droga z najmniejszą liczbą przekazań; z tych dróg"
        " najdłuższa. Praca bez właściciela przechodzi dalej od tego, kto miał ją przedtem.",
    ),
    "hangs-on": (
        "Zależność od systemu",
        "Krok zależy od systemu, jeśli używa go działanie w jego kolumnie lub za nim.",
    ),
    "unseen": (
        "Boli bez punktu awarii",
        "Krok, który ktoś ocenia na −1,5 lub niżej albo który ma bolączkę o dotkliwości 4 lub 5, a jego"
        " kolumna nie ma punktu awarii; chyba że na bolączkę odpowiada szansa, która wskazuje też"
        " punkt awarii gdzie indziej.",
    ),
    "felt-elsewhere": (
        "Boli gdzie indziej",
        "Jedna szansa wskazuje i działanie z punktem awarii, i bolączkę w innym kroku.",
    ),
    "appearance": (
        "Czyja to praca w oczach klienta",
        "Właściciel działania wobec `perceived_owner`, czyli tego, kto według klienta ją wykonuje.",
    ),
    # --- circumstances ---
    "context-told": (
        "Kroki z kontekstem",
        "Kroki, które dzieją się w kontekście (`context`) albo mają w nim wariant (`variants`).",
    ),
    "context-loss": (
        "Różnica w kontekście",
        "Ocena tego samego kroku w kontekście minus zwykła, u person, które mają obie; dla kilku kroków"
        " średnia. Klienci oceniają podróż po spójności tematycznej, konsekwencji i wrażliwości na"
        " kontekst.",
    ),
    "context-happening": (
        "Kroki w kontekście",
        "Te z kontekstem (`context`) i średnia ich ocen; pozostałe to inne kroki tych samych podróży.",
    ),
    # --- change ---
    "open-pains": (
        "Otwarte bolączki",
        "Bolączki podróży, także w wariantach, których nie wskazuje żadna zrobiona szansa; dotkliwość"
        " ma od 1 do 5, a niepodana niczego nie dodaje.",
    ),
    "met": ("Spełnione oczekiwania", "Te, które spełniono, wśród wszystkich ocenionych."),
    "backed": (
        "Twierdzenia ze źródłem",
        "Potrzeby, oczekiwania, bolączki i korzyści, które mają źródło, własne albo tego, w czym są"
        " zapisane, wśród wszystkich.",
    ),
    "promised": (
        "Co to przyniesie",
        "Szanse dla kroku, jego etapu lub czegoś, co w nim jest, w jednej z wersji: liczy się ta, która"
        " zaszła najdalej. To, co już zrobiono, nic więcej nie przyniesie.",
    ),
    "change-interval": (
        "Więcej niż szum",
        "Gdy przedział 95% zmiany nie obejmuje 0: Newcombe'a dla udziałów, skorygowany przedział Walda"
        " dla wyników netto z policzonymi odpowiedziami, a poza tym z przedziałów podanych na mapach.",
    ),
    "metric-there": (
        "Wskaźnik w punkcie styku",
        "Jego wartość w kroku z tym punktem styku; przy kilku takich krokach mediana wartości.",
    ),
    # --- coverage ---
    "served": (
        "Na schemacie usługi",
        "Kroki z punktem styku, które wskazuje kolumna któregokolwiek schematu usługi; podróże przyszłe"
        " się nie liczą. Krok wypada źle przy ocenie poniżej 0.",
    ),
    "overdue": (
        "Po terminie",
        "Ani zrealizowane, ani zaniechane, z terminem przed dniem dzisiejszym.",
    ),
    # --- trust ---
    "claim": (
        "Twierdzenie",
        "Bolączka, korzyść, potrzeba, oczekiwanie lub frustracja; w schemacie usługi także czynność"
        " klienta i punkt awarii. Opiera się na źródle lub założeniu, które samo podaje, a jeśli nie"
        " podaje, na tym, co podaje krok, etap albo mapa; gdy nie podaje żadne z nich, na niczym."
        " Podróże przyszłe niczego nie twierdzą.",
    ),
    "own-source": (
        "Twierdzenie z własnym źródłem",
        "Źródło podano przy nim, a nie przy kroku, etapie lub działaniu ani dla całej mapy, której"
        " lista dotyczy wszystkiego, co mapa mówi.",
    ),
    "source-age": (
        "Wiek źródła",
        "Od jego daty do dziś; o wieku twierdzenia decyduje najnowsze źródło. Ile miesięcy źródło jest"
        " świeże, ustala `report.fresh`; daty z przyszłości się nie liczą.",
    ),
    "nature": (
        "Usłyszane i policzone",
        "Ankieta i analityka liczą; wywiad, obserwacja, zgłoszenia, warsztat i opinie mówią lub"
        " pokazują.",
    ),
    "rests-on": (
        "Oparcie na źródle",
        "Twierdzenia, które je podają albo których krok, etap lub mapa je podaje; tylko na nim: te, które"
        " nie mają innego.",
    ),
    "basis": (
        "Skąd znana jest emocja",
        "Pole `basis` każdej oceny kroku i jego wariantów: zaobserwowana, z relacji klientów albo"
        " założona.",
    ),
    "talked-frequency": (
        "Częstość tylko z rozmów",
        "Wszystkie źródła bolączki to wywiady lub warsztaty, które pytają niewielu i nie służą do"
        " liczenia.",
    ),
    "review-due": (
        "Termin przeglądu",
        "Dzień ostatniego przeglądu mapy i rytm, który mapa sama sobie wyznacza.",
    ),
    # --- plan ---
    "plan-gain": (
        "Oczekiwany zysk",
        "Wpływ (1–5) × zasięg × pewność każdej szansy, do tego waga bolączek, na które odpowiadają, ×"
        " pewność najpewniejszej z wybranych: każda bolączka liczy się raz, ile by szans na nią nie było."
        " Jedno i drugie to stopnie × udział klientów; wagę bolączek ustawia `plan.pain-weight`.",
    ),
    "plan-alone": (
        "Zysk osobno",
        "Oczekiwany zysk, gdyby nie robić nic innego. Zyski w planie sumują się do mniejszej liczby, gdy"
        " kilka szans odpowiada na tę samą bolączkę.",
    ),
    "plan-best": (
        "Najlepszy plan",
        "Zestaw o największym oczekiwanym zysku, który mieści się w budżecie i w mocach zespołów oraz"
        " zachowuje `requires` i `excludes`; z równie dobrych ten, który zajmie najmniej osobodni."
        " Znaleziony przez HiGHS (metoda podziału i ograniczeń), sprawdzony na dokładnych ułamkach.",
    ),
    "plan-value": (
        "Zysk z osobodnia",
        "Zysk osobno / nakład w osobodniach.",
    ),
    "rice": ("RICE", "Zasięg × wpływ × pewność / nakład w osobodniach; bolączki się nie liczą."),
    "plan-greedy": (
        "Wybór z góry listy",
        "Od góry brane jest wszystko, co się mieści i ma już to, czego wymaga, aż nic więcej się nie"
        " zmieści.",
    ),
    "plan-step": (
        "Następny krok, który warto zrobić",
        "Taka liczba dodatkowych osobodni, przy której najlepszy plan zyskuje najwięcej na każdy z nich.",
    ),
    "plan-close": (
        "Wyrównany wybór",
        "Wybór, który wypadłby odwrotnie, gdyby jeden szacunek tej szansy (wpływ lub zasięg, pewność,"
        " nakład) był o jedną trzecią niższy albo wyższy, a pozostałe trafne. Procent to błąd, przy którym"
        " oba plany są równie dobre, a dla nakładu najmniejszy, który wystarczy.",
    ),
    "plan-quarter": (
        "Kolejność",
        "Do końca każdego kwartału zespół kończy nie więcej, niż ma mocy od początku, najpierw pracę w"
        " toku. Z wszystkich kolejności ta, której zyski zsumowane po końcach kwartałów są największe."
        " To, co wymagane, jest gotowe nie później.",
    ),
}
