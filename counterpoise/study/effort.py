"""How much work an answer may take: stated once, the same at every door.

Only the numbers here decide how many draws are made, which packages are listed, how long a solver
may search, and what is kept in memory. Whatever of it changes an answer is part of the question.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..model import Case
from .settings import COUNT, setting

SEED = 1
"""Seed of every draw that nobody asks otherwise of."""

DRAWS = 100_000
"""Draws of options: the standard error of a share of one half is 0.16 percentage points."""

MOST_CELLS = 12_000_000
"""Options x criteria x draws kept at once: 96 MB of partial values. Larger runs are streamed."""

LEAST_DRAWS = 1_000

MOST_DRAWS = 100_000_000
"""Draws of one streamed run; the default case takes about a minute for ten million."""

PACKAGE_DRAWS = 4_000
"""Draws of packages: the first ones of the same states of the world."""

MOST_PACKAGE_DRAWS = 100_000
"""Draws of packages at most; every one of them is made for each package."""

MOST_PACKAGE_CELLS = 48_000_000
"""Packages x criteria x draws kept at once, in single precision: 192 MB."""

MOST_KEPT = 10
"""Measures whose packages are few enough to keep all their values; those of more are followed when asked for."""

MOST_STREAMED = 400_000_000
"""Packages x criteria x draws followed where they cannot be kept: some ten seconds. More packages get fewer draws,"""

LEAST_STREAMED = 250
"""but so many: a share of one half is then known within 3.2 percentage points."""

MOST_CHECKED = 2_000_000_000
"""Packages x draws in which all rules are checked for sureness: streamed, some seconds."""

MOST_GATHERED = 2_000
"""Good packages whose sureness is checked where packages are not listed."""

TIMELINE_DRAWS = 20_000
"""Draws of a timeline: a chance of one half is known within 0.4 percentage points."""

MOST_LISTED = 18
"""Measures whose packages are listed without being asked to: 262,144 packages."""

MOST_LISTED_AT_ONCE = 12
"""Measures whose packages are listed without waiting for a turn: 4,096 packages."""

MOST_LISTED_ON_REQUEST = 24
"""Measures whose packages can be listed at all: 16.8 million packages."""

MOST_FOLLOWED = 2_000
"""Packages, the best ones, that are looked at for what would change the package: all of up to 10 measures."""

MOST_CONFIRMED = 3
"""Changes of the package, the nearest first, that a solver confirms where packages are not listed."""

MOST_SEARCHED_FOR_A_BRIEF = 400
"""Levels whose changes a brief looks for where packages are not listed: some ten seconds. 1,800 take minutes."""

MOST_INFORMED = 300
"""Packages, the best ones, among which the value of information lets one choose."""

NODES = 20_000
"""Nodes that a solver may search for one answer: the same everywhere, so the answer is too."""

SECONDS = 60.0
"""Wall clock that ends a search all the same; the answer then says that it cannot be reproduced."""

BOARD_DRAWS = 2_000
"""Draws that a live panel is sent: a share of one half is known within 1.1 percentage points."""

MOST_ON_BOARD = 256
"""Packages that a live panel ranks at every movement of a hand."""

TOP = 10
"""Packages shown."""


def draws_of(case: Case, most: int = DRAWS) -> int:
    """Draws for a case: ``most``, fewer for one so large that they would not fit in memory."""
    cells = len(case.options) * len(case.criteria)
    return max(LEAST_DRAWS, min(most, MOST_CELLS // cells))


MOST_TIMELINE_DRAWS = 1_000_000
"""Draws of a timeline: the days of every milestone are kept at once."""


def _refuse_beyond(most_of: Callable[[Case], int], what: str) -> Callable[[int | None, Case], int | None]:
    """A check of a number of draws; None stands for the rule of the question.

    The check raises ValueError for none, and for more than can be made or kept.
    """

    def check(n_draws: int | None, case: Case) -> int | None:
        most = most_of(case)
        if n_draws is not None and not 1 <= n_draws <= most:
            raise ValueError(f"ask for 1 to {most:,} simulations{what}")
        return n_draws

    return check


check_draws = _refuse_beyond(lambda case: MOST_DRAWS, "")
check_kept_draws = _refuse_beyond(lambda case: draws_of(case, MOST_CELLS), " of a case of this size")
"""Where all draws are kept in memory at once."""
check_timeline_draws = _refuse_beyond(lambda case: MOST_TIMELINE_DRAWS, " of a timeline")


def check_seed(seed: int | None, case: Case) -> int | None:
    """A seed is a whole number from 0 to 2^63 - 1."""
    if seed is None or not 0 <= seed < 2**63:
        raise ValueError("a seed is a whole number, 0 or more")
    return seed


def draws_setting(
    default: int | None, check: Callable[[int | None, Case], int | None], help_text: str = "", link: str = ""
) -> Any:
    """The number of draws of a question; only how many they are, and of what, differs from kind to kind."""
    help_text = help_text or f"number of simulations (default: {default:,})"
    return setting(default, COUNT, flag="--draws", metavar="N", check=check, help=help_text, link=link)


def seed_setting() -> Any:
    """The seed of a question that rests on draws: one setting, the same in every kind."""
    help_text = f"same seed, same result (default: {SEED})"
    return setting(SEED, COUNT, flag="--seed", metavar="S", check=check_seed, help=help_text)
