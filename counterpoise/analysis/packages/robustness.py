"""How robust the order of packages is: everything that draws say of options, said of packages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from ..arrays import Bools, Floats, Ints
from ..frozen import freeze
from ..uncertainty.acceptability import SmaaResult, smaa
from ..uncertainty.stochastic_dominance import find_dominance
from ..uncertainty.weights import WeightLaw
from .describe import membership, name_members
from .listed.drawn_scores import MOST_DETAILED, DrawnWeights, bits_for, draw_raw_weights, sum_scores, to_points
from .listed.uncertain import PackageUncertainty, put_back
from .parts import PackageParts
from .streamed import PackageStream

PROFILE_STEPS = 50
"""Steps of a risk profile: a score for every 2 % of the draws."""


@dataclass(frozen=True)
class PackageRobustness:
    """What draws of levels and weights say of packages.

    ``members`` are all packages that were judged, ``judged`` their first shares (among all of them),
    regrets and scores. ``result`` compares ``row_d``, at most `MOST_DETAILED` of them, rank by rank and
    pair by pair, in that order; ``dominance_ik`` is that of `find_dominance` among them, and ``profile_ds``
    their scores at ``level_s`` from the lowest draw to the highest (NaN for one that is not ranked).
    ``is_listed`` is false where the packages are only those that a solver found.
    """

    members: tuple[tuple[str, ...], ...]
    judged: PackageUncertainty
    row_d: Ints
    result: SmaaResult
    dominance_ik: Ints
    level_s: Floats
    profile_ds: Floats
    is_listed: bool

    @property
    def detailed(self) -> tuple[tuple[str, ...], ...]:
        """Members of the packages that are compared with each other."""
        return tuple(self.members[row] for row in self.row_d)

    @property
    def least_most_regret(self) -> int:
        """Row of the package whose largest regret is least; of equals the one with the least expected regret."""
        return int(np.lexsort((self.judged.regret_p, np.round(self.judged.most_regret_p, 9)))[0])

    @property
    def order_p(self) -> Ints:
        """All rows, the package first most often on top; then the least regret."""
        judged = self.judged
        rows: Ints = np.lexsort((judged.regret_p, -judged.first_share_p))
        return rows


def judge_robustness(
    parts: PackageParts,
    packages: Iterable[Iterable[str]],
    law: WeightLaw,
    n_draws: int,
    seed: int,
    *,
    named: Iterable[Iterable[str]] = (),
    score_by_members: Mapping[tuple[str, ...], float] | None = None,
    judged: PackageUncertainty | None = None,
    is_listed: bool = True,
) -> PackageRobustness:
    """First shares, ranks, pairs, regret and dominance of packages over draws of levels and weights.

    Answers "if levels and weights are as uncertain as stated, how often is which package best, and what
    does choosing it risk?". It describes the draws; no share is a chance of being right.

    Parameters
    ----------
    parts
        Over ``n_draws`` draws; or over one, when all draws have the most likely levels.
    named
        Packages that are compared in any case; then those first most often, then the highest of
        ``score_by_members``, to `MOST_DETAILED` in all.
    judged
        Figures of all packages where they are known already.

    Raises
    ------
    ValueError
        There is no package, or none that has a level on every criterion with weight.
    """
    stream = PackageStream(parts, membership(parts, packages), n_draws)
    members = name_members(parts, stream.member_pi)
    weights = draw_raw_weights(law, n_draws, seed)
    rows = _ranked(stream, weights.counts_j)
    if not len(rows):
        raise ValueError("no package can be ranked: every one lacks a level on a criterion that has weight")
    shift = bits_for(len(rows))
    judged = judge_stream(stream, weights) if judged is None else judged
    row_d = _choose(members, judged, named, score_by_members or {})
    ids = tuple(package_id(parts, members[row]) for row in row_d)
    result = smaa(stream.as_values(row_d), law, n_draws, seed, option_ids=ids, most_pairs=MOST_DETAILED)
    is_ranked_d = result.is_ranked
    dominance_ik, profile_ds = np.zeros((len(ids), len(ids)), np.int8), np.full((len(ids), PROFILE_STEPS + 1), np.nan)
    fixed = stream.score(row_d[is_ranked_d], weights, shift)
    dominance_ik[np.ix_(is_ranked_d, is_ranked_d)] = find_dominance(fixed)
    level_s = np.linspace(0, 1, PROFILE_STEPS + 1)
    place_s = np.round(level_s * (n_draws - 1)).astype(int)
    profile_ds[is_ranked_d] = to_points(np.sort(fixed, axis=1)[:, place_s], shift)
    return PackageRobustness(
        members,
        judged,
        freeze(row_d),
        _of_all(result, judged, row_d),
        freeze(dominance_ik),
        freeze(level_s),
        freeze(profile_ds),
        is_listed,
    )


def judge_stream(stream: PackageStream, weights: DrawnWeights) -> PackageUncertainty:
    """First shares, regrets and scores of all packages of a stream, a block at a time: no draw of all is kept."""
    rows = _ranked(stream, weights.counts_j)
    shift, some = bits_for(len(rows)), replace(stream, member_pi=stream.member_pi[rows])
    sums = sum_scores(some.blocks(), lambda block: some.score(block, weights, shift), stream.n_draws, shift)
    return put_back(sums, rows, len(stream.member_pi), stream.n_draws)


def package_id(parts: PackageParts, members: tuple[str, ...]) -> str:
    """What a package is called where options are named by id; the empty package is the baseline."""
    return "+".join(members) or parts.baseline_id


def _ranked(stream: PackageStream, counts_j: Bools) -> Ints:
    """Packages without a member, or a baseline, whose level on a criterion with weight is missing."""
    parts = stream.parts
    is_derived_j = np.array([criterion.is_derived for criterion in parts.criteria])
    own_j = counts_j & ~is_derived_j
    lacks_i = np.isnan(parts.effect_ijd[:, own_j, 0]).any(axis=1)
    is_out_p = (stream.member_pi & lacks_i).any(axis=1) | bool(np.isnan(parts.baseline_jd[own_j, 0]).any())
    return np.flatnonzero(~is_out_p)


def _choose(
    members: tuple[tuple[str, ...], ...],
    judged: PackageUncertainty,
    named: Iterable[Iterable[str]],
    score_by_members: Mapping[tuple[str, ...], float],
) -> Ints:
    """Rows of the packages that are compared with each other, in the order of all."""
    if len(members) <= MOST_DETAILED:
        return np.arange(len(members))
    known = {frozenset(who) for who in named}
    is_named_p = np.array([frozenset(who) in known for who in members])
    score_p = np.array([score_by_members.get(who, -np.inf) for who in members])
    share_p = np.nan_to_num(judged.first_share_p, nan=-1.0)
    by_share, by_score = np.lexsort((-score_p, -share_p)), np.lexsort((-share_p, -score_p))
    chosen = [*np.flatnonzero(is_named_p), *by_share[: MOST_DETAILED // 2], *by_score]
    rows: Ints = np.sort(np.array(list(dict.fromkeys(map(int, chosen)))[:MOST_DETAILED]))
    return rows


def _of_all(result: SmaaResult, judged: PackageUncertainty, row_d: Ints) -> SmaaResult:
    """The result with scores and regrets as they are among all packages, not only those compared."""
    quantile_dq = np.stack([judged.low_p, judged.middle_p, judged.high_p], axis=1)[row_d]
    return replace(
        result,
        score=freeze(judged.mean_p[row_d]),
        score_quantiles=freeze(quantile_dq),
        regret=freeze(judged.regret_p[row_d]),
        regret_error=freeze(judged.regret_error_p[row_d]),
    )
