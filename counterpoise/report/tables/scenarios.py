"""What the scenarios of a case change, and what is best in each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...analysis.scenarios import chance_of
from ...analysis.uncertainty.inputs import Input, cell_id, lag_id, lead_id
from ...model import Case, Range, Receipt, Scenario
from ...study.packages.by_scenario import ScenarioBest
from ..glossary import GLOSSARY
from ..sentences.packages import package_name
from ..sentences.robustness import input_name
from ..sentences.scenario import scenario_name
from .table import Cell, Column, Table

CHANGES = (
    Column("scenario", "Scenario", help=GLOSSARY["scenario"].sentence),
    Column("estimate", "Estimate"),
    Column("unit", "Unit"),
    Column("low", "Low", "number", decimals=None),
    Column("mode", "Most likely", "number", decimals=None),
    Column("high", "High", "number", decimals=None),
)

BEST = (
    Column("scenario", "Scenario", help=GLOSSARY["scenario"].sentence),
    Column("chance", "Chance", "percent", "%", 0, empty="not stated"),
    Column("measure", "Best measure", "list", empty="none can be ranked"),
    Column("measure_score", "Its score", "number", "points", 1),
    Column("measures_tied", "Measures within the tie margin", "number", "", 0, "The best one is among them."),
    Column("package", "Best package", empty="none"),
    Column("package_score", "Score of the package", "number", "points", 1),
    Column(
        "packages_tied",
        "Packages within the tie margin",
        "number",
        "",
        0,
        "The best one is among them.",
        "not counted",
    ),
    Column("always", "In all of these packages", "list", empty="none"),
    Column("because", "Reason"),
)


def by_scenario_table(case: Case, found: Mapping[str, ScenarioBest], receipt: Receipt | None = None) -> Table:
    """The best measure and the best package in every scenario, at its most likely levels."""
    rows = tuple(_best_row(case, id_, best) for id_, best in found.items())
    return Table("by_scenario", "Answer by scenario", BEST, rows, tuple(found), (), receipt)


def _best_row(case: Case, id_: str, best: ScenarioBest) -> tuple[Cell, ...]:
    package, ties = best.package, best.tie_set
    name = None if package is None else package_name(case, package.members)
    others = best.n_first - 1
    if name is not None and others > 0:
        name += f" ({others} more {'shares' if others == 1 else 'share'} first place)"
    return (
        scenario_name(case, id_),
        chance_of(case, id_),
        tuple(case.options[leader].label for leader in best.leaders),
        best.score,
        best.n_measures,
        name,
        None if package is None else package.score,
        None if ties is None else ties.count,
        () if ties is None else tuple(case.options[member].label for member in ties.always),
        case.scenarios[id_].because if id_ in case.scenarios else "",
    )


def scenario_changes_table(case: Case, receipt: Receipt | None = None) -> Table:
    """Every estimate of every scenario."""
    entries = [(scenario, *entry) for scenario in case.scenarios.values() for entry in _entries(case, scenario)]
    rows = tuple(
        (scenario.name, input_name(case, entry), unit, *_ends(entry.estimate)) for scenario, entry, unit, _ in entries
    )
    ids = tuple(f"{scenario.id}: {entry.id}" for scenario, entry, _, _ in entries)
    decimals = tuple(places for _, _, _, places in entries)
    return Table("scenario_changes", "What the scenarios change", CHANGES, rows, ids, (), receipt, decimals)


def _entries(case: Case, scenario: Scenario) -> Iterator[tuple[Input, str, int]]:
    """What a scenario estimates, with its unit and decimals."""
    for option, row in scenario.cells.items():
        for id_, estimate in row.items():
            criterion, is_effect = case.criteria[id_], case.options[option].performance[id_].is_effect
            unit = f"{criterion.unit} against the baseline" if is_effect else criterion.unit
            yield Input(cell_id(option, id_), "cell", option, estimate, id_), unit, max(criterion.decimals, 1)
    for id_, days in scenario.lead_days.items():
        yield Input(lead_id(id_), "lead time", id_, days), "days", 0
    for option, days in scenario.lag_days.items():
        yield Input(lag_id(option), "lag", option, days), "days", 0


def _ends(estimate: Range) -> tuple[float, float, float]:
    return estimate.low, estimate.mode, estimate.high
