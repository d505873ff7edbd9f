"""Journeys as CJML 2.0."""

from typing import Any

from tests.exchange.exporting import export, export_bytes

CATALOG = """\
kind: catalog
id: shop
title: Shop
channels: [{id: web, title: Web}]
touchpoints: [{id: page, title: Page, channel: web, owner: site}, {id: till, title: Till}]
teams: [{id: site, title: Site & Co}]
"""
ANNA = "kind: persona\nid: anna\nname: Anna Reed\n"
ACTUAL = """\
kind: journey
id: first
title: I order <fast>
personas: anna
state: actual
of: plan
stages:
  - id: buy
    title: I buy
    goal: To have it
    steps:
      - {id: look, title: I look, touchpoint: page, initiator: customer, emotion: -0.5, thinks: [Nice, Dear], feels: [hope]}
      - {id: mail, title: I get a mail, touchpoint: till, initiator: organisation}
      - {id: pack, title: They pack, actor: site}
      - {id: ask, title: Mum asks, actor: My mother}
"""
PLAN = """\
kind: journey
id: plan
title: The plan
personas: anna
state: future
stages: [{title: The plan, steps: [{id: look, title: I look, touchpoint: page, emotion: 1}]}]
"""


def exported(**journeys: str) -> tuple[str, list[tuple[str, str]]]:
    maps = {f"{id}.journey.yaml": text for id, text in journeys.items()}
    maps |= {"shop.catalog.yaml": CATALOG, "anna.persona.yaml": ANNA}
    if "plan" not in journeys:
        maps["plan.journey.yaml"] = PLAN
    made, losses = export_bytes(maps, tuple(journeys), "cjml")
    (data,) = made.values()
    return data.decode(), [(loss.fate.value, loss.what) for loss in losses]


def test_an_actual_journey() -> None:
    text, losses = exported(first=ACTUAL)
    assert (
        text
        == """\
<?xml version="1.0" encoding="UTF-8"?>
<CJML version="2.0">
  <actualJourney>
    <journeyID>first</journeyID>
    <journeyTitle>I order &lt;fast&gt;</journeyTitle>
    <plannedReference>plan</plannedReference>
    <journeyPhases>
      <journeyPhase phaseID="buy">
        <phaseName>I buy</phaseName>
      </journeyPhase>
    </journeyPhases>
    <actors>
      <endUser actorID="anna">
        <actorName>Anna Reed</actorName>
      </endUser>
      <serviceProvider actorID="site">
        <companyName>Site &amp; Co</companyName>
      </serviceProvider>
      <serviceProvider actorID="organisation">
        <companyName>Organisation</companyName>
      </serviceProvider>
      <serviceProvider actorID="My mother">
        <companyName>My mother</companyName>
      </serviceProvider>
    </actors>
    <touchpoints>
      <actualCommunicationPoint>
        <touchpointID>look</touchpointID>
        <belongsTo phaseIDref="buy"/>
        <initiator>
          <refersTo actorIDref="anna"/>
          <initiatorLabel>I look</initiatorLabel>
        </initiator>
        <receiver>
          <refersTo actorIDref="site"/>
          <receiverLabel>Page</receiverLabel>
        </receiver>
        <channel>
          <channelName>Web</channelName>
        </channel>
        <touchpointExperience>
          <experienceDescription>Nice
Dear
hope</experienceDescription>
          <experienceRating>2.5</experienceRating>
        </touchpointExperience>
      </actualCommunicationPoint>
      <actualCommunicationPoint>
        <touchpointID>mail</touchpointID>
        <belongsTo phaseIDref="buy"/>
        <initiator>
          <refersTo actorIDref="organisation"/>
          <initiatorLabel>Till</initiatorLabel>
        </initiator>
        <receiver>
          <refersTo actorIDref="anna"/>
          <receiverLabel>I get a mail</receiverLabel>
        </receiver>
      </actualCommunicationPoint>
      <actualAction>
        <touchpointID>pack</touchpointID>
        <belongsTo phaseIDref="buy"/>
        <initiator>
          <refersTo actorIDref="site"/>
          <initiatorLabel>They pack</initiatorLabel>
        </initiator>
      </actualAction>
      <actualAction>
        <touchpointID>ask</touchpointID>
        <belongsTo phaseIDref="buy"/>
        <initiator>
          <refersTo actorIDref="My mother"/>
          <initiatorLabel>Mum asks</initiatorLabel>
        </initiator>
      </actualAction>
    </touchpoints>
  </actualJourney>
</CJML>
"""
    )
    assert losses == [
        ("dropped", "stages[].goal"),
        ("changed", "experience"),
        ("made", "actor"),
        ("changed", "actor"),
    ]


def test_a_planned_journey_has_no_experience() -> None:
    text, losses = exported(plan=PLAN)
    assert "Experience" not in text
    assert "journeyPhases" not in text  # one stage that is called as the journey is
    assert "<plannedCommunicationPoint>" in text
    assert losses == [
        ("dropped", "stages[].steps[].emotion"),
        ("changed", "state"),
        ("dropped", "experience"),
        ("made", "initiator"),
    ]


def test_several_journeys_in_one_file() -> None:
    text, _ = exported(first=ACTUAL, plan=PLAN)
    assert text.index("<plannedJourney>") < text.index("<actualJourney>")
    assert text.count('<endUser actorID="anna">') == 1
    assert text.count('<endUser actorIDref="anna">') == 1


def test_polish() -> None:
    maps: dict[str, Any] = {
        "a.journey.yaml": "kind: journey\nid: a\nlang: pl\ntitle: Kupuję\nstages:\n"
        "  - steps: [{id: b, title: Płacę, touchpoint: {title: Kasa}, initiator: customer}]\n"
    }
    made, losses = export(maps, "a", "cjml")
    assert '<serviceProvider actorID="organizacja">' in made["a.journey.xml"]
    assert "<receiverLabel>Kasa</receiverLabel>" in made["a.journey.xml"]
    assert '<endUser actorID="klient">' in made["a.journey.xml"]
    assert [loss.what for loss in losses] == ["lang", "phaseID", "actor", "actor"]
