"""Ways in and out: files of other tools into maps, and maps into files of other tools.

    source = Source("day.mmd", data, Options())
    arrival = read_source(source, Surroundings(workspace))      # maps, and what became of the rest

A tour of the room:

- `formats`: the table of formats, by name, and how a file's format is told.
- one package a format (`mermaid`, `cjml`, `tables`, …): `reading` fills a `Gathered`, `writing`
  turns an `Outgoing` into files; either may be missing.
- `losses`: what was made up, guessed, changed, left out or not readable, and where. Nothing is lost in silence:
  readers tell each, and what a writer does not hold is told by `going.held` without its help.
- `coming/`: from a file to maps: the `Source` with its limits, the maps `Gathered` from it, names
  that the workspace knows already (`Surroundings`), and texts for files.
- `again/`: a file that is imported once more, onto maps that people have edited since.
- `going/`: from maps to files.
- `report`: losses for machines.

Libraries are imported where they are used, so importing this package costs next to nothing.
"""
