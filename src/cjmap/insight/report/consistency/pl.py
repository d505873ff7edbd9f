"""How consistent what customers meet is, in Polish."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "title": "Spójność",
    "lead": "to, z czym klient styka się raz po raz",
    "promises": "Obietnice",
    "places-title": "Punkty styku i kanały",
    "differences": "To samo, a jednak inaczej",
    # --- promises ---
    "promises-counted": "Obietnice i standardy punktów styku: {counts}.",
    "count-broken": (
        "{count} niedotrzymana",
        "{count} niedotrzymane",
        "{count} niedotrzymanych",
    ),
    "count-in-doubt": ("{count} wątpliwa", "{count} wątpliwe", "{count} wątpliwych"),
    "count-kept": ("{count} dotrzymana", "{count} dotrzymane", "{count} dotrzymanych"),
    "count-nothing-says": (
        "{count}, o której mapy milczą",
        "{count}, o których mapy milczą",
        "{count}, o których mapy milczą",
    ),
    "broken": "niedotrzymana",
    "in-doubt": "wątpliwa",
    "kept": "dotrzymana",
    "nothing-says": "mapy milczą",
    "touchpoint": "Punkt styku",
    "promise": "Obietnica lub standard",
    "verdict": "Werdykt",
    "for": "Za",
    "against": "Przeciw",
    "facts": "{touchpoint}: {facts}.",
    "all-against": "{touchpoint}, przeciw: {facts}.",
    "all-for": "{touchpoint}, za: {facts}.",
    "and": "{first}, a {last}",
    "goals-missed": "chybiono {missed} z {whole} celów, na przykład {facts}",
    "in-context": "{said} ({contexts})",
    "time": "krok {step} trwa {actual} (w planie {planned})",
    "in-time": "krok {step} trwa {actual}, zgodnie z planem",
    "time-nearly": "krok {step} trwa nieco dłużej niż planowane {planned}",
    "metric": "{metric} to {value} przy celu {target}",
    "metric-reached": "{metric} to {value}, zgodnie z celem",
    "metric-nearly": "{metric} jest o włos od celu {target}",
    "is-met": "oczekiwanie {text} jest spełnione",
    "is-partly-met": "oczekiwanie {text} jest spełnione częściowo",
    "is-not-met": "oczekiwanie {text} nie jest spełnione",
    "happens": "bolączka {text} dotyczy {share} klientów w tym kroku",
    "promise-broken": "{touchpoint} obiecuje {promise}; {facts}.",
    "standard-broken": "{touchpoint} ma standard {promise}; {facts}.",
    "broken-as-well": (
        "Niedotrzymana jest też {count} inna obietnica lub standard.",
        "Niedotrzymane są też {count} inne obietnice i standardy.",
        "Niedotrzymanych jest też {count} innych obietnic i standardów.",
    ),
    "more-promises": (
        "i jeszcze {count} obietnica",
        "i jeszcze {count} obietnice",
        "i jeszcze {count} obietnic",
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
    "channel-ends": "Z kanałów najlepiej wypada {best} ({best_mean}, {best_steps}), a najgorzej {worst}"
    " ({worst_mean}, {worst_steps}).",
    "journey-ends": "Z podróży najlepiej wypada {best} ({best_mean}, {best_steps}), a najgorzej {worst}"
    " ({worst_mean}, {worst_steps}).",
    "uneven-journey": "{touchpoint} ma średnią {high} w podróży {high_title}, a {low} w podróży"
    " {low_title}.",
    "uneven-persona": "{touchpoint} to dla jednych {high} ({high_title}), a dla innych {low}"
    " ({low_title}).",
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
