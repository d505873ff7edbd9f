"""Questions put to a workspace: what its maps say, what to do first, where something occurs.

A tour of the room:

- `inquiry`: a workspace under question on a day, and which of its maps are meant; `weights` are what
  the configuration says of how figures count.
- `gathered/`: what several questions need to know of maps: steps with their scores, how many
  customers get to them, where they happen.
- `report/`: `cjmap report`, a package a section; `plan/`: `cjmap plan`; `find/`: `cjmap find`;
  `impact/`: `cjmap impact`.
- `definitions/`: what every figure means, and whose idea it is.
- `document`: what is told, in sections, sentences, tables and curves; `voice`: the words for it.
- `formats/`: a document as Markdown and HTML. The terminal is the front door's business.

Each question is answered twice: by figures, which are models that JSON and its schema come from, and
by what is told of them, which is a document.
"""
