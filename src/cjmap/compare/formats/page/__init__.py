"""The style sheet of the HTML page."""
