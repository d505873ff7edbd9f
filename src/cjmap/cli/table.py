"""The commands: name, the line that help shows, and the module, imported only when it runs."""

COMMANDS: dict[str, tuple[str, str]] = {
    "init": (
        "Start a workspace that works at once: maps, settings, hooks, CI.",
        "cjmap.cli.commands.init",
    ),
    "new": (
        "Start a map from a template, or by answering questions.",
        "cjmap.cli.commands.new",
    ),
    "validate": (
        "Is it a map? Check syntax, schema, identity and references.",
        "cjmap.cli.commands.validate",
    ),
    "fmt": (
        "Lay maps out the canonical way; what they say, and every comment, stays.",
        "cjmap.cli.commands.fmt",
    ),
    "migrate": (
        "Bring maps to a newer version of the format; every comment stays.",
        "cjmap.cli.commands.migrate",
    ),
    "lint": (
        "Is it a good map? The rules of the craft, with reasons.",
        "cjmap.cli.commands.lint",
    ),
    "explain": (
        "Tell what a rule is about, or list the rules.",
        "cjmap.cli.commands.explain",
    ),
    "render": (
        "Draw journeys, blueprints, personas and more as SVG, PNG, PDF or HTML.",
        "cjmap.cli.commands.render",
    ),
    "site": (
        "Build a portal of the maps, as a folder of pages or as one file.",
        "cjmap.cli.commands.site",
    ),
    "diff": (
        "What changed between two versions, in the terms of the craft.",
        "cjmap.cli.commands.diff",
    ),
    "merge": (
        "Merge two versions of a map that began as one.",
        "cjmap.cli.commands.merge",
    ),
    "log": (
        "How a map changed over its history.",
        "cjmap.cli.commands.log",
    ),
    "serve": (
        "Show the portal in a browser, and each change as it is saved.",
        "cjmap.cli.commands.serve",
    ),
    "report": (
        "What the maps say: what hurts, what holds together, what to trust.",
        "cjmap.cli.commands.report",
    ),
    "plan": (
        "What to do first: the best set of opportunities for the time there is.",
        "cjmap.cli.commands.plan",
    ),
    "find": (
        "Find what maps hold by a query: `kind:pain severity:>=4 -has:opportunity`.",
        "cjmap.cli.commands.find",
    ),
    "impact": (
        "What refers to a persona, a touchpoint, a step, and what hangs on that.",
        "cjmap.cli.commands.impact",
    ),
    "measure": (
        "What data say about a journey: survey answers and event logs, with intervals.",
        "cjmap.cli.commands.measure",
    ),
    "import": (
        "Read a file of another tool into maps; nothing is lost in silence.",
        "cjmap.cli.commands.import_",
    ),
    "export": (
        "Write maps for another tool: Mermaid and more.",
        "cjmap.cli.commands.export",
    ),
    "git": (
        "Make git compare and merge maps with cjmap.",
        "cjmap.cli.commands.git",
    ),
    "schema": (
        "Print the JSON Schemas of the maps and of the reports.",
        "cjmap.cli.commands.schema",
    ),
    "config": (
        "Print the settings that hold, and where each came from.",
        "cjmap.cli.commands.config",
    ),
    "completion": (
        "Print the completion script of a shell.",
        "cjmap.cli.commands.completion",
    ),
}
