"""New maps: from templates, and from what somebody answers in an interview.

A tour of the room:

- `wanted`: what a new map shall be, its kind, id and language checked; `place` says in which file.
- `surroundings`: what the workspace already has that a new map can refer to.
- `templates/`: one whole map of each kind in each language, as YAML with comments that guide its
  author; `links/` ties each kind to the surroundings; `comments` keeps the comments on the way.
- `interview/`: questions, and an interview as a machine of states: answer, back, skip, resume. Its
  `scripts/` hold one conversation a kind. There is no terminal in it.
- `draft`: answers kept in a file, so that an interview can go on another day.
- `words/`: what is asked and told, one module a language.
"""
