"""Ways in and out: maps from other formats, and maps into them."""
