"""A case as one perspective sees it: with the cells that its holder estimates otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..model import Case, MixedScenario, Option, Performance
from .uncertainty.inputs import cell_id


def case_as_believed(case: Case, profile: str) -> Case:
    """The case with a profile's beliefs in place of its own cells; ``believed_by`` tells it apart.

    In a scenario too, what the profile states stands. A profile without beliefs leaves the case as it is.

    Raises
    ------
    ValueError
        The case holds another perspective's beliefs already.
    """
    if case.believed_by:
        raise ValueError(f"the case is already seen with the beliefs of '{case.believed_by}'")
    beliefs = case.profiles[profile].beliefs
    if not beliefs:
        return case
    return replace(
        case,
        options={id_: _believe(option, beliefs.get(id_, {})) for id_, option in case.options.items()},
        mixture=tuple(_believe_mixed(part, beliefs) for part in case.mixture),
        believed_by=profile,
    )


def _believe(option: Option, cells: Mapping[str, Performance]) -> Option:
    return replace(option, performance=dict(option.performance) | dict(cells))


def _believe_mixed(part: MixedScenario, beliefs: Mapping[str, Mapping[str, Performance]]) -> MixedScenario:
    """No scenario changes what a perspective is sure of."""
    believed = {cell_id(option, id_): cell.range for option, row in beliefs.items() for id_, cell in row.items()}
    estimates = {id_: believed.get(id_) or found for id_, found in part.estimates.items()}
    return replace(part, estimates=estimates)
