"""What may happen if an option is chosen."""

from __future__ import annotations

from ...model import Case, Receipt, Risk
from ..glossary import GLOSSARY
from ..numbers import format_range
from ..sentences.criterion import SEVERITIES, SEVERITY_SCALE
from .table import Column, Table
from .values import BASIS_COLUMNS, basis_cells, range_cells

COLUMNS = (
    Column("event", "What may happen"),
    Column("low", "Chance, low", "percent", "%", 0),
    Column("mode", "Chance", "percent", "%", 0, "Most likely chance within twelve months."),
    Column("high", "Chance, high", "percent", "%", 0),
    Column("severity", "Severity", "number", "1 to 5", 0, f"{SEVERITY_SCALE}."),
    Column("severity_word", "Severity in words", help=f"{SEVERITY_SCALE}."),
    Column(
        "exposure",
        "Exposure",
        "number",
        "severity points",
        2,
        GLOSSARY["risk_exposure"].sentence,
    ),
    Column(
        "counted",
        "How it enters the score",
        help="The criterion that already covers the risk, the levels it changes when it happens, or the risk exposure.",
    ),
    Column("mitigation", "Mitigation"),
    *BASIS_COLUMNS,
)


def risks_table(case: Case, option_id: str, receipt: Receipt | None = None) -> Table:
    """The risk register of one option."""
    option = case.options[option_id]
    rows = tuple(
        (
            risk.event,
            *range_cells(risk.likelihood),
            risk.severity,
            SEVERITIES[risk.severity],
            risk.likelihood.mode / 100 * risk.severity if risk.is_exposed else None,
            counted_where(case, risk),
            risk.mitigation,
            *basis_cells(risk.basis),
        )
        for risk in option.risks.values()
    )
    return Table("risks", f"{option.label}: risks", COLUMNS, rows, tuple(option.risks), (), receipt)


def counted_where(case: Case, risk: Risk) -> str:
    """Where a risk enters the numbers, in words."""
    if risk.later_step:
        return f"not counted: part of a later step, {risk.later_step}"
    if risk.counted_in:
        return "already covered by " + ", ".join(case.criteria[id_].name for id_ in risk.counted_in)
    if risk.effects:
        return "when it happens: " + "; ".join(
            f"{case.criteria[id_].name} {format_range(change, case.criteria[id_].decimals, case.criteria[id_].unit)}"
            for id_, change in risk.effects.items()
        )
    return "risk exposure"
