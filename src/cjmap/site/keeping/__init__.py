"""What the last build left for the next one, in the workspace: pictures, pages and their photos.

A tour of the room:

- `place`: the folder that all of it lies in.
- `code`: which cjmap made it.
- `facts`: what a page tells as one digest.
- `pages`: the main parts of pages, taken again where they would be the same.

Pictures are kept by `cjmap.site.pictures.keeping`.
"""
