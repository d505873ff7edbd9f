"""The front door: `entry` dispatches, `commands` holds one module a command; no logic of its own."""
