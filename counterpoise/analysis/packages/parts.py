"""What the levels of packages are made of, taken from a case once and then only added up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain, combinations

import numpy as np

from ...model import Case, Criterion, Share, Stacking
from ..arrays import Bools, Floats
from ..frozen import freeze
from ..levels import build_performance_table
from ..timeline import Network, build_network, schedule
from ..value import ValueFunction, value_function
from .shares import Shares, change_shares, find_shares

MOST_WAITED_FOR = 12
"""Other options that one option may wait for, directly or not; each set of them is scheduled."""


@dataclass(frozen=True)
class Inputs:
    """The numbers of a case in D states of the world (D = 1 for the most likely one).

    ``level_ijd`` has the case's options (baseline included) and criteria in the case's order; what
    it says on derived criteria is not used, since they follow from the mappings. Those are keyed by
    the ids of costs, risks (likelihood in percent), milestones and options; a thing shared by two
    options is one entry, so it is drawn once. A number that is the same in every state may stand
    for its column. ``event_d`` is keyed by risk and criterion: what the risk's event changes on the
    level there, 0 where it does not happen. On typed criteria it is in ``level_ijd`` already.
    ``share_d`` are stacking shares by criterion and share, ``change_d`` what interactions change, by
    their place in the case; both are most likely where they are not given.
    """

    level_ijd: Floats
    cost_d: Mapping[str, Floats | float]
    likelihood_d: Mapping[str, Floats | float]
    lead_d: Mapping[str, Floats | float]
    lag_d: Mapping[str, Floats | float]
    event_d: Mapping[tuple[str, str], Floats | float] = field(default_factory=dict)
    share_d: Mapping[tuple[str, Share], Floats | float] = field(default_factory=dict)
    change_d: Mapping[int, Floats | float] = field(default_factory=dict)


@dataclass(frozen=True)
class Shared:
    """Amounts that count once in a package, however many members hold them.

    ``amount_kd`` in money or exposure; ``holders[k]`` are the options that hold entry k;
    ``year_k`` is the year of a cost (0 where there is none), ``worth_k`` what one unit of money of
    that year counts in ``amount_kd``, which discounting makes other than 1.
    """

    amount_kd: Floats
    holders: tuple[tuple[int, ...], ...]
    year_k: tuple[int, ...]
    worth_k: tuple[float, ...]

    def of_year(self, year: int | None) -> Shared:
        """Only the entries of one year, in money of that year, as its budget has it; all as they are for None."""
        if year is None:
            return self
        chosen = [k for k, of in enumerate(self.year_k) if of == year]
        worth_k = np.array([self.worth_k[k] for k in chosen]).reshape(-1, 1)
        return Shared(
            freeze(self.amount_kd[chosen] / worth_k),
            tuple(self.holders[k] for k in chosen),
            (year,) * len(chosen),
            (1.0,) * len(chosen),
        )


@dataclass(frozen=True)
class ReadyDays:
    """Ready day of one option, given which of the options it waits for are in the package.

    ``day_sd[s]`` holds for the package that has exactly the options ``present[s]`` of
    ``waits_for``; ``lag_d`` are the days from ready to effect.
    """

    waits_for: tuple[int, ...]
    present: tuple[tuple[int, ...], ...]
    day_sd: Floats
    lag_d: Floats


@dataclass(frozen=True)
class PackageParts:
    """Everything the level of a package is computed from; options are those that can be members.

    ``effect_ijd`` are levels minus the baseline's, ``baseline_jd`` the baseline's own levels;
    ``better_j`` is +1 where more is better and -1 where less is. ``pairs[j]`` lists interactions
    (option, option, change) on criterion j. ``events[j]`` are what risks that happen change on
    criterion j, once for all members: on a derived criterion all of them, on a typed one those that
    several options share; the others' changes are in ``effect_ijd``.
    """

    option_ids: tuple[str, ...]
    criteria: tuple[Criterion, ...]
    functions: tuple[ValueFunction, ...]
    baseline_id: str
    baseline_jd: Floats
    effect_ijd: Floats
    better_j: Floats
    stacking: tuple[Shares, ...]
    pairs: tuple[tuple[tuple[int, int, Floats | float], ...], ...]
    costs: Shared
    risks: Shared
    ready: tuple[ReadyDays, ...]
    baseline_ready: ReadyDays
    baseline_costs: Shared
    baseline_risks: Shared
    events: tuple[Shared, ...]
    baseline_event_jd: Floats

    @property
    def n_options(self) -> int:
        return len(self.option_ids)

    @property
    def n_draws(self) -> int:
        return int(self.baseline_jd.shape[1])

    @property
    def is_complete_j(self) -> Bools:
        """Criteria on which no level of an option or of the baseline is missing; derived ones never lack any."""
        is_derived_j = np.array([criterion.is_derived for criterion in self.criteria])
        lacks_j = np.isnan(self.effect_ijd[:, :, 0]).any(axis=0) | np.isnan(self.baseline_jd[:, 0])
        complete_j: Bools = is_derived_j | ~lacks_j
        return complete_j

    @property
    def criterion_ids(self) -> tuple[str, ...]:
        return tuple(criterion.id for criterion in self.criteria)


def build_parts(case: Case, inputs: Inputs | None = None) -> PackageParts:
    """The parts of a case's packages at the most likely levels, or over ``inputs``.

    Raises
    ------
    ValueError
        Options wait for each other in a cycle (the message names it), or one waits for too many.
    """
    inputs = inputs or most_likely_inputs(case)
    ids = tuple(id_ for id_ in case.options if id_ != case.baseline)
    rows = [list(case.options).index(id_) for id_ in ids]
    criteria = tuple(case.criteria.values())
    counted = _count_once(case, inputs)
    level_ijd = _without_shared_events(case, inputs, counted)
    baseline_jd = level_ijd[list(case.options).index(case.baseline)]
    return PackageParts(
        option_ids=ids,
        criteria=criteria,
        functions=tuple(value_function(criterion) for criterion in criteria),
        baseline_id=case.baseline,
        baseline_jd=freeze(baseline_jd),
        effect_ijd=freeze(level_ijd[rows] - baseline_jd),
        better_j=freeze(np.array([1.0 if criterion.is_higher_better else -1.0 for criterion in criteria])),
        stacking=tuple(find_shares(criterion, inputs.share_d) for criterion in criteria),
        pairs=tuple(_pairs_on(case, ids, criterion.id, inputs.change_d) for criterion in criteria),
        costs=_costs(case, ids, inputs),
        risks=_risks(case, ids, inputs),
        ready=_ready_days(case, ids, inputs),
        baseline_ready=_ready_alone(case, case.baseline, inputs),
        baseline_costs=_costs(case, (case.baseline,), inputs),
        baseline_risks=_risks(case, (case.baseline,), inputs),
        events=tuple(_events(case, ids, criterion.id, inputs, counted) for criterion in criteria),
        baseline_event_jd=freeze(
            np.array([_events(case, (case.baseline,), c.id, inputs, counted).amount_kd.sum(axis=0) for c in criteria])
        ),
    )


def restack(parts: PackageParts, stacking: Mapping[str, Stacking]) -> PackageParts:
    """The same parts under the reader's stacking shares, by criterion id; those still uncertain stay drawn.

    Raises
    ------
    ValueError
        A criterion is unknown or derived (nothing stacks there), or a share is outside 0 to 1.
    """
    by_id = {criterion.id: criterion for criterion in parts.criteria}
    for id_ in stacking:
        if id_ not in by_id:
            raise ValueError(f"no criterion '{id_}' to stack; the case has {', '.join(by_id)}")
        if by_id[id_].is_derived:
            raise ValueError(f"'{id_}' follows from the members' own entries; it has no stacking shares")
    return replace(
        parts,
        stacking=tuple(
            change_shares(shares, stacking[criterion.id]) if criterion.id in stacking else shares
            for criterion, shares in zip(parts.criteria, parts.stacking, strict=True)
        ),
    )


def some_draws(parts: PackageParts, draws: slice) -> PackageParts:
    """The same parts over a stretch of their draws."""

    def cut(shared: Shared) -> Shared:
        return replace(shared, amount_kd=shared.amount_kd[:, draws])

    def cut_days(days: ReadyDays) -> ReadyDays:
        return replace(days, day_sd=days.day_sd[:, draws], lag_d=days.lag_d[draws])

    def cut_change(change: Floats | float) -> Floats | float:
        return change[draws] if isinstance(change, np.ndarray) else change

    return replace(
        parts,
        stacking=tuple(shares.some_draws(draws) for shares in parts.stacking),
        pairs=tuple(tuple((a, b, cut_change(change)) for a, b, change in pairs) for pairs in parts.pairs),
        baseline_jd=parts.baseline_jd[:, draws],
        effect_ijd=parts.effect_ijd[:, :, draws],
        costs=cut(parts.costs),
        risks=cut(parts.risks),
        ready=tuple(cut_days(days) for days in parts.ready),
        baseline_ready=cut_days(parts.baseline_ready),
        baseline_costs=cut(parts.baseline_costs),
        baseline_risks=cut(parts.baseline_risks),
        events=tuple(cut(shared) for shared in parts.events),
        baseline_event_jd=parts.baseline_event_jd[:, draws],
    )


def most_likely_inputs(case: Case) -> Inputs:
    """The case at its modes, as one state of the world."""
    options = case.options.values()
    return Inputs(
        build_performance_table(case).mode_ij[:, :, None],
        {cost.id: cost.amount.mode for option in options for cost in option.costs.values()},
        {risk.id: risk.likelihood.mode for option in options for risk in option.risks.values()},
        {need.id: need.lead_days.mode for option in options for need in option.prerequisites.values()},
        {option.id: option.lag_days.mode for option in options},
    )


def _pairs_on(
    case: Case, ids: tuple[str, ...], criterion: str, change_d: Mapping[int, Floats | float]
) -> tuple[tuple[int, int, Floats | float], ...]:
    return tuple(
        (ids.index(both.pair[0]), ids.index(both.pair[1]), change_d.get(at, both.change))
        for at, both in enumerate(case.interactions)
        if both.criterion == criterion and set(both.pair) <= set(ids)
    )


def _shared(
    entries: Mapping[str, tuple[Floats | float, int]],
    held: Mapping[str, list[int]],
    n_draws: int,
    worth_of_year: Callable[[int], float] = lambda year: 1.0,
) -> Shared:
    amounts = [np.broadcast_to(amount_d, n_draws) for amount_d, _ in entries.values()]
    return Shared(
        freeze(np.array(amounts).reshape(-1, n_draws)),
        tuple(tuple(held[id_]) for id_ in entries),
        tuple(year for _, year in entries.values()),
        tuple(worth_of_year(year) for _, year in entries.values()),
    )


def _costs(case: Case, ids: tuple[str, ...], inputs: Inputs) -> Shared:
    entries: dict[str, tuple[Floats | float, int]] = {}
    held: dict[str, list[int]] = {}
    for i, id_ in enumerate(ids):
        for cost in case.options[id_].costs.values():
            if cost.kind == "committed":
                entries[cost.id] = (inputs.cost_d[cost.id], cost.year)
                held.setdefault(cost.id, []).append(i)
    return _shared(entries, held, inputs.level_ijd.shape[2], case.money.worth_of_year)


def _risks(case: Case, ids: tuple[str, ...], inputs: Inputs) -> Shared:
    entries: dict[str, tuple[Floats | float, int]] = {}
    held: dict[str, list[int]] = {}
    for i, id_ in enumerate(ids):
        for risk in case.options[id_].risks.values():
            if risk.is_exposed:
                entries[risk.id] = (inputs.likelihood_d[risk.id] * risk.severity / 100, 0)
                held.setdefault(risk.id, []).append(i)
    return _shared(entries, held, inputs.level_ijd.shape[2])


def _count_once(case: Case, inputs: Inputs) -> frozenset[tuple[str, str]]:
    """Events, by risk and criterion, that a package counts once: on typed criteria those of shared risks."""
    times = Counter(risk for option in case.options.values() for risk in option.risks)
    return frozenset(
        (risk, criterion)
        for risk, criterion in inputs.event_d
        if case.criteria[criterion].is_derived or times[risk] > 1
    )


def _without_shared_events(case: Case, inputs: Inputs, counted: frozenset[tuple[str, str]]) -> Floats:
    """Levels without what risks that options share change on typed criteria."""
    column_by_id = {id_: j for j, id_ in enumerate(case.criteria) if not case.criteria[id_].is_derived}
    level_ijd = inputs.level_ijd
    for risk, criterion in sorted(counted):
        if criterion not in column_by_id:
            continue
        level_ijd = level_ijd.copy() if level_ijd is inputs.level_ijd else level_ijd
        for i, option in enumerate(case.options.values()):
            if risk in option.risks:
                level_ijd[i, column_by_id[criterion]] -= inputs.event_d[risk, criterion]
    return level_ijd


def _events(
    case: Case, ids: tuple[str, ...], criterion: str, inputs: Inputs, counted: frozenset[tuple[str, str]]
) -> Shared:
    entries: dict[str, tuple[Floats | float, int]] = {}
    held: dict[str, list[int]] = {}
    for i, id_ in enumerate(ids):
        for risk in case.options[id_].risks.values():
            if (risk.id, criterion) in counted:
                entries[risk.id] = (inputs.event_d[risk.id, criterion], 0)
                held.setdefault(risk.id, []).append(i)
    return _shared(entries, held, inputs.level_ijd.shape[2])


def _ready_days(case: Case, ids: tuple[str, ...], inputs: Inputs) -> tuple[ReadyDays, ...]:
    network = build_network(case, ids)
    return tuple(_ready_given(case, ids, i, _waited_for(network, ids, i), inputs) for i in range(len(ids)))


def _waited_for(network: Network, ids: tuple[str, ...], member: int) -> tuple[int, ...]:
    """Options whose presence in a package can delay a member: those met on the way back."""
    seen: set[int] = set()
    waiting = list(network.needs[member])
    while waiting:
        k = waiting.pop()
        if k not in seen:
            seen.add(k)
            waiting += network.after[k]
    named = {network.milestones[k].option for k in seen}
    return tuple(i for i, id_ in enumerate(ids) if id_ in named and i != member)


def _ready_given(
    case: Case, ids: tuple[str, ...], member: int, waits_for: tuple[int, ...], inputs: Inputs
) -> ReadyDays:
    if len(waits_for) > MOST_WAITED_FOR:
        raise ValueError(
            f"{ids[member]} waits for {len(waits_for)} other options; at most {MOST_WAITED_FOR} can be handled"
        )
    present = tuple(chain.from_iterable(combinations(waits_for, size) for size in range(len(waits_for) + 1)))
    day_sd = [_ready_day(case, (ids[member], *(ids[i] for i in others)), inputs) for others in present]
    n_draws = inputs.level_ijd.shape[2]
    lag_d = np.broadcast_to(inputs.lag_d[ids[member]], n_draws)
    return ReadyDays(waits_for, present, freeze(np.array([np.broadcast_to(d, n_draws) for d in day_sd])), freeze(lag_d))


def _ready_alone(case: Case, option: str, inputs: Inputs) -> ReadyDays:
    return _ready_given(case, (option,), 0, (), inputs)


def _ready_day(case: Case, members: tuple[str, ...], inputs: Inputs) -> Floats:
    network = build_network(case, members)
    waits = [milestone.option is None or milestone.option in members for milestone in network.milestones]
    n_draws = inputs.level_ijd.shape[2]
    lead_dk = np.zeros((n_draws, len(network.milestones)))
    for k, milestone in enumerate(network.milestones):
        if waits[k]:
            lead_dk[:, k] = inputs.lead_d[milestone.id]
    return schedule(network, lead_dk).ready_dm[:, 0]
