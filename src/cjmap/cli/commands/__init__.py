"""The commands, one module each. A module holds `command`, whose signature and docstring are its help."""
