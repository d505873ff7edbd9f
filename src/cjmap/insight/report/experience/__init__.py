"""The journey as a whole: how it feels, what is remembered, where it is won and lost."""
