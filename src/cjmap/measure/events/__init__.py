"""A log of events as cjmap understands it, and what is asked of it."""
