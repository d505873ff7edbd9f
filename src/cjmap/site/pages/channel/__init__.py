"""A channel: how it feels there, its touchpoints, who prefers it, and every step that happens on it."""
