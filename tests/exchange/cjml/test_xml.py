"""What is no CJML 2.0 is refused, with its place and in plain words."""

import pytest
from tests.exchange.importing import arrive

from cjmap.exchange.cjml.tree import read_xml
from cjmap.exchange.coming.source import Bounds, Options, Source, UnreadableError

WHOLE = '<CJML version="2.0"><actualJourney></actualJourney></CJML>'


@pytest.mark.parametrize(
    ("text", "said", "hint"),
    [
        ("", "1:1: the file is empty; expected `<CJML version=…>`.", None),
        (
            f"undefined{WHOLE}",
            "1:1: `undefined` stands before the first element; expected `<CJML version=…>`.",
            "A tool wrote a value there that it did not have. Remove the word.",
        ),
        ('{"CJML": 2}', '1:1: `{"CJML": 2}` stands before the first element; expected `<CJML version=…>`.', None),
        (
            '<CJML version="2.0">\n <actors>\n  <endUser actorID=Carl/>\n</actors></CJML>',
            "3:20: the value of the attribute `actorID` has no quotes.",
            'Write `actorID="…"`.',
        ),
        (
            "<CJML>\n <actors>\n  <endUser>\n </actors>\n</CJML>",
            "4:4: `</actors>` closes `<endUser>` of line 3.",
            "Close it first: `</endUser>`.",
        ),
        (
            "<CJML>\n <actors>\n",
            "3:1: the file ends before `<actors>` of line 2 is closed.",
            None,
        ),
        ("<CJML>a & b</CJML>", "1:10: `&` begins a character reference in XML.", "Write `&amp;` for the sign itself."),
        ("<CJML>a&b;</CJML>", "1:8: `&b;` is an entity that nobody has defined.", "Write the character itself, and `&amp;` for `&`."),
        ("<CJML>a&#27;b</CJML>", "1:8: `&#27;` is a character that XML forbids.", "Remove it."),
        ("<CJML><x:a/></CJML>", "1:7: nothing says what the prefix `x:` stands for (`xmlns:x=…`).", "Remove the prefix, or declare it."),
        ('<CJML><a ą.1:b="1"/></CJML>', "1:7: nothing says what the prefix `ą.1:` stands for", "Remove the prefix, or declare it."),
        ('<CJML a="1" a="2"/>', "1:13: the element has the attribute `a` twice.", None),
        ("<CJML>a < b</CJML>", "1:10: `<` begins an element in XML, and none follows.", "Write `&lt;` for the sign itself."),
        ("<!-- only this -->", "1:19: the file holds no element; expected `<CJML version=…>`.", None),
        (f"\n<?xml version='1.0'?>{WHOLE}", "2:1: `<?xml …?>` may stand nowhere but at the very beginning", None),
        (f"{WHOLE}{WHOLE}", "1:59: ", None),
    ],
)  # fmt: skip
def test_what_is_no_xml(text: str, said: str, hint: str | None) -> None:
    with pytest.raises(UnreadableError) as raised:
        arrive(text, "j.xml")
    assert str(raised.value).startswith(f"j.xml:{said}")
    assert raised.value.hint == hint


@pytest.mark.parametrize(
    "head",
    [
        "<!DOCTYPE CJML>",
        '<!DOCTYPE CJML SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE CJML [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE CJML [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>',
    ],
)
def test_no_document_type_is_read(head: str) -> None:
    with pytest.raises(UnreadableError, match=r"a document type .* stands here; none is read"):
        arrive(f"{head}\n{WHOLE}", "j.xml")


@pytest.mark.parametrize(
    ("text", "said", "hint"),
    [
        ("<html/>", "this is `<html>`, not `<CJML>`.", None),
        ("<cjml>undefined</cjml>", "this is `<cjml>`, not `<CJML>`.", "the CJML diagram generator"),
        ("<CJML/>", '`<CJML>` has no version; expected `version="2.0"`.', None),
        ('<CJML version="1.1"/>', "this is CJML 1.1.", "CJML 2.0 is what can be read."),
        ('<CJML version="3.0"/>', "this is CJML 3.0.", "CJML 3 is announced"),
    ],
)
def test_another_format_or_version(text: str, said: str, hint: str | None) -> None:
    with pytest.raises(UnreadableError) as raised:
        arrive(text, "j.xml")
    assert str(raised.value) == f"j.xml:1:1: {said}"
    assert (hint or "") in (raised.value.hint or "")


def test_limits() -> None:
    def read(text: str) -> None:
        read_xml(Source("j.xml", text.encode(), bounds=Bounds(depth=2, cells=3)))

    read("<a><b/><b/></a>")
    with pytest.raises(UnreadableError, match="1:7: elements are nested more than 2 deep here"):
        read("<a><b><c/></b></a>")
    with pytest.raises(UnreadableError, match="1:12: no more than 3 elements are read"):
        read("<a><b/><b/><b/></a>")


def test_places_and_namespaces() -> None:
    text = '<?xml version="1.0"?>\n<c:CJML xmlns:c="urn:c" c:version="2.0">\n  ąę<c:a>x</c:a> <b/>\n</c:CJML>'
    root = read_xml(Source("j.xml", text.encode())).root
    assert (root.name, root.attributes, root.place.label) == ("CJML", {"version": "2.0"}, "2:1")
    assert [(each.name, each.text, each.place.label) for each in root.children] == [
        ("a", "x", "3:5"),
        ("b", "", "3:18"),
    ]


def test_encodings() -> None:
    text = '<?xml version="1.0" encoding="{}"?><CJML>Zgłaszam</CJML>'
    for name in ("windows-1250", "iso-8859-2", "UTF-8"):
        source = Source("j.xml", text.format(name).encode(name))
        assert read_xml(source).root.text == "Zgłaszam"
    utf_16 = Source("j.xml", text.format("UTF-16").encode("utf-16"))
    assert read_xml(utf_16).root.text == "Zgłaszam"
    said = Source("j.xml", text.format("UTF-8").encode("cp1250"), Options(encoding="cp1250"))
    assert read_xml(said).root.text == "Zgłaszam"
    with pytest.raises(UnreadableError, match="the encoding `idna` that it declares is not read"):
        read_xml(Source("j.xml", text.format("idna").encode()))
