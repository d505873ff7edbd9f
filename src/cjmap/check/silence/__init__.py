"""What silences findings: comments in a map, and the baseline of a workspace."""
