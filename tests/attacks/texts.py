"""Texts of maps that try to be more than texts, in every place that they go to."""

from __future__ import annotations

from tests.attacks.attack import Attack, Run
from tests.attacks.harmless import CATALOG, JOURNEY, PERSONA

HARMLESS = (
    ("lint",),
    ("report",),
    ("report", "--to", "html", "-o", "html=r.html"),
    ("render", "-o", "p"),
    ("render", "-o", "p2", "--to", "html"),
    ("export", "--to", "json", "-o", "e"),
    ("export", "--to", "xlsx", "-o", "e2.xlsx"),
    ("find", "kind:step"),
    ("site", "-j1", "-o", "s"),
    ("diff", "eva.persona.yaml", "eva.persona.yaml"),
)

WORDS = {
    "markup of Rich": "[/] [bold]x[/bold] [link=javascript:alert(1)]here[/link] [red",
    "a command of GitHub": "::error file=a.yaml,line=1::owned%0A::set-output name=a::b ::add-mask::x",
    "a script": "</script><script>alert(1)</script><img src=x onerror=alert(2)>",
    "the end of a style": "</style></title></textarea><svg onload=alert(3)>",
    "an attribute": '" onmouseover="alert(4)" x=\' onload=\'alert(5)',
    "a template": "{{ 7*7 }}{% for x in y %}{# c #}${7*7}<%= 7*7 %>#{7*7}",
    "Markdown": "![x](http://127.0.0.1:9/x.png) [y](javascript:alert(6)) <b onclick=alert(7)>z</b> | # h",
    "entities": "&lt;script&gt; &#60;script&#62; &eacute; ]]>--><!--",
    "Graphviz": '\\N \\G \\L <b>x</b> "; a -> b [URL="javascript:alert(8)"]; {|} \\',
    "formulas": "=cmd|'/c calc'!A0 @SUM(1) +1+1 -2+3",
    "a fence": "``` ~~~ ````\\n```mermaid",
    "a statement of Mermaid": "x: 5: me; section y %%{init: {}}%% <br> #59;",
    "formats of Python": "{0.__class__} %s %(x)s {x!r:>999999999}",
    "letters of all kinds": "ẞﬁ\u0301\u0301\u0301 𝕏 👩\u200d👩 שלום مرحبا \u00ad\u200b\u2060 ﷽",
}


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def hostile(words: str) -> dict[str, object]:
    """Return the workspace with words in every text, on a line that begins with them, too."""
    text = _quoted(words)
    journey = (
        JOURNEY.replace("I ask for a loan", text)
        .replace("title: I ask\n", f"title: {text}\n    goal: {text}\n")
        .replace("title: I call the bank", f"title: {text}")
        .replace(
            '["Will they listen?"]', f"[{text}]\n        does: [{text}]\n        feels: [{text}]"
        )
        .replace("I wait for ages", text)
        .replace("personas: eva", f"personas: eva\nowner: {text}\ntags: [{text}]\nsummary: {text}")
    )
    persona = PERSONA.replace(
        "name: Eva", f"name: {text}\nquote: {text}\nbio: {text}\ngoals: [{text}]"
    )
    catalog = CATALOG.replace("The bank", text).replace("The phone", text).replace("Voice", text)
    return {
        "cjmap.toml": "[site]\ntitle = " + _toml(words) + "\n",
        "eva.persona.yaml": persona,
        "loan.journey.yaml": journey,
        "bank.catalog.yaml": catalog,
    }


def _toml(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


ACTING = (
    r"<img src=x|<svg onload|<b onclick|<script>alert",
    r"""(?:href|src|action)=["']?\s*(?:javascript|data:text|vbscript)""",
    r"""<[a-z][^<>"']*\son[a-z]+=""",
)
"""What would act in a page or a picture."""
IN_MARKDOWN = (r"(?<!\\)\]\(javascript", r"(?<!\\)!\[x\]\(", r"<(?:script|img|svg|b)[ >]")
OUTSIDE_FENCES = (r"\A(?:(?!```)[\s\S])*(?<!\\)\]\(javascript",)
"""The same in a document with text that is fenced off: only what stands before that."""
LINES_OF_A_LOG = (
    r"(?m)^\s*::(?!error |warning |notice )",
    r"(?m)^::[a-z-]+ ?[^\n]*%0A::set",
    r"(?m)^\s*::error file=a\.yaml",
)

_ALL = ("--select", "all")


def _in_logs() -> list[Attack]:
    """Attacks on terminals and logs: what is printed is only text."""
    return [
        Attack(f"{about}, in a log of GitHub", ("lint", *_ALL, "--fail-on", "error"), code, hostile(words),
               silent=LINES_OF_A_LOG, environment={"GITHUB_ACTIONS": "true"})
        for (about, words), code in zip(WORDS.items(), [0] * len(WORDS), strict=True)
    ]  # fmt: skip


def _in_pages() -> list[Attack]:
    return [
        Attack(f"{about}, in the portal", ("site", "-o", "out", "--no-cache"), 0, hostile(words),
               changes=("maps/out/*",), lacks=ACTING, silent=("javascript:alert",), seconds=20)
        for about, words in WORDS.items()
        if about in ("a script", "an attribute", "a template", "the end of a style")
    ]  # fmt: skip


_BOTH = "; ".join(WORDS.values())

PRINTED = [
    Attack("all of it, validated", ("validate",), 0, hostile(_BOTH), ("3 maps",)),
    Attack("all of it, as SARIF", ("lint", *_ALL, "-f", "sarif", "--fail-on", "error"), 0, hostile(_BOTH), ('"version": "2.1.0"',)),
    Attack("all of it, as JUnit", ("lint", *_ALL, "-f", "junit", "--fail-on", "error"), 0, hostile(_BOTH), ("<testsuite",), ("<script", "<img")),
    Attack("all of it, as annotations", ("lint", *_ALL, "-f", "github", "--fail-on", "error"), 0, hostile(_BOTH), ("::warning|::notice",), LINES_OF_A_LOG),
    Attack("all of it, as GitLab has it", ("lint", *_ALL, "-f", "gitlab", "--fail-on", "error"), 0, hostile(_BOTH), ('"fingerprint"',)),
    Attack("all of it, found", ("find", "kind:step"), 0, hostile(_BOTH), ("1 found", r"loan\.journey\.yaml:14")),
    Attack("all of it, found, as Markdown", ("find", "kind:step", "--to", "markdown"), 0, hostile(_BOTH), ("loan",), IN_MARKDOWN),
    Attack("all of it, found, as CSV", ("find", "kind:step", "--to", "csv", "--show", "title,id"), 0, hostile(WORDS["formulas"]), ("'=cmd",), (r'(?m)(?:^|,)"?[=+@-]',)),
    Attack("all of it, told by an impact", ("impact", "eva"), 0, hostile(_BOTH), ("loan",)),
    Attack("all of it, reported", ("report",), 0, hostile(_BOTH)),
    Attack("all of it, reported, as Markdown", ("report", "--to", "markdown"), 0, hostile(_BOTH), ("In short",), OUTSIDE_FENCES),
    Attack("all of it, reported, as a page", ("report", "-o", "html=out.html"), 0, hostile(_BOTH), changes=("maps/out.html",), lacks=ACTING),
    Attack("all of it, as settings", ("config",), 0, hostile(_BOTH), ("site.title",)),
    Attack("all of it, planned", ("plan",), 0, hostile(_BOTH), ()),
]  # fmt: skip

DRAWN = [
    Attack("all of it, drawn", ("render", "-o", "out"), 0, hostile(_BOTH), changes=("maps/out/*",), lacks=(*ACTING, "javascript:alert[^<]*[\"']>")),
    Attack("all of it, drawn as pages", ("render", "-o", "out", "--to", "html"), 0, hostile(_BOTH), changes=("maps/out/*",), lacks=ACTING),
    Attack("all of it, as one file", ("site", "--single-file", "-o", "out.html", "--no-cache"), 0, hostile(_BOTH), changes=("maps/out.html",), lacks=ACTING, seconds=20),
    Attack("all of it, exported as Markdown", ("export", "--to", "markdown", "-o", "-", "loan.journey.yaml"), 0, hostile(_BOTH), ("# ",), IN_MARKDOWN),
    Attack("all of it, exported as CSV", ("export", "--to", "csv", "-o", "out"), 0, hostile(WORDS["formulas"]), changes=("maps/out/*",), lacks=(r'(?m)(?:^|,)"?[=+@]',)),
    Attack("all of it, exported as draw.io", ("export", "--to", "drawio", "-o", "out"), 0, hostile(_BOTH), changes=("maps/out/*",), lacks=ACTING),
    Attack("all of it, exported as CJML", ("export", "--to", "cjml", "-o", "out", "loan.journey.yaml"), 0, hostile(_BOTH), changes=("maps/out/*",), lacks=("<script", "<!ENTITY")),
    Attack("all of it, exported as Mermaid", ("export", "--to", "mermaid", "-o", "out", "loan.journey.yaml"), 0, hostile(_BOTH), changes=("maps/out/*",), lacks=(r"%%\{", "(?m)^ *section y")),
    Attack("all of it, exported as a workbook", ("export", "-o", "out.xlsx"), 0, hostile(_BOTH), changes=("maps/out.xlsx",)),
]  # fmt: skip

_COMMITTED = (
    Run(("git", "init", "-q", "-b", "main")),
    Run(("git", "add", "-A")),
    Run(
        (
            "git",
            "commit",
            "-qm",
            f"{WORDS['a command of GitHub']}\n\n{WORDS['markup of Rich']}\x1b[2J",
        )
    ),
)


def _history(words: str) -> dict[str, object]:
    files = hostile(words)
    return {
        **files,
        **{f"step {number}": each for number, each in enumerate(_COMMITTED)},
        "loan.journey.yaml ": Run(
            (
                "git",
                "commit",
                "-q",
                "--allow-empty",
                "-m",
                "x",
                "--author",
                "::error::A \x1b[31m<a@b>",
            )
        ),
        "eva.persona.yaml ": Run(("sed", "-i", "s/^goals.*/goals: [another]/", "eva.persona.yaml")),
    }


TOLD = [
    Attack("changes, told", ("diff", "--fail-on", "never"), 0, _history(_BOTH), ("eva",)),
    Attack("changes, as annotations", ("diff", "--fail-on", "never", "--to", "github"), 0, _history(_BOTH), ("eva",), LINES_OF_A_LOG),
    Attack("changes, as Markdown", ("diff", "--fail-on", "never", "--to", "markdown"), 0, _history(_BOTH), ("2 changes",), (r"<(?:script|img|svg)[ >]", r"<b [^>]*on")),
    Attack("changes, as a page", ("diff", "--fail-on", "never", "-o", "html=out.html"), 0, _history(_BOTH), changes=("maps/out.html",), lacks=ACTING),
    Attack("a history with escapes in its commits", ("log", "eva.persona.yaml"), 0, _history(_BOTH), ("not committed yet",), LINES_OF_A_LOG),
    Attack("a history, as Markdown", ("log", "eva.persona.yaml", "--to", "markdown"), 0, _history(_BOTH), ("## History of",), IN_MARKDOWN),
    Attack("a history, as a page", ("log", "eva.persona.yaml", "-o", "html=out.html"), 0, _history(_BOTH), changes=("maps/out.html",), lacks=ACTING),
]  # fmt: skip

ATTACKS: list[Attack] = [*_in_logs(), *_in_pages(), *PRINTED, *DRAWN, *TOLD]
