"""What other methods say, beside the additive model, which is the main result."""

from __future__ import annotations

from collections.abc import Sequence

from ...analysis.methods import METHODS, Agreement, Disagreement, MethodResult, RankReversal
from ...analysis.score import Ranking
from ...model import Case
from ..names import join_names

MOST_NAMED = 2
"""Disagreements named in a sentence; the table counts them all."""


def cross_check_sentence(ranking: Ranking, results: Sequence[MethodResult]) -> str:
    """How many of the other methods put the same option first."""
    others = [result for result in results if result.method != "additive"]
    same = [METHODS[r.method].name for r in others if _is_same_first(ranking, r)]
    differ = [METHODS[r.method].name for r in others if not _is_same_first(ranking, r)]
    if not differ and len(others) > 1:
        return f"All {len(others)} other methods put the same option first."
    if not same and len(others) > 1:
        return f"None of the {len(others)} other methods puts the same option first."
    if len(others) == 1:
        return f"{join_names(same + differ)} {'puts' if same else 'does not put'} the same option first."
    does, puts = "does" if len(differ) == 1 else "do", "puts" if len(same) == 1 else "put"
    return f"{join_names(same)} {puts} the same option first; {join_names(differ)} {does} not."


def _is_same_first(ranking: Ranking, result: MethodResult) -> bool:
    return set(ranking.leaders) == {i for i, rank in enumerate(result.rank_i) if rank == 1}


def agreement_sentence(case: Case, ranking: Ranking, agreement: Agreement) -> str:
    """Where a method turns a pair around, and which criterion drives it."""
    if not agreement.n_opposed:
        return "The same order."
    named = "; ".join(_turned(case, ranking, d) for d in agreement.disagreements[:MOST_NAMED])
    more = agreement.n_opposed - min(agreement.n_opposed, MOST_NAMED)
    return f"{named}{f'; and {more} more' if more else ''}. {METHODS[agreement.method].differs}"


def _turned(case: Case, ranking: Ranking, disagreement: Disagreement) -> str:
    above, below = (case.options[ranking.option_ids[row]].label for row in (disagreement.above, disagreement.below))
    if disagreement.driver is None:
        return f"{below} ahead of {above}, through several criteria together"
    return f"{below} ahead of {above}, because of {case.criteria[ranking.criterion_ids[disagreement.driver]].name}"


def reversal_sentence(case: Case, ranking: Ranking, reversal: RankReversal) -> str:
    """Which pairs changed their order when an option was taken away."""
    pairs = [
        f"{case.options[ranking.option_ids[a]].label} no longer ahead of {case.options[ranking.option_ids[b]].label}"
        for a, b in reversal.pairs
    ]
    return "; ".join(pairs) or "none"


def guard_sentence(reversals: Sequence[RankReversal]) -> str:
    """For which methods the order of the others depends on who else is present."""
    methods = list(dict.fromkeys(r.method for r in reversals))
    turning = [m for m in methods if any(r.method == m and r.has_changed for r in reversals)]
    if not methods:
        return "Fewer than two options are ranked, so there is no order that could change."
    if not turning:
        return "Removing any one option changes the order of the others under no method."
    steady = [METHODS[m].name for m in methods if m not in turning]
    names = join_names([METHODS[m].name for m in turning])
    return (
        f"Removing an option changes the order of the others under {names}; never under {join_names(steady)}."
        if steady
        else f"Removing an option changes the order of the others under {names}."
    )
