"""Who gains and who pays, in the JSON of ``perspectives``."""

from __future__ import annotations

from ...model import Case
from ...study.perspectives import Interests
from ..sentences.interests import groups_sentence, interest_id, interests_sentence
from .plain import plain_number


def interests_record(case: Case, interests: Interests | None) -> dict[str, object] | None:
    """``{"sentences", "scale", "actors", "periods", "impacts", "verdicts", "proposal", "groups"}``; None without
    actors.

    ``impacts`` are by choice, actor and period: ``low``, ``mode``, ``high`` (None where not stated), ``stated`` of
    ``members``.
    """
    if interests is None:
        return None
    choices = range(len(interests.members))
    return {
        "sentences": [interests_sentence(case, interests), groups_sentence(case, interests)],
        "scale": [{"level": plain_number(anchor.level), "meaning": anchor.meaning} for anchor in case.impact_anchors],
        "actors": {id_: case.actors[id_].name for id_ in interests.actors},
        "periods": {
            id_: {
                "name": case.periods[id_].name,
                "from_day": plain_number(case.periods[id_].from_day),
                "to_day": plain_number(case.periods[id_].to_day),
            }
            for id_ in interests.periods
        },
        "impacts": {interest_id(case, interests, c): _impacts(interests, c) for c in choices},
        "verdicts": {
            interest_id(case, interests, c): {id_: interests.verdict(c, k) for k, id_ in enumerate(interests.actors)}
            for c in choices
        },
        "proposal": _proposal(case, interests),
        "groups": _groups(interests),
    }


def _impacts(interests: Interests, choice: int) -> dict[str, object]:
    summed = interests.summed

    def cell(k: int, t: int) -> dict[str, object]:
        low, mode, high = (plain_number(float(x)) for x in summed.impact_cktv[choice, k, t])
        stated, members = int(summed.stated_ckt[choice, k, t]), int(summed.n_members_c[choice])
        return {"low": low, "mode": mode, "high": high, "stated": stated, "members": members}

    return {
        actor: {period: cell(k, t) for t, period in enumerate(interests.periods)}
        for k, actor in enumerate(interests.actors)
    }


def _proposal(case: Case, interests: Interests) -> dict[str, object] | None:
    choice = interests.proposed
    if choice is None:
        return None
    loss = interests.largest_loss(choice)
    return {
        "id": interest_id(case, interests, choice),
        "not_stated": interests.open_impacts(choice),
        "largest_loss": loss
        and {
            "impact": plain_number(loss.impact),
            "borne_by": [{"actor": actor, "period": period} for actor, period in loss.borne_by],
        },
    }


def _groups(interests: Interests) -> dict[str, object] | None:
    of = interests.groups
    if of is None:
        return None

    def name(group: tuple[int, ...]) -> list[str]:
        return [interests.compared[a] for a in group]

    return {
        "groups": [name(group) for group in of.groups],
        "merges": [
            {"one": name(merge.one), "other": name(merge.other), "at": plain_number(merge.at)} for merge in of.merges
        ],
        "not_compared": [id_ for id_ in interests.actors if id_ not in interests.compared],
    }
