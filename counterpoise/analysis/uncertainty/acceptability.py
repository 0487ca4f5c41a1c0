"""Stochastic multicriteria acceptability analysis: how sure one may be of a ranking."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np

from ..arrays import Bools, Floats, Ints
from ..frozen import freeze
from .confidence import GROUPS, estimate_confidence
from .estimates import Estimates, estimate, estimate_errors, spread_errors
from .kernel.choice import KernelName, sum_draws
from .kernel.counter import check_draws
from .kernel.data import PAIR_OPTIONS, WEIGHT_GIVEN, KernelInput, KernelSums, add_sums
from .ranked_rows import find_ranked, take_rows
from .run_input import HeldValues, StreamedValues, Values, check_shape, check_values, kernel_input
from .weights import WeightLaw, draw_weights, weight_law

CHUNK = 1 << 18
"""Draws between two reports of progress."""

STRETCH_CELLS = 6_000_000
"""Options x criteria x draws of streamed values held at a time: 24 MB."""

LEAST_STRETCH = 2_000
"""Draws of streamed values held at least, however large the case."""

SCRAMBLINGS = 8
"""Independent scramblings of quasi-random weights, from which their error is taken."""

Progress = Callable[[float], bool]
"""Called with the share done; returning False stops the run."""


@dataclass(frozen=True)
class SmaaResult:
    """What the draws say about every option. Errors are Monte Carlo standard errors.

    All figures describe the draws, not the world: "first in 60 % of draws" means under these
    estimates and this knowledge of weights. Rows are options in input order.

    ``is_ranked`` is false for an option that lacks a level on a criterion to which these draws give
    weight: it takes part in no draw, its shares are 0 and its other figures NaN. All other figures
    are those of a run without it.

    ``rank_acceptability[i, r]`` is the share of draws in which option i takes rank r + 1; options
    with equal scores share the ranks they take in even parts, so that rows and columns sum to 1.
    ``central_weights`` are the mean weights of the draws in which an option is first: a row of
    zeros, with ``is_ever_first`` false, where it never is. ``confidence`` is the share of draws of
    the levels in which an option is first under its own central weights (0 where it has none).
    ``pairwise[i, k]`` is the share in which i beats k, equal scores counting half (None for more
    than 64 options, unless more pairs are asked for). Scores and regrets are points of 0 to 100;
    ``score_quantiles`` holds the 5th, 50th and 95th percentile, ``regret`` the mean distance to the best
    option of the draw. What was not asked for is None. ``draws`` were done of ``draws_asked``.
    """

    option_ids: tuple[str, ...]
    criterion_ids: tuple[str, ...]
    weights_known: str
    draws: int
    draws_asked: int
    seed: int
    is_ranked: Bools
    rank_acceptability: Floats
    rank_error: Floats
    central_weights: Floats
    confidence: Floats | None
    confidence_error: Floats | None
    pairwise: Floats | None
    pairwise_error: Floats | None
    score: Floats | None
    score_error: Floats | None
    score_quantiles: Floats | None
    score_quantile_errors: Floats | None
    regret: Floats | None
    regret_error: Floats | None

    @property
    def first_share(self) -> Floats:
        """Share of draws in which each option is first."""
        return self.rank_acceptability[:, 0]

    @property
    def first_error(self) -> Floats:
        """Monte Carlo standard error of ``first_share``."""
        return self.rank_error[:, 0]

    @property
    def is_ever_first(self) -> Bools:
        """Whether each option is first, alone or with others, in any draw."""
        return self.first_share > 0

    @property
    def is_complete(self) -> bool:
        """Whether all draws that were asked for were done."""
        return self.draws == self.draws_asked


def smaa(
    values: Values,
    weights: WeightLaw | Floats,
    n_draws: int,
    seed: int,
    *,
    option_ids: tuple[str, ...] | None = None,
    with_scores: bool = True,
    with_pairs: bool = True,
    with_confidence: bool = True,
    threads: int | None = None,
    kernel: KernelName = "auto",
    most_pairs: int = PAIR_OPTIONS,
    progress: Progress | None = None,
) -> SmaaResult:
    """Rank acceptability, central weights, confidence, pairwise wins, scores and regret.

    Answers "how often would each option come first, second, ..., given what we do not know?".

    Parameters
    ----------
    values
        Partial values in [0, 1], NaN where a level is missing: exact, shape (n_options, n_criteria);
        `TriangularValues`; drawn beforehand, ``value_ijd`` of shape (n_options, n_criteria,
        n_draws), missing in all draws or in none; or `StreamedValues`, which say what is missing.
    weights
        A `weights.weight_law`, or weights drawn beforehand: ``weight_dj``, shape (n_draws,
        n_criteria), non-negative rows.
    n_draws, seed
        The result depends on these and the ids alone, not on ``threads`` or ``kernel``.
    most_pairs
        Options up to which pairs are compared.
    progress
        Called after every stretch of draws (2^18, fewer of streamed values); returning False ends
        the run with the draws done so far.

    Raises
    ------
    ValueError
        No option can be ranked, a value is outside [0, 1] or missing in some draws only (the message
        names option and criterion), weights that admit no draw, or a number of draws that is none
        or too many.

    References
    ----------
    Lahdelma & Salminen (2001), SMAA-2: stochastic multicriteria acceptability analysis for group
    decision making, Operations Research 49(3), 444-454. Pairwise winning: Leskinen, Viitanen,
    Kangas & Kangas (2006), Alternatives to incorporate uncertainty and risk attitude in
    multicriteria evaluation of forest plans, Forest Science 52(3), 304-312.
    """
    check_draws(n_draws)
    law, given_dj = _as_law(weights, n_draws)
    ids = option_ids or tuple(str(i) for i in range(values.shape[0]))
    check_shape(values, ids, law.criterion_ids)
    _check_columns(values, n_draws)
    is_ranked_i, counts_j = find_ranked(values, law, given_dj)
    if not is_ranked_i.any():
        raise ValueError("no option can be ranked: every option lacks a level on a criterion that has weight")
    rows = np.flatnonzero(is_ranked_i)
    run = _Run(
        take_rows(values, rows, counts_j),
        tuple(ids[i] for i in rows),
        law,
        given_dj,
        n_draws,
        seed,
        with_scores=with_scores,
        with_pairs=with_pairs and len(rows) <= most_pairs,
        with_confidence=with_confidence,
        threads=threads,
        kernel=kernel,
    )
    return _put_back(run.result(progress), ids, rows)


@dataclass(frozen=True)
class _Run:
    """One run over options that can all be ranked."""

    values: Values
    ids: tuple[str, ...]
    law: WeightLaw
    given_dj: Floats | None
    n_draws: int
    seed: int
    with_scores: bool
    with_pairs: bool
    with_confidence: bool
    threads: int | None
    kernel: KernelName

    def result(self, progress: Progress | None) -> SmaaResult:
        """Add up the draws a stretch at a time; only sums are kept, however many draws there are."""
        check_values(self.values, self.ids, self.law.criterion_ids)
        stretches = _stretches(self.values, self._read, self.ids, self.law.criterion_ids)
        head: KernelInput | None = None
        total: KernelSums | None = None
        replicates: list[Estimates] = []
        central_gij = np.zeros((GROUPS, len(self.ids), len(self.law.criterion_ids)), np.int64)
        done = 0
        for first, stop, weight_dj in self._chunks(is_watched=progress is not None):
            data = stretches(first, stop)
            head = data if head is None else head
            sums = self._add_up(_with_weights(data, weight_dj, first), first, stop)
            total = sums if total is None else add_sums(total, sums)
            central_gij[GROUPS * first // self.n_draws] += sums.central_ij
            if self.law.is_quasi:
                replicates.append(estimate(sums, stop - first, data.shift))
            done = stop
            if progress is not None and not progress(stop / self.n_draws):
                break
        assert head is not None and total is not None  # noqa: PT018  (there is at least one draw)
        means = estimate(total, done, head.shift)
        errors = spread_errors(replicates) if len(replicates) > 1 else estimate_errors(total, means, done, head.shift)
        confidence: Floats | None = None
        confidence_error: Floats | None = None
        if self.with_confidence:
            confidence, confidence_error = estimate_confidence(head, means, central_gij, done, self._add_up)
        return _result(self.ids, self.law, done, self.n_draws, self.seed, means, errors, confidence, confidence_error)

    def _read(self, values: HeldValues) -> KernelInput:
        return kernel_input(
            values, self.law, self.ids, self.seed, with_scores=self.with_scores, with_pairs=self.with_pairs
        )

    def _add_up(self, data: KernelInput, first: int, stop: int) -> KernelSums:
        return sum_draws(data, first, stop, len(self.ids), kernel=self.kernel, threads=self.threads)

    def _chunks(self, is_watched: bool) -> Iterator[tuple[int, int, Floats | None]]:
        """Ranges of draws, each with its weights where no kernel draws them."""
        law, n_draws = self.law, self.n_draws
        if law.is_quasi and n_draws < 2 * SCRAMBLINGS:
            raise ValueError(f"{n_draws} draws are too few for quasi-random weights; {2 * SCRAMBLINGS} are needed")
        least = GROUPS if self.with_confidence and _is_drawn(self.values) else 1
        size = _stretch_size(self.values) if is_watched or self._needs_arrays() else n_draws
        n_parts = SCRAMBLINGS if law.is_quasi else max(-(-n_draws // size), min(least, n_draws))
        for part in range(n_parts):
            first, stop = (n_draws * part // n_parts, n_draws * (part + 1) // n_parts)
            if self.given_dj is not None:
                yield first, stop, self.given_dj[first:stop]
            elif law.is_quasi:
                yield first, stop, draw_weights(law, stop - first, self.seed + part)
            elif law.kind in ("order", "intervals"):
                yield first, stop, draw_weights(law, stop - first, self.seed, first)
            else:
                yield first, stop, None

    def _needs_arrays(self) -> bool:
        """Whether the memory of a stretch grows with its draws; else one stretch is quickest."""
        return self.law.kind in ("given", "order", "intervals") or isinstance(self.values, StreamedValues)


def _is_drawn(values: Values) -> bool:
    """Whether levels differ from draw to draw."""
    return not (isinstance(values, np.ndarray) and values.ndim == 2)


def _put_back(result: SmaaResult, ids: tuple[str, ...], rows: Ints) -> SmaaResult:
    """The result of some options as one of all: the others are not ranked, their shares 0, the rest NaN."""
    n = len(ids)
    if len(rows) == n:
        return result
    places = {"rank_acceptability": (n, n), "rank_error": (n, n), "pairwise": (n, n), "pairwise_error": (n, n)}
    shares = ("is_ranked", "rank_acceptability", "rank_error", "central_weights")
    changed: dict[str, Any] = {"option_ids": ids}  # every array of the result, by the name of its field
    for field in fields(result):
        array = getattr(result, field.name)
        if not isinstance(array, np.ndarray):
            continue
        shape = places.get(field.name, (n, *array.shape[1:]))
        whole = np.full(shape, 0 if field.name in shares else np.nan, array.dtype)
        if field.name in ("pairwise", "pairwise_error"):
            whole[np.ix_(rows, rows)] = array
        else:
            whole[rows, ...] = np.pad(array, [(0, 0), (0, n - len(rows))]) if field.name in places else array
        changed[field.name] = freeze(whole)
    return replace(result, **changed)


def _as_law(weights: WeightLaw | Floats, n_draws: int) -> tuple[WeightLaw, Floats | None]:
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
    values: Values,
    read: Callable[[HeldValues], KernelInput],
    option_ids: tuple[str, ...],
    criterion_ids: tuple[str, ...],
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


def _with_weights(data: KernelInput, weight_dj: Floats | None, first: int) -> KernelInput:
    """The run with the weights of one chunk put in; drawn values are cut to the same columns."""
    if data.weight_kind != WEIGHT_GIVEN or weight_dj is None:
        return data
    start, stop = first - data.origin, first - data.origin + len(weight_dj)
    value_ijd = data.value_ijd if data.value_ijd.shape[2] == 1 else data.value_ijd[:, :, start:stop]
    return data._replace(
        weight_jd=np.ascontiguousarray(weight_dj.T, np.float32), value_ijd=np.ascontiguousarray(value_ijd), origin=first
    )


def _result(
    ids: tuple[str, ...],
    law: WeightLaw,
    draws: int,
    draws_asked: int,
    seed: int,
    means: Estimates,
    errors: Estimates,
    confidence: Floats | None,
    confidence_error: Floats | None,
) -> SmaaResult:
    return SmaaResult(
        option_ids=ids,
        criterion_ids=law.criterion_ids,
        weights_known=law.kind,
        draws=draws,
        draws_asked=draws_asked,
        seed=seed,
        is_ranked=freeze(np.ones(len(ids), bool)),
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


def _freeze(array: Floats | None) -> Floats | None:
    return None if array is None else freeze(array)
