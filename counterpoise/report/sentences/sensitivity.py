"""What would change the answer, in words with units."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ...analysis.score import UNRANKED, Ranking
from ...analysis.sensitivity import Finding, NearestWeights, Sensitivity, WeightSweep
from ...analysis.tolerance import slack
from ...model import Case, Criterion
from ..names import join_names, shorten_names
from ..numbers import decimals_apart, format_number, round_outward, sure_digits, with_unit
from ..present import present
from .phrases import points, weight_shift

NAMED = 3
"""Options that share first place and are named; the table has them all."""

SMALLEST_SHARE = 0.0005
"""Changes of a share of weight that would read 0.0 % are not named."""


MOST_DECIMALS = 6


def change_sentence(case: Case, ranking: Ranking, sensitivity: Sensitivity) -> str:
    """The page's answer: how far first place is from changing hands."""
    if sum(rank != UNRANKED for rank in ranking.rank_i) < 2:
        return "Only one option can be ranked, so nothing can change which ranks first."
    if len(ranking.leaders) > 1:
        names = shorten_names([_label(case, ranking, row) for row in ranking.leaders], NAMED)
        return f"{names} share first place; the smallest change decides between them."
    leader = _label(case, ranking, sensitivity.leader)
    inside = [finding for finding in sensitivity.findings if finding.is_inside]
    weights = [finding for finding in sensitivity.findings if finding.kind == "weight"]
    return f"{leader} stays first {_weights_part(case, ranking, weights)}. {_cells_part(case, ranking, inside)}"


def _weights_part(case: Case, ranking: Ranking, weights: list[Finding]) -> str:
    if not weights:
        return "whatever any single weight is, with the others in proportion"
    nearest = min(weights, key=lambda finding: finding.size)
    if loses_rank(ranking, nearest):
        return f"unless {_any_move(case, ranking, nearest)}; it is then not ranked, because a level is missing"
    return f"unless {_weight_move(case, nearest)} (the smallest change of one weight)"


def _cells_part(case: Case, ranking: Ranking, inside: list[Finding]) -> str:
    cells = [finding for finding in inside if finding.kind != "weight"]
    if not cells:
        return "No single estimate changes that within its range."
    nearest = _cell_name(case, ranking, cells[0])
    if len(cells) == 1:
        return f"One estimate can change that within its range: {nearest}."
    return f"{len(cells)} estimates can change that within their ranges; the nearest is {nearest}."


def finding_sentence(case: Case, ranking: Ranking, finding: Finding) -> str:
    """One change after which another option ranks first, as "B overtakes A if ..."."""
    new, old = _label(case, ranking, finding.takes_over), _label(case, ranking, ranking.order[0])
    if loses_rank(ranking, finding):
        unranked = f"{old} is then not ranked, because a level is missing"
        return f"{new} overtakes {old} if {_any_move(case, ranking, finding)}: {unranked}."
    if is_tied(finding):
        return f"{new}, tied with {old}, moves ahead if {_any_move(case, ranking, finding)}."
    head = f"{new} overtakes {old} if"
    if finding.kind == "weight":
        there = ", the only weight at which it is ranked" if ranking.rank_i[finding.takes_over] == UNRANKED else ""
        return f"{head} {_weight_move(case, finding)}{there}."
    criterion = list(case.criteria.values())[finding.column]
    now, then = _apart(finding, switch_decimals(criterion))
    share = f" ({_relative(finding.relative)})" if criterion.measured_by == "cost" and finding.relative else ""
    inside = "inside" if finding.is_inside else "outside"
    return (
        f"{head} {_cell_name(case, ranking, finding)} {_verb(finding)} from {now} to "
        f"{with_unit(then, criterion.unit)}{share}, {inside} its range."
    )


def is_tied(finding: Finding) -> bool:
    """Whether the change is of no size: the two share first place."""
    return abs(finding.then - finding.now) <= slack(finding.now)


def loses_rank(ranking: Ranking, finding: Finding) -> bool:
    """Whether the least change of a weight leaves the leader without a rank, for it lacks a level that then counts."""
    if finding.kind != "weight" or not is_tied(finding):
        return False
    missing_j = np.isnan(ranking.value_ij[ranking.order[0]])
    return bool(missing_j[finding.column]) if finding.now == 0 else bool(finding.now == 1 and missing_j.any())


def _any_move(case: Case, ranking: Ranking, finding: Finding) -> str:
    """Which way something has to move, be it ever so little."""
    criterion = list(case.criteria.values())[finding.column]
    if finding.kind == "baseline":
        return f"{_cell_name(case, ranking, finding)} changes at all"
    if finding.kind == "weight":
        new, old = (ranking.value_ij[i, finding.column] for i in (finding.takes_over, ranking.order[0]))
        rises = finding.now == 0 if loses_rank(ranking, finding) else new > old
        return f"the weight of {criterion.name} {'rises' if rises else 'falls'} at all"
    is_better = finding.row == finding.takes_over
    verb = "rises" if is_better == criterion.is_higher_better else "falls"
    return f"{_cell_name(case, ranking, finding)} {verb} at all"


def _verb(finding: Finding) -> str:
    return "rises" if finding.then > finding.now else "falls"


def _apart(finding: Finding, least: int, scale: float = 1.0) -> tuple[str, str]:
    """From where to where, so exact that the move is seen, and rounded onward so that it suffices."""
    now, then = scale * finding.now, scale * finding.then
    decimals = decimals_apart(now, then, least)
    onward = round_outward(then, decimals, "up" if then > now else "down")
    return format_number(now, decimals), format_number(onward, decimals)


def switch_decimals(criterion: Criterion) -> int:
    """Decimals of a switching level: one more than the criterion's own, so that small changes show."""
    return min(criterion.decimals + 1, MOST_DECIMALS)


def _weight_move(case: Case, finding: Finding) -> str:
    name = list(case.criteria.values())[finding.column].name
    now, then = _apart(finding, 1, 100)
    return f"the weight of {name} {_verb(finding)} from {now} % to {then} %"


def stability_sentence(case: Case, ranking: Ranking, sweep: WeightSweep) -> str:
    """Between which shares of one weight the leader stays first, and who takes over beyond."""
    name, leader = case.criteria[sweep.criterion_id].name, _label(case, ranking, ranking.order[0])
    if sweep.below is None and sweep.above is None:
        return f"{leader} stays first whatever the weight of {name}."
    row = sweep.above if sweep.below is None else sweep.below
    if row is not None and sweep.is_leader_ranked_here_only(ranking.order[0]):
        return (
            f"{leader} stays first only while the weight of {name} is {percent(sweep.weight)}: otherwise it is not "
            f"ranked, because a level is missing, and {_label(case, ranking, row)} leads."
        )
    low, high = _within(sweep)
    sides = (
        ("at" if sweep.takes_over_at_start else "below", low, sweep.below),
        ("at" if sweep.takes_over_at_end else "above", high, sweep.above),
    )
    ends = [
        f"{word} {share} {_label(case, ranking, row)} leads{_ranked_there(ranking, row)}"
        for word, share, row in sides
        if row is not None
    ]
    split = "; the other criteria, now without weight, would share the rest equally" if sweep.is_split_equally else ""
    return (
        f"{leader} stays first while the weight of {name} is {low} to {high} "
        f"(now {percent(sweep.weight)}{split}); {join_names(ends)}."
    )


def _ranked_there(ranking: Ranking, row: int) -> str:
    """That an option which is not ranked now is ranked there: the criterion that it lacks a level on has no weight."""
    return " (ranked only there)" if ranking.rank_i[row] == UNRANKED else ""


def _within(sweep: WeightSweep) -> tuple[str, str]:
    """The ends of the band, rounded into it: every share that reads as within keeps the leader first."""
    low, now, high = 100 * sweep.low, 100 * sweep.weight, 100 * sweep.high
    decimals = max(decimals_apart(low, now, 1), decimals_apart(now, high, 1))
    least, most = round_outward(low, decimals, "up"), round_outward(high, decimals, "down")
    if not least <= sure_digits(now) <= most:  # the band is narrower than a step
        least, most, decimals = low, high, decimals + 2
    return format_number(least, decimals, "%"), format_number(most, decimals, "%")


def nearest_sentence(case: Case, ranking: Ranking, nearest: NearestWeights) -> str:
    """What it takes for an option to rank first, or why no weights do it."""
    label = _label(case, ranking, nearest.row)
    if ranking.rank_i[nearest.row] == UNRANKED:
        return f"{label} is not ranked: a level on a criterion with weight is missing."
    if nearest.is_possible:
        return _nearest_found(case, ranking, nearest, label)
    if nearest.mix_i is not None:
        mix = [(share, i) for i, share in enumerate(nearest.mix_i) if share >= SMALLEST_SHARE]
        named = join_names([f"{_label(case, ranking, i)} ({percent(share)})" for share, i in sorted(mix, reverse=True)])
        blend = f"{named} is" if len(mix) == 1 else f"a blend of {named} is"
        return f"No weights put {label} first: {blend} better on every criterion."
    return f"No allowed weights put {label} first; it always trails by {points(-(nearest.best_lead or 0.0))} or more."


def _nearest_found(case: Case, ranking: Ranking, nearest: NearestWeights, label: str) -> str:
    """Weights were found: with a lead somewhere beyond them, or with a tie as the best there is."""
    others = shorten_names([_label(case, ranking, row) for row in nearest.level_with], NAMED)
    if not nearest.movement:
        return f"{label} {f'shares first place with {others}' if others else 'ranks first'} under the current weights."
    moved = f"{weight_shift(nearest.movement)}: {weight_changes(case, nearest)}"
    if nearest.best_lead == 0:
        level = f" with {others}" if others else ""
        return f"{label} ties{level} for first place if {moved}. No weights put it ahead."
    return f"{label} ranks first if {moved}."


def weight_changes(case: Case, nearest: NearestWeights) -> str:
    """Every share that moves, largest first: "Speed 15.0 % to 22.3 %"."""
    weight_j, change_j = present(nearest.weight_j, "the weights"), present(nearest.change_j, "the change")
    return share_moves([criterion.name for criterion in case.criteria.values()], weight_j - change_j, weight_j)


def share_moves(names: Sequence[str], before_j: np.ndarray, after_j: np.ndarray) -> str:
    """Every share that moves, by name, largest change first."""
    change_j = after_j - before_j
    order = sorted(range(len(change_j)), key=lambda j: -abs(change_j[j]))
    moved = [j for j in order if abs(change_j[j]) >= SMALLEST_SHARE] or order[:2]
    return join_names([f"{names[j]} {_share_move(before_j[j], after_j[j])}" for j in moved])


def _share_move(before: float, after: float) -> str:
    decimals = decimals_apart(100 * before, 100 * after, 1)
    return f"{format_number(100 * before, decimals)} % to {format_number(100 * after, decimals)} %"


def percent(share: float) -> str:
    """A share of 0 to 1 in percent."""
    return format_number(100 * float(share), 1, "%")


def _label(case: Case, ranking: Ranking, row: int) -> str:
    return case.options[ranking.option_ids[row]].label


def _cell_name(case: Case, ranking: Ranking, finding: Finding) -> str:
    criterion = list(case.criteria.values())[finding.column]
    if finding.kind == "baseline":
        return f"the level of {criterion.name} that all options share"
    return f"{criterion.name} for {_label(case, ranking, present(finding.row, 'the option'))}"


def _relative(change: float) -> str:
    size = format_number(100 * abs(change)) if abs(change) >= 0.005 else "under 1"
    return f"{size} % {'more' if change > 0 else 'less'}"
