"""One conversation a kind: `talk(data, ask)` yields questions, and writes the answers into `data`.

The order of keys does not matter: the map is laid out in the end. A question that comes again and
again, for every step, has a key that says for which, by id: so answers find their question even
where something before them was taken back.
"""
