"""What a deck says by itself beyond the words of pictures, in English and Polish."""

from __future__ import annotations

_WORDS = {
    "en": {
        "action": "What happens",
        "assumed": "assumed",
        "cover": "In short",
        "effort": "Effort",
        "evidence": "Evidence",
        "fails": "What can go wrong",
        "impact": "Impact",
        "leads-on": "Leads to other slides",
        "more": "+{count} more",
        "next": "Where it leads",
        "opportunity": "Opportunity",
        "part": "{part} of {count}",
        "persona": "Persona",
        "rests-on": "What this rests on",
        "status": "Status",
        "time": "Time",
        "unsure": "Assumptions, not checked yet",
        "where": "Where",
        "who": "Who, with what",
    },
    "pl": {
        "action": "Co się dzieje",
        "assumed": "założenie",
        "cover": "W skrócie",
        "effort": "Nakład",
        "evidence": "Dowody",
        "fails": "Co może zawieść",
        "impact": "Wpływ",
        "leads-on": "Prowadzi na inne slajdy",
        "more": "+{count} więcej",
        "next": "Dokąd prowadzi",
        "opportunity": "Szansa",
        "part": "{part} z {count}",
        "persona": "Persona",
        "rests-on": "Na czym to się opiera",
        "status": "Stan",
        "time": "Czas",
        "unsure": "Założenia, jeszcze nie sprawdzone",
        "where": "Gdzie",
        "who": "Kto i czym",
    },
}


def words(lang: str) -> dict[str, str]:
    """Return the words of a language (BCP 47); English where it has none."""
    return _WORDS.get(lang.lower().partition("-")[0], _WORDS["en"])
