"""Build the portal: what `site` does once its arguments are understood.

- `request`: what the command line asked for.
- `places`: where a portal goes, and whether it may.
- `building`: reads the maps, tells what is wrong with them, builds, and tells what came of it.
"""
