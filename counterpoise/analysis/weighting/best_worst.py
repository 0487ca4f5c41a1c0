"""The best-worst method: the most important criterion beside all others, and all others beside the least important."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt

from .elicited import Consistency, Contradiction, Elicited, to_shares
from .linear_program import MARGIN, LinearProgram, mean_of_extremes

LINEAR, NONLINEAR = "linear", "nonlinear"
MODELS = (LINEAR, NONLINEAR)

HIGHEST = 9.0
"""Most that a comparison can say on the method's scale, which begins at 1."""

ENOUGH = 1e-10
"""Gain of a step at which the search for the least deviation of ratios ends."""


def weigh_best_worst(
    best: str,
    worst: str,
    best_to_others: Mapping[str, float],
    others_to_worst: Mapping[str, float],
    criterion_ids: Sequence[str],
    model: str = LINEAR,
) -> Elicited:
    """Weights with the least largest deviation from the comparisons.

    Parameters
    ----------
    best_to_others
        How many times as much the best criterion matters as each, 1 to 9, by criterion id (the best itself is 1).
    others_to_worst
        How many times as much each criterion matters as the worst, 1 to 9 (the worst itself is 1).
    model
        ``linear`` deviates in weights, and its answer is unique; ``nonlinear`` deviates in ratios, and where several
        answers are equally good the mean of those with the least and most of each weight is taken.

    References
    ----------
    Rezaei (2015), Best-worst multi-criteria decision-making method, Omega 53, 49-57 (nonlinear); Rezaei (2016),
    Best-worst multi-criteria decision-making method: some properties and a linear model, Omega 64, 126-130;
    Liang, Brunelli & Rezaei (2020), Consistency issues in the best worst method: measurements and thresholds,
    Omega 96, 102175 (the input-based consistency ratio).
    """
    ids = tuple(criterion_ids)
    ratios = [(best, id_, best_to_others[id_]) for id_ in ids if id_ != best]
    ratios += [(id_, worst, others_to_worst[id_]) for id_ in ids if id_ not in (best, worst)]
    widest = best_to_others[worst]
    deviation, share_j = (_solve_linear if model == LINEAR else _solve_nonlinear)(ratios, ids)
    measures = [
        Consistency("input-based consistency ratio", _input_ratio(best_to_others, others_to_worst, worst), None)
    ]
    if model == NONLINEAR and widest > 1:
        measures.append(Consistency("consistency ratio", deviation / consistency_index(widest), None))
    elif model == LINEAR:
        measures.append(Consistency("largest deviation of weights", deviation, None))
    found = [
        Contradiction(best, id_, (best_to_others[id_],) * 2, (widest / others_to_worst[id_],) * 2)
        for id_ in ids
        if id_ not in (best, worst) and abs(best_to_others[id_] * others_to_worst[id_] - widest) > 1e-9
    ]
    found.sort(key=lambda fault: -abs(fault.stated[0] - (fault.implied or fault.stated)[0]))
    return Elicited(share_j, tuple(found), tuple(measures))


def consistency_index(widest: float) -> float:
    """The largest deviation that judgments can have when the best matters ``widest`` times as much as the worst."""
    return (1 + 2 * widest - sqrt(1 + 8 * widest)) / 2


def _input_ratio(best_to_others: Mapping[str, float], others_to_worst: Mapping[str, float], worst: str) -> float:
    widest = best_to_others[worst]
    if widest <= 1:
        return 0.0
    return max(abs(best_to_others[id_] * others_to_worst[id_] - widest) for id_ in best_to_others) / (
        widest * (widest - 1)
    )


Ratios = Sequence[tuple[str, str, float]]


def _solve_linear(ratios: Ratios, ids: tuple[str, ...]) -> tuple[float, tuple[float, ...]]:
    """Least xi with |w_more - times w_less| <= xi; xi is the last variable."""
    at = {id_: j for j, id_ in enumerate(ids)}
    program = LinearProgram(len(ids) + 1)
    program.equal.append((dict.fromkeys(range(len(ids)), 1.0), 1.0))
    for more, less, times in ratios:
        program.at_most.append(({at[more]: 1.0, at[less]: -times, len(ids): -1.0}, 0.0))
        program.at_most.append(({at[more]: -1.0, at[less]: times, len(ids): -1.0}, 0.0))
    solved = program.minimize({len(ids): 1.0})
    if solved is None:
        raise ArithmeticError("the linear program of the best-worst method has no answer")
    return solved[0], to_shares(solved[1][:-1])


def _solve_nonlinear(ratios: Ratios, ids: tuple[str, ...]) -> tuple[float, tuple[float, ...]]:
    """Least xi with |w_more / w_less - times| <= xi.

    A generalized fractional program: with xi at what the weights so far need, a linear program finds weights that
    need less, until there are none (Crouzeix, Ferland & Schaible 1985, An algorithm for generalized fractional
    programs, Journal of Optimization Theory and Applications 47(1), 35-49).
    """
    at = {id_: j for j, id_ in enumerate(ids)}
    _deviation, share_j = _solve_linear(ratios, ids)
    deviation = _largest_deviation(share_j, ratios, at)
    while deviation > ENOUGH:
        program = LinearProgram(len(ids) + 1)  # the last variable is the gain, in the measure of the weights so far
        program.equal.append((dict.fromkeys(range(len(ids)), 1.0), 1.0))
        for more, less, times in ratios:
            gain = share_j[at[less]]
            program.at_most.append(({at[more]: 1.0, at[less]: -(times + deviation), len(ids): gain}, 0.0))
            program.at_most.append(({at[more]: -1.0, at[less]: times - deviation, len(ids): gain}, 0.0))
        solved = program.minimize({len(ids): -1.0})
        if solved is None:
            break
        better_j = to_shares(solved[1][:-1])
        found = _largest_deviation(better_j, ratios, at)
        if found >= deviation - ENOUGH:
            break
        deviation, share_j = found, better_j
    if deviation <= ENOUGH:
        return 0.0, share_j  # consistent: no other weights have these ratios
    return deviation, to_shares(mean_of_extremes(_within(deviation + MARGIN, ratios, ids), len(ids)))


def _largest_deviation(share_j: Sequence[float], ratios: Ratios, at: Mapping[str, int]) -> float:
    return max((abs(share_j[at[more]] / share_j[at[less]] - times) for more, less, times in ratios), default=0.0)


def _within(deviation: float, ratios: Ratios, ids: tuple[str, ...]) -> LinearProgram:
    at = {id_: j for j, id_ in enumerate(ids)}
    program = LinearProgram(len(ids))
    program.equal.append((dict.fromkeys(range(len(ids)), 1.0), 1.0))
    for more, less, times in ratios:
        program.at_most.append(({at[more]: 1.0, at[less]: -(times + deviation)}, 0.0))
        program.at_most.append(({at[more]: -1.0, at[less]: times - deviation}, 0.0))
    return program
