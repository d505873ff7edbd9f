"""Files that nobody should have to import: broken, huge, renamed, or made to harm; each made by a function.

A case says under which name the file comes and how an import has to end. `REFUSED`: exit code 2 and not
one file. `TOLD`: the same, or what can be read with the rest listed and exit code 1. `READ`: maps, told
or not. `SAFE`: any of these; what counts is that nothing hangs, grows, breaks or gets through.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.exchange.hostile_workbooks import (
    GRID,
    OLE,
    Part,
    archive,
    cell,
    data_sheet,
    repeated,
    workbook,
)

if TYPE_CHECKING:
    from collections.abc import Callable

REFUSED, TOLD, READ, SAFE = "refused", "told", "read", "safe"

ESCAPES = "\x1b[2J\x1b]0;owned\x07\x9b31m"
BIDI = "\u202egnp.exe\u2066\u200b\u2028"
ODD = f"{ESCAPES}{BIDI}\x00\x08\x7f\ufeff\uffff"
"""What a terminal would obey, and what turns text around."""
SECRET = "/etc/passwd"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + bytes(64)


@dataclass(frozen=True, slots=True)
class Case:
    """One file: what is wrong with it, its name, its bytes, how the import ends, what has to be said."""

    about: str
    name: str
    make: Callable[[], bytes]
    ends: str
    says: str = ""
    options: tuple[str, ...] = ()


def of(text: str | Callable[[], str], encoding: str = "utf-8") -> Callable[[], bytes]:
    """Return a maker of a text, which is itself made late where it is long."""
    return lambda: (text if isinstance(text, str) else text()).encode(encoding, "surrogatepass")


# --- Mermaid ---

JOURNEY = "journey\n  title Zażółć\n  section Ćma\n    Piję herbatę: 4: Anna\n    Idę spać: 2: Anna, Jan\n"


def _tasks(lines: str) -> str:
    return f"journey\n  title T\n  section S\n    Fine: 3: Anna\n{lines}\n"


MERMAID = [
    Case("nothing", "a.mmd", of(""), REFUSED),
    Case("blanks", "a.mmd", of(" \n\t\n\u00a0\n"), REFUSED),
    Case("only a mark", "a.mmd", of("\ufeff"), REFUSED),
    Case("only the keyword", "a.mmd", of("journey"), REFUSED),
    Case("a flowchart", "a.mmd", of("flowchart TD\n  A[Start] --> B: 5: Anna\n"), REFUSED, "flowchart"),
    Case("a graph", "a.mmd", of("graph LR\n  section A\n  Pay: 5: Anna\n"), REFUSED, "graph"),
    Case("a sequence diagram", "a.mmd", of("sequenceDiagram\n  Anna->>Jan: 5: hi\n"), REFUSED, "sequenceDiagram"),
    Case("prose", "a.mmd", of("Dear Anna,\n\nhere is: 5: our map\n"), REFUSED),
    Case("a picture", "a.mmd", lambda: PNG, REFUSED),
    Case("a workbook", "a.mmd", lambda: workbook({"A": GRID}), REFUSED),
    Case("UTF-16 with a mark", "a.mmd", of("\ufeff" + JOURNEY, "utf-16-le"), READ),
    Case("UTF-16 the other way round", "a.mmd", of("\ufeff" + JOURNEY, "utf-16-be"), READ),
    Case("UTF-16 without a mark", "a.mmd", of(JOURNEY, "utf-16-le"), REFUSED),
    Case("UTF-32", "a.mmd", of(JOURNEY, "utf-32"), REFUSED),
    Case("half of UTF-16", "a.mmd", lambda: b"\xff\xfej\x00o", REFUSED),
    Case("cp1250", "a.mmd", of(JOURNEY, "cp1250"), REFUSED, "line 2|cp1250"),
    Case("cp1250, said so", "a.mmd", of(JOURNEY, "cp1250"), READ, options=("--encoding", "cp1250")),
    Case("latin-1", "a.mmd", of("journey\n  section Café\n  Payer: 3: Zoé\n", "latin-1"), REFUSED, "line 2|cp1250"),
    Case("an encoding of bytes", "a.mmd", of(JOURNEY), REFUSED, "encoding", ("--encoding", "base64")),
    Case("an encoding that unpacks", "a.mmd", lambda: zlib.compress(b"journey\n"), REFUSED, options=("--encoding", "zlib")),
    Case("an encoding with escapes", "a.mmd", of(_tasks(r"\x1b[2J: 3: A\n")), SAFE, options=("--encoding", "unicode_escape")),
    Case("no encoding", "a.mmd", of(JOURNEY), REFUSED, options=("--encoding", "utf-\x1b[2J9")),
    Case("bytes that are no UTF-8", "a.mmd", lambda: JOURNEY.encode() + b"  Pay\xff\xfe: 3: A\n", REFUSED, "line 6"),
    Case("a surrogate in UTF-8", "a.mmd", of(_tasks("Pay \ud800: 3: A")), REFUSED),
    Case("overlong UTF-8", "a.mmd", lambda: b"journey\n Pay\xc0\xaf: 3: A\n", REFUSED),
    Case("a NUL", "a.mmd", of(_tasks("Pay\0: 3: A")), REFUSED, "line 5"),
    Case("odd characters everywhere", "a.mmd",
         of(f"journey\ntitle T{ESCAPES}{BIDI}\naccDescr: {ESCAPES}\nsection S{ESCAPES}{BIDI}\nA{ESCAPES}{BIDI}: 3: P{ESCAPES}{BIDI}\n"
            f"B: {ESCAPES}: Q\nC: 4{BIDI}: Q\n{ESCAPES}{BIDI}\n"), SAFE),
    Case("names of odd characters only", "a.mmd", of(f"journey\ntitle {BIDI}\nsection {BIDI}\n{BIDI}: 3: {BIDI}\n"), SAFE),
    Case("scores that are none", "a.mmd",
         of(_tasks("\n".join(f"T{n}: {score}: A" for n, score in enumerate(
             ["1e999", "-1e999", "NaN", "Infinity", "0x10", "1_0", "٣", "３", "-0", "3.3", "6", "0", "", " ", "1e-400", "9" * 5000, "1e" + "9" * 5000, "3,5", "+3"])))), TOLD),
    Case("a statement of 5 MB", "a.mmd", of(lambda: _tasks("x" * 5_000_000 + ": 3: A")), SAFE),
    Case("120,000 tasks", "a.mmd", of(lambda: _tasks("\n".join(f"Task number {n}: 3: Anna" for n in range(120_000)))), SAFE),
    Case("30 MB", "a.mmd", of(lambda: _tasks("  Pay: 3: Anna\n" * 2_000_000)), REFUSED, "bytes"),
    Case("2,000 tasks of one name", "a.mmd", of(lambda: _tasks("Pay: 3: Anna\n" * 2_000)), SAFE),
    Case("2,000 sections of one name", "a.mmd", of(lambda: _tasks("section S\n" * 2_000)), SAFE),
    Case("20,000 actors", "a.mmd", of(lambda: _tasks("Pay: 3: " + ", ".join(f"Person {n}" for n in range(20_000)))), SAFE),
    Case("20,000 colons", "a.mmd", of(lambda: _tasks("Pay" + ": 3" * 20_000)), SAFE),
    Case("500,000 statements in a line", "a.mmd", of(lambda: _tasks("Pay: 3: A;" * 500_000)), SAFE),
    Case("900 statements in a line", "a.mmd", of(lambda: _tasks("Pay: 3: A;" * 900)), READ),
    Case("500,000 empty lines", "a.mmd", of(lambda: "\n" * 500_000 + JOURNEY + "\n" * 500_000), READ),
    Case("100,000 directives, not closed", "a.mmd", of(lambda: "%%{\n" * 100_000 + JOURNEY), SAFE),
    Case("100,000 line breaks", "a.mmd", of(lambda: _tasks("a <br/> " * 100_000 + ": 3: A\n" + "b" + "<br " * 100_000 + ": 3: A")), SAFE),
    Case("500,000 semicolons", "a.mmd", of(lambda: _tasks(";" * 500_000)), SAFE),
    Case("20,000 comments", "a.mmd", of(lambda: _tasks("%%\n#\n" * 10_000)), SAFE),
    Case("500,000 ampersands", "a.mmd", of(lambda: _tasks("&" * 500_000 + ": 3: A\n" + "&a" * 200_000 + ": 3: A")), SAFE),
    Case("500,000 entities", "a.mmd", of(lambda: _tasks("#35;" * 200_000 + ": 3: A\n" + "&#x1b;" * 100_000 + ": 3: A")), SAFE),
    Case("entities of what may not be", "a.mmd", of(_tasks("a #27; b #0; c #55296; d #x110000; e &#27;[2J f #8238; g #999999999999;: 3: #27;[2J")), SAFE),
    Case("an unclosed description", "a.mmd", of("journey\naccDescr {\n" + "Pay: 3: A\n" * 1000), REFUSED),
    Case("100,000 unclosed descriptions", "a.mmd", of(lambda: _tasks("accDescr {\n" * 100_000)), SAFE),
    Case("500,000 blanks", "a.mmd", of(lambda: "journey\n" + " " * 500_000 + "\nPay" + " " * 500_000 + ": 3: A\n"), SAFE),
    Case("deep directives", "a.mmd", of(lambda: "%%{init: " + "{" * 100_000 + "}%%\n" + JOURNEY), SAFE),
    Case("front matter that is a bomb", "a.mmd",
         of("---\na: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(f"{b}: &{b} [{','.join(['*' + a] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)) + "title: *i\n---\n" + JOURNEY), SAFE),
    Case("front matter with no end", "a.mmd", of(lambda: "---\n" + "title: x\n" * 100_000 + JOURNEY), SAFE),
    Case("front matter that is deep", "a.mmd", of(lambda: "---\ntitle: " + "[" * 50_000 + "\n---\n" + JOURNEY), SAFE),
    Case("front matter that makes objects", "a.mmd", of("---\ntitle: !!python/object/apply:os.system ['touch /cjmap-owned']\n---\n" + JOURNEY), SAFE),
    Case("Markdown without a diagram", "a.md", of("# Ours\n\nNothing here.\n"), REFUSED),
    Case("Markdown with a flowchart", "a.md", of("```mermaid\nflowchart LR\n A-->B\n```\n"), REFUSED, "flowchart"),
    Case("a fence that is not closed", "a.md", of("```mermaid\n" + JOURNEY), SAFE),
    Case("50,000 fences", "a.md", of(lambda: "```mermaid\n" * 50_000), REFUSED),
    Case("100 journeys", "a.md", of(lambda: f"```mermaid\n{JOURNEY}```\n" * 100), SAFE),
    Case("a fence of 100,000 ticks", "a.md", of(lambda: "`" * 100_000 + "mermaid\n" + JOURNEY), SAFE),
    Case("50,000 fences, each longer", "a.md", of(lambda: "\n".join("`" * (n % 300 + 3) + "mermaid" for n in range(20_000))), SAFE),
    Case("HTML that is not closed", "a.md", of(lambda: '<pre class="mermaid">\n' * 20_000 + JOURNEY), SAFE),
    Case("an element with no end", "a.md", of(lambda: "<pre " * 50_000 + "\n<pre " + 'class="x" ' * 50_000 + "\n"), REFUSED),
    Case("a heading of signs", "a.md", of(lambda: "# " + "# " * 50_000 + "x\n" + "## " + " " * 100_000 + "x\n"), REFUSED),
    Case("titles that are paths", "a.mmd", of("journey\ntitle ../../../etc/cron.d/x\nsection /\n../..: 3: ../../jan\n"), READ),
    Case("titles that Windows keeps to itself", "a.mmd", of("journey\ntitle CON\nsection NUL\nAUX: 3: PRN\n"), READ, "con-1.journey.yaml(.|\n)*prn-1.persona.yaml"),
    Case("no letters at all", "a.mmd", of("journey\ntitle 🙂\nsection …\n🙂: 3: 🙂\n—: 3: 🙂\n"), READ),
    Case("titles of YAML", "a.mmd", of("journey\ntitle !!python/object &a *b\nsection - x\n? y: 3: {z}\n| : 3: [q]\n"), READ),
]  # fmt: skip


# --- XML ---


def cjml(inside: str = "", head: str = "", version: str = "2.0") -> str:
    """Write a small CJML file, with something before its root and something among its touchpoints."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n{head}<CJML version="{version}">\n'
        "<actualJourney><journeyID>j1</journeyID><journeyTitle>A loan</journeyTitle>\n"
        '<actors><endUser actorID="u1"><actorName>Eva</actorName></endUser>\n'
        '<serviceProvider actorID="s1"><companyName>Bank</companyName></serviceProvider></actors>\n'
        "<touchpoints>\n"
        f"{_touchpoint('t1', 'Ask for the loan')}{inside}</touchpoints></actualJourney></CJML>\n"
    )


def _touchpoint(id: str, label: str, actor: str = "u1") -> str:
    return (
        f"<actualCommunicationPoint><touchpointID>{id}</touchpointID>"
        f'<initiator><refersTo actorIDref="{actor}"/></initiator>'
        f'<receiver><refersTo actorIDref="s1"/></receiver>'
        f"<initiatorLabel>{label}</initiatorLabel><receiverLabel>Read it</receiverLabel>"
        "<channel><channelName>phone</channelName></channel></actualCommunicationPoint>\n"
    )


LAUGHS = (
    '<!DOCTYPE CJML [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {b} "{("&" + a + ";") * 10}">'
        for a, b in zip("abcdefghi", "bcdefghij", strict=True)
    )
    + "]>\n"
)
QUADRATIC = f'<!DOCTYPE CJML [<!ENTITY a "{"a" * 100_000}">]>\n'


XML = [
    Case("nothing", "a.xml", of(""), REFUSED),
    Case("a billion laughs", "a.xml", of(cjml(_touchpoint("t2", "&j;"), LAUGHS)), REFUSED, "entit|DTD|DOCTYPE"),
    Case("a quadratic blow-up", "a.xml", of(lambda: cjml(_touchpoint("t2", "&a;" * 30_000), QUADRATIC)), REFUSED, "entit|DTD|DOCTYPE"),
    Case("an external entity", "a.xml", of(cjml(_touchpoint("t2", "&a;"), f'<!DOCTYPE CJML [<!ENTITY a SYSTEM "file://{SECRET}">]>\n')), REFUSED, "entit|DTD|DOCTYPE"),
    Case("an external DTD", "a.xml", of(cjml(head='<!DOCTYPE CJML SYSTEM "http://127.0.0.1:9/a.dtd">\n')), REFUSED, "DTD|DOCTYPE"),
    Case("parameter entities", "a.xml", of(cjml(head=f'<!DOCTYPE CJML [<!ENTITY % a SYSTEM "file://{SECRET}"> %a;]>\n')), REFUSED, "entit|DTD|DOCTYPE"),
    Case("a DTD that does nothing", "a.xml", of(cjml(head="<!DOCTYPE CJML>\n")), REFUSED, "DTD|DOCTYPE"),
    Case("a DTD in UTF-16", "a.xml", lambda: cjml(_touchpoint("t2", "&j;"), LAUGHS).replace("UTF-8", "UTF-16").encode("utf-16"), REFUSED),
    Case("an entity that nobody defined", "a.xml", of(cjml(_touchpoint("t2", "&nbsp;"))), REFUSED, "`&nbsp;` is an entity that nobody"),
    Case("another file, included", "a.xml", of(cjml(f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file://{SECRET}" parse="text"/>')), SAFE),
    Case("a stylesheet", "a.xml", of(cjml(head='<?xml-stylesheet type="text/xsl" href="http://127.0.0.1:9/a.xsl"?>\n')), SAFE),
    Case("100,000 elements deep", "a.xml", of(lambda: cjml("<a>" * 100_000 + "</a>" * 100_000)), REFUSED),
    Case("2,000,000 elements deep, not closed", "a.xml", of(lambda: cjml("<a>" * 2_000_000)), REFUSED),
    Case("100,000 attributes", "a.xml", of(lambda: cjml("<a " + " ".join(f'a{n}="{n}"' for n in range(100_000)) + "/>")), SAFE),
    Case("100,000 namespaces", "a.xml", of(lambda: cjml("".join(f'<a xmlns:n{n}="u{n}"/>' for n in range(100_000)))), SAFE),
    Case("an attribute of 10 MB", "a.xml", of(lambda: cjml(f'<a a="{"x" * 10_000_000}"/>')), SAFE),
    Case("a comment of 10 MB", "a.xml", of(lambda: cjml(f"<!--{'x' * 10_000_000}-->")), SAFE),
    Case("a CDATA that is not closed", "a.xml", of(lambda: cjml("<![CDATA[" + "]" * 1_000_000)), REFUSED),
    Case("5,000 touchpoints", "a.xml", of(lambda: cjml("".join(_touchpoint(f"t{n + 2}", "Ask") for n in range(5_000)))), SAFE),
    Case("5,000 touchpoints of one id", "a.xml", of(lambda: cjml(_touchpoint("t1", "Ask") * 5_000)), SAFE),
    Case("30 MB", "a.xml", of(lambda: cjml(_touchpoint("t2", "Ask") * 90_000)), REFUSED, "bytes"),
    Case("cut off", "a.xml", lambda: cjml().encode()[:400], REFUSED, r":\d+|line \d+"),
    Case("not closed", "a.xml", of(cjml("<initiator>")), REFUSED, r":\d+|line \d+"),
    Case("attributes without quotes", "a.xml", of(cjml().replace('"u1"', "u1")), REFUSED, r":\d+|line \d+"),
    Case("undefined before it", "a.xml", of("undefined" + cjml()), REFUSED, r":\d+|line \d+"),
    Case("a name of 500,000 letters, and no end", "a.xml", of(lambda: "<" + "a" * 500_000), REFUSED, "line|:1:"),
    Case("an attribute of 500,000 letters without quotes", "a.xml", of(lambda: cjml("<a " + "b" * 500_000 + "=c/>")), REFUSED, "has no quotes"),
    Case("a blank before it", "a.xml", of("\n" + cjml()), REFUSED, ":2:1: `<.xml …"),
    Case("a prefix that nobody defined", "a.xml", of(cjml("<x:a/>")), REFUSED, ":8:1: nothing says what the prefix `x:`"),
    Case("another encoding than it says", "a.xml", lambda: cjml(_touchpoint("t2", "Pożyczka")).encode("cp1250"), REFUSED),
    Case("cp1250 that says so", "a.xml", lambda: cjml(_touchpoint("t2", "Pożyczka")).replace("UTF-8", "windows-1250").encode("cp1250"), SAFE),
    Case("UTF-16", "a.xml", lambda: cjml().replace("UTF-8", "UTF-16").encode("utf-16"), SAFE),
    Case("UTF-8 that says UTF-16", "a.xml", of(cjml().replace("UTF-8", "UTF-16")), SAFE),
    Case("UTF-7", "a.xml", of(cjml().replace("UTF-8", "UTF-7")), SAFE),
    Case("an encoding that does not exist", "a.xml", of(cjml().replace("UTF-8", "x-\x1b-none")), REFUSED),
    Case("XML 1.1", "a.xml", of(cjml(_touchpoint("t2", "&#27;[2J")).replace('"1.0"', '"1.1"')), REFUSED),
    Case("a NUL", "a.xml", of(cjml(_touchpoint("t2", "a\0b"))), REFUSED),
    Case("an escape as an entity", "a.xml", of(cjml(_touchpoint("t2", "&#27;[2J"))), REFUSED, "`&#27;` is a character that XML forbids"),
    Case("odd characters that XML allows", "a.xml", of(cjml(_touchpoint(f"t2{BIDI}", f"\x7f\x9b31m{BIDI}", BIDI))), SAFE),
    Case("odd names", "a.xml", of(cjml(f"<ą_{'b' * 5000}/>")), SAFE),
    Case("CJML 3", "a.xml", of(cjml(version="3.0")), REFUSED, "3"),
    Case("no version", "a.xml", of(cjml().replace(' version="2.0"', "")), SAFE),
    Case("a page", "a.xml", of("<html><body><p>Hi</p></body></html>"), REFUSED),
    Case("a picture", "a.xml", of('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), REFUSED),
    Case("an empty root", "a.xml", of("<CJML/>"), REFUSED),
    Case("a journey without touchpoints", "a.xml", of('<CJML version="2.0"><actualJourney/></CJML>'), REFUSED),
    Case("actors that are not there", "a.xml", of(cjml(_touchpoint("t2", "Ask", "u9"))), SAFE),
    Case("an actor of each id twice", "a.xml", of(cjml().replace("<actors>", '<actors><endUser actorID="u1"/><endUser/>')), SAFE),
    Case("a workbook", "a.xml", lambda: workbook({"A": GRID}), REFUSED),
    Case("JSON", "a.xml", of('{"CJML": 2}'), REFUSED),
]  # fmt: skip


# --- CSV ---

GRID_LINES = [
    "Stage,Before,Before,After",
    "Step,Search,Order,Wait",
    "Thoughts,Is it fresh?,So many fields,When will it come?",
    "Emotion,1,-1,-2",
    "Pains,,The form is long,No news",
]
CSV_GRID = "\n".join(GRID_LINES) + "\n"


def _grid(separator: str) -> str:
    return CSV_GRID.replace(",", separator)


CSV = [
    Case("nothing", "a.csv", of(""), REFUSED),
    Case("only a mark", "a.csv", of("\ufeff"), REFUSED),
    Case("blanks and commas", "a.csv", of(" , ,\n,,\n\n"), REFUSED),
    Case("only a header", "a.csv", of(GRID_LINES[0] + "\n"), REFUSED),
    Case("semicolons", "a.csv", of(_grid(";")), READ),
    Case("tabs", "a.csv", of(_grid("\t")), READ),
    Case("bars", "a.csv", of(_grid("|")), SAFE),
    Case("separators mixed", "a.csv", of("\n".join(line.replace(",", ",;\t|"[n % 4]) for n, line in enumerate(GRID_LINES))), READ),
    Case("the wrong separator, said so", "a.csv", of(_grid(";")), REFUSED, options=("--delimiter", ",")),
    Case("a separator that is none", "a.csv", of(CSV_GRID), REFUSED, options=("--delimiter", "\x1b[2J")),
    Case("a quote as a separator", "a.csv", of(CSV_GRID), REFUSED, options=("--delimiter", '"')),
    Case("sep= in the first line", "a.csv", of("sep=;\n" + _grid(";")), SAFE),
    Case("a quote that is not closed", "a.csv", of(CSV_GRID + 'Needs,"To know\n'), TOLD, r":?\d"),
    Case("100,000 lines in quotes", "a.csv", of(lambda: CSV_GRID + 'Needs,"' + "a\n" * 100_000), TOLD),
    Case("quotes in the middle", "a.csv", of(CSV_GRID + 'Needs,a"b"c,"d"e,""f\n'), SAFE),
    Case("100,000 quotes", "a.csv", of(CSV_GRID + "Needs," + '"' * 100_001 + "\n"), SAFE),
    Case("a NUL", "a.csv", of(CSV_GRID + "Needs,a\0b\n"), REFUSED, "NUL|6"),
    Case("cp1250", "a.csv", of(_grid(";").replace("fresh", "świeża"), "cp1250"), SAFE),
    Case("cp1250, said so", "a.csv", of(_grid(";").replace("fresh", "świeża"), "cp1250"), READ, options=("--encoding", "cp1250")),
    Case("latin-1", "a.csv", of(CSV_GRID.replace("fresh", "frais à é"), "latin-1"), SAFE),
    Case("UTF-16 with a mark", "a.csv", of("\ufeff" + _grid("\t"), "utf-16-le"), READ),
    Case("UTF-16 without a mark", "a.csv", of(_grid("\t"), "utf-16-le"), REFUSED),
    Case("bytes that are nothing", "a.csv", lambda: CSV_GRID.encode() + b"Needs,\xff\xfe\x81\x8d\n", SAFE),
    Case("lines that end in CR", "a.csv", of(CSV_GRID.replace("\n", "\r")), READ),
    Case("a million rows", "a.csv", of(lambda: CSV_GRID + "Needs,a\n" * 1_000_000), REFUSED, "row|line"),
    Case("a million empty rows", "a.csv", of(lambda: CSV_GRID + "\n" * 1_000_000), SAFE),
    Case("a million columns", "a.csv", of(lambda: "Step," + ",".join(f"s{n}" for n in range(1_000_000)) + "\n"), REFUSED, "column"),
    Case("a million empty columns", "a.csv", of(lambda: CSV_GRID + "Needs" + "," * 1_000_000 + "\n"), SAFE),
    Case("30 MB", "a.csv", of(lambda: CSV_GRID + "Needs,aaaaaaaaaaaaaaaaaaaaaa\n" * 1_100_000), REFUSED, "bytes"),
    Case("a cell of 10 MB", "a.csv", of(lambda: CSV_GRID + f"Needs,{'x' * 10_000_000}\n"), REFUSED, "line 6: a cell has more than 100,000 letters"),
    Case("a cell with 100,000 bullets", "a.csv", of(lambda: CSV_GRID + 'Needs,"' + "- a\n" * 100_000 + '"\n'), REFUSED, "line 6: a cell has more than 100,000 letters"),
    Case("a paragraph of 15,000 letters", "a.csv", of(CSV_GRID.replace("Search", "word " * 3_000)), REFUSED, "a.csv:B2: a line of a text has 14,999 bytes"),
    Case("an escape in the title of a step", "a.csv", of(CSV_GRID.replace("Wait", "Wa\x1bit")), READ, r"D2: U\+001B cannot"),
    Case("an escape in the name of a lane", "a.csv", of(CSV_GRID + "\x1bMood board,a,b,c\n"), READ, r"A6: U\+001B cannot"),
    Case("900 steps of one name", "a.csv", of("Step" + ",Pay" * 900 + "\nThoughts" + ",a" * 900 + "\n"), SAFE),
    Case("formulas", "a.csv", of(CSV_GRID + "Needs,=1+1,@SUM(A1),+1-cmd|' /C calc'!A0\nGains,\"=HYPERLINK(\"\"http://x\"\",\"\"a\"\")\",-2+3,'=1+1\n"), READ),
    Case("formulas as names", "a.csv", of("Stage,=A,=B\nStep,=1+1,=cmd|' /C calc'!A0\nThoughts,a,b\n=Lane,c,d\n"), SAFE),
    Case("odd characters everywhere", "a.csv", of(CSV_GRID.replace("Search", f"S{ESCAPES}{BIDI}").replace("Wait", BIDI) + f"L{ESCAPES}{BIDI},{ESCAPES}{BIDI}\n{ESCAPES},{BIDI},a,b\n"), READ, r"B2: U\+001B(.|\n)*A6: U\+001B"),
    Case("numbers that are none", "a.csv", of(CSV_GRID.replace("1,-1,-2", "1e999,nan,-inf") + "Emotion,٣,0x1," + "9" * 5000 + "\n"), TOLD, "B4: “1e999” is neither(.|\n)*C4: “nan” is neither(.|\n)*D4: “-inf” is neither(.|\n)*and 3 more"),
    Case("a number that is none among scores", "a.csv", of(CSV_GRID.replace("1,-1,-2", "1e999,-1,-2")), TOLD, "B4: “1e999” is neither"),
    Case("a picture", "a.csv", lambda: PNG, REFUSED),
    Case("a workbook", "a.csv", lambda: workbook({"A": GRID}), SAFE),
    Case("a page", "a.csv", of("<!DOCTYPE html><html><table><tr><td>Step</td></tr></table></html>\n"), REFUSED),
    Case("JSON", "a.csv", of('[{"step": "Search"},\n{"step": "Order"}]\n'), REFUSED),
    *(
        Case(f"90,000 {name} in a cell", "a.csv", of(CSV_GRID + f'Emotion,"4 x{sign * 90_000}y",2\nTouchpoints,"a x{sign * 90_000}y",b\nPains,"{sign * 90_000}",c\n'), SAFE)
        for name, sign in (("blanks", " "), ("blanks that part no line", "\u00a0"), ("colons", ":"), ("dots", "●"), ("digits", "1"), ("brackets", "("))
    ),
    Case("sticky notes of tags without an end", "a.csv", of(lambda: "Frame,Text\n" + "".join(f"Pay,{'<p ' * 30_000}\n" for _ in range(10))), SAFE),
    Case("prose", "a.csv", of("Dear Anna,\n\nwe met, talked, and left.\nYours, Jan\n"), REFUSED),
    Case("rows of other lengths", "a.csv", of("Step,Search,Order\nThoughts\nPains,a,b,c,d,e\nEmotion,1\n"), SAFE),
    Case("a header twice", "a.csv", of("map,stage,step,step,text\nm,s,a,b,c\n"), SAFE),
    Case("our own columns, with nonsense", "a.csv", of("map,stage,step,field,id,text\n../../x,\0,,pains,,x\n,,,,,\nm,s,t,no-such-field,ID!,\x1b[2J\n".replace("\0", "")), SAFE),
]  # fmt: skip


# --- workbooks ---

LAUGHING = (
    '<!DOCTYPE worksheet [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {b} "{("&" + a + ";") * 10}">'
        for a, b in zip("abcdefghi", "bcdefghij", strict=True)
    )
    + "]>"
)
READING = f'<!DOCTYPE sst [<!ENTITY a SYSTEM "file://{SECRET}">]>'
GIGABYTE = 1_000_000_000


def _bomb(path: str, declared: int | None = None) -> bytes:
    """Make a workbook in which one part unpacks to a gigabyte; `declared` is what it says instead."""
    return workbook({"A": GRID}, replaced={path: repeated(b" " * 1_000_000, 1_000, declared)})


def _rows(number: int) -> bytes:
    return data_sheet(
        b"".join(
            b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(1, number + 1)
        )
    )


def _columns(number: int) -> bytes:
    cells = b"".join(b'<c t="inlineStr"><is><t>s%d</t></is></c>' % n for n in range(number))
    return data_sheet(b'<row r="1">' + cells + b"</row>")


def _many_entries() -> bytes:
    return archive([*workbook_parts(), *(Part(f"xl/media/{n}.txt", b"x") for n in range(60_000))])


def workbook_parts() -> list[Part]:
    """Give the parts of a workbook, to be put together otherwise."""
    return workbook({"A": GRID}, packed=False)


def _flipped() -> bytes:
    data = bytearray(workbook({"A": GRID}))
    at = data.index(b"xl/worksheets/sheet1.xml") + len(b"xl/worksheets/sheet1.xml") + 20
    data[at] ^= 0xFF
    return bytes(data)


def _text(words: str) -> bytes:
    return words.encode("utf-8", "surrogatepass")


def _with_cell(xml: str, **more: object) -> bytes:
    """Make the usual workbook with a lane of one strange cell."""
    lane = f'<row r="6"><c r="A6" t="inlineStr"><is><t>Needs</t></is></c>{xml}</row>'
    return workbook({"A": GRID.replace(b"</sheetData>", _text(lane) + b"</sheetData>")}, **more)  # type: ignore[call-overload, no-any-return]


WORKBOOKS = [
    Case("nothing", "a.xlsx", of(""), REFUSED),
    Case("text", "a.xlsx", of(CSV_GRID), SAFE),
    Case("a page, as systems export it", "a.xlsx", of("<html><table><tr><td>Step</td></tr></table></html>"), REFUSED),
    Case("a picture", "a.xlsx", lambda: PNG, REFUSED),
    Case("the old format", "a.xls", lambda: OLE + bytes(4000), REFUSED, "xlsx|save|Save"),
    Case("the old format, renamed", "a.xlsx", lambda: OLE + bytes(4000), REFUSED),
    Case("an encrypted one", "a.xlsx", lambda: OLE + bytes(1000) + "EncryptedPackage".encode("utf-16-le") + bytes(1000), REFUSED),
    Case("a document", "a.xlsx", lambda: archive([Part("[Content_Types].xml", b"<Types/>"), Part("word/document.xml", b"<a/>")]), REFUSED),
    Case("an archive of something else", "a.xlsx", lambda: archive([Part("a.txt", b"x")]), REFUSED),
    Case("an empty archive", "a.xlsx", lambda: archive([]), REFUSED),
    Case("cut off", "a.xlsx", lambda: workbook({"A": GRID})[:700], REFUSED),
    Case("a bit turned", "a.xlsx", _flipped, REFUSED),
    Case("its end only", "a.xlsx", lambda: workbook({"A": GRID})[-200:], REFUSED),
    Case("something before it", "a.xlsx", lambda: b"MZ" + bytes(5000) + workbook({"A": GRID}), SAFE),
    Case("a gigabyte in a sheet", "a.xlsx", lambda: _bomb("xl/worksheets/sheet1.xml"), REFUSED, "byte|large|unpack"),
    Case("a gigabyte in the texts", "a.xlsx", lambda: _bomb("xl/sharedStrings.xml"), REFUSED, "byte|large|unpack"),
    Case("a gigabyte in the styles", "a.xlsx", lambda: _bomb("xl/styles.xml"), REFUSED, "byte|large|unpack"),
    Case("a gigabyte that says it is small", "a.xlsx", lambda: _bomb("xl/worksheets/sheet1.xml", 1_000), REFUSED),
    Case("a gigabyte of styles that says it is small", "a.xlsx", lambda: _bomb("xl/styles.xml", 1_000), REFUSED),
    Case("a gigabyte nobody reads", "a.xlsx", lambda: _bomb("xl/media/a.png"), SAFE),
    Case("a small part that says it is a gigabyte", "a.xlsx", lambda: workbook({"A": GRID}, replaced={"xl/media/a.png": Part("", b"x", declared=GIGABYTE)}), SAFE),
    Case("sixty thousand parts", "a.xlsx", _many_entries, SAFE),
    Case("a part in several places", "a.xlsx", lambda: archive([*workbook_parts(), *(Part(f"xl/media/{n}.bin", b"", same_as="xl/worksheets/sheet1.xml") for n in range(1_000))]), SAFE),
    Case("a part twice", "a.xlsx", lambda: archive([*workbook_parts(), Part("xl/worksheets/sheet1.xml", b"<a/>")]), SAFE),
    Case("archives in archives", "a.xlsx", lambda: archive([*workbook_parts(), Part("xl/embeddings/a.zip", archive([Part("b.zip", archive([Part("c", bytes(1_000_000))]))]))]), SAFE),
    Case("parts that climb", "a.xlsx", lambda: archive([*workbook_parts(), Part("../../../../cjmap-owned", b"x"), Part("/cjmap-owned", b"x")]), SAFE),
    Case("a sheet that is elsewhere", "a.xlsx", lambda: workbook({"A": GRID}, target=f"../../../..{SECRET}"), REFUSED),
    Case("a sheet on the web", "a.xlsx", lambda: workbook({"A": GRID}, target='http://127.0.0.1:9/a.xml" TargetMode="External'), REFUSED),
    Case("a sheet that is not there", "a.xlsx", lambda: workbook({"A": GRID}, target="worksheets/none.xml"), REFUSED),
    Case("no sheets", "a.xlsx", lambda: workbook({}), REFUSED),
    Case("an encrypted part", "a.xlsx", lambda: archive([Part(p.path, p.data, encrypted=True) for p in workbook_parts()]), REFUSED),
    Case("a packing that nobody knows", "a.xlsx", lambda: archive([Part(p.path, p.data, method=97) for p in workbook_parts()]), REFUSED),
    Case("laughs in a sheet", "a.xlsx", lambda: workbook({"A": _text(LAUGHING) + GRID.replace(b"Search", b"&j;")}), REFUSED),
    Case("laughs in the texts", "a.xlsx", lambda: workbook({"A": GRID}, texts=_text(LAUGHING) + b"<sst><si><t>&j;</t></si></sst>"), REFUSED),
    Case("a file of this machine in the texts", "a.xlsx", lambda: workbook({"A": GRID.replace(b"</sheetData>", b'<row r="6"><c r="A6" t="s"><v>0</v></c></row></sheetData>')}, texts=_text(READING) + b"<sst><si><t>&a;</t></si></sst>"), REFUSED),
    Case("a DTD in the workbook", "a.xlsx", lambda: workbook({"A": GRID}, replaced={"xl/styles.xml": Part("", b"<!DOCTYPE a><styleSheet/>")}), SAFE),
    Case("elements 100,000 deep", "a.xlsx", lambda: workbook({"A": data_sheet(b"<a>" * 100_000 + b"</a>" * 100_000)}), SAFE),
    Case("XML that is not closed", "a.xlsx", lambda: workbook({"A": GRID[:-40]}), REFUSED),
    Case("no XML", "a.xlsx", lambda: workbook({"A": b"Step,Search,Order"}), REFUSED),
    Case("a byte lost in its first part", "a.xlsx", lambda: workbook({"A": GRID})[:50] + workbook({"A": GRID})[51:], REFUSED, "damaged"),
    Case("a format of 300,000 brackets", "a.xlsx", lambda: workbook({"A": GRID}, replaced={"xl/styles.xml": Part("", b'<styleSheet><numFmts><numFmt numFmtId="170" formatCode="' + b"[" * 300_000 + b'"/></numFmts></styleSheet>')}), READ),
    Case("an encoding that does not exist", "a.xlsx", lambda: workbook({"A": b'<?xml version="1.0" encoding="yes"?>' + GRID}), REFUSED, "sheet1.xml declares an encoding"),
    Case("an encoding of several bytes a letter", "a.xlsx", lambda: workbook({"A": b'<?xml version="1.0" encoding="big5"?>' + GRID}), REFUSED, "sheet1.xml declares an encoding"),
    Case("a million rows", "a.xlsx", lambda: workbook({"A": _rows(1_000_000)}), REFUSED, "row"),
    Case("300,000 empty rows", "a.xlsx", lambda: workbook({"A": GRID.replace(b"</sheetData>", b"<row/>" * 300_000 + b"</sheetData>")}), READ),
    Case("2,000,000 empty rows", "a.xlsx", lambda: workbook({"A": GRID.replace(b"</sheetData>", b"<row/>" * 2_000_000 + b"</sheetData>")}), REFUSED, "1,000,000 elements"),
    Case("sixteen thousand columns", "a.xlsx", lambda: workbook({"A": _columns(16_384)}), REFUSED, "column"),
    Case("a million columns", "a.xlsx", lambda: workbook({"A": _columns(1_000_000)}), REFUSED),
    Case("a size that is a lie", "a.xlsx", lambda: workbook({"A": GRID.replace(b"<sheetData>", b'<dimension ref="A1:XFD1048576"/><sheetData>')}), READ),
    Case("a size that is nonsense", "a.xlsx", lambda: workbook({"A": GRID.replace(b"<sheetData>", b'<dimension ref="ZZZZZ0:-1"/><sheetData>')}), SAFE),
    Case("a size of nothing", "a.xlsx", lambda: workbook({"A": GRID.replace(b"<sheetData>", b'<dimension ref="A1"/><sheetData>')}), READ),
    Case("a cell in the last corner", "a.xlsx", lambda: workbook({"A": GRID.replace(b"</sheetData>", _text(f'<row r="1048576">{cell("XFD1048576", "x")}</row>') + b"</sheetData>")}), SAFE),
    Case("a cell beyond the last corner", "a.xlsx", lambda: _with_cell(cell("ZZZZZZ99999999999", "x")), SAFE),
    Case("a row beyond the last", "a.xlsx", lambda: workbook({"A": GRID.replace(b"</sheetData>", b'<row r="99999999999999999999"><c r="A1"><v>1</v></c></row></sheetData>')}), READ, "A1: The workbook has this cell twice; “1”"),
    Case("rows and cells without a place", "a.xlsx", lambda: workbook({"A": GRID.replace(b' r="', b' q="')}), SAFE),
    Case("places that are none", "a.xlsx", lambda: _with_cell(cell("6B", "x") + cell("", "y") + cell("B-6", "z") + cell("b6", "w")), SAFE),
    Case("a cell twice", "a.xlsx", lambda: _with_cell(cell("B6", "x") + cell("B6", "y")), READ, "B6: The workbook has this cell twice; “y”"),
    Case("rows going backwards", "a.xlsx", lambda: workbook({"A": GRID.replace(b"</sheetData>", b'<row r="2"><c r="B2"><v>7</v></c></row><row r="-5"/></sheetData>')}), READ, "B2: The workbook has this cell twice; “7”"),
    Case("macros", "a.xlsm", lambda: workbook({"A": GRID}, replaced={"xl/vbaProject.bin": Part("", OLE + bytes(100))}, macros=True), TOLD, "acro"),
    Case("macros behind the name of another", "a.xlsx", lambda: workbook({"A": GRID}, replaced={"xl/vbaProject.bin": Part("", OLE + bytes(100))}, macros=True), TOLD, "acro"),
    Case("formulas without values", "a.xlsx", lambda: _with_cell('<c r="B6"><f>1+1</f></c><c r="C6" t="str"><f>WEBSERVICE("http://127.0.0.1:9")</f><v></v></c>'), TOLD, "B6"),
    Case("formulas with values", "a.xlsx", lambda: _with_cell('<c r="B6" t="str"><f>HYPERLINK("http://x","a")</f><v>To know</v></c>'), READ),
    Case("a formula as text", "a.xlsx", lambda: _with_cell(cell("B6", "=1+1") + cell("C6", "@SUM(A1)") + cell("D6", "-2+3|cmd")), READ),
    Case("values that are errors", "a.xlsx", lambda: _with_cell('<c r="B6" t="e"><v>#N/A</v></c><c r="C6" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D6" t="e"><v></v></c>'), TOLD, "B6"),
    Case("links to other workbooks", "a.xlsx", lambda: workbook({"A": GRID}, replaced={"xl/externalLinks/externalLink1.xml": Part("", b"<externalLink/>"), "xl/externalLinks/_rels/externalLink1.xml.rels": Part("", b'<Relationships><Relationship Id="r1" Target="file:///etc/passwd" TargetMode="External"/></Relationships>')}), SAFE),
    Case("a connection to a database", "a.xlsx", lambda: workbook({"A": GRID}, replaced={"xl/connections.xml": Part("", b'<connections><connection id="1" odcFile="http://127.0.0.1:9"/></connections>')}), SAFE),
    Case("hidden sheets", "a.xlsx", lambda: workbook({"A": GRID, "B": GRID, "C": GRID}, states={"B": "hidden", "C": "veryHidden"}), SAFE),
    Case("only hidden sheets", "a.xlsx", lambda: workbook({"A": GRID}, states={"A": "hidden"}), REFUSED, "hidden sheets only(.|\n)*--sheet: `A`"),
    Case("sixty sheets", "a.xlsx", lambda: workbook({f"S{n}": GRID for n in range(60)}), SAFE),
    Case("sheets of one name", "a.xlsx", lambda: workbook({"A": GRID, "a": GRID, "A ": GRID}), SAFE),
    Case("names of sheets that harm", "a.xlsx", lambda: workbook({f"../x{BIDI}": GRID, "=1+1": GRID, "": GRID, "y" * 5000: GRID, "\x9b31m": GRID}), SAFE),
    Case("all cells merged into one", "a.xlsx", lambda: workbook({"A": GRID.replace(b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')}), SAFE),
    Case("merged cells that overlap", "a.xlsx", lambda: workbook({"A": GRID.replace(b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="B1:C1"/><mergeCell ref="C1:D2"/><mergeCell ref="A1:A1"/><mergeCell ref="D4:B2"/><mergeCell ref="x"/></mergeCells>')}), SAFE),
    Case("100,000 merged cells", "a.xlsx", lambda: workbook({"A": GRID.replace(b"</sheetData>", b"</sheetData><mergeCells>" + b"".join(b'<mergeCell ref="A%d:D%d"/>' % (n, n + 1) for n in range(6, 200_000, 2)) + b"</mergeCells>")}), SAFE),
    Case("numbers that are none", "a.xlsx", lambda: workbook({"A": GRID.replace(b"<v>1</v>", b"<v>1e999</v>").replace(b"<v>-1</v>", b"<v>NaN</v>").replace(b"<v>-2</v>", b"<v>x</v>")}), TOLD, "B4: `1e999`(.|\n)*C4: `NaN`(.|\n)*D4: `x`"),
    Case("a number of 100,000 digits", "a.xlsx", lambda: workbook({"A": GRID.replace(b"<v>1</v>", b"<v>" + b"9" * 100_000 + b"</v>")}), TOLD, "B4: `999+ … 9+` is an error"),
    Case("a number of 100,001 digits", "a.xlsx", lambda: workbook({"A": GRID.replace(b"<v>1</v>", b"<v>" + b"9" * 100_001 + b"</v>")}), REFUSED, "a.xlsx:A!B4: the cell has 100,001 letters"),
    Case("dates that are none", "a.xlsx", lambda: _with_cell('<c r="B6" t="d"><v>2026-99-99</v></c><c r="C6" s="1"><v>-99999999</v></c><c r="D6" s="1"><v>1e300</v></c>'), SAFE),
    Case("booleans", "a.xlsx", lambda: _with_cell('<c r="B6" t="b"><v>1</v></c><c r="C6" t="b"><v>7</v></c>'), SAFE),
    Case("a text that is not there", "a.xlsx", lambda: _with_cell('<c r="B6" t="s"><v>99</v></c><c r="C6" t="s"><v>-1</v></c><c r="D6" t="s"><v>x</v></c>'), TOLD, "B6: `text 99 of the workbook, which is missing`(.|\n)*C6: (.|\n)*D6: "),
    Case("a style that is not there", "a.xlsx", lambda: _with_cell('<c r="B6" s="99"><v>1</v></c><c r="C6" s="-1"><v>1</v></c>'), SAFE),
    Case("a type that is none", "a.xlsx", lambda: _with_cell('<c r="B6" t="zz"><v>1</v></c>'), SAFE),
    Case("a text of 2 MB", "a.xlsx", lambda: _with_cell(cell("B6", "x" * 2_000_000)), REFUSED, "A!B6: the cell has 2,000,000 letters"),
    Case("odd characters everywhere", "a.xlsx", lambda: _with_cell(cell("B6", f"\x7f\x9b31m{BIDI}".replace("\u2028", "")) + cell("C6", "_x001B_[2J_x0000__xD800__x202E_")), SAFE),
    Case("a surrogate", "a.xlsx", lambda: _with_cell(cell("B6", "\ud800")), REFUSED),
    Case("an escape", "a.xlsx", lambda: _with_cell(cell("B6", "\x1b[2J")), REFUSED),
    Case("comments of a gigabyte", "a.xlsx", lambda: _bomb("xl/comments1.xml"), SAFE),
]  # fmt: skip


# --- YAML of Enablement Map Studio ---

EMS = """\
kind: cjm
id: cjm:journey:loan
name: A loan
persona: {id: "cjm:persona:eva", name: Eva}
phases:
  - {id: "cjm:phase:ask", name: Ask}
actions:
  - {id: "cjm:action:call", name: Call, phase: "cjm:phase:ask", touchpoints: [phone], emotion_score: 1}
"""

EMS_CASES = [
    Case("nothing", "a.yaml", of(""), REFUSED),
    Case("only marks of documents", "a.yaml", of("---\n---\n...\n---\n"), REFUSED),
    Case("100,000 empty documents", "a.yaml", of(lambda: "---\n" * 100_000), REFUSED),
    Case("200 documents", "a.yaml", of(lambda: "---\n".join([EMS.replace("phases:\n  - {id: \"cjm:phase:ask\", name: Ask}\n", "")] * 200)), SAFE),
    Case("3,000 documents", "a.yaml", of(lambda: "---\n".join([EMS.replace("phases:\n  - {id: \"cjm:phase:ask\", name: Ask}\n", "")] * 3_000)), REFUSED, "3,002 maps; no more than 2,000"),
    Case("aliases that are a bomb", "a.yaml", of(lambda: EMS + "x0: &x0 [a,a,a,a,a,a,a,a,a]\n" + "".join(f"x{n + 1}: &x{n + 1} [{','.join([f'*x{n}'] * 9)}]\n" for n in range(9))), SAFE),
    Case("an alias of itself", "a.yaml", of(EMS + "x: &x [*x]\n"), SAFE),
    Case("merge keys that are a bomb", "a.yaml", of(lambda: EMS + "m0: &m0 {a: 1}\n" + "".join(f"m{n + 1}: &m{n + 1} {{<<: [{','.join([f'*m{n}'] * 9)}]}}\n" for n in range(9))), SAFE),
    Case("an object of Python", "a.yaml", of(EMS + "x: !!python/object/apply:os.system ['touch /cjmap-owned']\n"), SAFE),
    Case("30,000 brackets deep", "a.yaml", of(lambda: EMS + "x: " + "[" * 30_000 + "]" * 30_000 + "\n"), SAFE),
    Case("500,000 brackets, not closed", "a.yaml", of(lambda: "[" * 500_000), REFUSED),
    Case("lists 2,000 deep by indentation", "a.yaml", of(lambda: EMS + "".join(f"{' ' * n}x:\n" for n in range(2_000))), SAFE),
    Case("a key twice", "a.yaml", of(EMS + "name: Another\n"), SAFE),
    Case("keys that are lists", "a.yaml", of(EMS + "? [a, b]\n: c\n{a: b}: d\n"), SAFE),
    Case("a tab", "a.yaml", of(EMS + "x:\n\ty: 1\n"), REFUSED, r":\d+|line \d+"),
    Case("cut off", "a.yaml", of(EMS[:-30]), REFUSED, r":\d+|line \d+"),
    Case("a NUL", "a.yaml", of(EMS + "x: a\0b\n"), REFUSED),
    Case("cp1250", "a.yaml", of(EMS.replace("A loan", "Pożyczka"), "cp1250"), REFUSED),
    Case("UTF-16", "a.yaml", of("\ufeff" + EMS, "utf-16-le"), SAFE),
    Case("odd characters", "a.yaml", of(EMS.replace("Call", '"\\e[2J\\u202Ex\\uD800\\0"').replace("phone", '"\\u2066"')), SAFE),
    Case("one of our own maps", "a.yaml", of("kind: persona\nid: eva\nname: Eva\n"), REFUSED),
    Case("one of Kubernetes", "a.yaml", of("apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n"), REFUSED),
    Case("a list", "a.yaml", of("- cjm\n- sbp\n"), REFUSED),
    Case("a number", "a.yaml", of("5\n"), REFUSED),
    Case("other shapes everywhere", "a.yaml", of("kind: cjm\nid: [a]\nname: {a: b}\npersona: 5\nphases: x\nactions: {a: [b]}\n"), TOLD),
    Case("other shapes inside", "a.yaml", of("kind: cjm\nid: 5\nname: 7\npersona: [a]\nphases: [1, [2], {id: {}}]\nactions: [a, {id: [], name: {}, phase: 9, touchpoints: 5, emotion_score: x}]\n"), TOLD),
    Case("a score out of range", "a.yaml", of(EMS.replace("emotion_score: 1", "emotion_score: 1e999")), TOLD),
    Case("a phase that is not there", "a.yaml", of(EMS.replace('phase: "cjm:phase:ask"', "phase: none")), SAFE),
    Case("1,000 actions of one name", "a.yaml", of(lambda: EMS + "".join(f'  - {{id: "a:b:c{n}", name: Call, phase: "cjm:phase:ask"}}\n' for n in range(1_000))), SAFE),
    Case("20 MB", "a.yaml", of(lambda: EMS + "# x\n" * 5_100_000), REFUSED, "bytes"),
    Case("a line of 10 MB", "a.yaml", of(lambda: EMS + f"x: {'a' * 10_000_000}\n"), SAFE),
    Case("a number of 100,000 digits", "a.yaml", of(lambda: EMS + f"x: {'9' * 100_000}\n"), SAFE),
    Case("a hexadecimal of 100,000 digits", "a.yaml", of(lambda: EMS.replace("emotion_score: 1", f"emotion_score: 0x{'f' * 100_000}")), SAFE),
    Case("a workbook", "a.yaml", lambda: workbook({"A": GRID}), REFUSED),
]  # fmt: skip


# --- JSON of personas ---


def persona(**more: object) -> str:
    """Write a persona as JSON."""
    return json.dumps({"id": "eva", "name": "Eva", "goals": ["Rest"], **more})


JSON = [
    Case("nothing", "a.json", of(""), REFUSED),
    Case("a text", "a.json", of('"x"'), REFUSED),
    Case("a number", "a.json", of("5"), REFUSED),
    Case("null", "a.json", of("null"), REFUSED),
    Case("an empty list", "a.json", of("[]"), REFUSED),
    Case("an empty object", "a.json", of("{}"), REFUSED),
    Case("100,000 brackets", "a.json", of(lambda: "[" * 100_000), REFUSED),
    Case("100,000 brackets, closed", "a.json", of(lambda: "[" * 100_000 + "]" * 100_000), REFUSED),
    Case("deep inside a persona", "a.json", of(lambda: persona()[:-1] + ', "x": ' + '{"a":' * 50_000 + "1" + "}" * 50_001), REFUSED),
    Case("500 levels deep", "a.json", of(persona()[:-1] + ', "x": ' + "[" * 500 + "]" * 500 + "}"), SAFE),
    Case("a number of 100,000 digits", "a.json", of(lambda: persona()[:-1] + f', "age": {"9" * 100_000}}}'), SAFE),
    Case("numbers without end", "a.json", of(persona()[:-1] + ', "age": 1e999, "income": -1e999, "x": [NaN, Infinity]}'), SAFE),
    Case("a key twice", "a.json", of('{"id": "eva", "name": "Eva", "name": "Jan", "goals": ["a"]}'), SAFE),
    Case("cut off", "a.json", of(persona()[:-5]), REFUSED, r":\d+|line \d+|column"),
    Case("something after it", "a.json", of(persona() + " x"), REFUSED),
    Case("comments", "a.json", of("// ours\n" + persona()), REFUSED),
    Case("single quotes", "a.json", of(persona().replace('"', "'")), REFUSED),
    Case("a surrogate", "a.json", of(persona(name="\ud800 Eva", bio="\udfff")), SAFE),
    Case("odd characters everywhere", "a.json", of(json.dumps({f"k{ODD}": ODD, "id": f"e{ODD}", "name": f"Eva{ODD}", "goals": [ODD, f"g{ODD}"]})), SAFE),
    Case("a control character as it is", "a.json", of('{"id": "eva", "name": "E\x1bva", "goals": ["a"]}'), REFUSED),
    Case("a NUL", "a.json", of(persona() + "\0"), REFUSED),
    Case("a mark", "a.json", of("\ufeff" + persona()), SAFE),
    Case("UTF-16", "a.json", of("\ufeff" + persona(), "utf-16-le"), SAFE),
    Case("cp1250", "a.json", of('{"id": "zolc", "name": "Żółć", "goals": ["a"]}', "cp1250"), REFUSED),
    Case("one that extends itself", "a.json", of(persona(extends="eva")), SAFE),
    Case("two that extend one another", "a.json", of(f"[{persona(extends='jan')}, {persona(id='jan', name='Jan', extends='eva')}]"), SAFE),
    Case("300 that extend one another", "a.json", of(lambda: "[" + ", ".join(persona(id=f"p{n}", name=f"P {n}", extends=f"p{n + 1}") for n in range(300)) + "]"), SAFE),
    Case("one that extends nobody", "a.json", of(persona(extends="nobody")), SAFE),
    Case("an id that climbs", "a.json", of(persona(id="../../../../cjmap-owned", photo=SECRET)), SAFE),
    Case("other shapes everywhere", "a.json", of(persona(name=[1], goals={"a": 1}, bio=5, extends={}, id=None)), SAFE),
    Case("names of Python", "a.json", of(persona(__class__="x", __proto__={"a": 1}, constructor={"prototype": 1})), SAFE),
    Case("100,000 goals", "a.json", of(lambda: persona(goals=["Rest"] * 100_000)), SAFE),
    Case("20,000 keys", "a.json", of(lambda: persona(**{f"k{n}": n for n in range(20_000)})), SAFE),
    Case("a text of 10 MB", "a.json", of(lambda: persona(bio="x" * 10_000_000)), SAFE),
    Case("30 MB", "a.json", of(lambda: persona(bio="x" * 30_000_000)), REFUSED, "bytes"),
    Case("a package of npm", "a.json", of('{"name": "left-pad", "version": "1.0.0", "dependencies": {}}'), SAFE),
    Case("a page", "a.json", of("<html></html>"), REFUSED),
]  # fmt: skip

# --- JSON of maps ---


def maps(*data: object, **more: object) -> str:
    """Write a document of maps."""
    return json.dumps({"format": "cjmap", "version": 1, "maps": data, **more})


EVA: dict[str, object] = {"kind": "persona", "id": "eva", "name": "Eva"}


def _deep(levels: int) -> str:
    return maps({**EVA, "demographics": 0}).replace(
        ": 0", ": " + "[" * levels + '"x"' + "]" * levels
    )


MAPS = [
    Case("another version", "a.json", of(maps(EVA, version=2)), REFUSED, "version 2"),
    Case("a version that is none", "a.json", of(maps(EVA, version=[1])), REFUSED, "version"),
    Case("no maps", "a.json", of(maps()), REFUSED),
    Case("maps that are none", "a.json", of(maps(5, None, [], "x", {}, {"kind": "x"}, {"kind": ["persona"]})), REFUSED),
    Case("one map among others", "a.json", of(maps(5, EVA, {"kind": "journey", "id": "j"})), TOLD, "maps\\[2\\]"),
    Case("50 levels deep", "a.json", of(_deep(50)), REFUSED),
    Case("120 levels deep", "a.json", of(_deep(120)), REFUSED),
    Case("400 levels deep", "a.json", of(_deep(400)), REFUSED),
    Case("900 levels deep", "a.json", of(_deep(900)), REFUSED),
    Case("100,000 levels deep", "a.json", of(lambda: _deep(100_000)), REFUSED),
    Case("an id that climbs", "a.json", of(maps({**EVA, "id": "../../../../cjmap-owned"}, {**EVA, "id": "a/b"}, {**EVA, "id": "a\0b"}, {**EVA, "id": ""})), REFUSED),
    Case("an id of 5,000 letters", "a.json", of(maps({**EVA, "id": "a" * 5_000})), REFUSED),
    Case("two maps of one id", "a.json", of(maps(EVA, {**EVA, "name": "Another"})), TOLD),
    Case("two ids of different letters", "a.json", of(maps(EVA, {**EVA, "id": "Eva"})), TOLD),
    Case("3,000 maps of one id", "a.json", of(lambda: maps(*[EVA] * 3_000)), TOLD),
    Case("a key twice", "a.json", of(maps(EVA).replace('"id"', '"id": "x", "id"')), REFUSED, "twice"),
    Case("numbers without end", "a.json", of(maps({**EVA, "demographics": {"age": 0}}).replace('"age": 0', '"age": 1e999')), TOLD),
    Case("NaN", "a.json", of(maps({**EVA, "demographics": {"age": float("nan")}})), REFUSED, "NaN"),
    Case("values that hold nothing", "a.json", of(maps({**EVA, "demographics": [[[]]], "goals": {}})), READ, r"maps\[0\].demographics` holds nothing"),
    Case("a number of 100,000 digits", "a.json", of(lambda: maps(EVA).replace('"Eva"', "9" * 100_000)), REFUSED, "has 100,000 digits; no more than 400"),
    Case("a surrogate", "a.json", of(maps({**EVA, "name": "\ud800"})), TOLD),
    Case("odd characters everywhere", "a.json", of(maps(EVA, {**EVA, "id": f"e{ODD}", "name": ODD}, {"kind": ODD}, **{f"k{ODD}": ODD})), TOLD),
    Case("null everywhere", "a.json", of(maps({"kind": "persona", "id": "eva", "name": None, "goals": [None, {}]})), REFUSED),
    Case("a text of 6 MB", "a.json", of(lambda: maps({**EVA, "bio": "x" * 6_000_000})), REFUSED),
    Case("a persona with 20,000 goals", "a.json", of(lambda: maps({**EVA, "goals": ["Rest"] * 20_000})), SAFE),
    Case("a file that climbs", "a.json", of(maps({**EVA, "photo": SECRET})), SAFE),
    Case("YAML in texts", "a.json", of(maps({**EVA, "name": "!!python/object &a *b # x", "bio": "a: b\n--- \n- c\n..."})), READ),
]  # fmt: skip

CASES: dict[str, list[Case]] = {
    "mermaid": MERMAID,
    "xml": XML,
    "csv": CSV,
    "workbooks": WORKBOOKS,
    "enablement maps": EMS_CASES,
    "personas": JSON,
    "maps": MAPS,
}
"""All cases, by the kind of file."""

HARMLESS: dict[str, Case] = {
    "mermaid": Case("a journey", "a.mmd", of(JOURNEY), READ),
    "xml": Case("a journey", "a.xml", of(cjml()), READ),
    "csv": Case("a grid", "a.csv", of(CSV_GRID), READ),
    "workbooks": Case("a grid", "a.xlsx", lambda: workbook({"A": GRID}), READ),
    "enablement maps": Case("a journey", "a.yaml", of(EMS), READ),
    "personas": Case("a persona", "a.json", of(persona()), READ),
    "maps": Case("a map", "a.json", of(maps(EVA)), READ),
}
"""A file of each kind with nothing wrong in it."""
