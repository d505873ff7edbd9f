"""Steps in their circumstances, in Polish."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "title": "Okoliczności",
    "lead": "ten sam krok, kiedy jest inaczej",
    "told": "Kroki z kontekstem",
    "varied": "Kroki z wariantem",
    "of": "{part} z {whole}",
    "step": "Krok",
    "context": "Kontekst",
    "usual": "Zwykle",
    "then": "Wtedy",
    "difference": "Różnica",
    "besides": "Poza tym",
    "opportunity": "Szansa w tym kroku",
    "takes": "trwa {longer}, nie {shorter}",
    "waits": "czeka się {longer}, nie {shorter}",
    "elsewhere": "miejsce: {place}",
    "own-pains": (
        "{count} bolączka więcej",
        "{count} bolączki więcej",
        "{count} bolączek więcej",
    ),
    "none": "brak",
    "answer": "{title}, {status}",
    "is-idea": "pomysł",
    "is-planned": "zaplanowana",
    "is-doing": "w toku",
    "is-done": "zrealizowana",
    "is-dropped": "zaniechana",
    "more": (
        "i jeszcze {count} krok w kontekście",
        "i jeszcze {count} kroki w kontekście",
        "i jeszcze {count} kroków w kontekście",
    ),
    "variants": "Kroki inne",
    "unanswered": "Gorsze, bez szansy",
    "pain-part": "Bolączki tylko wtedy",
    "happening": "Kroki wtedy",
    "others": "Pozostałe",
    "felt": "{steps}: {mean}",
    "more-contexts": (
        "i jeszcze {count} kontekst",
        "i jeszcze {count} konteksty",
        "i jeszcze {count} kontekstów",
    ),
    "unmapped": "Konteksty, których nikt nie zmapował: {contexts}.",
    "without-variant": "Konteksty, w których są kroki, ale żaden nie przebiega inaczej: {contexts}.",
    "no-context-about": "Czego nie dotyczy żaden kontekst: {dimensions}.",
    "dimension-place": "miejsce",
    "dimension-time": "czas",
    "dimension-device": "urządzenie",
    "dimension-social": "towarzystwo",
    "dimension-economic": "pieniądze",
    "dimension-season": "pora roku",
    "dimension-weather": "pogoda",
    "dimension-health": "zdrowie",
    "nobody": "{context}: ocena kroku {step} spada z {usual} do {then}, a nie dotyczy go żadna szansa,"
    " nawet pomysł.",
    "nobody-truth": "{context}: ocena kroku {step}, momentu prawdy, spada z {usual} do {then}, a nie"
    " dotyczy go żadna szansa, nawet pomysł.",
    "while-helped": "W tym kontekście lub poza nim dochodzi do niego {reach}; szansę zaplanowaną lub w"
    " toku ma za to krok {step} ({context}), który traci nie więcej, a dochodzi do niego {part}.",
    "lost-then": "{context}: krok {step}, moment prawdy, jest przegrany tylko wtedy: {then} zamiast"
    " {usual}.",
    "costs": (
        "{context}: {count} krok wypada o {loss} gorzej niż zwykle.",
        "{context}: te same {count} kroki wypadają średnio o {loss} gorzej niż zwykle.",
        "{context}: te same kroki ({count}) wypadają średnio o {loss} gorzej niż zwykle.",
    ),
    "waits-there": "Czeka się wtedy {longer}, a zwykle {shorter} (krok {step}).",
    "all-pains": "wszystkich bolączek",
    "all-weighed": "wszystkich zważonych bolączek",
    "hurts": (
        "{context}: to, co boli tylko wtedy, to {part} wagi {all}, choć inaczej niż"
        " zwykle przebiega {count} krok z {whole}.",
        "{context}: to, co boli tylko wtedy, to {part} wagi {all}, choć inaczej niż"
        " zwykle przebiegają {count} kroki z {whole}.",
        "{context}: to, co boli tylko wtedy, to {part} wagi {all}, choć inaczej niż"
        " zwykle przebiega {count} kroków z {whole}.",
    ),
}
