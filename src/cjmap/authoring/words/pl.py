"""Polish."""

from __future__ import annotations

NO_PERSONA_YET = (
    "# cjmap: ignore[no-persona] nie ma jeszcze żadnej; gdy będzie, dopisz niżej `personas: [jej id]`"
    " i usuń ten wiersz"
)
ANSWER = "Usunąć bolączkę „{pain}”"

WROTE = "zapisano"
LINKED = {
    "persona": "o personie",
    "journey": "o podróży",
    "blueprint": "o schemacie usługi",
    "stage": "etapy",
    "step": "kroki",
    "column": "kolumny",
    "action": "działania",
    "item": "bolączki",
    "touchpoint": "punkty styku",
    "channel": "kanały",
    "team": "zespoły",
    "system": "systemy",
    "context": "konteksty",
    "metric": "wskaźniki",
    "evidence": "źródła",
    "opportunity": "szanse",
}
NOT_FOUND = "Żadne polecenie samo jej tam nie znajdzie: pomijają ją ustawienia (`include`, `exclude`) albo git."
NEXT = "Co dalej:"
NEXT_EDIT = "zmień po swojemu: wszystko tam to przykład"
NEXT_EDIT_ANSWERS = "twoja mapa; zmienisz ją, kiedy chcesz"
NEXT_LINT = "czy to dobra mapa?"
NEXT_RENDER = "jej rysunek"
NEXT_MAP = {
    "persona": ("cjmap new journey pierwsze-zamowienie --persona {id}", "co ta osoba przeżywa"),
    "journey": ("cjmap new blueprint {id} --journey {id}", "co musi się dziać za kulisami"),
    "catalog": ("cjmap new journey pierwsze-zamowienie", "podróż po tych punktach styku"),
    "backlog": ("cjmap plan", "co zrobić najpierw"),
}

QUESTIONS: dict[str, tuple[str, str]] = {
    "grounds": (
        "Na czym to wszystko się opiera?",
        "Wybierz badania, z których korzystasz. Bez nich mapa sama powie o sobie, że jest"
        " założeniem; to uczciwy początek.",
    ),
    "persona.name": (
        "Jak się nazywa ta osoba?",
        "Imię i, jeśli chcesz, nazwisko; wymyślone, nigdy prawdziwego klienta. Przykład: Anna Lis",
    ),
    "persona.archetype": (
        "Jaki to typ klienta, w dwóch lub trzech słowach?",
        "Przykład: Ciekawa początkująca",
    ),
    "persona.bio": (
        "W jakiej jest sytuacji, w kilku zdaniach?",
        "To, co ważne dla waszej oferty: dzień, dom, wcześniejsze próby. Przykład: Kupuje na"
        " telefonie po kolacji; ma małą kuchnię i mało czasu.",
    ),
    "persona.goals": (
        "Do czego dąży?",
        "Jej cele, nie wasze. Przykład: Dobra kawa przed pracą, codziennie",
    ),
    "persona.needs": (
        "Bez czego się nie obejdzie?",
        "Przykład: Pomoc w wyborze bez znajomości żargonu",
    ),
    "persona.frustrations": (
        "Co jej przeszkadza?",
        "Przykład: Cisza po zapłaceniu",
    ),
    "persona.motivations": (
        "Co ją napędza?",
        "To, co stoi za celami. Przykład: Dziesięć spokojnych minut rano",
    ),
    "persona.behaviours": (
        "Co zwykle robi?",
        "Co można by zaobserwować. Przykład: Czyta dwie opinie i decyduje",
    ),
    "persona.channels": (
        "W jakich kanałach lubi się z wami spotykać?",
        "Kanały z waszego katalogu; wybierz tyle, ile pasuje.",
    ),
    "persona.quote": (
        "Jakie zdanie, jej własnymi słowami, najlepiej ją oddaje?",
        "Przykład: Chcę dobrej kawy w domu, nie wykładu.",
    ),
    "empathy-map.title": (
        "Jak nazywa się ta mapa?",
        "Sytuacja, tak jak nazwałaby ją ta osoba. Przykład: Otwieram paczkę",
    ),
    "empathy-map.persona": (
        "Kogo chcemy zrozumieć?",
        "Jedną osobę; na liście są persony z waszego obszaru roboczego.",
    ),
    "empathy-map.step": (
        "W którym kroku podróży jest?",
        "Wybierz krok, w którym ważne jest, jak się czuje, albo pomiń.",
    ),
    "empathy-map.situation": (
        "W jakiej jest sytuacji?",
        "Gdzie, kiedy, co się właśnie stało. Przykład: Sobota, 9 rano. Paczka leży na stole, woda"
        " się gotuje.",
    ),
    "empathy-map.source": (
        "Gdzie to padło?",
        "W wywiadzie, opinii, rozmowie. Przykład: Wywiad 3, wrzesień 2026",
    ),
    "journey.title": (
        "Jak nazywa się ta podróż, słowami klienta?",
        "Przykład: Kupuję pierwszą paczkę świeżej kawy",
    ),
    "journey.personas": (
        "Kto przez nią przechodzi?",
        "Zwykle jedna osoba; dwie, gdy chcesz porównać, jak się czują.",
    ),
    "journey.scenario": (
        "Jaka jest sytuacja?",
        "W zdaniu lub dwóch. Przykład: Anna pierwszy raz zamawia w małej palarni, na telefonie, po"
        " kolacji.",
    ),
    "journey.goal": (
        "Co klient chce osiągnąć?",
        "Przykład: Kawa w domu, która smakuje jak u przyjaciółki",
    ),
    "journey.stages": (
        "Jakie ma etapy, od początku do końca?",
        "Od trzech do sześciu części, każda ma swój cel, słowami klienta. Przykład: Szukam,"
        " Zamawiam, Czekam, Cieszę się",
    ),
    "journey.phase": (
        "Kiedy odbywa się etap „{stage}”?",
        "Względem zakupu lub użycia tego, co oferujecie.",
    ),
    "journey.steps": (
        "Co dzieje się na etapie „{stage}”, krok po kroku?",
        "Co klient robi albo przeżywa. Przykład: Składam zamówienie",
    ),
    "journey.touchpoint": (
        "Gdzie to się dzieje?",
        "Punkt styku z katalogu albo dowolne inne miejsce, własnymi słowami. Przykład: Strona"
        " produktu",
    ),
    "journey.channel": (
        "W jakim to kanale?",
        "Którędy klient się tam z wami spotyka.",
    ),
    "journey.emotion": (
        "Jakie to uczucie?",
        "Od −2 do 2, co pół: −2 to okropnie, 0 ani tak, ani tak, 2 świetnie. Może być też buźka,"
        " na przykład :(",
    ),
    "journey.thinks": (
        "Co chodzi klientowi po głowie?",
        "Jak cytat. Przykład: 15 zł za dostawę, i dopiero teraz?",
    ),
    "journey.pains": (
        "Co tu boli?",
        "Co przeszkadza, rozczarowuje lub niepokoi. Przykład: Koszt dostawy widać dopiero na końcu",
    ),
    "journey.severity": (
        "Jak dotkliwe jest „{pain}”?",
        "1 to drobiazg, 3 to konieczność obejścia, 5 to powód, by odejść.",
    ),
    "journey.moment-of-truth": (
        "W którym kroku klienci wyrabiają sobie o was zdanie?",
        "Moment prawdy: po nim wracają albo już nigdy.",
    ),
    "blueprint.title": (
        "Jak nazywa się ten schemat usługi?",
        "Przykład: Od zamówienia do pierwszej filiżanki",
    ),
    "blueprint.journey": (
        "Której podróży dotyczy?",
        "Jej kroki staną się kolumnami. Pomiń, żeby nazwać własne kolumny.",
    ),
    "blueprint.goal": (
        "Co chce osiągnąć organizacja?",
        "Przykład: Każde zamówienie wychodzi w ciągu dwóch dni, a klient wie, na czym stoi.",
    ),
    "blueprint.steps": (
        "Które kroki obejmuje?",
        "Pomiń, żeby wziąć wszystkie.",
    ),
    "blueprint.columns": (
        "Co robi klient, krok po kroku?",
        "Z każdego powstanie kolumna. Przykład: Składam zamówienie",
    ),
    "blueprint.props": (
        "Co klient tu widzi albo trzyma w ręku?",
        "Dowody materialne: strona, list, pomieszczenie. Przykład: E-mail z zamówieniem",
    ),
    "blueprint.front": (
        "Co ludzie lub maszyny robią na oczach klienta?",
        "Scena, przed linią widoczności. Przykład: Sklep potwierdza zamówienie",
    ),
    "blueprint.back": (
        "Co w tym celu dzieje się poza jego wzrokiem?",
        "Zaplecze, za linią widoczności. Przykład: Palarnia pali i pakuje",
    ),
    "blueprint.support": (
        "Co to umożliwia?",
        "Procesy wsparcia: systemy, dostawcy, inne działy. Przykład: Płatność przechodzi",
    ),
    "blueprint.owner": (
        "Kto robi to, co widzi klient?",
        "Zespół z katalogu albo nazwa.",
    ),
    "blueprint.fail": (
        "Co może się tu nie udać?",
        "Punkt awarii, który znacie najlepiej. Przykład: Bank nie odpowiada",
    ),
    "blueprint.recovery": (
        "Co się robi, gdy „{fail}”?",
        "Droga powrotna dla klienta. Przykład: Wysyłamy link, żeby zapłacić później",
    ),
    "catalog.title": (
        "Jak nazywa się ten katalog?",
        "Przykład: Słownik sklepu z kawą",
    ),
    "catalog.channels": (
        "W jakich kanałach klienci się z wami spotykają?",
        "Przykład: Strona internetowa, E-mail, Telefon, Oddział. Tego, co mają inne katalogi, nie"
        " trzeba powtarzać.",
    ),
    "catalog.mode": (
        "Czy „{channel}” jest online, czy offline?",
        "Online to przez internet lub telefon.",
    ),
    "catalog.touchpoints": (
        "Jakie punkty styku ma „{channel}”?",
        "Miejsca, gdzie to się dzieje. Przykład: Strona produktu, Kasa",
    ),
    "catalog.teams": (
        "Jakie zespoły za nie odpowiadają?",
        "Przykład: Sklep internetowy, Obsługa klienta",
    ),
    "catalog.systems": (
        "Jakie systemy wspierają usługę?",
        "Przykład: System rezerwacji, Bramka płatności",
    ),
    "backlog.title": (
        "Jak nazywa się ten backlog?",
        "Przykład: Co możemy zrobić dalej",
    ),
    "backlog.opportunities": (
        "Co można by zrobić dla klienta?",
        "Co będzie inaczej, w kilku słowach. Przykład: Pokazać koszt dostawy na stronie produktu",
    ),
    "backlog.for": (
        "Na co to odpowiada?",
        "Najpierw bolączki, na które nikt jeszcze nie odpowiada, potem wszystkie kroki.",
    ),
    "backlog.kind": (
        "Jak daleko to sięga?",
        "Naprawa, ulepszenie albo coś nowego.",
    ),
    "backlog.impact": (
        "Jak bardzo to pomaga?",
        "1 to prawie wcale, 5 to bardzo. Wystarczy szacunek: mapa powie, że to szacunek.",
    ),
    "backlog.effort": (
        "Ile osobodni by to zajęło?",
        "Wystarczy szacunek. Przykład: 4",
    ),
    "backlog.owner": (
        "Kto by to zrobił?",
        "Zespół z katalogu albo nazwa.",
    ),
}
"""What is asked, by name, each with the help: what it means, and an example."""

EXAMPLES = {
    "who": "Przykład: Anna, która nigdy nie parzyła świeżo palonej kawy",
    "must-do": "Przykład: Zaparzyć smaczną kawę z tego, co jest w paczce",
    "sees": "Przykład: Przepis na jej zaparzacz",
    "says": "Przykład: Pachnie lepiej niż w kawiarni na dole.",
    "does": "Przykład: Liczy sekundy na głos",
    "hears": "Przykład: „Daj jej dzień odpocząć” od przyjaciółki",
    "thinks": "Przykład: 18 gramów to jedna łyżka czy dwie?",
    "feels": "Przykład: Lekkie zdenerwowanie",
    "pains": "Przykład: Przepis jest w gramach, a nie ma wagi",
    "gains": "Przykład: Historia do opowiedzenia w pracy",
}
"""The help for the areas of an empathy map, whose questions stand on its picture."""

CHOICES = {
    "phase": {
        "before": "Przed zakupem lub użyciem",
        "during": "W trakcie zakupu lub użycia",
        "after": "Po zakupie lub użyciu",
    },
    "mode": {"online": "Online", "offline": "Offline"},
    "kind": {
        "fix": "Naprawia to, co zepsute",
        "improve": "Ulepsza to, co działa",
        "innovate": "Robi coś nowego",
    },
}

ENDS = {
    "journey.emotion": ("okropnie", "świetnie"),
    "journey.severity": ("drobiazg", "powód, by odejść"),
    "backlog.impact": ("prawie wcale", "bardzo"),
}
"""What the two ends of a scale mean."""

REQUIRED = "Bez odpowiedzi nie będzie mapy. Wystarczy słowo; można je potem zmienić."
TOO_MANY = "Wierszy jest {count}; w mapie, którą ktoś przeczyta, mieści się najwyżej {most}."
TOO_LONG = "Liter jest {count}; może być najwyżej {most}. Skróć albo podziel na kilka."
UNSEEN_CHARACTERS = "Jest tu znak, którego nie widać. Wpisz tekst jeszcze raz."
NO_NUMBER = "„{typed}” to nie liczba."
OUT_OF_SCALE = "„{typed}” wykracza poza skalę, od {low} do {high}."
IN_HALVES = "„{typed}” leży między kreskami: skala idzie co pół, na przykład −1, −0,5, 0."
IN_WHOLES = "„{typed}” leży między kreskami: skala ma tylko liczby całkowite."
BELOW_ZERO = "„{typed}” to mniej niż zero."
NO_SUCH_NUMBER = "Nie ma numeru {typed}: lista ma numery od 1 do {most}."
NO_SUCH_OPTION = "Na liście nie ma „{typed}”. Wpisz numer z listy albo wybierz strzałkami."
NO_SUCH_OPTION_NEAR = "Na liście nie ma „{typed}”. Może „{near}”?"

HEADING = {
    "persona": "Nowa persona",
    "empathy-map": "Nowa mapa empatii",
    "journey": "Nowa podróż",
    "blueprint": "Nowy schemat usługi",
    "catalog": "Nowy katalog",
    "backlog": "Nowy backlog",
}
NUMBER = "pytanie {number}"
HOW_LINE = "Wpisz, potem Enter."
HOW_SUGGESTED = (
    "To propozycja: Enter ją przyjmuje, pisanie ją zastępuje, strzałka pozwala ją zmienić."
)
FREE_OR_OPTION = "Enter przyjmie „{typed}” tak, jak jest; ↓ wybiera z listy:"
HOW_LINES = "Po jednym w wierszu; Enter w pustym wierszu prowadzi dalej."
HOW_PICK = "Wybierz strzałkami ↑ ↓ albo wpisz numer, potem Enter."
HOW_PICK_FREE = "Wybierz ↑ ↓ lub numerem albo wpisz inną odpowiedź; potem Enter."
HOW_PICK_SEVERAL = "Przechodź ↑ ↓, zaznaczaj spacją albo wpisz numery po przecinku; potem Enter."
HOW_SCALE = "Przesuń ← → albo wpisz liczbę, potem Enter."
HOW_AMOUNT = "Wpisz liczbę, potem Enter."
MAY_SKIP = "Sam Enter pomija."
ALL_ASKED = "To było ostatnie pytanie."
ALL_ASKED_MORE = "Mapa jest poniżej lub obok. PgUp i PgDn przewijają."
WRITES = "Enter zapisuje ją w {file}. Ctrl-B wraca do pytań."
FIRST = "To pierwsze pytanie."
NOTHING_LIKE = "Na liście nie ma nic podobnego."
PREVIEW = "Mapa do tej pory"
RESUME = "Ta mapa jest już zaczęta (odpowiedzi: {count}, ostatnia z dnia {day}). Kontynuować?"
RESUME_CHOICES = {
    "go-on": "Dalej od miejsca przerwania",
    "anew": "Od nowa; stare odpowiedzi znikną",
}
KEYS = (
    ("Ctrl-B", "wstecz"),
    ("Ctrl-N", "pomiń"),
    ("Ctrl-E", "przykład"),
    ("Ctrl-F", "zakończ"),
    ("Ctrl-C", "przerwij"),
)
KEYS_AT_END = (
    ("Enter", "zapisz"),
    ("Ctrl-B", "wstecz"),
    ("PgUp PgDn", "przewiń"),
    ("Ctrl-C", "przerwij"),
)
STOPPED = "Przerwano. Odpowiedzi zostały zachowane. Żeby wrócić w to samo miejsce:"
STOPPED_EMPTY = "Przerwano. Nic nie zapisano."
