"""Diagrams for draw.io (diagrams.net), with a page for each map, as its picture shows it.

The picture's scene is written anew as what one edits there: a card is a vertex with its text as
its label, a lane a container with its cards in it, a link an edge that is tied to both cards. What
has no shape stands in the data of an object (“Edit Data”), so that nothing of a map is missing.

- `writing`: maps to a file; one page each.
- `pages`: the cells of a page, with ids that stay the same, and the file's XML.
- `marks`: a mark of the scene (a card, a chip, a stage) as cells; `lanes` puts them into their
  lanes, `edges` makes links and curves of strokes.
- `shapes`: one shape of the scene as a cell; `paths` reads Bézier pieces, `stencils` writes an
  outline that draw.io has no shape for.
- `facts`: all fields of a map as names and texts, by the id of the mark that shows them.

The format: https://github.com/jgraph/drawio/wiki/File-Format
"""
