"""What a scenario is: two versions of a map that meet, and what a careful person would make of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from tests.git import plays
from tests.git.desk import Tool
from tests.git.plays import Meeting

if TYPE_CHECKING:
    from tests.git.plays import Play

Edits = tuple[tuple[str, str], ...]
"""Replacements, one after another; each text to replace occurs exactly once."""

BASE = """\
# Licence: CC BY 4.0
kind: journey
id: first-visit
title: I see a specialist
status: draft
tags: [outpatient, hands]
summary: |
  From the referral to the first tablets.
  The people are warm.
  The way to them is not.
personas: [helen]
stages:
  # before the visit
  - id: need
    title: I need an appointment
    steps:
      - id: referral
        title: Ask about my referral
        emotion: -0.5
        pains:
          - id: no-receipt
            text: Nobody confirms that the letter arrived
            severity: 3
      - id: book
        title: Book a slot online # the portal
        touchpoint: portal
        emotion: {score: 1.5, basis: reported}
        thinks:
          - By then my hands work.
  - id: visit
    title: I am there
    steps:
      - id: arrive
        title: Find the entrance
        emotion: -1
        duration: {planned: 5 min, actual: 7 min}
      - id: wait
        title: Wait to be called
        emotion: -1.5
        needs:
          - An honest number of minutes
  - id: after
    title: I live with it
    steps:
      - id: tablets
        title: Take the first tablets
        emotion: 0.5
"""


class Plain(StrEnum):
    """What git does alone with the same two versions."""

    CLEAN = "clean"
    CONFLICT = "conflict"
    WRONG = "clean, but wrong"


class Setting(StrEnum):
    """How cjmap was made known to git."""

    REPOSITORY = "install"
    PERSON = "install --global"
    ATTRIBUTES = "attributes without settings"


@dataclass(frozen=True)
class Scenario:
    """Two versions that meet.

    `ours` and `theirs` are edits of `base`; `merged` those that the result has, as a careful person
    would have it (None: ours, then theirs). With `clash`, something is left to decide, and the
    result has conflict markers, without their labels. `wrong` says what is wrong where git alone
    is clean and wrong, `says_then` how it ends with cjmap where the table cannot see it; `said` is
    something that git, or cjmap within it, says on the way.
    """

    name: str
    says: str
    plain: Plain
    ours: Edits = ()
    theirs: Edits = ()
    merged: Edits | None = None
    clash: bool = False
    wrong: str = ""
    says_then: str = ""
    said: str = ""
    base: str | None = BASE
    play: Play = plays.merge
    file: str = "maps/first-visit.journey.yaml"
    renamed: str | None = None
    setting: Setting = Setting.REPOSITORY
    tool: Tool = Tool.WORKS
    init: tuple[str, ...] = ()
    ours_deleted: bool = False

    @property
    def meeting(self) -> Meeting:
        """The texts of this scenario."""
        there = self.base if self.base is not None else BASE
        ours = None if self.ours_deleted else edited(there, self.ours)
        return Meeting(self.file, self.base, ours, edited(there, self.theirs), self.renamed)

    @property
    def expected(self) -> str:
        """The text that the work tree ought to hold, conflict markers without labels."""
        there = self.base if self.base is not None else BASE
        return edited(there, self.merged if self.merged is not None else self.ours + self.theirs)


def edited(text: str, edits: Edits) -> str:
    """Apply edits."""
    for old, new in edits:
        assert text.count(old) == 1, (old, text.count(old))
        text = text.replace(old, new)
    return text


def clash(ours: str, theirs: str, base: str | None = None, size: int = 7) -> str:
    """Write a conflict as git does, without the labels."""
    middle = f"{'|' * size}\n{base}" if base is not None else ""
    return f"{'<' * size}\n{ours}{middle}{'=' * size}\n{theirs}{'>' * size}\n"


def without_labels(text: str) -> str:
    """Take the names of the sides from conflict markers: they differ by version of git."""
    return re.sub(r"^(<{7,}|\|{7,}|>{7,})( .*)?(\r?)$", r"\1\3", text, flags=re.MULTILINE)
