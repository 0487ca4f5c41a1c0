"""Value of information: what knowing one uncertain input beforehand would be worth.

Two steps, since the first does not depend on weights: `condition_values` looks once through the
draws, `value_of_information` answers at once for any weights.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from ..arrays import Floats, Ints
from ..frozen import freeze
from ..score import normalise_weights
from .states import States

BIN_DRAWS = 250
"""Draws in a bin at least: fewer would make its mean too noisy."""

MAX_BINS = 100

MOST_DRAWS = 40_000
"""Draws of a case that are looked through: more would take seconds and change no ranking of inputs."""


@dataclass(frozen=True)
class ConditionalValues:
    """Mean partial values when one input is known, for every input.

    ``mean_ij`` are the means over all draws, NaN where a level is missing. For the input ``ids[x]``,
    ``cells[x]`` lists the (option, criterion) rows and columns that depend on it, ``mean_cb[x]``
    their means in each bin of its draws, ``draws_b[x]`` the size of the bins and ``bin_d[x]`` the bin
    of every draw.
    """

    ids: tuple[str, ...]
    mean_ij: Floats
    cells: tuple[tuple[tuple[int, int], ...], ...]
    mean_cb: tuple[Floats, ...]
    draws_b: tuple[Ints, ...]
    bin_d: tuple[Ints, ...]
    value_ijd: Floats = field(repr=False)
    is_complete: bool = True


@dataclass(frozen=True)
class InputValue:
    """Worth of perfect knowledge of one input, before the choice is made.

    ``regret_avoided`` (score points) is how much the expected score of the chosen option would
    rise, ``error`` its Monte Carlo standard error, ``changes_choice`` the share of draws in which
    the knowledge would lead to another option than the one chosen without it.
    """

    id: str
    regret_avoided: float
    error: float
    changes_choice: float


@dataclass(frozen=True)
class ValueOfInformation:
    """Inputs by worth, greatest first; ``chosen`` is the row with the best expected score.

    Options that lack a level on a criterion with weight are not ranked: none of them is chosen, with
    or without knowledge.

    ``perfect`` is the worth of knowing everything: the expected regret of the chosen option. No
    single input is worth more. ``is_complete`` is false when the look through the draws was
    stopped, and inputs are lacking.
    """

    chosen: int
    perfect: float
    perfect_error: float
    inputs: tuple[InputValue, ...]
    draws: int
    is_complete: bool


def condition_values(states: States, progress: Callable[[float], bool] | None = None) -> ConditionalValues:
    """`condition_columns` for the drawn states of a case, the first `MOST_DRAWS` of them."""
    inputs = {id_: states.inputs[id_][:MOST_DRAWS] for id_ in states.uses}
    return condition_columns(states.value_ijd[:, :, :MOST_DRAWS], inputs, states.uses, progress)


def condition_columns(
    value_ijd: Floats,
    inputs: Mapping[str, Floats],
    uses: Mapping[str, Sequence[tuple[int, int]]],
    progress: Callable[[float], bool] | None = None,
) -> ConditionalValues:
    """Mean partial values in bins of every input's draws.

    Parameters
    ----------
    value_ijd
        Shape (n_options, n_criteria, n_draws); partial values.
    inputs
        Columns of the same draws, by id, as in ``States.inputs``.
    uses
        By input id, the (option, criterion) cells that depend on it; others keep their overall
        mean, which is exact for independent inputs.
    progress
        Called after every input; returning False ends the look with the inputs done so far.

    Raises
    ------
    ValueError
        A column does not fit the draws; the message names it.
    """
    n_draws = value_ijd.shape[2]
    done: list[str] = []
    means, sizes, bins = [], [], []
    for id_, column_d in inputs.items():
        if column_d.shape != (n_draws,):
            raise ValueError(f"input {id_} has shape {column_d.shape} for {n_draws} draws")
        order_d, start_b = _bins(column_d)
        draws_b = np.diff(np.append(start_b, n_draws))
        sums = [np.add.reduceat(value_ijd[i, j, order_d], start_b, dtype=float) for i, j in uses.get(id_, ())]
        means.append(freeze(np.array(sums).reshape(len(sums), len(start_b)) / draws_b))
        sizes.append(freeze(draws_b))
        bin_d = np.empty(n_draws, np.uint8)
        bin_d[order_d] = np.repeat(np.arange(len(draws_b)), draws_b)
        bins.append(freeze(bin_d))
        done.append(id_)
        if progress is not None and not progress(len(done) / len(inputs)):
            break
    return ConditionalValues(
        tuple(done),
        freeze(value_ijd.mean(axis=2, dtype=float)),
        tuple(tuple(uses.get(id_, ())) for id_ in done),
        tuple(means),
        tuple(sizes),
        tuple(bins),
        value_ijd,
        len(done) == len(inputs),
    )


def value_of_information(known: ConditionalValues, weight_j: Floats) -> ValueOfInformation:
    """Rank uncertain inputs by the regret that knowing them would avoid.

    Answers "what should be found out first?", for somebody who takes the option with the best
    expected score under these weights. It is the expected value of partial perfect information,
    in score points: E[max_i E(S_i | input)] - max_i E(S_i). Weights are preferences, not facts,
    and are not among the inputs.

    All inputs are judged from the same draws, cut into bins of equal size by the input's value.
    Within a bin the input is nearly known: that makes the worth too low by an amount of order
    1/bins^2. What other inputs do to the same cell leaves some noise in a bin's mean, which the
    maximum turns into a slightly too high worth, of the order of one standard error of a bin's
    mean where two options are equally good, and nothing elsewhere.

    The stated error is that of the whole figure: of the means in the bins and of the overall means
    against which they are held, at the choices that the draws make.

    Parameters
    ----------
    weight_j
        Shape (n_criteria,); weights on any common scale.

    Raises
    ------
    ValueError
        Every option lacks a level on a criterion with weight, or the weights are no weights.

    References
    ----------
    Strong & Oakley (2013), An efficient method for computing single-parameter partial expected
    value of perfect information, Medical Decision Making 33(6), 755-766 (one-pass partition).
    """
    weight_j = normalise_weights(weight_j)
    counts_j = weight_j > 0
    rows = np.flatnonzero(~np.isnan(known.mean_ij[:, counts_j]).any(axis=1))
    if not len(rows):
        raise ValueError("no option can be ranked: every option lacks a level on a criterion that has weight")
    score_id = _scores(known.value_ijd, weight_j, rows)
    mean_i = np.full(len(known.mean_ij), -np.inf)
    mean_i[rows] = 100 * known.mean_ij[np.ix_(rows, counts_j)] @ weight_j[counts_j]
    chosen = int(mean_i.argmax())
    found = [_value_input(known, x, weight_j, mean_i, chosen, score_id) for x in range(len(known.ids))]
    found.sort(key=lambda value: (-value.regret_avoided, -value.changes_choice))
    gap_d = score_id[rows].max(axis=0) - score_id[chosen]
    error = float(gap_d.std() / np.sqrt(len(gap_d)))
    return ValueOfInformation(chosen, float(gap_d.mean()), error, tuple(found), len(gap_d), known.is_complete)


def _value_input(
    known: ConditionalValues, x: int, weight_j: Floats, mean_i: Floats, chosen: int, score_id: Floats
) -> InputValue:
    draws_b = known.draws_b[x]
    score_ib = np.repeat(mean_i[:, None], len(draws_b), axis=1)
    for (i, j), mean_b in zip(known.cells[x], known.mean_cb[x], strict=True):
        if weight_j[j] > 0 and np.isfinite(mean_i[i]):
            score_ib[i] += 100 * weight_j[j] * (mean_b - known.mean_ij[i, j])
    gain_b = score_ib.max(axis=0) - score_ib[chosen]
    share_b = draws_b / draws_b.sum()
    best_b = np.where(gain_b > 0, score_ib.argmax(axis=0), chosen)
    error = _error_of_worth(known, x, weight_j, chosen, best_b, score_id)
    return InputValue(known.ids[x], float(share_b @ gain_b), error, float(share_b[gain_b > 0].sum()))


def _error_of_worth(
    known: ConditionalValues, x: int, weight_j: Floats, chosen: int, best_b: Ints, score_id: Floats
) -> float:
    """Standard error of the worth: of the mean of what each draw contributes to it.

    A draw contributes what the choice of its bin gains on the cells that the input moves, and what
    the choices of all bins gain on average on the others.
    """
    rivals = [int(i) for i in np.unique(best_b) if i != chosen]
    if not rivals:
        return 0.0
    moved_id = {i: np.zeros(score_id.shape[1]) for i in (chosen, *rivals)}
    for i, j in known.cells[x]:
        if i in moved_id and weight_j[j] > 0:
            moved_id[i] += 100 * weight_j[j] * known.value_ijd[i, j]
    best_d = best_b[known.bin_d[x]]
    part_d = np.zeros(score_id.shape[1])
    for i in rivals:
        is_best_d = best_d == i
        gain_d = moved_id[i] - moved_id[chosen]
        other_d = score_id[i] - score_id[chosen] - gain_d
        part_d += np.where(is_best_d, gain_d + other_d.mean(), 0.0) + is_best_d.mean() * other_d
    return float(part_d.std() / np.sqrt(len(part_d)))


def _scores(value_ijd: Floats, weight_j: Floats, rows: Ints) -> Floats:
    """Score points of the ranked options in every draw; 0 for the others."""
    score_id: Floats = np.zeros((value_ijd.shape[0], value_ijd.shape[2]))
    for j in np.flatnonzero(weight_j > 0):
        score_id[rows] += 100 * weight_j[j] * value_ijd[rows, j]
    return score_id


def _bins(column_d: Floats) -> tuple[Ints, Ints]:
    """Draws in the input's order, and where in it each bin starts.

    Bins are equal in size, but equal values stay in one bin: a yes-or-no input has two.
    """
    order_d = np.argsort(column_d)
    sorted_d = column_d[order_d]
    n_bins = int(np.clip(len(column_d) // BIN_DRAWS, 1, MAX_BINS))
    cut_b = len(column_d) * np.arange(n_bins) // n_bins
    return order_d, np.unique(np.searchsorted(sorted_d, sorted_d[cut_b]))
