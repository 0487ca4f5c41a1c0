"""Factors join estimates that are there and uncertain, in a way that can occur."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from math import sqrt

from ..draft import Draft
from ..estimates import build_range
from ..milestones import all_prerequisites
from ..records import Experts, FactorRecord, ShareSpread, Spread
from ..sheet import Finding
from ..wording import did_you_mean, listing, number, quote
from .together import find_repeated

Correlations = Mapping[frozenset[str], float]

STEPS = 40
"""Halvings by which the nearest possible strength is found."""

ROUNDING = 1e-9


def check_factors(draft: Draft) -> Iterator[Finding]:
    """Every estimate that a factor names is drawn, each pair is correlated once, and all correlations can hold."""
    if draft.case.record is None:
        return
    known = dict(_estimates(draft))
    of_pairs: dict[frozenset[str], float] = {}
    for at, factor in enumerate(draft.case.record.factors):
        path = ("factors", at)
        yield from find_repeated(draft.case, (*path, "estimates"), factor.estimates)
        yield from find_repeated(draft.case, (*path, "opposite"), factor.opposite)
        yield from _unknown(draft, factor, at, known)
        yield from _not_among(draft, factor, at)
        pairs = correlations_of(factor)
        twice = next((pair for pair in pairs if pair in of_pairs), None)
        if twice is not None:
            yield Finding(
                draft.case,
                (*path, "estimates"),
                "correlated-twice",
                f"{' and '.join(map(quote, sorted(twice)))} are in an earlier factor together",
                "each pair of estimates in one factor",
                "leave one of the two out here, or join the factors",
            )
        elif not _can_hold(of_pairs | pairs):
            nearest = _nearest(of_pairs, factor)
            yield Finding(
                draft.case,
                (*path, "strength"),
                "impossible-correlation",
                f"these {len(factor.estimates)} estimates cannot all have a rank correlation of "
                f"{number(factor.strength)} with each other",
                "correlations that can hold together (a positive semidefinite matrix)",
                f"the nearest possible strength is {number(nearest)}",
            )
        else:
            of_pairs |= pairs


def _unknown(draft: Draft, factor: FactorRecord, at: int, known: Mapping[str, bool]) -> Iterator[Finding]:
    for place, name in enumerate(factor.estimates):
        path = ("factors", at, "estimates", place)
        if name not in known:
            shown = listing(sorted(known)) if known else "there is none in this case"
            hint = did_you_mean(name, known) or did_you_mean(f"cell {name}", known)
            yield Finding(
                draft.case, path, "unknown-estimate", f"no estimate has the id {quote(name)}", f"one of: {shown}", hint
            )
        elif not known[name]:
            yield Finding(
                draft.case,
                path,
                "estimate-is-exact",
                f"{quote(name)} is a single number, so it cannot err with others",
                "an estimate with low, mode and high",
                "give it a range, or leave it out here",
            )


def _not_among(draft: Draft, factor: FactorRecord, at: int) -> Iterator[Finding]:
    for place, name in enumerate(factor.opposite):
        if name not in factor.estimates:
            yield Finding(
                draft.case,
                ("factors", at, "opposite", place),
                "unknown-estimate",
                f"{quote(name)} is not among this factor's estimates",
                f"one of: {listing(factor.estimates)}",
                did_you_mean(name, factor.estimates),
            )


def correlations_of(factor: FactorRecord, strength: float | None = None) -> dict[frozenset[str], float]:
    """Rank correlation of every two estimates of a factor."""
    size = factor.strength if strength is None else strength
    names = list(dict.fromkeys(factor.estimates))
    return {
        frozenset((one, other)): -size if (one in factor.opposite) != (other in factor.opposite) else size
        for one, other in combinations(names, 2)
    }


def _can_hold(of_pairs: Correlations) -> bool:
    """Whether a matrix with these correlations is positive semidefinite, by Cholesky's elimination."""
    names = sorted(set().union(*of_pairs))
    rows: list[list[float]] = []
    for i, name in enumerate(names):
        row: list[float] = []
        for j, other in enumerate(names[: i + 1]):
            entry = 1.0 if i == j else of_pairs.get(frozenset((name, other)), 0.0)
            left = entry - sum(a * b for a, b in zip(row, rows[j] if j < i else row, strict=False))
            if i == j:
                if left < -ROUNDING:
                    return False
                row.append(sqrt(max(left, 0.0)))
            elif rows[j][j] <= sqrt(ROUNDING):
                if abs(left) > sqrt(ROUNDING):
                    return False
                row.append(0.0)
            else:
                row.append(left / rows[j][j])
        rows.append(row)
    return True


def _nearest(of_pairs: Correlations, factor: FactorRecord) -> float:
    """The strength nearest to the stated one that can hold, to two decimals towards 0."""
    low, high = 0.0, 1.0
    for _ in range(STEPS):
        middle = (low + high) / 2
        if _can_hold({**of_pairs, **correlations_of(factor, middle * factor.strength)}):
            low = middle
        else:
            high = middle
    return int(low * factor.strength * 100) / 100


def _estimates(draft: Draft) -> Iterator[tuple[str, bool]]:
    """Every estimate by its name, with whether it is uncertain."""
    record = draft.case_record
    for id_, _sheet, option in draft.sound_options():
        for criterion, cell in option.performance.items():
            amount = getattr(cell, "level", getattr(cell, "effect", None))
            if amount is not None and criterion in draft.criteria and draft.criteria[criterion].measured_by is None:
                yield f"cell {id_}.{criterion}", _is_uncertain(amount)
        for milestone, found in all_prerequisites(option, record.milestones).items():
            yield f"lead {milestone}", _is_uncertain(found.lead_days)
        yield f"lag {id_}", _is_uncertain(option.lag_days.days)
        for cost_id, cost in option.costs.items():
            if cost.kind == "committed":
                yield f"cost {cost_id}", _is_uncertain(cost.yearly.amount if cost.yearly else cost.amount)
        for risk_id, risk in option.risks.items():
            if not risk.later_step:
                yield f"likelihood {risk_id}", _is_uncertain(risk.likelihood)
                for criterion, change in risk.effects.items():
                    yield f"risk effect {risk_id}.{criterion}", _is_uncertain(change)
    for id_, criterion_record in draft.criteria.items():
        for share in ("gains", "losses", "beside_gains"):
            yield f"stacking {id_}.{share}", _is_uncertain(getattr(criterion_record.stacking, share))
    for both in record.interactions:
        yield f"interaction {both.pair[0]}+{both.pair[1]}.{both.criterion}", _is_uncertain(both.change)


def _is_uncertain(amount: object) -> bool:
    return isinstance(amount, Experts | Spread | ShareSpread) and not build_range(amount).is_exact
