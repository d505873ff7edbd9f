"""The style and the script of the HTML page (see `cjmap.draw.writers.html`), as files of their own."""
