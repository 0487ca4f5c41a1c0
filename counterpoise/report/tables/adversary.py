"""What a disliked choice needs to win, by perspective; and who blocks a proposal, with what would bring each in."""

from __future__ import annotations

from ...model import Case, Receipt
from ...study.perspectives import Adversary, Disagreement, Proposal
from ..sentences.adversary import change_text
from ..sentences.perspectives import choice_name
from ..sentences.sensitivity import share_moves
from .table import Column, Table


def adversary_table(case: Case, found: Disagreement, adversary: Adversary, receipt: Receipt | None = None) -> Table:
    """One row per perspective, the nearest first: how much weight must shift for the disliked choice to win."""
    columns = (
        Column("perspective", "Perspective"),
        Column("lost", "Behind the best", "number", "points", 1),
        Column(
            "moved",
            "Weight that shifts",
            "percent",
            "%",
            1,
            "Half the sum of all changes of shares, the smallest that makes it rank first.",
            "no weights do it",
        ),
        Column("changes", "Shares that move"),
        Column("trails", "Behind under all weights", "number", "points", 1, "At least so many.", "not always"),
    )
    names = [criterion.name for criterion in case.criteria.values()]
    wins = adversary.win_a
    rows = sorted(range(len(found.ids)), key=lambda a: (wins[a].moved is None, wins[a].moved or 0.0, a))
    body = []
    for a in rows:
        then_j, moved = wins[a].weight_j, wins[a].moved
        body.append(
            (
                case.profiles[found.ids[a]].name,
                float(adversary.lost_a[a]),
                None if moved is None else 100 * moved,
                share_moves(names, adversary.weight_aj[a], then_j) if then_j is not None and moved else "",
                None if then_j is not None else wins[a].trails_by,
            )
        )
    title = f"What it takes for {choice_name(case, found, adversary.members)} to rank first"
    return Table("adversary", title, columns, tuple(body), tuple(found.ids[a] for a in rows), (), receipt)


def blockers_table(case: Case, found: Disagreement, proposal: Proposal, receipt: Receipt | None = None) -> Table:
    """One row per perspective: whether it accepts the proposal, and the smallest change that it would accept."""
    columns = (
        Column("perspective", "Perspective"),
        Column("accepts", "Accepts"),
        Column("short", "Short of acceptable", "number", "points", 1, "0 where it accepts."),
        Column("change", "Smallest change that it accepts", help="Each step adds, drops or swaps one measure."),
        Column("steps", "Steps", "number", "", 0, empty="none needed"),
        Column("gives_up", "Gives up if all are brought in", "number", "points", 1, empty="no change"),
    )
    body = []
    for a, id_ in enumerate(found.ids):
        change = proposal.for_one.get(a)
        is_blocker = a in proposal.blockers
        body.append(
            (
                case.profiles[id_].name,
                "no" if proposal.short_a[a] > 0 else "yes",
                float(proposal.short_a[a]),
                change_text(case, found, change) if change else ("no change" if is_blocker else ""),
                change.steps if change else None,
                float(proposal.for_all.gives_up_a[a]) if proposal.for_all else None,
            )
        )
    title = f"Who accepts {choice_name(case, found, proposal.members)}"
    return Table("blockers", title, columns, tuple(body), found.ids, (), receipt)
