"""Which option ranks first, how sure that is, and why."""

from __future__ import annotations

from ...analysis.score import TIE, UNRANKED, Ranking, compare_pair
from ...model import Case
from ..names import shorten_names
from ..numbers import decimals_of, format_number
from .gaps import among_the_rest
from .phrases import named_differences, points_apart, points_shown

MOST_NAMED = 5
"""Options that share first place and are named; of more, their number is said (so in the panel)."""


def answer_sentence(case: Case, ranking: Ranking, crossed: str = "") -> str:
    """The current answer in one or two sentences: the answer with its doubt, then why.

    ``crossed`` is what the first option does, said in the same breath where it leads clearly (`leads_clearly`).
    """
    head, why = lead_sentence(case, ranking), _why(case, ranking)
    if not why:
        return among_the_rest(case, head)
    if not leads_clearly(case, ranking):
        return among_the_rest(case, f"{head} In favor of {_label(case, ranking, ranking.leaders[0])}: {why}.")
    if crossed:
        return among_the_rest(case, f"{head[:-1]}, but it {crossed}. It leads mainly because of {why}.")
    return among_the_rest(case, f"{head[:-1]}, mainly because of {why}.")


def leads_clearly(case: Case, ranking: Ranking) -> bool:
    """Whether one option ranks first by more than the tie margin, for reasons that can be named."""
    return bool(_why(case, ranking)) and not _is_close(case, ranking, _ranked(ranking)[1])


def _why(case: Case, ranking: Ranking) -> str:
    """The criteria that put the only first option before the second; "" where there are none."""
    ranked = _ranked(ranking)
    if len(ranked) < 2 or len(ranking.leaders) != 1:
        return ""
    return named_differences(case, ranking, compare_pair(ranking, ranked[0], ranked[1]).difference_j, 2)


def lead_sentence(case: Case, ranking: Ranking) -> str:
    """Which option ranks first and by how much, or that it is too close to call; the panel says the same."""
    leaders, ranked = ranking.leaders, _ranked(ranking)
    if not leaders:
        return "No option can be ranked: each lacks a level on a criterion that has weight."
    first, score = _label(case, ranking, ranked[0]), points_shown(ranking.score_i[ranked[0]])
    if len(leaders) > 1:
        named = shorten_names([_label(case, ranking, i) for i in leaders], MOST_NAMED)
        return f"{named} share first place ({score} of 100)."
    if len(ranked) == 1:
        return f"{first} ({score} of 100) is the only option that can be ranked."
    second = _label(case, ranking, ranked[1])
    lead = points_apart(float(ranking.score_i[ranked[0]] - ranking.score_i[ranked[1]]), case.too_close)
    n_close = sum(_is_close(case, ranking, i) for i in ranked[1:])
    if not n_close:
        return f"{first} ranks first ({score} of 100), {lead} ahead of {second}."
    margin = f"this case's {format_number(case.too_close, decimals_of(case.too_close))}-point tie margin"
    close = f"{second} is {lead} behind, within" if n_close == 1 else f"{n_close} other options are within"
    return f"{first} leads ({score} of 100), but it is too close to call: {close} {margin}."


def _ranked(ranking: Ranking) -> list[int]:
    return [i for i in ranking.order if ranking.rank_i[i] != UNRANKED]


def _is_close(case: Case, ranking: Ranking, row: int) -> bool:
    best = float(ranking.score_i[ranking.leaders[0]])
    return case.too_close > 0 and bool(ranking.score_i[row] >= best - case.too_close - TIE)


def _label(case: Case, ranking: Ranking, row: int) -> str:
    return case.options[ranking.option_ids[row]].label
