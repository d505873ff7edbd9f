"""The pains, in Polish."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "title": "Bolączki",
    "lead": "co boli najbardziej i kto się tym zajmuje",
    "weighing": "Waga: {factors}.",
    "power": "{factor} do potęgi {power}",
    "at-truth": "{times} w momencie prawdy",
    "journeys-alike": "Podróże liczą się tak samo, niezależnie od tego, ile osób je rozpoczyna.",
    "not-counted": "Nie liczy się, bo podaje to za mało bolączek albo tak mówią ustawienia: {factors}.",
    "no-share": "Nie podano, jaka to część wszystkich klientów: {names}.",
    "weighed-only": "Zważono tylko {part} z {whole} bolączek; części wagi dotyczą samych tych.",
    "factor-severity": "dotkliwość",
    "factor-frequency": "częstość",
    "factor-reach": "zasięg kroku",
    "factor-share": "udział person",
    "half": "Połowa wagi",
    "half-of": (
        "{half} z {count} bolączki",
        "{half} z {count} bolączek",
        "{half} z {count} bolączek",
    ),
    "by-touchpoint": "Gdzie",
    "by-touchpoint-none": "poza punktami styku",
    "by-stage": "Kiedy",
    "stage-of": "{stage} ({journey})",
    "by-stage-none": "etap bez nazwy",
    "by-owner": "Kto odpowiada",
    "by-owner-none": "nikt",
    "part": (
        "{name} {part} ({count} bolączka)",
        "{name} {part} ({count} bolączki)",
        "{name} {part} ({count} bolączek)",
    ),
    "by-answer": "Co z tym robimy",
    "part-doing": "w toku {part}",
    "part-planned": "zaplanowane {part}",
    "part-idea": "tylko pomysł {part}",
    "part-done": "zrobione, a boli dalej {part}",
    "part-dropped": "zaniechane {part}",
    "part-nothing": "bez żadnej szansy {part}",
    "part-step-only": "; w tym {part} przez szanse, które wskazują tylko krok",
    "by-ground": "Podstawa",
    "ground-evidence": "źródła {part}",
    "ground-assumption": "założenia {part}",
    "ground-nothing": "brak {part}",
    "rank": "Miejsce",
    "weight": "Waga",
    "factors": "Czynniki",
    "pain": "Bolączka",
    "owner": "Odpowiada",
    "opportunity": "Szansa",
    "evidence": "Źródło",
    "at-step": "krok {step}",
    "only-in": "tylko: {contexts}",
    "truth": "moment prawdy",
    "none": "brak",
    "assumption": "założenie",
    "answer": "{title}, {status}",
    "step-only": "; wskazuje tylko krok",
    "is-idea": "pomysł",
    "is-planned": "zaplanowana",
    "is-doing": "w toku",
    "is-done": "zrealizowana",
    "is-dropped": "zaniechana",
    "more-pains": (
        "i jeszcze {count} bolączka, {part} wagi",
        "i jeszcze {count} bolączki, {part} wagi",
        "i jeszcze {count} bolączek, {part} wagi",
    ),
    "tied": (
        ", z tego {count} tak samo ciężka jak ostatnia",
        ", z tego {count} tak samo ciężkie jak ostatnia",
        ", z tego {count} tak samo ciężkich jak ostatnia",
    ),
    "not-weighed": (
        "{count} bolączki nie da się zważyć:",
        "{count} bolączek nie da się zważyć:",
        "{count} bolączek nie da się zważyć:",
    ),
    "lacks": "{pain} – nie podano: {missing}",
    "more-lacking": ("i jeszcze {count}", "i jeszcze {count}", "i jeszcze {count}"),
    "pain-in": "{pain} ({contexts})",
    "all": "wszystkich bolączek",
    "all-weighed": "wszystkich zważonych bolączek",
    "severity": "dotkliwość {severity}",
    "grave-one": "Na najdotkliwszą bolączkę, {pain} (dotkliwość {severity}), nie odpowiada żadna szansa,"
    " nawet pomysł.",
    "grave-all": "Na żadną z {whole} bolączek o dotkliwości 4 lub 5 nie odpowiada żadna szansa, nawet"
    " pomysł; najdotkliwsza to {pain} (dotkliwość {severity}).",
    "grave": (
        "Na {count} z {whole} bolączek o dotkliwości 4 lub 5 nie odpowiada żadna szansa, nawet pomysł:"
        " {pain} (dotkliwość {severity}).",
        "Na {count} z {whole} bolączek o dotkliwości 4 lub 5 nie odpowiada żadna szansa, nawet pomysł;"
        " najdotkliwsza to {pain} (dotkliwość {severity}).",
        "Na {count} z {whole} bolączek o dotkliwości 4 lub 5 nie odpowiada żadna szansa, nawet pomysł;"
        " najdotkliwsza to {pain} (dotkliwość {severity}).",
    ),
    "nobody-heaviest": "Na najcięższą z {whole} bolączek, {pain}, nie odpowiada żadna szansa, nawet"
    " pomysł.",
    "nobody": "Na bolączkę {pain} nie odpowiada żadna szansa, nawet pomysł, choć pod względem wagi"
    " zajmuje {rank}. miejsce na {whole}.",
    "outweighs-one": "Jedyna szansa zaplanowana lub w toku odpowiada na mniej, niż ona waży: {title}.",
    "outweighs": (
        "{count} z {whole} szans zaplanowanych lub w toku odpowiada na mniej, niż ona waży: {titles}.",
        "{count} z {whole} szans zaplanowanych lub w toku odpowiadają na mniej, niż ona waży: {titles}.",
        "{count} z {whole} szans zaplanowanych lub w toku odpowiada na mniej, niż ona waży: {titles}.",
    ),
    "unnamed-planned": "Najcięższej bolączki, {pain} ({part} wagi wszystkich), nie wskazuje żadna"
    " szansa: to, co zaplanowano w jej kroku, {title}, dotyczy bolączki {other}.",
    "unnamed-doing": "Najcięższej bolączki, {pain} ({part} wagi wszystkich), nie wskazuje żadna"
    " szansa: to, co jest w toku w jej kroku, {title}, dotyczy bolączki {other}.",
    "one-place": "Na jeden z {places} punktów styku z bolączkami, {place}, przypada {part} wagi"
    " {all}.",
    "one-place-idle": "Na jeden z {places} punktów styku z bolączkami, {place}, przypada {part} wagi"
    " {all}; nic, co jest w toku, nie odpowiada na żadną z bolączek w tym miejscu.",
    "waiting": (
        "To, co jest w toku, odpowiada na {part} wagi {all}. Najcięższa, na którą odpowiada, {pain}, zajmuje"
        " {rank}. miejsce, a nad {count} cięższą ({waiting} wagi) nikt teraz nie pracuje.",
        "To, co jest w toku, odpowiada na {part} wagi {all}. Najcięższa, na którą odpowiada, {pain}, zajmuje"
        " {rank}. miejsce, a nad {count} cięższymi ({waiting} wagi) nikt teraz nie pracuje.",
        "To, co jest w toku, odpowiada na {part} wagi {all}. Najcięższa, na którą odpowiada, {pain}, zajmuje"
        " {rank}. miejsce, a nad {count} cięższymi ({waiting} wagi) nikt teraz nie pracuje.",
    ),
}
