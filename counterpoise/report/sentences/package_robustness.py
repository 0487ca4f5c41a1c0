"""How robust the order of packages is, in words: the doubt first."""

from __future__ import annotations

import numpy as np

from ...analysis.packages.listed.drawn_scores import MOST_DETAILED
from ...analysis.packages.robustness import PackageRobustness
from ...analysis.uncertainty.stochastic_dominance import FIRST_ORDER, SECOND_ORDER
from ...model import Case
from ..names import join_names
from ..numbers import count_of, decimals_of, format_number
from .gaps import among_the_rest
from .packages import package_name
from .phrases import in_simulations, points
from .robustness import KNOWN_IN_WORDS

NAMED = 3
"""Packages named in a sentence; the table has them all."""


def package_certainty_sentence(case: Case, found: PackageRobustness, tie_count: int | None) -> str:
    """How often the package that is best most often is best, how many tie, and what it risks."""
    return among_the_rest(case, _certainty_sentence(case, found, tie_count))


def _certainty_sentence(case: Case, found: PackageRobustness, tie_count: int | None) -> str:
    judged, row = found.judged, int(found.order_p[0])
    ranked = int((~np.isnan(judged.first_share_p)).sum())
    name, known = package_name(case, found.members[row]), KNOWN_IN_WORDS[found.result.weights_known]
    if ranked == 1:
        return f"Only one package can be judged: {name}."
    among = "" if found.is_listed else f" among the {ranked} packages found"
    head = f"{name} is best{among} in {in_simulations(float(judged.first_share_p[row]))}, if {known}"
    ties = ""
    if tie_count is not None and tie_count > 1:
        margin = f"{format_number(case.too_close, decimals_of(case.too_close))}-point tie margin"
        ties = f", but it is too close to call: {format_number(tie_count)} packages are within the {margin}"
    return f"{head}{ties}. {_regret_sentence(case, found)}"


def _regret_sentence(case: Case, found: PackageRobustness) -> str:
    """The package that can fall least far behind, and how far."""
    row, judged = found.least_most_regret, found.judged
    mean, most = points(float(judged.regret_p[row])), points(float(judged.most_regret_p[row]))
    name = package_name(case, found.members[row])
    if judged.most_regret_p[row] <= 0:
        return f"{name} is best in every simulation."
    return f"{name} has the smallest maximum regret: {most} in the worst simulation, {mean} on average."


def scope_sentence(found: PackageRobustness) -> str:
    """Which packages the figures are about."""
    n, compared = len(found.members), len(found.row_d)
    if not found.is_listed:
        return (
            f"This case has too many packages to list. The figures cover the {count_of(n, 'package')} found: the best "
            "ones, those within the tie margin, the predefined ones, and the efficient ones where levels are plain "
            "sums of few criteria. A package that was not found may be best in some simulations."
        )
    if compared == n:
        return f"All {count_of(n, 'allowed package')} are compared with each other." if n > 1 else ""
    return (
        f"First-place shares, regret and scores cover all {format_number(n)} allowed packages; ranks, pairs and "
        f"dominance cover {compared} of them (at most {MOST_DETAILED}): the predefined packages, those best most "
        "often, and those that score highest at most likely levels."
    )


def dominance_sentence(case: Case, found: PackageRobustness) -> str:
    """Which of the packages best most often dominates how many others, and which of them is not dominated."""
    order_ik, n_ranked = found.dominance_ik, int(found.result.is_ranked.sum())
    if n_ranked < 2:
        return ""
    free = [i for i in most_often_best(found) if not (order_ik[:, i] > 0).any()]
    names = [package_name(case, found.detailed[i]) for i in free[:NAMED]]
    more = [f"{len(free) - NAMED} more"] if len(free) > NAMED else []
    others = n_ranked - len(free)
    verb = "is" if len(free) == 1 else "are"
    if not others:
        return "No package stochastically dominates another."
    last = "the other is" if others == 1 else f"each of the other {others} is"
    return f"{join_names([*names, *more])} {verb} not stochastically dominated by any package; {last}."


def dominance_text(order: int) -> str:
    """An order of dominance, for a cell."""
    return {FIRST_ORDER: "first order", SECOND_ORDER: "second order"}.get(order, "no")


def most_often_best(found: PackageRobustness) -> list[int]:
    """Of the packages compared and ranked, by their place in the result, those best most often first."""
    place = {int(row): k for k, row in enumerate(found.order_p)}
    ranked = np.flatnonzero(found.result.is_ranked)
    return sorted(map(int, ranked), key=lambda k: place[int(found.row_d[k])])
