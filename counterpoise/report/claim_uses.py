"""What each claim of the register supports, found by walking the whole case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model import Case, Option
from .sentences.stacking import STACKING_LABELS


@dataclass(frozen=True, slots=True)
class ClaimUse:
    """One thing that rests on a claim, in words; ``option`` is its id, "" for what several share."""

    option: str
    what: str

    def text(self, case: Case) -> str:
        """The use with its option before it."""
        return f"{case.options[self.option].label}: {self.what}" if self.option else self.what


def claim_uses(case: Case) -> dict[str, tuple[ClaimUse, ...]]:
    """By claim id, everything that rests on it; a claim nothing rests on has ()."""
    uses: dict[str, list[ClaimUse]] = {claim_id: [] for claim_id in case.claims}
    for claim_id, use in _all_uses(case):
        uses.setdefault(claim_id, []).append(use)
    return {claim_id: tuple(dict.fromkeys(found)) for claim_id, found in uses.items()}


def _all_uses(case: Case) -> Iterator[tuple[str, ClaimUse]]:
    for option in case.options.values():
        for claim_ids, what in _option_uses(case, option):
            yield from ((claim_id, ClaimUse(option.id, what)) for claim_id in claim_ids)
    for criterion in case.criteria.values():
        for estimate in criterion.stacking.estimates:
            use = ClaimUse("", f"{criterion.name}: {STACKING_LABELS[estimate.share].lower()}")
            yield from ((claim_id, use) for claim_id in estimate.basis.claims)
    for profile in case.profiles.values():
        for option_id, cells in profile.beliefs.items():
            for id_, cell in cells.items():
                use = ClaimUse(option_id, f"{case.criteria[id_].name}, as {profile.name} believes")
                yield from ((claim_id, use) for claim_id in (cell.basis.claims if cell.basis else ()))
    for interaction in case.interactions:
        pair = " and ".join(case.options[id_].label for id_ in interaction.pair)
        use = ClaimUse("", f"{pair} together: {case.criteria[interaction.criterion].name}")
        yield from ((claim_id, use) for claim_id in interaction.basis.claims)


def _option_uses(case: Case, option: Option) -> Iterator[tuple[tuple[str, ...], str]]:
    yield option.claims, "the measure itself"
    for cell in option.performance.values():
        if cell.basis:
            yield cell.basis.claims, case.criteria[cell.criterion].name
    for cost in option.costs.values():
        yield cost.basis.claims, f"cost, {cost.what}"
    for risk in option.risks.values():
        yield risk.basis.claims, f"risk, {risk.event}"
    for milestone in option.prerequisites.values():
        yield milestone.basis.claims, f"prerequisite, {milestone.what}"
    yield option.lag_basis.claims, "time to first effect"
    for actor, row in option.impacts.items():
        for period, impact in row.items():
            yield impact.basis.claims, f"impact on {case.actors[actor].name}, {case.periods[period].name}"
