"""What cjmap asks of git: which commit a name means, what lies in it, and how a file came to be.

`Repository.find` opens the repository around a folder. Git is run as a program, one question a
process; nothing here knows what a map is.
"""

from cjmap.git.configuration import Configuration, Scope
from cjmap.git.history import Touch, Version
from cjmap.git.repository import Repository
from cjmap.git.tree import Blob, Submodule, Tree

__all__ = [
    "Blob",
    "Configuration",
    "Repository",
    "Scope",
    "Submodule",
    "Touch",
    "Tree",
    "Version",
]
