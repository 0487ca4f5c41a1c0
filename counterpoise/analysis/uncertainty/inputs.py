"""The uncertain inputs of a case, each with an id, whoever shares it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from ...model import Case, Option, Range, Share
from .mixture import varied_ids

InputKind = Literal["cell", "lead time", "lag", "cost", "likelihood", "event", "risk effect", "stacking", "interaction"]


@dataclass(frozen=True)
class Input:
    """One number that is not known exactly.

    ``estimate`` is drawn in the case's shape; an event happens or not, with the drawn likelihood in
    percent. ``about`` names the option, milestone, cost, risk, stacking share or pair of options;
    ``criterion`` is set for cells, effects of risks, stacking shares and interactions. A missing level
    is no input: nothing is known of it that could be drawn.
    """

    id: str
    kind: InputKind
    about: str
    estimate: Range
    criterion: str | None = None


def cell_id(option: str, criterion: str) -> str:
    """Id of an option's typed-in level or effect."""
    return f"cell {option}.{criterion}"


def lead_id(milestone: str) -> str:
    """Id of a milestone's lead time."""
    return f"lead {milestone}"


def lag_id(option: str) -> str:
    """Id of an option's lag from ready day to first effect."""
    return f"lag {option}"


def cost_id(cost: str) -> str:
    """Id of a cost's amount."""
    return f"cost {cost}"


def likelihood_id(risk: str) -> str:
    """Id of a risk's likelihood, in percent."""
    return f"likelihood {risk}"


def event_id(risk: str) -> str:
    """Id of a risk's event: 1 in draws in which it happens, else 0."""
    return f"event {risk}"


def risk_effect_id(risk: str, criterion: str) -> str:
    """Id of what a risk's event changes on a criterion."""
    return f"risk effect {risk}.{criterion}"


def share_id(criterion: str, share: Share) -> str:
    """Id of a criterion's stacking share."""
    return f"stacking {criterion}.{share}"


def interaction_ids(case: Case) -> tuple[str, ...]:
    """Ids of the case's interactions, in its order; of one pair on one criterion the later ones are numbered."""
    counted: Counter[str] = Counter()
    ids = []
    for both in case.interactions:
        name = f"interaction {both.pair[0]}+{both.pair[1]}.{both.criterion}"
        counted[name] += 1
        ids.append(name if counted[name] == 1 else f"{name} {counted[name]}")
    return tuple(ids)


def list_inputs(case: Case) -> tuple[Input, ...]:
    """Every uncertain input of options, once, however many options share it.

    In a mixture of scenarios those too that differ between them; ``estimate`` is that of the most likely one.
    """
    found: dict[str, Input] = {}
    for option in case.options.values():
        for entry in [*_cells(case, option), *_times(option), *_costs(option), *_risks(option)]:
            found.setdefault(entry.id, entry)
    varied = varied_ids(case)
    return tuple(
        entry for entry in found.values() if entry.kind == "event" or not entry.estimate.is_exact or entry.id in varied
    )


def list_joint_inputs(case: Case) -> tuple[Input, ...]:
    """Every uncertain input that counts in packages alone: stacking shares and interactions."""
    shares = [
        Input(share_id(criterion.id, estimate.share), "stacking", estimate.share, estimate.range, criterion.id)
        for criterion in case.criteria.values()
        if not criterion.is_derived
        for estimate in criterion.stacking.estimates
    ]
    changes = [
        Input(id_, "interaction", "+".join(both.pair), both.estimate, both.criterion)
        for id_, both in zip(interaction_ids(case), case.interactions, strict=True)
        if both.estimate is not None
    ]
    return tuple(entry for entry in (*shares, *changes) if not entry.estimate.is_exact)


def _cells(case: Case, option: Option) -> list[Input]:
    entries = []
    for criterion in case.criteria.values():
        estimate = None if criterion.is_derived else option.performance[criterion.id].range
        if estimate is not None:
            entries.append(Input(cell_id(option.id, criterion.id), "cell", option.id, estimate, criterion.id))
    return entries


def _times(option: Option) -> list[Input]:
    leads = [Input(lead_id(p.id), "lead time", p.id, p.lead_days) for p in option.prerequisites.values()]
    return [*leads, Input(lag_id(option.id), "lag", option.id, option.lag_days)]


def _costs(option: Option) -> list[Input]:
    once = (c for c in option.costs.values() if c.kind == "committed" and not c.drawn_as)
    return [Input(cost_id(c.id), "cost", c.id, c.amount) for c in once]


def _risks(option: Option) -> list[Input]:
    entries = []
    for risk in option.risks.values():
        if risk.later_step:
            continue
        if risk.is_exposed or risk.effects:
            entries.append(Input(likelihood_id(risk.id), "likelihood", risk.id, risk.likelihood))
        if risk.effects:
            entries.append(Input(event_id(risk.id), "event", risk.id, risk.likelihood))
        for criterion, change in risk.effects.items():
            entries.append(Input(risk_effect_id(risk.id, criterion), "risk effect", risk.id, change, criterion))
    return entries
