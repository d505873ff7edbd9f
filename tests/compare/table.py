"""Edits of the shop, each with exactly the changes that they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.compare.shop import ANNA, CATALOG, FELT, JAN, MORE, ORDER, PRINT, RETURN, TODO

if TYPE_CHECKING:
    from tests.compare.edits import Row

Edit = tuple[str, str | None, str | None]
"""A file, what stood in it, and what stands there instead; None: the whole file came or went."""

CASES: list[tuple[str, list[Edit], list[Row]]] = [
    (
        "a map that is new",
        [("new.persona.yaml", None, "kind: persona\nid: ola\nname: Ola\n")],
        [("map-added", "notable", "persona:ola", None, None)],
    ),
    (
        "a map that is gone",
        [
            (JAN, None, None),
            (ORDER, "personas: [anna, jan]", "personas: [anna]"),
            (ORDER, "by: {anna: 0.5, jan: 1}", "by: {anna: 0.5}"),
            (RETURN, "personas: jan\n", ""),
        ],
        [
            ("persona-excluded", "notable", "journey:order", "jan", None),
            ("emotion-removed", "notable", "journey:order/steps/search", 1.0, None),
            ("persona-excluded", "notable", "journey:zwrot", "jan", None),
            ("map-removed", "notable", "persona:jan", None, None),
        ],
    ),
    (
        "a map that is gone although others name it",
        [(JAN, None, None)],
        [("map-removed", "breaking", "persona:jan", None, None)],
    ),
    (
        "a draft is proposed, then approved",
        [(ORDER, "status: proposed", "status: approved")],
        [("status-advanced", "notable", "journey:order", "proposed", "approved")],
    ),
    (
        "a map is no longer true",
        [(ORDER, "status: proposed", "status: deprecated")],
        [("map-deprecated", "notable", "journey:order", "proposed", "deprecated")],
    ),
    (
        "a map is true again",
        [(RETURN, "status: deprecated", "status: approved")],
        [("map-revived", "notable", "journey:zwrot", "deprecated", "approved")],
    ),
    (
        "a review",
        [(ORDER, "reviewed: 2026-05-01", "reviewed: 2026-08-01")],
        [("review-recorded", "notable", "journey:order", "2026-05-01", "2026-08-01")],
    ),
    (
        "an owner comes",
        [(RETURN, "lang: pl\n", "lang: pl\nowner: it\n")],
        [("owner-named", "notable", "journey:zwrot", None, "it")],
    ),
    (
        "another owner",
        [(ORDER, "owner: sales", "owner: it")],
        [("owner-changed", "notable", "journey:order", "sales", "it")],
    ),
    (
        "a tag",
        [(ORDER, "tags: [shop]", "tags: [shop, gifts]")],
        [("tag-added", "cosmetic", "journey:order", None, "gifts")],
    ),
    (
        "an item gets an id",
        [(RETURN, "needs: [Prosta odpowiedź]", "needs: [{id: prosta, text: Prosta odpowiedź}]")],
        [("id-given", "cosmetic", "journey:zwrot/needs/prosta", None, "prosta")],
    ),
    (
        "an id is retired",
        [(RETURN, "lang: pl\n", "lang: pl\nretired: [kwit]\n")],
        [("id-retired", "cosmetic", "journey:zwrot", None, "kwit")],
    ),
    (
        "an id is free again",
        [(ORDER, "retired: [hurry]\n", "")],
        [("id-released", "notable", "journey:order", "hurry", None)],
    ),
    (
        "an id that was retired is used again",
        [
            (
                ORDER,
                "- {id: unpack, title: I unpack}",
                "- {id: unpack, title: I unpack}\n      - {id: hurry, title: I run}",
            )
        ],
        [
            ("step-added", "notable", "journey:order/steps/hurry", None, None),
            ("id-reused", "breaking", "journey:order/steps/hurry", None, "hurry"),
        ],
    ),
    (
        "the same, taken off the list",
        [
            (ORDER, "retired: [hurry]\n", ""),
            (
                ORDER,
                "- {id: unpack, title: I unpack}",
                "- {id: unpack, title: I unpack}\n      - {id: hurry, title: I run}",
            ),
        ],
        [
            ("id-reused", "breaking", "journey:order", None, "hurry"),
            ("step-added", "notable", "journey:order/steps/hurry", None, None),
        ],
    ),
    (
        "an id of another catalog is used again",
        [(MORE, "systems:", "channels:\n  - {id: fax}\nsystems:")],
        [
            ("entry-added", "notable", "catalog:more/channels/fax", None, None),
            ("id-reused", "breaking", "catalog:more/channels/fax", None, "fax"),
        ],
    ),
    (
        "a persona comes",
        [(RETURN, "personas: jan", "personas: [jan, anna]")],
        [("persona-included", "notable", "journey:zwrot", None, "anna")],
    ),
    (
        "other evidence",
        [(ORDER, "evidence: [survey]", "evidence: [talks]")],
        [
            ("evidence-added", "notable", "journey:order/steps/pay", None, "talks"),
            ("evidence-withdrawn", "notable", "journey:order/steps/pay", "survey", None),
        ],
    ),
    (
        "an assumption is checked",
        [(ORDER, "        assumption: true\n", "")],
        [("assumption-cleared", "notable", "journey:order/steps/wait", True, None)],
    ),
    (
        "a stage is added with steps",
        [
            (
                ORDER,
                "  - id: enjoy\n",
                "  - id: use\n    title: I use it\n    steps: [{id: put-on, title: I put it on, pains: [Too small]}]\n  - id: enjoy\n",
            )
        ],
        [("stage-added", "notable", "journey:order/stages/use", None, None)],
    ),
    (
        "a stage moves to the end",
        [
            (
                ORDER,
                "  - id: enjoy\n    title: I enjoy it\n    phase: after\n    steps:\n      - {id: unpack, title: I unpack}\n",
                "",
            ),
            (
                ORDER,
                "stages:\n",
                "stages:\n  - id: enjoy\n    title: I enjoy it\n    phase: after\n    steps:\n      - {id: unpack, title: I unpack}\n",
            ),
        ],
        [("stage-moved", "notable", "journey:order/stages/enjoy", 3, 1)],
    ),
    (
        "a stage without an id moves",
        [
            (RETURN, "  - title: Czekam\n", ""),
            (RETURN, "stages:\n", "stages:\n  - title: Czekam\n"),
        ],
        [("stage-moved", "notable", "journey:zwrot/stages/Czekam", 3, 1)],
    ),
    (
        "a stage without an id has another title",
        [(RETURN, "title: Odsyłam", "title: Przygotowuję paczkę")],
        [
            (
                "retitled",
                "notable",
                "journey:zwrot/stages/Przygotowuję paczkę",
                "Odsyłam",
                "Przygotowuję paczkę",
            )
        ],
    ),
    (
        "another phase",
        [(ORDER, "phase: during", "phase: before")],
        [("phase-changed", "notable", "journey:order/stages/buy", "during", "before")],
    ),
    (
        "a step is gone that a loop and an opportunity name",
        [(ORDER, "      - {id: unpack, title: I unpack}", "      - {id: other, title: I give it}")],
        [
            ("step-added", "notable", "journey:order/steps/other", None, None),
            ("step-removed", "breaking", "journey:order/steps/unpack", None, None),
        ],
    ),
    (
        "a step goes to another stage",
        [
            (
                ORDER,
                "      - id: wait\n        title: I wait\n        assumption: true\n        thinks: [Where is it]\n",
                "",
            ),
            (
                ORDER,
                "      - {id: unpack, title: I unpack}",
                "      - id: wait\n        title: I wait\n        assumption: true\n        thinks: [Where is it]\n      - {id: unpack, title: I unpack}",
            ),
        ],
        [("step-moved", "notable", "journey:order/steps/wait", 2, 1)],
    ),
    (
        "a step has another title",
        [(RETURN, "title: Waham się", "title: Zastanawiam się")],
        [("retitled", "notable", "journey:zwrot/steps/waham", "Waham się", "Zastanawiam się")],
    ),
    (
        "a step has another id and nobody follows",
        [(ORDER, "id: unpack, title: I unpack}", "id: open-box, title: I unpack, was: unpack}")],
        [("id-changed", "breaking", "journey:order/steps/open-box", "unpack", "open-box")],
    ),
    (
        "a step has another id and all follow",
        [
            (ORDER, "id: unpack, title: I unpack}", "id: open-box, title: I unpack, was: unpack}"),
            (ORDER, "{from: unpack, to: search", "{from: open-box, to: search"),
            (ORDER, "for: [unpack]", "for: [open-box]"),
        ],
        [("id-changed", "notable", "journey:order/steps/open-box", "unpack", "open-box")],
    ),
    (
        "a way is added, another has another share",
        [
            (
                ORDER,
                "{to: choose, share: 0.8}, {to: pay, share: 0.2, when: in a hurry}",
                "{to: choose, share: 0.7}, {to: pay, share: 0.2, when: in a hurry}, {to: unpack, share: 0.1}",
            )
        ],
        [
            ("way-share-lowered", "notable", "journey:order/steps/search/next/choose/", 0.8, 0.7),
            ("way-added", "notable", "journey:order/steps/search/next/unpack/", None, None),
        ],
    ),
    (
        "a way has another condition",
        [(ORDER, "when: in a hurry", "when: late")],
        [
            (
                "value-changed",
                "notable",
                "journey:order/steps/search/next/pay/late",
                "in a hurry",
                "late",
            )
        ],
    ),
    (
        "another loop",
        [
            (
                ORDER,
                "{from: unpack, to: search, kind: loyalty}",
                "{from: unpack, to: choose, kind: repeat}",
            )
        ],
        [
            ("loop-added", "notable", "journey:order/loops/unpack/choose/repeat", None, None),
            ("loop-removed", "notable", "journey:order/loops/unpack/search/loyalty", None, None),
        ],
    ),
    (
        "a variant comes",
        [
            (
                ORDER,
                "        variants:\n",
                "        variants:\n          - {when: [evening], emotion: 1, pains: [It is dark]}\n",
            )
        ],
        [("variant-added", "notable", "journey:order/steps/pay/variants/evening", None, None)],
    ),
    (
        "a variant feels otherwise",
        [(ORDER, "emotion: -1, pains: [It rains]", "emotion: -2, pains: [It pours]")],
        [
            (
                "emotion-worsened",
                "regression",
                "journey:order/steps/pay/variants/frost",
                -1.0,
                -2.0,
            ),
            (
                "reworded",
                "notable",
                "journey:order/steps/pay/variants/frost/pains/It pours",
                "It rains",
                "It pours",
            ),
        ],
    ),
    (
        "another context",
        [(ORDER, "context: [evening]", "context: [frost]")],
        [
            ("context-added", "notable", "journey:order/steps/search", None, "frost"),
            ("context-removed", "notable", "journey:order/steps/search", "evening", None),
        ],
    ),
    (
        "no moment of truth any more",
        [(ORDER, "        moment_of_truth: true\n", "")],
        [("moment-of-truth-unmarked", "notable", "journey:order/steps/pay", True, None)],
    ),
    (
        "a touchpoint comes",
        [(ORDER, "title: I choose\n", "title: I choose\n        touchpoint: cart\n")],
        [("touchpoint-added", "notable", "journey:order/steps/choose", None, "cart")],
    ),
    (
        "another touchpoint on another channel",
        [(ORDER, "touchpoint: cart", "touchpoint: hotline")],
        [("touchpoint-rechanneled", "notable", "journey:order/steps/search", "web", "phone")],
    ),
    (
        "another touchpoint on the same channel",
        [(ORDER, "touchpoint: cart", "touchpoint: {channel: web, title: Form}")],
        [("touchpoint-changed", "notable", "journey:order/steps/search", "cart", "Form")],
    ),
    (
        "a feeling is told",
        [(ORDER, "title: I unpack}", "title: I unpack, emotion: {score: 2, basis: reported}}")],
        [("emotion-recorded", "notable", "journey:order/steps/unpack", None, 2.0)],
    ),
    (
        "a feeling falls for all",
        [
            (
                ORDER,
                "{score: 0.5, basis: assumed, intensity: 2, by: {anna: 0.5, jan: 1}}",
                "{score: -1, basis: reported, intensity: 2, by: {anna: -1, jan: 0}}",
            )
        ],
        [("emotion-worsened", "regression", "journey:order/steps/search", 0.5, -1.0)],
    ),
    (
        "a feeling rises for one",
        [(ORDER, "jan: 1}", "jan: 1.5}")],
        [("emotion-improved", "improvement", "journey:order/steps/search", 1.0, 1.5)],
    ),
    (
        "a feeling is felt more strongly",
        [(ORDER, "intensity: 2", "intensity: 4")],
        [("emotion-strengthened", "notable", "journey:order/steps/search", 2, 4)],
    ),
    (
        "a feeling was watched",
        [(ORDER, "basis: assumed", "basis: observed")],
        [
            (
                "emotion-better-founded",
                "notable",
                "journey:order/steps/search",
                "assumed",
                "observed",
            )
        ],
    ),
    (
        "a pain comes and one goes",
        [
            (
                ORDER,
                "          - {id: sizes, text: Sizes are missing}\n",
                "          - {id: slow, text: It is slow}\n",
            )
        ],
        [
            ("pain-added", "regression", "journey:order/pains/slow", None, None),
            ("pain-resolved", "improvement", "journey:order/pains/sizes", None, None),
        ],
    ),
    (
        "a pain is worse in one way, and better in another",
        [(ORDER, "severity: 3, frequency: 0.4", "severity: 5, frequency: 0.2")],
        [
            ("pain-worsened", "regression", "journey:order/pains/few-photos", 3, 5),
            ("pain-eased", "improvement", "journey:order/pains/few-photos", 0.4, 0.2),
        ],
    ),
    (
        "a pain is assessed",
        [(ORDER, "text: Sizes are missing", "text: Sizes are missing, severity: 2")],
        [("pain-assessed", "notable", "journey:order/pains/sizes", None, 2)],
    ),
    (
        "a pain is reworded",
        [(RETURN, "Nie wiem czy mogę oddać", "Nie wiem czy jeszcze mogę oddać")],
        [
            (
                "reworded",
                "notable",
                "journey:zwrot/steps/waham/pains/Nie wiem czy jeszcze mogę oddać",
                "Nie wiem czy mogę oddać",
                "Nie wiem czy jeszcze mogę oddać",
            )
        ],
    ),
    (
        "texts below the threshold are two",
        [(RETURN, "Nie ma paragonu", "Zgubiłem dowód zakupu")],
        [
            (
                "pain-added",
                "regression",
                "journey:zwrot/steps/waham/pains/Zgubiłem dowód zakupu",
                None,
                None,
            ),
            (
                "pain-resolved",
                "improvement",
                "journey:zwrot/steps/waham/pains/Nie ma paragonu",
                None,
                None,
            ),
        ],
    ),
    (
        "a gain, a driver and a barrier go",
        [
            (ORDER, "        gains: [Wide choice]\n", ""),
            (ORDER, "        drivers: [A birthday]\n        barriers: [Little money]\n", ""),
        ],
        [
            (
                "driver-lost",
                "regression",
                "journey:order/steps/search/drivers/A birthday",
                None,
                None,
            ),
            (
                "barrier-removed",
                "improvement",
                "journey:order/steps/search/barriers/Little money",
                None,
                None,
            ),
            ("gain-lost", "regression", "journey:order/steps/choose/gains/Wide choice", None, None),
        ],
    ),
    (
        "an item with an id goes to another step",
        [
            (ORDER, "          - {id: sizes, text: Sizes are missing}\n", ""),
            (
                ORDER,
                "        next: [",
                "        pains: [{id: sizes, text: Sizes are missing}]\n        next: [",
            ),
        ],
        [("item-moved", "notable", "journey:order/pains/sizes", 2, 1)],
    ),
    (
        "an id goes to another kind of thing",
        [
            (ORDER, "          - {id: sizes, text: Sizes are missing}\n", ""),
            (
                ORDER,
                "drivers: [A birthday]",
                "drivers: [A birthday, {id: sizes, text: Sizes are missing}]",
            ),
        ],
        [
            ("driver-added", "improvement", "journey:order/drivers/sizes", None, None),
            ("pain-resolved", "improvement", "journey:order/pains/sizes", None, None),
        ],
    ),
    (
        "texts change places",
        [(ORDER, "[I type a word, I read the results]", "[I read the results, I type a word]")],
        [("order-changed", "cosmetic", "journey:order/steps/search", None, None)],
    ),
    (
        "an expectation is met",
        [(ORDER, "by: anna, met: no", "by: anna, met: yes")],
        [("expectation-now-met", "improvement", "journey:order/expectations/safe", "no", "yes")],
    ),
    (
        "an expectation is met in part",
        [(ORDER, "by: anna, met: no", "by: anna, met: partly")],
        [
            (
                "expectation-met-better",
                "improvement",
                "journey:order/expectations/safe",
                "no",
                "partly",
            )
        ],
    ),
    (
        "an expectation is asked about",
        [(ORDER, "text: It is quick", "text: It is quick, met: yes")],
        [("expectation-assessed", "notable", "journey:order/expectations/quick", None, "yes")],
    ),
    (
        "an expectation is gone, a need comes",
        [
            (ORDER, "          - {id: quick, text: It is quick}\n", ""),
            (
                ORDER,
                "        thinks: [Where is it]",
                "        needs: [News]\n        thinks: [Where is it]",
            ),
        ],
        [
            ("expectation-removed", "notable", "journey:order/expectations/quick", None, None),
            ("item-added", "notable", "journey:order/steps/wait/needs/News", None, None),
        ],
    ),
    (
        "all times are longer",
        [
            (
                ORDER,
                "{planned: 2 min, actual: 5 min, wait: 1 min}",
                "{planned: 3 min, actual: 6 min, wait: 2 min}",
            )
        ],
        [
            ("wait-lengthened", "regression", "journey:order/steps/pay", "1 min", "2 min"),
            ("duration-lengthened", "regression", "journey:order/steps/pay", "5 min", "6 min"),
            ("plan-lengthened", "notable", "journey:order/steps/pay", "2 min", "3 min"),
        ],
    ),
    (
        "all times are told in other words",
        [
            (
                ORDER,
                "{planned: 2 min, actual: 5 min, wait: 1 min}",
                "{planned: 120 s, actual: PT5M, wait: 60 s}",
            ),
            (RETURN, "60 min", "1 h"),
        ],
        [],
    ),
    (
        "all times go",
        [(ORDER, "        duration: {planned: 2 min, actual: 5 min, wait: 1 min}\n", "")],
        [("duration-removed", "notable", "journey:order/steps/pay", "5 min", None)],
    ),
    (
        "wait and plan go",
        [(ORDER, "{planned: 2 min, actual: 5 min, wait: 1 min}", "{actual: 5 min}")],
        [
            ("wait-removed", "notable", "journey:order/steps/pay", "1 min", None),
            ("plan-dropped", "notable", "journey:order/steps/pay", "2 min", None),
        ],
    ),
    (
        "a metric within noise",
        [
            (
                ORDER,
                "value: 33, n: 120, period: Q1, counts: {promoters: 60, detractors: 20}",
                "value: 46, n: 130, period: Q2, counts: {promoters: 75, detractors: 15}",
            )
        ],
        [("metric-within-noise", "notable", "journey:order/steps/pay/metrics/nps/Q2", 33.0, 46.0)],
    ),
    (
        "a metric better",
        [
            (
                ORDER,
                "value: 33, n: 120, period: Q1, counts: {promoters: 60, detractors: 20}",
                "value: 70, n: 130, period: Q2, counts: {promoters: 101, detractors: 10}",
            )
        ],
        [("metric-improved", "improvement", "journey:order/steps/pay/metrics/nps/Q2", 33.0, 70.0)],
    ),
    (
        "a metric reaches its target",
        [(ORDER, "value: 73.3, n: 120", "value: 88, n: 200")],
        [
            (
                "metric-on-target",
                "improvement",
                "journey:order/steps/pay/metrics/csat/Q1",
                73.3,
                88.0,
            )
        ],
    ),
    (
        "nothing tells which way is better",
        [(ORDER, "value: 500", "value: 600")],
        [("metric-changed", "notable", "journey:order/steps/pay/metrics/visits/Q1", 500.0, 600.0)],
    ),
    (
        "a metric is measured",
        [(ORDER, "{metric: lost, n: 900}", "{metric: lost, value: 0.3, n: 900}")],
        [("metric-valued", "notable", "journey:order/steps/pay/metrics/lost/", None, 0.3)],
    ),
    (
        "measured again",
        [(ORDER, "value: 500, period: Q1", "value: 500, period: Q2")],
        [
            (
                "metric-remeasured",
                "notable",
                "journey:order/steps/pay/metrics/visits/Q2",
                500.0,
                500.0,
            )
        ],
    ),
    (
        "a metric is calculated otherwise",
        [(CATALOG, "method: count", "method: score"), (ORDER, "value: 500", "value: 700")],
        [
            ("metric-redefined", "notable", "catalog:shop/metrics/visits", "count", "score"),
            (
                "metric-incomparable",
                "notable",
                "journey:order/steps/pay/metrics/visits/Q1",
                500.0,
                700.0,
            ),
        ],
    ),
    (
        "targets",
        [
            (ORDER, "target: 80", "target: 85"),
            (ORDER, "{metric: lost, n: 900}", "{metric: lost, n: 900, target: 0.2}"),
        ],
        [
            ("target-moved", "notable", "journey:order/steps/pay/metrics/csat/Q1", 80.0, 85.0),
            ("target-set", "notable", "journey:order/steps/pay/metrics/lost/", None, 0.2),
        ],
    ),
    (
        "a metric is added",
        [
            (
                ORDER,
                "          - {metric: lost, n: 900}\n",
                "          - {metric: lost, n: 900}\n          - {metric: lost, value: 0.2, period: Q3}\n",
            )
        ],
        [("metric-added", "notable", "journey:order/steps/pay/metrics/lost/Q3", None, None)],
    ),
    (
        "a column comes, one is moved",
        [
            (PRINT, "  - {step: search}\n", ""),
            (
                PRINT,
                "  - {id: money, step: pay}\n",
                "  - {id: money, step: pay}\n  - {step: search}\n  - {step: unpack}\n",
            ),
        ],
        [
            ("column-moved", "notable", "blueprint:inside/steps/search", 1, 3),
            ("column-added", "notable", "blueprint:inside/steps/unpack", None, None),
        ],
    ),
    (
        "a column shows another step",
        [(PRINT, "step: pay", "step: wait")],
        [("column-redirected", "notable", "blueprint:inside/steps/money", "pay", "wait")],
    ),
    (
        "a column shows no step any more",
        [(PRINT, "{id: money, step: pay}", "{id: money, title: Money}")],
        [
            ("value-added", "notable", "blueprint:inside/steps/money", None, "Money"),
            ("value-removed", "notable", "blueprint:inside/steps/money", "pay", None),
        ],
    ),
    (
        "lanes",
        [
            (
                PRINT,
                "  - {id: helpers-two, role: support}\n",
                "  - {id: helpers-three, role: support}\n",
            ),
            (PRINT, "{id: helpers, role: support}", "{id: helpers, role: backstage}"),
        ],
        [
            (
                "lane-role-changed",
                "notable",
                "blueprint:inside/lanes/helpers",
                "support",
                "backstage",
            ),
            ("lane-added", "notable", "blueprint:inside/lanes/helpers-three", None, None),
            ("lane-removed", "notable", "blueprint:inside/lanes/helpers-two", None, None),
        ],
    ),
    (
        "lanes change places",
        [
            (
                PRINT,
                "  - {id: helpers, role: support}\n  - {id: helpers-two, role: support}\n",
                "  - {id: helpers-two, role: support}\n  - {id: helpers, role: support}\n",
            )
        ],
        [("lane-moved", "notable", "blueprint:inside/lanes/helpers-two", 5, 4)],
    ),
    (
        "an action comes with arrows",
        [
            (
                PRINT,
                "links:\n",
                "  - {id: thank, at: money, lane: stage-front, text: Shop says thanks}\nlinks:\n  - {from: bill, to: thank}\n",
            )
        ],
        [
            ("action-added", "notable", "blueprint:inside/actions/thank", None, None),
            ("link-added", "notable", "blueprint:inside/links/bill/thank/", None, None),
        ],
    ),
    (
        "an action into the customer's sight",
        [(PRINT, "at: choose\n    lane: behind", "at: choose\n    lane: stage-front")],
        [
            (
                "action-crossed-visibility",
                "notable",
                "blueprint:inside/actions/pick",
                "behind",
                "stage-front",
            )
        ],
    ),
    (
        "an action to the customer",
        [(PRINT, "at: search, lane: stage-front", "at: search, lane: client")],
        [
            (
                "action-crossed-interaction",
                "notable",
                "blueprint:inside/actions/show",
                "stage-front",
                "client",
            )
        ],
    ),
    (
        "an action farther back",
        [(PRINT, "at: choose\n    lane: behind", "at: choose\n    lane: helpers")],
        [
            (
                "action-crossed-internal-interaction",
                "notable",
                "blueprint:inside/actions/pick",
                "behind",
                "helpers",
            )
        ],
    ),
    (
        "an action beside itself",
        [(PRINT, "lane: helpers,", "lane: helpers-two,")],
        [
            (
                "action-changed-lane",
                "notable",
                "blueprint:inside/actions/bill",
                "helpers",
                "helpers-two",
            )
        ],
    ),
    (
        "an action at another column",
        [(PRINT, "at: money, lane", "at: choose, lane")],
        [("action-moved", "notable", "blueprint:inside/actions/bill", "money", "choose")],
    ),
    (
        "another system and order",
        [(PRINT, "system: crm", "system: erp")],
        [("value-changed", "notable", "blueprint:inside/actions/show", "crm", "erp")],
    ),
    (
        "an arrow means something else",
        [(PRINT, "{from: pick, to: bill, kind: needs}", "{from: pick, to: bill}")],
        [("link-redirected", "notable", "blueprint:inside/links/pick/bill/", "needs", "triggers")],
    ),
    (
        "a fail point weighs more",
        [(PRINT, "severity: 3", "severity: 5")],
        [("fail-point-worsened", "regression", "blueprint:inside/actions/pick", 3, 5)],
    ),
    (
        "a fail point is gone that is answered",
        [
            (
                PRINT,
                "    fail_point: {id: wrong, text: Stock is wrong, severity: 3, recovery: Count again}\n",
                "",
            )
        ],
        [
            (
                "fail-point-removed",
                "breaking",
                "blueprint:inside/actions/pick",
                "Stock is wrong",
                None,
            )
        ],
    ),
    (
        "a fail point in other words",
        [
            (
                PRINT,
                "text: Stock is wrong, severity: 3, recovery: Count again",
                "text: The stock is not right, severity: 3",
            )
        ],
        [
            (
                "fail-point-reworded",
                "notable",
                "blueprint:inside/actions/pick",
                "Stock is wrong",
                "The stock is not right",
            ),
            (
                "recovery-removed",
                "regression",
                "blueprint:inside/actions/pick",
                "Count again",
                None,
            ),
        ],
    ),
    (
        "an action waits less",
        [(PRINT, "wait: 2 h", "wait: 1 h")],
        [("wait-shortened", "improvement", "blueprint:inside/actions/pick", "2 h", "1 h")],
    ),
    (
        "an opportunity starts",
        [(TODO, "status: planned", "status: doing")],
        [
            (
                "opportunity-started",
                "notable",
                "backlog:todo/opportunities/photos",
                "planned",
                "doing",
            )
        ],
    ),
    (
        "an opportunity is done",
        [(TODO, "status: planned", "status: done")],
        [("opportunity-done", "notable", "backlog:todo/opportunities/photos", "planned", "done")],
    ),
    (
        "an opportunity is planned",
        [(TODO, "status: idea", "status: planned")],
        [("opportunity-planned", "notable", "backlog:todo/opportunities/chat", "idea", "planned")],
    ),
    (
        "an opportunity is dropped",
        [(TODO, "status: idea", "status: dropped")],
        [("opportunity-dropped", "notable", "backlog:todo/opportunities/chat", "idea", "dropped")],
    ),
    (
        "estimates",
        [(TODO, "impact: 3\n    effort: 5", "impact: 4\n    effort: 3")],
        [
            ("estimate-raised", "notable", "backlog:todo/opportunities/photos", 3, 4),
            ("estimate-lowered", "notable", "backlog:todo/opportunities/photos", 5.0, 3.0),
        ],
    ),
    (
        "an outcome",
        [(TODO, "to: 0.2}", "to: 0.1}")],
        [("outcome-changed", "notable", "backlog:todo/opportunities/photos", 0.2, 0.1)],
    ),
    (
        "an outcome without a value to reach",
        [(TODO, "from: 0.3, to: 0.2}", "from: 0.3}")],
        [("value-removed", "notable", "backlog:todo/opportunities/photos", 0.2, None)],
    ),
    (
        "an outcome is dropped",
        [(TODO, "    outcome: {metric: lost, from: 0.3, to: 0.2}\n", "")],
        [("outcome-dropped", "notable", "backlog:todo/opportunities/photos", "lost", None)],
    ),
    (
        "later",
        [(TODO, "due: 2027-01-01", "due: 2027-02-01")],
        [
            (
                "due-date-postponed",
                "notable",
                "backlog:todo/opportunities/photos",
                "2027-01-01",
                "2027-02-01",
            )
        ],
    ),
    (
        "no date",
        [(TODO, "    due: 2027-01-01\n", "")],
        [("due-date-dropped", "notable", "backlog:todo/opportunities/photos", "2027-01-01", None)],
    ),
    (
        "aims, requirements, exclusions",
        [
            (TODO, "for: [order#few-photos]", "for: [order#sizes]"),
            (TODO, "requires: [chat]", "requires: [phone-line]"),
            (TODO, "excludes: [phone-line]", "excludes: [photos]"),
        ],
        [
            ("aim-added", "notable", "backlog:todo/opportunities/photos", None, "order#sizes"),
            (
                "aim-removed",
                "notable",
                "backlog:todo/opportunities/photos",
                "order#few-photos",
                None,
            ),
            (
                "requirement-added",
                "notable",
                "backlog:todo/opportunities/photos",
                None,
                "phone-line",
            ),
            ("requirement-removed", "notable", "backlog:todo/opportunities/photos", "chat", None),
            ("exclusion-added", "notable", "backlog:todo/opportunities/chat", None, "photos"),
            ("exclusion-removed", "notable", "backlog:todo/opportunities/chat", "phone-line", None),
        ],
    ),
    (
        "an opportunity from the journey to the backlog",
        [
            (
                ORDER,
                "opportunities:\n  - {id: gift-wrap, title: Wrap it as a present, for: [unpack]}\n",
                "",
            ),
            (
                TODO,
                "  - {id: chat",
                "  - {id: gift-wrap, title: Wrap it as a present, for: [order#unpack]}\n  - {id: chat",
            ),
        ],
        [
            (
                "reference-respelled",
                "cosmetic",
                "backlog:todo/opportunities/gift-wrap",
                ("unpack",),
                ("order#unpack",),
            ),
            ("opportunity-moved", "cosmetic", "backlog:todo/opportunities/gift-wrap", 1, 2),
        ],
    ),
    (
        "an opportunity is new",
        [(TODO, "  - {id: chat", "  - {id: bot, title: A bot}\n  - {id: chat")],
        [("opportunity-added", "notable", "backlog:todo/opportunities/bot", None, None)],
    ),
    (
        "an entry goes to another catalog",
        [
            (CATALOG, "  - {id: erp, title: Stock}\n", ""),
            (MORE, "systems:\n", "systems:\n  - {id: erp, title: Stock}\n"),
        ],
        [("entry-moved", "cosmetic", "catalog:more/systems/erp", 2, 1)],
    ),
    (
        "an entry has another id and all follow",
        [
            (CATALOG, "{id: cart, title: Cart", "{id: basket, was: cart, title: Cart"),
            (ORDER, "touchpoint: cart", "touchpoint: basket"),
        ],
        [("id-changed", "notable", "catalog:shop/touchpoints/basket", "cart", "basket")],
    ),
    (
        "an entry whose id was its title",
        [
            (CATALOG, "{id: crm, title: Customer file}", "{id: cdp, was: crm, title: cdp}"),
            (PRINT, "system: crm", "system: cdp"),
        ],
        [
            ("id-changed", "notable", "catalog:shop/systems/cdp", "crm", "cdp"),
            ("retitled", "notable", "catalog:shop/systems/cdp", "Customer file", "cdp"),
        ],
    ),
    (
        "an entry is gone",
        [
            (CATALOG, "  - {id: phone, title: Telephone, mode: online}\n", ""),
            (CATALOG, "channel: phone, ", ""),
        ],
        [
            ("entry-removed", "notable", "catalog:shop/channels/phone", None, None),
            ("value-removed", "notable", "catalog:shop/touchpoints/hotline", "phone", None),
        ],
    ),
    (
        "a catalog's touchpoint on another channel",
        [(CATALOG, "title: Cart, channel: web", "title: Cart, channel: phone")],
        [("touchpoint-rechanneled", "notable", "catalog:shop/touchpoints/cart", "web", "phone")],
    ),
    (
        "a team can do more",
        [(CATALOG, "capacity: 20", "capacity: 25")],
        [("capacity-raised", "notable", "catalog:shop/teams/sales", 20.0, 25.0)],
    ),
    (
        "a source is gathered anew",
        [(CATALOG, "date: 2026-03-01, n: 120", "date: 2026-09-01, n: 140")],
        [("source-renewed", "notable", "catalog:shop/evidence/survey", "2026-03-01", "2026-09-01")],
    ),
    (
        "a promise is worded otherwise",
        [(CATALOG, "promise: A human answers", "promise: A person answers")],
        [
            (
                "text-changed",
                "notable",
                "catalog:shop/touchpoints/hotline",
                "A human answers",
                "A person answers",
            )
        ],
    ),
    (
        "a persona is worked out",
        [
            (ANNA, "share: 0.4\nproto: true", "share: 0.5"),
            (ANNA, "value: 30", "value: 40"),
            (ANNA, "channels: [web]", "channels: [phone]"),
        ],
        [
            ("share-raised", "notable", "persona:anna", 0.4, 0.5),
            ("persona-researched", "notable", "persona:anna", True, None),
            ("channel-preferred", "notable", "persona:anna", None, "phone"),
            ("channel-no-longer-preferred", "notable", "persona:anna", "web", None),
            ("trait-shifted", "notable", "persona:anna/traits/Patience", 30.0, 40.0),
        ],
    ),
    (
        "a trait comes",
        [(ANNA, "traits:\n", "traits:\n  - {name: Humour, value: 90}\n")],
        [("trait-added", "notable", "persona:anna/traits/Humour", None, None)],
    ),
    (
        "free facts",
        [(ANNA, "music: jazz", "tea: green"), (ANNA, "archetype: Beginner", "archetype: Learner")],
        [
            ("value-changed", "notable", "persona:anna", "Beginner", "Learner"),
            ("value-added", "notable", "persona:anna", None, "green"),
            ("value-removed", "notable", "persona:anna", "jazz", None),
        ],
    ),
    (
        "an empathy map of somebody else",
        [(FELT, "persona: anna", "persona: jan"), (FELT, "step: order#pay", "step: order#wait")],
        [
            ("persona-changed", "notable", "empathy-map:felt", "anna", "jan"),
            ("value-changed", "notable", "empathy-map:felt", "order#pay", "order#wait"),
        ],
    ),
    (
        "an id is carried on by a chain",
        [(RETURN, "id: pakuje", "id: odsylam\n        was: [kartonuje, pakuje]")],
        [("id-changed", "notable", "journey:zwrot/steps/odsylam", "pakuje", "odsylam")],
    ),
    (
        "an id changes and nothing tells",
        [(ORDER, "id: sizes, text", "id: no-sizes, text")],
        [
            ("pain-added", "regression", "journey:order/pains/no-sizes", None, None),
            ("pain-resolved", "improvement", "journey:order/pains/sizes", None, None),
        ],
    ),
    (
        "a persona has another id and all follow",
        [
            (ANNA, "id: anna", "id: ania\nwas: anna"),
            (ORDER, "personas: [anna", "personas: [ania"),
            (ORDER, "by: {anna:", "by: {ania:"),
            (ORDER, "by: anna", "by: ania"),
            (FELT, "persona: anna", "persona: ania"),
        ],
        [("id-changed", "notable", "persona:ania", "anna", "ania")],
    ),
    (
        "a journey has another id and all follow",
        [
            (ORDER, "id: order\n", "id: present\nwas: order\n"),
            (PRINT, "journey: order", "journey: present"),
            (TODO, "order#few-photos", "present#few-photos"),
            (FELT, "order#pay", "present#pay"),
        ],
        [("id-changed", "notable", "journey:present", "order", "present")],
    ),
    (
        "a journey has another id and nobody follows",
        [(ORDER, "id: order\n", "id: present\nwas: order\n")],
        [("id-changed", "breaking", "journey:present", "order", "present")],
    ),
    (
        "a former id is added",
        [(JAN, "name: Jan", "name: Jan\nwas: janek")],
        [("former-id-changed", "cosmetic", "persona:jan", None, ("janek",))],
    ),
    (
        "a scope goes",
        [(ORDER, "scope: {from: the idea, to: the party}\n", "")],
        [("value-removed", "notable", "journey:order", "from: the idea, to: the party", None)],
    ),
    (
        "a summary comes, a scenario is rewritten",
        [
            (
                ORDER,
                "scenario: Anna orders a present.",
                "summary: In short.\nscenario: Anna and Jan order presents.",
            )
        ],
        [
            ("value-added", "notable", "journey:order", None, "In short."),
            (
                "text-changed",
                "notable",
                "journey:order",
                "Anna orders a present.",
                "Anna and Jan order presents.",
            ),
        ],
    ),
    (
        "a kpi has another target",
        [(PRINT, "target: 0.1", "target: 0.05")],
        [("value-changed", "notable", "blueprint:inside/actions/pick/kpis/Right stock", 0.1, 0.05)],
    ),
    (
        "free facts in a list",
        [(ANNA, "music: jazz", "music: [folk, jazz]")],
        [("value-changed", "notable", "persona:anna", "jazz", ("folk", "jazz"))],
    ),
    (
        "a list of free facts",
        [(JAN, "name: Jan", "name: Jan\npreferences: {music: [jazz, folk]}")],
        [
            ("entry-listed", "notable", "persona:jan", None, "jazz"),
            ("entry-listed", "notable", "persona:jan", None, "folk"),
        ],
    ),
    (
        "a map has another file",
        [(JAN, None, None), ("jan.persona.yaml", None, "kind: persona\nid: jan\nname: Jan\n")],
        [("map-moved", "cosmetic", "persona:jan", "j.persona.yaml", "jan.persona.yaml")],
    ),
    (
        "a reference in full",
        [(PRINT, "step: pay", "step: order#pay"), (ORDER, "for: [unpack]", "for: [order#unpack]")],
        [
            ("reference-respelled", "cosmetic", "blueprint:inside/steps/money", "pay", "order#pay"),
            (
                "reference-respelled",
                "cosmetic",
                "journey:order/opportunities/gift-wrap",
                ("unpack",),
                ("order#unpack",),
            ),
        ],
    ),
    (
        "a column without an id shows another step, and its actions follow",
        [
            (PRINT, "{step: choose,", "{step: wait, title: Picks,"),
            (PRINT, "at: choose", "at: wait"),
        ],
        [
            ("column-added", "notable", "blueprint:inside/steps/wait", None, None),
            ("column-removed", "notable", "blueprint:inside/steps/choose", None, None),
            ("action-moved", "notable", "blueprint:inside/actions/pick", "choose", "wait"),
        ],
    ),
]
