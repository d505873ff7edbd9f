"""How journeys feel, in Polish."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "title": "Doświadczenie",
    "lead": "podróż jako całość",
    "mean": "Średnia emocji",
    "mean-by-reach": "Średnia według zasięgu",
    "peak-end": "Szczyt i koniec",
    "peak-then-end": "{peak}, potem {end}",
    "lost": "Przegrane momenty prawdy",
    "of": "{part} z {whole}",
    "stage": "Etap",
    "step": "Krok",
    "score": "Ocena",
    "reach": "Zasięg",
    "journey": "Podróż",
    "scored": "Z oceną",
    "more-journeys": (
        "i jeszcze {count} podróż",
        "i jeszcze {count} podróże",
        "i jeszcze {count} podróży",
    ),
    "no-score": "Żaden krok nie ma oceny: nie wiadomo, jak klient czuje się w tej podróży.",
    "incomplete": "Oceny: {part} na {whole} kroków, więc żadna z tych liczb nie mówi o całej podróży."
    " Bez oceny: {steps}.",
    # --- a journey ---
    "moment-lost": "Przegrany moment prawdy: {step}",
    "moment-won": "Wygrany moment prawdy: {step}",
    "moment-unscored": "Moment prawdy bez oceny: {step}",
    "moment-open": "Nierozstrzygnięty moment prawdy: {step}",
    "reached": "; dociera tu {share}",
    "apart": "{step}: {worst} {low}, {best} {high}; średnia mówi {mean}.",
    "fall": "Spadek o {drop} między {before} a {after}",
    "fall-share": ", na drodze, którą idzie {share}",
    "fall-channel": ", przy zmianie kanału",
    "leaves": "Po kroku {step} odchodzi {share}.",
    "before": "Przed zakupem lub użyciem",
    "after": "Po zakupie lub użyciu",
    "drivers": "co zachęca: {texts}",
    "barriers": "co powstrzymuje: {texts}",
    "loop": "Klienci wracają, bo było dobrze: z {start} do {end}.",
    "measured-recommendation": "Polecanie, {metric}: {value}",
    "measured-return": "Lojalność, {metric}: {value}",
    "measured-other": "{metric}: {value}",
    "n": "n = {n}",
    "between": "95%: od {low} do {high}",
    "target": "cel {target}",
    "reached-target": "cel {target} osiągnięty",
    "missed-target": "cel {target} nieosiągnięty",
    "no-after": "Mapa kończy się na zakupie lub użyciu: o czasie po nim nic nie mówi.",
    "nothing-measured": "Po zakupie lub użyciu niczego nie zmierzono: ani kto wraca, ani kto poleca.",
    "only-other": (
        "Nie zmierzono, kto wraca ani kto poleca; po zakupie lub użyciu zmierzono {count} inną"
        " wielkość.",
        "Nie zmierzono, kto wraca ani kto poleca; po zakupie lub użyciu zmierzono {count} inne"
        " wielkości.",
        "Nie zmierzono, kto wraca ani kto poleca; po zakupie lub użyciu zmierzono {count} innych"
        " wielkości.",
    ),
    "others": (
        "Po zakupie lub użyciu zmierzono jeszcze {count} inną wielkość.",
        "Po zakupie lub użyciu zmierzono jeszcze {count} inne wielkości.",
        "Po zakupie lub użyciu zmierzono jeszcze {count} innych wielkości.",
    ),
    # --- headlines ---
    "head-coverage": (
        "Ocenę ma tylko {count} z {whole} kroków: żadna średnia nie mówi o całości.",
        "Ocenę mają tylko {count} z {whole} kroków: żadna średnia nie mówi o całości.",
        "Ocenę ma tylko {count} z {whole} kroków: żadna średnia nie mówi o całości.",
    ),
    "head-no-score": "Żaden krok nie ma oceny: nie wiadomo, jak klienci się czują.",
    "head-truths": "Przegrane momenty prawdy: {part} z {whole}: {steps}.",
    "head-truths-worst": "Przegrane momenty prawdy: {part} z {whole}; najgorzej wypada {step} z oceną"
    " {score}.",
    "head-truth": "Moment prawdy {step} jest przegrany z oceną {score}.",
    "head-truth-some": "Moment prawdy {step} jest przegrany z oceną {score}, a dociera do niego"
    " {share}.",
    "head-truth-all": "Moment prawdy {step} jest przegrany z oceną {score}, a dociera do niego każdy.",
    "head-alone-one": "Nie odpowiada na to żadna otwarta szansa.",
    "head-alone-all": "Na żaden z nich nie odpowiada żadna otwarta szansa.",
    "head-alone": ("Na {count} z nich nie odpowiada żadna otwarta szansa.",) * 3,
    "head-leaves": "Po kroku {step} odchodzi {share} rozpoczynających podróż. Średnia do tej chwili to"
    " {until}, a całej podróży {mean}.",
    "head-remembered-better": "{journey} zapada w pamięć lepiej, niż wypada: {remembered} według"
    " szczytu i końca, {mean} średnio.",
    "head-remembered-worse": "{journey} zapada w pamięć gorzej, niż wypada: {remembered} według"
    " szczytu i końca, {mean} średnio.",
    "head-hidden": "Średnia {journey} to {mean}, ale {persona} ma {own}: średnia to ukrywa.",
    "head-apart": "{step} wygląda na {mean}, ale {worst} ma tu {low}, a {best} {high}.",
    "head-channels": "Spadki o 1 lub więcej wypadają przy zmianie kanału ({part} z {whole}), choć"
    " kanał zmienia tylko {usual} przejść.",
    "head-against": "{step} ma na mapie ocenę {score}, a {share} z {n} zapytanych w tym miejscu to"
    " krytycy.",
    "head-unmeasured-one": "Nie zmierzono, czy klienci wracają i polecają, choć {journey} trwa po"
    " zakupie lub użyciu.",
    "head-unmeasured": "Czy klienci wracają i polecają, zmierzono w {part} z {whole} podróży, które"
    " trwają po zakupie lub użyciu; nie w {journeys}.",
}
