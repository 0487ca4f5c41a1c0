"""The adversary's lens in words: what a disliked choice needs, who blocks a proposal, and what brings them in."""

from __future__ import annotations

import numpy as np

from ...model import Case
from ...study.perspectives import Adversary, Disagreement, Proposal, WayIn
from ..names import join_names, shorten_names
from ..numbers import count_of
from .perspectives import choice_name, kind_name, nobody
from .phrases import points, weight_shift

MOST_NAMED = 4


def adversary_sentence(case: Case, found: Disagreement, adversary: Adversary) -> str:
    """The nearest perspective and the nearest weights at which the disliked choice wins."""
    name = choice_name(case, found, adversary.members)
    wins = [case.profiles[id_].name for id_, win in zip(found.ids, adversary.win_a, strict=True) if win.moved == 0]
    among = "" if found.is_listed else " among the packages compared"
    if wins:
        return f"{name} already ranks first{among} for {shorten_names(wins, MOST_NAMED)}."
    if adversary.nearest is None:
        least = min(win.trails_by for win in adversary.win_a)
        return (
            f"No weights make {name} rank first for any perspective: whatever the weights, another {kind_name(found)} "
            f"is at least {points(least)} ahead."
        )
    win, who = adversary.win_a[adversary.nearest], case.profiles[found.ids[adversary.nearest]].name
    assert win.moved is not None  # it is the nearest
    never = sum(each.moved is None for each in adversary.win_a)
    rest = f" For {count_of(never, 'perspective')} no weights do it." if never else ""
    return (
        f"{name} ranks first for no perspective. It comes closest with {who}: it ties with the first{among} "
        f"once {weight_shift(win.moved)}.{rest}"
    )


def proposal_sentence(case: Case, found: Disagreement, proposal: Proposal) -> str:
    """Who blocks the proposal, and the smallest change that all accept, or that there is none."""
    name = choice_name(case, found, proposal.members)
    if not proposal.blockers:
        everybody = "every perspective" + ("" if np.all(found.count_a > 0) else " that counts")
        return f"Nobody blocks {name}: {everybody} accepts it."
    blockers = [
        f"{case.profiles[found.ids[a]].name} ({points(float(proposal.short_a[a]))} short)" for a in proposal.blockers
    ]
    verb = "blocks" if len(blockers) == 1 else "block"
    return f"{shorten_names(blockers, MOST_NAMED)} {verb} {name}. {_way_in(case, found, proposal)}"


def _way_in(case: Case, found: Disagreement, proposal: Proposal) -> str:
    if proposal.for_all is not None:
        price = points(float(max(g for g, n in zip(proposal.for_all.gives_up_a, found.count_a, strict=True) if n > 0)))
        return (
            f"The smallest change that all accept: {change_text(case, found, proposal.for_all)}. "
            f"{nobody(found).capitalize()} then gives up more than {price}."
        )
    if found.is_listed:
        what = "measure" if found.of == "options" else "allowed package"
        return f"No change brings everybody in: none of the {count_of(found.n_compared, what)} is acceptable to all."
    return (
        f"None of the {count_of(found.n_compared, 'package')} compared is acceptable to all; packages that were not "
        "compared may be."
    )


def change_text(case: Case, found: Disagreement, change: WayIn) -> str:
    """A change of a proposal: "add A and drop B"."""
    if found.of == "options":
        return f"take {choice_name(case, found, change.members)} instead"
    parts = [
        f"{verb} {join_names([case.options[id_].label for id_ in ids])}"
        for verb, ids in (("add", change.adds), ("drop", change.drops))
        if ids
    ]
    if not change.members:
        return f"{parts[0]}, which leaves {case.options[case.baseline].label}"
    return " and ".join(parts)
