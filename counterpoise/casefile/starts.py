"""What stands in a case at first: a case with nothing in it, and new entries that are sound as they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from .write_profile import profile_id

NO_REASON = "No reason given yet."
NOT_ESTIMATED = "Not yet estimated."
BASED: Mapping[str, Any] = {"basis": "judgement", "because": NO_REASON}


def of_experts(amount: object) -> dict[str, Any]:
    """A level stated by two experts, who say at first what was stated."""
    start = 0 if amount is None else amount
    return {"experts": {"Expert 1": start, "Expert 2": start}}


def of_one(experts: Mapping[str, object]) -> object:
    """The estimate of the first expert, in place of those of several."""
    return next(iter(experts.values()), 0)


def empty_case(day: str) -> dict[str, Any]:
    """The trees of a case without a criterion, by file: today's course, and equal weights to come.

    ``day`` is the day of the decision, as 2026-11-27.
    """
    year = int(day[:4])
    return {
        "case.yaml": {
            "schema_version": 1,
            "id": "my_case",
            "title": "My decision",
            "question": "Which option should we choose?",
            "decided_by": "To be named",
            "as_of": day,
            "horizon_days": 730,
            "baseline": "as_today",
            "money": {"currency": "USD", "unit": "million", "price_year": year},
            "too_close": 3,
            "objectives": {"aims": {"name": "Aims"}},
            "criteria": {},
        },
        "options/as_today.yaml": new_option("Go on as today", {}),
        "weights/equal.yaml": {
            "name": "Equal weights",
            "held_by": "Nobody in particular",
            "because": "Every criterion counts the same until somebody says otherwise.",
            "points": {},
        },
    }


def new_option(name: str, cells: Mapping[str, Any]) -> dict[str, Any]:
    """An option with these cells of the performance table."""
    return {
        "name": name,
        "summary": "Not yet described.",
        "performance": dict(cells),
        "lag_days": {"days": 0, **BASED},
    }


def new_criterion(name: str, unit: str, worst: object, best: object, objective: str) -> dict[str, Any]:
    """A criterion with a fixed scale."""
    return {
        "name": name,
        "objective": objective,
        "definition": "Not yet defined.",
        "unit": unit,
        "scale": {"worst": worst, "best": best},
    }


def missing_level() -> dict[str, Any]:
    return {"missing": NOT_ESTIMATED}


def new_profile(name: str, criteria: Iterable[str]) -> dict[str, Any]:
    """A weight profile in which every criterion counts the same."""
    return {"name": name, "held_by": "To be named", "because": NO_REASON, "points": dict.fromkeys(criteria, 10)}


def new_source(title: str, claim: str) -> dict[str, Any]:
    """A source with one claim of this id."""
    return {
        "title": title,
        "author": "To be named",
        "publisher": "To be named",
        "known_on": "2000",
        "how_read": "read",
        "claims": {claim: new_claim()},
    }


def new_claim() -> dict[str, Any]:
    return {"says": "Not yet written.", "locator": "To be named"}


def average_points(points: Mapping[str, Any]) -> float:
    """What a new criterion weighs in a profile: as much as the others do on average."""
    known = [value for value in points.values() if isinstance(value, int | float) and not isinstance(value, bool)]
    return round(sum(known) / len(known), 2) if known else 10


NEW: Mapping[str, Callable[[str], dict[str, Any]]] = {
    "Cost": lambda name: {"what": name, "kind": "committed", "amount": 0, **BASED},
    "Risk": lambda name: {"event": name, "likelihood": 10, "severity": 2, **BASED},
    "Prerequisite": lambda name: {"what": name, "kind": "decision", "lead_days": 30, **BASED},
    "Objective": lambda name: {"name": name},
    "Package": lambda name: {"name": name, "members": []},
    "Source": lambda name: new_source(name, "to_be_named"),
    "Claim": lambda name: {**new_claim(), "says": name},
    "Scenario": lambda name: {"name": name, "because": NO_REASON},
    "Actor": lambda name: {"name": name, "definition": "Not yet defined."},
    "Period": lambda name: {"name": name},
    "ImpactMeaning": lambda name: {"level": 0, "meaning": name},
    "ShareRange": lambda name: {"low": 0, "high": 100},
    "Anchor": lambda name: {"level": 0, "meaning": name},
    "Point": lambda name: {"level": 0, "value": 0},
    "Interaction": lambda name: {"pair": [], "criterion": "", "change": 0, **BASED},
    "Limit": lambda name: {"on": "cost", "because": name},
    "Rule": lambda name: {"together": [], "because": name},
    "Factor": lambda name: {"name": name, "because": NO_REASON, "estimates": [], "strength": 0.5},
    "Comparison": lambda name: {"more": "", "less": "", "times": 2},
}
"""A new entry of each record (without the word Record), from the words that name it."""


def free_id(name: str, taken: Iterable[str]) -> str:
    """The id that a name gives, with a number where it is taken: ``"Speed limit" -> "speed_limit"``."""
    words = profile_id(name) if re.search(r"[A-Za-z0-9]", name) else "entry"
    used = {id_.lower() for id_ in taken} | {"all", "case"}
    return next(id_ for at in range(1, 10**6) if (id_ := words if at == 1 else f"{words}_{at}").lower() not in used)
