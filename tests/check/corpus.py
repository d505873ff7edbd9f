"""Maps of many kinds of faults, for tests that need a great many; `{number}` makes them differ."""

MAPS = {
    "valid": """\
kind: journey
id: j{number}
title: I buy a plant
personas: [anna]
stages:
  - id: look
    title: I look around
    steps:
      - {{id: find, title: I find it, emotion: -2, pains: [{{id: dear, text: Too dear, severity: 4}}]}}
""",
    "noisy": """\
kind: journey
id: j{number}
titel: I buy a plant
stages:
  - id: look
    title: I look around
    steps:
      - {{id: find, title: I find it, emotion: 9, touchpoint: nowhere}}
      - {{id: find, title: I find it}}
""",
    "broken": "kind: journey\nid: [j{number}\n",
}
