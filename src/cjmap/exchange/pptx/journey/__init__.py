"""The slides of a journey: who and why, the whole on one slide, a slide a stage, opportunities."""
