"""Files of other tools and data: what the hostile files of `tests/exchange` do not have."""

from __future__ import annotations

import io
import zipfile

from tests.attacks.attack import Attack, Folder, Link, Pipe
from tests.attacks.harmless import WORKSPACE
from tests.exchange.tables.workbook.edited import ROOT, workbook_of

HARMLESS = (
    ("export", "--to", "xlsx", "-o", "e.xlsx"),
    ("import", "e.xlsx", "-o", "in"),
    ("export", "--to", "mermaid", "-o", "m", "loan.journey.yaml"),
)

CLINIC = ROOT / "examples" / "clinic"

JOURNEY = "journey\n  title T\n  section S\n    Pay: 3: Anna\n"


def _import(
    about: str,
    name: str,
    content: object,
    *says: str,
    code: int = 2,
    options: tuple[str, ...] = (),
    **more: object,
) -> Attack:
    files = {} if content is None else {name: content}
    return Attack(about, ("import", name, "-o", "in", *options), code, files, says, **more)  # type: ignore[arg-type]


def archive(*parts: tuple[str, bytes]) -> bytes:
    """Return a zip of parts with their names as they are."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as written:
        for name, part in parts:
            written.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return data.getvalue()


def _more_opportunities(count: int) -> bytes:
    """Write the backlog of the clinic as a workbook, and opportunities below those that it has."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(workbook_of(CLINIC, ("clinic",))))
    sheet = next(each for each in book.worksheets if each["A1"].value == "cjmap backlog clinic")
    for number in range(count):
        sheet.append(("", f"Opportunity {number}"))
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _nested(levels: int) -> bytes:
    data = bytes(10_000_000)
    for level in range(levels):
        data = archive((f"{level}.zip", data))
    return data


DRAWIO = (
    '<mxfile><diagram><mxGraphModel><root><mxCell id="0"/></root></mxGraphModel></diagram></mxfile>'
)

FILES = [
    _import("a device without end", "a.mmd", Link("/dev/zero"), "a.mmd"),
    _import("a folder", "a.mmd", Folder(), "a.mmd"),
    _import("a file that is not there, with escapes", "a\x1b[2J.mmd", None, r"a\\x1b\[2J\.mmd"),
    _import("a name with escapes", "a\x1b[2J.mmd", JOURNEY, code=0, changes=("maps/in/*",)),
    _import("a name that is an address", "http://127.0.0.1:9/a.mmd", None, "127.0.0.1"),
    _import("a drawing of draw.io", "a.drawio", DRAWIO, "drawio|draw.io"),
    _import("a drawing of draw.io that is a bomb", "a.drawio", "<!DOCTYPE x [<!ENTITY a 'ha'>]>" + DRAWIO, "drawio|draw.io|DTD|DOCTYPE"),
    _import("slides", "a.pptx", lambda: archive(("ppt/presentation.xml", b"<x/>")), "a.pptx"),
    _import("a zip in a zip in a zip", "a.xlsx", lambda: _nested(6), "a.xlsx"),
    _import("a zip of 60,000 parts", "a.xlsx", lambda: archive(*((f"p{n}", b"") for n in range(60_000))), "a.xlsx"),
    _import("a zip with a part that climbs", "a.xlsx", lambda: archive(("../../cjmap-owned", b"x"), ("[Content_Types].xml", b"<x/>")), "a.xlsx"),
    _import("a zip that ends in the middle", "a.xlsx", lambda: archive(("a", bytes(100_000)))[:100], "a.xlsx"),
    _import("a table of 100,000 columns", "a.csv", lambda: ",".join(f"c{n}" for n in range(100_000)) + "\n", "a.csv"),
    _import("a table whose quote never ends", "a.csv", lambda: 'Stage,"Ask' + "\nx,y" * 200_000, "a.csv"),
    _import("a table of 4,000 journeys", "a.csv", lambda: "Stage,Ask\nStep,Wait\nPains,Long\n\n" * 4_000, "4,000 journeys in one sheet"),
    _import("a table of 100 journeys and 20,000 lanes", "a.csv", lambda: "Stage,Ask\nStep,Wait\nPains,Long\n\n" * 99 + "".join(f"Lane {n},{n}\n" for n in range(20_000)), "a line may have 10,000"),
    _import("sticky notes with 1,990 columns more", "a.csv", lambda: "Text,Type,Frame," + ",".join(f"c{n}" for n in range(1_990)) + "\n" + ("a,pain,b," + "x," * 1_990 + "\n") * 245, code=0, changes=("maps/in/*",)),
    _import("a workbook of ours with 16,000 new rows", "a.xlsx", lambda: _more_opportunities(16_000), code=0, changes=("maps/in/*",)),
    _import("a table of NULs", "a.csv", bytes(100_000), "a.csv"),
    _import("a quote that ends and begins 500,000 times", "a.csv", lambda: '"' + '""' * 500_000 + '"\n', "a.csv"),
    _import("a document of HTML", "a.html", "<script>alert(1)</script>", "a.html"),
    _import("a program", "a.exe", b"MZ" + bytes(1000), "a.exe"),
    _import("nothing, without a name", "-", None, "standard input|-", stdin=b""),
    _import("standard input of bytes", "-", None, stdin=bytes(range(256)) * 1000),
    _import("a journey into a file in the place of the folder", "a.mmd", JOURNEY, code=2, options=("-o", "a.mmd")),
]  # fmt: skip

MEASURES = """\
journey: loan
events:
  from: {0}
  case: case
  time: time
  activity: step
"""


def _measured(about: str, text: object, *says: str, code: int = 2, **files: object) -> Attack:
    others = {name.replace("__", "."): content for name, content in files.items()}
    return Attack(
        about,
        ("measure", "loan"),
        code,
        {**WORKSPACE, "loan.measure.yaml": text, **others},
        says,
        seconds=20,
    )


DATA = [
    _measured("a mapping that is a bomb", "journey: &a [*a]\n", r"loan\.measure\.yaml:1"),
    _measured("a mapping of a file above the workspace", MEASURES.replace("{0}", "../../../etc/passwd"), "no such file"),
    _measured("a mapping of a device", MEASURES.replace("{0}", "a.csv"), r"a\.csv", a__csv=Link("/dev/zero")),
    _measured("a mapping of a pipe", MEASURES.replace("{0}", "a.csv"), r"a\.csv", a__csv=Pipe()),
    _measured("a mapping of an address", MEASURES.replace("{0}", "http://127.0.0.1:9/a.csv"), "begins with “http://”, which is not read"),
    _measured("a mapping that is SQL", MEASURES.replace("{0}", "a.csv").replace("case: case", "case: 'case\"; COPY (SELECT 1) TO ''/cjmap-owned''; --'"), a__csv="case,time,step\n1,2026-01-01,call\n"),
    _measured("a mapping of 12,000 times", lambda: MEASURES.replace("{0}", "a.csv") + "steps: {call: [a, b]}\ntimes:\n" + "  - {step: call, part: actual, from: a, to: b}\n" * 12_000, r"loan\.measure\.yaml:9:5: `times` has 12,000 entries; 300 are the most", a__csv="case,time,step\n1,2026-01-01,a\n"),
    _measured("a mapping of 40,000 activities that the journey lacks", lambda: MEASURES.replace("{0}", "a.csv") + "extra:\n" + "".join(f"  - x{n}\n" for n in range(40_000)), code=0, a__csv="case,time,step\n1,2026-01-01T00:00:00Z,x1\n"),
    _measured("a log of NULs", MEASURES.replace("{0}", "a.csv"), r"a\.csv", a__csv=bytes(100_000)),
    _measured("a log with escapes", MEASURES.replace("{0}", "a.csv"), a__csv="case,time,step\n1,2026-01-01T00:00:00Z,\x1b[2J\u202e\n", code=0),
]  # fmt: skip

ATTACKS: list[Attack] = [*FILES, *DATA]
