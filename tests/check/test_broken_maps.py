"""Guards what authors read: for each broken map the exact findings, where they stand, what they say."""

from __future__ import annotations

import io
import os
import shutil
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from cjmap.check.rules import VALIDATION_RULES
from cjmap.check.rules.validity import unreadable_photo
from cjmap.check.run import validate
from cjmap.draw import DrawError
from cjmap.draw.writers import images
from cjmap.draw.writers.images import load_picture
from cjmap.format.violations import VIOLATIONS
from cjmap.source import DEFAULT_LIMITS, Limits
from cjmap.source.refusals import REFUSALS
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjmap.check.finding import Finding

TESTS = Path(__file__).parents[1]
MAPS = TESTS / "broken"
WORKSPACES = TESTS / "broken_workspaces"

Told = tuple[str, int, int, str]
"""A finding: code, line, column, and a piece of its message or its help."""

ToldOfFile = tuple[str, str, int, int, str]
"""The same with the file before it."""


MAPS_TOLD: dict[str, list[Told]] = {
    "absolute-photo.persona.yaml": [
        ("CJ108", 4, 8, "`photo` is an absolute path, which exists on one machine only.")
    ],
    "action-without-lane.blueprint.yaml": [("CJ033", 7, 5, "`actions[0]` lacks `lane`.")],
    "alias.journey.yaml": [
        ("CJ015", 11, 16, "`*zmeczenie` is a YAML alias; maps do not use them.")
    ],
    "american-spelling.persona.yaml": [("CJ032", 4, 1, "Did you mean `behaviours`?")],
    "anchor.persona.yaml": [("CJ014", 4, 8, "`&cele` is a YAML anchor; maps do not use them.")],
    "bidirectional-escape.persona.yaml": [
        ("CJ011", 4, 8, "U+202E RIGHT-TO-LEFT OVERRIDE makes the text read otherwise than it")
    ],
    "block-text-after-pipe.persona.yaml": [
        ("CJ012", 4, 8, "Only the indicator and a comment may stand after `|` or `>`.")
    ],
    "column-for-nothing.blueprint.yaml": [
        ("CJ107", 5, 27, "Name the journey before the step: `first-order#pay`."),
    ],
    "complex-key.persona.yaml": [("CJ018", 5, 3, "A key must be a plain word.")],
    "count-in-words.catalog.yaml": [
        ("CJ035", 5, 46, "`evidence[0].n` is “many”; expected a whole number, 0 or more.")
    ],
    "dangling-column.blueprint.yaml": [("CJ102", 7, 20, "Did you mean `drop-off`?")],
    "dangling-lane.blueprint.yaml": [("CJ102", 7, 36, "Did you mean `front`?")],
    "dangling-link.blueprint.yaml": [
        ("CJ102", 9, 22, "This map has no action or column `refund`.")
    ],
    "dangling-own-lane.blueprint.yaml": [("CJ102", 9, 36, "This map has no lane `front`.")],
    "date-in-polish.persona.yaml": [
        ("CJ038", 4, 11, "`reviewed` is “30.09.2026”; expected a date such as `2026-09-30`.")
    ],
    "date-that-is-none.persona.yaml": [
        ("CJ038", 4, 11, "`reviewed` is “2026-02-30”; expected a date such as `2026-09-30`.")
    ],
    "date-with-time.catalog.yaml": [
        ("CJ038", 7, 11, "`evidence[0].date` is “2026-03-14T10:00:00Z”; expected a date such as")
    ],
    "date-without-zeros.backlog.yaml": [
        ("CJ038", 5, 70, "`opportunities[0].due` is “2027-3-1”; expected a date such as")
    ],
    "decimal-comma.backlog.yaml": [("CJ035", 7, 13, "Write the decimal point: `2.5`.")],
    "directive.persona.yaml": [
        ("CJ024", 1, 1, "YAML directives (`%YAML`, `%TAG`) are not part of the format; cjmap")
    ],
    "duplicate-action-id.blueprint.yaml": [("CJ101", 8, 10, "The action `scan` is defined twice.")],
    "duplicate-channel-id.catalog.yaml": [("CJ101", 7, 10, "The channel `web` is defined twice.")],
    "duplicate-key.journey.yaml": [
        ("CJ019", 12, 9, "The key `pains` stands twice in this mapping.")
    ],
    "duplicate-lane-id.blueprint.yaml": [("CJ101", 8, 10, "The lane `shop` is defined twice.")],
    "duplicate-pain-id.journey.yaml": [("CJ101", 12, 18, "The item `printer` is defined twice.")],
    "duplicate-step-id.journey.yaml": [("CJ101", 12, 14, "The step `paczkomat` is defined twice.")],
    "duration-in-minut.journey.yaml": [
        ("CJ038", 10, 19, "`stages[0].steps[0].duration` is “5 minut”; expected a duration such")
    ],
    "duration-in-polish.journey.yaml": [
        ("CJ038", 4, 15, "`review_every` is “pół roku”; expected a duration such as `5 min`, `2")
    ],
    "duration-without-unit.journey.yaml": [
        ("CJ038", 10, 19, "Add the unit: `5 min`, `5 h` or `5 days`.")
    ],
    "emotion-in-words.journey.yaml": [
        ("CJ035", 10, 18, "`stages[0].steps[0].emotion` is “złość”; expected a number from -2 to")
    ],
    "emotion-not-in-halves.journey.yaml": [
        ("CJ037", 10, 26, "`stages[0].steps[0].emotion.score` is `0.3`; expected a number from")
    ],
    "emotion-of-nobody.journey.yaml": [("CJ102", 10, 35, "There is no persona `marta`")],
    "emotion-with-decimal-comma.journey.yaml": [
        ("CJ035", 10, 18, "Write the decimal point: `-0.5`.")
    ],
    "empty-file.journey.yaml": [("CJ021", 1, 1, "The file is empty; a map starts with `kind:`.")],
    "empty-free-key.persona.yaml": [("CJ034", 6, 3, "`demographics.job` has no value.")],
    "empty-key.persona.yaml": [("CJ018", 5, 3, "A key is missing before this `:`.")],
    "empty-kind.persona.yaml": [("CJ030", 1, 1, "Write `kind: persona`.")],
    "empty-stages.journey.yaml": [("CJ033", 4, 9, "`stages` is empty; expected at least one.")],
    "empty-step.journey.yaml": [
        ("CJ033", 8, 9, "`stages[0].steps[0]` lacks `id`."),
        ("CJ033", 8, 9, "`stages[0].steps[0]` lacks `title`."),
    ],
    "empty-text.persona.yaml": [("CJ034", 3, 7, "`name` is an empty text.")],
    "empty-value.journey.yaml": [("CJ034", 4, 1, "`goal` has no value.")],
    "enum-in-capitals.catalog.yaml": [("CJ036", 5, 33, "Did you mean `online`?")],
    "enum-is-a-number.catalog.yaml": [
        ("CJ036", 5, 53, "`metrics[0].better` is `1`; expected `higher` or `lower`.")
    ],
    "evidence-file-url.catalog.yaml": [
        ("CJ108", 7, 11, "`evidence[0].file` is an address; cjmap fetches nothing.")
    ],
    "expectation-of-nobody.journey.yaml": [("CJ102", 5, 49, "Write a persona with `id: marta`")],
    "extends-itself.persona.yaml": [
        ("CJ104", 4, 10, "This persona extends itself: `marta` → `marta`.")
    ],
    "fail-point-unknown-key.blueprint.yaml": [("CJ032", 11, 48, "Did you mean `recovery`?")],
    "flag-for-text.persona.yaml": [("CJ035", 3, 7, "`name` is `true`; expected text.")],
    "flag-in-words.journey.yaml": [("CJ035", 10, 26, "Write `true`, without quotes.")],
    "flag-is-a-number.persona.yaml": [
        ("CJ035", 4, 8, "`proto` is `1`; expected `true` or `false`.")
    ],
    "flow-comma.journey.yaml": [
        ("CJ032", 10, 32, "Between `{` and `}` a comma ends the value: put a text that holds one")
    ],
    "id-in-capitals.persona.yaml": [("CJ038", 2, 5, "Write `marta`.")],
    "id-is-a-flag.persona.yaml": [
        ("CJ035", 2, 5, "`id` is `true`; expected an id of lower-case letters, digits, `-` and")
    ],
    "id-too-long.persona.yaml": [
        ("CJ038", 2, 5, "Write `a-very-careful-customer-who-reads-all-the-reviews-before-she-buy`.")
    ],
    "id-with-a-dot.journey.yaml": [
        ("CJ038", 2, 5, "`id` is `1.10`; expected an id of lower-case letters, digits, `-` and")
    ],
    "id-with-accents.journey.yaml": [("CJ038", 5, 9, "Write `wysylam-paczke`.")],
    "infinite.backlog.yaml": [("CJ023", 5, 54, "`.inf` is not a finite number.")],
    "item-without-text.journey.yaml": [
        ("CJ033", 10, 17, "`stages[0].steps[0].pains[0]` lacks `text`.")
    ],
    "key-in-capitals.persona.yaml": [("CJ032", 4, 1, "Did you mean `share`?")],
    "key-of-another-level.journey.yaml": [
        ("CJ032", 4, 1, "`touchpoint` belongs to a step or a variant; check the indentation.")
    ],
    "key-too-far-left.journey.yaml": [("CJ012", 6, 4, "A list item (`- …`) was expected here.")],
    "key-too-far-right.journey.yaml": [
        ("CJ012", 4, 7, "A second `: ` in this line, or a key that is indented too far.")
    ],
    "kind-in-capitals.persona.yaml": [("CJ030", 1, 7, "Did you mean `persona`?")],
    "kind-is-a-list.persona.yaml": [("CJ030", 1, 7, "Did you mean `persona`?")],
    "language-in-words.persona.yaml": [
        ("CJ038", 4, 7, "`lang` is “polski”; expected a language code such as `pl` or `en-GB`.")
    ],
    "list-at-top.persona.yaml": [
        ("CJ022", 1, 1, "A map is written as `key: value` lines; this file holds a list.")
    ],
    "list-for-number.backlog.yaml": [
        ("CJ035", 5, 73, "`opportunities[0].effort` is a list; expected a number, 0 or more.")
    ],
    "list-for-text.journey.yaml": [("CJ035", 3, 8, "`title` is a list; expected text.")],
    "list-for-touchpoint.journey.yaml": [
        ("CJ035", 8, 59, "`stages[0].steps[0].touchpoint` is a list; expected text, or `{id: …}`.")
    ],
    "list-in-free-key.persona.yaml": [
        ("CJ035", 6, 14, "`demographics.languages` is a list; expected text or a number.")
    ],
    "list-item-misaligned.persona.yaml": [
        ("CJ012", 6, 2, "A `key: value` line was expected here.")
    ],
    "list-on-line-of-key.persona.yaml": [
        ("CJ012", 4, 8, "A list cannot start on the line of its key.")
    ],
    "lone-escape.persona.yaml": [("CJ010", 4, 8, "U+001B is a character that cannot be seen.")],
    "long-key.persona.yaml": [("CJ018", 6, 3, "A key may have 100 characters; this one has 101.")],
    "lone-surrogate-escape.persona.yaml": [("CJ012", 4, 16, "This escape is no character.")],
    "loop-in-one.journey.yaml": [("CJ035", 7, 8, "`loops` is a mapping; expected a list.")],
    "loop-to-nowhere.journey.yaml": [("CJ102", 8, 24, "This map has no stage or step `search`.")],
    "mapping-for-id.journey.yaml": [("CJ035", 4, 12, "`personas[0]` is a mapping; expected text.")],
    "mapping-for-list.journey.yaml": [("CJ035", 5, 3, "`stages` is a mapping; expected a list.")],
    "mapping-for-tag.journey.yaml": [
        ("CJ035", 4, 7, "`tags` is a mapping; expected a list, or one word.")
    ],
    "mapping-in-preferences.persona.yaml": [
        ("CJ035", 5, 12, "`preferences.payment` is a mapping; expected text, a number, or a")
    ],
    "merge-key.persona.yaml": [("CJ016", 4, 1, "`<<` is a YAML merge key; maps do not use them.")],
    "met-is-a-flag.journey.yaml": [("CJ036", 5, 50, "Write `yes`, without quotes.")],
    "metric-without-name.journey.yaml": [
        ("CJ033", 11, 13, "`stages[0].steps[0].metrics[0]` lacks `metric`.")
    ],
    "missing-evidence-file.catalog.yaml": [
        ("CJ109", 5, 49, "`evidence[0].file` names the file “survey-2026.csv”, which is not there.")
    ],
    "missing-id.journey.yaml": [("CJ033", 1, 1, "The map lacks `id`.")],
    "missing-kind.journey.yaml": [("CJ030", 1, 1, "Write `kind: journey`.")],
    "missing-kind.yaml": [
        ("CJ030", 1, 1, "`kind` is missing; expected `persona`, `empathy-map`, `journey`")
    ],
    "missing-photo.persona.yaml": [
        ("CJ109", 4, 8, "`photo` names the file “zdjecia/marta.jpg”, which is not there.")
    ],
    "missing-space-after-colon.persona.yaml": [
        ("CJ012", 3, 1, "A `:` was expected after this key.")
    ],
    "missing-stages.journey.yaml": [("CJ033", 1, 1, "The map lacks `stages`.")],
    "missing-title.journey.yaml": [("CJ033", 1, 1, "The map lacks `title`.")],
    "misspelt-opportunity-key.backlog.yaml": [("CJ032", 8, 5, "Did you mean `impact`?")],
    "text-with-colon.persona.yaml": [("CJ032", 5, 5, "Put text that holds `: ` in quotes.")],
    "merge-conflict.persona.yaml": [("CJ012", 4, 1, "A merge left its conflict markers here.")],
    "decimal-comma-in-braces.journey.yaml": [("CJ032", 7, 59, "Write the decimal point")],
    "misspelt-required-key.journey.yaml": [
        ("CJ032", 10, 17, "Did you mean `to`?"),
    ],
    "negative-count.catalog.yaml": [
        ("CJ037", 5, 62, "`evidence[0].n` is `-120`; expected a whole number, 0 or more.")
    ],
    "next-to-nowhere-far.journey.yaml": [
        ("CJ105", 10, 21, "The step leads to `reklamacja`, which is no step of this journey.")
    ],
    "next-to-nowhere.journey.yaml": [("CJ105", 10, 16, "Did you mean `drop-off`?")],
    "not-a-number.catalog.yaml": [("CJ023", 5, 58, "`.nan` is not a finite number.")],
    "null-in-list.persona.yaml": [("CJ034", 6, 4, "`goals[1]` has no value.")],
    "number-in-octal-for-severity.persona.yaml": [
        ("CJ037", 4, 57, "`frustrations[0].severity` is `0o17`; expected a whole number from 1")
    ],
    "number-too-large.persona.yaml": [("CJ023", 4, 24, "`1e999` is not a finite number.")],
    "only-comments.journey.yaml": [
        ("CJ021", 1, 1, "The file is empty; a map starts with `kind:`.")
    ],
    "outcome-without-metric.backlog.yaml": [
        ("CJ033", 5, 74, "`opportunities[0].outcome` lacks `metric`.")
    ],
    "pains-at-stage.journey.yaml": [
        ("CJ032", 7, 5, "`pains` belongs to a step or a variant; check the indentation.")
    ],
    "parent-is-itself.journey.yaml": [
        ("CJ110", 4, 9, "This journey zooms into itself: `returns` → `returns`.")
    ],
    "parent-is-own-stage.journey.yaml": [
        ("CJ110", 4, 9, "This journey zooms into itself: `returns` → `returns`."),
    ],
    "parent-without-map.journey.yaml": [("CJ102", 4, 9, "There is no place `regret` in this map.")],
    "percent-as-number.persona.yaml": [
        ("CJ037", 4, 8, "A share is a part of one: `0.25` for 25 %.")
    ],
    "percent.persona.yaml": [("CJ035", 4, 8, "Write a share as a number: `0.25` for 25 %.")],
    "personas-in-a-step.journey.yaml": [
        ("CJ032", 10, 9, "`personas` belongs to a journey; check the indentation.")
    ],
    "photo-above.persona.yaml": [("CJ108", 4, 8, "`photo` leads out of the workspace.")],
    "photo-in-windows-style-above.persona.yaml": [
        ("CJ108", 4, 8, "`photo` leads out of the workspace.")
    ],
    "photo-on-the-web.persona.yaml": [
        ("CJ108", 4, 8, "`photo` is an address; cjmap fetches nothing.")
    ],
    "photo-with-nul.persona.yaml": [("CJ010", 4, 8, "U+0000")],
    "planned-without-unit.journey.yaml": [
        ("CJ038", 10, 42, "Add the unit: `2 min`, `2 h` or `2 days`.")
    ],
    "question-mark-key.persona.yaml": [("CJ018", 5, 5, "A key must be a plain word.")],
    "quoted-number.journey.yaml": [("CJ035", 10, 18, "Remove the quotes.")],
    "requires-circle.backlog.yaml": [
        ("CJ110", 5, 57, "This opportunity has to wait for itself: `etykieta` → `drukarnia` →"),
        ("CJ110", 6, 65, "This opportunity has to wait for itself: `drukarnia` → `budzet` →"),
        ("CJ110", 7, 57, "This opportunity has to wait for itself: `budzet` → `etykieta` →"),
    ],
    "requires-itself.backlog.yaml": [
        ("CJ110", 5, 75, "This opportunity has to wait for itself: `label-in-parcel` →")
    ],
    "retired-id-malformed.journey.yaml": [("CJ038", 4, 11, "Write `old-step`.")],
    "retired-id.journey.yaml": [
        ("CJ103", 9, 14, "`label` is retired in this map, and defined again here.")
    ],
    "retired-opportunity.backlog.yaml": [
        ("CJ103", 6, 10, "`no-label` is retired in this map, and defined again here.")
    ],
    "scale-without-end.catalog.yaml": [("CJ033", 5, 71, "`metrics[0].scale` lacks `max`.")],
    "second-colon-on-next-line.persona.yaml": [
        ("CJ012", 5, 8, "A second `: ` in this line, or a key that is indented too far.")
    ],
    "second-colon.journey.yaml": [
        ("CJ012", 3, 15, "A second `: ` in this line, or a key that is indented too far.")
    ],
    "several-documents.persona.yaml": [
        ("CJ020", 4, 1, "A second document starts here; a file holds exactly one map.")
    ],
    "severity-six.persona.yaml": [
        ("CJ037", 5, 46, "`frustrations[0].severity` is `6`; expected a whole number from 1 to 5.")
    ],
    "severity-with-half.persona.yaml": [
        ("CJ035", 5, 46, "`frustrations[0].severity` is `3.5`; expected a whole number from 1")
    ],
    "share-above-one.journey.yaml": [
        ("CJ111", 11, 13, "The shares out of the step `label` add up to 1.1; at most 1 can go on.")
    ],
    "share-below-zero.backlog.yaml": [
        ("CJ037", 5, 72, "`opportunities[0].reach` is `-0.1`; expected a number from 0 to 1.")
    ],
    "single-value.persona.yaml": [
        ("CJ022", 1, 1, "A map is written as `key: value` lines; this file holds a single value.")
    ],
    "step-id-is-stage-id.journey.yaml": [
        ("CJ101", 8, 14, "The step `return` is defined twice, first as a stage.")
    ],
    "step-without-id.journey.yaml": [("CJ033", 8, 9, "`stages[0].steps[0]` lacks `id`.")],
    "step-without-title.journey.yaml": [("CJ033", 8, 9, "`stages[0].steps[0]` lacks `title`.")],
    "stray-comma.persona.yaml": [("CJ012", 4, 9, "A value was expected here.")],
    "suffix-mismatch-yml.blueprint.yml": [
        ("CJ031", 1, 7, "Name it `suffix-mismatch-yml.empathy.yaml`, or write `kind: blueprint`.")
    ],
    "suffix-mismatch.persona.yaml": [
        ("CJ031", 1, 7, "Name it `suffix-mismatch.journey.yaml`, or write `kind: persona`.")
    ],
    "tag-directive.persona.yaml": [
        ("CJ024", 1, 1, "YAML directives (`%YAML`, `%TAG`) are not part of the format; cjmap")
    ],
    "tag.journey.yaml": [("CJ017", 7, 11, "`!important` is a YAML tag; maps do not use them.")],
    "text-after-quotes.persona.yaml": [("CJ012", 4, 24, "A `key: value` line was expected here.")],
    "text-for-list-of-ways.journey.yaml": [
        ("CJ035", 8, 53, "`stages[0].steps[0].next` is “drop-off”; expected a list.")
    ],
    "text-for-list.persona.yaml": [
        ("CJ035", 4, 8, "`goals` is “Kupić raz, a dobrze”; expected a list.")
    ],
    "text-for-mapping.journey.yaml": [
        ("CJ035", 4, 8, "`scope` is “from the parcel to the money”; expected `key: value`")
    ],
    "text-for-number-in-list.journey.yaml": [
        ("CJ035", 12, 24, "`stages[0].steps[0].pains[0].frequency` is “often”; expected a number")
    ],
    "text-for-stage.journey.yaml": [
        ("CJ035", 5, 5, "`stages[0]` is “Oddaję”; expected `key: value` pairs (evidence")
    ],
    "text-starts-with-asterisk.persona.yaml": [
        ("CJ012", 4, 9, "`&` and `*` start YAML anchors and aliases, which cjmap does not read.")
    ],
    "text-starts-with-at.persona.yaml": [("CJ012", 4, 8, "A value cannot start with `@`.")],
    "text-starts-with-percent.persona.yaml": [("CJ012", 4, 8, "A value cannot start with `%`.")],
    "tilde-for-nothing.persona.yaml": [("CJ034", 4, 1, "`photo` has no value.")],
    "time-for-duration.blueprint.yaml": [
        ("CJ038", 8, 16, "`steps[0].duration.planned` is “1:30”; expected a duration such as `5")
    ],
    "time-in-braces.blueprint.yaml": [("CJ012", 7, 39, "quotes")],
    "title-of-persona-instead-of-name.persona.yaml": [("CJ033", 1, 1, "The map lacks `name`.")],
    "title-starts-with-bracket.journey.yaml": [
        ("CJ012", 3, 16, "A `key: value` line was expected here.")
    ],
    "trait-above-hundred.persona.yaml": [
        ("CJ037", 5, 67, "`traits[0].value` is `120`; expected a number from 0 to 100.")
    ],
    "unclosed-brace.journey.yaml": [
        ("CJ012", 6, 5, "This `{` mapping is not closed, or a `,` is missing in it.")
    ],
    "unclosed-bracket.persona.yaml": [
        ("CJ012", 5, 6, "This `[` list is not closed, or a `,` is missing in it.")
    ],
    "unclosed-double-quote.journey.yaml": [
        ("CJ012", 3, 8, "The quotes opened here are never closed.")
    ],
    "unclosed-single-quote.journey.yaml": [
        ("CJ012", 3, 12, "A `key: value` line was expected here.")
    ],
    "undefined-tag.journey.yaml": [("CJ017", 6, 12, "`!shop!returns` is a YAML tag")],
    "unknown-channel-inline.journey.yaml": [
        ("CJ106", 10, 31, "The touchpoint is on the channel `locker`, which no catalog defines.")
    ],
    "unknown-channel.catalog.yaml": [("CJ106", 7, 38, "Did you mean `sklep`?")],
    "unknown-context-of-variant.journey.yaml": [
        ("CJ102", 11, 19, "There is no context `niedziela` in the workspace.")
    ],
    "unknown-context.journey.yaml": [
        ("CJ102", 8, 57, "There is no context `at-work` in the workspace.")
    ],
    "unknown-emotion-scale.journey.yaml": [
        ("CJ037", 10, 18, "`stages[0].steps[0].emotion` is `3`; expected a number from -2 to 2")
    ],
    "unknown-escape.persona.yaml": [
        ("CJ012", 4, 16, "A backslash in double quotes starts an escape, and this one does not")
    ],
    "unknown-evidence-of-stage.journey.yaml": [
        ("CJ102", 7, 16, "There is no source of evidence `survey-2026` in the workspace.")
    ],
    "unknown-evidence.persona.yaml": [
        ("CJ102", 5, 46, "There is no source of evidence `wywiady-2026` in the workspace.")
    ],
    "unknown-journey-in-detail.journey.yaml": [
        ("CJ102", 8, 56, "Write a journey with `id: print-a-label`")
    ],
    "unknown-journey-of-version.journey.yaml": [
        ("CJ102", 5, 5, "Write a journey with `id: returns`")
    ],
    "unknown-journey.blueprint.yaml": [("CJ102", 4, 10, "Write a journey with `id: returns`")],
    "unknown-journey.empathy.yaml": [
        ("CJ102", 4, 7, "There is no journey `zwrot` in the workspace, which `zwrot#paczkomat`")
    ],
    "unknown-key-far.persona.yaml": [("CJ032", 4, 1, "`zodiac` is not a key of a persona.")],
    "unknown-key-near.journey.yaml": [("CJ032", 10, 9, "Did you mean `emotion`?")],
    "unknown-kind.journey.yaml": [("CJ030", 1, 7, "Did you mean `journey`?")],
    "unknown-kind.yaml": [
        ("CJ030", 1, 7, "`kind` is “storyboard”; expected `persona`, `empathy-map`, `journey`")
    ],
    "unknown-metric.journey.yaml": [
        ("CJ102", 10, 28, "There is no metric `csat` in the workspace.")
    ],
    "unknown-opportunity.backlog.yaml": [("CJ102", 6, 65, "Did you mean `label-in-parcel`?")],
    "unknown-parent.journey.yaml": [
        ("CJ102", 4, 9, "There is no map `shop-lifecycle` in the workspace, which")
    ],
    "unknown-persona-extended.persona.yaml": [
        ("CJ102", 4, 10, "Write a persona with `id: ostrozna-kupujaca`")
    ],
    "unknown-persona.empathy.yaml": [("CJ102", 4, 10, "Write a persona with `id: marta`")],
    "unknown-persona.journey.yaml": [("CJ102", 4, 12, "Write a persona with `id: marta`")],
    "unknown-preferred-channel.persona.yaml": [
        ("CJ102", 5, 14, "There is no channel `paczkomat` in the workspace.")
    ],
    "unknown-system.blueprint.yaml": [
        ("CJ102", 7, 79, "There is no system `warehouse` in the workspace.")
    ],
    "unknown-target-without-map.backlog.yaml": [
        ("CJ102", 5, 51, "There is no place `formularz` in this map.")
    ],
    "unknown-target.backlog.yaml": [
        ("CJ102", 5, 71, "There is no map `returns` in the workspace, which `returns#label` names.")
    ],
    "unknown-touchpoint.journey.yaml": [
        ("CJ102", 8, 59, "There is no touchpoint `return-form` in the workspace.")
    ],
    "url-in-braces.catalog.yaml": [("CJ012", 5, 56, "quotes")],
    "variant-without-when.journey.yaml": [
        ("CJ033", 11, 13, "`stages[0].steps[0].variants[0]` lacks `when`.")
    ],
    "version-of-itself.journey.yaml": [
        ("CJ110", 5, 5, "This journey is a version of itself: `returns` → `returns`.")
    ],
    "windows-photo.persona.yaml": [
        ("CJ108", 4, 8, "`photo` is an absolute path, which exists on one machine only.")
    ],
    "wrong-enum-far.journey.yaml": [
        ("CJ036", 4, 8, "`state` is “obecny”; expected `current`, `future` or `actual`.")
    ],
    "wrong-enum-near.journey.yaml": [("CJ036", 7, 12, "Did you mean `after`?")],
}

WORKSPACES_TOLD: dict[str, list[ToldOfFile]] = {
    "dangling-evidence": [
        ("marta.persona.yaml", "CJ102", 6, 16, "Did you mean `wywiady-2026-03`?")
    ],
    "dangling-parent-stage": [
        ("returns.journey.yaml", "CJ102", 4, 9, "Did you mean `lifecycle#regret`?")
    ],
    "dangling-persona": [("zwrot.journey.yaml", "CJ102", 4, 11, "Did you mean `anna`?")],
    "dangling-step-in-named-journey": [
        (
            "marta.empathy.yaml",
            "CJ102",
            5,
            7,
            "There is no step `label` in this map or the journey `returns`.",
        )
    ],
    "dangling-step-of-empathy-map": [
        ("marta.empathy.yaml", "CJ102", 4, 7, "Did you mean `zwrot#paczkomat`?")
    ],
    "dangling-target-action": [
        ("shop.backlog.yaml", "CJ102", 5, 51, "Did you mean `returns#scan`?")
    ],
    "dangling-target-pain": [
        ("zwrot.journey.yaml", "CJ102", 12, 61, "Did you mean `brak-drukarki`?")
    ],
    "dangling-target-step": [
        ("shop.backlog.yaml", "CJ102", 5, 71, "Did you mean `returns#label`?")
    ],
    "dangling-touchpoint": [
        ("returns.journey.yaml", "CJ102", 8, 64, "Did you mean `return-form`?")
    ],
    "duplicate-channel": [
        ("shop.catalog.yaml", "CJ101", 4, 44, "The channel `web` is defined twice.")
    ],
    "duplicate-journey-three-times": [
        ("b.journey.yaml", "CJ101", 2, 5, "The journey `returns` is defined twice."),
        ("c.journey.yaml", "CJ101", 2, 5, "The journey `returns` is defined twice."),
    ],
    "duplicate-opportunity": [
        ("shop.backlog.yaml", "CJ101", 5, 10, "The opportunity `label-in-parcel` is defined twice.")
    ],
    "duplicate-persona": [
        ("stare/anna.persona.yaml", "CJ101", 2, 5, "The persona `anna` is defined twice.")
    ],
    "emotion-of-misspelt-persona": [
        ("returns.journey.yaml", "CJ102", 13, 13, "Did you mean `anna`?")
    ],
    "extends-each-other": [
        (
            "anna.persona.yaml",
            "CJ104",
            4,
            10,
            "This persona extends itself: `anna` → `zajeta-mama` → `anna`.",
        ),
        (
            "zajeta-mama.persona.yaml",
            "CJ104",
            4,
            10,
            "This persona extends itself: `zajeta-mama` → `anna` → `zajeta-mama`.",
        ),
    ],
    "extends-in-a-circle-of-three": [
        (
            "a.persona.yaml",
            "CJ104",
            4,
            10,
            "This persona extends itself: `ann` → `bob` → `cid` → `ann`.",
        ),
        (
            "b.persona.yaml",
            "CJ104",
            4,
            10,
            "This persona extends itself: `bob` → `cid` → `ann` → `bob`.",
        ),
        (
            "c.persona.yaml",
            "CJ104",
            4,
            10,
            "This persona extends itself: `cid` → `ann` → `bob` → `cid`.",
        ),
    ],
    "misspelt-map-of-path": [
        ("shop.backlog.yaml", "CJ102", 5, 71, "Did you mean `returns#label`?")
    ],
    "misspelt-photo": [("anna.persona.yaml", "CJ109", 4, 8, "Did you mean `photos/anna.svg`?")],
    "next-to-another-journey": [
        (
            "returns.journey.yaml",
            "CJ105",
            8,
            54,
            "The step leads to `complaint#write`, which is no step of this journey.",
        )
    ],
    "one-file-is-not-yaml": [
        (
            "anna.persona.yaml",
            "CJ012",
            3,
            11,
            "A second `: ` in this line, or a key that is indented too far.",
        )
    ],
    "parents-of-each-other": [
        (
            "lifecycle.journey.yaml",
            "CJ110",
            4,
            9,
            "This journey zooms into itself: `lifecycle` → `returns` → `lifecycle`.",
        ),
        (
            "returns.journey.yaml",
            "CJ110",
            4,
            9,
            "This journey zooms into itself: `returns` → `lifecycle` → `returns`.",
        ),
    ],
    "photo-above-subfolder": [
        ("ludzie/anna.persona.yaml", "CJ108", 4, 8, "`photo` leads out of the workspace.")
    ],
    "photo-is-a-folder": [
        ("anna.persona.yaml", "CJ109", 4, 8, "`photo` names the file “photos”, which is not there.")
    ],
    "photo-is-a-text": [
        (
            "anna.persona.yaml",
            "CJ112",
            4,
            8,
            "`photo` names the file “anna.jpg”, which is no picture that can be drawn. Save it as a",
        )
    ],
    "requires-across-maps": [
        (
            "returns.journey.yaml",
            "CJ110",
            6,
            75,
            "This opportunity has to wait for itself: `label-in-parcel` →",
        ),
        (
            "shop.backlog.yaml",
            "CJ110",
            5,
            58,
            "This opportunity has to wait for itself: `printer` →",
        ),
    ],
    "retired-in-another-catalog": [("office.catalog.yaml", "CJ103", 5, 10, "`fax` is retired")],
    "unknown-channel-across-catalogs": [
        ("miejsca.catalog.yaml", "CJ106", 5, 44, "Did you mean `paczkomat`?")
    ],
    "unknown-channel-in-journey": [
        ("returns.journey.yaml", "CJ106", 12, 57, "Did you mean `locker`?")
    ],
    "unmapped-column": [
        ("returns.blueprint.yaml", "CJ107", 6, 26, "Did you mean `returns#drop-off`?")
    ],
    "unmapped-column-in-short": [
        (
            "zwrot.blueprint.yaml",
            "CJ107",
            7,
            12,
            "This column is for the step `infolinia`, which the journey `zwrot`",
        )
    ],
    "unmapped-column-of-stage": [
        (
            "returns.blueprint.yaml",
            "CJ107",
            5,
            12,
            "This column is for the step `return`, which the journey `returns` lacks.",
        )
    ],
    "version-of-itself-and-a-double": [
        (
            "a.journey.yaml",
            "CJ110",
            4,
            5,
            "This journey is a version of itself: `visit` → `visit`.",
        ),
        ("b.journey.yaml", "CJ101", 2, 5, "The journey `visit` is defined twice."),
    ],
    "versions-of-each-other": [
        (
            "zwrot-2027.journey.yaml",
            "CJ110",
            5,
            5,
            "This journey is a version of itself: `zwrot-2027` → `zwrot` →",
        ),
        (
            "zwrot.journey.yaml",
            "CJ110",
            5,
            5,
            "This journey is a version of itself: `zwrot` → `zwrot-2027` → `zwrot`.",
        ),
    ],
}

PERSONA = "kind: persona\nid: marta\nname: Marta\n"

BYTES: dict[str, tuple[bytes, list[Told]]] = {
    "byte-order-mark": (
        b"\xef\xbb\xbf" + PERSONA.encode(),
        [("CJ008", 1, 1, "Save it as UTF-8 without BOM.")],
    ),
    "only-a-byte-order-mark": (
        b"\xef\xbb\xbf",
        [("CJ021", 1, 1, "The file is empty"), ("CJ008", 1, 1, "byte order mark")],
    ),
    "byte-order-mark-in-the-middle": (
        f"{PERSONA}bio: \ufeffkupuje buty\n".encode(),
        [("CJ010", 4, 6, "U+FEFF ZERO WIDTH NO-BREAK SPACE")],
    ),
    "utf-16": (PERSONA.encode("utf-16"), [("CJ009", 1, 1, "Save it as UTF-8 (in Windows Notepad")]),
    "utf-16-big-endian": (b"\xfe\xff" + PERSONA.encode("utf-16-be"), [("CJ009", 1, 1, "UTF-16")]),
    "utf-16-without-mark": (PERSONA.encode("utf-16-le"), [("CJ009", 1, 1, "UTF-16")]),
    "utf-32": (PERSONA.encode("utf-32"), [("CJ009", 1, 1, "UTF-32")]),
    "windows-1250": (
        f"{PERSONA}bio: Mieszka pod Łodzią\n".encode("cp1250"),
        [("CJ007", 4, 18, "Byte 0xA3 here is not UTF-8 text.")],
    ),
    "iso-8859-2-after-utf-8": (
        f"{PERSONA}bio: Łódź, ".encode() + "ulica Długa\n".encode("iso8859-2"),
        [("CJ007", 4, 19, "Windows-1250 and ISO 8859-2 are the usual culprits")],
    ),
    "cut-in-a-character": (PERSONA.encode() + b"bio: \xc5", [("CJ007", 4, 6, "Byte 0xC5")]),
    "surrogate-in-utf-8": (PERSONA.encode() + b"bio: \xed\xa0\x80\n", [("CJ007", 4, 6, "0xED")]),
    "overlong-slash": (PERSONA.encode() + b"photo: \xc0\xaf\n", [("CJ007", 4, 8, "0xC0")]),
    "nul": (f"{PERSONA}bio: a\0b\n".encode(), [("CJ010", 4, 7, "U+0000")]),
    "escape": (f"{PERSONA}bio: \x1b[2Jnic\n".encode(), [("CJ010", 4, 6, "U+001B")]),
    "delete": (f"{PERSONA}bio: ni\x7fc\n".encode(), [("CJ010", 4, 8, "U+007F")]),
    "c1-control": (f"{PERSONA}bio: ni\x9bc\n".encode(), [("CJ010", 4, 8, "U+009B")]),
    "next-line": (f"{PERSONA}bio: ni\x85c\n".encode(), [("CJ010", 4, 8, "U+0085")]),
    "line-separator": (f"{PERSONA}bio: a\u2028b\n".encode(), [("CJ010", 4, 7, "LINE SEPARATOR")]),
    "form-feed-at-end": (f"{PERSONA}\f".encode(), [("CJ010", 4, 1, "U+000C")]),
    "not-a-character": (f"{PERSONA}bio: a\uffffb\n".encode(), [("CJ010", 4, 7, "U+FFFF")]),
    "bidirectional-override": (
        f"{PERSONA}bio: zwrot \u202esitarg\u202c\n".encode(),
        [
            ("CJ011", 4, 12, "U+202E RIGHT-TO-LEFT OVERRIDE"),
            ("CJ011", 4, 19, "U+202C POP DIRECTIONAL FORMATTING"),
        ],
    ),
    "bidirectional-isolate-in-quotes": (
        f'{PERSONA}bio: "zwrot \u2066gratis"\n'.encode(),
        [("CJ011", 4, 13, "U+2066 LEFT-TO-RIGHT ISOLATE")],
    ),
    "bidirectional-in-a-comment": (
        f"{PERSONA}# \u202eignore\n".encode(),
        [("CJ011", 4, 3, "Remove it; text in Arabic or Hebrew needs no control characters.")],
    ),
    "twelve-control-characters": (
        f"{PERSONA}bio: {chr(1) * 12}\n".encode(),
        [("CJ010", 4, column, "U+0001") for column in range(6, 16)],
    ),
    "tab-before-list-item": (
        f"{PERSONA}goals:\n\t- Kupić raz\n".encode(),
        [("CJ013", 5, 1, "This line is indented with a tab")],
    ),
    "tab-before-key": (
        f"{PERSONA}\tbio: Mieszka pod Krakowem\n".encode(),
        [("CJ013", 4, 1, "Replace each tab by two spaces")],
    ),
    "tab-after-spaces": (
        f"{PERSONA}traits:\n  - name: Plan\n  \t  value: 5\n".encode(),
        [("CJ013", 6, 3, "This line is indented with a tab")],
    ),
    "tab-in-block-text": (
        f"{PERSONA}bio: >\n\tMieszka pod Krakowem\n".encode(),
        [("CJ013", 5, 1, "This line is indented with a tab")],
    ),
    "no-break-space-before-key": (
        f"{PERSONA}\u00a0bio: Mieszka pod Krakowem\n".encode(),
        [("CJ032", 4, 1, "Did you mean `bio`?")],
    ),
    "zero-width-space-in-id": (
        "kind: persona\nid: mar\u200bta\nname: Marta\n".encode(),
        [("CJ038", 2, 5, "expected an id")],
    ),
    "number-of-5000-digits": (
        f"{PERSONA}share: {'9' * 5_000}\n".encode(),
        [("CJ006", 4, 8, "This number has 5,000 digits; a number may have 40.")],
    ),
    "hexadecimal-of-200-digits": (
        f"{PERSONA}share: 0x{'F' * 200}\n".encode(),
        [("CJ006", 4, 8, "a number may have 40.")],
    ),
    "fraction-of-100-digits": (
        f"{PERSONA}share: 0.{'3' * 100}\n".encode(),
        [("CJ006", 4, 8, "Put it in quotes if it is text.")],
    ),
    "line-of-10001-bytes": (
        f"{PERSONA}bio: {'a' * 9_996}\n".encode(),
        [("CJ003", 4, 1, "This line has 10,001 bytes; a line may have 10,000.")],
    ),
    "brackets-on-one-line": (
        b"[" * 100_000,
        [("CJ003", 1, 1, "This line has 100,000 bytes")],
    ),
    "brackets-one-a-line": (
        b"[\n" * 50_000,
        [("CJ004", 101, 1, "nested more than 100 deep")],
    ),
    "hundred-and-one-lists-in-one": (
        f"{PERSONA}goals: {'[' * 101}{']' * 101}\n".encode(),
        [("CJ004", 4, 107, "nested more than 100 deep")],
    ),
    "key-of-1025-characters": (
        f"{PERSONA}{'klucz' * 205}: tak\n".encode(),
        [("CJ012", 4, 1026, "This line looks like a key of more than 1,024 characters.")],
    ),
    "more-than-five-megabytes": (
        PERSONA.encode() + b"# " + b"\n# " * 1_700_000,
        [("CJ002", 1, 1, "The file has more than 5,000,000 bytes")],
    ),
    "directive-of-the-future": (
        f"%YAML 2.0\n---\n{PERSONA}".encode(),
        [("CJ024", 1, 1, "cjmap reads YAML 1.2")],
    ),
    "unknown-directive": (
        f"%CJM 1\n---\n{PERSONA}".encode(),
        [("CJ024", 1, 1, "Remove the line")],
    ),
    "only-a-document-start": (b"---\n# later\n", [("CJ021", 1, 1, "The file is empty")]),
    "empty-first-document": (
        f"---\n---\n{PERSONA}".encode(),
        [("CJ020", 2, 1, "A second document starts here")],
    ),
    "alias-as-key": (
        f"{PERSONA}demographics:\n  *wiek : 41\n".encode(),
        [("CJ015", 5, 3, "`*wiek` is a YAML alias")],
    ),
    "carriage-returns-keep-lines": (
        b"kind: persona\rid: marta\rname: Marta\rzodiak: lew\r",
        [("CJ032", 4, 1, "`zodiak` is not a key of a persona.")],
    ),
    "windows-line-ends-keep-lines": (
        b"kind: persona\r\nid: marta\r\nname: Marta\r\nshare: 4\r\n",
        [("CJ037", 4, 8, "A share is a part of one")],
    ),
}

LIMITED: dict[str, tuple[Limits, bytes, list[Told]]] = {
    "too-many-nodes": (
        Limits(nodes=6),
        b"kind: persona\nid: marta\nname: Marta\n",
        [("CJ005", 3, 7, "The file has more than 6 values.")],
    ),
    "exactly-as-many-nodes": (Limits(nodes=7), b"kind: persona\nid: marta\nname: Marta\n", []),
    "too-many-bytes": (
        Limits(bytes=35),
        PERSONA.encode(),
        [("CJ002", 1, 1, "The file has more than 35 bytes")],
    ),
    "exactly-as-many-bytes": (Limits(bytes=36), PERSONA.encode(), []),
    "too-deep": (
        Limits(depth=1),
        f"{PERSONA}goals: []\n".encode(),
        [("CJ004", 4, 8, "more than 1")],
    ),
    "exactly-as-deep": (Limits(depth=2), f"{PERSONA}goals: []\n".encode(), []),
    "too-many-digits": (
        Limits(digits=2),
        f"{PERSONA}share: 0.5\n".encode(),
        [("CJ006", 4, 8, "3")],
    ),
    "exactly-as-many-digits": (Limits(digits=3), f"{PERSONA}share: 0.5\n".encode(), []),
    "line-too-long": (Limits(line_bytes=12), PERSONA.encode(), [("CJ003", 1, 1, "13 bytes")]),
    "exactly-as-long": (Limits(line_bytes=13), PERSONA.encode(), []),
}


def findings_of(file: Path, limits: Limits = DEFAULT_LIMITS) -> list[Finding]:
    return validate(open_workspace(file.parent, also=[file], limits=limits)).findings


def assert_told(findings: list[Finding], expected: list[Told]) -> None:
    """Compare what was found with what is expected, both in the order of the text."""
    found = sorted(findings, key=lambda each: (each.location.line, each.location.column))
    places = [(each.rule.code, each.location.line, each.location.column) for each in found]
    said = [f"{each.message} {each.help or ''}" for each in found]
    assert places == [each[:3] for each in expected], said
    for text, (*_, phrase) in zip(said, expected, strict=True):
        assert phrase in text


@pytest.mark.parametrize("name", sorted(MAPS_TOLD))
def test_broken_map(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    shutil.copy(MAPS / name, file)
    assert_told(findings_of(file), MAPS_TOLD[name])


@pytest.mark.parametrize("name", sorted(BYTES))
def test_broken_bytes(name: str, tmp_path: Path) -> None:
    data, expected = BYTES[name]
    file = tmp_path / "marta.persona.yaml"
    file.write_bytes(data)
    assert_told(findings_of(file), expected)


@pytest.mark.parametrize("name", sorted(LIMITED))
def test_limits(name: str, tmp_path: Path) -> None:
    limits, data, expected = LIMITED[name]
    file = tmp_path / "marta.persona.yaml"
    file.write_bytes(data)
    assert_told(findings_of(file, limits), expected)


@pytest.mark.parametrize("name", sorted(WORKSPACES_TOLD))
def test_broken_workspace(name: str) -> None:
    expected = WORKSPACES_TOLD[name]
    root = WORKSPACES / name
    found = validate(open_workspace(root)).findings
    files = [each.location.file.relative_to(root).as_posix() for each in found]
    assert files == [each[0] for each in expected], [each.message for each in found]
    assert_told_in_order(found, [each[1:] for each in expected])


def assert_told_in_order(findings: list[Finding], expected: list[Told]) -> None:
    for each, (code, line, column, phrase) in zip(findings, expected, strict=True):
        place = each.location
        assert (each.rule.code, place.line, place.column) == (code, line, column)
        assert phrase in f"{each.message} {each.help or ''}"


def test_photo_that_is_a_link_out(tmp_path: Path) -> None:
    (tmp_path / "secret.jpg").write_bytes(b"")
    maps = tmp_path / "maps"
    maps.mkdir()
    (maps / "cjmap.toml").write_text("version = 1\n")
    (maps / "photo.jpg").symlink_to(tmp_path / "secret.jpg")
    file = maps / "marta.persona.yaml"
    file.write_text(f"{PERSONA}photo: photo.jpg\n")
    assert_told(
        findings_of(file), [("CJ108", 4, 8, "`photo` is a symbolic link out of the workspace.")]
    )


def test_photo_in_a_linked_folder_out(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "marta.jpg").write_bytes(b"")
    maps = tmp_path / "maps"
    maps.mkdir()
    (maps / "cjmap.toml").write_text("version = 1\n")
    (maps / "photos").symlink_to(tmp_path / "photos")
    file = maps / "marta.persona.yaml"
    file.write_text(f"{PERSONA}photo: photos/marta.jpg\n")
    assert_told(
        findings_of(file), [("CJ108", 4, 8, "`photo` is a symbolic link out of the workspace.")]
    )


def test_photo_that_is_a_link_inside(tmp_path: Path) -> None:
    (tmp_path / "cjmap.toml").write_text("version = 1\n")
    (tmp_path / "real.jpg").write_bytes(picture("JPEG"))
    (tmp_path / "photo.jpg").symlink_to(tmp_path / "real.jpg")
    file = tmp_path / "marta.persona.yaml"
    file.write_text(f"{PERSONA}photo: photo.jpg\n")
    assert_told(findings_of(file), [])


@pytest.mark.parametrize(
    ("named", "there", "help"),
    [
        ("photos/Marta.jpg", "photos/marta.jpg", "Write `photos/marta.jpg`."),
        ("Photos/marta.jpg", "photos/marta.jpg", "Write `photos/marta.jpg`."),
        ("./Photos/../photos/MARTA.jpg", "photos/marta.jpg", "Write `photos/../photos/marta.jpg`."),
        ("photos/Żółw.jpg", "photos/żółw.jpg", "Write `photos/żółw.jpg`."),
        ("photos/marta.jpg", "photos/marta.jpg", None),
        ("photos/2026.1", "photos/2026.1", None),
        ("photos/z\u0307.jpg", "photos/ż.jpg", None),  # as a disk keeps it, not git
    ],
)
def test_photo_in_other_letters_than_its_file(
    named: str, there: str, help: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A disk for which all names are there in any letters, and that tells how they are spelt.
    for name in (there, named):
        os.makedirs((tmp_path / name).parent, exist_ok=True)
        (tmp_path / name).write_bytes(picture("JPEG"))
    spelt_so = {*PurePosixPath(there).parts}
    monkeypatch.setattr(os, "listdir", lambda _: [*spelt_so])
    monkeypatch.setattr(os.path, "lexists", lambda path: Path(path).is_relative_to(tmp_path))
    file = tmp_path / "marta.persona.yaml"
    file.write_text(f"{PERSONA}photo: {named}\n")
    assert_told(findings_of(file), [("CJ109", 4, 8, help)] if help else [])


def picture(kind: str) -> bytes:
    """Give a picture with some pixels, and a smaller one inside where the kind allows it."""
    data, small = io.BytesIO(), io.BytesIO()
    image = Image.effect_noise((64, 64), 40)
    image.resize((8, 8)).save(small, "JPEG")
    image.save(data, kind, **({"comment": small.getvalue()} if kind == "JPEG" else {}))
    return data.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_photo_that_can_be_drawn(kind: str, tmp_path: Path) -> None:
    # Some cameras write a film behind the picture.
    for extra in (b"", b"more" * 50_000):
        (tmp_path / "marta.jpg").write_bytes(picture(kind) + extra)
        file = tmp_path / "marta.persona.yaml"
        file.write_text(f"{PERSONA}photo: marta.jpg\n")
        assert_told(findings_of(file), [])
        load_picture(tmp_path / "marta.jpg")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_photo_that_is_cut_off(kind: str, share: float, tmp_path: Path) -> None:
    data = picture(kind)
    (tmp_path / "marta.jpg").write_bytes(data[: max(12, int(len(data) * share))])
    file = tmp_path / "marta.persona.yaml"
    file.write_text(f"{PERSONA}photo: marta.jpg\n")
    told = "`photo` names the file “marta.jpg”, which is cut off"
    assert_told(findings_of(file), [("CJ112", 4, 8, told)])
    with pytest.raises(DrawError):
        load_picture(tmp_path / "marta.jpg")


def animation(kind: str) -> bytes:
    """Give a picture of three that follow one another."""
    data = io.BytesIO()
    first, *others = (Image.effect_noise((9, 9), sigma) for sigma in (10, 40, 90))
    first.save(data, kind, save_all=True, append_images=others)
    return data.getvalue()


def webp(**more: Any) -> bytes:
    """Give a picture as WebP, the same each time."""
    data = io.BytesIO()
    Image.radial_gradient("L").resize((64, 64)).convert("RGB").save(data, "WEBP", **more)
    return data.getvalue()


PHOTOS: dict[str, tuple[Callable[[], bytes], str | None]] = {
    "a WebP": (webp, None),
    "a WebP without loss": (lambda: webp(lossless=True), None),
    "a WebP with more beside": (lambda: webp(exif=b"Exif\0\0II*\0\x08\0\0\0\0\0"), None),
    "several in a WebP": (lambda: animation("WEBP"), None),
    "several in a GIF": (lambda: animation("GIF"), None),
    "zeros after the first bytes of a WebP": (
        lambda: webp()[:12] + bytes(len(webp()) - 12),
        "no picture that can be drawn",
    ),
    "zeros in a WebP": (
        lambda: webp()[:20] + bytes(len(webp()) - 20),
        "no picture that can be drawn",
    ),
    "zeros in a WebP without loss": (
        lambda: webp(lossless=True)[:20] + bytes(len(webp(lossless=True)) - 20),
        "no picture that can be drawn",
    ),
    "zeros in a WebP with more beside": (
        lambda: webp(icc_profile=b"x" * 99)[:30] + bytes(len(webp(icc_profile=b"x" * 99)) - 30),
        "no picture that can be drawn",
    ),
    "a WebP of many pixels": (
        lambda: webp().replace(b"\x9d\x01\x2a\x40\x00\x40\x00", b"\x9d\x01\x2a\x10\x27\x10\x27"),
        "has 100,000,000 pixels; 50 million are the most",
    ),
    "a WebP of many pixels without loss": (
        lambda: webp(lossless=True)[:21] + b"\xff\xff\xff\x0f" + webp(lossless=True)[25:],
        "has 268,435,456 pixels; 50 million are the most",
    ),
    "a WebP of many pixels with more beside": (
        lambda: webp(icc_profile=b"x")[:24] + b"\xff\xff\0\xff\xff\0" + webp(icc_profile=b"x")[30:],
        "has 4,294,967,296 pixels; 50 million are the most",
    ),
    "a GIF without a picture": (lambda: b"GIF89a\1\0\1\0\0\0\0;", "is cut off"),
    "zeros in a GIF": (lambda: picture("GIF")[:20] + bytes(5_000), "is cut off"),
}  # fmt: skip


@pytest.mark.parametrize("name", PHOTOS)
def test_photo_that_is_damaged_is_told_where_it_is_not_drawn(name: str, tmp_path: Path) -> None:
    make, told = PHOTOS[name]
    (tmp_path / "marta.jpg").write_bytes(make())
    file = tmp_path / "marta.persona.yaml"
    file.write_text(f"{PERSONA}photo: marta.jpg\n")
    assert_told(findings_of(file), [("CJ112", 4, 8, told)] if told else [])
    if told is None:
        load_picture(tmp_path / "marta.jpg")
        return
    with pytest.raises(DrawError):
        load_picture(tmp_path / "marta.jpg")


def test_photo_that_is_too_large(tmp_path: Path) -> None:
    assert unreadable_photo.LARGEST_FILE == images.LARGEST_FILE
    (tmp_path / "marta.jpg").write_bytes(picture("JPEG") + bytes(images.LARGEST_FILE))
    file = tmp_path / "marta.persona.yaml"
    file.write_text(f"{PERSONA}photo: marta.jpg\n")
    assert_told(findings_of(file), [("CJ112", 4, 8, "which is larger than 20 MB.")])


def test_photo_that_is_a_link_to_itself(tmp_path: Path) -> None:
    (tmp_path / "cjmap.toml").write_text("version = 1\n")
    (tmp_path / "photo.jpg").symlink_to(tmp_path / "photo.jpg")
    file = tmp_path / "marta.persona.yaml"
    file.write_text(f"{PERSONA}photo: photo.jpg\n")
    codes = [each.rule.code for each in findings_of(file)]
    assert codes in (["CJ108"], ["CJ109"])


def test_unreadable_file(tmp_path: Path) -> None:
    file = tmp_path / "marta.persona.yaml"
    file.mkdir()
    assert_told(findings_of(file), [("CJ001", 1, 1, "The file cannot be read: ")])


def test_every_broken_map_is_in_the_table() -> None:
    assert {each.name for each in MAPS.iterdir()} == set(MAPS_TOLD)
    assert {each.name for each in WORKSPACES.iterdir()} == set(WORKSPACES_TOLD)


def test_every_rule_is_in_the_table() -> None:
    rules = {*REFUSALS, *VIOLATIONS, *(each.rule for each in VALIDATION_RULES)}
    told = {each[0] for rows in MAPS_TOLD.values() for each in rows}
    told |= {each[0] for _, rows in BYTES.values() for each in rows}
    told |= {each[0] for _, _, rows in LIMITED.values() for each in rows}
    told |= {each[1] for rows in WORKSPACES_TOLD.values() for each in rows}
    told |= {"CJ001"}
    assert told == {rule.code for rule in rules}


def test_codes_and_names_are_unique() -> None:
    rules = [*REFUSALS, *VIOLATIONS, *(each.rule for each in VALIDATION_RULES)]
    assert len({rule.code for rule in rules}) == len(rules)
    assert len({rule.name for rule in rules}) == len(rules)
