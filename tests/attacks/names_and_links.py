"""Names of files, symbolic links and other things that are no plain files, in a workspace and on the command line."""

from __future__ import annotations

from tests.attacks.attack import Attack, Folder, Link, Pipe, Same
from tests.attacks.harmless import JOURNEY, PERSONA, WORKSPACE

HARMLESS = (
    ("lint",),
    ("fmt",),
    ("render", "-o", "p"),
    ("site", "-j1", "-o", "s"),
    ("export", "--to", "json", "-o", "e.json"),
)

JAN = PERSONA.replace("eva", "jan").replace("Eva", "Jan")
BAD = JAN + "nonsense: x\n"
LOOSE = "kind:   persona\nid: jan\nname:   Jan\n"


def _named(
    about: str,
    name: str,
    *says: str,
    command: tuple[str, ...] = ("validate",),
    code: int = 1,
    content: object = BAD,
    **more: object,
) -> Attack:
    return Attack(about, command, code, {**WORKSPACE, name: content}, says, **more)  # type: ignore[arg-type]


_OUT = ("maps/out/*",)

NAMES = [
    _named("a name with escapes", "a\x1b[2J\x1b]0;owned\x07.persona.yaml", r"a\\x1b\[2J\\x1b\]0;owned\\x07\.persona\.yaml:4:1: error"),
    _named("a name that is turned around", "a\u202elmay.persona.yaml", r"a\\u202elmay\.persona\.yaml:4:1: error"),
    _named("a name of two lines", "a\n::error::b.persona.yaml", r"4:1: error", silent=(r"(?m)^::error::b",)),
    _named("a name of two lines, in a log of GitHub", "a\n::error::b.persona.yaml", environment={"GITHUB_ACTIONS": "true"}, silent=(r"(?m)^::error::b",)),
    _named("a name that is an option", "--fix.persona.yaml", r"--fix\.persona\.yaml:4:1: error"),
    _named("a name that is an option, drawn", "-o.persona.yaml", content=JAN, command=("render", "-o", "out"), code=0, changes=_OUT, holds={"maps/out/-o.persona.svg": "<svg"}),
    _named("a name of blanks", "   .persona.yaml", r"   \.persona\.yaml:4:1: error"),
    _named("a name that is no UTF-8", "a\udcff.persona.yaml", r"a\\udcff\.persona\.yaml:4:1: error"),
    _named("a name that is no UTF-8, drawn", "a\udcff.persona.yaml", content=JAN, command=("render", "-o", "out"), code=0, changes=_OUT),
    _named("a name that is no UTF-8, laid out", "a\udcff.persona.yaml", "1 map formatted", content=LOOSE, command=("fmt",), code=0, changes=("maps/a*",)),
    _named("a name of markup", "<img src=x onerror=alert(1)>.persona.yaml", content=JAN, command=("site", "-o", "out", "--no-cache"), code=0, changes=_OUT, lacks=("<img src=x",)),
    _named("a name of markup that is no map, in the portal", "<img src=x onerror=alert(1)>.persona.yaml", command=("site", "-o", "out", "--no-cache"), code=1, changes=_OUT, lacks=("<img src=x",)),
    _named("a name of markup of Rich", "[link=javascript:x][/]a.persona.yaml", r"\[link=javascript:x\]\[/\]a\.persona\.yaml:4:1"),
    _named("a name of 250 letters", "a" * 237 + ".persona.yaml", content=LOOSE, command=("fmt",), code=0, changes=("maps/a*",)),
    _named("a name of 250 letters, drawn", "a" * 237 + ".persona.yaml", content=JAN, command=("render", "-o", "out", "--to", "svg,png"), code=0, changes=_OUT),
    _named("a name that is a pattern", "*.persona.yaml", r"\*\.persona\.yaml:4:1: error", command=("validate", "*.persona.yaml")),
    _named("a folder 200 deep", "/".join(["d"] * 200) + "/a.persona.yaml", "4:1: error"),
    _named("names that differ in their letters only, in the portal", "EVA.persona.yaml", content=PERSONA.replace("eva", "eva2"), command=("site", "-o", "out", "--no-cache"), code=0, changes=_OUT),
    Attack("maps that are called alike, exported into one folder", ("export", "--to", "markdown", "-o", "out", "a", "b"), 0,
           {**WORKSPACE, "a/x.persona.yaml": JAN, "b/x.persona.yaml": JAN.replace("jan", "ann")}, changes=_OUT,
           holds={"maps/out/jan.persona.md": "Jan", "maps/out/ann.persona.md": "Jan"}),
]  # fmt: skip


def _asked(
    about: str, command: tuple[str, ...], *says: str, code: int = 2, **more: object
) -> Attack:
    return Attack(about, command, code, WORKSPACE, says, **more)  # type: ignore[arg-type]


ARGUMENTS = [
    _asked("a file with escapes that is not there", ("validate", "a\x1b[2J.persona.yaml"), r"a\\x1b\[2J\.persona\.yaml"),
    _asked("a command with escapes", ("lin\x1b[2J",), r"lin\\x1b\[2J"),
    _asked("an option with escapes", ("lint", "--\x1b[2Jfix"), r"\\x1b\[2J"),
    _asked("a value with escapes", ("lint", "--fail-on", "\x1b[2J"), r"\\x1b\[2J"),
    _asked("a value with markup of Rich", ("lint", "--fail-on", "[/] [link=javascript:x]y"), r"\[/\] \[link=javascript:x\]y"),
    _asked("a rule with escapes", ("explain", "\x1b[2J\u202e"), r"\\x1b\[2J"),
    _asked("a query with escapes", ("find", "kind:\x1b[2J"), r"\\x1b\[2J"),
    _asked("a query of 10,000 terms", ("find", *(f"-word{n}" for n in range(10_000))), code=2),
    _asked("a query of 100,000 stars", ("find", "id:" + "*a" * 50_000), "2,000 are the most"),
    _asked("a thing with escapes", ("impact", "\x1b[2J"), r"\\x1b\[2J"),
    _asked("an id that climbs", ("new", "persona", "../../cjmap-owned"), "id"),
    _asked("an id with escapes", ("new", "persona", "a\x1b[2J"), r"\\x1b\[2J"),
    _asked("a limit that is none", ("validate", "--limit", "depth=9999999999999999999999"), "depth"),
    _asked("a limit of nothing", ("validate", "--limit", "bytes=-1"), "bytes"),
    _asked("a depth that another parser dies of", ("validate", "--limit", "depth=100000000", "-"), "CJ032", code=1, stdin=lambda: PERSONA + "x:\n" + " [\n" * 8_000 + " ]\n" * 8_000),
    _asked("a number of digits without end", ("validate", "--limit", "digits=1000000", "-"), "4,000 digits are the most"),
    _asked("as many digits as may be", ("validate", "--limit", "digits=4000", "-"), "CJ0", code=1, stdin=lambda: PERSONA + "share: " + "9" * 4_000),
    _asked("a revision that is an option", ("diff", "--", "--output=/cjmap-owned", "HEAD"), code=2),
    _asked("an address in place of a file", ("validate", "http://127.0.0.1:9/a.persona.yaml"), "127.0.0.1"),
    _asked("an output that is an address", ("lint", "-o", "json=http://127.0.0.1:9/a.json"), code=0, changes=("maps/http:/*",)),
    _asked("an output over a map", ("validate", "-o", "json=eva.persona.yaml"), "eva.persona.yaml"),
    _asked("an output into a device that is full", ("validate", "-o", "json=/dev/full"), "No space left"),
    _asked("a picture into a device that is full", ("render", "eva.persona.yaml", "-o", "/dev/full", "--to", "svg"), "No space left|/dev/full"),
    _asked("a device as a map", ("validate", "/dev/zero"), "CJ002|too-large", code=1),
    _asked("a device as settings", ("measure", "/dev/zero")),
    _asked("a folder of the system", ("validate", "/proc/self/fd"), code=2),
    _asked("a path that is empty", ("fmt", ""), "One of PATHS is empty"),
    _asked("a path that is empty, to a command that needs no options", ("lint", ""), "One of PATHS is empty"),
    _asked("a folder for pictures that is empty", ("render", "-o", ""), "`--out` is empty"),
    _asked("a folder for schemas that is empty", ("schema", "--write", ""), "`--write` is empty"),
    _asked("a folder for pictures of changes that is empty", ("diff", "--pictures", ""), "`--pictures` is empty"),
    _asked("a new workspace that is empty", ("init", ""), "DIR is empty"),
    _asked("labels that are empty", ("merge", "-L", "", "eva.persona.yaml", "eva.persona.yaml", "eva.persona.yaml"), "id: eva", code=0),
    _asked("a report into standard output by its sign", ("validate", "-o", "json=-"), "names no file", "`-f json`"),
    _asked("another report into standard output by its sign", ("report", "-o", "html=-"), "names no file", "`--to` alone"),
    _asked("a version that is a device", ("merge", "/dev/zero", "eva.persona.yaml", "eva.persona.yaml"), "/dev/zero is larger than 100 MB"),
    _asked("a template that is a device", ("export", "--to", "pptx", "--template", "/dev/zero"), "/dev/zero is larger than 100 MB"),
    _asked("a NUL in a path", ("validate", "a\0b"), "a"),
]  # fmt: skip

OUTSIDE = "../outside/a.persona.yaml"


def _linked(
    about: str,
    files: dict[str, object],
    *says: str,
    command: tuple[str, ...] = ("validate",),
    code: int = 0,
    **more: object,
) -> Attack:
    return Attack(about, command, code, {**WORKSPACE, **files}, says, **more)  # type: ignore[arg-type]


LINKS = [
    _linked("a link to a map outside", {OUTSIDE: BAD, "a.persona.yaml": Link("../outside/a.persona.yaml")}, "3 maps"),
    _linked("a link to a map outside, named", {OUTSIDE: LOOSE, "a.persona.yaml": Link("../outside/a.persona.yaml")}, "leads out", command=("fmt", "a.persona.yaml"), code=2),
    _linked("a link to a map outside, fixed", {OUTSIDE: JAN + "goals: [a, a]\n", "a.persona.yaml": Link("../outside/a.persona.yaml")}, command=("lint", "--unsafe-fixes", "--select", "all", "--fail-on", "never", "a.persona.yaml"), code=2),
    _linked("a link to a folder outside", {OUTSIDE: BAD, "folder": Link("../outside")}, "3 maps"),
    _linked("a link to the folder above", {"up": Link("..")}, "3 maps"),
    _linked("a link to the workspace itself", {"same": Link("."), "deep/down": Link("../..")}, "3 maps"),
    _linked("2,000 links in a circle", {**{f"l{n}": Link(f"l{(n + 1) % 2000}") for n in range(2_000)}}, "3 maps"),
    _linked("folders of links that multiply", {f"d{n}/{m}": Link(f"../d{(n + 1) % 12}") for n in range(12) for m in range(12)}, "3 maps"),
    _linked("a link to a device", {"a.persona.yaml": Link("/dev/zero")}, "3 maps"),
    _linked("a link to the process", {"a.persona.yaml": Link("/proc/self/environ")}, "3 maps"),
    _linked("a pipe", {"a.persona.yaml": Pipe()}, "3 maps"),
    _linked("a map that is a folder", {"a.persona.yaml": Folder()}, "3 maps"),
    _linked("a map with two names", {"a.persona.yaml": LOOSE, "b.persona.yaml": Same("a.persona.yaml")}, "jan", code=1),
    _linked("a map that is a second name of a file outside", {OUTSIDE: LOOSE, "a.persona.yaml": Same(OUTSIDE)}, "formatted", command=("fmt",), changes=("maps/a.persona.yaml",)),
    _linked("a folder for pictures that leads out", {"pictures": Link("../outside"), OUTSIDE: JAN}, "leads out|outside", command=("render",), code=2),
    _linked("a picture that leads out", {"out/eva.persona.svg": Link("../../outside.svg")}, command=("render", "eva.persona.yaml", "-o", "out"), code=2),
    _linked("a portal that leads out", {"site": Link("../outside"), OUTSIDE: JAN}, command=("site", "--no-cache"), code=2),
    _linked("a cache that leads out", {".cjmap_cache": Link("../outside"), OUTSIDE: JAN}, command=("site", "-o", "out"), code=0, changes=_OUT),
    _linked("an export over a link that leads out", {"out/eva.persona.md": Link("../../outside/a.persona.yaml"), OUTSIDE: JAN}, command=("export", "--to", "markdown", "-o", "out", "eva.persona.yaml"), code=2),
    _linked("a new map in the place of a link", {"jan.persona.yaml": Link("../outside.yaml")}, "exists already", command=("new", "persona", "jan"), code=2),
    _linked("an import into a folder that leads out", {"in": Link("../outside"), OUTSIDE: JAN, "a.mmd": "journey\n  section S\n    Pay: 3: Anna\n"}, command=("import", "a.mmd", "-o", "in"), code=2),
    _linked("a journey of a workspace inside another", {"shop/cjmap.toml": "", "shop/b.journey.yaml": JOURNEY + "nonsense: x\n"}, "3 maps|4 maps", code=1),
]  # fmt: skip

ATTACKS: list[Attack] = [*NAMES, *ARGUMENTS, *LINKS]
