"""How pictures look and speak.

- `view`: what is asked of a picture beyond its map.
- `theme`: the colours that a picture can ask for, and contrast; `themes` has the three themes,
  `branding` puts the colours of a workspace into one.
- `speech`: words by their keys, numbers, dates and durations, by language; `labels/` holds the
  words, one file a language.
"""
