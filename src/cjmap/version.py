"""The version, in a module that costs nothing to import; the build reads it too."""

__version__ = "0.1.0"
