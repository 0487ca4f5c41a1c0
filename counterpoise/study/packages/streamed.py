"""What draws say of packages that are too many to keep their values over all draws."""

from __future__ import annotations

from collections.abc import Mapping

from ...analysis.packages.families import members_of
from ...analysis.packages.listed.drawn_scores import draw_raw_weights
from ...analysis.packages.listed.enumerate import PackageTable
from ...analysis.packages.listed.uncertain import PackageSpread, spread_by_members
from ...analysis.packages.parts import some_draws
from ...analysis.packages.robustness import judge_stream
from ...analysis.packages.streamed import PackageStream
from ..effort import LEAST_STREAMED, MOST_STREAMED
from .common import Asked

Spread = Mapping[tuple[str, ...], PackageSpread]


def streamed_draws(table: PackageTable, n_draws: int) -> int:
    """Of ``n_draws`` draws the first ones that are made for so many packages."""
    cells = table.n_feasible * len(table.parts.criteria)
    return min(n_draws, max(LEAST_STREAMED, MOST_STREAMED // cells))


def stream_spread(asked: Asked, table: PackageTable, n_draws: int) -> Spread:
    """First share, regret and percentiles of every package of the table over the first draws."""

    def make() -> Spread:
        member_pi = members_of(table.mask_p, table.parts.n_options)
        stream = PackageStream(some_draws(asked.drawn_parts(), slice(0, n_draws)), member_pi, n_draws)
        weights = draw_raw_weights(asked.law, n_draws, asked.question.seed)
        return spread_by_members(table, judge_stream(stream, weights))

    key = (asked.question.rules_key, asked.law_key, n_draws, asked.n_draws, asked.question.seed)
    return asked.study.recall(
        "streamed packages", key, make=make, slow="Following every package through the draws", is_heavy=True
    )
