"""Settings of a stranger's workspace: `cjmap.toml`, ignores, baselines, mappings, and what they start."""

from __future__ import annotations

from tests.attacks.attack import Attack, Folder, Link, Pipe, Zeros
from tests.attacks.harmless import PERSONA, WORKSPACE

HARMLESS = (("lint",), ("render", "-o", "p"), ("site", "-j1", "-o", "s"), ("config",))


def _set(
    about: str,
    text: object,
    *says: str,
    command: tuple[str, ...] = ("validate",),
    code: int = 2,
    files: dict[str, object] | None = None,
    **more: object,
) -> Attack:
    made = {**WORKSPACE, "cjmap.toml": text, **(files or {})}
    return Attack(about, command, code, made, says, **more)  # type: ignore[arg-type]


_DRAW = ("render", "eva.persona.yaml", "-o", "out")
_OUT = ("maps/out/*",)

SETTINGS = [
    _set("settings that are no TOML", "lang = \n", r"cjmap\.toml:1:\d+: not TOML"),
    _set("settings of 2 MB", lambda: "# x\n" * 500_000, r"cjmap\.toml has more than 1,000,000 bytes"),
    _set("settings of 100,000 brackets", lambda: "a = " + "[" * 100_000, r"cjmap\.toml"),
    _set("settings of 900 tables, one in another", lambda: "[" + ".".join(["a"] * 900) + "]\n", r"cjmap\.toml"),
    _set("settings with a number of 10,000 digits", f"format = {'9' * 10_000}\n", r"cjmap\.toml"),
    Attack("settings after 400,000 brackets in a text of another tool", ("validate",), 2,
           {"eva.persona.yaml": PERSONA, "pyproject.toml": lambda: '[tool.other]\nx = """\n' + "[" * 400_000 + '\n"""\n[tool.cjmap]\nlagn = "en"\n'},
           (r"pyproject\.toml:6: `lagn` is no setting",)),
    _set("a key of 900,000 letters", lambda: f"{'a' * 900_000} = 1\n", r"cjmap\.toml:1: “a{40}…” has 900,000 letters; a text in the settings may have 1,000", silent=("a{1000}",)),
    _set("a key of 400,000 letters that stands twice", lambda: f"[{'a' * 400_000}]\n" * 2, r"cjmap\.toml:2:\d+: not TOML: Cannot declare `a+…\.", silent=("a{1000}",)),
    _set("a key of 900,000 letters in a table of what files are let off", lambda: f"[lint.per-file]\nx = {{ignore = [], {'a' * 900_000} = 1}}\n", r"cjmap\.toml:1: “a{40}…” has 900,000 letters", silent=("a{1000}",), command=("lint",)),
    _set("a rule of 900,000 letters", lambda: f"[lint]\nignore = ['{'a' * 900_000}']\n", r"cjmap\.toml:2: “a{40}…” has 900,000 letters", silent=("a{1000}",), command=("lint",)),
    _set("a folder for pictures 400,000 deep", lambda: f"[render]\nout = '{'a/' * 400_000}'\n", r"cjmap\.toml:2: “[a/]{40}…” has 800,000 letters", command=("render",)),
    _set("40,000 patterns", lambda: f"exclude = [{', '.join(repr(f'*{n}') for n in range(40_000))}]\n", r"cjmap\.toml:1: .exclude. has 40,000 patterns; no more than 2,000 are read"),
    _set("20,000 files that are let off", lambda: "[lint.per-file]\n" + "".join(f"f{n} = {{ignore = []}}\n" for n in range(20_000)), r"cjmap\.toml:1: .lint.per-file. has 20,000 patterns", command=("lint",)),
    _set("a pattern of 900,000 signs", lambda: f"exclude = ['{'?' * 900_000}']\n", "has 900,000 letters"),
    _set("settings in UTF-16", lambda: 'lang = "en"\n'.encode("utf-16"), r"cjmap\.toml cannot be read: it is not UTF-8"),
    _set("settings with escapes", 'lang = "\\u001b[2J"\n', r"cjmap\.toml:1: `lang` is"),
    _set("settings with escapes in a key", '"\\u001b[2J\\u202e" = 1\n', r"cjmap\.toml"),
    _set("settings that are a pipe", Pipe(), code=0),
    _set("settings that are a folder", Folder(), code=0),
    _set("settings that are a link to a device", Link("/dev/zero"), code=0),
    _set("settings that are a link to a secret", Link("/etc/passwd"), r"cjmap\.toml:1:\d+: not TOML", silent=("root:x", "/root")),
    _set("a language that is a path", 'lang = "../../../etc/passwd"\n', r"cjmap\.toml:1: `lang` is"),
    _set("a colour that is markup", '[render.colors]\nbrand = "#000\\"/><script>alert(1)</script>"\n', r"cjmap\.toml:2"),
    _set("a colour that is a line", '[render.colors]\nbrand = "#000000\\n"\n', r"cjmap\.toml:2"),
    _set("a colour that is an address", '[render.colors]\nbrand = "url(http://127.0.0.1:9)"\n', r"cjmap\.toml:2"),
    _set("100,000 colours", lambda: "[render.colors]\nstages = [" + '"#000000",' * 90_000 + "]\n", r"cjmap\.toml:2"),
    _set("a scale that takes all memory", "[render]\nscale = 1e9\n", r"cjmap\.toml:2", "0.1 to 10"),
    _set("a scale that is no number", "[render]\nscale = nan\n", r"cjmap\.toml:2", "0.1 to 10"),
    _set("a time limit without end", "[render]\ntimeout = inf\n", r"cjmap\.toml:2", "0.1 to 600"),
    _set("a width without end", '[render]\nwidth = "999999999999cm"\n', r"cjmap\.toml:2"),
    _set("another engine", '[render]\nengine = "/bin/sh"\n', r"cjmap\.toml:2", "embedded"),
    _set("a folder for pictures above the workspace", "[render]\nout = '../out'\n", "outside|leads out", command=("render",)),
    _set("a folder for pictures anywhere", "[render]\nout = '/cjmap-owned'\n", "outside|leads out|absolute", command=("render",)),
    _set("a folder for the portal above the workspace", "[site]\nout = '../out'\n", r"cjmap\.toml:2: `site.out`", "leads out", command=("site",)),
    _set("a folder for the portal that is the workspace", "[site]\nout = '.'\n", "holds files", command=("site", "--no-cache")),
    _set("a folder for the portal that is that of git", "[site]\nout = '.git'\n", command=("site", "--no-cache"), code=0, changes=("maps/.git/*",)),
    _set("a folder for the portal that is a link out of the workspace", "[site]\nout = 'link'\n", r"cjmap\.toml:2", "by a symbolic link", command=("site",), files={"link": Link("../elsewhere")}),
    _set("a baseline above the workspace", "[lint]\nbaseline = '../base.json'\n", r"cjmap\.toml:2: `lint.baseline`", "leads out", command=("lint", "--update-baseline")),
    _set("fonts above the workspace", "[render]\nfont-dirs = ['/usr/share/fonts']\n", "outside|absolute", command=_DRAW),
    _set("mappings above the workspace", "[measure]\nmappings = '../..'\n", r"cjmap\.toml:2: `measure.mappings`", "leads out", command=("measure",)),
    _set("a pattern that takes for ever", "exclude = ['" + "*a" * 40 + "b']\n", code=0),
    _set("rules that do not exist, with escapes", '[lint]\nselect = ["\\u001b[2J"]\n', r"cjmap\.toml:2", command=("lint",)),
    _set("words that are patterns", '[lint.options.jargon]\nwords = ["(a+)+$", "["]\n', command=("lint",), code=0),
    _set("100,000 words", lambda: "[lint.options.jargon]\nwords = [" + ",".join(f'"w{n}"' for n in range(90_000)) + "]\n", command=("lint", "--select", "jargon"), code=0),
    _set("formats of a newer cjmap", "format = 999999\n", r"cjmap\.toml:1: `format` is"),
    _set("a number where a table belongs", "lint = 5\n", r"cjmap\.toml:1: `lint` is"),
    _set("settings twice", 'lang = "en"\nlang = "pl"\n', r"cjmap\.toml:2"),
    _set("a title that is markup", '[site]\ntitle = "</title><script>alert(1)</script>"\n', command=("site", "-o", "out", "--no-cache"), code=0, changes=_OUT, lacks=("</title><script",)),
]  # fmt: skip

_LONG_NAME = "a" * 200 + ".persona.yaml"


def _ignoring(about: str, text: object, *says: str, code: int = 0) -> Attack:
    files = {**WORKSPACE, ".gitignore": text, _LONG_NAME: PERSONA.replace("eva", "jan")}
    return Attack(about, ("validate",), code, files, says)


IGNORES = [
    _ignoring("an ignore that takes for ever", "*a" * 40 + "b\n"),
    _ignoring("an ignore of folders that takes for ever", "**/" * 60 + "x\n" + "/".join(["**"] * 80) + "/b\n"),
    _ignoring("an ignore of brackets that takes for ever", "[a-z]*" * 40 + "!\n"),
    _ignoring("an ignore of folders that is tried in all ways", "**/a/" * 40 + "b\n"),
    _ignoring("an ignore with brackets in brackets", "[[a]*\n"),
    _ignoring("5,000 ignores", lambda: "".join(f"*x{n}*\n" for n in range(5_000))),
    _ignoring("20,000 ignores that are alike", lambda: "*q\n" * 20_000),
    _ignoring("an ignore of 900,000 signs", lambda: "?" * 900_000 + "\n*a" * 10),
    _ignoring("an ignore that is no text", bytes(range(256)) * 50),
    _ignoring("an ignore of escapes", "\x1b[2J\n!\u202e\n"),
    _ignoring("an ignore that is a pipe", Pipe()),
    _ignoring("an ignore that is a link to a device", Link("/dev/zero")),
]  # fmt: skip


def _known(about: str, text: object, *says: str, code: int = 2) -> Attack:
    files = {**WORKSPACE, "base.json": text}
    return Attack(
        about, ("lint", "--baseline", "base.json", "--fail-on", "error"), code, files, says
    )


BASELINES = [
    _known("a baseline that is no JSON", "{", r"base\.json"),
    _known("a baseline of 100,000 brackets", lambda: "[" * 100_000, r"base\.json"),
    _known("a baseline of other shapes", '{"version": [], "findings": 5}', r"base\.json"),
    _known("a baseline with a number of 100,000 digits", lambda: '{"version": ' + "9" * 100_000 + "}", r"base\.json"),
    Attack("a baseline to be written that is a pipe", ("lint", "--update-baseline", "--baseline", "base.json"), 2, {**WORKSPACE, "base.json": Pipe()}, ("`--baseline base.json` is no regular file", "help: .* name a file")),
    Attack("a baseline to be written to standard output", ("lint", "--update-baseline", "--baseline", "/dev/stdout"), 2, WORKSPACE, ("`--baseline /dev/stdout` is no regular file",)),
    Attack("a baseline of the settings that is a pipe", ("lint",), 2, {**WORKSPACE, "cjmap.toml": "[lint]\nbaseline = 'base.json'\n", "base.json": Pipe()}, (r"cjmap\.toml:2", "no regular file")),
    _known("a baseline of 300 MB", Zeros(300_000_000), r"base\.json"),
    _known("a baseline of escapes", '{"\x1b[2J": "\\u202e"}', r"base\.json"),
]  # fmt: skip

ATTACKS: list[Attack] = [*SETTINGS, *IGNORES, *BASELINES]
