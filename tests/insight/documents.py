"""Documents to write in every format: one of each kind of block, and one that no format may obey."""

from __future__ import annotations

from cjmap.insight.document import (
    Align,
    Block,
    Column,
    Curve,
    Definition,
    Document,
    Drawing,
    Fact,
    Facts,
    Points,
    Reading,
    Said,
    Section,
    Sentence,
    Span,
    Table,
    Tone,
)

DEFINITIONS = {
    "mean": Definition("Mean", "The sum by the count, of what `emotion` says."),
    "peak": Definition(
        "Peak", "The furthest from 0.", "Kahneman 1993, Psychological Science 4(6)."
    ),
    "unused": Definition("Unused", "Nobody names it."),
}

CURVE = Curve(
    (
        Reading("Search", 0.5),
        Reading("Ask", None),
        Reading("Pay", -2.0, truth=True),
        Reading("Wait", -0.5),
        Reading("Unpack", 1.0),
    ),
    (Span("I look around", 2), Span("I order", 1), Span("I get what I ordered", 2)),
    "“Search” +0.5, “Ask” –, “Pay” −2, “Wait” −0.5, “Unpack” +1",
)
PICTURE = Drawing("journey", "buy", "The journey “I buy”")

STAGES = Table(
    (Column("Stage"), Column("Mean", Align.RIGHT, "mean"), Column("Peak", Align.RIGHT, "peak")),
    (
        (Said("I look around"), Said("+0.5"), Said("–", Tone.MUTED)),
        (Said("I order"), Said("−2", Tone.BAD), Said("−2", Tone.BAD)),
    ),
    "Stages",
    "and 3 stages more",
)


def document(*sections: Section, lang: str = "en") -> Document:
    """Return a document of some sections."""
    return Document(
        "What the maps say: shop", "1 journey · Nov 22, 2026", lang, sections, DEFINITIONS
    )


def of(*blocks: Block) -> Document:
    """Return a document of one section of these blocks."""
    return document(Section("part", "Part", blocks))


WHOLE = document(
    Section(
        "in-short",
        "In short",
        (
            Points(
                (
                    Sentence("“Pay” loses them.", notes=("peak", "mean")),
                    Sentence("Nobody owns it.", Tone.BAD, ("peak",)),
                ),
                numbered=True,
            ),
        ),
    ),
    Section(
        "experience",
        "Experience",
        sections=(
            Section(
                "experience-buy",
                "I buy",
                (
                    CURVE,
                    PICTURE,
                    Facts(
                        (
                            Fact("Mean", Said("−0.25", note="mean")),
                            Fact("Peak", Said("“Pay” −2", Tone.BAD, "peak")),
                        )
                    ),
                    STAGES,
                    Points((Sentence("A fall of 2.5 to “Pay”.", notes=("mean",)),)),
                ),
            ),
        ),
        lead="the journey as a whole",
    ),
    Section("not-told", "What these maps do not tell", (Sentence("Nothing of trust."),)),
)
"""One of each kind of block."""

EVIL = (
    "[bold red]x[/] <script>alert(1)</script> \x1b[31m \u202e \u200b\n"
    "| a | *b* `c` [d](javascript:e) @you #1 https://evil.example &amp; \\ {f} :smile: 日本語の旅"
)
"""What a text of a map may hold: markup of every format, and characters that move others."""

HOSTILE = document(
    Section(
        'evil"><b',
        EVIL,
        (
            Sentence(EVIL, Tone.STRONG, ("mean",)),
            Points((Sentence(EVIL),)),
            Facts((Fact(EVIL, Said(EVIL, Tone.BAD)),)),
            Table((Column(EVIL), Column("n", Align.RIGHT)), ((Said(EVIL), Said("1")),), EVIL, EVIL),
            Curve((Reading(EVIL, 1.0),), (Span(EVIL, 1),), EVIL),
            Drawing("journey", "evil", EVIL),
        ),
        lead=EVIL,
    )
)
