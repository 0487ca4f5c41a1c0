"""Records of scenarios -> scenarios."""

from __future__ import annotations

from collections.abc import Mapping

from ..model import Range, Scenario
from .build_option import by_criterion
from .estimates import build_range
from .records import CaseRecord, ScenarioCell, ScenarioLevelRecord, ScenarioRecord


def build_scenarios(record: CaseRecord, options: tuple[str, ...]) -> Mapping[str, Scenario]:
    """The scenarios by id; what they say of options that the case is loaded without is dropped."""
    return {id_: _build(id_, found, options, tuple(record.criteria)) for id_, found in record.scenarios.items()}


def _build(id_: str, record: ScenarioRecord, options: tuple[str, ...], criteria: tuple[str, ...]) -> Scenario:
    cells = {option: by_criterion(record.cells[option], criteria) for option in options if option in record.cells}
    return Scenario(
        id_,
        record.name,
        record.because,
        record.chance,
        {option: {j: _build_cell(cell) for j, cell in row.items()} for option, row in cells.items()},
        {milestone: build_range(days) for milestone, days in sorted(record.lead_days.items())},
        {option: build_range(record.lag_days[option]) for option in options if option in record.lag_days},
    )


def _build_cell(cell: ScenarioCell) -> Range:
    return build_range(cell.level if isinstance(cell, ScenarioLevelRecord) else cell.effect)
