"""The scenarios: what happens to maps in git, what git makes of it alone, and what cjmap does."""

from __future__ import annotations

from pathlib import Path

from tests.git import plays
from tests.git.desk import Tool
from tests.git.scenario import BASE, Edits, Plain, Scenario, Setting, clash, edited

# --- parts of the base, to move and remove ---

NEED = BASE[BASE.index("  # before the visit") : BASE.index("  - id: visit\n")]
VISIT = BASE[BASE.index("  - id: visit\n") : BASE.index("  - id: after\n")]
AFTER = BASE[BASE.index("  - id: after\n") :]
BOOK = BASE[BASE.index("      - id: book\n") : BASE.index("  - id: visit\n")]
ARRIVE = BASE[BASE.index("      - id: arrive\n") : BASE.index("      - id: wait\n")]
WAIT = BASE[BASE.index("      - id: wait\n") : BASE.index("  - id: after\n")]
LAST = "        title: Take the first tablets\n        emotion: 0.5\n"

# --- changes that several scenarios share ---

EARLY_TITLE: Edits = (("title: Ask about my referral", "title: Chase my referral"),)
LATE_TITLE: Edits = (("title: Take the first tablets", "title: Take the tablets"),)
ENTRANCE: Edits = (("title: Find the entrance", "title: Find the right door"),)
LOST: Edits = (("emotion: -1\n", "emotion: -2\n"),)
NEIGHBOURS = clash(
    "        title: Find the right door\n        emotion: -1\n",
    "        title: Find the entrance\n        emotion: -2\n",
)
LINE_BY_LINE: Edits = (("        title: Find the entrance\n        emotion: -1\n", NEIGHBOURS),)
"""What git's own line merge makes of ENTRANCE and LOST."""

PAY = "      - id: pay\n        title: Pay at the desk\n        emotion: -0.5\n"
CALL = "      - id: call\n        title: Call about a side effect\n        emotion: 0\n"


def flow(text: str) -> str:
    """Write the base as another author would: other indentation, other quotes."""
    return text.replace("\n  ", "\n    ").replace("title: I am there", 'title: "I am there"')


APART = (
    Scenario(
        "far-apart",
        "Both sides change steps far apart",
        Plain.CLEAN,
        ours=EARLY_TITLE,
        theirs=LATE_TITLE,
    ),
    Scenario(
        "neighbouring-lines",
        "One side renames a step, the other changes its emotion on the next line",
        Plain.CONFLICT,
        ours=ENTRANCE,
        theirs=LOST,
    ),
    Scenario(
        "one-line-in-braces",
        "Both change the same line: one the score, the other its basis",
        Plain.CONFLICT,
        ours=(("{score: 1.5,", "{score: 1,"),),
        theirs=(("basis: reported", "basis: assumed"),),
    ),
    Scenario(
        "planned-and-actual",
        "One side plans more time, the other measures less",
        Plain.CONFLICT,
        ours=(("planned: 5 min", "planned: 6 min"),),
        theirs=(("actual: 7 min", "actual: 4 min"),),
    ),
    Scenario(
        "short-form",
        "One side changes a score, the other writes it out to add its basis",
        Plain.CONFLICT,
        ours=(("emotion: -1.5\n", "emotion: -2\n"),),
        theirs=(("emotion: -1.5\n", "emotion: {score: -1.5, basis: reported}\n"),),
        merged=(("emotion: -1.5\n", "emotion: {score: -2, basis: reported}\n"),),
    ),
    Scenario(
        "same-change",
        "Both sides make the same change",
        Plain.CLEAN,
        ours=ENTRANCE,
        theirs=ENTRANCE,
        merged=ENTRANCE,
    ),
    Scenario(
        "two-scores",
        "Both sides give a step another emotion",
        Plain.CONFLICT,
        ours=(("emotion: -1.5\n", "emotion: -2\n"),),
        theirs=(("emotion: -1.5\n", "emotion: -0.5\n"),),
        merged=(
            (
                "        emotion: -1.5\n",
                clash("        emotion: -2\n", "        emotion: -0.5\n"),
            ),
        ),
        clash=True,
    ),
    Scenario(
        "clash-beside-a-change",
        "The same, and each side also changes the line beside it",
        Plain.CONFLICT,
        ours=(
            (
                "title: Wait to be called\n        emotion: -1.5\n",
                "title: Wait for my name\n        emotion: -2\n",
            ),
        ),
        theirs=(
            (
                "        emotion: -1.5\n        needs:\n          - An honest number of minutes\n",
                "        emotion: -0.5\n        needs:\n          - An honest number of hours\n",
            ),
        ),
        merged=(
            ("title: Wait to be called", "title: Wait for my name"),
            ("        emotion: -1.5\n", clash("        emotion: -2\n", "        emotion: -0.5\n")),
            ("number of minutes", "number of hours"),
        ),
        clash=True,
    ),
)

ADDED = (
    Scenario(
        "two-last-steps",
        "Both sides add a step at the end of the same stage",
        Plain.CONFLICT,
        ours=((WAIT, WAIT + PAY),),
        theirs=((WAIT, WAIT + CALL),),
        merged=((WAIT, WAIT + PAY + CALL),),
    ),
    Scenario(
        "two-new-stages",
        "Both sides add a stage at the end",
        Plain.CONFLICT,
        ours=((LAST, f"{LAST}  - id: money\n    title: I pay\n    steps:\n{PAY}"),),
        theirs=((LAST, f"{LAST}  - id: doubt\n    title: I have questions\n    steps:\n{CALL}"),),
        merged=(
            (
                LAST,
                f"{LAST}  - id: money\n    title: I pay\n    steps:\n{PAY}"
                f"  - id: doubt\n    title: I have questions\n    steps:\n{CALL}",
            ),
        ),
    ),
    Scenario(
        "two-new-pains",
        "Both sides add a pain to the same step",
        Plain.CONFLICT,
        ours=(
            (
                "            severity: 3\n",
                "            severity: 3\n          - id: cost\n            text: The call costs money\n",
            ),
        ),
        theirs=(
            (
                "            severity: 3\n",
                "            severity: 3\n          - id: queue\n            text: I am the ninth in line\n",
            ),
        ),
        merged=(
            (
                "            severity: 3\n",
                "            severity: 3\n"
                "          - id: cost\n            text: The call costs money\n"
                "          - id: queue\n            text: I am the ninth in line\n",
            ),
        ),
    ),
    Scenario(
        "two-new-fields",
        "Both sides add a field at the same place",
        Plain.CONFLICT,
        ours=(("status: draft\n", "status: draft\nowner: patient-experience\n"),),
        theirs=(("status: draft\n", "status: draft\nreviewed: 2026-10-05\n"),),
        merged=(
            ("status: draft\n", "status: draft\nowner: patient-experience\nreviewed: 2026-10-05\n"),
        ),
    ),
    Scenario(
        "two-tags",
        "Both sides add a tag to the same line",
        Plain.CONFLICT,
        ours=(("[outpatient, hands]", "[outpatient, hands, winter]"),),
        theirs=(("[outpatient, hands]", "[outpatient, hands, kiosk]"),),
        merged=(("[outpatient, hands]", "[outpatient, hands, winter, kiosk]"),),
    ),
    Scenario(
        "tag-out-tag-in",
        "One side takes a tag away, the other adds one",
        Plain.CONFLICT,
        ours=(("[outpatient, hands]", "[hands]"),),
        theirs=(("[outpatient, hands]", "[outpatient, hands, kiosk]"),),
        merged=(("[outpatient, hands]", "[hands, kiosk]"),),
    ),
    Scenario(
        "same-new-step",
        "Both sides add the same step with another emotion",
        Plain.CONFLICT,
        ours=((WAIT, WAIT + PAY),),
        theirs=((WAIT, WAIT + PAY.replace("-0.5", "-1")),),
        merged=(
            (
                WAIT,
                WAIT
                + PAY.replace(
                    "        emotion: -0.5\n",
                    clash("        emotion: -0.5\n", "        emotion: -1\n"),
                ),
            ),
        ),
        clash=True,
    ),
    Scenario(
        "one-key-twice",
        "Both sides name an owner, at different places of the map",
        Plain.WRONG,
        ours=(("title: I see a specialist\n", "title: I see a specialist\nowner: outpatients\n"),),
        theirs=(("personas: [helen]\n", "personas: [helen]\nowner: patient-experience\n"),),
        merged=(
            (
                "title: I see a specialist\n",
                "title: I see a specialist\n"
                + clash("owner: outpatients\n", "owner: patient-experience\n"),
            ),
        ),
        clash=True,
        wrong="`owner` twice, so no YAML any more",
    ),
)

MOVED = (
    Scenario(
        "moved-and-edited",
        "One side moves a stage to the front, the other edits a step in it",
        Plain.CONFLICT,
        ours=((AFTER, ""), (NEED, AFTER + NEED)),
        theirs=LATE_TITLE,
    ),
    Scenario(
        "moved-away-and-edited",
        "One side moves a step to another stage, the other edits it",
        Plain.CONFLICT,
        ours=((BOOK, ""), (LAST, LAST + BOOK)),
        theirs=(("touchpoint: portal", "touchpoint: phone-line"),),
    ),
    Scenario(
        "step-added-to-a-moved-stage",
        "One side moves a stage to the end, the other adds a step to it",
        Plain.CONFLICT,
        ours=((VISIT, ""), (LAST, LAST + VISIT)),
        theirs=((WAIT, WAIT + PAY),),
    ),
    Scenario(
        "moved-by-both",
        "Both sides move the same step, to different stages",
        Plain.WRONG,
        ours=((ARRIVE, ""), (BOOK, ARRIVE + BOOK)),
        theirs=((ARRIVE, ""), (LAST, LAST + ARRIVE)),
        merged=((ARRIVE, ""), (BOOK, ARRIVE + BOOK)),
        wrong="the step is there twice",
        says_then="clean; says that both moved it, and that ours was kept",
        said="step “Find the entrance”; it stands where ours has it",
    ),
    Scenario(
        "same-move",
        "Both sides make the same move, and one edits the step",
        Plain.CONFLICT,
        ours=((WAIT, ""), (ARRIVE, WAIT + ARRIVE)),
        theirs=(
            (WAIT, ""),
            (ARRIVE, WAIT.replace("number of minutes", "number of hours") + ARRIVE),
        ),
        merged=(
            (WAIT, ""),
            (ARRIVE, WAIT.replace("number of minutes", "number of hours") + ARRIVE),
        ),
    ),
    Scenario(
        "two-moves",
        "One side moves the last stage to the front, the other the first one to the end",
        Plain.CONFLICT,
        ours=((AFTER, ""), (NEED, AFTER + NEED)),
        theirs=((NEED, ""), (AFTER, AFTER + NEED)),
        merged=((NEED + VISIT + AFTER, AFTER + VISIT + NEED),),
    ),
)

REMOVED = (
    Scenario(
        "removed-and-untouched",
        "One side removes a step, the other edits the stage before",
        Plain.CLEAN,
        ours=((WAIT, ""),),
        theirs=EARLY_TITLE,
    ),
    Scenario(
        "removed-and-neighbour",
        "One side removes a step, the other edits the last line of the step before",
        Plain.CONFLICT,
        ours=((WAIT, ""),),
        theirs=(("actual: 7 min", "actual: 4 min"),),
    ),
    Scenario(
        "removed-and-edited",
        "One side removes a step, the other edits it",
        Plain.CONFLICT,
        ours=((WAIT, ""),),
        theirs=(("number of minutes", "number of hours"),),
        merged=((WAIT, clash("", WAIT.replace("number of minutes", "number of hours"))),),
        clash=True,
    ),
    Scenario(
        "edited-and-removed",
        "The same, the other way round",
        Plain.CONFLICT,
        ours=(("number of minutes", "number of hours"),),
        theirs=((WAIT, ""),),
        merged=((WAIT, clash(WAIT.replace("number of minutes", "number of hours"), "")),),
        clash=True,
    ),
    Scenario(
        "removed-by-both",
        "Both sides remove the same step, one edits its neighbour",
        Plain.CONFLICT,
        ours=((WAIT, ""),),
        theirs=((WAIT, ""), ("actual: 7 min", "actual: 4 min")),
        merged=((WAIT, ""), ("actual: 7 min", "actual: 4 min")),
    ),
    Scenario(
        "file-deleted",
        "One side deletes the map, the other edits it",
        Plain.CONFLICT,
        theirs=ENTRANCE,
        ours_deleted=True,
        merged=ENTRANCE,
        clash=True,
        says_then="conflict, as git alone: git asks no driver here, and leaves the map that was edited",
    ),
)

TEXTS = (
    Scenario(
        "text-two-lines",
        "Both sides edit other lines of a long text",
        Plain.CLEAN,
        ours=(("  From the referral to", "  From a letter to"),),
        theirs=(("  The way to them is not.\n", "  The way there is not.\n"),),
    ),
    Scenario(
        "text-next-lines",
        "Both sides edit neighbouring lines of a long text",
        Plain.CONFLICT,
        ours=(("The people are warm.", "The people are kind."),),
        theirs=(("The way to them is not.", "The way there is not."),),
        merged=(
            (
                "  The people are warm.\n  The way to them is not.\n",
                clash(
                    "  The people are kind.\n  The way to them is not.\n",
                    "  The people are warm.\n  The way there is not.\n",
                ),
            ),
        ),
        clash=True,
    ),
    Scenario(
        "text-two-appends",
        "Both sides append to the same long text",
        Plain.CONFLICT,
        ours=(
            ("  The way to them is not.\n", "  The way to them is not.\n  It costs a morning.\n"),
        ),
        theirs=(("  The way to them is not.\n", "  The way to them is not.\n  It hurts.\n"),),
        merged=(
            (
                "  The way to them is not.\n",
                "  The way to them is not.\n" + clash("  It costs a morning.\n", "  It hurts.\n"),
            ),
        ),
        clash=True,
    ),
)

LAYOUT = (
    Scenario(
        "laid-out",
        "One side lays the whole map out anew, the other changes a value",
        Plain.CONFLICT,
        base=flow(BASE),
        ours=((flow(BASE), BASE),),
        theirs=(("emotion: -1\n", "emotion: -2\n"),),
        merged=((flow(BASE), edited(BASE, LOST)),),
    ),
    Scenario(
        "comment-and-change",
        "One side writes a comment, the other changes the line below it",
        Plain.CONFLICT,
        ours=(("        emotion: -1.5\n", "        # asked at the desk\n        emotion: -1.5\n"),),
        theirs=(("emotion: -1.5\n", "emotion: -2\n"),),
        merged=(("        emotion: -1.5\n", "        # asked at the desk\n        emotion: -2\n"),),
    ),
    Scenario(
        "windows-lines",
        "A map with Windows line ends; both sides change neighbouring lines",
        Plain.CONFLICT,
        base=BASE.replace("\n", "\r\n"),
        ours=ENTRANCE,
        theirs=(("emotion: -1\r\n", "emotion: -2\r\n"),),
        setting=Setting.PERSON,
    ),
    Scenario(
        "line-ends-changed",
        "One side rewrites all line ends, the other changes a value",
        Plain.CONFLICT,
        base=BASE.replace("\n", "\r\n"),
        ours=((BASE.replace("\n", "\r\n"), BASE),),
        theirs=(("emotion: -1\r\n", "emotion: -2\r\n"),),
        merged=((BASE.replace("\n", "\r\n"), edited(BASE, LOST)),),
        setting=Setting.PERSON,
    ),
    Scenario(
        "no-line-break-at-the-end",
        "A map without a line break at its end; both sides change its last lines",
        Plain.CONFLICT,
        base=BASE.removesuffix("\n"),
        ours=LATE_TITLE,
        theirs=(("emotion: 0.5", "emotion: 1"),),
    ),
)

BROKEN_RESULT = (
    Scenario(
        "id-twice",
        "Each side adds a step with the same id, in different stages",
        Plain.WRONG,
        ours=((BOOK, BOOK + PAY),),
        theirs=((LAST, LAST + PAY.replace("at the desk", "by post")),),
        merged=(
            (
                BOOK,
                BOOK
                + PAY.replace(
                    "        title: Pay at the desk\n",
                    clash("        title: Pay at the desk\n", "        title: Pay by post\n"),
                ),
            ),
        ),
        clash=True,
        wrong="two steps with one id",
        says_then="conflict: the step, once, with both titles",
    ),
    Scenario(
        "reference-to-a-removed-step",
        "One side removes a step, the other leads to it from a step elsewhere",
        Plain.WRONG,
        ours=((WAIT, ""),),
        theirs=(
            ("        touchpoint: portal\n", "        touchpoint: portal\n        next: [wait]\n"),
        ),
        merged=(
            (WAIT, ""),
            (
                "        touchpoint: portal\n",
                "        touchpoint: portal\n" + clash("", "        next: [wait]\n"),
            ),
        ),
        clash=True,
        wrong="a way that leads nowhere",
        says_then="conflict: what leads to the step is left to decide",
    ),
)

WAYS = (
    ("rebase", "… in a rebase", plays.rebase),
    ("cherry-pick", "… in a cherry-pick", plays.cherry_pick),
    ("stash-pop", "… in `git stash pop`", plays.stash),
    ("squash", "… in `git merge --squash`", plays.squash),
    ("mail", "… in `git am --3way`", plays.mail),
    ("switch", "… in `git checkout --merge` with a change not committed", plays.switch),
    ("again", "… in `git checkout --merge FILE`, after the file was spoilt", plays.again),
    (
        "write-tree",
        "… in `git merge-tree --write-tree`, as a server of your own would",
        plays.write_tree,
    ),
    ("worktree", "… in a linked work tree", plays.worktree),
    ("subfolder", "… from a folder of the repository", plays.from_subfolder),
)

WAYS_TO_MEET = (
    *(
        Scenario(name, says, Plain.CONFLICT, ours=ENTRANCE, theirs=LOST, play=play)
        for name, says, play in WAYS
    ),
    Scenario(
        "rebase-twice",
        "… in a rebase of two commits that change the map",
        Plain.CONFLICT,
        ours=ENTRANCE,
        theirs=LOST,
        merged=(
            *ENTRANCE,
            *LOST,
            ("# Licence: CC BY 4.0\n", "# © 2026 Zoë\n# Licence: CC BY 4.0\n"),
        ),
        play=plays.rebase_twice,
    ),
    Scenario(
        "revert",
        "A change is reverted after its neighbour was edited",
        Plain.CONFLICT,
        base=edited(BASE, LOST),
        ours=ENTRANCE,
        theirs=(("emotion: -2\n", "emotion: -1\n"),),
        play=plays.revert,
    ),
    Scenario(
        "criss-cross",
        "Branches that have merged each other before",
        Plain.CONFLICT,
        ours=EARLY_TITLE,
        theirs=ENTRANCE,
        merged=(
            *EARLY_TITLE,
            *ENTRANCE,
            (
                "title: Take the first tablets\n        emotion: 0.5",
                "title: Take the tablets\n        emotion: 1",
            ),
        ),
        play=plays.criss_cross,
    ),
    Scenario(
        "octopus",
        "Three branches at once, with changes far apart",
        Plain.CLEAN,
        ours=EARLY_TITLE,
        theirs=LATE_TITLE,
        play=plays.octopus,
    ),
    Scenario(
        "renamed-file",
        "One side renames the file, and both edit neighbouring lines",
        Plain.CONFLICT,
        ours=ENTRANCE,
        theirs=LOST,
        renamed="maps/specialist.journey.yaml",
    ),
    Scenario(
        "added-by-both",
        "Both sides add the map, with one title that differs",
        Plain.CONFLICT,
        base=None,
        ours=ENTRANCE,
        theirs=(),
        merged=(
            (
                "        title: Find the entrance\n",
                clash("        title: Find the right door\n", "        title: Find the entrance\n"),
            ),
        ),
        clash=True,
    ),
    Scenario(
        "odd-name",
        "A map whose name has spaces, quotes and letters of many languages",
        Plain.CONFLICT,
        ours=ENTRANCE,
        theirs=LOST,
        file="mapy kliniki/pierwsza 'wizyta' \"żółw\" $(x) %A.journey.yml",
    ),
    Scenario(
        "sha256",
        "A repository with SHA-256 names",
        Plain.CONFLICT,
        ours=ENTRANCE,
        theirs=LOST,
        init=("--object-format=sha256",),
    ),
    Scenario(
        "global",
        "cjmap installed for a person, not for the repository",
        Plain.CONFLICT,
        ours=ENTRANCE,
        theirs=LOST,
        setting=Setting.PERSON,
    ),
    Scenario(
        "diff3",
        "A conflict where `merge.conflictStyle` is diff3",
        Plain.CONFLICT,
        ours=(("emotion: -1.5\n", "emotion: -2\n"),),
        theirs=(("emotion: -1.5\n", "emotion: -0.5\n"),),
        merged=(
            (
                "        emotion: -1.5\n",
                clash(
                    "        emotion: -2\n", "        emotion: -0.5\n", "        emotion: -1.5\n"
                ),
            ),
        ),
        clash=True,
        play=plays.styled("diff3"),
    ),
    Scenario(
        "wide-markers",
        "A conflict where the attribute `conflict-marker-size` is 12",
        Plain.CONFLICT,
        ours=(("emotion: -1.5\n", "emotion: -2\n"),),
        theirs=(("emotion: -1.5\n", "emotion: -0.5\n"),),
        merged=(
            (
                "        emotion: -1.5\n",
                clash("        emotion: -2\n", "        emotion: -0.5\n", size=12),
            ),
        ),
        clash=True,
        play=plays.wide_markers,
    ),
    Scenario(
        "rerere",
        "A conflict settled before, met again with `rerere`",
        Plain.CLEAN,
        ours=(("emotion: -1.5\n", "emotion: -2\n"),),
        theirs=(("emotion: -1.5\n", "emotion: -0.5\n"),),
        merged=(("emotion: -1.5\n", "emotion: -2\n"),),
        play=plays.remembered,
    ),
)

CLINIC = Path(__file__).parents[2] / "examples" / "clinic"
BLUEPRINT = (CLINIC / "clinic-visit.blueprint.yaml").read_text(encoding="utf-8")
CATALOG = (CLINIC / "clinic.catalog.yaml").read_text(encoding="utf-8")
BACKLOG = (CLINIC / "clinic.backlog.yaml").read_text(encoding="utf-8")
PERSONA = (CLINIC / "helen.persona.yaml").read_text(encoding="utf-8")
LAST_WAY = "  - {from: pay, to: rate, kind: triggers}\n"
BIO = PERSONA[PERSONA.index("  Helen writes") : PERSONA.index("goals:\n")]
NARROW = """\
  Helen writes everything down and arrives early. Her hands are
  stiff until about eleven, so small buttons, long passwords and
  blister packs cost her more than people think. She books online
  without help, but she wants to know that somebody has seen her
  request.
"""

OTHER_KINDS = (
    Scenario(
        "blueprint-action",
        "A blueprint: one side moves an action to another lane, the other rewords it on the same line",
        Plain.CONFLICT,
        base=BLUEPRINT,
        file="maps/clinic-visit.blueprint.yaml",
        ours=(
            ("{id: message, at: confirm, lane: props,", "{id: message, at: confirm, lane: front,"),
        ),
        theirs=(("text: Text message with a map}", "text: Text message with a plan}"),),
    ),
    Scenario(
        "blueprint-links",
        "A blueprint: both sides draw an arrow after the same one",
        Plain.CONFLICT,
        base=BLUEPRINT,
        file="maps/clinic-visit.blueprint.yaml",
        ours=((LAST_WAY, LAST_WAY + "  - {from: rate, to: book, kind: triggers}\n"),),
        theirs=((LAST_WAY, LAST_WAY + "  - {from: receipt, to: rate, kind: triggers}\n"),),
        merged=(
            (
                LAST_WAY,
                LAST_WAY
                + "  - {from: rate, to: book, kind: triggers}\n"
                + "  - {from: receipt, to: rate, kind: triggers}\n",
            ),
        ),
    ),
    Scenario(
        "blueprint-dangling",
        "A blueprint: one side removes an action, the other draws an arrow from it",
        Plain.WRONG,
        base=BLUEPRINT,
        file="maps/clinic-visit.blueprint.yaml",
        ours=(
            (
                "  - {id: feedback-link, at: rate, lane: props, text: Link in a text message}\n",
                "",
            ),
        ),
        theirs=((LAST_WAY, LAST_WAY + "  - {from: feedback-link, to: book, kind: triggers}\n"),),
        merged=(
            (
                "  - {id: feedback-link, at: rate, lane: props, text: Link in a text message}\n",
                "",
            ),
            (
                LAST_WAY,
                LAST_WAY + clash("", "  - {from: feedback-link, to: book, kind: triggers}\n"),
            ),
        ),
        clash=True,
        wrong="an arrow from nowhere",
    ),
    Scenario(
        "catalog",
        "A catalog: one side renames a channel, the other gives it another owner",
        Plain.CONFLICT,
        base=CATALOG,
        file="maps/clinic.catalog.yaml",
        ours=(("{id: web, title: Web,", "{id: web, title: Website,"),),
        theirs=(
            (
                "title: Web, mode: online, owner: digital}",
                "title: Web, mode: online, owner: front-desk}",
            ),
        ),
        merged=(
            (
                "{id: web, title: Web, mode: online, owner: digital}",
                "{id: web, title: Website, mode: online, owner: front-desk}",
            ),
        ),
    ),
    Scenario(
        "backlog",
        "A backlog: one side finishes an opportunity, the other puts off when it is due",
        Plain.CONFLICT,
        base=BACKLOG,
        file="maps/clinic.backlog.yaml",
        ours=(
            ("    status: doing\n    due: 2026-12-18\n", "    status: done\n    due: 2026-12-18\n"),
        ),
        theirs=(("    due: 2026-12-18\n", "    due: 2027-01-15\n"),),
        merged=(
            ("    status: doing\n    due: 2026-12-18\n", "    status: done\n    due: 2027-01-15\n"),
        ),
    ),
    Scenario(
        "folded-text",
        "A persona: one side rewords a folded text, the other only folds it anew",
        Plain.CONFLICT,
        base=PERSONA,
        file="maps/helen.persona.yaml",
        ours=(("more than people think", "more than anyone thinks"),),
        theirs=((BIO, NARROW),),
        merged=(("more than people think", "more than anyone thinks"),),
    ),
    Scenario(
        "polish",
        "A map in Polish, with neighbouring lines changed",
        Plain.CONFLICT,
        base=edited(BASE, (("title: Find the entrance", "title: Szukam wejścia"),)),
        ours=(("title: Szukam wejścia", "title: Szukam właściwych drzwi"),),
        theirs=LOST,
    ),
)

LEFT_TO_GIT = "conflict, as git alone: "

FAULTS = (
    *(
        Scenario(
            name,
            says,
            Plain.CONFLICT,
            ours=ENTRANCE,
            theirs=LOST,
            merged=LINE_BY_LINE,
            clash=True,
            tool=tool,
            says_then=LEFT_TO_GIT + "both sides between markers",
            said="could not merge" if tool is Tool.FAULT else "cjmap is missing or failed",
        )
        for name, says, tool in (
            ("missing", "cjmap is not installed here", Tool.MISSING),
            ("broken", "cjmap lacks one of its modules", Tool.BROKEN),
            ("killed", "cjmap is killed while it merges", Tool.KILLED),
            (
                "another-program",
                "Another program called cjmap does nothing, and says that all is well",
                Tool.SILENT,
            ),
            ("fault", "cjmap makes a mistake", Tool.FAULT),
        )
    ),
    Scenario(
        "slow",
        "cjmap takes longer than it may",
        Plain.CONFLICT,
        ours=ENTRANCE,
        theirs=LOST,
        merged=LINE_BY_LINE,
        clash=True,
        tool=Tool.SLOW,
        play=plays.impatient,
        says_then=LEFT_TO_GIT + "both sides between markers",
        said="cjmap is missing or failed",
    ),
    Scenario(
        "off",
        "`CJMAP_MERGE=off`",
        Plain.CONFLICT,
        ours=ENTRANCE,
        theirs=LOST,
        merged=LINE_BY_LINE,
        clash=True,
        play=plays.switched_off,
        says_then=LEFT_TO_GIT + "both sides between markers",
    ),
    Scenario(
        "attributes-alone",
        "The attributes are in the repository, and the settings not on this machine",
        Plain.CONFLICT,
        ours=ENTRANCE,
        theirs=LOST,
        merged=LINE_BY_LINE,
        clash=True,
        setting=Setting.ATTRIBUTES,
        says_then=LEFT_TO_GIT + "both sides between markers",
    ),
    Scenario(
        "no-yaml",
        "One side is no YAML",
        Plain.CONFLICT,
        ours=(*ENTRANCE, ("tags: [outpatient, hands]", "tags: [outpatient, hands")),
        theirs=LOST,
        merged=(*LINE_BY_LINE, ("tags: [outpatient, hands]", "tags: [outpatient, hands")),
        clash=True,
        says_then=LEFT_TO_GIT + "both sides between markers",
    ),
    Scenario(
        "old-git",
        "A git before 2.44, which does not say what the sides are called",
        Plain.CONFLICT,
        ours=ENTRANCE,
        theirs=LOST,
        play=plays.old_git,
    ),
    Scenario(
        "newer-git",
        "A git from 2.44 on, which does",
        Plain.CONFLICT,
        ours=ENTRANCE,
        theirs=LOST,
        play=plays.newer_git,
    ),
)

GROUPS = {
    "Both sides change something": APART,
    "Both sides add something": ADDED,
    "Things are moved": MOVED,
    "Things are removed": REMOVED,
    "Long texts": TEXTS,
    "Layout, comments, line ends": LAYOUT,
    "Line by line all is well, and the map is broken": BROKEN_RESULT,
    "Other kinds of maps, other languages": OTHER_KINDS,
    "One side renames a step, the other changes its emotion on the next line": WAYS_TO_MEET,
    "Something is wrong with the tools": FAULTS,
}
SCENARIOS = [scenario for group in GROUPS.values() for scenario in group]
