"""Which kernel works: the compiled one once it is ready, NumPy until then and without numba.

Both give the same sums. Compiling takes some seconds, so a screen asks for it in the background
and nobody waits.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from typing import Literal

import numpy as np

from . import kernel_numpy
from .kernel_data import KernelInput, KernelSums, add_sums, empty_sums, network_for, read_only, score_shift

KernelName = Literal["auto", "numpy", "numba"]
AddDraws = Callable[[KernelInput, int, int, KernelSums], None]

SMALL_WORK = 1 << 16
"""Options x draws below which a second thread costs more than it saves."""

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
    n_parts = max(1, threads or os.cpu_count() or 1)
    if (stop - first) * n_options < SMALL_WORK:
        n_parts = 1
    edges = [first + (stop - first) * part // n_parts for part in range(n_parts + 1)]

    def sum_part(part: int) -> KernelSums:
        sums = empty_sums(n_options, n_criteria, data.with_scores, data.with_pairs)
        add_draws(data, edges[part], edges[part + 1], sums)
        return sums

    if n_parts == 1:
        return sum_part(0)
    with ThreadPoolExecutor(n_parts) as pool:
        total, *others = pool.map(sum_part, range(n_parts))
    for sums in others:
        total = add_sums(total, sums)
    return total


def _choose(kernel: KernelName) -> AddDraws:
    if kernel == "numba" and not fast_kernel_ready():
        raise ValueError("the compiled kernel is not ready; install numba and call warm_up(wait=True)")
    return kernel_numpy.add_draws if kernel == "numpy" else _compiled.get("numba", kernel_numpy.add_draws)


def _compile() -> None:
    with _warming:
        if fast_kernel_ready():
            return
        try:
            add_draws = import_module(f"{__package__}.kernel_numba").add_draws
            for n_options in (3, 65):
                add_draws(read_only(_example(n_options)), 0, 300, empty_sums(n_options, 2, True, False))
        except (ImportError, RuntimeError) as fault:  # no numba, or nowhere to keep what it compiles
            logging.getLogger(__name__).info("the compiled kernel is not available: %s", fault)
            return
        _compiled["numba"] = add_draws


def _example(n_options: int) -> KernelInput:
    """A small run, in the very types of a real one, for the compiler to look at."""
    flat_ji = np.full((2, n_options), 0.5, np.float32)
    key_ji = np.zeros((2, n_options), np.uint32)
    nothing = np.zeros((1, 1), np.float32)
    return KernelInput(
        level_kind=0,
        value_ji=flat_ji,
        least_ji=flat_ji,
        most_ji=flat_ji,
        level_key_ji=key_ji,
        value_ijd=nothing[None],
        weight_kind=2,
        share_j=np.ones(2, np.float32),
        spread=np.float32(0),
        weight_key_j=np.zeros(2, np.uint32),
        weight_jd=nothing,
        origin=0,
        shift=score_shift(n_options),
        step_sa=network_for(n_options),
        with_scores=True,
        with_pairs=False,
    )
