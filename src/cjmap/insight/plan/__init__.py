"""Plans: which opportunities to take up with limited means, and when (`cjmap plan`)."""
