"""Who gains and who pays: what the choices do to the case's actors, and which actors want the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from ...analysis.arrays import Floats
from ...analysis.frozen import freeze
from ...analysis.perspectives.coalitions import Coalitions
from ...analysis.perspectives.interests import SummedImpacts, find_interest_groups, sum_impacts
from ...model import Case
from .choices import Members
from .compare import Disagreement

Verdict = Literal["gains", "loses", "mixed", "neither", "unstated"]
"""What a choice does to an actor over all periods; ``mixed`` gains in one and loses in another."""


@dataclass(frozen=True)
class Loss:
    """The largest loss of any actor in any period, and who bears it when: pairs of an actor and a period."""

    impact: float
    borne_by: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Interests:
    """Impacts of choices c on actors k in periods t, and groups of actors.

    ``members`` are the options but for today's course; of packages, the proposal, those that the perspectives compare
    and the case's own. ``option_ikt`` are the most likely impacts of single options, NaN where not stated, in the order
    of ``options``. ``groups`` are places among ``compared``, the actors of whom enough is stated; None where there are
    fewer than two.
    """

    actors: tuple[str, ...]
    periods: tuple[str, ...]
    options: tuple[str, ...]
    option_ikt: Floats
    members: tuple[Members, ...]
    summed: SummedImpacts
    compared: tuple[str, ...]
    groups: Coalitions | None
    proposal: Members | None

    def verdict(self, choice: int, actor: int) -> Verdict:
        """What a choice does to an actor, by the impacts that are stated."""
        known = [x for x in self.summed.impact_cktv[choice, actor, :, 1].tolist() if x == x]
        if not known:
            return "unstated"
        if min(known) < 0:
            return "mixed" if max(known) > 0 else "loses"
        return "gains" if max(known) > 0 else "neither"

    def actors_with(self, choice: int, *verdicts: Verdict) -> tuple[str, ...]:
        """The actors to whom a choice does one of these."""
        return tuple(id_ for k, id_ in enumerate(self.actors) if self.verdict(choice, k) in verdicts)

    def open_impacts(self, choice: int) -> int:
        """How many impacts of its members are not stated, over all actors and periods."""
        cells = len(self.actors) * len(self.periods)
        return int(self.summed.n_members_c[choice] * cells - self.summed.stated_ckt[choice].sum())

    def largest_loss(self, choice: int) -> Loss | None:
        """Who pays most under a choice; None where nobody is stated to lose."""
        impact_kt = self.summed.impact_cktv[choice, :, :, 1]
        least = np.nanmin(impact_kt, initial=0.0)
        if least >= 0:
            return None
        borne_by = tuple((self.actors[k], self.periods[t]) for k, t in np.argwhere(impact_kt <= least + 1e-9).tolist())
        return Loss(float(least), borne_by)

    @property
    def proposed(self) -> int | None:
        """Where the proposal stands among the choices."""
        return None if self.proposal is None else self.members.index(self.proposal)


def find_interests(case: Case, found: Disagreement) -> Interests | None:
    """What the choices of a comparison do to the case's actors; None where the case names no actor or no period."""
    proposal = None if found.proposal is None else found.proposal.members
    return gather_interests(case, _choices(case, found, measures_of(case), proposal), proposal)


def measures_of(case: Case) -> tuple[str, ...]:
    """The options but for today's course, in the order of the case."""
    return tuple(id_ for id_ in case.options if id_ != case.baseline)


def gather_interests(case: Case, members: tuple[Members, ...], proposal: Members | None) -> Interests | None:
    """What some choices do to the case's actors; None where the case names no actor or no period.

    ``proposal`` is one of ``members``, or None.
    """
    if not case.actors or not case.periods:
        return None
    options = measures_of(case)
    impact_iktv = _impacts(case, options)
    compared, groups = find_interest_groups(impact_iktv[..., 1])
    actors = tuple(case.actors)
    return Interests(
        actors,
        tuple(case.periods),
        options,
        freeze(impact_iktv[..., 1].copy()),
        members,
        sum_impacts(impact_iktv, np.array([[id_ in held for id_ in options] for held in members])),
        tuple(actors[k] for k in compared),
        groups,
        proposal,
    )


def _impacts(case: Case, options: Sequence[str]) -> Floats:
    impact_iktv = np.full((len(options), len(case.actors), len(case.periods), 3), np.nan)
    for i, id_ in enumerate(options):
        for k, actor in enumerate(case.actors):
            for t, period in enumerate(case.periods):
                stated = case.options[id_].impacts.get(actor, {}).get(period)
                if stated is not None:
                    impact_iktv[i, k, t] = stated.range.low, stated.range.mode, stated.range.high
    return impact_iktv


def _choices(
    case: Case, found: Disagreement, options: tuple[str, ...], proposal: Members | None
) -> tuple[Members, ...]:
    """The proposal first, then options in the order of the case, or packages by what they cost the perspectives."""
    first = () if proposal is None else (proposal,)
    if found.of == "options":
        return tuple(dict.fromkeys((*first, *((id_,) for id_ in options))))
    named = (tuple(id_ for id_ in options if id_ in package.members) for package in case.packages.values())
    shown = (found.members[c] for c in found.by_regret)
    return tuple(dict.fromkeys((*first, *shown, *named)))
