"""What perspectives choose among: options or packages, valued as each of them believes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ...analysis.arrays import Bools, Floats, Ints
from ...analysis.frozen import freeze
from ...analysis.packages.combine import package_levels
from ...analysis.packages.describe import membership, name_members
from ...analysis.packages.families import ListedPackages, members_of
from ...analysis.packages.rules import keeps_rules
from ...analysis.perspectives.agreement import Agreement, measure_agreement
from ...analysis.perspectives.compromise import regrets
from ...analysis.perspectives.drivers import Drivers, split_disagreement
from ...analysis.score import normalise_weights, rank_scores, weigh
from ...analysis.value import partial_values
from ...analysis.weighting import profile_points
from .. import steps
from ..faults import QuestionFault
from ..packages.common import Asked
from ..packages.listed import table_of
from ..packages.meant import RULES, packages_meant
from ..study import Study

if TYPE_CHECKING:
    from ..questions.perspectives import Perspectives

Members = tuple[str, ...]
"""One choice: an option, or the options of a package; () is today's course as a package."""


@dataclass(frozen=True)
class Choices:
    """Partial values of every choice as each perspective believes: one table for all that believe the same.

    ``member_ci`` says which measures each choice holds, today's course none.
    """

    members: tuple[Members, ...]
    member_ci: Bools
    value_cj: Mapping[str, Floats]
    is_listed: bool


@dataclass(frozen=True)
class Compared:
    """Perspectives a by choices c that all of them can score: what no setting but the rules on packages decides.

    ``every`` holds those without a score too, in ``known`` are the rows of those with one.
    """

    ids: tuple[str, ...]
    point_aj: Floats
    every: Choices
    known: Ints
    members: tuple[Members, ...]
    score_ac: Floats
    regret_ac: Floats
    rank_ac: Ints
    agreement: Agreement
    drivers: tuple[Drivers, ...]

    def values_of(self, id_: str) -> Floats:
        """Partial values of the choices as a perspective believes, shape (n_choices, n_criteria)."""
        return self.every.value_cj[id_][self.known]

    def place_of(self, members: Members) -> int | None:
        """Where a choice stands among those compared; None where it is not."""
        return self.members.index(members) if members in self.members else None

    @property
    def member_ci(self) -> Bools:
        """Which measures each choice holds, shape (n_choices, n_measures)."""
        return self.every.member_ci[self.known]


def compare_choices(study: Study, question: Perspectives) -> Compared:
    """Scores, ranks, agreement and what divides each pair.

    Raises
    ------
    QuestionFault
        No choice has a score under every perspective.
    """
    return study.recall(
        "perspectives",
        question.choices_key(study.case),
        make=lambda: _compare(study, question),
        slow="Comparing perspectives",
    )


def _compare(study: Study, question: Perspectives) -> Compared:
    case = study.case
    ids, criteria = tuple(case.profiles), tuple(case.criteria)
    point_aj = np.array([profile_points(case.profiles[id_], criteria) for id_ in ids])
    every = _option_choices(study) if question.of == "options" else _package_choices(study, question)
    score_ac = np.array([score_choices(every.value_cj[id_], point_aj[a]) for a, id_ in enumerate(ids)])
    known = np.flatnonzero(~np.isnan(score_ac).any(axis=0))
    if not len(known):
        raise QuestionFault("", "nothing that is allowed has a score under every perspective")
    score_ac = score_ac[:, known]
    regret_ac = regrets(score_ac)
    return Compared(
        ids,
        freeze(point_aj),
        every,
        freeze(known),
        tuple(every.members[c] for c in known),
        freeze(score_ac),
        freeze(regret_ac),
        freeze(np.array([rank_scores(score_c) for score_c in score_ac])),
        measure_agreement(score_ac),
        _drivers(point_aj, [every.value_cj[id_][known] for id_ in ids], regret_ac),
    )


def score_choices(value_cj: Floats, point_j: Floats) -> Floats:
    """Scores of choices, NaN where a level that counts is missing."""
    score_c: Floats = 100 * weigh(value_cj, normalise_weights(point_j)).sum(axis=1)
    return score_c


def _option_choices(study: Study) -> Choices:
    return Choices(
        tuple((id_,) for id_ in study.case.options),
        freeze(np.diag([id_ != study.case.baseline for id_ in study.case.options])),
        _as_believed(study, lambda seen: steps.performance(seen).values()),
        True,
    )


def _package_choices(study: Study, question: Perspectives) -> Choices:
    """Packages that are allowed at the case's own estimates; where they are too many, the best of each perspective."""
    case, asked = study.case, packages_meant(question, RULES).complete(study.case)
    about = Asked(study, asked)
    is_listed = asked.is_listed(case)
    if is_listed:
        member_pi = members_of(table_of(about).mask_p, about.parts.n_options)
    else:
        found = [study.as_believed_by(id_).answer(asked.changed_to(weights=id_)).ranking.rows for id_ in case.profiles]
        rows = dict.fromkeys([(), *question.named_members(case), *(row.members for rows in found for row in rows)])
        member_pi = membership(about.parts, rows)
        family = ListedPackages(member_pi)
        member_pi = member_pi[keeps_rules(about.rules, family, about.parts)]
    family = ListedPackages(member_pi)

    def values(seen: Study) -> Floats:
        parts = steps.package_parts(seen, question.stacking)
        return partial_values(package_levels(parts, family)[:, :, 0], parts.functions)

    return Choices(name_members(about.parts, member_pi), freeze(member_pi), _as_believed(study, values), is_listed)


def _as_believed(study: Study, values: Callable[[Study], Floats]) -> Mapping[str, Floats]:
    """Values by perspective: made once for all without beliefs of their own."""
    found: dict[str, Floats] = {}
    stated: Floats | None = None
    for id_, profile in study.case.profiles.items():
        if profile.beliefs:
            found[id_] = values(study.as_believed_by(id_))
            continue
        stated = values(study) if stated is None else stated
        found[id_] = stated
    return found


def _drivers(point_aj: Floats, value_acj: list[Floats], regret_ac: Floats) -> tuple[Drivers, ...]:
    """Of every pair, the largest disagreement first."""
    best_a = regret_ac.argmin(axis=1)
    found = [
        split_disagreement(
            a,
            b,
            point_aj,
            value_acj[a][best_a[a]] - value_acj[a][best_a[b]],
            value_acj[b][best_a[a]] - value_acj[b][best_a[b]],
        )
        for a in range(len(point_aj))
        for b in range(a + 1, len(point_aj))
    ]
    return tuple(sorted(found, key=lambda drivers: -drivers.total))
