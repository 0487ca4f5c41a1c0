"""How robust the ranking is, in words: what the simulations show, and that they are simulations."""

from __future__ import annotations

import numpy as np

from ...analysis.uncertainty import SmaaResult
from ...analysis.uncertainty.information import ValueOfInformation
from ...analysis.uncertainty.inputs import Input
from ...model import Case
from ..names import join_names
from ..numbers import count_of, format_number, round_shown
from ..present import present
from .gaps import among_the_rest
from .phrases import in_simulations, share_of_100
from .stacking import STACKING_LABELS

KNOWN_IN_WORDS = {
    "exact": "the weights are exactly these",
    "around": "the weights are roughly these",
    "order": "only the order of the weights is known",
    "intervals": "the weights lie within the profile's ranges",
    "unknown": "nothing is known about the weights",
}
"""What is known of the weights, as the end of a sentence that begins with "if"."""

SMALLEST_WORTH = 0.005
"""Score points below which a worth would read 0.00."""

NAMED = 3
"""Options or inputs named in a sentence; the table has them all."""


def most_often_first(result: SmaaResult) -> np.ndarray:
    """Rows of the options, the one first most often on top; those first equally often by their mean rank."""
    rank_r = np.arange(1, result.rank_acceptability.shape[1] + 1)
    mean_rank_i = np.round(result.rank_acceptability @ rank_r, 9)
    order: np.ndarray = np.lexsort((mean_rank_i, -result.first_share, ~result.is_ranked))
    return order


def certainty_sentence(case: Case, result: SmaaResult) -> str:
    """The page's answer: how often the option that ranks first most often does so."""
    return among_the_rest(case, _certainty_sentence(case, result))


def _certainty_sentence(case: Case, result: SmaaResult) -> str:
    order = most_often_first(result)
    second = int(order[1]) if result.is_ranked.sum() > 1 else None
    head = f"{first_share_clause(case, result)}, if {KNOWN_IN_WORDS[result.weights_known]}"
    if second is None or result.first_share[second] <= 0:
        return f"{head}; no other option ever does. Based on {count_of(result.draws, 'simulation')}."
    runner_up = f"{_label(case, result, second)} with {share_of_100(result.first_share[second])} of 100"
    return f"{head}; next is {runner_up}. Based on {count_of(result.draws, 'simulation')}."


def first_share_clause(case: Case, result: SmaaResult) -> str:
    """The option that ranks first most often, and in how many of 100 simulations."""
    first = int(most_often_first(result)[0])
    return f"{_label(case, result, first)} ranks first in {in_simulations(result.first_share[first])}"


def share_text(share: float, error: float) -> str:
    """A share of simulations with its Monte Carlo standard error: "61.3 % (± 0.2)"."""
    if error <= 0:
        return format_number(100 * float(share), 1, "%")
    wide = round_shown(100 * float(error), 1)
    shown = format_number(wide, 1) if wide else f"under {format_number(0.1, 1)}"
    return f"{format_number(100 * float(share), 1)} % (± {shown})"


def score_spread_sentence(case: Case, result: SmaaResult, row: int) -> str:
    """Between which scores an option lies in 90 of 100 simulations."""
    quantile_iq = present(result.score_quantiles, "the spread of scores")
    low, middle, high = (format_number(float(q), 1) for q in quantile_iq[row])
    return f"{_label(case, result, row)}: {low} to {high} in 90 of 100 simulations, median {middle}."


def information_sentence(case: Case, inputs: tuple[Input, ...], worth: ValueOfInformation, labels: list[str]) -> str:
    """What should be found out first, and what that could be worth at most."""
    chosen = labels[worth.chosen]
    if worth.perfect < SMALLEST_WORTH:
        gain = worth_text(worth.perfect)
        return f"Perfect information would add {gain} on average over choosing {chosen} now."
    useful = [value for value in worth.inputs if value.regret_avoided >= SMALLEST_WORTH][:NAMED]
    head = f"Perfect information would add {worth_text(worth.perfect)} on average over choosing {chosen} now"
    if not useful:
        return f"{head}; no single number alone is worth 0.01 points."
    by_id = {entry.id: entry for entry in inputs}
    named = join_names([f"{input_name(case, by_id[v.id])} ({worth_text(v.regret_avoided)})" for v in useful])
    return f"{head}; most worth finding out: {named}."


def worth_text(amount: float) -> str:
    """Score points that knowing something is worth, as fine as the table has them."""
    return f"{format_number(amount, 2)} points" if amount >= SMALLEST_WORTH else "less than 0.01 points"


def input_name(case: Case, entry: Input) -> str:
    """An uncertain input, as a reader would name it."""
    if entry.kind == "cell" and entry.criterion is not None:
        return f"{case.criteria[entry.criterion].name} for {case.options[entry.about].label}"
    if entry.kind == "lag":
        return f"lag from ready to first effect for {case.options[entry.about].label}"
    if entry.criterion is not None and entry.kind in ("stacking", "interaction"):
        return f"{_joint_name(case, entry)} ({case.criteria[entry.criterion].name})"
    return f"{_PREFIX[entry.kind]}: {_what(case, entry)}"


def _joint_name(case: Case, entry: Input) -> str:
    """A stacking share or an interaction, without its criterion."""
    labels = {str(share): label for share, label in STACKING_LABELS.items()}
    if entry.about in labels:
        return labels[entry.about].lower()
    return " and ".join(case.options[id_].label for id_ in entry.about.split("+")) + " together"


_PREFIX = {
    "lead time": "lead time",
    "cost": "cost",
    "likelihood": "chance of the risk",
    "event": "whether it happens",
    "risk effect": "effect of the risk",
}


def _what(case: Case, entry: Input) -> str:
    for option in case.options.values():
        if entry.kind == "lead time" and entry.about in option.prerequisites:
            return option.prerequisites[entry.about].what
        if entry.kind == "cost" and entry.about in option.costs:
            return option.costs[entry.about].what
        if entry.about in option.risks:
            return option.risks[entry.about].event
    return entry.about


def _label(case: Case, result: SmaaResult, row: int) -> str:
    return case.options[result.option_ids[row]].label
