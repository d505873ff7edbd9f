"""Where a service is weak: what can fail, what takes time, how many hands it goes through.

`scene` follows the ids of a blueprint once; `failing`, `timing` and `hands` each ask it for one thing,
and `figures` puts together what they find.
"""
