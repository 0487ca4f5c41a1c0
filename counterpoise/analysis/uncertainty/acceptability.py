"""Stochastic multicriteria acceptability analysis: how sure one may be of a ranking."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from ..frozen import freeze
from .estimates import Estimates, estimate, estimate_errors, spread_errors
from .kernel.choice import KernelName, sum_draws
from .kernel.counter import check_draws
from .kernel.data import LANE_OPTIONS, LEVEL_DRAWN, WEIGHT_AROUND, WEIGHT_GIVEN, KernelInput, KernelSums, add_sums
from .run_input import StreamedValues, Values, check_values, kernel_input
from .weights import WeightLaw, draw_weights, weight_law

CHUNK = 1 << 18
"""Draws between two reports of progress."""

STRETCH_CELLS = 6_000_000
"""Options x criteria x draws of streamed values held at a time: 24 MB."""

LEAST_STRETCH = 2_000
"""Draws of streamed values held at least, however large the case."""

CONFIDENCE_DRAWS = 10_000
"""Draws of levels from which a confidence factor is estimated, where few options need one."""

CONFIDENCE_WORK = 500_000
"""Options with a confidence factor x draws, at most."""

SCRAMBLINGS = 8
"""Independent scramblings of quasi-random weights, from which their error is taken."""

Progress = Callable[[float], bool]
"""Called with the share done; returning False stops the run."""


@dataclass(frozen=True)
class SmaaResult:
    """What the draws say about every option. Errors are Monte Carlo standard errors.

    All figures describe the draws, not the world: "first in 60 % of draws" means under these
    estimates and this knowledge of weights. Rows are options in input order.

    ``rank_acceptability[i, r]`` is the share of draws in which option i takes rank r + 1; options
    with equal scores share the ranks they take in even parts, so that rows and columns sum to 1.
    ``central_weights`` are the mean weights of the draws in which an option is first: a row of
    zeros, with ``is_ever_first`` false, where it never is. ``confidence`` is the share of draws of
    the levels in which an option is first under its own central weights (0 where it has none).
    ``pairwise[i, k]`` is the share in which i beats k, equal scores counting half (None for more
    than 64 options). Scores and regrets are points of 0 to 100; ``score_quantiles`` holds the 5th,
    50th and 95th percentile, ``regret`` the mean distance to the best option of the draw. What was
    not asked for is None. ``draws`` were done of ``draws_asked``.
    """

    option_ids: tuple[str, ...]
    criterion_ids: tuple[str, ...]
    weights_known: str
    draws: int
    draws_asked: int
    seed: int
    rank_acceptability: np.ndarray
    rank_error: np.ndarray
    central_weights: np.ndarray
    confidence: np.ndarray | None
    confidence_error: np.ndarray | None
    pairwise: np.ndarray | None
    pairwise_error: np.ndarray | None
    score: np.ndarray | None
    score_error: np.ndarray | None
    score_quantiles: np.ndarray | None
    score_quantile_errors: np.ndarray | None
    regret: np.ndarray | None
    regret_error: np.ndarray | None

    @property
    def first_share(self) -> np.ndarray:
        """Share of draws in which each option is first."""
        return self.rank_acceptability[:, 0]

    @property
    def first_error(self) -> np.ndarray:
        """Monte Carlo standard error of ``first_share``."""
        return self.rank_error[:, 0]

    @property
    def is_ever_first(self) -> np.ndarray:
        """Whether each option is first, alone or with others, in any draw."""
        return self.first_share > 0

    @property
    def is_complete(self) -> bool:
        """Whether all draws that were asked for were done."""
        return self.draws == self.draws_asked


def smaa(
    values: Values,
    weights: WeightLaw | np.ndarray,
    n_draws: int,
    seed: int,
    *,
    option_ids: tuple[str, ...] | None = None,
    with_scores: bool = True,
    with_pairs: bool = True,
    with_confidence: bool = True,
    threads: int | None = None,
    kernel: KernelName = "auto",
    progress: Progress | None = None,
) -> SmaaResult:
    """Rank acceptability, central weights, confidence, pairwise wins, scores and regret.

    Answers "how often would each option come first, second, ..., given what we do not know?".

    Parameters
    ----------
    values
        Partial values in [0, 1]: exact, shape (n_options, n_criteria); `TriangularValues`; drawn
        beforehand, ``value_ijd`` of shape (n_options, n_criteria, n_draws); or `StreamedValues`.
    weights
        A `weights.weight_law`, or weights drawn beforehand: ``weight_dj``, shape (n_draws,
        n_criteria), non-negative rows.
    n_draws, seed
        The result depends on these and the ids alone, not on ``threads`` or ``kernel``.
    progress
        Called after every stretch of draws (2^18, fewer of streamed values); returning False ends
        the run with the draws done so far.

    Raises
    ------
    ValueError
        A value is missing or outside [0, 1] (the message names option and criterion), weights that
        admit no draw, or a number of draws that is none or too many.

    References
    ----------
    Lahdelma & Salminen (2001), SMAA-2: stochastic multicriteria acceptability analysis for group
    decision making, Operations Research 49(3), 444-454. Pairwise winning: Leskinen, Viitanen,
    Kangas & Kangas (2006), Alternatives to incorporate uncertainty and risk attitude in
    multicriteria evaluation of forest plans, Forest Science 52(3), 304-312.
    """
    check_draws(n_draws)
    law, given_dj = _as_law(weights, n_draws)
    n_options = values.shape[0]
    ids = option_ids or tuple(str(i) for i in range(n_options))
    check_values(values, ids, law.criterion_ids)
    _check_columns(values, n_draws)
    with_pairs = with_pairs and n_options <= LANE_OPTIONS

    def read(values: Values) -> KernelInput:
        return kernel_input(values, law, ids, seed, with_scores=with_scores, with_pairs=with_pairs)

    def add_up(data: KernelInput, first: int, stop: int) -> KernelSums:
        return sum_draws(data, first, stop, n_options, kernel=kernel, threads=threads)

    parts: list[KernelSums] = []
    sizes: list[int] = []
    head: KernelInput | None = None
    stretches = _stretches(values, read, ids, law.criterion_ids)
    for first, stop, weight_dj in _chunks(law, given_dj, n_draws, seed, _stretch_size(values)):
        data = stretches(first, stop)
        head = data if head is None else head
        parts.append(add_up(_with_weights(data, weight_dj, first), first, stop))
        sizes.append(stop - first)
        if progress is not None and not progress(stop / n_draws):
            break
    means, errors = _conclude(parts, sizes, data.shift, law.is_quasi)
    confidence, confidence_error = (None, None)
    if with_confidence:
        confidence, confidence_error = _confidence(head, means, min(sum(sizes), _held(head)), add_up)
    return _result(ids, law, sum(sizes), n_draws, seed, means, errors, confidence, confidence_error)


def _as_law(weights: WeightLaw | np.ndarray, n_draws: int) -> tuple[WeightLaw, np.ndarray | None]:
    if isinstance(weights, WeightLaw):
        return weights, None
    if weights.ndim != 2 or len(weights) != n_draws:
        raise ValueError(f"drawn weights have shape {weights.shape}; ({n_draws}, number of criteria) is needed")
    if not np.isfinite(weights).all() or (weights < 0).any() or (weights.sum(axis=1) <= 0).any():
        raise ValueError("a drawn weight is negative or not a number, or all weights of a draw are zero")
    return replace(weight_law("exact", weights.mean(axis=0)), kind="given"), weights


def _check_columns(values: Values, n_draws: int) -> None:
    if isinstance(values, np.ndarray) and values.ndim == 3 and values.shape[2] != n_draws:
        raise ValueError(f"values were drawn {values.shape[2]:,} times, {n_draws:,} draws are asked for")


def _stretch_size(values: Values) -> int:
    """Draws between two reports of progress."""
    if not isinstance(values, StreamedValues):
        return CHUNK
    return max(LEAST_STRETCH, STRETCH_CELLS // (values.shape[0] * values.shape[1]))


def _stretches(
    values: Values, read: Callable[[Values], KernelInput], option_ids: tuple[str, ...], criterion_ids: tuple[str, ...]
) -> Callable[[int, int], KernelInput]:
    """What a kernel reads for each stretch of draws; the same for all unless values are streamed."""
    if not isinstance(values, StreamedValues):
        data = read(values)
        return lambda first, stop: data

    def draw(first: int, stop: int) -> KernelInput:
        drawn = values.draw(first, stop)
        check_values(drawn, option_ids, criterion_ids)
        return read(drawn)._replace(origin=first)

    return draw


def _held(data: KernelInput) -> int:
    """Draws whose levels are at hand; any number where a kernel draws them itself."""
    return data.value_ijd.shape[2] if data.level_kind == LEVEL_DRAWN else CONFIDENCE_DRAWS


def _chunks(
    law: WeightLaw, given_dj: np.ndarray | None, n_draws: int, seed: int, size: int
) -> Iterator[tuple[int, int, np.ndarray | None]]:
    """Ranges of draws, each with its weights where no kernel draws them."""
    n_parts = SCRAMBLINGS if law.is_quasi else -(-n_draws // size)
    if law.is_quasi and n_draws < 2 * SCRAMBLINGS:
        raise ValueError(f"{n_draws} draws are too few for quasi-random weights; {2 * SCRAMBLINGS} are needed")
    for part in range(n_parts):
        first, stop = (n_draws * part // n_parts, n_draws * (part + 1) // n_parts)
        if given_dj is not None:
            yield first, stop, given_dj[first:stop]
        elif law.is_quasi:
            yield first, stop, draw_weights(law, stop - first, seed + part)
        elif law.kind in ("order", "intervals"):
            yield first, stop, draw_weights(law, stop - first, seed, first)
        else:
            yield first, stop, None


def _with_weights(data: KernelInput, weight_dj: np.ndarray | None, first: int) -> KernelInput:
    """The run with the weights of one chunk put in; drawn values are cut to the same columns."""
    if data.weight_kind != WEIGHT_GIVEN or weight_dj is None:
        return data
    start, stop = first - data.origin, first - data.origin + len(weight_dj)
    value_ijd = data.value_ijd if data.value_ijd.shape[2] == 1 else data.value_ijd[:, :, start:stop]
    return data._replace(
        weight_jd=np.ascontiguousarray(weight_dj.T, np.float32), value_ijd=np.ascontiguousarray(value_ijd), origin=first
    )


def _conclude(parts: list[KernelSums], sizes: list[int], shift: int, is_quasi: bool) -> tuple[Estimates, Estimates]:
    total = parts[0]
    for part in parts[1:]:
        total = add_sums(total, part)
    means = estimate(total, sum(sizes), shift)
    if is_quasi and len(parts) > 1:
        replicates = [estimate(part, size, shift) for part, size in zip(parts, sizes, strict=True)]
        return means, spread_errors(replicates)
    return means, estimate_errors(total, means, sum(sizes), shift)


def _confidence(
    data: KernelInput, means: Estimates, n_draws: int, add_up: Callable[[KernelInput, int, int], KernelSums]
) -> tuple[np.ndarray, np.ndarray]:
    """How often each option is first under its own central weights, and the error of that."""
    winners = np.flatnonzero(means.rank_ir[:, 0] > 0)
    n_levels = min(n_draws, CONFIDENCE_DRAWS, CONFIDENCE_WORK // len(winners)) if data.level_kind else 1
    confidence_i = np.zeros(len(means.rank_ir))
    for i in winners:
        own = data._replace(
            weight_kind=WEIGHT_AROUND,
            share_j=means.central_ij[i].astype(np.float32),
            spread=np.float32(0),
            with_scores=False,
            with_pairs=False,
        )
        confidence_i[i] = estimate(add_up(own, 0, n_levels), n_levels, data.shift).rank_ir[i, 0]
    error_i = np.sqrt(confidence_i * (1 - confidence_i) / n_levels) if data.level_kind else np.zeros_like(confidence_i)
    return confidence_i, error_i


def _result(
    ids: tuple[str, ...],
    law: WeightLaw,
    draws: int,
    draws_asked: int,
    seed: int,
    means: Estimates,
    errors: Estimates,
    confidence: np.ndarray | None,
    confidence_error: np.ndarray | None,
) -> SmaaResult:
    return SmaaResult(
        option_ids=ids,
        criterion_ids=law.criterion_ids,
        weights_known=law.kind,
        draws=draws,
        draws_asked=draws_asked,
        seed=seed,
        rank_acceptability=freeze(means.rank_ir),
        rank_error=freeze(errors.rank_ir),
        central_weights=freeze(means.central_ij),
        confidence=_freeze(confidence),
        confidence_error=_freeze(confidence_error),
        pairwise=_freeze(means.pair_ik),
        pairwise_error=_freeze(errors.pair_ik),
        score=_freeze(means.score_i),
        score_error=_freeze(errors.score_i),
        score_quantiles=_freeze(means.quantile_iq),
        score_quantile_errors=_freeze(errors.quantile_iq),
        regret=_freeze(means.regret_i),
        regret_error=_freeze(errors.regret_i),
    )


def _freeze(array: np.ndarray | None) -> np.ndarray | None:
    return None if array is None else freeze(array)
