"""What figures were measured with, as evidence of a catalog: from where, asked how, of how many, until when."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from cjmap.format.catalog import Catalog, Evidence
from cjmap.format.near import nearest
from cjmap.format.reading_order import reading_order
from cjmap.format.roles import Section
from cjmap.format.slugs import slug
from cjmap.layout import map_text
from cjmap.measure.errors import MeasureError
from cjmap.measure.period import day_of
from cjmap.measure.writing.draft import Draft
from cjmap.measure.writing.facts import What, Written
from cjmap.measure.writing.keys import follow, update
from cjmap.workspace.files import locate_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from cjmap.insight.voice import Voice
    from cjmap.measure.figures.measured import Measured
    from cjmap.measure.figures.session import Session
    from cjmap.measure.period import Period
    from cjmap.measure.writing.draft import Item
    from cjmap.workspace import Entry, Workspace

_METHODS = {"events": "analytics", "answers": "survey"}
_OF_ONE = {
    "events": ("answers",),
    "answers": ("events", "steps", "extra", "ignored", "times", "shares"),
}
"""What of a mapping says nothing about the one source, by its name."""


@dataclass(frozen=True, slots=True)
class Source:
    """One source of figures: its name (`events`, `answers`) and what its evidence says."""

    name: str
    method: str
    date: str
    n: int
    source: str
    file: PurePath | None
    """The only file that it is, relative to the root of the workspace."""
    digest: str | None


def sources(
    session: Session, measured: Measured, period: Period, names: Sequence[str]
) -> list[Source]:
    """Say of each source what its evidence is to say: the same data give the same, on every day."""
    return [_source(session, measured, period, name) for name in names]


def _source(session: Session, measured: Measured, period: Period, name: str) -> Source:
    facts = measured.sources[name]
    last = min(period.last, *_last_days(session, name))
    asked = f"{measured.journey.id}, {_query(session, measured, period, name)}"
    alone = len(facts.files) == 1 and not PurePath(facts.files[0]).is_absolute()
    return Source(
        name,
        _METHODS[name],
        last.isoformat(),
        measured.cases if name == "events" else _respondents(session, measured),
        f"{facts.label} (cjmap measure {asked})",
        PurePath(facts.files[0]) if alone and facts.digest else None,
        facts.digest if alone else None,
    )


def _last_days(session: Session, name: str) -> Iterator[date]:
    """Return the last day that a source tells of, if it has one."""
    if name == "events":
        last = session.quality.last if session.quality is not None else None
    else:
        last = session.survey.extent()[3] if session.survey is not None else None
    if last is not None:
        yield day_of(last, session.mapping.zone)


def _respondents(session: Session, measured: Measured) -> int:
    """Return how many people answered; where nobody knows who, the most answers to one question."""
    most = max((each.sample.n for each in measured.measures if each.source == "answers"), default=0)
    if session.survey is None:
        return most
    survey = session.survey.select(measured.selection, "to_write")
    known = survey.engine.rows(
        f"select count(distinct respondent) from {survey.view} where why is null",
        "counting respondents",
    )[0][0]
    return int(known) or most


def _query(session: Session, measured: Measured, period: Period, name: str) -> str:
    """Return a short digest of what was asked of the data: the mapping, without addresses, and the period."""
    left_out = {*_OF_ONE[name], "catalog"}
    asked = session.mapping.model_dump(mode="json", by_alias=True, exclude=left_out, warnings=False)
    asked[name]["from"] = measured.sources[name].label
    asked["period"] = [period.first.isoformat(), period.last.isoformat()]
    text = json.dumps(asked, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:8]


class EvidenceBook:
    """The catalog that evidence is written to: one that is there, or a new one beside the journey.

    Raises `MeasureError` where the mapping names none that is there, and where it names none and
    there are several.
    """

    def __init__(self, workspace: Workspace, journey: Entry, named: str | None) -> None:
        """Find the catalog."""
        self.workspace = workspace
        self.journey = str(journey.id)
        self.entry = _catalog(workspace, named)
        self.file = (
            self.entry.file
            if self.entry is not None
            else journey.file.with_name(f"{self.journey}-measured.catalog.yaml")
        )
        self.ids: dict[str, str] = {}
        """The ids of the evidence by the names of the sources."""

    @property
    def before(self) -> bytes | None:
        """The bytes of the catalog as it was read; None for a new one."""
        return self.entry.document.raw if self.entry is not None else None

    def name(self, found: Sequence[Source], period: Period) -> None:
        """Give the sources their ids: the same ones whenever the same is measured again."""
        for each in found:
            base = f"{each.name}-{slug(period.name)}"
            number, id = 1, base
            while not self._is_free(id):
                id = f"{base}-{self.journey}" if number == 1 else f"{base}-{self.journey}-{number}"
                number += 1
            self.ids[each.name] = id

    def _is_free(self, id: str) -> bool:
        """Whether an id is nobody's, or was written here when this journey was measured before."""
        definitions = self.workspace.index.defined(Section.EVIDENCE, id)
        if not definitions:
            return self.entry is None or id not in (self.entry.document.data.get("retired") or ())
        if self.entry is None or any(each.entry is not self.entry for each in definitions):
            return False
        there = self._there(id)
        return f"(cjmap measure {self.journey}, " in str(there.get("source", ""))

    def _there(self, id: str) -> Item:
        assert self.entry is not None
        listed = self.entry.document.data.get("evidence") or []
        return next((each for each in listed if each.get("id") == id), {})

    def write(
        self, found: Sequence[Source], period: Period, title: str, voice: Voice
    ) -> tuple[bytes, list[Written]]:
        """Return what the catalog is to hold with the evidence of the sources, and what is new in it."""
        if self.entry is None:
            items = [self._item(each, period, voice) for each in found]
            new = {
                "kind": "catalog",
                "id": f"{self.journey}-measured",
                "title": voice("catalog", title=title),
                "evidence": items,
            }
            return map_text(new, self.file).encode(), [self._written(each, None) for each in found]
        draft, written = Draft(self.entry.document), []
        for each in found:
            before = self._there(self.ids[each.name])
            self._write(draft, self._item(each, period, voice))
            after = next(one for one in draft.data["evidence"] if one["id"] == self.ids[each.name])
            if before != after:
                written.append(self._written(each, before.get("source")))
        return draft.document.raw, written

    def _write(self, draft: Draft, item: Item) -> None:
        listed = draft.data.get("evidence")
        if not listed:
            after = follow(draft.data, "evidence", reading_order(Catalog))
            draft.add_list(("evidence",), [item], after)
            return
        number = next((at for at, each in enumerate(listed) if each["id"] == item["id"]), None)
        if number is None:
            draft.insert(("evidence",), len(listed), item)
            return
        told = {key: item[key] for key in ("date", "n", "source")}
        if "file" not in item and all(listed[number].get(key) == told[key] for key in told):
            return  # a cluster read the same: it knows of no file here
        wanted = {**told, "file": item.get("file"), "digest": item.get("digest")}
        path = ("evidence", number)
        draft.edit(update(path, listed[number], wanted, reading_order(Evidence)))

    def _item(self, source: Source, period: Period, voice: Voice) -> Item:
        item: Item = {
            "id": self.ids[source.name],
            "title": voice(f"evidence-{source.name}", period=period.name),
            "method": source.method,
            "date": source.date,
            "n": source.n,
            "source": source.source,
        }
        file = self._relative(source.file) if source.file is not None else None
        if file is not None:
            item |= {"file": file, "digest": source.digest}
        return item

    def _relative(self, file: PurePath) -> str | None:
        """Return the name of a file as this catalog writes it; None where it may not name it."""
        root = self.workspace.root
        name = PurePath(os.path.relpath(root / file, self.file.parent)).as_posix()
        return name if isinstance(locate_file(root, self.file, name), Path) else None

    def _written(self, source: Source, before: str | None) -> Written:
        id = self.ids[source.name]
        return Written(self.file, What.EVIDENCE, id, source.source, before, n=source.n)


def _catalog(workspace: Workspace, named: str | None) -> Entry | None:
    known = workspace.index.workspace_ids(Section.CATALOG)
    if named is not None and named not in known:
        near = nearest(named, sorted(known))
        raise MeasureError(
            f"`catalog` of the mapping is `{named}`, but the workspace has no such catalog.",
            hint=f"Did you mean `{near}`?" if near else None,
        )
    if named is None and len(known) > 1:
        raise MeasureError(
            "Evidence is written to a catalog, and the workspace has several:"
            f" {', '.join(f'`{id}`' for id in sorted(known))}.",
            hint=f"Name one in the mapping: `catalog: {min(known)}`.",
        )
    id = named if named is not None else next(iter(known), None)
    return known[id][0].entry if id is not None else None
