"""Maps of ours as JSON, for programs: one document of any number of maps, out and back without loss.

    {"format": "cjmap", "version": 1, "maps": [{"kind": "persona", "id": "anna", "name": "Anna"}]}

Each map is as in its file: the same keys, short forms where its author wrote them. `schema` publishes
what may stand there.
"""

FORMAT = "cjmap"
"""What `format` says, by which such a document is known."""

VERSION = 1
"""The version of the document; the maps in it are of the version of the format that cjmap reads."""
