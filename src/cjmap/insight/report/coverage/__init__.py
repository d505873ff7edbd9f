"""What the maps cover and what they leave out: who, when, on which channel, behind the scenes, in work."""
