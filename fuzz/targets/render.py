"""A map → its picture: well-formed SVG without anything that acts or is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

from cjmap.draw import PICTURES, DrawError, picture, render, workspace_picture
from cjmap.draw import WORKSPACE_PICTURES as OF_WORKSPACES
from fuzz.among_maps import workspace_of
from fuzz.corpus import right_maps
from fuzz.mutation.trees import mutated_map
from fuzz.target import Target, expect, may_refuse

if TYPE_CHECKING:
    from cjmap.draw import Scene

_ACTING = {"script", "foreignObject", "iframe", "object", "embed", "animate", "set", "use"}
_LINKS = ("href", "{http://www.w3.org/1999/xlink}href", "src")


def look(data: bytes) -> None:
    """Draw a map, and the pictures of the workspace that it is in."""
    workspace, (entry,) = workspace_of(data, 1)
    if entry.model is None:
        return
    scenes = []
    if entry.kind_name in PICTURES:
        with may_refuse():
            scenes.append(picture(entry.model, workspace))
    # The pictures of a workspace cost as much again: which one is drawn depends on the bytes.
    name = sorted(OF_WORKSPACES)[len(data) % len(OF_WORKSPACES)]
    try:
        scenes.append(workspace_picture(name, workspace))
    except DrawError as error:
        expect(error.message, "a picture that there is not says why")
    for scene in scenes:
        _expect_harmless(scene)


def _expect_harmless(scene: Scene) -> None:
    with may_refuse():
        root = ElementTree.fromstring(render(scene, "svg"))
        for element in root.iter():
            name = str(element.tag).rpartition("}")[2]
            expect(name not in _ACTING, f"<{name}> is in no picture")
            loads = name == "style" and (
                "url(" in (element.text or "") or "@import" in str(element.text)
            )
            expect(not loads, "the style of a picture loads nothing")
            for key, value in element.attrib.items():
                expect(not key.lower().startswith("on"), f"`{key}` is in no picture")
                if key in _LINKS:
                    safe = value.startswith(("#", "https://", "http://", "mailto:", "data:image/"))
                    expect(safe, f"`{value}` is no link of a picture")


TARGET = Target("render", "a map → SVG", look, right_maps, mutated_map)
