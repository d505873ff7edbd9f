"""A survey as cjmap understands it, and what is asked of it."""
