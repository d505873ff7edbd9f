"""One module for each contender: what a user of it would write for each of four questions."""
