"""Draws for the commands that need them: how many, with which seed, and how much memory that takes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from .faults import AuthorFault

if TYPE_CHECKING:
    from ..analysis.uncertainty.states import States
    from ..model import Case

DRAWS, SEED = 100_000, 1
"""As in the dashboard, so that both say the same."""

MOST_BYTES = 2_000_000_000
"""Levels and partial values of all draws together."""

BYTES_PER_CELL = 8

MOST_DRAWS = 100_000_000
"""Draws of one streamed run; the default case takes about a minute for ten million."""


def add_draws(parser: argparse.ArgumentParser) -> None:
    """The options --draws and --seed, the same for every command."""
    parser.add_argument("--draws", type=int, default=DRAWS, metavar="N", help=f"number of draws (default: {DRAWS:,})")
    parser.add_argument("--seed", type=int, default=SEED, metavar="S", help=f"same seed, same result (default: {SEED})")


def check_draws(n_draws: int) -> None:
    """Refuse a number of draws that is none, or takes hours."""
    if not 1 <= n_draws <= MOST_DRAWS:
        raise AuthorFault(f"--draws {n_draws}: ask for 1 to {MOST_DRAWS:,} draws")


def show_progress() -> Callable[[float], bool] | None:
    """Tells a person at a terminal how far a long run is; Ctrl-C stops it. Nobody reads it in a pipe."""
    if not sys.stderr.isatty():
        return None

    def tell(share: float) -> bool:
        end = "\n" if share >= 1 else ""
        print(f"\r{100 * share:3.0f} % of the draws done (Ctrl-C stops)", end=end, file=sys.stderr, flush=True)
        return True

    return tell


def draw(case: Case, n_draws: int, seed: int) -> States:
    """States of the world of a case.

    Raises
    ------
    AuthorFault
        No draw is asked for, or more than fit in memory.
    """
    from ..analysis.uncertainty.states import draw_states

    most = MOST_BYTES // (BYTES_PER_CELL * len(case.options) * len(case.criteria))
    if not 1 <= n_draws <= most:
        raise AuthorFault(f"--draws {n_draws}: ask for 1 to {most:,} draws of a case of this size")
    return draw_states(case, n_draws, seed)
