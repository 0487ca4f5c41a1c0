"""Estimates that err together: the rank correlation that a case states, induced on its draws.

The uniforms of a correlated estimate are the very ones that it has by itself, in another order; so
its distribution, to the last draw, is the one without the factor.

References
----------
Iman & Conover (1982), A distribution-free approach to inducing rank correlation among input
variables, Communications in Statistics - Simulation and Computation 11(3), 311-334.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from ...model import Case
from ..arrays import Floats
from .inputs import list_inputs, list_joint_inputs
from .kernel.counter import double_uniforms, draw_words, stream_key
from .mixture import varied_ids

BLOCK = 1_000
"""Draws that are put in order together: of a longer run any stretch can be drawn by itself."""


@dataclass(frozen=True)
class Group:
    """Estimates that are correlated with each other and with no other; rank correlations, shape (n, n)."""

    ids: tuple[str, ...]
    correlation_kk: Floats


def find_groups(case: Case) -> tuple[Group, ...]:
    """The case's factors as groups of correlated inputs; an estimate that is not drawn takes no part."""
    drawn = [entry.id for entry in (*list_inputs(case), *list_joint_inputs(case)) if entry.kind != "event"]
    named = {id_ for factor in case.factors for id_ in factor.estimates}
    ids = [id_ for id_ in drawn if id_ in named]
    correlation_kk = np.eye(len(ids))
    for factor in case.factors:
        for one, other in combinations([id_ for id_ in factor.estimates if id_ in ids], 2):
            a, b = ids.index(one), ids.index(other)
            correlation_kk[a, b] = correlation_kk[b, a] = factor.correlation(one, other)
    return tuple(
        Group(tuple(ids[k] for k in some), correlation_kk[np.ix_(some, some)])
        for some in _connected(correlation_kk)
        if len(some) > 1
    )


def dependent_inputs(case: Case) -> tuple[tuple[str, ...], ...]:
    """Groups of inputs that tell of each other: those that factors join, and those that change with the scenario."""
    groups, varied = [group.ids for group in find_groups(case)], varied_ids(case)
    if not varied:
        return tuple(groups)
    joined = [ids for ids in groups if set(ids) & set(varied)]
    whole = tuple(dict.fromkeys((*varied, *(id_ for ids in joined for id_ in ids))))
    return (*(ids for ids in groups if ids not in joined), whole)


def joint_uniforms(case: Case, seed: int, first: int, n_draws: int, until: int | None = None) -> dict[str, Floats]:
    """Uniforms of every correlated input in draws ``first`` to ``first + n_draws - 1``, by id.

    ``until`` is the number of draws of the whole run, by default those up to here. Draws are put in
    order block by block, the last block being longer where the run is no multiple of `BLOCK`.
    """
    stop = first + n_draws
    groups, end = find_groups(case), stop if until is None else until
    uniforms: dict[str, Floats] = {}
    for group in groups:
        blocks = [_order_block(group, seed, start, last) for start, last in _blocks(first, stop, end)]
        start = _blocks(first, stop, end)[0][0]
        column_kd = np.concatenate(blocks, axis=1)[:, first - start : stop - start]
        uniforms |= dict(zip(group.ids, column_kd, strict=True))
    return uniforms


def _blocks(first: int, stop: int, until: int) -> list[tuple[int, int]]:
    """Blocks, each from its first draw to the one behind its last, that hold the draws asked for."""
    n_blocks = max(until // BLOCK, 1)
    found = range(min(first // BLOCK, n_blocks - 1), min((stop - 1) // BLOCK, n_blocks - 1) + 1)
    return [(k * BLOCK, until if k == n_blocks - 1 else (k + 1) * BLOCK) for k in found]


def _order_block(group: Group, seed: int, first: int, stop: int) -> Floats:
    """A block's own uniforms, each column in an order that gives the ranks their correlation; (n_ids, n_draws)."""
    from scipy.special import ndtri  # only draws need it

    word_d = draw_words(first, stop - first)
    uniform_kd = np.stack([double_uniforms(word_d, stream_key(seed, id_)) for id_ in group.ids])
    n_ids, n_draws = uniform_kd.shape
    if n_draws < 2:
        return uniform_kd
    rank_kd = uniform_kd.argsort(axis=1, kind="stable").argsort(axis=1, kind="stable")
    score_kd = ndtri((rank_kd + 1) / (n_draws + 1))
    if n_draws > 2 * n_ids:
        score_kd = np.linalg.solve(np.linalg.cholesky(np.corrcoef(score_kd)), score_kd)
    wanted_kd = _root_of(group.correlation_kk) @ score_kd
    place_kd = wanted_kd.argsort(axis=1, kind="stable").argsort(axis=1, kind="stable")
    ordered_kd: Floats = np.take_along_axis(np.sort(uniform_kd, axis=1), place_kd, axis=1)
    return ordered_kd


def _root_of(correlation_kk: Floats) -> Floats:
    """A root of the correlation of normal scores whose ranks are correlated as stated.

    Ranks of normal scores with correlation r have correlation 6/pi arcsin(r/2). What this turns
    slightly negative in a matrix at the edge of the possible is cut off.
    """
    normal_kk = 2 * np.sin(np.pi / 6 * correlation_kk)
    value_k, vector_kk = np.linalg.eigh(normal_kk)
    root_kk: Floats = (vector_kk * np.sqrt(np.maximum(value_k, 0.0))) @ vector_kk.T
    size_k = np.sqrt((root_kk**2).sum(axis=1, keepdims=True))
    scaled_kk: Floats = root_kk / size_k
    return scaled_kk


def _connected(correlation_kk: Floats) -> list[list[int]]:
    """Places that are correlated with one another, directly or through others."""
    left, found = set(range(len(correlation_kk))), []
    while left:
        some, waiting = set(), [min(left)]
        while waiting:
            k = waiting.pop()
            if k in left:
                left.remove(k)
                some.add(k)
                waiting += np.flatnonzero(correlation_kk[k]).tolist()
        found.append(sorted(some))
    return found
