"""What is wrong with a weight profile."""

from .explanation import Explanation

WEIGHTS: tuple[Explanation, ...] = (
    Explanation(
        "weights-form",
        "Not exactly one of points, rank and pairwise",
        "A profile states its weights in one of three ways.",
        "Keep one of them, or make two profiles.",
        "points: {noise: 100}\nrank: [noise, shops]",
    ),
    Explanation(
        "weights-all-zero",
        "All points are zero",
        "Then nothing counts and nothing can be ranked.",
        "Give at least one criterion points.",
        "points: {noise: 0, shops: 0}",
    ),
    Explanation(
        "weights-incomplete",
        "A criterion has no weight",
        "Each profile says of every criterion what it weighs, derived criteria too; a weight of 0 is a "
        "statement and is written out.",
        "Add the criteria that the message names.",
        "points: {noise: 100}, and nothing on shops",
    ),
    Explanation(
        "pairwise-incomplete",
        "Some pairs are not compared",
        "Pairwise comparisons give weights only when every pair of criteria is compared.",
        "Add the comparisons that the message names.",
        "pairwise:\n  - {more: noise, less: shops, times: 3}",
    ),
    Explanation(
        "pairwise-contradiction",
        "A pair is compared twice with different answers",
        "Both cannot be meant.",
        "Delete one of the two.",
        "- {more: noise, less: cost, times: 6}\n- {more: cost, less: noise, times: 2}",
    ),
    Explanation(
        "ranges-infeasible",
        "No weights keep all ranges",
        "Shares add up to 100 per cent: the lows may not exceed that together, and the highs must reach it.",
        "Lower some lows, or raise some highs.",
        "ranges: {noise: {low: 60, high: 80}, shops: {low: 50, high: 60}}",
    ),
)
