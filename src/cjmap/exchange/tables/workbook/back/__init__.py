"""What people changed in the sheets of a workbook, taken back into its maps.

- `kept`: the hidden sheet, with what stood in every cell when it was written; `homes`: what of it the
  format has a place for.
- `reading`: each sheet against that; the layouts are `of_grid`, `of_canvas`, `of_listing`.
- `chunks`: the lines of a cell, told apart; `which` of them were there before.
- `changing`: one map while changes are made to it.
"""
