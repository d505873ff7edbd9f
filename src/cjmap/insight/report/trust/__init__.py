"""How far the maps can be trusted: what their claims rest on, how old that is, and who checked them.

`backing` finds what a claim rests on and where this is said; `claiming`, `sourcing`, `hurting`,
`feeling` and `reviewing` each ask for one thing, and `figures` puts together what they find.
"""
