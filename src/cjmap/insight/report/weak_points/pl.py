"""Weak points, in Polish."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "title": "Słabe punkty",
    "lead": "gdzie usługa może zawieść, każe czekać i przechodzi z rąk do rąk",
    # --- facts ---
    "fail-points": "Punkty awarii",
    "fails-all": "{count}, do każdego zapisano wyjście",
    "fails-some": "{count}, w tym bez wyjścia: {without}",
    "no-fails": "nie zapisano żadnego",
    "most-fails": "Najwięcej z nich",
    "most-fails-told": "{owner}: {count} z {whole}",
    "waiting": "Czekanie",
    "waiting-told": "{wait} z {taken} ({share})",
    "waiting-least": "co najmniej {wait} z {taken} ({share}); kroki, które o tym mówią: {part} z {whole}",
    "waiting-only": "{wait}; nie podano, ile trwają kroki",
    "time": "Czas wobec planu",
    "time-over": "{actual}, plan: {planned} (o {share} więcej)",
    "time-under": "{actual}, plan: {planned} (o {share} mniej)",
    "time-from-none": "{actual}, plan: {planned}",
    "time-kept": "{actual}, zgodnie z planem",
    "time-compared": "{told}; kroki z oboma czasami: {part} z {whole}",
    "lines": "Przecięte linie",
    "lines-told": "interakcji {interaction}, widoczności {visibility}, interakcji wewnętrznej {internal}",
    "jumps": (
        "{told}; {count} strzałka przecina dwie naraz lub więcej",
        "{told}; {count} strzałki przecinają dwie naraz lub więcej",
        "{told}; {count} strzałek przecina dwie naraz lub więcej",
    ),
    "hand-offs": "Przekazania",
    "hand-offs-told": "między zespołami: {count}",
    "hand-offs-unknown": "{told}; strzałki, przy których brak właściciela: {unknown}",
    "without-owner": "Praca bez właściciela",
    # --- the table of fail points ---
    "fails-caption": "Co może się nie udać",
    "severity": "Dotkliwość",
    "fail": "Punkt awarii",
    "at": "W kroku",
    "recovery": "Wyjście",
    "answer": "Co ma się zmienić",
    "none": "brak",
    "not-told": "nie podano",
    "feels": "{step} ({score})",
    "feels-truth": "{step} ({score}, moment prawdy)",
    "is-truth": "{step} (moment prawdy)",
    "answered": "{title}, {status}",
    "is-idea": "pomysł",
    "is-planned": "zaplanowana",
    "is-doing": "w toku",
    "is-done": "zrealizowana",
    "is-dropped": "zaniechana",
    "more-fails": (
        "i jeszcze {count} punkt awarii",
        "i jeszcze {count} punkty awarii",
        "i jeszcze {count} punktów awarii",
    ),
    # --- the table of times ---
    "times-caption": "Na co schodzi czas",
    "step": "Krok",
    "planned": "Plan",
    "actual": "Trwa",
    "over": "Ponad plan",
    "wait": "Czekanie",
    "waits-for": "Na kogo",
    "more-steps": (
        "i jeszcze {count} krok",
        "i jeszcze {count} kroki",
        "i jeszcze {count} kroków",
    ),
    # --- the table of chains ---
    "chains-caption": "Co stoi za jednym krokiem klienta",
    "teams": "Zespoły",
    "chain": "Najdłuższy łańcuch",
    # --- points ---
    "unseen": "{step}: tu boli, a schemat nie zna żadnego punktu awarii.",
    "unseen-pain": "{step}: tu boli ({pain}, dotkliwość {severity}), a schemat nie zna żadnego punktu"
    " awarii.",
    "unfelt": "Może zawieść, choć podróż nie mówi tam o niczym złym: {fails}.",
    "felt": "{fail} to punkt awarii kroku {step}; bolączkę, na którą odpowiada ta sama szansa, czuje się"
    " w kroku {elsewhere}: {pain}.",
    "unaimed": "Żadna otwarta szansa nie ma za cel krótszego czasu w krokach: {steps}.",
    "unaimed-step": "{step} ({wait})",
    "waits-for-owner": "Na czyjąś pracę najdłużej czeka się tu: {owner}, {part} z {whole}.",
    "system": "{system} ({actions}): kroki, które od niego zależą: {part} z {whole}.",
    "system-fails": "{system} ({actions}, {fails}): kroki, które od niego zależą: {part} z {whole}.",
    "actions": ("{count} działanie", "{count} działania", "{count} działań"),
    "with-fails": ("{count} punkt awarii", "{count} punkty awarii", "{count} punktów awarii"),
    "appears": "W oczach klienta robi to {perceived}, a w rzeczywistości {owner}: {actions}.",
    "appears-fails": "W oczach klienta robi to {perceived}, a w rzeczywistości {owner}, i może się to nie"
    " udać: {actions}.",
    "work": "Praca ponad plan: {told}.",
    "work-told": "{action} {actual} (plan: {planned})",
    # --- many blueprints ---
    "blueprint": "Schemat usługi",
    "open": "Bez wyjścia i bez planu",
    "most-hand-offs": "Najwięcej przekazań za krokiem",
    "open-point": "{fail} w kroku {step} ({blueprint}): brak wyjścia i niczego w planach.",
    "open-severe": "{fail} (dotkliwość {severity}) w kroku {step} ({blueprint}): brak wyjścia i niczego w"
    " planach.",
    "more-open": (
        "Jeszcze {count} punkt awarii nie ma wyjścia ani niczego w planach.",
        "Jeszcze {count} punkty awarii nie mają wyjścia ani niczego w planach.",
        "Jeszcze {count} punktów awarii nie ma wyjścia ani niczego w planach.",
    ),
    "shared-system": "{system} występuje w {blueprints}; kroki, które od niego zależą: {part} z {whole}.",
    "in-blueprints": ("{count} schemacie", "{count} schematach", "{count} schematach"),
    "more-blueprints": (
        "i jeszcze {count} schemat",
        "i jeszcze {count} schematy",
        "i jeszcze {count} schematów",
    ),
    # --- what is told first ---
    "head-open": (
        "{count} punkt awarii o dotkliwości 4 lub 5 nie ma wyjścia ani niczego w planach: {fails}.",
        "{count} punkty awarii o dotkliwości 4 lub 5 nie mają wyjścia ani niczego w planach: {fails}.",
        "{count} punktów awarii o dotkliwości 4 lub 5 nie ma wyjścia ani niczego w planach: {fails}.",
    ),
    "head-felt": (
        "Bolączkę {pain} czuje się w kroku {late}, ale punkt awarii, na który odpowiada ta sama"
        " szansa, leży {count} krok wcześniej: {early}.",
        "Bolączkę {pain} czuje się w kroku {late}, ale punkt awarii, na który odpowiada ta sama"
        " szansa, leży {count} kroki wcześniej: {early}.",
        "Bolączkę {pain} czuje się w kroku {late}, ale punkt awarii, na który odpowiada ta sama"
        " szansa, leży {count} kroków wcześniej: {early}.",
    ),
    "head-felt-fine": (
        "Bolączkę {pain} czuje się w kroku {late}, ale punkt awarii, na który odpowiada ta sama"
        " szansa, leży {count} krok wcześniej, tam, gdzie ocena to jeszcze {score}: {early}.",
        "Bolączkę {pain} czuje się w kroku {late}, ale punkt awarii, na który odpowiada ta sama"
        " szansa, leży {count} kroki wcześniej, tam, gdzie ocena to jeszcze {score}: {early}.",
        "Bolączkę {pain} czuje się w kroku {late}, ale punkt awarii, na który odpowiada ta sama"
        " szansa, leży {count} kroków wcześniej, tam, gdzie ocena to jeszcze {score}: {early}.",
    ),
    "head-unseen": "Krok {step} boli ({why}), a schemat {blueprint} nie zna w nim żadnego punktu"
    " awarii.",
    "head-unseen-somebody": "Krok {step} boli część klientów, a schemat {blueprint} nie zna w nim żadnego"
    " punktu awarii.",
    "head-pain": "{pain}, dotkliwość {severity}",
    "head-waiting": "{least}{share} czasu w schemacie {blueprint} to czekanie: {wait} z {taken}, z czego"
    " {part} przypada na krok {step}.",
    "head-waiting-unaimed": "{least}{share} czasu w schemacie {blueprint} to czekanie ({wait} z {taken},"
    " z czego {part} przypada na krok {step}), a żadna otwarta szansa nie ma za cel"
    " krótszego czasu w tych krokach.",
    "head-waiting-partly": "{least}{share} czasu w schemacie {blueprint} to czekanie ({wait} z {taken});"
    " {unaimed} z tego przypada na kroki, w których żadna otwarta szansa nie ma za cel krótszego czasu.",
    "at-least": "Co najmniej ",
    "head-hand-offs": (
        "Za jednym krokiem klienta, {step}, stoi {count} przekazanie między {teams}.",
        "Za jednym krokiem klienta, {step}, stoją {count} przekazania między {teams}.",
        "Za jednym krokiem klienta, {step}, stoi {count} przekazań między {teams}.",
    ),
    "head-hand-offs-lost": (
        "Za krokiem {step}, przegranym momentem prawdy ({score}), stoi {count} przekazanie między"
        " {teams}, więcej niż za każdym innym krokiem.",
        "Za krokiem {step}, przegranym momentem prawdy ({score}), stoją {count} przekazania między"
        " {teams}, więcej niż za każdym innym krokiem.",
        "Za krokiem {step}, przegranym momentem prawdy ({score}), stoi {count} przekazań między"
        " {teams}, więcej niż za każdym innym krokiem.",
    ),
    "head-teams": ("{count} zespołem", "{count} zespołami", "{count} zespołami"),
    "head-over": "{blueprint} trwa {actual}, a plan to {planned}; {part} tego, co ponad plan, przypada na"
    " krok {step}.",
    "head-system": "Na jednym systemie, {system}, opiera się {share} kroków ({part} z {whole}).",
    "head-system-fails": (
        "Na jednym systemie, {system}, opiera się {share} kroków ({part} z {whole}); ma on {count} znany"
        " punkt awarii.",
        "Na jednym systemie, {system}, opiera się {share} kroków ({part} z {whole}); ma on {count} znane"
        " punkty awarii.",
        "Na jednym systemie, {system}, opiera się {share} kroków ({part} z {whole}); ma on {count}"
        " znanych punktów awarii.",
    ),
    "head-waits-for": "W schemacie {blueprint} klient czeka na czyjąś pracę {whole}, z tego {part} na jeden"
    " zespół ({owner}), w krokach {steps}.",
    "head-appears": "Punkt awarii {fail}: w oczach klienta odpowiada za to {perceived}, a pracę wykonuje"
    " {owner}.",
}
