"""Guards ids, references and inheritance across the maps of a workspace, broken ones included."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cjmap.check.run import validate
from cjmap.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    from pathlib import Path

Files = dict[str, str]

SHOP: Files = {
    "anna.persona.yaml": "kind: persona\nid: anna\nname: Anna\n",
    "shop.catalog.yaml": (
        "kind: catalog\nid: shop\ntitle: Shop\n"
        "channels: [{id: web, title: Web}]\n"
        "touchpoints: [{id: form, title: Return form, channel: web}]\n"
        "teams: [{id: care}]\ncontexts: [{id: sunday}]\n"
        "metrics: [{id: csat, method: csat-mean, unit: points}]\nevidence: [{id: survey}]\n"
        "systems: [{id: psp}]\n"
    ),
    "returns.journey.yaml": (
        "kind: journey\nid: returns\ntitle: I send it back\npersonas: anna\n"
        "stages:\n"
        "  - id: return\n"
        "    title: I return it\n"
        "    steps:\n"
        "      - id: label\n"
        "        title: I print the label\n"
        "        actor: anna\n"
        "        touchpoint: form\n"
        "        context: sunday\n"
        "        pains: [{id: printer, text: No printer, evidence: survey}]\n"
        "        metrics: [{metric: csat, value: 3.8, evidence: survey}]\n"
        "        emotion: {score: -1, by: {anna: -2}}\n"
        "        next: [keep]\n"
        "      - {id: keep, title: I keep it}\n"
        "loops: [{from: return, to: label}]\n"
        "opportunities: [{id: own, title: Own, for: printer}]\n"
    ),
    "returns.blueprint.yaml": (
        "kind: blueprint\nid: returns\ntitle: Behind\njourney: returns\n"
        "steps: [{step: label}, {id: last, step: returns#keep}, {id: extra, title: More}]\n"
        "actions:\n"
        "  - {id: scan, at: label, lane: back, text: Scan, system: psp, owner: nobody in particular}\n"
        "  - {id: file, at: last, lane: support, text: File it}\n"
        "links: [{from: scan, to: file}, {from: label, to: scan}, {from: extra, to: file}]\n"
    ),
    "anna.empathy.yaml": (
        "kind: empathy-map\nid: anna\ntitle: Anna\npersona: anna\njourney: returns\nstep: label\n"
        "pains: [{id: stairs, text: Stairs}]\n"
    ),
    "shop.backlog.yaml": (
        "kind: backlog\nid: shop\ntitle: What we could do\nopportunities:\n"
        "  - {id: chat, title: Chat, for: [returns#label, returns#printer, returns#scan, anna#stairs]}\n"
        "  - {id: app, title: App, for: [returns#return, returns], requires: [chat, own]}\n"
        "  - {id: stop, title: Stop, for: returns#extra, excludes: app, outcome: {metric: csat}}\n"
    ),
    "detail.journey.yaml": (
        "kind: journey\nid: detail\ntitle: The label in detail\nparent: returns#label\n"
        "state: future\nof: returns\nstages: [{id: a, steps: [{id: b, title: B, journey: returns}]}]\n"
    ),
}


def write(root: Path, files: Files) -> Path:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def told(workspace: Workspace) -> list[tuple[str, str, str]]:
    return [
        (each.location.file.relative_to(workspace.root).as_posix(), each.rule.code, each.message)
        for each in validate(workspace).findings
    ]


def codes(workspace: Workspace) -> list[tuple[str, str]]:
    return [(file, code) for file, code, _ in told(workspace)]


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    return write(tmp_path, SHOP)


def test_all_that_is_right_is_found(shop: Path) -> None:
    assert told(open_workspace(shop)) == []


@pytest.mark.parametrize("name", sorted(SHOP))
def test_a_map_alone_dangles_and_together_it_does_not(name: str, tmp_path: Path) -> None:
    alone = write(tmp_path, {name: SHOP[name]})
    referring = {"returns.journey.yaml", "returns.blueprint.yaml", "anna.empathy.yaml"}
    referring |= {"shop.backlog.yaml", "detail.journey.yaml"}
    found = codes(open_workspace(alone))
    assert bool(found) is (name in referring)
    assert {code for _, code in found} <= {"CJ102", "CJ107"}


def test_ids_of_different_kinds_may_be_equal(tmp_path: Path) -> None:
    files = {
        "a.persona.yaml": "kind: persona\nid: shop\nname: A\n",
        "a.catalog.yaml": (
            "kind: catalog\nid: shop\ntitle: S\nchannels: [{id: shop}]\nteams: [{id: shop}]\n"
            "touchpoints: [{id: shop, channel: shop}]\n"
        ),
        "a.backlog.yaml": "kind: backlog\nid: shop\ntitle: S\nopportunities: [{id: shop, title: S}]\n",
        "a.journey.yaml": "kind: journey\nid: shop\ntitle: S\nstages: [{id: shop}]\n",
        "b.journey.yaml": "kind: journey\nid: b\ntitle: S\nstages: [{id: shop}]\n",
    }
    assert told(open_workspace(write(tmp_path, files))) == []


# --- what is asked of a workspace ---


def test_titles(shop: Path) -> None:
    workspace = open_workspace(shop)
    assert workspace.title_of("persona", "anna") == "Anna"
    assert workspace.title_of("channel", "web") == "Web"
    assert workspace.title_of("team", "care") == "care"
    assert workspace.title_of("channel", "nothing") is None
    assert workspace.title_of("persona", "nobody") is None
    assert workspace.channel_of("form") == "web"
    assert workspace.channel_of("nothing") is None


def test_steps(shop: Path) -> None:
    workspace = open_workspace(shop)
    by_path, by_home = workspace.step_of("returns#keep", None), workspace.step_of("keep", "returns")
    assert by_path is not None
    assert by_path is by_home
    assert by_path.title == "I keep it"
    for reference, home in [("returns#return", None), ("keep", None), ("nothing#keep", "returns")]:
        assert workspace.step_of(reference, home) is None


def test_opportunities(shop: Path) -> None:
    """Those of the journey itself, then those that lead into it; `stop` is for a column alone."""
    workspace = open_workspace(shop)
    assert [each.id for each in workspace.opportunities_for("returns")] == ["own", "chat", "app"]
    assert workspace.opportunities_for("detail") == []


def test_entries_are_in_the_order_of_their_paths(shop: Path) -> None:
    entries = open_workspace(shop).entries
    assert [entry.file.name for entry in entries] == sorted(SHOP)
    assert [entry.number for entry in entries] == list(range(len(SHOP)))


# --- personas that build on others ---

PERSONAS: Files = {
    "base.persona.yaml": (
        "kind: persona\nid: base\nname: Base\nstatus: approved\ntags: [all]\nbio: Old\nquote: Hm\n"
        "goals: [a, b]\ndemographics: {age: 30, job: nurse}\nshare: 0.5\nwas: former\n"
        "preferences: {channels: [web], pay: cash}\n"
    ),
    "middle.persona.yaml": (
        "kind: persona\nid: middle\nname: Middle\nextends: base\ngoals: [c]\ndemographics: {age: 40}\n"
    ),
    "leaf.persona.yaml": (
        "kind: persona\nid: leaf\nname: Leaf\nextends: middle\ngoals: [d]\nbio: New\ntags: own\n"
    ),
    "shop.catalog.yaml": SHOP["shop.catalog.yaml"],
}


def persona(workspace: Workspace, id: str) -> Any:
    found = workspace.map_of("persona", id)
    assert found is not None
    return found


def test_inheritance_adds_lists_up_and_replaces_values(tmp_path: Path) -> None:
    workspace = open_workspace(write(tmp_path, PERSONAS))
    assert told(workspace) == []
    leaf = persona(workspace, "leaf")
    assert [goal.text for goal in leaf.goals] == ["a", "b", "c", "d"]
    assert leaf.tags == ("all", "own")
    assert (leaf.bio, leaf.quote, leaf.share) == ("New", "Hm", 0.5)
    assert leaf.demographics == {"age": 40, "job": "nurse"}


def test_identity_is_not_inherited(tmp_path: Path) -> None:
    workspace = open_workspace(write(tmp_path, PERSONAS))
    leaf = persona(workspace, "leaf")
    assert (leaf.id, leaf.name, leaf.label, leaf.extends) == ("leaf", "Leaf", "Leaf", "middle")
    assert (leaf.status, leaf.was) == (None, ())


def test_ancestors_stay_as_they_are(tmp_path: Path) -> None:
    workspace = open_workspace(write(tmp_path, PERSONAS))
    persona(workspace, "leaf")
    assert [goal.text for goal in persona(workspace, "base").goals] == ["a", "b"]
    assert [goal.text for goal in persona(workspace, "middle").goals] == ["a", "b", "c"]


@pytest.mark.parametrize("length", [1, 2, 3, 50])
def test_circles_of_personas_end(length: int, tmp_path: Path) -> None:
    files = {
        f"p{n}.persona.yaml": (
            f"kind: persona\nid: p{n}\nname: P{n}\nextends: p{(n + 1) % length}\ngoals: [g{n}]\n"
        )
        for n in range(length)
    }
    workspace = open_workspace(write(tmp_path, files))
    assert codes(workspace) == [(name, "CJ104") for name in sorted(files)]
    goals = sorted(goal.text for goal in persona(workspace, "p0").goals)
    assert goals == sorted(f"g{n}" for n in range(length))


@pytest.mark.parametrize(("length", "refused"), [(101, []), (103, ["p0", "p1"])])
def test_a_chain_of_personas_ends(length: int, refused: list[str], tmp_path: Path) -> None:
    files = {
        f"p{n}.persona.yaml": (
            f"kind: persona\nid: p{n}\nname: P{n}\ngoals: [g{n}]\n"
            + (f"extends: p{n + 1}\n" if n + 1 < length else "")
        )
        for n in range(length)
    }
    workspace = open_workspace(write(tmp_path, files))
    assert told(workspace) == [
        (
            f"{id}.persona.yaml",
            "CJ104",
            f"This persona builds on more than 100 others: `{id}` →"
            f" {' → '.join(f'`p{int(id[1:]) + n}`' for n in range(1, 11))} → 90 more →"
            f" `p{int(id[1:]) + 101}` → ….",
        )
        for id in refused
    ]
    assert len(persona(workspace, "p0").goals) == 101


def test_a_persona_that_extends_nobody_known(tmp_path: Path) -> None:
    files = {"a.persona.yaml": "kind: persona\nid: a\nname: A\nextends: nobody\ngoals: [g]\n"}
    workspace = open_workspace(write(tmp_path, files))
    assert codes(workspace) == [("a.persona.yaml", "CJ102")]
    assert [goal.text for goal in persona(workspace, "a").goals] == ["g"]


# --- one bad map does not spoil the rest ---


def test_a_map_that_breaks_the_format_still_defines_its_ids(shop: Path) -> None:
    for name in ("returns.journey.yaml", "shop.catalog.yaml", "anna.persona.yaml"):
        with (shop / name).open("a", encoding="utf-8") as stream:
            stream.write("zodiac: lion\n")
    assert codes(open_workspace(shop)) == [
        ("anna.persona.yaml", "CJ032"),
        ("returns.journey.yaml", "CJ032"),
        ("shop.catalog.yaml", "CJ032"),
    ]


@pytest.mark.parametrize("name", sorted(SHOP))
def test_a_map_that_is_not_yaml_hides_only_itself(name: str, shop: Path) -> None:
    (shop / name).write_text(SHOP[name] + "oops: [\n", encoding="utf-8")
    assert codes(open_workspace(shop)) == [(name, "CJ012")]


@pytest.mark.parametrize("data", [b"\xff\xfek\x00", b"kind: persona\nname: \xa3\n", b"[" * 20_000])
def test_a_map_that_is_no_text_hides_only_itself(data: bytes, shop: Path) -> None:
    (shop / "anna.persona.yaml").write_bytes(data)
    found = codes(open_workspace(shop))
    assert [file for file, _ in found] == ["anna.persona.yaml"]


def test_what_cannot_be_hidden_still_dangles(shop: Path) -> None:
    (shop / "anna.persona.yaml").write_text("oops: [\n", encoding="utf-8")
    text = SHOP["returns.journey.yaml"].replace("touchpoint: form", "touchpoint: from")
    (shop / "returns.journey.yaml").write_text(text, encoding="utf-8")
    assert codes(open_workspace(shop)) == [
        ("anna.persona.yaml", "CJ012"),
        ("returns.journey.yaml", "CJ102"),
    ]


def test_an_empty_map_hides_only_itself(shop: Path) -> None:
    (shop / "anna.persona.yaml").write_text("", encoding="utf-8")
    assert codes(open_workspace(shop)) == [("anna.persona.yaml", "CJ021")]


def test_a_refused_alias_hides_no_reference(shop: Path) -> None:
    text = SHOP["returns.journey.yaml"].replace("id: returns\n", "id: &r returns\n")
    (shop / "returns.journey.yaml").write_text(text, encoding="utf-8")
    assert codes(open_workspace(shop)) == [("returns.journey.yaml", "CJ014")]


def test_missing_keys_behind_a_merge_key_are_not_missed(shop: Path) -> None:
    text = "kind: persona\n<<: {id: anna, name: Anna}\n"
    (shop / "anna.persona.yaml").write_text(text, encoding="utf-8")
    found = codes(open_workspace(shop))
    assert ("anna.persona.yaml", "CJ016") in found
    assert ("anna.persona.yaml", "CJ033") not in found


# --- bytes that stand for a file ---


def test_an_overlay_replaces_a_file_among_its_siblings(shop: Path) -> None:
    file = shop / "anna.persona.yaml"
    workspace = open_workspace(shop, overlay={file: b"kind: persona\nid: anka\nname: Anka\n"})
    assert len(workspace.entries) == len(SHOP)
    assert {name for name, code in codes(workspace) if code == "CJ102"} == {
        "anna.empathy.yaml",
        "returns.journey.yaml",
    }
    assert workspace.title_of("persona", "anka") == "Anka"
    assert file.read_text(encoding="utf-8") == SHOP["anna.persona.yaml"]


def test_an_overlay_may_be_a_new_file(shop: Path) -> None:
    (shop / "anna.persona.yaml").unlink()
    file = shop / "new.persona.yaml"
    workspace = open_workspace(shop, overlay={file: SHOP["anna.persona.yaml"].encode()})
    assert told(workspace) == []
    assert not file.exists()


def test_files_named_are_read_whatever_they_are_called(shop: Path) -> None:
    (shop / "notes.yaml").write_text("kind: persona\nid: anna\nname: Again\n", encoding="utf-8")
    assert told(open_workspace(shop)) == []
    workspace = open_workspace(shop, also=[shop / "notes.yaml"])
    assert codes(workspace) == [("notes.yaml", "CJ101")]


def test_titles_of_maps_are_known_by_kind_and_id(tmp_path: Path) -> None:
    (tmp_path / "day.journey.yaml").write_text(
        "kind: journey\nid: day\ntitle: My day\nstages: [{id: buy, title: I buy}]\n"
    )
    workspace = open_workspace(tmp_path, models=True)
    assert workspace.title_of("journey", "day") == "My day"
    assert workspace.title_of("blueprint", "day") is None
