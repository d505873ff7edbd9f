"""The canonical layout of a map: what `cjmap fmt` writes.

`canonical` lays a document out and proves that it is still the same map. In between,
`taking_apart` finds the comments that speak of each value, `arranging` puts keys in order, and
`writing` writes the pieces, with `quoting` for scalars on one line and `prose` for longer ones. `map_text` writes a map that exists as plain data only.
"""

from cjmap.layout.canonical import canonical_text, obstacles
from cjmap.layout.composing import map_text

__all__ = ["canonical_text", "map_text", "obstacles"]
