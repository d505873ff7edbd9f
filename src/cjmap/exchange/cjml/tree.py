"""XML into elements that know their place: no DTD, no entities, nothing loaded, within limits.

Files of the tools around CJML are often no XML: attributes without quotes, elements never closed, a
bare `&`. Nothing is mended, since nobody knows what was meant; the message says what stands where.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Protocol

from cjmap.exchange.coming.source import Source, UnreadableError
from cjmap.exchange.losses import Place
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import ParseError

_DECLARED = re.compile(rb"""\A\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([A-Za-z][\w.-]*)["']""")
_USUAL = re.compile(r"(?i)utf-?8|utf-?16(?:[bl]e)?|us-ascii|(?:iso-|windows-|cp|latin|koi8)[\w-]+")
_NO_QUOTES = re.compile(r"""([\w:.-]+)\s*=\s*\Z""")
_REFERENCE = re.compile(r"&[\w#]*\Z")
_PREFIX = re.compile(r"[<\s]([^\W\d][\w.-]*):")
_WHOLE_REFERENCE = re.compile(r"&[\w#.:-]+;")
_SHOWN = 40
_LOOKED_BACK = 200
"""Letters before a fault in which its cause is looked for: a line may be as long as a file."""


@dataclass(slots=True)
class Element:
    """One element: its name without namespace, attributes, children, and the text before the first."""

    name: str
    place: Place
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text in it, without that of its children."""
        return "".join(self.words)

    def child(self, name: str) -> Element | None:
        """Return the first child of a name; None where there is none."""
        return next(self.named(name), None)

    def named(self, *names: str) -> Iterator[Element]:
        """Give the children of these names."""
        return (each for each in self.children if each.name in names)


@dataclass(slots=True)
class Comment:
    """A comment, and where it stands."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class XmlFile:
    """What a file held: the outermost element, and the comments in it."""

    root: Element
    comments: list[Comment]


class _Expat(Protocol):
    """What is asked of the parser: where it is."""

    CurrentLineNumber: int
    CurrentColumnNumber: int


class _Builder:
    """Puts elements together as the parser meets them, and refuses what is too deep or too much."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.parser: _Expat | None = None
        self.root: Element | None = None
        self.open: list[Element] = []
        self.comments: list[Comment] = []
        self.left = source.bounds.cells

    @property
    def here(self) -> Place:
        """Where the parser is; columns count from 1 with us."""
        assert self.parser is not None
        return Place(self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Open an element."""
        bounds = self.source.bounds
        self.left -= 1
        if len(self.open) >= bounds.depth:
            raise _refusal(
                self.source, self.here, f"elements are nested more than {bounds.depth} deep here."
            )
        if self.left < 0:
            raise _refusal(
                self.source, self.here, f"no more than {bounds.cells:,} elements are read."
            )
        bare = {key.rpartition("}")[2]: value for key, value in attributes.items()}
        element = Element(tag.rpartition("}")[2], self.here, bare)
        if self.open:
            self.open[-1].children.append(element)
        else:
            self.root = element
        self.open.append(element)

    def end(self, _tag: str) -> None:
        """Close the innermost element."""
        self.open.pop()

    def data(self, text: str) -> None:
        """Take text."""
        if self.open:
            self.open[-1].words.append(text)

    def comment(self, text: str) -> None:
        """Take a comment."""
        self.comments.append(Comment(text.strip(), self.here))

    def close(self) -> None:
        """Finish; what was built is in `root`."""


def read_xml(source: Source) -> XmlFile:
    """Read a file as XML. Raises `UnreadableError` with line and column where it is none."""
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser

    text = _decoded(source)
    builder = _Builder(source)
    parser: Any = DefusedXMLParser(target=builder, forbid_dtd=True)
    builder.parser = parser.parser
    try:
        parser.feed(text)
        parser.close()
    except DefusedXmlException as error:
        raise _refusal(
            source,
            builder.here,
            "a document type (`<!DOCTYPE …>`) stands here; none is read, as it can define entities.",
            "Remove it.",
        ) from error
    except ParseError as error:
        raise _broken(source, text, builder, error) from error
    assert builder.root is not None  # else the parser would have complained
    return XmlFile(builder.root, builder.comments)


def _decoded(source: Source) -> str:
    """Return the text, by the encoding that was named, else by the one that the file declares."""
    declared = _DECLARED.match(source.data.removeprefix(b"\xef\xbb\xbf"))
    if source.options.encoding is None and declared:
        named = declared[1].decode("ascii")
        if not _USUAL.fullmatch(named):
            raise _refusal(
                source,
                Place(1, 1),
                f"the encoding `{one_line(named)}` that it declares is not read.",
                "Save it as UTF-8, or name its encoding: --encoding cp1250.",
            )
        if not named.lower().startswith("utf"):
            source = replace(source, options=replace(source.options, encoding=named))
    return source.text


def _broken(source: Source, text: str, builder: _Builder, error: ParseError) -> UnreadableError:
    """Say what is wrong in the terms of one who looks at the file."""
    from xml.parsers.expat import errors

    line, column = error.position
    place = Place(line, column + 1)
    lines = text.split("\n")
    written = lines[line - 1] if line <= len(lines) else ""
    before, rest = written[max(column - _LOOKED_BACK, 0) : column], written[column:]
    first = text.strip()
    if not first:
        return _refusal(source, Place(1, 1), "the file is empty; expected `<CJML version=…>`.")
    if builder.root is None and not first.startswith("<"):
        word = one_line(first.split("<", 1)[0].split("\n", 1)[0].strip())[:_SHOWN]
        hint = "A tool wrote a value there that it did not have. Remove the word."
        said = f"`{word}` stands before the first element; expected `<CJML version=…>`."
        return _refusal(source, _place_of(text, first), said, hint if "undefined" in word else None)
    if match := _NO_QUOTES.search(before):
        said = f"the value of the attribute `{match[1]}` has no quotes."
        return _refusal(source, place, said, f'Write `{match[1]}="…"`.')
    if error.code == errors.codes[errors.XML_ERROR_TAG_MISMATCH]:
        opened = builder.open[-1]
        closing = one_line(rest.lstrip("</").split(">", 1)[0].strip())[:_SHOWN]
        said = f"`</{closing}>` closes `<{one_line(opened.name)}>` of line {opened.place.line}."
        return _refusal(source, place, said, f"Close it first: `</{one_line(opened.name)}>`.")
    if builder.open and not rest and line == len(lines):
        opened = builder.open[-1]
        said = f"the file ends before `<{one_line(opened.name)}>` of line {opened.place.line} is closed."
        return _refusal(source, place, said)
    if error.code == errors.codes[errors.XML_ERROR_NO_ELEMENTS]:
        return _refusal(source, place, "the file holds no element; expected `<CJML version=…>`.")
    if error.code == errors.codes[errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT]:
        return _refusal(source, place, "something stands behind the end of the outermost element.")
    if error.code == errors.codes[errors.XML_ERROR_MISPLACED_XML_PI]:
        said = "`<?xml …?>` may stand nowhere but at the very beginning, without a blank before it."
        return _refusal(source, place, said)
    if error.code == errors.codes[errors.XML_ERROR_UNBOUND_PREFIX]:
        match = _PREFIX.search(rest)
        named = match[1][:_SHOWN] if match else "?"
        said = f"nothing says what the prefix `{named}:` stands for (`xmlns:{named}=…`)."
        return _refusal(source, place, said, "Remove the prefix, or declare it.")
    if error.code == errors.codes[errors.XML_ERROR_DUPLICATE_ATTRIBUTE]:
        named = one_line(re.split(r"[\s=]", rest, maxsplit=1)[0])[:_SHOWN]
        return _refusal(source, place, f"the element has the attribute `{named}` twice.")
    if match := _WHOLE_REFERENCE.match(rest):
        shown = one_line(match[0])[:_SHOWN]
        if error.code == errors.codes[errors.XML_ERROR_BAD_CHAR_REF]:
            said = f"`{shown}` is a character that XML forbids."
            return _refusal(source, place, said, "Remove it.")
        said = f"`{shown}` is an entity that nobody has defined."
        return _refusal(source, place, said, "Write the character itself, and `&amp;` for `&`.")
    if _REFERENCE.search(before) or rest.startswith("&"):
        said = "`&` begins a character reference in XML."
        return _refusal(source, place, said, "Write `&amp;` for the sign itself.")
    if before.endswith("<"):
        said = "`<` begins an element in XML, and none follows."
        return _refusal(source, place, said, "Write `&lt;` for the sign itself.")
    said = f"this is no XML ({one_line(str(error).split(':', 1)[0])}): `{one_line(rest)[:_SHOWN]}`."
    return _refusal(source, place, said)


def _place_of(text: str, part: str) -> Place:
    offset = text.index(part)
    line = text.count("\n", 0, offset) + 1
    return Place(line, offset - text.rfind("\n", 0, offset))


def _refusal(source: Source, place: Place, said: str, hint: str | None = None) -> UnreadableError:
    return UnreadableError(f"{one_line(source.name)}:{place.label}: {said}", hint=hint)
