"""Which scenario an answer speaks of."""

from __future__ import annotations

from ...model import AS_STATED, MIXED, Case
from ..numbers import format_number

STATED_NAME = "As stated"
"""What the case without any scenario is called."""

MIXED_NAME = "All, by their chances"


def scenario_name(case: Case, id_: str) -> str:
    """What a reader calls a scenario, the case as stated, or all scenarios under their chances."""
    if id_ in ("", AS_STATED):
        return STATED_NAME
    return MIXED_NAME if id_ == MIXED else case.scenarios[id_].name


def scenario_clause(case: Case) -> str:
    """What is said before an answer in a scenario; "" for the case as stated."""
    if not case.scenario:
        return ""
    if case.scenario != MIXED:
        return f"Scenario: {case.scenarios[case.scenario].name}."
    if not case.mixture:
        return "Scenarios vary by their chances."
    main = max(case.mixture, key=lambda part: part.share)
    which = "the case as stated" if main.id == AS_STATED else f'the scenario "{case.scenarios[main.id].name}"'
    share = format_number(100 * main.share)
    return f"Scenarios vary by their chances; most likely levels are those of {which} ({share} %)."


def in_scenario(case: Case, sentence: str) -> str:
    """A sentence that says which scenario it speaks of."""
    return f"{scenario_clause(case)} {sentence}".strip()
