"""Packages under uncertainty, over the very draws that options are judged by.

Which packages are feasible is settled at the most likely levels: the rules say what may be adopted
today. What is drawn is how well the feasible packages then do.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ....model import Case
from ...arrays import Floats, Ints
from ...frozen import freeze
from ...score import normalise_weights
from ...share_error import share_error
from ...uncertainty.inputs import (
    event_id,
    interaction_ids,
    lag_id,
    lead_id,
    likelihood_id,
    risk_effect_id,
    share_id,
)
from ...uncertainty.states import States
from ...uncertainty.weights import WeightLaw
from ..combine import criterion_level
from ..families import AllPackages, Family, ListedPackages, members_of
from ..parts import Inputs, PackageParts, build_parts, some_draws
from .drawn_scores import (
    DrawnWeights,
    ScoreSums,
    bits_for,
    draw_raw_weights,
    fix_values,
    stretches,
    sum_scores,
)
from .enumerate import PackageTable, value_levels

DRAW_TIE = 1e-4
"""Scores (0 to 100) closer than this tie in a draw: values over draws are held in single precision."""

DRAWS_AT_ONCE = 500
"""So that what a hundred packages need stays in the processor's cache."""


@dataclass(frozen=True)
class DrawnPackages:
    """Partial values of the feasible packages in every draw, whatever the weights.

    ``value_jpd`` has shape (n_criteria, n_packages, n_draws), single precision; rows are those of
    ``table``. Computed once per case and rules; moving a weight only weighs it anew.
    """

    table: PackageTable
    value_jpd: Floats

    @property
    def n_draws(self) -> int:
        return int(self.value_jpd.shape[2])


@dataclass(frozen=True)
class PackageUncertainty:
    """How sure the order of packages is; rows are those of the table.

    ``first_share_p``: share of draws in which the package is best, ties shared equally; NaN, like all
    its figures, for a package that lacks a level on a criterion with weight: it takes part in no draw.
    ``regret_p``: mean score points that it stays behind the best of the draw. ``mean_p``, ``low_p``
    and ``high_p``: mean, 5 % and 95 % points of its score. ``first_error_p`` is the standard error
    of the share. ``middle_p`` is the median; ``most_regret_p`` the largest regret of any draw.
    """

    first_share_p: Floats
    first_error_p: Floats
    regret_p: Floats
    mean_p: Floats
    low_p: Floats
    high_p: Floats
    middle_p: Floats
    regret_error_p: Floats
    most_regret_p: Floats
    n_draws: int


@dataclass(frozen=True)
class PackageSpread:
    """What the draws say of one package; the figures of `PackageUncertainty` for a reader.

    ``first_share``: share of draws in which it is best. ``regret``: mean score points behind the best
    package of the draw. ``low`` and ``high``: 5 % and 95 % points of its score.
    """

    first_share: float
    regret: float
    low: float
    high: float


def draw_parts(case: Case, states: States) -> PackageParts:
    """The case's parts over the draws of ``states``: packages live in the same worlds as options.

    A risk with effects happens or not, as there. On typed criteria the effect of a risk that one
    option alone runs is in that option's level; one that several options share counts once in a
    package, beside what stacks. A level that is missing stays missing.
    """
    options = case.options.values()
    costs = [cost for option in options for cost in option.costs.values()]
    risks = [risk for option in options for risk in option.risks.values()]
    needs = [need for option in options for need in option.prerequisites.values()]
    inputs = Inputs(
        states.level_ijd,
        {cost.id: states.cost(cost) for cost in costs},
        {risk.id: states.column(likelihood_id(risk.id), risk.likelihood) for risk in risks},
        {need.id: states.column(lead_id(need.id), need.lead_days) for need in needs},
        {option.id: states.column(lag_id(option.id), option.lag_days) for option in options},
        {
            (risk.id, id_): states.inputs[event_id(risk.id)] * states.column(risk_effect_id(risk.id, id_), change)
            for risk in risks
            for id_, change in risk.effects.items()
            if not risk.later_step
        },
        {
            (criterion.id, estimate.share): states.column(share_id(criterion.id, estimate.share), estimate.range)
            for criterion in case.criteria.values()
            for estimate in criterion.stacking.estimates
        },
        {
            at: states.inputs.get(id_, both.change)
            for at, (id_, both) in enumerate(zip(interaction_ids(case), case.interactions, strict=True))
        },
    )
    return build_parts(case, inputs)


def draw_packages(table: PackageTable, drawn_parts: PackageParts) -> DrawnPackages:
    """Values of every feasible package in every draw; ``drawn_parts`` are the case's parts over them.

    Takes 4 bytes x criteria x packages x draws: 45 MB for 100 packages, 11 criteria, 10,000 draws.

    Raises
    ------
    ValueError
        The parts are of another case.
    """
    if drawn_parts.option_ids != table.parts.option_ids or drawn_parts.criterion_ids != table.parts.criterion_ids:
        raise ValueError("the draws and the packages are of different cases")
    family, rows = _cheaper_family(table, drawn_parts.n_options)
    shape = (len(drawn_parts.criteria), table.n_feasible, drawn_parts.n_draws)
    value_jpd = np.empty(shape, np.float32)
    for first in range(0, drawn_parts.n_draws, DRAWS_AT_ONCE):
        draws = slice(first, first + DRAWS_AT_ONCE)
        some_parts = some_draws(drawn_parts, draws)
        for j, function in enumerate(drawn_parts.functions):
            value_jpd[j, :, draws] = value_levels(function, criterion_level(some_parts, family, j)[rows])
    return DrawnPackages(table, freeze(value_jpd))


def restrict_draws(drawn: DrawnPackages, table: PackageTable) -> DrawnPackages:
    """The draws of fewer packages: those of ``table``, which obeys more rules.

    Draw the packages without limits once, and a limit that moves costs no new draws.

    Raises
    ------
    ValueError
        A package of the table was not drawn.
    """
    row_p = np.searchsorted(drawn.table.mask_p, table.mask_p)
    if not np.isin(table.mask_p, drawn.table.mask_p).all():
        raise ValueError("a package of the table was not drawn; draw the packages of a table with fewer rules")
    return DrawnPackages(table, freeze(drawn.value_jpd[:, row_p]))


def score_draws(drawn: DrawnPackages, weight: Floats) -> Floats:
    """Scores 0 to 100, shape (n_packages, n_draws); NaN where a level on a criterion with weight is missing.

    ``weight`` has shape (n_criteria,) when it is the same in every draw, or (n_draws, n_criteria).
    """
    if weight.ndim == 1:
        share_j = np.asarray(100 * normalise_weights(weight), np.float32)
        if (share_j > 0).all():
            flat: Floats = share_j @ drawn.value_jpd.reshape(len(share_j), -1)
            return flat.reshape(drawn.value_jpd.shape[1:])
        share_jd = share_j[:, None]
    else:
        share_jd = np.asarray(100 * (weight / weight.sum(axis=1, keepdims=True)).T, np.float32)
    score_pd: Floats = np.zeros(drawn.value_jpd.shape[1:], np.float32)
    for j in np.flatnonzero((share_jd > 0).any(axis=1)):
        score_pd += drawn.value_jpd[j] * share_jd[j]
    return score_pd


def judge_uncertainty(drawn: DrawnPackages, weight: WeightLaw | Floats, seed: int = 0) -> PackageUncertainty:
    """First-rank share, regret and score interval of every feasible package.

    Answers "how often is this package the best, and how much is lost when it is not?". It describes
    the draws; it is not the probability that a package is right. ``weight`` has shape (n_criteria,) or
    (n_draws, n_criteria), or says how weights are drawn (with ``seed``).

    References
    ----------
    Lahdelma & Salminen (2001), SMAA-2, Operations Research 49(3), 444-454 (acceptability), applied
    to packages as if each were an alternative.
    """
    weights = draw_raw_weights(weight, drawn.n_draws, seed)
    rows = ranked_rows(drawn.table, weights)
    shift = bits_for(len(rows))

    def score(part: slice) -> Ints:
        some = part if len(rows) == drawn.table.n_feasible else rows[part]
        value_jpd = drawn.value_jpd
        return fix_values(lambda j: value_jpd[j, some], weights, (part.stop - part.start, drawn.n_draws), shift)

    parts = stretches(len(rows), drawn.n_draws)
    return put_back(sum_scores(parts, score, drawn.n_draws, shift), rows, drawn.table.n_feasible, drawn.n_draws)


def ranked_rows(table: PackageTable, weights: DrawnWeights) -> Ints:
    """Packages with a level on every criterion that has weight in some draw."""
    is_ranked_p = ~np.isnan(table.value_jp[weights.counts_j]).any(axis=0)
    return np.flatnonzero(is_ranked_p)


def put_back(sums: ScoreSums, rows: Ints, n_packages: int, n_draws: int) -> PackageUncertainty:
    """Figures of the ranked packages as those of all; NaN for the others."""

    def whole(figure_r: Floats) -> Floats:
        figure_p = np.full(n_packages, np.nan)
        figure_p[rows] = figure_r
        return freeze(figure_p)

    share_r, quantile_rq = sums.first_share_p, sums.quantile_pq
    error_r = share_error(share_r, n_draws)
    low_r, middle_r, high_r = quantile_rq.T
    return PackageUncertainty(
        whole(share_r),
        whole(error_r),
        whole(sums.regret_p),
        whole(sums.mean_p),
        whole(low_r),
        whole(high_r),
        whole(middle_r),
        whole(sums.regret_error_p),
        whole(sums.most_regret_p),
        n_draws,
    )


def spread_packages(
    drawn: DrawnPackages, weight: WeightLaw | Floats, seed: int = 0
) -> dict[tuple[str, ...], PackageSpread]:
    """By members, what the draws say of every feasible package; see `judge_uncertainty`."""
    return spread_by_members(drawn.table, judge_uncertainty(drawn, weight, seed))


def spread_by_members(table: PackageTable, judged: PackageUncertainty) -> dict[tuple[str, ...], PackageSpread]:
    """The figures of a table's packages by their members."""
    members = table.members(np.arange(table.n_feasible))
    figures = zip(judged.first_share_p, judged.regret_p, judged.low_p, judged.high_p, strict=True)
    return {who: PackageSpread(*map(float, of)) for who, of in zip(members, figures, strict=True)}


def _cheaper_family(table: PackageTable, n_options: int) -> tuple[Family, Ints | slice]:
    """The feasible packages, given one by one or picked out of all, whichever is computed faster."""
    if 1 << n_options <= 4 * table.n_feasible:
        return AllPackages(n_options), table.mask_p.astype(np.intp)
    return ListedPackages(members_of(table.mask_p, n_options)), slice(None)
