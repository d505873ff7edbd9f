"""`cjmap impact`: what refers to a thing, and what hangs on that in turn.

- `naming`: which thing a word means. `nodes`: a thing as impact knows it, in valid maps and others.
- `following`: the references to it, and on from there, step by step.
- `telling`: the answer as a document, `lines` as lines for tools, `published` as JSON.

References come from the marks in the models of the format (`format.roles`), so that a new field that
refers to something is followed without a change here; `en` and `pl` only say it better.
"""
