"""The options of a case, one line each."""

from __future__ import annotations

from ...analysis.levels import committed_cost
from ...analysis.timeline import option_days
from ...model import Case, Receipt
from ..glossary import GLOSSARY
from .table import Column, Table


def options_table(case: Case, receipt: Receipt | None = None) -> Table:
    """Every option in the case's order, with stage, days and committed cost."""
    columns = (
        Column("id", "Id"),
        Column("name", "Option"),
        Column("stage", "Stage"),
        Column("status", "Status"),
        Column("ready_day", "Ready", "day", "day", 0, GLOSSARY["ready_day"].sentence),
        Column("effect_day", "First effect", "day", "day", 0, GLOSSARY["effect_day"].sentence),
        Column("cost", "Committed cost", "number", case.money.label, 1, GLOSSARY["committed_cost"].sentence),
        Column("risks", "Risks", "number", decimals=0),
        Column("excludes", "Excludes", "list"),
        Column("summary", "Summary"),
    )
    rows = []
    for option in case.options.values():
        days = option_days(case, option.id)
        excluded = tuple(case.options[id_].label for id_ in option.excludes if id_ in case.options)
        rows.append(
            (
                option.id,
                option.name,
                option.stage,
                option.status,
                days.ready.mode,
                days.effect.mode,
                committed_cost([option]).mode,
                len(option.risks),
                excluded,
                option.summary,
            )
        )
    return Table("options", "Options", columns, tuple(rows), tuple(case.options), (), receipt)
