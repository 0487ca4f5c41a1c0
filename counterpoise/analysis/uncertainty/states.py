"""States of the world: one draw settles every uncertain input of a case at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np

from ...model import Case, Cost, Criterion, Option, Range
from ..arrays import Floats
from ..frozen import freeze
from ..timeline import build_network, schedule
from ..value import value_function
from .factors import dependent_inputs, joint_uniforms
from .inputs import (
    Input,
    cell_id,
    cost_id,
    event_id,
    lag_id,
    lead_id,
    likelihood_id,
    list_inputs,
    list_joint_inputs,
    risk_effect_id,
)
from .kernel.counter import check_draws, double_uniforms, draw_words, stream_key
from .mixture import STREAM, draw_mixed, pick_scenarios, varied_ids, varied_ranges
from .run_input import StreamedValues
from .shapes import estimate_quantiles

NARROW = 1e-3
"""Width of a scale, as a share of its larger end, below which single precision would blur partial values."""

LARGE = 1e30
"""Numbers beyond this, or below one over it, do not fit into single precision with room to add them."""


@dataclass(frozen=True)
class States:
    """Draws ``first`` to ``first + n_draws - 1`` of a case under a seed.

    ``inputs`` holds one column per uncertain input, by id; whatever options or packages share an
    input share its column. ``uses`` lists the (option, criterion) rows and columns that depend on
    an input of options, or on one that errs with it or changes with it from scenario to scenario;
    inputs that count in packages alone are not in it. ``level_ijd`` are levels in each criterion's
    unit, within natural bounds, and ``value_ijd`` their partial values, shape (n_options,
    n_criteria, n_draws). Values are held in single precision; inputs and levels too, unless a scale
    is so narrow or a number so large that it would not do.
    """

    option_ids: tuple[str, ...]
    criterion_ids: tuple[str, ...]
    n_draws: int
    seed: int
    first: int
    inputs: Mapping[str, Floats]
    uses: Mapping[str, tuple[tuple[int, int], ...]]
    level_ijd: Floats = field(repr=False)
    value_ijd: Floats = field(repr=False)

    def column(self, id_: str, estimate: Range) -> Floats | float:
        """Draws of an input, or its one number where it is exact."""
        return self.inputs.get(id_, estimate.mode)

    def cost(self, cost: Cost) -> Floats | float:
        """Draws of a cost; a later year of a yearly cost is drawn with its first."""
        first_d = self.inputs.get(cost_id(cost.drawn_as)) if cost.drawn_as else None
        return self.column(cost_id(cost.id), cost.amount) if first_d is None else cost.times * first_d


def draw_states(case: Case, n_draws: int, seed: int, first: int = 0, until: int | None = None) -> States:
    """Draw states of the world.

    Answers "what levels might the options reach, all together?". The baseline and every shared
    milestone, cost and risk are drawn once per draw, so that what options have in common cancels
    between them. An effect is added to the baseline's draw. A risk with ``effects`` happens or
    not, with its drawn likelihood, and then changes the levels; a risk of a later step does not
    count. A missing level is NaN in every draw, and so is an effect on a baseline whose level is
    missing. Inputs are independent of one another, but for those that the case's factors join and, in
    a mixture of scenarios, for those that change with the scenario.
    ``until`` is the number of draws of the run that these are a stretch of; see `joint_uniforms`.

    Raises
    ------
    ValueError
        No draw, or more than can be counted.
    """
    check_draws(n_draws, first)
    inputs = draw_inputs(case, n_draws, seed, first, until)
    shape = (len(case.options), len(case.criteria), n_draws)
    level_ijd, value_ijd = np.empty(shape, _precision(case)), np.empty(shape, np.float32)
    uses: dict[str, list[tuple[int, int]]] = {entry.id: [] for entry in list_inputs(case)}
    for j, criterion in enumerate(case.criteria.values()):
        function = value_function(criterion)
        for i, option in enumerate(case.options.values()):
            watched = _Watched(inputs)
            level_d = np.asarray(option_levels(case, option, criterion, watched))
            for id_ in watched.read:
                uses[id_].append((i, j))
            level_ijd[i, j] = level_d
            value_ijd[i, j] = function(level_d)
    for ids in dependent_inputs(case):
        of_group = tuple(dict.fromkeys(cell for id_ in ids for cell in uses.get(id_, ())))
        uses |= {id_: list(of_group) for id_ in ids if id_ in uses}
    return States(
        tuple(case.options),
        tuple(case.criteria),
        n_draws,
        seed,
        first,
        MappingProxyType(inputs),
        MappingProxyType({id_: tuple(cells) for id_, cells in uses.items()}),
        freeze(level_ijd),
        freeze(value_ijd),
    )


def stream_states(case: Case, seed: int, n_draws: int) -> StreamedValues:
    """The partial values of `draw_states`, drawn a stretch at a time and not kept."""
    return StreamedValues(
        (len(case.options), len(case.criteria)),
        lambda first, stop: draw_states(case, stop - first, seed, first, n_draws).value_ijd,
        np.isnan(draw_states(case, 1, seed).value_ijd[:, :, 0]),
    )


def draw_inputs(case: Case, n_draws: int, seed: int, first: int = 0, until: int | None = None) -> dict[str, Floats]:
    """One read-only column per uncertain input of the case, by id, those of packages too; see `_precision`."""
    columns: dict[str, Floats] = {}
    precision, word_d = _precision(case), draw_words(first, n_draws)
    joint, varied = joint_uniforms(case, seed, first, n_draws, until), varied_ids(case)
    picked_d = pick_scenarios(case, double_uniforms(word_d, stream_key(seed, STREAM))) if varied else None
    for entry in (*list_inputs(case), *list_joint_inputs(case)):
        uniform_d = joint[entry.id] if entry.id in joint else double_uniforms(word_d, stream_key(seed, entry.id))
        if entry.kind == "event":
            likelihood_d = columns.get(likelihood_id(entry.about), entry.estimate.mode)
            column_d: Floats = np.asarray(100 * uniform_d < likelihood_d, precision)
        elif picked_d is not None and entry.id in varied:
            column_d = np.asarray(draw_mixed(case, entry.id, uniform_d, picked_d), precision)
        else:
            column_d = np.asarray(_draw(entry, uniform_d, case.shape), precision)
        columns[entry.id] = freeze(column_d)
    return columns


def _precision(case: Case) -> type[np.floating]:
    """Single precision where it tells levels apart on every scale; it halves the memory."""
    estimates = (*(entry.estimate for entry in list_inputs(case)), *varied_ranges(case))
    sizes = [abs(end) for estimate in estimates for end in (estimate.low, estimate.high) if end]
    for criterion in case.criteria.values():
        largest = max(abs(criterion.worst), abs(criterion.best))
        if abs(criterion.best - criterion.worst) < NARROW * largest:
            return np.float64
        sizes.append(largest)
    return np.float64 if any(not 1 / LARGE < size < LARGE for size in sizes if size) else np.float32


def option_levels(case: Case, option: Option, criterion: Criterion, inputs: Mapping[str, Floats]) -> Floats | float:
    """Levels of one option on one criterion in every draw, within natural bounds.

    A single number where nothing about it is uncertain.
    """
    if criterion.is_derived:
        level_d = _derived_levels(case, option, criterion, inputs)
    else:
        level_d = _cell_levels(case, option, criterion, inputs)
    for risk in option.risks.values():
        if criterion.id in risk.effects and not risk.later_step:
            inputs.get(likelihood_id(risk.id))  # the event hangs on it: note that it is used
            change_d = _column(inputs, risk_effect_id(risk.id, criterion.id), risk.effects[criterion.id])
            level_d = level_d + inputs[event_id(risk.id)] * change_d
    return np.clip(level_d, criterion.lower, criterion.upper) if _is_bounded(criterion) else level_d


def _cell_levels(case: Case, option: Option, criterion: Criterion, inputs: Mapping[str, Floats]) -> Floats | float:
    cell = option.performance[criterion.id]
    if cell.range is None:
        return float("nan")
    own_d = _column(inputs, cell_id(option.id, criterion.id), cell.range)
    if not cell.is_effect:
        return own_d
    baseline = case.options[case.baseline]
    base = baseline.performance[criterion.id].range
    if base is None:
        return float("nan")
    return own_d + _column(inputs, cell_id(baseline.id, criterion.id), base)


def _derived_levels(case: Case, option: Option, criterion: Criterion, inputs: Mapping[str, Floats]) -> Floats | float:
    match criterion.measured_by:
        case "cost":
            return sum((drawn_cost(inputs, cost) for cost in option.costs.values() if cost.kind == "committed"), 0.0)
        case "risk":
            exposed = [risk for risk in option.risks.values() if risk.is_exposed]
            return sum((_column(inputs, likelihood_id(r.id), r.likelihood) * (r.severity / 100) for r in exposed), 0.0)
        case "ready_day":
            return ready_days(case, option, inputs)
    return ready_days(case, option, inputs) + _column(inputs, lag_id(option.id), option.lag_days)


def drawn_cost(inputs: Mapping[str, Floats], cost: Cost) -> Floats | float:
    """A cost in every draw; a later year of a yearly cost is drawn with its first."""
    if cost.amount.is_exact or not cost.drawn_as:
        return _column(inputs, cost_id(cost.id), cost.amount)
    return cost.times * _column(inputs, cost_id(cost.drawn_as), cost.amount)


def ready_days(case: Case, option: Option, inputs: Mapping[str, Floats]) -> Floats | float:
    """Day on which an option taken alone is ready, in every draw; a number where it is certain."""
    network = build_network(case, (option.id,))
    columns = [_column(inputs, lead_id(milestone.id), milestone.lead_days) for milestone in network.milestones]
    if not any(isinstance(column, np.ndarray) for column in columns):
        return float(schedule(network, np.array(columns, float)).ready_dm[0])
    lead_dk = np.stack(np.broadcast_arrays(*columns), axis=-1)
    return schedule(network, lead_dk).ready_dm[:, 0]


class _Watched(Mapping[str, Floats]):
    """Columns that take note of who reads them, so that what a level depends on need not be told twice."""

    def __init__(self, columns: Mapping[str, Floats]) -> None:
        self.columns = columns
        self.read: dict[str, None] = {}

    def __getitem__(self, id_: str) -> Floats:
        column_d = self.columns[id_]
        self.read[id_] = None
        return column_d

    def __iter__(self) -> Iterator[str]:
        return iter(self.columns)

    def __len__(self) -> int:
        return len(self.columns)


def _draw(entry: Input, uniform_d: Floats, shape: str) -> Floats:
    return estimate_quantiles(entry.estimate, uniform_d, shape)


def _column(inputs: Mapping[str, Floats], id_: str, estimate: Range) -> Floats | float:
    return inputs[id_] if id_ in inputs or not estimate.is_exact else estimate.mode


def _is_bounded(criterion: Criterion) -> bool:
    return criterion.lower is not None or criterion.upper is not None
