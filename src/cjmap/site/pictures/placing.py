"""A drawn picture set into a page: with ids that are used once there, links, and photos as files."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from cjmap.draw.writers.svg import identifier

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_SVG = "http://www.w3.org/2000/svg"
_DATA = re.compile(r"data:image/(png|jpeg);base64,(.*)", re.DOTALL)
_REFERENCE = re.compile(r"url\(#([^)]+)\)")

ElementTree.register_namespace("", _SVG)


def placed(
    svg: str,
    *,
    id: Callable[[str], str],
    links: Mapping[str, str],
    photo: Callable[[bytes, str], str],
) -> str:
    """Write the SVG of a picture as part of a page.

    `id` makes the ids of the picture those of the page; `links` are addresses by the id of a mark
    (`step-pay`); `photo` takes the bytes of a photo and its ending, and returns its address.
    """
    root = ElementTree.fromstring(svg)  # noqa: S314 - of our own making
    prefix = root.get("id", "")
    marks = {identifier(prefix, mark): address for mark, address in links.items()}
    _link(root, marks)
    for element in root.iter():
        name = element.get("id")
        if name is not None:
            element.set("id", id(name))
        for key in ("clip-path", "aria-labelledby"):
            value = element.get(key)
            if value is not None:
                element.set(key, _renamed(key, value, id))
        found = _DATA.fullmatch(element.get("href", ""))
        if found:
            data = base64.b64decode(found[2])
            element.set("href", photo(data, "jpg" if found[1] == "jpeg" else "png"))
    # A page sizes its pictures; the attributes are those of a picture by itself.
    for key in ("width", "height"):
        root.attrib.pop(key, None)
    return ElementTree.tostring(root, encoding="unicode")


def _renamed(key: str, value: str, id: Callable[[str], str]) -> str:
    if key == "clip-path":
        return _REFERENCE.sub(lambda found: f"url(#{id(found[1])})", value)
    return " ".join(id(each) for each in value.split())


def _link(root: ElementTree.Element, marks: Mapping[str, str]) -> None:
    """Put a link around each mark that leads somewhere; its name is what the mark tells and shows."""
    for place, group in enumerate(list(root)):
        address = marks.get(group.get("id", ""))
        if not address:
            continue
        link = ElementTree.Element(f"{{{_SVG}}}a", {"href": address})
        name = _name(group)
        if name:
            link.set("aria-label", name)
        root[place] = link
        link.append(group)


def _name(group: ElementTree.Element) -> str:
    """Name a mark by all that is drawn in it: who speaks to the browser says what he sees."""
    title = group.findtext(f"{{{_SVG}}}title", "")
    lines = ("".join(text.itertext()) for text in group.iter(f"{{{_SVG}}}text"))
    drawn = " ".join(line for line in lines if line.strip())
    if drawn in title:
        return title
    return drawn if title in drawn else f"{drawn} · {title}"
