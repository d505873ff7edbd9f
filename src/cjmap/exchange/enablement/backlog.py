"""The documents `outcome` and `em`: what is aimed at, and what people have to learn to do for it.

Both become opportunities of one backlog: the critical success factor is one, measured by the
indicator, and so is each action that the enablement map asks for. Skills, knowledge and tools have
no place in a map.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.exchange.coming.gathered import Data, filled
from cjmap.exchange.enablement.known import Known, Part, id_of, title_of, was
from cjmap.exchange.losses import Fate
from cjmap.format.roles import Section

if TYPE_CHECKING:
    from cjmap.exchange.coming.fields import Fields


_MEANS = {"skills": "skill", "knowledge": "knowledge page", "tools": "tool"}
"""What people need for an action, and what one of them is called."""


def read_outcome(document: Fields, known: Known) -> None:
    """Make a metric of the indicator, and an opportunity of the critical success factor."""
    gathered = known.gathered
    foreign = document.text("id")
    kgi = document.part("kgi")
    goal = kgi.text("name") if kgi is not None else ""
    backlog = _backlog(document, known, goal)
    if goal and kgi is not None:
        gathered.count("goal")
        gathered.lose(
            Fate.GUESSED,
            "kgi",
            f"The goal “{goal}” became the title of the backlog `{backlog['id']}`.",
            kgi.place("name"),
            value=goal,
        )
    kpi = document.part("primary_kpi")
    outcome = _metric(kpi, known) if kpi is not None else None
    csf = document.part("primary_csf")
    if csf is not None:
        _factor(csf, kgi, known, backlog, outcome)
    if kpi is not None:
        _check(kpi, "csf_id", "critical success factor", csf, known)
        kpi.tell_rest()
    if kgi is not None:
        kgi.tell_rest()
    backlog["was"] = was(foreign, parts=2)


def _backlog(document: Fields, known: Known, title: str) -> Data:
    """Return the backlog of the file, made when it is first asked for."""
    gathered = known.gathered
    for data in gathered.maps:
        if data["kind"] == "backlog":
            return data
    foreign = document.text("id")
    id = id_of(foreign, title, set(), "backlog", parts=2)
    return gathered.add_map(
        "backlog", title or title_of(foreign, gathered.source.stem), id=id, opportunities=[]
    )


def _metric(kpi: Fields, known: Known) -> Data | None:
    gathered = known.gathered
    foreign, name, unit = kpi.text("id"), kpi.needed("name"), kpi.text("unit")
    target = kpi.number("target")
    kpi.drop("definition", f"A metric has no definition; that of “{name}” was left out.")
    if not name:
        return None
    gathered.count("indicator")
    metric = gathered.entry(
        Section.METRIC, name, kpi.place("name"), **filled({"unit": unit, "was": was(foreign)})
    )
    known.metrics[foreign] = metric
    return filled({"metric": metric, "to": target})


def _factor(
    csf: Fields, kgi: Fields | None, known: Known, backlog: Data, outcome: Data | None
) -> None:
    gathered = known.gathered
    gathered.count("success factor")
    foreign, rationale = csf.text("id"), csf.text("rationale")
    task = known.tasks.get(csf.text("source_id"))
    title = task.title if task is not None else rationale or foreign or "…"
    if task is None:
        known.dangling(csf, "source_id", "task", "the opportunity is for nothing in particular")
    elif rationale:
        gathered.lose(
            Fate.GUESSED,
            "primary_csf",
            f"The critical success factor became the opportunity “{title}”, which is its task;"
            " its rationale is the summary.",
            csf.place("rationale"),
            value=title,
        )
    _add(backlog, foreign, title, rationale if task is not None else "", task, outcome)
    _check(csf, "kgi_id", "goal", kgi, known)
    csf.tell_rest()


def read_enablement(document: Fields, known: Known) -> None:
    """Make an opportunity of every action that is asked for."""
    gathered = known.gathered
    backlog = _backlog(document, known, "")
    backlog["was"] = [*backlog.get("was", []), *was(document.text("id"), parts=2)]
    outcome = _outcome(document, known)
    actions: set[str] = set()
    asked = document.parts("actions", "action")
    for action in asked:
        gathered.count("enablement action")
        foreign, title = action.text("id"), action.needed("name") or action.text("id") or "…"
        actions.add(foreign)
        task = known.tasks.get(action.text("source_id"))
        if task is None:
            kept = f"“{title}” is for nothing in particular"
            known.dangling(action, "source_id", "task of the blueprint", kept)
        _add(backlog, foreign, title, action.text("description"), task, outcome)
        action.tell_rest()
    if asked:
        gathered.lose(
            Fate.GUESSED,
            "actions",
            f"What people are to be able to do became opportunities ({len(asked):,}) of the"
            f" backlog `{backlog['id']}`.",
            document.place("actions"),
        )
    for kind in _MEANS:
        for part in document.parts(kind, kind):
            _tell_means(part, kind, actions, known)


def _outcome(document: Fields, known: Known) -> Data | None:
    """Return the metric that all of the map is for, where it is one."""
    found: list[str] = []
    for part in document.parts("outcomes", "outcome"):
        metric = known.metrics.get(part.text("source_id"))
        if metric is None:
            known.dangling(part, "source_id", "indicator", "no metric was put there")
        else:
            found.append(metric)
        part.text("id")
        part.tell_rest()
    return {"metric": found[0]} if len(set(found)) == 1 else None


def _tell_means(part: Fields, kind: str, actions: set[str], known: Known) -> None:
    if part.text("action_id") not in actions:
        known.dangling(part, "action_id", "action of the enablement map", "it was left out anyway")
    known.gathered.count(_MEANS[kind])
    name = part.text("name")
    more = [part.text("url")]
    for learning in part.parts("learnings", "learning"):
        more += [learning.text("title"), learning.text("url")]
        learning.tell_rest()
    part.text("id")
    part.tell_rest()
    known.gathered.lose(
        Fate.DROPPED,
        kind,
        f"A map has no place for {kind}: “{name}” was left out.",
        part.place("name"),
        value=", ".join(filter(None, [name, *more])),
    )


def _add(
    backlog: Data,
    foreign: str,
    title: str,
    summary: str,
    task: Part | None,
    outcome: Data | None,
) -> None:
    """Add an opportunity for a task."""
    taken = {each["id"] for each in backlog["opportunities"]}
    backlog["opportunities"].append(
        filled(
            {
                "id": id_of(foreign, title, taken, "opportunity"),
                "title": title,
                "summary": summary,
                "for": f"{task.map}#{task.id}" if task is not None else None,
                "outcome": dict(outcome) if outcome is not None else None,
                "was": was(foreign),
            }
        )
    )


def _check(fields: Fields, key: str, target: str, other: Fields | None, known: Known) -> None:
    """Look whether the id under `key` is that of `other`."""
    if fields.text(key) and (other is None or other.text("id") != fields.text(key)):
        known.dangling(fields, key, target, "the one in the file was taken")
