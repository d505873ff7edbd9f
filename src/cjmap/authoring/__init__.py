"""Beginning a map: templates, and interviews that ask its author."""
