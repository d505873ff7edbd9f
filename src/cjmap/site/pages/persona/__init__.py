"""The page of a persona: who they are, and where they meet us."""
