"""A small workspace that holds something of everything that can change."""

from __future__ import annotations

CATALOG, MORE, ANNA, JAN = "c.catalog.yaml", "d.catalog.yaml", "a.persona.yaml", "j.persona.yaml"
ORDER, RETURN, PRINT = "o.journey.yaml", "z.journey.yaml", "b.blueprint.yaml"
TODO, FELT = "t.backlog.yaml", "e.empathy.yaml"

SHOP: dict[str, str] = {
    CATALOG: """\
kind: catalog
id: shop
title: Words of the shop
retired: [fax]
channels:
  - {id: web, title: Web shop, mode: online}
  - {id: phone, title: Telephone, mode: online}
touchpoints:
  - {id: cart, title: Cart, channel: web, owner: sales}
  - {id: hotline, title: Hotline, channel: phone, promise: A human answers}
teams:
  - {id: sales, title: Sales, capacity: 20}
  - {id: it, title: IT}
systems:
  - {id: crm, title: Customer file}
  - {id: erp, title: Stock}
contexts:
  - {id: frost, title: Frost}
  - {id: evening, title: In the evening}
metrics:
  - {id: nps, title: NPS, method: nps}
  - {id: csat, title: Happy customers, method: csat-top2, unit: "%"}
  - {id: visits, title: Visits, method: count}
  - {id: lost, title: Lost carts, method: share, better: lower}
evidence:
  - {id: survey, title: Survey of spring, method: survey, date: 2026-03-01, n: 120}
  - {id: talks, title: Interviews, method: interview, date: 2026-05-01, n: 12}
""",
    MORE: """\
kind: catalog
id: more
title: More words
systems:
  - {id: mail, title: Post office}
""",
    ANNA: """\
kind: persona
id: anna
name: Anna
archetype: Beginner
share: 0.4
proto: true
goals: [A present in time]
frustrations: [Forms that are too long]
preferences: {channels: [web], music: jazz}
traits:
  - {name: Patience, low: none, high: all of it, value: 30}
""",
    JAN: """\
kind: persona
id: jan
name: Jan
""",
    ORDER: """\
kind: journey
id: order
title: I order a present
status: proposed
owner: sales
reviewed: 2026-05-01
tags: [shop]
retired: [hurry]
personas: [anna, jan]
scenario: Anna orders a present.
scope: {from: the idea, to: the party}
expectations:
  - {text: It comes in time, met: partly}
stages:
  - id: look
    title: I look around
    phase: before
    steps:
      - id: search
        title: I search
        emotion: {score: 0.5, basis: assumed, intensity: 2, by: {anna: 0.5, jan: 1}}
        touchpoint: cart
        does: [I type a word, I read the results]
        context: [evening]
        drivers: [A birthday]
        barriers: [Little money]
        next: [{to: choose, share: 0.8}, {to: pay, share: 0.2, when: in a hurry}]
      - id: choose
        title: I choose
        emotion: 1
        pains:
          - {id: few-photos, text: There are too few photos, severity: 3, frequency: 0.4}
          - {id: sizes, text: Sizes are missing}
        gains: [Wide choice]
  - id: buy
    title: I buy
    phase: during
    steps:
      - id: pay
        title: I pay
        moment_of_truth: true
        evidence: [survey]
        duration: {planned: 2 min, actual: 5 min, wait: 1 min}
        expectations:
          - {id: safe, text: My card is safe, by: anna, met: no}
          - {id: quick, text: It is quick}
        metrics:
          - {metric: nps, value: 33, n: 120, period: Q1, counts: {promoters: 60, detractors: 20}}
          - {metric: csat, value: 73.3, n: 120, period: Q1, target: 80}
          - {metric: visits, value: 500, period: Q1}
          - {metric: lost, n: 900}
        variants:
          - {when: [frost], thinks: [My fingers are cold], emotion: -1, pains: [It rains]}
      - id: wait
        title: I wait
        assumption: true
        thinks: [Where is it]
  - id: enjoy
    title: I enjoy it
    phase: after
    steps:
      - {id: unpack, title: I unpack}
loops:
  - {from: unpack, to: search, kind: loyalty}
opportunities:
  - {id: gift-wrap, title: Wrap it as a present, for: [unpack]}
""",
    RETURN: """\
kind: journey
id: zwrot
title: Oddaję prezent
lang: pl
status: deprecated
personas: jan
stages:
  - title: Decyduję
    steps:
      - id: waham
        title: Waham się
        emotion: -1
        pains: [Nie wiem czy mogę oddać, Nie ma paragonu]
        needs: [Prosta odpowiedź]
  - title: Odsyłam
    steps:
      - id: pakuje
        title: Pakuję z powrotem
        duration: {actual: 60 min}
  - title: Czekam
""",
    PRINT: """\
kind: blueprint
id: inside
title: How we deliver
journey: order
path: happy
steps:
  - {step: search}
  - {step: choose, duration: {actual: 3 min}}
  - {id: money, step: pay}
lanes:
  - {id: client, role: customer}
  - {id: stage-front, role: frontstage}
  - {id: behind, role: backstage}
  - {id: helpers, role: support}
  - {id: helpers-two, role: support}
actions:
  - {id: show, at: search, lane: stage-front, text: Shop shows results, system: crm}
  - id: pick
    at: choose
    lane: behind
    text: Stock is checked
    owner: it
    wait: 2 h
    fail_point: {id: wrong, text: Stock is wrong, severity: 3, recovery: Count again}
    kpis: [{text: Right stock, metric: lost, target: 0.1}]
  - {id: bill, at: money, lane: helpers, text: Bill is sent}
links:
  - {from: show, to: pick}
  - {from: pick, to: bill, kind: needs}
""",
    TODO: """\
kind: backlog
id: todo
title: To do
opportunities:
  - id: photos
    title: More photos
    for: [order#few-photos]
    status: planned
    impact: 3
    effort: 5
    due: 2027-01-01
    outcome: {metric: lost, from: 0.3, to: 0.2}
    requires: [chat]
  - {id: chat, title: A chat, status: idea, excludes: [phone-line]}
  - {id: phone-line, title: A better line, for: [inside#wrong]}
""",
    FELT: """\
kind: empathy-map
id: felt
title: In front of the cart
persona: anna
step: order#pay
sees: [A long form]
says:
  - {text: I give up, source: Interview 3}
pains: [Too many fields]
""",
}
