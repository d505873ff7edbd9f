"""What each persona counted on, whether it happened, and whether they were met where they like to be."""
