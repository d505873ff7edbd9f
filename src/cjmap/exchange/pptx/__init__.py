"""PowerPoint: a deck of slides that can be edited, made of PowerPoint's own shapes and tables.

- `writing`: maps to a file. `journey/` and `blueprint/` make the slides of a map.
- `deck`: slides with a title, numbers, notes, and the area that is free on them; `base` is the look
  of a deck without a template, `template` opens one of the user's.
- `drawing`: cards, chevrons, curves and connectors on a slide; `tables` native tables that go on to
  the next slide where one is full.
- `paragraphs`: text before it is set, measured so that it never overflows; `words` what the deck
  says by itself; `archive` the file, the same bytes every time.

Text is set in the fonts of the deck's theme, never smaller than `LEAST` points: what has no room
goes to another slide. Lengths are points (1/72 inch), as in scenes.
"""
