"""What pictures are put together from; each part is measured, then placed.

- Around a picture: `frame` (margins and gaps), `header` with its `people` (`photos`, `portrait`),
  `footer` with its `legend`, `notes` (what badges stand for, in full), and `setting`, which all
  parts of one picture share.
- Lanes: `lane` (the ground and the name of any lane), `grid` (lanes of cards that grow with their
  content), `chevrons` (stages), `stage_strip` (stages where there is little room).
- Cards: `cards` (cards, chips, badges), `items` (of an item and of a name), `panel` (areas of
  cards), `measures` (how small facts are written), `times` (bars of durations).
- Lines: `emotion` draws the lane of the feelings with the line of `curve`; `ways` the branches
  and returns of a journey; `routing` finds ways for a blueprint's arrows that keep to the
  gutters, and `track_order` lets them cross each other as little as they can.
- What several pictures ask of maps: `answers` (what opportunities answer), `progress` (how far
  they are), `scores` (how a step feels), `subject` (what a picture of a workspace is about),
  `placing` (marks that must not meet).
"""
