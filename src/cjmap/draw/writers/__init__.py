"""Writers: a scene becomes a file.

- `svg` shapes the document, `shapes` writes one shape, `written` makes numbers, colours and
  addresses so that they can be nothing else; `embedding` puts the letters in.
- `html` puts the SVG into a page to look around in, with the script and style of `viewer/`.
- `png` draws the SVG; `pdf` draws the scene on the sheets of `page`, measured by `bounds`.
- `outline`: corners, dashes and arrowheads. `fallback`: fonts for what the shipped ones lack.
- `images`: photos and logos, made harmless.
"""
