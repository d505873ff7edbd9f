"""What was written, and what was not, in a few plain lines."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from cjmap.format.roles import Section
from cjmap.insight.voice import Voice, short
from cjmap.measure.telling.names import Names
from cjmap.measure.writing.facts import What, WhyNot
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.format.journey import Journey
    from cjmap.measure.writing.facts import NotWritten, Writing, Written
    from cjmap.workspace import Workspace


def told(writing: Writing, workspace: Workspace, journey: Journey, lang: str) -> list[str]:
    """Tell what was written onto the maps of a workspace, file by file, then what was not and why."""
    voice = Voice(__package__, lang)
    telling = _Telling(workspace, voice, Names(workspace, journey, voice))
    return list(telling.lines(writing))


class _Telling:
    def __init__(self, workspace: Workspace, voice: Voice, names: Names) -> None:
        self.workspace = workspace
        self.voice = voice
        self.names = names

    def lines(self, writing: Writing) -> Iterator[str]:
        """Tell everything."""
        if not writing.written:
            yield self.voice("nothing")
        for file, written in groupby(writing.written, key=lambda each: each.file):
            inside = file.is_relative_to(self.workspace.root)
            shown = file.relative_to(self.workspace.root).as_posix() if inside else str(file)
            yield self.voice("file", file=one_line(shown))
            yield from map(self._written, written)
        if writing.not_written:
            yield self.voice("not-written")
            yield from map(self._kept, writing.not_written)

    def _written(self, written: Written) -> str:
        voice, step = self.voice, self.names.step(written.step or "")
        what = voice(written.what, step=voice.title(step), name=self._name(written))
        if written.context is not None:
            context = self.workspace.title_of(Section.CONTEXT, written.context) or written.context
            what = voice("in-context", told=what, context=short(context))
        before = written.before
        key = "new" if before is None else "again" if before == written.value else "changed"
        slots = {"what": what, "value": short(written.value), "before": short(before or "")}
        line = voice(key, **slots)
        if written.n is None:
            return line
        return voice("with-n", told=line, n=voice.number(written.n))

    def _name(self, each: Written | NotWritten) -> str:
        if each.what is What.METRIC:
            return self.voice.title(self.names.metric(each.name))
        if each.what is What.SHARE:
            return self.voice.title(self.names.step(each.name))
        return short(each.name)

    def _kept(self, kept: NotWritten) -> str:
        voice, why = self.voice, kept.why
        if isinstance(why, WhyNot):
            reason = voice(why, n=voice.number(kept.n))
        else:
            slots = {"n": voice.number(kept.n), "needed": voice.number(why.needed)}
            reason = voice(why.reason, **slots)
        step = voice.title(self.names.step(kept.step))
        if kept.context is not None:
            context = self.workspace.title_of(Section.CONTEXT, kept.context) or kept.context
            step = voice("in-context", told=step, context=short(context))
        return voice(f"kept-{kept.what}", step=step, name=self._name(kept), why=reason)
