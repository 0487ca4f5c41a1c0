"""What must come before an option, and when it can be done."""

from __future__ import annotations

from ...analysis.timeline import build_network, critical_path, schedule
from ...model import Case, Receipt
from ..dates import decision_date
from ..glossary import GLOSSARY
from ..numbers import count_of, format_range
from .table import Column, Table
from .timeline import ABSENT
from .values import BASIS_COLUMNS, basis_cells, range_cells

COLUMNS = (
    Column("what", "What must come first", help=GLOSSARY["prerequisite"].sentence),
    Column("kind", "Kind"),
    Column("hard", "Hard", help="yes: the option cannot go ahead without it; no: it can, but should not."),
    Column("low", "Lead, low", "number", "days", 0),
    Column("mode", "Lead", "number", "days", 0, GLOSSARY["lead_time"].sentence),
    Column("high", "Lead, high", "number", "days", 0),
    Column("after", "Comes after", "list"),
    Column("start", "Starts", "day", "day", 0, "Earliest day, counted from the decision, with most likely lead times."),
    Column("finish", "Done", "day", "day", 0),
    Column("critical", "On the critical path", help=GLOSSARY["critical_path"].sentence),
    Column("gates", "Needed for", help="The option itself, or a later step that is not counted in the ready day."),
    *BASIS_COLUMNS,
)


def prerequisites_table(case: Case, option_id: str, receipt: Receipt | None = None) -> Table:
    """Milestones of one option taken alone, with earliest days and the critical path."""
    option = case.options[option_id]
    network = build_network(case, (option_id,))
    times = schedule(network, network.lead_k())
    chain = critical_path(network, option_id)
    names = {milestone.id: milestone.what for milestone in network.milestones}
    rows = tuple(
        (
            milestone.what,
            milestone.kind,
            milestone.is_hard,
            *((None, None, None) if network.is_absent(k) else range_cells(milestone.lead_days)),
            tuple(names[id_] for id_ in milestone.after),
            None if network.is_absent(k) else float(times.start_dk[k]),
            None if network.is_absent(k) else float(times.finish_dk[k]),
            milestone.id in chain,
            f"{milestone.later_step or 'the option'}; {ABSENT}"
            if network.is_absent(k)
            else milestone.later_step or "the option",
            *basis_cells(milestone.basis),
        )
        for k, milestone in enumerate(network.milestones)
    )
    return Table(
        "prerequisites", f"{option.label}: prerequisites", COLUMNS, rows, network.ids, _notes(case, option_id), receipt
    )


def _notes(case: Case, option_id: str) -> tuple[str, ...]:
    lag = case.options[option_id].lag_days
    days = f"{count_of(lag.mode, 'day')} ({format_range(lag)})"
    needs = build_network(case, (option_id,)).unmet
    return (
        f"Days count from the decision on {decision_date(case)}. From ready to first effect: {days}. "
        + _because(case, option_id),
        *(f"Cannot be adopted without {case.options[needed].label}." for _, needed in needs if needed in case.options),
    )


def _because(case: Case, option_id: str) -> str:
    """What the days to the first effect rest on."""
    kind, because, claims = basis_cells(case.options[option_id].lag_basis)
    return f"{because.rstrip('.')} ({', '.join((kind, *claims))})."
