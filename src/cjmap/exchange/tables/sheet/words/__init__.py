"""What people call the lanes of a journey, by language."""
