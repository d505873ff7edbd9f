"""The page of a journey: where customers suffer at a glance, the picture, and all of it in words.

- `views`: the pages that there are of a journey: for everybody, for each persona, in each context.
- `shown`: the journey as one of these pages shows it.
- `highlights`: what to know first; `neighbours`: the maps around it; `opportunities`: what would be done.
- `rows`: the table that tells every fact of the picture, made of `items`, `feelings`, `metrics`, `ways`.
- `finding`: what the search finds.
"""
