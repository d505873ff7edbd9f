"""What several questions need to know of maps."""
