"""Who gains and who pays: every impact that is stated, sums by choice, the proposal's in full, and groups of actors."""

from __future__ import annotations

from ...model import Case, Receipt
from ...study.perspectives import Interests
from ..sentences.interests import RULE, actor_and_period, interest_id, interest_name, period_text
from .table import Cell, Column, Table
from .values import BASIS_COLUMNS, basis_cells, number_or_none, range_cells

UNIT = "-3 to 3"


def impacts_table(case: Case, receipt: Receipt | None = None) -> Table:
    """One row per impact that is stated, with its basis and reason."""
    columns = (
        Column("option", "Option"),
        Column("actor", "Actor"),
        Column("period", "Period"),
        Column("low", "Low", "number", UNIT, 1, is_signed=True),
        Column("impact", "Impact", "number", UNIT, 1, "Change against today's course.", is_signed=True),
        Column("high", "High", "number", UNIT, 1, is_signed=True),
        *BASIS_COLUMNS,
    )
    rows: list[tuple[Cell, ...]] = []
    ids = []
    for option in case.options.values():
        for actor, row in option.impacts.items():
            for period, stated in row.items():
                rows.append(
                    (
                        option.label,
                        case.actors[actor].name,
                        period_text(case, period),
                        *range_cells(stated.range),
                        *basis_cells(stated.basis),
                    )
                )
                ids.append(f"{option.id}.{actor}.{period}")
    return Table("impacts", "What each option does to each actor", columns, tuple(rows), tuple(ids), (), receipt)


def interests_table(case: Case, interests: Interests, receipt: Receipt | None = None) -> Table:
    """One row per choice: who gains, who loses, and its impact on every actor in every period."""
    columns = (
        Column("choice", "Choice"),
        Column("gain", "Gain", "list", help="In no period do they lose."),
        Column("lose", "Lose", "list", help="In no period do they gain."),
        Column("mixed", "Gain and lose", "list", help="In different periods."),
        Column("open", "Not stated", "number", "impacts", 0, "Impacts of its measures that the case does not state."),
        *(
            Column(
                f"impact.{actor}.{period}",
                actor_and_period(case, actor, period),
                "number",
                UNIT,
                1,
                empty="not stated",
                about="actor",
                is_signed=True,
            )
            for actor in interests.actors
            for period in interests.periods
        ),
    )
    body: tuple[tuple[Cell, ...], ...] = tuple(
        (
            interest_name(case, interests, c),
            *(
                tuple(case.actors[id_].name for id_ in interests.actors_with(c, verdict))
                for verdict in ("gains", "loses", "mixed")
            ),
            interests.open_impacts(c),
            *map(number_or_none, interests.summed.impact_cktv[c, :, :, 1].ravel().tolist()),
        )
        for c in range(len(interests.members))
    )
    ids = tuple(interest_id(case, interests, c) for c in range(len(body)))
    return Table("interests", "Who gains, who pays", columns, body, ids, (RULE,), receipt)


def proposal_impacts_table(case: Case, interests: Interests, receipt: Receipt | None = None) -> Table:
    """One row per actor and period under the proposal: its measures' impacts side by side, and their sum."""
    choice = interests.proposed
    members = () if choice is None else tuple(id_ for id_ in interests.members[choice] if id_ in interests.options)
    columns = (
        Column("actor", "Actor"),
        Column("period", "Period"),
        Column("sum", "Sum", "number", UNIT, 1, "Of the impacts that are stated.", "not stated", is_signed=True),
        Column("low", "Low", "number", UNIT, 1, "If every measure turns out worst.", "not stated", is_signed=True),
        Column("high", "High", "number", UNIT, 1, "If every measure turns out best.", "not stated", is_signed=True),
        Column("open", "Not stated", "number", "measures", 0, "Measures whose impact is not stated."),
        *(
            Column(
                f"member.{id_}",
                case.options[id_].label,
                "number",
                UNIT,
                1,
                empty="not stated",
                about="option",
                is_signed=True,
            )
            for id_ in members
        ),
    )
    body: list[tuple[Cell, ...]] = []
    ids = []
    for k, actor in enumerate(interests.actors if choice is not None else ()):
        for t, period in enumerate(interests.periods):
            low, mode, high = map(number_or_none, interests.summed.impact_cktv[choice, k, t].tolist())
            stated = int(interests.summed.stated_ckt[choice, k, t])
            single = (float(interests.option_ikt[interests.options.index(id_), k, t]) for id_ in members)
            body.append(
                (
                    case.actors[actor].name,
                    period_text(case, period),
                    mode,
                    low,
                    high,
                    len(members) - stated,
                    *map(number_or_none, single),
                )
            )
            ids.append(f"{actor}.{period}")
    name = "" if choice is None else f" under {interest_name(case, interests, choice)}"
    title = f"Who gains, who pays{name}"
    return Table("proposal_impacts", title, columns, tuple(body), tuple(ids), (RULE,), receipt)


def interest_groups_table(case: Case, interests: Interests, receipt: Receipt | None = None) -> Table:
    """One row per merge of actors, the closest first, and whether it lies below the cut."""
    of = interests.groups
    names = [case.actors[id_].name for id_ in interests.compared]
    columns = (
        Column("one", "Group", "list"),
        Column("other", "Joins", "list"),
        Column("at", "Distance", "number", "impact points", 2, "Mean difference of impacts stated for both."),
        Column("together", "Interests in common"),
    )
    merges = () if of is None else of.merges
    groups = () if of is None else of.groups
    body = tuple(
        (
            tuple(names[a] for a in merge.one),
            tuple(names[a] for a in merge.other),
            merge.at,
            any(set(merge.one + merge.other) <= set(group) for group in groups),
        )
        for merge in merges
    )
    ids = tuple(str(k + 1) for k in range(len(body)))
    return Table("interest_groups", "Whose interests go together", columns, body, ids, (), receipt)
