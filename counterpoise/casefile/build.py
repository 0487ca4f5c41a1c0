"""Records -> the model's nouns."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import chain

from ..model import (
    SHARES,
    Anchor,
    Balance,
    Case,
    Comparison,
    Criterion,
    Factor,
    Interaction,
    LeftOut,
    Limit,
    MemberRule,
    Money,
    Objective,
    Package,
    ShareEstimate,
    Stacking,
    WeightProfile,
)
from .build_actors import build_actors, build_impact_scale, build_periods
from .build_option import build_basis, build_option, build_performance, by_criterion
from .build_scenario import build_scenarios
from .build_source import build_source
from .draft import Draft
from .estimates import build_range, share_spreads
from .records import (
    CaseRecord,
    CriterionRecord,
    InteractionRecord,
    MoneyRecord,
    OptionRecord,
    RuleRecord,
    Spread,
    StackingRecord,
    WeightsRecord,
)


def build_case(draft: Draft, left_out: tuple[LeftOut, ...]) -> Case:
    """The case, without what is left out; the draft's other parts must be free of faults."""
    record = draft.case_record
    gone = {(item.kind, item.id) for item in left_out}
    options = {id_: found for id_, _sheet, found in draft.sound_options() if ("option", id_) not in gone}
    order = in_order(options, (record.baseline, *record.option_order))
    excluded = _exclusions(order, options)
    sources = {
        source_id: build_source(source_id, source, sheet.file)
        for source_id, sheet, source in draft.sound_sources()
        if ("sources", sheet.id) not in gone
    }
    money = _build_money(record.money)
    claims = frozenset(chain.from_iterable((claim.id for claim in source.claims) for source in sources.values()))
    profiles = {
        id_: build_profile(id_, found, tuple(record.criteria), order, claims)
        for id_, _sheet, found in draft.sound_weights()
        if ("weights", id_) not in gone
    }
    shown = in_order(profiles, record.profile_order)
    kept_positions = _kept_positions(draft, gone)
    return Case(
        id=record.id,
        title=record.title,
        question=record.question,
        decided_by=record.decided_by,
        as_of=record.as_of,
        horizon_days=record.horizon_days,
        baseline=record.baseline,
        money=money,
        objectives={id_: Objective(id_, found.name, found.parent) for id_, found in record.objectives.items()},
        criteria={id_: build_criterion(id_, found, claims) for id_, found in record.criteria.items()},
        options={id_: build_option(id_, options[id_], excluded[id_], claims, record, money) for id_ in order},
        profiles={id_: profiles[id_] for id_ in shown},
        default_profile=_default_profile(record, shown),
        sources=sources,
        interactions=tuple(_build_interaction(record.interactions[at], claims) for at in kept_positions),
        packages={
            id_: Package(id_, found.name, tuple(found.members), found.idea or "")
            for id_, found in record.packages.items()
            if ("package", id_) not in gone
        },
        balance=_build_balance(record),
        limits=tuple(
            Limit(limit.on, limit.at_most, limit.at_least, limit.year, limit.because or "") for limit in record.limits
        ),
        rules=tuple(
            build_rule(rule, options) for at, rule in enumerate(record.rules) if ("rule", str(at + 1)) not in gone
        ),
        factors=tuple(
            Factor(found.name, found.because, tuple(found.estimates), found.strength, tuple(found.opposite))
            for found in record.factors
        ),
        scenarios=build_scenarios(record, order),
        shape=record.shape,
        too_close=record.too_close,
        deadline_day=record.deadline_day,
        summary=record.summary or "",
        cautions=tuple(record.cautions),
        left_out=left_out,
        actors=build_actors(record),
        periods=build_periods(record),
        impact_scale=build_impact_scale(record),
    )


def in_order(ids: Iterable[str], first: Iterable[str]) -> tuple[str, ...]:
    """The ids that are named first, then the others in the order in which they stand."""
    found = tuple(ids)
    known = frozenset(found)
    return tuple(dict.fromkeys(chain((id_ for id_ in first if id_ in known), found)))


def _exclusions(order: tuple[str, ...], options: Mapping[str, OptionRecord]) -> dict[str, tuple[str, ...]]:
    """Excluded options in both directions, in the order of the case; ``all`` is spelled out."""
    pairs: set[tuple[str, str]] = set()
    for id_ in order:
        for other in order if "all" in options[id_].excludes else options[id_].excludes:
            pairs |= {(id_, other), (other, id_)}
    return {id_: tuple(other for other in order if other != id_ and (id_, other) in pairs) for id_ in order}


def build_criterion(id_: str, record: CriterionRecord, claims: frozenset[str] = frozenset()) -> Criterion:
    """The criterion, its value function as knots by rising level."""
    return Criterion(
        id=id_,
        name=record.name,
        objective=record.objective,
        definition=record.definition,
        unit=record.unit,
        worst=record.scale.worst,
        best=record.scale.best,
        value_points=_value_points(record),
        decimals=record.decimals,
        anchors=tuple(Anchor(found.level, found.meaning) for found in record.anchors),
        entered_as=record.entered_as,
        measured_by=record.measured_by,
        stacking=_build_stacking(record.stacking, claims),
        lower=record.bounds.lower,
        upper=record.bounds.upper,
        must_reach=record.must_reach,
        red_line=record.red_line,
        applies=record.applies,
        package_day=record.package_day,
        provenance=record.provenance,
        note=record.note or "",
    )


def _build_stacking(record: StackingRecord, claims: frozenset[str]) -> Stacking:
    """The most likely shares, with those that are estimates."""
    gains, losses, beside_gains = (build_range(getattr(record, share)).mode for share in SHARES)
    estimates = (
        ShareEstimate(share, build_range(found), build_basis(found, claims)) for share, found in share_spreads(record)
    )
    return Stacking(gains, losses, beside_gains, tuple(estimates))


def _value_points(record: CriterionRecord) -> tuple[tuple[float, float], ...]:
    if record.value == "linear":
        return tuple(sorted(((record.scale.worst, 0.0), (record.scale.best, 1.0))))
    return tuple(sorted((point.level, point.value) for point in record.value))


def build_profile(
    id_: str,
    record: WeightsRecord,
    criteria: tuple[str, ...],
    options: Iterable[str] | None = None,
    claims: frozenset[str] = frozenset(),
) -> WeightProfile:
    """The weight profile, its entries in the order of the criteria; a word in ``rank`` is a group of one.

    Beliefs stand in the order of ``options``, those about others are dropped; None keeps all as written.
    """
    believed = record.beliefs if options is None else [option for option in options if option in record.beliefs]
    return WeightProfile(
        id=id_,
        name=record.name,
        held_by=record.held_by,
        because=record.because,
        points=by_criterion(record.points or {}, criteria),
        rank=tuple((group,) if isinstance(group, str) else tuple(group) for group in record.rank or ()),
        pairwise=tuple(Comparison(found.more, found.less, found.times) for found in record.pairwise or ()),
        ranges={id_: (found.low, found.high) for id_, found in by_criterion(record.ranges, criteria).items()},
        reasons=by_criterion(record.reasons, criteria),
        beliefs={
            option: {
                key: build_performance(key, cell, claims)
                for key, cell in by_criterion(record.beliefs[option], criteria).items()
            }
            for option in believed
        },
    )


def _default_profile(record: CaseRecord, shown: tuple[str, ...]) -> str:
    if record.default_profile in shown:
        return record.default_profile
    return shown[0] if shown else ""


def _kept_positions(draft: Draft, gone: Collection[tuple[str, str]]) -> list[int]:
    return [
        at
        for at in range(len(draft.case_record.interactions))
        if ("interaction", interaction_id(draft, at)) not in gone
    ]


def interaction_id(draft: Draft, at: int) -> str:
    """Name of an interaction in what is left out: its place in the file, from 1."""
    return str(int(draft.case.path_in_file(("interactions", at))[1]) + 1)


def _build_interaction(record: InteractionRecord, claims: frozenset[str]) -> Interaction:
    change, pair = build_range(record.change), (record.pair[0], record.pair[1])
    uncertain = change if isinstance(record.change, Spread) else None
    return Interaction(pair, record.criterion, change.mode, build_basis(record, claims), uncertain)


def build_rule(record: RuleRecord, options: Collection[str]) -> MemberRule:
    """The rule on the options that the case holds; one that is left out is not counted."""
    if record.together is not None:
        return MemberRule("together", _kept(record.together, options), None, record.because)
    if record.at_least is not None:
        return MemberRule("at_least", _kept(record.at_least.of, options), record.at_least.n, record.because)
    if record.at_most is not None:
        return MemberRule("at_most", _kept(record.at_most.of, options), record.at_most.n, record.because)
    raise ValueError("a rule without a form is never built")


def _kept(ids: Iterable[str], options: Collection[str]) -> tuple[str, ...]:
    return tuple(id_ for id_ in ids if id_ in options)


def _build_money(record: MoneyRecord) -> Money:
    return Money(record.currency, record.unit, record.price_year, record.discount_rate, record.discount_to)


def _build_balance(record: CaseRecord) -> Balance | None:
    if record.balance is None:
        return None
    return Balance(record.balance.pressure, record.balance.service, record.balance.question or "")
