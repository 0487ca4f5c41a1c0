"""A room's answers in words: what they put first, how far they agree, what divides them, and what moved."""

from __future__ import annotations

import numpy as np

from ...analysis.arrays import Floats
from ...model import Case
from ...study.opinions import Movement, Opinions, WeightSpread
from ..names import join_names, shorten_names
from ..numbers import count_of, format_number
from .perspectives import choice_name, kind_name, strength
from .phrases import points_apart

MOST_NAMED = 3


def people(n: int) -> str:
    return count_of(n, "person", "people")


def first_places_sentence(case: Case, found: Opinions) -> str:
    """Which choices the answers put first, and how alike their orders are."""
    firsts = [c for c in found.order if found.first_c[c]]
    if found.n_people == 1:
        return f"One person has answered and puts {choice_name(case, found, found.members[firsts[0]])} first."
    if found.first_c[firsts[0]] == found.n_people:
        head = f"All {format_number(found.n_people)} put {choice_name(case, found, found.members[firsts[0]])} first"
    else:
        named = [
            f"{choice_name(case, found, found.members[c])} ({format_number(int(found.first_c[c]))})" for c in firsts
        ]
        what = count_of(len(firsts), f"different {kind_name(found)}")
        head = f"{people(found.n_people)} put {what} first: {shorten_names(named, MOST_NAMED)}"
    w = found.concordance
    return f"{head}." if w is None else f"{head}. Their orders agree {strength(w)} (Kendall's W {format_number(w, 2)})."


def agreement_price_sentence(case: Case, found: Opinions) -> str:
    """The choice that nobody loses much by, and what the largest loss is."""
    least = found.compromise["least_regret"]
    assert least is not None  # there is always one
    name = choice_name(case, found, found.members[least.choice])
    if least.price < 1e-9:
        return f"Agreement costs nothing: {name} is best for everybody."
    price = points_apart(least.price, case.too_close)
    tied, of = format_number(int(found.tied_c[least.choice])), format_number(found.n_people)
    return (
        f"The price of agreement is {price}: with {name} nobody gives up more against their own best, and for {tied} "
        f"of {of} it is too close to call."
    )


def widest_sentence(case: Case, spread: WeightSpread) -> str:
    """The criterion whose weight divides people most."""
    if spread.n_people < 2:
        return "With one set of weights there is no spread."
    j = spread.widest
    low, high = (format_number(100 * float(spread.quantile_qj[q, j])) for q in (1, 3))
    name = tuple(case.criteria.values())[j].name
    if low == high:
        return f"Weights hardly differ; they differ most on {name}."
    return f"{name} divides most: the middle half gives it from {low} to {high} % of all weight."


def groups_sentence(case: Case, found: Opinions) -> str:
    """Who loses much the same by every choice, by size."""
    groups = found.coalitions.groups
    if len(groups) == 1:
        return "All answers stand together."
    said = [f"{people(len(groups[g]))} for {group_choice(case, found, g)}" for g in by_size(found)[:MOST_NAMED]]
    more = len(groups) - len(said)
    return f"{count_of(len(groups), 'group')}: {'; '.join(said)}{f'; and {more} smaller' if more else ''}."


def group_choice(case: Case, found: Opinions, g: int) -> str:
    """What is best on average in a group."""
    return choice_name(case, found, found.members[found.group_best[g]])


def by_size(found: Opinions) -> list[int]:
    """Groups, the largest first."""
    return sorted(range(len(found.coalitions.groups)), key=lambda g: -len(found.coalitions.groups[g]))


def weighs_more(case: Case, found: Opinions, g: int) -> str:
    """The criteria to which a group gives more than all do, with how much more."""
    more_j: Floats = 100 * (found.group_mean_gj[g] - found.spread.mean_j)
    names = [criterion.name for criterion in case.criteria.values()]
    largest = [int(j) for j in np.argsort(-more_j, kind="stable")[:MOST_NAMED] if more_j[j] >= 0.5]
    return join_names([f"{names[j]} (+{format_number(float(more_j[j]))})" for j in largest]) or "none"


def movement_sentence(found: Opinions, before: Opinions, moved: Movement | None) -> str:
    """What the second look changed."""
    if moved is None:
        return "Nobody has answered both rounds yet."
    changed = "Nobody" if not moved.n_changed else format_number(moved.n_changed)
    verb = "puts" if moved.n_changed <= 1 else "put"
    shifted = format_number(100 * moved.moved, 1)
    said = (
        f"Of {people(moved.n_people)} who answered both rounds, {changed.lower()} now {verb} another "
        f"{kind_name(found)} first; on average {shifted} percentage points of weight moved."
    )
    if before.concordance is None or found.concordance is None:
        return said
    old, new = (format_number(w, 2) for w in (before.concordance, found.concordance))
    if old == new:
        return f"{said} Agreement is as it was (Kendall's W {new})."
    way = "rose" if found.concordance > before.concordance else "fell"
    return f"{said} Agreement {way} from {old} to {new} (Kendall's W)."
