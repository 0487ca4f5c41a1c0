"""The JSON of ``perspectives``."""

from __future__ import annotations

import numpy as np

from ...analysis.arrays import Floats
from ...analysis.perspectives.compromise import Compromise
from ...analysis.perspectives.drivers import Drivers
from ...model import Case, Receipt
from ...study.perspectives import Disagreement
from ..receipts import receipt_record
from ..sentences.disagreement import disagreement_sentences
from ..sentences.perspectives import choice_id, strength
from .adversary import adversary_record, group_record, proposal_record, said
from .plain import plain_number


def perspectives_record(case: Case, found: Disagreement, within: float | None, receipt: Receipt) -> dict[str, object]:
    """``{"receipt", "scores", "ranks", "regret", "best", "agreement", "drivers", "coalitions", "compromise", ...}``.

    Tables are by perspective, then by choice: an option's id, or a package's members joined by "+" (the
    baseline's id where nothing is adopted). Ranks are among all ``compared``.
    """
    margin = plain_number(case.too_close)
    return {
        "receipt": receipt_record(receipt),
        "sentences": disagreement_sentences(case, found, within),
        "compared": found.n_compared,
        "shown": len(found.members),
        "listed": found.is_listed,
        "unscored": found.unscored,
        "scores": _by_perspective(case, found, found.score_ac),
        "ranks": {
            id_: {choice_id(case, who): int(found.rank_ac[a, c]) for c, who in enumerate(found.members)}
            for a, id_ in enumerate(found.ids)
        },
        "regret": _by_perspective(case, found, found.regret_ac),
        "first_share": _by_perspective(case, found, found.first_ac),
        "best": {id_: choice_id(case, found.members[found.best[a][0]]) for a, id_ in enumerate(found.ids)},
        "tie_sets": {
            "margin": margin,
            "by_perspective": {
                id_: [choice_id(case, found.members[c]) for c in np.flatnonzero(found.is_tied_ac[a])]
                for a, id_ in enumerate(found.ids)
            },
            "in_all": [choice_id(case, found.members[c]) for c in found.shared],
            "count_in_all": found.n_shared,
        },
        "agreement": _agreement(found),
        "drivers": [_drivers(case, found, drivers) for drivers in found.drivers],
        "coalitions": _coalitions(found),
        "compromise": {rule: _compromise(case, found, of) for rule, of in found.compromise.items()},
        "price_of_agreement": plain_number(found.price),
        "accepted_by_all": found.n_accepted_by_all,
        "values_and_beliefs": _crossed(case, found),
        "group": group_record(case, found),
        "proposal": proposal_record(found, found.proposal),
        "adversary": adversary_record(case, found, found.adversary),
    }


def _by_perspective(case: Case, found: Disagreement, number_ac: Floats) -> dict[str, object]:
    return {
        id_: {choice_id(case, who): plain_number(float(number_ac[a, c])) for c, who in enumerate(found.members)}
        for a, id_ in enumerate(found.ids)
    }


def _agreement(found: Disagreement) -> dict[str, object]:
    w = found.agreement.w
    pairs = [
        {"one": found.ids[a], "other": found.ids[b], "tau": plain_number(float(found.agreement.tau_ab[a, b]))}
        for a in range(len(found.ids))
        for b in range(a + 1, len(found.ids))
    ]
    return {"w": plain_number(w), "meaning": None if w is None else f"the orders agree {strength(w)}", "pairs": pairs}


def _drivers(case: Case, found: Disagreement, drivers: Drivers) -> dict[str, object]:
    def by_criterion(part_j: Floats) -> dict[str, float | None]:
        return {id_: plain_number(float(part_j[j])) for j, id_ in enumerate(case.criteria)}

    return {
        "one": found.ids[drivers.one],
        "other": found.ids[drivers.other],
        "total": plain_number(drivers.total),
        "weights": by_criterion(drivers.weights_j),
        "beliefs": by_criterion(drivers.beliefs_j),
    }


def _coalitions(found: Disagreement) -> dict[str, object]:
    of = found.coalitions

    def name(group: tuple[int, ...]) -> list[str]:
        return [found.ids[a] for a in group]

    shares = of.stability or (None,) * len(of.groups)
    changes = of.changes_without or ((),) * len(of.groups)
    return {
        "groups": [
            {"members": name(group), "stability": plain_number(share), "changes_without": name(without)}
            for group, share, without in zip(of.groups, shares, changes, strict=True)
        ],
        "merges": [
            {"one": name(merge.one), "other": name(merge.other), "at": plain_number(merge.at)} for merge in of.merges
        ],
    }


def _compromise(case: Case, found: Disagreement, of: Compromise | None) -> dict[str, object] | None:
    if of is None:
        return None
    return said(found, found.members[of.choice]) | {
        "amount": plain_number(of.amount),
        "price": plain_number(of.price),
        "gives_up": {id_: plain_number(float(of.gives_up_a[a])) for a, id_ in enumerate(found.ids)},
        "accepted_by": [id_ for a, id_ in enumerate(found.ids) if of.accepts_a[a]],
    }


def _crossed(case: Case, found: Disagreement) -> dict[str, object] | None:
    if found.between is None:
        return None
    return {
        "between": [found.ids[a] for a in found.between],
        "answers": [
            {"weights": found.ids[of.weights], "beliefs": found.ids[of.beliefs], "score": plain_number(of.score)}
            | said(found, of.members)
            for of in found.crossed
        ],
    }
