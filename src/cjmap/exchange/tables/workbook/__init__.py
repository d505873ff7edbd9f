"""Maps as sheets that people print and write on, and a workbook of them; and what they changed there.

- `sheets/`: a map as a sheet, before anyone decides how it is written: a grid (lanes down and steps
  across) of a journey or a blueprint, a canvas (areas) of an empathy map, a listing (tables) of the others.
- `plain_sheet`: a sheet as lines of a text file; `held`: what sheets show.
- `writing`: a workbook of all sheets; `painting/` sets them with XlsxWriter, `names` names them.
- `written`: what stood in each cell when it was written, kept in a hidden sheet; `addresses`: where that
  stands in its map; `back/`: what people changed since.
"""
