"""A small case whose scores can be worked out by hand.

Weights 50, 30, 20 on speed (0 to 100 worth), cost (10 to 0) and calm (0 to 10, effects on 5).

=========  =====  ====  ====  =====================================
option     speed  cost  calm  score
=========  =====  ====  ====  =====================================
stay          20     0     5  50 x 0.2 + 30 x 1.0 + 20 x 0.5 = 50
train         80     4     6  50 x 0.8 + 30 x 0.6 + 20 x 0.6 = 70
tram          60     2     9  50 x 0.6 + 30 x 0.8 + 20 x 0.9 = 72
=========  =====  ====  ====  =====================================
"""

from __future__ import annotations

from dataclasses import replace

from counterpoise.model import (
    Actor,
    Balance,
    Basis,
    Case,
    Claim,
    Cost,
    Criterion,
    Impact,
    Interaction,
    Money,
    Objective,
    Option,
    Package,
    Performance,
    Period,
    Prerequisite,
    Range,
    Risk,
    Source,
    WeightProfile,
)

JUDGED = Basis("judgement", "Chosen for the example.", ("C2",))
COUNTED = Basis("source", "Counted in 2017.", ("C1",))


def exact(number: float) -> Range:
    return Range(number, number, number)


def make_criterion(id_: str, worst: float, best: float, **more: object) -> Criterion:
    fields = {"name": id_.capitalize(), "objective": "travel", "definition": f"How much {id_}.", "unit": "points"}
    points = ((worst, 0.0), (best, 1.0))
    return Criterion(id=id_, worst=worst, best=best, value_points=points, **(fields | more))


def make_option(id_: str, speed: Range | None, cost: float, calm: Range, **more: object) -> Option:
    cells = {
        "speed": Performance("speed", speed, JUDGED if speed else None, missing=None if speed else "never measured"),
        "calm": Performance("calm", calm, COUNTED, is_effect=id_ != "stay"),
    }
    costs = {f"{id_}_works": Cost(f"{id_}_works", "Works", "committed", exact(cost), JUDGED)}
    fields: dict[str, object] = {
        "name": f"Build the {id_}",
        "short_name": id_.capitalize(),
        "summary": "A measure.",
        "performance": cells,
        "costs": costs,
        "risks": {},
        "prerequisites": {},
        "lag_days": exact(10),
        "lag_basis": JUDGED,
    }
    return Option(id=id_, **(fields | more))


def make_small_case(**changes: object) -> Case:
    permit = Prerequisite("permit", "Permit, signed", "decision", Range(5, 10, 30), JUDGED)
    digging = Prerequisite("digging", "Digging", "time", Range(20, 40, 60), JUDGED, after=("permit",))
    poll = Prerequisite("poll", "Ask the neighbours", "decision", exact(7), JUDGED, is_hard=False)
    second_line = Prerequisite("second_line", "Land bought", "resource", exact(90), JUDGED, later_step="second line")
    noise = Risk("noise", "Noise at night", Range(10, 20, 40), 3, COUNTED, "Night rest")
    strike = Risk("strike", "Drivers strike", Range(5, 10, 20), 4, JUDGED, counted_in=("calm",))
    repair = Cost("repair", "Repairs", "contingent", Range(1, 2, 9), JUDGED, "A flood", exact(5), 2)
    works = Cost("tram_works", "Rails", "committed", exact(2), COUNTED)
    wait = Impact(Range(-2, -1, 0.5), JUDGED)
    tram = make_option(
        "tram",
        Range(40, 60, 70),
        2,
        Range(2, 4, 5),
        prerequisites={p.id: p for p in (permit, digging, poll, second_line)},
        risks={"noise": noise, "strike": strike},
        costs={"tram_works": works, "repair": repair},
        claims=("C1",),
        excludes=("train",),
        impacts={"riders": {"soon": wait, "later": Impact(exact(2), COUNTED)}, "shops": {"soon": wait}},
    )
    options = {
        "stay": make_option("stay", exact(20), 0, exact(5)),
        "train": make_option("train", Range(70, 80, 95), 4, exact(1)),
        "tram": tram,
    }
    claims = (
        Claim("C1", "count", "The count says so.", "p. 3", "figure"),
        Claim("C2", "count", "Nobody asked.", "p. 4"),
    )
    later = (Claim("C3", "memoir", "It came otherwise.", "ch. 1"),)
    fields: dict[str, object] = {
        "id": "small",
        "title": "Tram or train",
        "question": "What should be built?",
        "decided_by": "The council",
        "as_of": "2018-07-10",
        "horizon_days": 365,
        "baseline": "stay",
        "money": Money("EUR", "million", 2018),
        "objectives": {"travel": Objective("travel", "Travel"), "town": Objective("town", "The town")},
        "criteria": {
            "speed": make_criterion("speed", 0, 100, unit="km/h"),
            "cost": make_criterion("cost", 10, 0, measured_by="cost", objective="town", unit="million EUR", decimals=1),
            "calm": make_criterion("calm", 0, 10, entered_as="effect", objective="town", decimals=1, unit="index 0-10"),
        },
        "options": options,
        "profiles": {
            "everyday": WeightProfile(
                "everyday", "Everyday", "Commuters", "Speed first.", {"speed": 50, "cost": 30, "calm": 20}
            )
        },
        "default_profile": "everyday",
        "sources": {
            "count": Source("count", "The count", "Town", "Town", "2017", "read", claims),
            "memoir": Source("memoir", "A memoir", "Mayor", "Press", "2019-03", "from memory", later),
        },
        "interactions": (Interaction(("train", "tram"), "speed", -2.5, JUDGED),),
        "packages": {"both": Package("both", "Both", ("train", "tram"), "Everything at once.")},
        "balance": Balance("speed", "calm", "Is it fast and calm?"),
        "digest": "0" * 64,
        "actors": {
            "riders": Actor("riders", "Riders", "Those who ride."),
            "shops": Actor("shops", "=1+1", "Those who sell.", "Nobody asked them."),
        },
        "periods": {"soon": Period("soon", "Soon", 0, 100), "later": Period("later", "Later", 100, None)},
    }
    return Case(**(fields | changes))


BEGINNING = "A name with so many words before those that matter that it is cut in every chart, namely "


def make_alike_case(beginning: str = "") -> Case:
    """The small case with everything named alike: one name for all, or one long ``beginning`` before the id."""
    case = make_small_case()

    def name(id_: str) -> str:
        return f"{beginning}{id_}" if beginning else "Rank"

    options = {
        id_: replace(
            option,
            short_name=name(id_),
            prerequisites={p.id: replace(p, what=name(p.id)) for p in option.prerequisites.values()},
        )
        for id_, option in case.options.items()
    }
    criteria = {id_: replace(criterion, name=name(id_)) for id_, criterion in case.criteria.items()}
    actors = {id_: replace(actor, name=name(id_)) for id_, actor in case.actors.items()}
    periods = {id_: replace(period, name=name(id_)) for id_, period in case.periods.items()}
    return replace(case, options=options, criteria=criteria, actors=actors, periods=periods)
