"""The parts of the JSON of ``perspectives`` about opponents, blockers and the group."""

from __future__ import annotations

from ...analysis.arrays import Floats
from ...model import Case
from ...study.perspectives import Adversary, Disagreement, Members, Proposal, WayIn
from ..sentences.perspectives import choice_id
from .plain import plain_number


def said(found: Disagreement, members: Members) -> dict[str, object]:
    """A choice as JSON names it."""
    return {"id": members[0]} if found.of == "options" else {"members": list(members)}


def adversary_record(case: Case, found: Disagreement, adversary: Adversary | None) -> dict[str, object] | None:
    """Per perspective the share of weight, 0 to 1, that must move for the disliked choice to win."""
    if adversary is None:
        return None
    criteria = list(case.criteria)
    by_perspective = {
        id_: {
            "behind": plain_number(float(adversary.lost_a[a])),
            "moved": plain_number(win.moved),
            "weights": None
            if win.weight_j is None
            else {criteria[j]: plain_number(float(weight)) for j, weight in enumerate(win.weight_j)},
            "always_behind": plain_number(win.trails_by) if win.weight_j is None else None,
        }
        for a, (id_, win) in enumerate(zip(found.ids, adversary.win_a, strict=True))
    }
    nearest = None if adversary.nearest is None else found.ids[adversary.nearest]
    return said(found, adversary.members) | {
        "first_for": [id_ for id_, win in zip(found.ids, adversary.win_a, strict=True) if win.moved == 0],
        "nearest_perspective": nearest,
        "by_perspective": by_perspective,
        "exact": found.is_listed,
    }


def proposal_record(found: Disagreement, proposal: Proposal | None) -> dict[str, object] | None:
    """Who blocks the proposal; ``change`` is the smallest that all accept, None where there is none."""
    if proposal is None:
        return None
    return said(found, proposal.members) | {
        "blocked_by": {
            found.ids[a]: {"short": plain_number(float(proposal.short_a[a])), "change": _change(found, change)}
            for a, change in proposal.for_one.items()
        },
        "change": _change(found, proposal.for_all),
        "is_acceptable_to_all": not proposal.blockers,
        "exact": found.is_listed,
    }


def _change(found: Disagreement, change: WayIn | None) -> dict[str, object] | None:
    if change is None:
        return None
    return said(found, change.members) | {
        "steps": change.steps,
        "adds": list(change.adds),
        "drops": list(change.drops),
        "gives_up": {id_: plain_number(float(change.gives_up_a[a])) for a, id_ in enumerate(found.ids)},
    }


def group_record(case: Case, found: Disagreement) -> dict[str, object]:
    """Shares of the group (0 to 1), its mean scores, and every choice that wins under some allowed shares."""
    group = found.group

    def by_perspective(number_a: Floats) -> dict[str, float | None]:
        return {id_: plain_number(float(number_a[a])) for a, id_ in enumerate(found.ids)}

    return {
        "shares": by_perspective(group.share_a),
        "scores": {choice_id(case, who): plain_number(float(group.score_c[c])) for c, who in enumerate(found.members)},
        "best": [said(found, found.members[c]) for c in group.best],
        "winners": [
            said(found, members)
            | {
                "moved": plain_number(nearest.moved),
                "shares": by_perspective(nearest.share_a),
                "lowest": by_perspective(winner.low_a),
                "highest": by_perspective(winner.high_a),
            }
            for members, winner, nearest in zip(group.members_w, group.winners, group.nearest_w, strict=True)
        ],
        "exact": found.is_listed,
    }
