"""Customer journey maps as code.

The rooms, from the ground up (each imports only from those before it):

- `cjmap.source`: text → nodes with positions, limits, atomic writes.
- `cjmap.format`: the six kinds of map as models; the JSON Schemas come from them.
- `cjmap.workspace`: discovery, configuration, the index of ids and references.
- `cjmap.check`: findings, rules and report formats.
- `cjmap.draw`: map → scene → DOT → SVG, PNG and PDF.
- `cjmap.cli`: the command line.
"""

from cjmap.version import __version__

__all__ = ["__version__"]
