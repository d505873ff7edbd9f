"""Maps as sheets that people print and write on, and a workbook of them; and what they changed there.

- `sheets/`: a map as a sheet, before anyone decides how it is written: `grid` (lanes down and steps
  across) of a journey or a blueprint, `canvas` (areas) of an empathy map, `listing` (tables) of the others.
- `plain_sheet`: a sheet as lines of a text file.
- `writing`: a workbook of all sheets; `painting/` sets them with XlsxWriter, `look` has the formats.
- `written`: what stood in each cell when it was written, kept in a hidden sheet; `edits`: what people
  changed since, and `applying` it to the maps.
"""
