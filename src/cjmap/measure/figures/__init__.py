"""What the data say about a journey: figures by step, each with how sure it is."""
