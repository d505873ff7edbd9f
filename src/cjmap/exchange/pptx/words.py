"""What a deck says by itself beyond the words of pictures, in English and Polish."""

from __future__ import annotations

_WORDS = {
    "en": {
        "action": "What happens",
        "assumed": "assumed",
        "cover": "In short",
        "details": "What is done, in detail",
        "effort": "Effort",
        "evidence": "Evidence",
        "fails": "What can go wrong",
        "impact": "Impact",
        "leads-on": "Leads to other slides",
        "more": "+{count} more",
        "next": "Where it leads",
        "opportunity": "Opportunity",
        "part": "{part} of {count}",
        "remarks": "To improve, rules, what is watched",
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
        "details": "Co się robi, w szczegółach",
        "effort": "Nakład",
        "evidence": "Dowody",
        "fails": "Co może zawieść",
        "impact": "Wpływ",
        "leads-on": "Prowadzi na inne slajdy",
        "more": "+{count} więcej",
        "next": "Dokąd prowadzi",
        "opportunity": "Szansa",
        "part": "{part} z {count}",
        "remarks": "Do poprawy, zasady, mierniki",
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
