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
        "Then nothing counts, so nothing can be ranked.",
        "Give at least one criterion points.",
        "points: {noise: 0, shops: 0}",
    ),
    Explanation(
        "weights-incomplete",
        "A criterion has no weight",
        "Each profile states a weight for every criterion, derived criteria too; a weight of 0 is a "
        "statement and must be written out.",
        "Add the criteria that the message names.",
        "points: {noise: 100}, and nothing on shops",
    ),
    Explanation(
        "pairwise-incomplete",
        "Comparisons do not connect all criteria",
        "Not every pair has to be compared, but every criterion must be tied to every other, directly or by way of "
        "others; otherwise their weights cannot be set against each other.",
        "Add a comparison between the groups that the message names.",
        "pairwise:\n  - {more: noise, less: shops, times: 3}",
    ),
    Explanation(
        "pairwise-contradiction",
        "A pair is compared twice with different answers",
        "They cannot both be right.",
        "Delete one of the two.",
        "- {more: noise, less: cost, times: 6}\n- {more: cost, less: noise, times: 2}",
    ),
    Explanation(
        "pairwise-inconsistent",
        "Comparisons contradict one another",
        "If A matters 3 times as much as B, and B 3 times as much as C, then A should matter about 9 times as much as "
        "C. The consistency ratio says how far the answers are from that; above 0.1 they should be asked again (Saaty "
        "1980).",
        "Reconsider the judgments that the message names, those farthest from what the others imply.",
        "- {more: noise, less: shops, times: 9}\n- {more: shops, less: cost, times: 9}\n"
        "- {more: cost, less: noise, times: 9}",
    ),
    Explanation(
        "ranges-infeasible",
        "No weights keep all ranges",
        "Shares add up to 100 percent: the lows may not exceed that together, and the highs must reach it.",
        "Lower some lows, or raise some highs.",
        "ranges: {noise: {low: 60, high: 80}, shops: {low: 50, high: 60}}",
    ),
)
