"""Whose idea a figure is, by its key; a figure that is not here is defined by cjmap itself."""

SOURCES: dict[str, str] = {
    # --- experience ---
    "nps": "Reichheld 2003, Harvard Business Review 81(12), 46–54.",
    "interval": "Wilson 1927, Journal of the American Statistical Association 22, 209–212; Rocks 2016,"
    " The American Statistician 70, 365–372.",
    "peak-end": "Kahneman, Fredrickson, Schreiber & Redelmeier 1993, Psychological Science 4(6),"
    " 401–405; Baumeister, Bratslavsky, Finkenauer & Vohs 2001, Review of General Psychology 5(4),"
    " 323–370.",
    # --- expectations ---
    "expectation": "Oliver 1980, Journal of Marketing Research 17(4), 460–469.",
    # --- consistency ---
    "sides": "Kuehnl, Jozic & Homburg 2019, Journal of the Academy of Marketing Science 47(3), 551–568.",
    # --- weak points ---
    "fail-point": "Shostack 1984, “Designing Services That Deliver”, Harvard Business Review 62(1),"
    " 133–139.",
    "lines": "Bitner, Ostrom & Morgan 2008, “Service Blueprinting”, California Management Review"
    " 50(3), 66–94.",
    # --- circumstances ---
    "context-loss": "Kuehnl, Jozic & Homburg 2019, Journal of the Academy of Marketing Science 47(3),"
    " 551–568.",
    # --- change ---
    "change-interval": "Newcombe 1998, Statistics in Medicine 17, 873–890; Rocks 2016, The American"
    " Statistician 70, 365–372.",
    # --- plan ---
    "rice": "McBride, “RICE: Simple prioritization for product managers”, Intercom, intercom.com/blog.",
    "plan-step": "Dinkelbach 1967, Management Science 13(7), 492–498.",
}
