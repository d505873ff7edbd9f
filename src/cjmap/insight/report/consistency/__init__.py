"""What customers meet, taken over all maps: touchpoints and channels, their promises, how alike they are."""
