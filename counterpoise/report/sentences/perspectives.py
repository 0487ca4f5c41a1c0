"""Perspectives in words: how far they agree, what all could live with, and what divides them."""

from __future__ import annotations

import numpy as np

from ...analysis.perspectives.drivers import Drivers
from ...model import Case
from ...study.opinions import Opinions
from ...study.perspectives import Disagreement
from ..names import join_names, shorten_names
from ..numbers import count_of, format_number
from .gaps import rest_clause
from .packages import package_name
from .phrases import in_simulations, points, points_apart

STRENGTHS = ((0.9, "almost completely"), (0.7, "strongly"), (0.5, "moderately"), (0.3, "weakly"))
"""Words for Kendall's W, from the bounds of Schmidt (1997), Decision Sciences 28(3), 763-774."""

MOST_NAMED = 3

RULE_NAMES = {
    "max_min": "Highest minimum score",
    "least_regret": "Smallest maximum regret",
    "weighted_mean": "Highest mean score",
    "approval": "Accepted by most",
    "majority": "Majority against every other",
    "borda": "Borda count",
}


def choice_name(case: Case, found: Disagreement | Opinions, members: tuple[str, ...]) -> str:
    """What a reader calls a choice: an option, or the members of a package."""
    return case.options[members[0]].label if found.of == "options" else package_name(case, members)


def choice_id(case: Case, members: tuple[str, ...]) -> str:
    """What a file calls a choice: the ids of its members."""
    return "+".join(members) or case.baseline


def kind_name(found: Disagreement | Opinions, *, is_plural: bool = False) -> str:
    return ("measure" if found.of == "options" else "package") + ("s" if is_plural else "")


def perspectives_sentence(case: Case, found: Disagreement) -> str:
    """How far the perspectives agree, what is in every tie set, and the price of agreement; first what is left out."""
    parts = (
        rest_clause(case),
        f"{agreement_clause(case, found)}.",
        shared_sentence(case, found),
        price_sentence(case, found),
    )
    return " ".join(filter(None, parts))


def agreement_clause(case: Case, found: Disagreement) -> str:
    """How many best choices the perspectives name, and how alike their orders are."""
    n, bests = len(found.ids), {found.members[row[0]] for row in found.best}
    common = [found.members[c] for c in found.best[0] if all(c in row for row in found.best)]
    first = shorten_names([choice_name(case, found, members) for members in common], MOST_NAMED)
    if n == 1:
        return f"Only one perspective can be compared; it puts {first} first"
    if common:
        all_of = "Both" if n == 2 else f"All {format_number(n)}"
        head = f"{all_of} perspectives put {first} first"
    else:
        head = f"{count_of(n, 'perspective')} put {count_of(len(bests), f'different {kind_name(found)}')} first"
    w = found.agreement.w
    return head if w is None else f"{head}, and their orders agree {strength(w)} (Kendall's W {format_number(w, 2)})"


def strength(w: float) -> str:
    """What a coefficient of concordance means in a word."""
    return next((word for least, word in STRENGTHS if w >= least), "very weakly")


def shared_sentence(case: Case, found: Disagreement) -> str:
    """What lies within the tie margin of every perspective's best."""
    if not found.n_shared:
        return f"No {kind_name(found)} is within the tie margin of every perspective's best."
    names = [choice_name(case, found, found.members[c]) for c in found.shared]
    first = min(found.shared, key=lambda c: float(found.regret_ac[:, c].max()))
    if found.n_shared == 1:
        return f"{names[0]} is within the tie margin of every perspective's best."
    return (
        f"{count_of(found.n_shared, kind_name(found))} are within the tie margin of every perspective's best, "
        f"{choice_name(case, found, found.members[first])} among them."
    )


def price_sentence(case: Case, found: Disagreement) -> str:
    """The price of agreement, and with which choice."""
    least = found.compromise["least_regret"]
    assert least is not None  # there is always one
    name = choice_name(case, found, found.members[least.choice])
    if least.price < 1e-9:
        return f"Agreement costs nothing: {name} is best for every perspective."
    most = case.profiles[found.ids[int(np.argmax(np.where(found.count_a > 0, least.gives_up_a, -1.0)))]].name
    price = points_apart(least.price, case.too_close)
    return (
        f"The price of agreement is {price}: with {name} {nobody(found)} gives up more "
        f"against its own best (most: {most})."
    )


def nobody(found: Disagreement) -> str:
    """Who is spared by a compromise: all perspectives, or those that count."""
    return "no perspective" if np.all(found.count_a > 0) else "no perspective that counts"


def driver_sentence(case: Case, found: Disagreement, drivers: Drivers) -> str:
    """What divides two perspectives."""
    one, other = (case.profiles[found.ids[a]].name for a in (drivers.one, drivers.other))
    if drivers.total < 1e-9:
        return f"{one} and {other} put the same {kind_name(found)} first."
    weights, beliefs = float(drivers.weights_j.sum()), float(drivers.beliefs_j.sum())
    head = f"{one} and {other} lose {points(drivers.total)} together if each takes the other's best"
    if not np.any(drivers.beliefs_j):
        head += ", all of it because of different weights"
    else:
        head += f": {points(weights)} because of different weights, {points(beliefs)} because of different beliefs"
    return f"{head}. Mostly: {main_criteria(case, drivers)}."


def main_criteria(case: Case, drivers: Drivers) -> str:
    """The criteria that add most to a disagreement, with what they add."""
    total_j = drivers.weights_j + drivers.beliefs_j
    names = [criterion.name for criterion in case.criteria.values()]
    first = [int(j) for j in np.argsort(-total_j, kind="stable")[:MOST_NAMED] if total_j[j] > 1e-9]
    return join_names([f"{names[j]} ({points(float(total_j[j]))})" for j in first]) or "no criterion alone"


def groups_clause(case: Case, found: Disagreement) -> str:
    """Who stands together, as a heading."""
    groups = found.coalitions.groups
    if len(groups) == 1:
        return "All perspectives stand together"
    names = [shorten_names([case.profiles[found.ids[a]].name for a in group], 2) for group in groups]
    return f"{count_of(len(groups), 'group')}: {shorten_names(names, 4) if len(names) > 4 else '; '.join(names)}"


def coalitions_sentence(case: Case, found: Disagreement) -> str:
    """Who stands together, and how stable that is."""
    groups, stability = found.coalitions.groups, found.coalitions.stability
    without = _left_out_clause(case, found)
    if len(groups) == 1:
        return f"All perspectives stand together.{without}"
    names = [[case.profiles[found.ids[a]].name for a in group] for group in groups]
    said = []
    for g, group in enumerate(groups):
        how = "alone" if len(group) == 1 else "together"
        often = f" ({how} in {in_simulations(stability[g])})" if stability else ""
        said.append(shorten_names(names[g], 4) + often)
    return f"{count_of(len(groups), 'group')}: {'; '.join(said)}.{without}"


def _left_out_clause(case: Case, found: Disagreement) -> str:
    """Whether the groups hang on one perspective; nothing where there are too few to leave one out."""
    changes = found.coalitions.changes_without
    if changes is None or len(found.ids) < 3:
        return ""
    needed = sorted({a for left_out in changes for a in left_out})
    if not needed:
        return " Leave out any one perspective, and the others stand as they do now."
    names = shorten_names([case.profiles[found.ids[a]].name for a in needed], MOST_NAMED)
    kinds = "it" if len(needed) == 1 else "any of them"
    return f" The groups hang on {names}: leave {kinds} out, and the others stand otherwise."


def crossed_sentence(case: Case, found: Disagreement) -> str:
    """Whether two perspectives would still disagree if they believed, or weighed, the same."""
    if found.between is None:
        return "There is only one perspective."
    one, other = (case.profiles[found.ids[a]].name for a in found.between)
    own, with_others_beliefs, with_others_weights, others = (crossed.members for crossed in found.crossed)
    if own == others:
        return f"{one} and {other} choose the same {kind_name(found)}."
    if not any(case.profiles[found.ids[a]].beliefs for a in found.between):
        return f"{one} and {other} believe the same, so that only their weights divide them."
    if with_others_beliefs == others and with_others_weights != others:
        return f"Beliefs alone divide them: with the beliefs of {other}, {one} would choose as {other} does."
    if with_others_weights == others and with_others_beliefs != others:
        return f"Weights alone divide them: with the weights of {other}, {one} would choose as {other} does."
    if with_others_beliefs == others:
        return f"Either is enough: with the beliefs or the weights of {other}, {one} would choose as {other} does."
    return f"Weights and beliefs both divide them: neither alone brings {one} to the choice of {other}."


def rule_sentence(case: Case, found: Disagreement, asked: float | None) -> str:
    """What counts as acceptable, and how much all accept; ``asked`` are the points that a reader set, if any."""
    today = case.options[case.baseline].label
    rule = f"at least as good as {today}" if found.within is None else f"within {points(found.within)} of its own best"
    if asked is None and found.within is not None:
        rule += (
            f", this case's tie margin, because {today} is not ranked: a level on a criterion with weight is missing"
        )
    n = found.n_accepted_by_all
    are = "is" if n == 1 else "are"
    return f"A perspective accepts what is {rule}. {count_of(n, kind_name(found))} {are} acceptable to all."


def scope_sentence(found: Disagreement) -> str:
    """What was compared, where it is not everything."""
    said = []
    if not found.is_listed:
        said.append(f"Only {count_of(found.n_compared, 'package')} are compared: the best found for each perspective.")
    if found.unscored:
        what = count_of(found.unscored, kind_name(found))
        said.append(f"{what} cannot be compared, because a level that counts for some perspective is missing.")
    return " ".join(said)
