"""What the maps cover, in Polish."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "title": "Pokrycie",
    "lead": "czemu się przyjrzano, a czemu nie",
    "matrix-title": "Kogo gdzie spotykamy",
    "service-title": "Za kulisami",
    "work-title": "Szanse według statusu",
    "gaps-title": "Czemu nikt się nie przyjrzał",
    # --- the matrix ---
    "cells": "Liczba kroków, w nawiasie ich średnia emocji dla persony; puste pole: nie ma tam żadnego"
    " kroku.",
    "persona": "Persona",
    "stage": "Etap",
    "phase": "Faza",
    "phase-before": "przed",
    "phase-during": "w trakcie",
    "phase-after": "po",
    "phase-none": "nie podano",
    "no-channel": "bez kanału",
    "nobody-named": "bez persony",
    "cell": "{steps}\u00a0({mean})",
    "other-channels": ("{count} inny", "{count} inne", "{count} innych"),
    "more-rows": (
        "i jeszcze {count} wiersz",
        "i jeszcze {count} wiersze",
        "i jeszcze {count} wierszy",
    ),
    # --- behind the scenes ---
    "served": (
        "Schematy usług pokazują {count} z {whole} kroków z punktem styku; średnia emocji tam: {mean}.",
    )
    * 3,
    "unserved-mean": "W krokach, których nie pokazuje żaden: {mean}.",
    "unserved": "{journey}: brakuje {part} z {whole}{steps}",
    "unserved-all": "{journey}: brakuje wszystkich ({whole}){steps}",
    "worst-steps": ", najgorsze {steps}",
    "steps": ": {steps}",
    "and-more": ("i jeszcze {count}", "i jeszcze {count}", "i jeszcze {count}"),
    "more-journeys": (
        "i jeszcze {count} podróż",
        "i jeszcze {count} podróże",
        "i jeszcze {count} podróży",
    ),
    # --- work ---
    "state": "Status",
    "opportunities": "Szanse",
    "effort": "Osobodni",
    "overdue": "Po terminie",
    "pains": "Bolączki",
    "weight": "Waga bolączek",
    "state-doing": "w toku",
    "state-planned": "zaplanowane",
    "state-idea": "pomysły",
    "state-done": "zrealizowane",
    "state-dropped": "zaniechane",
    "state-nothing": "bez odpowiedzi",
    "effort-missing": "{effort} (+{missing} bez szacunku)",
    "effort-unknown": "bez szacunku",
    "unweighed": (
        "{count} bolączka nie ma wagi, bo czegoś o niej nie podano",
        "{count} bolączki nie mają wagi, bo czegoś o nich nie podano",
        "{count} bolączek nie ma wagi, bo czegoś o nich nie podano",
    ),
    "late": (
        "{count} dzień po terminie: {title}, termin {due} ({owner}).",
        "{count} dni po terminie: {title}, termin {due} ({owner}).",
        "{count} dni po terminie: {title}, termin {due} ({owner}).",
    ),
    "more-late": (
        "Po terminie jest jeszcze {count}.",
        "Po terminie są jeszcze {count}.",
        "Po terminie jest jeszcze {count}.",
    ),
    "no-owner": "bez właściciela",
    "days": ("{count} dzień", "{count} dni", "{count} dni"),
    # --- gaps ---
    "no-journey": "Bez dzisiejszej podróży: {names}.",
    "no-step": "W podróżach, ale w żadnym kroku: {names}.",
    "no-empathy-map-at-all": "Żadna persona nie ma mapy empatii.",
    "no-empathy-map": "Bez mapy empatii: {names}.",
    "one-channel": (
        "{persona} działa tylko w jednym kroku, w kanale {channel}.",
        "{persona} działa w {count} krokach, ale tylko w jednym kanale: {channel}.",
        "{persona} działa w {count} krokach, ale tylko w jednym kanale: {channel}.",
    ),
    "many-one-channel": (
        "{count} persona spotyka nas tylko w jednym kanale: {names}.",
        "{count} persony spotykają nas tylko w jednym kanale: {names}.",
        "{count} person spotyka nas tylko w jednym kanale: {names}.",
    ),
    "never": "Nic z tego nie dzieje się {times}.",
    "nor": " ani ",
    "time-before": "przed zakupem lub użyciem",
    "time-during": "w trakcie zakupu lub użycia",
    "time-after": "po zakupie lub użyciu",
    "no-before": "Żadna podróż nie mówi o czasie przed zakupem lub użyciem.",
    "no-during": "Żadna podróż nie mówi o samym zakupie lub użyciu.",
    "no-after": "Żadna podróż nie mówi o czasie po zakupie lub użyciu.",
    "no-step-on": (
        "Żaden dzisiejszy krok nie odbywa się w kanale {names}.",
        "Żaden dzisiejszy krok nie odbywa się w kanałach {names}.",
        "Żaden dzisiejszy krok nie odbywa się w kanałach {names}.",
    ),
    "empty-stages": (
        "{count} etap nie ma kroków: {names}.",
        "{count} etapy nie mają kroków: {names}.",
        "{count} etapów nie ma kroków: {names}.",
    ),
    "no-future": (
        "{count} z {whole} obecnych podróży nie ma wersji przyszłej: {names}.",
        "{count} z {whole} obecnych podróży nie mają wersji przyszłej: {names}.",
        "{count} z {whole} obecnych podróży nie ma wersji przyszłej: {names}.",
    ),
    "no-future-at-all": (
        "Jedyna obecna podróż nie ma wersji przyszłej.",
        "Żadna z {count} obecnych podróży nie ma wersji przyszłej.",
        "Żadna z {count} obecnych podróży nie ma wersji przyszłej.",
    ),
    "no-channels": "Żaden krok nie mówi, w którym kanale się odbywa.",
    "only-unmeasured": "W jedynym momencie prawdy, {title}, niczego się nie mierzy.",
    "unmeasured": ("W {count} z {whole} momentów prawdy niczego się nie mierzy: {names}.",) * 3,
    # --- headlines ---
    "head-overdue": (
        "{count} z {whole} otwartych szans jest po terminie: {title}, o {days}.",
        "{count} z {whole} otwartych szans są po terminie, najdłużej {title}, o {days}.",
        "{count} z {whole} otwartych szans jest po terminie, najdłużej {title}, o {days}.",
    ),
    "head-unserved": "{part} z {whole} kroków z punktem styku, które wypadają źle, nie ma na żadnym"
    " schemacie usługi: nikt nie narysował, skąd się biorą.",
    "head-journey": "Podróży {journey} nie ma na żadnym.",
    "head-journeys": (
        "Na żadnym nie ma {count} podróży.",
        "Na żadnym nie ma {count} podróży.",
        "Na żadnym nie ma {count} podróży.",
    ),
    "head-still-felt": (
        "{count} bolączka, {share} wagi wszystkich, wciąż jest na mapie, choć odpowiedź na nią jest już"
        " gotowa.",
        "{count} bolączki, {share} wagi wszystkich, wciąż są na mapie, choć odpowiedź na nie jest już"
        " gotowa.",
        "{count} bolączek, {share} wagi wszystkich, wciąż jest na mapie, choć odpowiedź na nie jest już"
        " gotowa.",
    ),
    "head-unmeasured": ("W {count} z {whole} momentów prawdy niczego się nie mierzy.",) * 3,
}
