"""The first page: journeys stage by stage, personas, figures, and what changed lately."""
