"""A case with the estimates of one of its scenarios, or of all under their chances."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..model import AS_STATED, MIXED, Case, MixedScenario, Option, Range, Scenario
from .uncertainty.inputs import cell_id, lag_id, lead_id


def case_in_scenario(case: Case, id_: str) -> Case:
    """The case as it is if a scenario holds; it keeps its digest, and its ``scenario`` tells it apart.

    ``id_`` "" leaves the case as stated. With `MIXED` every draw is in one of the scenarios, by their
    chances, and in what is left of 100 per cent in the case as stated; the most likely levels are
    those of the scenario with the largest chance, the case as stated coming first where several have it.

    Raises
    ------
    ValueError
        The case is in a scenario already, or no scenario has a chance.
    """
    if case.scenario:
        raise ValueError(f"the case is already seen in the scenario '{case.scenario}'")
    if not id_:
        return case
    if id_ != MIXED:
        return replace(_change(case, case.scenarios[id_]), scenario=id_)
    parts = _share_out(case)
    main = max(parts, key=lambda part: part.share)
    seen = case if main.id == AS_STATED else _change(case, case.scenarios[main.id])
    return replace(seen, scenario=MIXED, mixture=parts if len(parts) > 1 else ())


def has_chances(case: Case) -> bool:
    """Whether any scenario has a chance above 0."""
    return any(scenario.chance for scenario in case.scenarios.values())


def _share_out(case: Case) -> tuple[MixedScenario, ...]:
    """The scenarios that have a chance, behind the case as stated where chance is left for it."""
    likely = [scenario for scenario in case.scenarios.values() if scenario.chance]
    if not likely:
        raise ValueError("no scenario of this case has a chance")
    changed = {scenario.id: _estimates(scenario) for scenario in likely}
    stated = _stated_estimates(case)
    ids = sorted({id_ for estimates in changed.values() for id_ in estimates})
    as_stated = {id_: stated[id_] for id_ in ids}
    left = 1 - sum(scenario.chance or 0.0 for scenario in likely) / 100
    rest = [MixedScenario(AS_STATED, left, as_stated)] if left > ROUNDING else []
    parts = (MixedScenario(s.id, (s.chance or 0.0) / 100, as_stated | changed[s.id]) for s in likely)
    return (*rest, *parts)


ROUNDING = 1e-9
"""Chances that miss 100 per cent by less than this leave nothing for the case as stated."""


def _estimates(scenario: Scenario) -> dict[str, Range]:
    """What a scenario changes, by the ids of the inputs."""
    cells = {cell_id(id_, j): found for id_, row in scenario.cells.items() for j, found in row.items()}
    leads = {lead_id(id_): found for id_, found in scenario.lead_days.items()}
    return cells | leads | {lag_id(id_): found for id_, found in scenario.lag_days.items()}


def _stated_estimates(case: Case) -> dict[str, Range]:
    found: dict[str, Range] = {}
    for option in case.options.values():
        found |= {cell_id(option.id, j): c.range for j, c in option.performance.items() if c.range is not None}
        found |= {lead_id(need.id): need.lead_days for need in option.prerequisites.values()}
        found[lag_id(option.id)] = option.lag_days
    return found


def _change(case: Case, scenario: Scenario) -> Case:
    return replace(case, options={id_: _change_option(option, scenario) for id_, option in case.options.items()})


def _change_option(option: Option, scenario: Scenario) -> Option:
    cells: Mapping[str, Range] = scenario.cells.get(option.id, {})
    return replace(
        option,
        performance={
            id_: replace(cell, range=cells[id_]) if id_ in cells else cell for id_, cell in option.performance.items()
        },
        prerequisites={
            id_: replace(need, lead_days=scenario.lead_days.get(id_, need.lead_days))
            for id_, need in option.prerequisites.items()
        },
        lag_days=scenario.lag_days.get(option.id, option.lag_days),
    )


def chance_of(case: Case, id_: str) -> float | None:
    """Chance of a scenario in per cent, or what is left for the case as stated; None where none is stated."""
    if id_ in case.scenarios:
        return case.scenarios[id_].chance
    if not has_chances(case):
        return None
    return max(0.0, 100 - sum(scenario.chance or 0.0 for scenario in case.scenarios.values()))
