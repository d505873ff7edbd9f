"""What a lint run goes by: the configuration of the workspace, and over it the command line."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cjmap.check.rules import Registered
from cjmap.check.selection.plugins import all_rules
from cjmap.check.selection.selectors import SUPPRESSION, Catalogue, Choice, Chosen, selectors_in
from cjmap.check.silence.baseline import STALE_BASELINE
from cjmap.errors import CjmapError
from cjmap.format.envelope import Status
from cjmap.format.near import listed, nearest
from cjmap.format.shown import shown
from cjmap.problem import Profile, Severity
from cjmap.workspace.configuration import ConfigurationError
from cjmap.workspace.ignoring import for_files, patterns_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from pathspec import GitIgnoreSpec

    from cjmap.check.silence.baseline import Baseline
    from cjmap.problem import Rule
    from cjmap.workspace.configuration import Configuration

SELECT = "lint.select"
EXTEND_SELECT = "lint.extend-select"
IGNORE = "lint.ignore"
SEVERITY = "lint.severity"
PER_FILE = "lint.per-file"
OPTIONS = "lint.options"
BASELINE = "lint.baseline"

_PER_FILE_KEYS = ("select", "ignore", "severity")


@dataclass(frozen=True, slots=True)
class _PerFile:
    """Settings for the maps that match a pattern."""

    pattern: GitIgnoreSpec
    choice: Choice


@dataclass(eq=False)
class LintSettings:
    """What holds in one workspace on the day `today`.

    `asked` is what the command line adds: its `select` takes the place of the configured one.
    """

    root: Path
    today: date
    catalogue: Catalogue
    levels: tuple[Choice, ...]
    options: Mapping[str, Any]
    per_file: tuple[_PerFile, ...] = ()
    baseline: Baseline | None = None
    _plans: dict[tuple[tuple[int, ...], str | None, str | None], Plan] = field(default_factory=dict)

    def for_map(self, file: Path, kind: str | None, status: str | None) -> Plan:
        """Return what is done with a map of a kind and a status; made once for all that are alike."""
        key = (self._matching(file) if self.per_file else (), kind, status)
        if key not in self._plans:
            special = (self.per_file[number].choice for number in key[0])
            base, *asked = self.levels
            chosen = self.catalogue.choose((base, *asked, *special))
            self._plans[key] = _plan([each for each in chosen if _looks_at(each, kind, status)])
        return self._plans[key]

    def severity_of(self, rule: Rule) -> Severity | None:
        """Return the severity of a rule that belongs to no map; None where it is not chosen."""
        for each in self.catalogue.choose(self.levels):
            if each.registered.rule == rule:
                return each.severity
        return None

    def _matching(self, file: Path) -> tuple[int, ...]:
        """Return the numbers of the settings by pattern that hold for a file."""
        name = (
            file.relative_to(self.root).as_posix() if file.is_relative_to(self.root) else file.name
        )
        return tuple(
            number for number, each in enumerate(self.per_file) if each.pattern.match_file(name)
        )


@dataclass(frozen=True, slots=True)
class Plan:
    """The rules that look at a map, those about suppressions apart, and the severities they have."""

    rules: tuple[Registered, ...]
    about_suppressions: tuple[Registered, ...]
    severities: Mapping[Rule, Severity]
    names: frozenset[str]


def _plan(chosen: list[Chosen]) -> Plan:
    registered = [each.registered for each in chosen]
    return Plan(
        tuple(each for each in registered if each.family != SUPPRESSION),
        tuple(each for each in registered if each.family == SUPPRESSION),
        {each.registered.rule: each.severity for each in chosen},
        frozenset(each.rule.name for each in registered),
    )


_WHILE_DEPRECATED = frozenset({"consistency", SUPPRESSION})
"""What is still asked of maps that are kept for the record alone."""


def _looks_at(chosen: Chosen, kind: str | None, status: str | None) -> bool:
    """Whether a rule looks at maps of a kind and a status at all."""
    rule = chosen.registered.rule
    if rule.kinds and kind not in rule.kinds:
        return False
    if rule.completeness and status == Status.DRAFT:
        return False
    return status != Status.DEPRECATED or chosen.registered.family in _WHILE_DEPRECATED


def lint_settings(
    configuration: Configuration,
    today: date,
    asked: Choice | None = None,
    baseline: Baseline | None = None,
) -> LintSettings:
    """Bring together what a workspace configures and what the command line asks for.

    Raises `CjmapError` for a selector, a rule or an option that does not exist, with the nearest
    one that does, and for a plugin that cannot be used.
    """
    rules = all_rules()
    catalogue = Catalogue((*rules, _STALE_BASELINE), configuration.version)
    given = _Given(configuration, catalogue)
    base = Choice(
        given.selectors(SELECT, configuration.given.get(SELECT, (Profile.DEFAULT,))),
        given.selectors(IGNORE, configuration.given.get(IGNORE, ())),
        given.severities(SEVERITY, configuration.given.get(SEVERITY, {})),
        given.selectors(EXTEND_SELECT, configuration.given.get(EXTEND_SELECT, ())),
    )
    levels = [base]
    if asked is not None:
        for selector in (*asked.select, *asked.extend, *asked.ignore):
            catalogue.check(selector)
        levels.append(asked)
    return LintSettings(
        configuration.root,
        today,
        catalogue,
        tuple(levels),
        given.options(rules),
        tuple(given.per_file()),
        baseline,
    )


_STALE_BASELINE = Registered(STALE_BASELINE, SUPPRESSION, lambda _: iter(()))
"""The one rule that looks at no map: the run itself tells what its baseline lists in vain."""


class _Given:
    """The `[lint]` table of a configuration, its words checked against the rules that there are."""

    def __init__(self, configuration: Configuration, catalogue: Catalogue) -> None:
        self._configuration = configuration
        self._catalogue = catalogue

    def selectors(self, key: str, value: Any, where: str = "") -> tuple[str, ...]:
        """Read selectors that all mean something."""
        if not isinstance(value, (str, list, tuple)) or not all(
            isinstance(each, str) for each in selectors_in(value)
        ):
            raise self._refused(key, where, f"is {shown(value)}; expected a list of rules.")
        for each in selectors_in(value):
            self._known(key, each)
        return selectors_in(value)

    def severities(self, key: str, value: Any, where: str = "") -> dict[str, Severity]:
        """Read a table of severities by selector."""
        if not isinstance(value, dict):
            raise self._refused(key, where, f"is {shown(value)}; expected a table.")
        found = {}
        for selector, word in value.items():
            self._known(key, selector)
            if word not in tuple(Severity):
                hint = "To leave a rule out, list it in `ignore`." if word in _OFF else None
                raise self._refused(
                    key,
                    f"{where}.{selector}",
                    f"is {shown(word)}; expected {listed(Severity)}.",
                    hint,
                )
            found[selector] = Severity(word)
        return found

    def per_file(self) -> Iterator[_PerFile]:
        """Read the tables of settings by pattern of files."""
        for pattern, table in self._configuration.given.get(PER_FILE, {}).items():
            where = f".{pattern}"
            if isinstance(table, (str, list)):  # a list of rules is short for those to leave out
                table = {"ignore": table}
            if not isinstance(table, dict):
                raise self._refused(PER_FILE, where, f"is {shown(table)}; expected a table.")
            for key in table:
                if key not in _PER_FILE_KEYS:
                    near = nearest(key, _PER_FILE_KEYS)
                    hint = (
                        f"Did you mean `{near}`?"
                        if near
                        else f"There are {listed(_PER_FILE_KEYS, 'and')}."
                    )
                    raise self._refused(PER_FILE, f"{where}.{key}", "is no setting.", hint)
            yield _PerFile(
                for_files(patterns_of([pattern])),
                Choice(
                    self.selectors(PER_FILE, table.get("select", ()), f"{where}.select"),
                    self.selectors(PER_FILE, table.get("ignore", ()), f"{where}.ignore"),
                    self.severities(PER_FILE, table.get("severity", {}), f"{where}.severity"),
                ),
            )

    def options(self, rules: tuple[Registered, ...]) -> dict[str, Any]:
        """Read the options of rules, by `rule.option`."""
        known = {option.key: option for each in rules for option in each.options}
        names = {each.rule.code: each.rule.name for each in rules}
        found: dict[str, Any] = {}
        for word, table in self._configuration.given.get(OPTIONS, {}).items():
            self._known(OPTIONS, word)
            rule = names.get(word, word)
            if rule not in names.values():
                said = "is no rule but many; options belong to one rule."
                raise self._refused(OPTIONS, f".{word}", said)
            if not isinstance(table, dict):
                raise self._refused(OPTIONS, f".{rule}", f"is {shown(table)}; expected a table.")
            for name, value in table.items():
                option = known.get(f"{rule}.{name}")
                if option is None:
                    own = [key.partition(".")[2] for key in known if key.startswith(f"{rule}.")]
                    raise self._refused(
                        OPTIONS, f".{rule}.{name}", "is no option.", _offer(rule, name, own)
                    )
                if not option.takes(value):
                    raise self._refused(
                        OPTIONS,
                        f".{rule}.{name}",
                        f"{option.told(value)}; expected {option.expected}.",
                    )
                found[option.key] = tuple(value) if isinstance(value, list) else value
        return found

    def _known(self, key: str, selector: str) -> None:
        try:
            self._catalogue.check(selector)
        except CjmapError as error:
            place = self._configuration.place_of(key)
            raise ConfigurationError(f"{place}: {error.message}", hint=error.hint) from error

    def _refused(
        self, key: str, where: str, said: str, hint: str | None = None
    ) -> ConfigurationError:
        place = self._configuration.place_of(key)
        return ConfigurationError(f"{place}: `{key}{where}` {said}", hint=hint)


_OFF = ("off", "none", "ignore", "disable", "disabled", False)


def _offer(rule: str, name: str, options: list[str]) -> str:
    near = nearest(name, options)
    if near:
        return f"Did you mean `{near}`?"
    return f"`{rule}` takes {listed(options, 'and')}." if options else f"`{rule}` takes no options."
