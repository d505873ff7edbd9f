"""What the kinds of things are called: a module for each language, `kind-` and the name of the kind."""
