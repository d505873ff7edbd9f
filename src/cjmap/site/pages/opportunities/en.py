"""The words of the opportunities, in English."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "lead": (
        "{count} opportunity: what it would change, what it costs, and how far it has got.",
        "{count} opportunities: what each would change, what it costs, and how far it has got.",
    ),
    "nothing": "No opportunity is written down yet.",
    "no-picture": "There are too many opportunities for a picture in which they could be told"
    " apart.",
    "states": "Opportunities by status",
    "overdue-count": ("{count} overdue", "{count} overdue"),
    "plan": "Recommended now",
    "plan-lead": "The set that brings customers most for the person-days that the teams have in this"
    " time. What is recommended stands out in the picture and is marked in the table. It may be due"
    " later: we recommend to start now.",
    "table": "All opportunities",
    "filter": "Filter by any word",
    "opportunity": "Opportunity",
    "number": "No.",
    "answers": "Answers",
    "status": "Status",
    "impact": "Impact",
    "effort": "Person-days",
    "confidence": "Confidence",
    "reach": "Reach",
    "rank": "Place by RICE",
    "owner": "Owner",
    "due": "Due",
    "table-note": "No.: as in the picture. Place by RICE: the order by reach × impact × confidence / effort"
    " among what may be chosen. Reach: the share of customers it helps.",
    "place": "{place}.",
    "place-tie": "{place}. =",
    "to": "to {value}",
    "from": "from {value}",
    "open": "Each in full",
    "closed": "Done and dropped",
    "in-plan": "Recommended now",
    "overdue": "overdue",
    "outcome": "Outcome",
    "requires": "Requires",
    "excludes": "Excludes",
    "sources": "Sources",
    "assumption": "Assumption: nobody has checked this yet",
    "home": "Stands in",
}
