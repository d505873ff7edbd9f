"""What moves: a future version of a journey against today's, and today's maps against older ones."""
