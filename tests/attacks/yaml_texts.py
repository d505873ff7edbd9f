"""Maps whose text is no map: what kills parsers, what they misread, and what nobody sees."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from tests.attacks.attack import Attack
from tests.attacks.harmless import JOURNEY, PERSONA, WORKSPACE

if TYPE_CHECKING:
    from collections.abc import Callable

HARMLESS = (("lint",), ("validate",), ("fmt", "--check"), ("lint", "--fix"))

BAD = "bad.persona.yaml"


def _read(
    name: str, text: object, *says: str, code: int = 1, command: str = "validate", seconds: int = 10
) -> Attack:
    """Give a persona that must not be read as a map, and what has to be said of it."""
    return Attack(name, (command, BAD), code, {**WORKSPACE, BAD: text}, says, seconds=seconds)


def _grown(line: str, times: int, before: str = PERSONA, after: str = "") -> Callable[[], str]:
    return lambda: before + line * times + after


def _bomb(first: str) -> str:
    lines = [f"a: &a {first}"]
    letters = "abcdefghij"
    for known, new in pairwise(letters):
        lines.append(f"{new}: &{new} [{', '.join(['*' + known] * 9)}]")
    return PERSONA + "\n".join(lines) + "\n"


def _merging() -> str:
    lines = ["m0: &m0 {k: v}"]
    for number in range(1, 40):
        lines.append(f"m{number}: &m{number} {{<<: [{', '.join([f'*m{number - 1}'] * 9)}]}}")
    return PERSONA + "\n".join(lines) + "\n"


_AT = rf"{BAD}:"

BOMBS = [
    _read("a bomb of aliases", _bomb("[x]"), _AT + r"4:4: error CJ014", "CJ015 alias"),
    _read("a bomb of merge keys", _merging, "CJ016 merge-key", "CJ015 alias"),
    _read("an alias of itself", PERSONA + "goals: &a [*a]\n", _AT + "4:8: error CJ014", _AT + "4:12: error CJ015"),
    _read("an alias of nothing", PERSONA + "goals: *nobody\n", _AT + r"4:8: error CJ01[25]"),
    _read("3,000 anchors", lambda: PERSONA + "".join(f"k{n}: &a{n} x\n" for n in range(3_000)), "CJ014 anchor", "Found 6,000 errors"),
    _read("an anchor of 9,000 letters", PERSONA + f"goals: &{'a' * 9_000} [x]\n", "CJ014 anchor"),
]  # fmt: skip

NESTING = [
    _read("100,000 brackets in a line", lambda: PERSONA + "goals: " + "[" * 100_000, _AT + "4:1: error CJ003"),
    _read("100,000 brackets in lines", lambda: PERSONA + "goals:\n" + " [\n" * 100_000, "CJ004 too-deep"),
    _read("30,000 brackets that close", lambda: PERSONA + "goals:\n" + " [\n" * 30_000 + " ]\n" * 30_000, "CJ004 too-deep"),
    _read("100,000 braces in lines", lambda: PERSONA + "goals:\n" + " {a:\n" * 100_000, "CJ004 too-deep"),
    _read("4,000 dashes", lambda: PERSONA + "goals:\n  " + "- " * 4_000 + "x\n", "CJ004 too-deep"),
    _read("4,000 question marks", lambda: PERSONA + "goals:\n  " + "? " * 4_000 + "x\n", "CJ004 too-deep|CJ018"),
    _read("3,000 steps of indentation", lambda: PERSONA + "".join(f"{' ' * n}a:\n" for n in range(1, 3_000)), "CJ0(04|12)"),
    _read("brackets of all kinds, mixed", lambda: PERSONA + "goals:\n" + " [{a: [\n" * 50_000, "CJ004 too-deep"),
]  # fmt: skip

SIZES = [
    _read("a line of 1 MB", lambda: PERSONA + "bio: " + "x" * 1_000_000 + "\n", _AT + "4:1: error CJ003", "1,000,005 bytes; a line may have 10,000"),
    Attack("a line of 1 MB that is asked for", ("validate", "--limit", "line_bytes=2000000", BAD), 0,
           {**WORKSPACE, BAD: lambda: PERSONA.replace("eva", "jan") + "bio: " + "x" * 1_000_000 + "\n"}),
    _read("6 MB", _grown("# nothing\n", 600_000), "CJ002 too-large", "5,000,000 bytes"),
    _read("a file of 6 MB without a line break", lambda: "x" * 6_000_000, "CJ002 too-large"),
    _read("a key of 2,000 letters", lambda: PERSONA + "a" * 2_000 + ": x\n", _AT + "4:"),
    _read("100,000 items", lambda: PERSONA + "goals:\n" + "".join(f"  - goal {n}\n" for n in range(100_000)), code=0),
    _read("10,000 items that are alike", _grown("  - a goal\n", 10_000, PERSONA + "goals:\n"), "CJ455 repeated-item", code=0, command="lint"),
    _read("100,000 keys, all different", lambda: PERSONA + "demographics:\n" + "".join(f"  k{n}: x\n" for n in range(100_000)), code=0),
    _read("5,000 keys that no persona has", lambda: PERSONA + "".join(f"k{n}: x\n" for n in range(5_000)), "Found 5,000 errors"),
    _read("5,000 keys, each twice", lambda: PERSONA + "demographics:\n" + "".join(f"  k{n}: x\n  k{n}: x\n" for n in range(5_000)), "Found 5,000 errors"),
    _read("1,000,000 commas", lambda: PERSONA + "goals: [\n" + (",\n" * 1_000_000) + "]\n", _AT + r"5:1: error CJ012"),
    _read("1,000,000 commas with something between", lambda: PERSONA + "goals: [\n" + ("a,\n" * 1_000_000) + "]\n", "CJ005 too-many-nodes", "1,000,000 values"),
    _read("1,000,000 empty lines", lambda: "\n" * 1_000_000 + PERSONA + "x: y\n", "1000004:1", code=1),
    _read("1,000,000 comments", lambda: "#\n" * 1_000_000 + PERSONA + "x: y\n", "1000004:1", code=1),
    _read("500,000 blanks before a key", lambda: PERSONA + "goals:\n" + " " * 500_000 + "a\n", "CJ003"),
    _read("100 comments of our name and 9,000 blanks", lambda: PERSONA + f"#cjmap{' ' * 9_000}\n" * 100, code=0, command="lint"),
    _read("a comment to us, and 100 of 9,000 signs", lambda: f"{PERSONA}# cjmap: ignore[persona-without-basis] fine\n" + f"{'#' * 9_000}\n" * 100, code=0, command="lint"),
    _read("a text of 400,000 lines", lambda: PERSONA + "bio: |\n" + "  x\n" * 400_000, code=0, command="lint"),
]  # fmt: skip

CHARACTERS = [
    _read("a NUL", PERSONA + "bio: a\0b\n", _AT + "4:7: error CJ010", "U\\+0000"),
    _read("an escape that a terminal obeys", PERSONA + "bio: a\x1b[2J\x1b]0;owned\x07\n", _AT + "4:7: error CJ010", "U\\+001B"),
    _read("the same as an escape of YAML", PERSONA + 'bio: "a\\e[2J"\n', _AT + "4:6: error CJ010", "U\\+001B"),
    _read("a control character of 8 bits", PERSONA + "bio: a\x9b31m\n", _AT + "4:7: error CJ010", "U\\+009B"),
    _read("text that is turned around", PERSONA + "bio: a\u202egnp.exe\u2066\n", _AT + "4:7: error CJ011", "RIGHT-TO-LEFT OVERRIDE"),
    _read("text that is turned around by an escape", PERSONA + 'bio: "\\u202Egnp"\n', _AT + "4:6: error CJ011"),
    _read("a key that is turned around", PERSONA + "\u202eoib: x\n", _AT + "4:1: error CJ011"),
    _read("a comment that hides a key", PERSONA + "# \u2067 owner: nobody\n", _AT + "4:3: error CJ011"),
    _read("half a surrogate pair", PERSONA + "bio: \ud800\n", _AT + "4:6: error CJ007", "0xED"),
    _read("half a surrogate pair as an escape", PERSONA + 'bio: "\\ud800"\n', _AT + "4:"),
    _read("a byte order mark in the middle", PERSONA + "bio: a\ufeffb\n", _AT + "4:7: error CJ010", "U\\+FEFF"),
    _read("two byte order marks", "\ufeff\ufeff" + PERSONA, "CJ010", "U\\+FEFF"),
    _read("UTF-16", lambda: PERSONA.encode("utf-16"), _AT + "1:1: error CJ009"),
    _read("UTF-16 without a mark", lambda: PERSONA.encode("utf-16-le"), _AT + "1:1: error CJ009"),
    _read("UTF-32", lambda: PERSONA.encode("utf-32"), _AT + "1:1: error CJ009"),
    _read("bytes that are no UTF-8", lambda: PERSONA.encode() + b"bio: a\xff\xfe\n", _AT + "4:7: error CJ007", "0xFF"),
    _read("overlong UTF-8", lambda: PERSONA.encode() + b"bio: \xc0\xaf\n", _AT + "4:6: error CJ007", "0xC0"),
    _read("line separators of Unicode", PERSONA + "bio: a\u2028owner: x\u2029\x85b\n", _AT + "4:7: error CJ010", "LINE SEPARATOR"),
    _read("a carriage return that hides a line", PERSONA + "bio: seen\rowner: hidden\n", code=0),
    Attack("line ends of all systems in one file", ("fmt",), 0,
           {**WORKSPACE, "eva.persona.yaml": "kind: persona\r\nid:  eva\rname:   Eva\n"}, ("1 map formatted, 2 maps formatted already",),
           changes=("maps/eva.persona.yaml",), holds={"maps/eva.persona.yaml": r"\Akind: persona\s+id: eva\s+name: Eva\s*\Z"}),
    _read("only a byte order mark", "\ufeff", "CJ021 empty-file"),
    _read("nothing but blanks", " \n\t\n", "CJ01[23]|CJ021"),
]  # fmt: skip

READINGS = [
    _read("keys that stand twice", "kind: persona\nid: eva\nid: jan\nname: A\nname: B\n", _AT + "3:1: error CJ019", _AT + "5:1: error CJ019", ":2:1: first written here|:2:1:"),
    _read("a key that stands twice, quoted", "kind: persona\nid: eva\n'id': jan\nname: A\n", _AT + "3:1: error CJ019"),
    _read("several documents", PERSONA + "---\nkind: persona\nid: x\nname: X\n", _AT + "4:1: error CJ020"),
    _read("a document after its end", PERSONA + "...\nkind: persona\n", "CJ012|CJ020"),
    _read("a tag that makes an object", PERSONA + "bio: !!python/object/apply:os.system ['touch /cjmap-owned']\n", _AT + "4:6: error CJ017"),
    _read("a tag of YAML itself", PERSONA + "bio: !!binary aGFsbG8=\n", _AT + "4:6: error CJ017"),
    _read("a directive", "%YAML 1.1\n---\n" + PERSONA, _AT + "1:1: error CJ024|CJ024"),
    _read("a directive that renames tags", "%TAG ! tag:evil,2000:\n---\n" + PERSONA, "CJ024"),
    _read("a number of 5,000 digits", PERSONA + f"demographics:\n  age: {'9' * 5_000}\n", _AT + "5:8: error CJ006", "5,000 digits"),
    _read("a hexadecimal of 5,000 digits", PERSONA + f"demographics:\n  age: 0x{'f' * 5_000}\n", "CJ006|CJ1"),
    _read("infinity", PERSONA + "demographics: {age: .inf}\n", _AT + "4:21: error CJ023"),
    _read("no number", PERSONA + "demographics: {age: -.NaN}\n", code=0),
    _read("numbers without end", JOURNEY.replace("-1", "1e999"), ":14:18: error CJ023"),
    _read("yes and no as YAML 1.1 reads them", "kind: persona\nid: eva\nname: no\n", code=0),
    _read("the same in lint", "kind: persona\nid: jan\nname: no\ndemographics: {on: 1:30, age: 012}\n", command="lint", code=1),
    _read("tabs for indentation", PERSONA + "goals:\n\t- a\n", _AT + "5:1: error CJ013"),
    _read("keys that are lists", PERSONA + "? [a, b]\n: c\n", _AT + "4:3: error CJ018"),
    _read("names of Python as keys", PERSONA + "__class__: x\n__init__: {a: b}\nmodel_fields: y\n", _AT + "4:1: error CJ032", _AT + "5:1: error CJ032", _AT + "6:1: error CJ032"),
    _read("a bare value", "5\n", "CJ022 not-a-mapping"),
    _read("a list", "- kind: persona\n", "CJ022 not-a-mapping"),
    _read("a NaN as a key", "kind: persona\nid: eva\nname: Eva\n.nan: x\n", _AT + "4:1: error CJ032"),
]  # fmt: skip

TREATED = [
    Attack("fmt leaves what it cannot read alone", ("fmt",), 2, {**WORKSPACE, BAD: PERSONA + "goals: [\n"}, ("bad.persona.yaml", "CJ012", "1 map left alone")),
    Attack("lint --fix leaves what it cannot read alone", ("lint", "--fix"), 1, {**WORKSPACE, BAD: PERSONA + "id: x\n\tgoals: [\n"}, ("bad.persona.yaml",)),
    Attack("standard input of 100,000 brackets", ("validate", "-"), 1, WORKSPACE, ("CJ003",), stdin=lambda: "[" * 100_000),
    Attack("standard input that is no text", ("fmt", "-"), 2, WORKSPACE, ("CJ0",), stdin=bytes(range(256)) * 100),
    Attack("standard input without end", ("validate", "-"), 1, WORKSPACE, ("CJ002",), stdin=lambda: b"a: b\n" * 3_000_000),
    Attack("merge of three bombs", ("merge", "a.persona.yaml", "b.persona.yaml", "c.persona.yaml"), 1,
           {f"{name}.persona.yaml": _bomb(f"[{name}]") for name in "abc"}, ("Merged line by line", "1 conflict")),
    Attack("diff of a map with one of 100,000 brackets", ("diff", "eva.persona.yaml", BAD), 2,
           {**WORKSPACE, BAD: lambda: PERSONA + "goals:\n" + " [\n" * 100_000}, ("bad.persona.yaml",)),
    Attack("render draws the rest", ("render", "-o", "out"), 1, {**WORKSPACE, BAD: PERSONA.replace("eva", "bad") + "goals: &a [*a]\n"},
           ("bad.persona.yaml",), changes=("maps/out/*",)),
]  # fmt: skip

ATTACKS: list[Attack] = [*BOMBS, *NESTING, *SIZES, *CHARACTERS, *READINGS, *TREATED]
