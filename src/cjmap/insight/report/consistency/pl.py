"""How consistent what customers meet is, in Polish."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "title": "Spójność",
    "lead": "to, z czym klient styka się raz po raz",
    "promises": "Obietnice i standardy",
    "places-title": "Punkty styku i kanały",
    "differences": "To samo, a jednak inaczej",
    # --- promises and standards ---
    "promises-counted": "Punkty styku z obietnicą lub standardem: {counts}.",
    "count-most": (
        "{count} nie osiąga większości celów",
        "{count} nie osiągają większości celów",
        "{count} nie osiąga większości celów",
    ),
    "count-some": (
        "{count} nie osiąga części celów lub osiąga je częściowo",
        "{count} nie osiągają części celów lub osiągają je częściowo",
        "{count} nie osiąga części celów lub osiąga je częściowo",
    ),
    "count-none": (
        "{count} nie ma nieosiągniętych",
        "{count} nie mają nieosiągniętych",
        "{count} nie ma nieosiągniętych",
    ),
    "count-nothing-says": (
        "{count}, o którego celach mapy nie rozstrzygają",
        "{count}, o których celach mapy nie rozstrzygają",
        "{count}, o których celach mapy nie rozstrzygają",
    ),
    "touchpoint": "Punkt styku",
    "promise": "Co obiecuje",
    "standard": "Standard",
    "goals-missed": "Nieosiągnięte cele",
    "pains": "Bolączki",
    "part": "{missed}\u00a0z\u00a0{whole}",
    "part-in": "{count}\u00a0częściowo",
    "part-open": "{count}\u00a0bez\u00a0rozstrzygnięcia",
    "none-told": "nie podano",
    "facts": "{touchpoint}: {facts}.",
    "sentence": "{told}.",
    "all-missed": "{touchpoint}, nieosiągnięte cele: {facts}.",
    "all-in-part": "{touchpoint}, osiągnięte częściowo: {facts}.",
    "all-reached": "{touchpoint}, osiągnięte: {facts}.",
    "all-undecided": "{touchpoint}, bez rozstrzygnięcia: {facts}.",
    "all-pains": "{touchpoint}, bolączki: {facts}.",
    "all-gains": "{touchpoint}, korzyści: {facts}.",
    "and": "{first}, a {last}",
    "for-instance": "na przykład {facts}",
    "in-context": "{said} ({contexts})",
    "time": "krok {step} trwa {actual} (w planie {planned})",
    "in-time": "krok {step} trwa {actual}, zgodnie z planem",
    "time-nearly": "krok {step} trwa nieco dłużej niż planowane {planned}",
    "metric": "{metric} to {value} przy celu {target}",
    "metric-open": "{metric} to {value} (95%: od {low} do {high}) przy celu {target}",
    "metric-reached": "{metric} to {value}, zgodnie z celem",
    "metric-nearly": "{metric} jest o włos od celu {target}",
    "is-met": "oczekiwanie {text} jest spełnione",
    "is-partly-met": "oczekiwanie {text} jest spełnione częściowo",
    "is-not-met": "oczekiwanie {text} nie jest spełnione",
    "happens": "{text} zdarza się w {share} przypadków w tym kroku",
    "happens-within": "{text} zdarza się w {share} wszystkich przypadków w tym kroku",
    "goals-head": "W punkcie styku {touchpoint}, który {pledged}, nie osiągnięto {missed} z {whole} celów:"
    " {facts}.",
    "promises-both": "obiecuje {promise} i ma standard {standard}",
    "promises-words": "obiecuje {promise}",
    "holds-standard": "ma standard {standard}",
    "others-miss": (
        "Większości celów nie osiąga też {count} inny punkt styku z obietnicą lub standardem.",
        "Większości celów nie osiągają też {count} inne punkty styku z obietnicą lub standardem.",
        "Większości celów nie osiąga też {count} innych punktów styku z obietnicą lub standardem.",
    ),
    "more-promises": (
        "i jeszcze {count} punkt styku z obietnicą lub standardem",
        "i jeszcze {count} punkty styku z obietnicą lub standardem",
        "i jeszcze {count} punktów styku z obietnicą lub standardem",
    ),
    # --- touchpoints and channels ---
    "channel": "Kanał",
    "mode": "Tryb",
    "online": "online",
    "offline": "offline",
    "steps-title": "Kroki",
    "journeys-title": "Podróże",
    "mean": "Średnia emocji",
    "spread": "Od … do",
    "from-to": "{low} … {high}",
    "more-touchpoints": (
        "i jeszcze {count} punkt styku",
        "i jeszcze {count} punkty styku",
        "i jeszcze {count} punktów styku",
    ),
    "more-channels": (
        "i jeszcze {count} kanał",
        "i jeszcze {count} kanały",
        "i jeszcze {count} kanałów",
    ),
    # --- differences ---
    "steps": ("{count} krok", "{count} kroki", "{count} kroków"),
    "shared-steps": (
        "{count} wspólny krok",
        "{count} wspólne kroki",
        "{count} wspólnych kroków",
    ),
    "times": ("{count} raz", "{count} razy", "{count} razy"),
    "places": ("w {count} miejscu", "w {count} miejscach", "w {count} miejscach"),
    "modes": "Średnia emocji online to {online} ({online_steps}), a offline {offline}"
    " ({offline_steps}).",
    "channel-ends": "Z kanałów, w których oceniono co najmniej dwa kroki, najlepiej wypada {best}"
    " ({best_mean}, {best_steps}), a najgorzej {worst} ({worst_mean}, {worst_steps}).",
    "journey-ends": "Z podróży, w których oceniono co najmniej dwa kroki, najlepiej wypada {best}"
    " ({best_mean}, {best_steps}), a najgorzej {worst} ({worst_mean}, {worst_steps}).",
    "channel-two": "Średnia emocji w kanale {best} to {best_mean} ({best_steps}), a w kanale {worst}"
    " {worst_mean} ({worst_steps}).",
    "journey-two": "Średnia emocji w podróży {best} to {best_mean} ({best_steps}), a w podróży {worst}"
    " {worst_mean} ({worst_steps}).",
    "uneven-journey": "{touchpoint} ma średnią {high} w podróży {high_title}, a {low} w podróży"
    " {low_title}.",
    "uneven-persona": "{touchpoint} to dla jednych {high} ({high_title}), a dla innych {low}"
    " ({low_title}).",
    "uneven-of": "To najlepsza i najgorsza z {sides} średnich.",
    "apart": "{persona} ma średnią {mean} tam, gdzie inni mają {others} ({steps}).",
    "changes": "Przy zmianie kanału ocena zmienia się średnio o {change} ({changes}), a bez zmiany"
    " kanału o {stay} ({stays}).",
    "change-falls": "Przy zmianie kanału ocena spada średnio o {change} ({changes}), a bez zmiany kanału"
    " rośnie o {stay} ({stays}).",
    "only-changes": "Przy zmianie kanału ocena zmienia się średnio o {change} ({changes}).",
    "worst-change": "Najgorsza zmiana kanału to {before} → {after}: {change} ({times}).",
    "metric-ends": "{metric}: {best} w punkcie {best_touchpoint}, a {worst} w punkcie"
    " {worst_touchpoint}.",
    "two-names": "{name} ma też nazwę {others} ({places}).",
    "named-twice": "{name} jest w katalogu dwa razy.",
}
