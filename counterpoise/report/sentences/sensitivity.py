"""What would change the answer, in words with units."""

from __future__ import annotations

from ...analysis.score import UNRANKED, Ranking
from ...analysis.sensitivity import Finding, NearestWeights, Sensitivity, WeightSweep
from ...model import Case, Criterion
from ..names import join_names, shorten_names
from ..numbers import format_number
from ..present import present
from .phrases import points

NAMED = 3
"""Options that share first place and are named; the table has them all."""

SMALLEST_SHARE = 0.0005
"""Changes of a share of weight that would read 0.0 % are not named."""


MOST_DECIMALS = 6


def change_sentence(case: Case, ranking: Ranking, sensitivity: Sensitivity) -> str:
    """The page's answer: how far first place is from changing hands."""
    if sum(rank != UNRANKED for rank in ranking.rank_i) < 2:
        return "Nothing can change who is first: no second option can be ranked."
    if len(ranking.leaders) > 1:
        names = shorten_names([_label(case, ranking, row) for row in ranking.leaders], NAMED)
        return f"{names} share first place; the smallest change decides between them."
    leader = _label(case, ranking, sensitivity.leader)
    inside = [finding for finding in sensitivity.findings if finding.is_inside]
    weights = [finding for finding in sensitivity.findings if finding.kind == "weight"]
    parts = [_weights_part(case, weights), _cells_part(case, ranking, inside)]
    return f"{leader} stays first {'; '.join(parts)}."


def _weights_part(case: Case, weights: list[Finding]) -> str:
    if not weights:
        return "whatever any single weight is, the others keeping their proportions"
    nearest = min(weights, key=lambda finding: finding.size)
    return f"unless {_weight_move(case, nearest)} (of single weights the nearest)"


def _cells_part(case: Case, ranking: Ranking, inside: list[Finding]) -> str:
    cells = [finding for finding in inside if finding.kind != "weight"]
    if not cells:
        return "no single estimate, anywhere within its own range, changes that"
    nearest = f"the nearest is {_cell_name(case, ranking, cells[0])}"
    if len(cells) == 1:
        return f"one estimate can change that within its own range: {_cell_name(case, ranking, cells[0])}"
    return f"{len(cells)} estimates can change that within their own ranges, {nearest}"


def finding_sentence(case: Case, ranking: Ranking, finding: Finding) -> str:
    """One change after which somebody else is first, as "B overtakes A if ..."."""
    head = f"{_label(case, ranking, finding.takes_over)} overtakes {_label(case, ranking, ranking.order[0])} if"
    if finding.kind == "weight":
        return f"{head} {_weight_move(case, finding)}."
    criterion = list(case.criteria.values())[finding.column]
    verb = "rises" if finding.then > finding.now else "falls"
    now = format_number(finding.now, switch_decimals(criterion))
    levels = f"from {now} to {switch_level(criterion, finding.then)}"
    is_money = criterion.measured_by == "cost"
    share = f" ({_relative(finding.relative)})" if is_money and finding.relative is not None else ""
    inside = "inside" if finding.is_inside else "outside"
    return f"{head} {_cell_name(case, ranking, finding)} {verb} {levels}{share}; that is {inside} its range."


def switch_level(criterion: Criterion, level: float) -> str:
    """A level at which the answer changes, with its unit."""
    return format_number(level, switch_decimals(criterion), criterion.unit)


def switch_decimals(criterion: Criterion) -> int:
    """Decimals of a switching level: one more than the criterion's own, so that small changes show."""
    return min(criterion.decimals + 1, MOST_DECIMALS)


def _weight_move(case: Case, finding: Finding) -> str:
    name = list(case.criteria.values())[finding.column].name
    verb = "rises" if finding.then > finding.now else "falls"
    return f"the weight of {name} {verb} from {percent(finding.now)} to {percent(finding.then)}"


def stability_sentence(case: Case, ranking: Ranking, sweep: WeightSweep) -> str:
    """Between which shares of one weight the leader stays first, and who takes over beyond."""
    name, leader = case.criteria[sweep.criterion_id].name, _label(case, ranking, ranking.order[0])
    if sweep.below is None and sweep.above is None:
        return f"{leader} stays first whatever the weight of {name}."
    ends = [
        f"{word} {percent(share)} {_label(case, ranking, row)} is first"
        for word, share, row in (("below", sweep.low, sweep.below), ("above", sweep.high, sweep.above))
        if row is not None
    ]
    split = "; the other criteria, which have none now, would share the rest equally" if sweep.is_split_equally else ""
    return (
        f"{leader} stays first while the weight of {name} is {percent(sweep.low)} to {percent(sweep.high)} "
        f"(now {percent(sweep.weight)}{split}); {join_names(ends)}."
    )


def nearest_sentence(case: Case, ranking: Ranking, nearest: NearestWeights) -> str:
    """What it takes for an option to be first, or why no weights do it."""
    label = _label(case, ranking, nearest.row)
    if ranking.rank_i[nearest.row] == UNRANKED:
        return f"{label} is not ranked: a level on a criterion with weight is missing."
    if nearest.is_possible:
        return _nearest_found(case, ranking, nearest, label)
    if nearest.mix_i is not None:
        mix = [(share, i) for i, share in enumerate(nearest.mix_i) if share >= SMALLEST_SHARE]
        named = join_names([f"{_label(case, ranking, i)} ({percent(share)})" for share, i in sorted(mix, reverse=True)])
        blend = f"{named} is" if len(mix) == 1 else f"a blend of {named} is"
        return f"No weights make {label} first: {blend} better on every criterion."
    return f"No allowed weights make {label} first; it always trails by {points(-(nearest.best_lead or 0.0))} or more."


def _nearest_found(case: Case, ranking: Ranking, nearest: NearestWeights, label: str) -> str:
    """Weights were found: with a lead somewhere beyond them, or with a tie as the best there is."""
    others = shorten_names([_label(case, ranking, row) for row in nearest.level_with], NAMED)
    if not nearest.movement:
        return f"{label} {f'shares first place with {others}' if others else 'is first'} under the present weights."
    moved = f"{percent(nearest.movement)} of all weight changes hands: {weight_changes(case, nearest)}"
    if nearest.best_lead == 0:
        level = f" with {others}" if others else ""
        return f"{label} draws level{level} if {moved}. No weights put it ahead."
    return f"{label} is first if {moved}."


def weight_changes(case: Case, nearest: NearestWeights) -> str:
    """Every share that moves, largest first: "Speed 15.0 % to 22.3 %"."""
    criteria = list(case.criteria.values())
    weight_j, change_j = present(nearest.weight_j, "the weights"), present(nearest.change_j, "the change")
    moved = [j for j, change in enumerate(change_j) if abs(change) >= SMALLEST_SHARE]
    moved.sort(key=lambda j: -abs(change_j[j]))
    return join_names(
        [f"{criteria[j].name} {percent(weight_j[j] - change_j[j])} to {percent(weight_j[j])}" for j in moved]
    )


def percent(share: float) -> str:
    """A share of 0 to 1 in per cent."""
    return format_number(100 * float(share), 1, "%")


def _label(case: Case, ranking: Ranking, row: int) -> str:
    return case.options[ranking.option_ids[row]].label


def _cell_name(case: Case, ranking: Ranking, finding: Finding) -> str:
    criterion = list(case.criteria.values())[finding.column]
    if finding.kind == "baseline":
        return f"the level of {criterion.name} that all options share"
    return f"{criterion.name} for {_label(case, ranking, present(finding.row, 'the option'))}"


def _relative(change: float) -> str:
    return f"{format_number(100 * abs(change), 0)} % {'more' if change > 0 else 'less'}"
