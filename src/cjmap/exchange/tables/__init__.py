"""Tables, of text files and of workbooks: how they are read, and written.

- `table`: the cells of a sheet with their places, whatever file they came from; `csv_file` and
  `xlsx_file` read it, and `containers` tells which of them is meant.
- `recognise`: which of the three shapes a table has, and `reading`, which has it read:
  `rows/` (one thing a row: our own export), `sheet/` (lanes down, steps across, as people keep their
  maps), `notes/` (sticky notes of a whiteboard).
"""
