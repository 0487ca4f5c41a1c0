"""Who is first, by how much, and what it owes that to."""

from __future__ import annotations

from ...analysis.score import UNRANKED, Ranking, compare_pair
from ...model import Case
from ..names import shorten_names
from ..numbers import format_number
from .gaps import among_the_rest
from .phrases import named_differences, points

MOST_NAMED = 5
"""Options that share first place and are named; of more, their number is said (so in the panel)."""


def answer_sentence(case: Case, ranking: Ranking) -> str:
    """The current answer in one to three sentences, for the head of the page."""
    return among_the_rest(case, _answer_sentence(case, ranking))


def _answer_sentence(case: Case, ranking: Ranking) -> str:
    labels = [case.options[id_].label for id_ in ranking.option_ids]
    leaders = ranking.leaders
    if not leaders:
        return "No option can be ranked: each lacks a level on a criterion that has weight."
    score = format_number(float(ranking.score_i[leaders[0]]), 1)
    ranked = [i for i in ranking.order if ranking.rank_i[i] != UNRANKED]
    if len(leaders) > 1:
        named = shorten_names([labels[i] for i in leaders], MOST_NAMED)
        return f"{named} share first place with {score} of 100."
    if len(ranked) == 1:
        return f"{labels[leaders[0]]} has {score} of 100; no other option can be ranked beside it."
    return _lead_sentence(case, ranking, labels, ranked[0], ranked[1], score)


def _lead_sentence(case: Case, ranking: Ranking, labels: list[str], first: int, second: int, score: str) -> str:
    pair = compare_pair(ranking, first, second)
    owes = named_differences(case, ranking, pair.difference_j, 2)
    head = f"First: {labels[first]} with {score} of 100, {points(pair.total)} ahead of {labels[second]}"
    sentence = f"{head}; it owes the lead to {owes}." if owes else f"{head}."
    if pair.total < case.too_close:
        sentence += f" The lead is smaller than the {points(case.too_close)} that mean nothing in this case."
    return sentence
