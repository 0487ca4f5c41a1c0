"""Which kernel works: the compiled one once it is ready, NumPy until then and without numba.

Both give the same sums. Compiling takes some seconds, so a screen asks for it in the background
and nobody waits.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib import import_module
from typing import Literal

import numpy as np

from . import with_numpy
from .data import KernelInput, KernelSums, add_sums, empty_sums, read_only, score_shift, score_unit

KernelName = Literal["auto", "numpy", "numba"]
AddDraws = Callable[[KernelInput, int, int, KernelSums], None]

SAMPLE_DRAWS = 600
"""Draws on which the compiled kernel must agree with NumPy before it is used."""

SMALL_WORK = 1 << 16
"""Options x draws below which a second thread costs more than it saves."""

SHARES = 4
"""Parts of the work per thread: a thread that its processor leaves waiting takes fewer of them."""

_log = logging.getLogger(__name__)
_compiled: dict[str, AddDraws] = {}
_warming = threading.Lock()


def fast_kernel_ready() -> bool:
    """Whether the compiled kernel can be used without waiting."""
    return "numba" in _compiled


def warm_up(wait: bool = False) -> None:
    """Compile the fast kernel, in a daemon thread unless told to ``wait``.

    Without numba nothing happens: the NumPy kernel goes on. Safe to call many times.
    """
    if fast_kernel_ready():
        return
    thread = threading.Thread(target=_compile, name="counterpoise-warm-up", daemon=True)
    thread.start()
    if wait:
        thread.join()


def sum_draws(
    data: KernelInput,
    first: int,
    stop: int,
    n_options: int,
    *,
    kernel: KernelName = "auto",
    threads: int | None = None,
) -> KernelSums:
    """Sums over draws ``first`` to ``stop - 1``, the work shared by threads.

    Raises
    ------
    ValueError
        The compiled kernel is asked for and is not ready.
    """
    add_draws = _choose(kernel)
    data = read_only(data)
    n_criteria = len(data.weight_key_j)
    n_threads = max(1, threads or os.cpu_count() or 1)
    if (stop - first) * n_options < SMALL_WORK:
        n_threads = 1
    n_parts = min(n_threads * SHARES, max(n_threads, (stop - first) * n_options // SMALL_WORK))
    edges = [first + (stop - first) * part // n_parts for part in range(n_parts + 1)]
    parts = iter(range(n_parts))

    def sum_parts() -> KernelSums:
        sums = empty_sums(n_options, n_criteria, data.with_scores, data.with_pairs)
        for part in parts:  # whoever is free takes the next one
            add_draws(data, edges[part], edges[part + 1], sums)
        return sums

    if n_threads == 1:
        return sum_parts()
    others = [_helpers().submit(sum_parts) for _ in range(n_threads - 1)]
    total = sum_parts()
    for other in others:
        if not other.cancel():  # it never began: there was nothing left for it to do
            total = add_sums(total, other.result())
    return total


@cache
def _helpers() -> ThreadPoolExecutor:
    """Threads that stay: starting one takes longer than a small part of the work."""
    return ThreadPoolExecutor(os.cpu_count() or 1, thread_name_prefix="counterpoise-draws")


def _choose(kernel: KernelName) -> AddDraws:
    if kernel == "numba" and not fast_kernel_ready():
        raise ValueError("the compiled kernel is not ready; install numba and call warm_up(wait=True)")
    return with_numpy.add_draws if kernel == "numpy" else _compiled.get("numba", with_numpy.add_draws)


def _compile() -> None:
    with _warming:
        if fast_kernel_ready():
            return
        try:
            add_draws = import_module(f"{__package__}.with_numba").add_draws
            agrees = all(_agrees(add_draws, data, n_options) for data, n_options in _samples())
        except (ImportError, RuntimeError) as fault:  # no numba, or nowhere to keep what it compiles
            _log.info("the compiled kernel is not available: %s", fault)
            return
        if agrees:
            _compiled["numba"] = add_draws
        else:
            _log.warning("the compiled kernel differs from the NumPy kernel and is not used; is its cache stale?")


def _agrees(add_draws: AddDraws, data: KernelInput, n_options: int) -> bool:
    """Whether a kernel gives the sums of the NumPy kernel; numba's cache may be that of older code."""
    expected, found = (empty_sums(n_options, 2, data.with_scores, data.with_pairs) for _ in range(2))
    with_numpy.add_draws(data, 0, SAMPLE_DRAWS, expected)
    add_draws(data, 0, SAMPLE_DRAWS, found)
    return all(np.array_equal(a, b) for a, b in zip(expected, found, strict=True))


def _samples() -> Iterator[tuple[KernelInput, int]]:
    """Small runs of every kind, in the very types of real ones: they make the compiler compile."""
    for n_options, level_kind, weight_kind in ((3, 0, 2), (3, 1, 1), (3, 2, 0), (65, 0, 2), (65, 1, 1)):
        value_ji = np.linspace(0, 1, 2 * n_options, dtype=np.float32).reshape(2, n_options)
        data = KernelInput(
            level_kind=level_kind,
            value_ji=value_ji / 2,
            least_ji=value_ji * np.float32(2.0**-18),
            most_ji=value_ji * np.float32(2.0**-18),
            level_key_ji=np.arange(2 * n_options, dtype=np.uint32).reshape(2, n_options),
            value_ijd=np.resize(value_ji, (n_options, 2, SAMPLE_DRAWS)),
            weight_kind=weight_kind,
            share_j=np.array([0.25, 0.75], np.float32),
            spread=np.float32(0.5),
            weight_key_j=np.array([1, 2], np.uint32),
            weight_jd=np.resize(value_ji + np.float32(0.1), (2, SAMPLE_DRAWS)),
            origin=0,
            shift=score_shift(n_options),
            unit=score_unit(n_options),
            with_scores=True,
            with_pairs=n_options == 3,
        )
        yield read_only(data), n_options
