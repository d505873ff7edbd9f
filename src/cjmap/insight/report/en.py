"""A report in English."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "title": "What the maps say: {name}",
    "in-short": "In short",
    "amiss": "What is wrong in these maps",
    "left-out": (
        "{count} file is no valid map, and left out: {names}; cjmap validate tells why.",
        "{count} files are no valid maps, and left out: {names}; cjmap validate tells why.",
    ),
    "unknown": (
        "{count} thing is referred to and nowhere described: {names}. It is told by its id.",
        "{count} things are referred to and nowhere described: {names}. They are told by their ids.",
    ),
    "persona-shares": (
        "The personas of {count} journey add up to more than all customers: {names}. Where all of them"
        " walk a step, it counts as everybody's.",
        "The personas of {count} journeys add up to more than all customers: {names}. Where all of them"
        " walk a step, it counts as everybody's.",
    ),
    "next-shares": (
        "From {count} step more than all customers go on: {names}. Reach after it is not to be trusted.",
        "From {count} steps more than all customers go on: {names}. Reach after them is not to be"
        " trusted.",
    ),
    "files-left-out": ("{count} file left out", "{count} files left out"),
    "not-told": "What these maps do not tell",
    "journey": ("{count} journey", "{count} journeys"),
    "blueprint": ("{count} blueprint", "{count} blueprints"),
    "persona": ("{count} persona", "{count} personas"),
    "empathy-map": ("{count} empathy map", "{count} empathy maps"),
    "backlog": ("{count} backlog", "{count} backlogs"),
    "deprecated": (
        "{count} map is deprecated, and left out: {titles}.",
        "{count} maps are deprecated, and left out: {titles}.",
    ),
    "nothing-experience": "Experience: there is no current journey.",
    "nothing-pains": "Pains: no current journey names any.",
    "nothing-consistency": "Consistency: no step of a current journey names a touchpoint.",
    "nothing-expectations": "Expectations: none is written down, and no preferred channel.",
    "nothing-circumstances": "Circumstances: no context is defined or used, or there is no step.",
    "nothing-weak-points": "Weak points: there is no blueprint.",
    "nothing-trust": "Trust: nothing is claimed that could rest on evidence.",
    "nothing-change": "Change: there is no future version of a journey, and no older revision was asked for.",
    "nothing-coverage": "Coverage: there is no current journey.",
}
