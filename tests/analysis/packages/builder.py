"""A builder of small synthetic cases: packages of whatever shape a test needs."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from counterpoise.analysis.packages.listed.enumerate import PackageTable
from counterpoise.model import (
    Basis,
    Case,
    Cost,
    Criterion,
    Interaction,
    Limit,
    Money,
    Objective,
    Option,
    Performance,
    Prerequisite,
    Range,
    Risk,
    Stacking,
)

GUESS = Basis("judgement", "made up for a test")


def exactly(number: float) -> Range:
    return Range(float(number), float(number), float(number))


def make_criterion(id_: str, worst: float = 0.0, best: float = 100.0, **more: object) -> Criterion:
    points = tuple(sorted([(worst, 0.0), (best, 1.0)]))
    return Criterion(id_, id_, "good", "made up", "points", worst, best, points, **more)


def make_option(
    id_: str,
    levels: dict[str, float | None],
    *,
    costs: dict[str, float | tuple[float, int]] | None = None,
    risks: dict[str, tuple[float, int]] | None = None,
    leads: dict[str, float] | None = None,
    waits: dict[str, tuple[str, bool]] | None = None,
    lag: float = 0.0,
    excludes: tuple[str, ...] = (),
) -> Option:
    """``costs`` id -> amount (or amount, year); ``risks`` id -> (per cent, severity); ``leads``
    id -> days; ``waits`` id -> (option, whether hard)."""
    performance = {
        c: Performance(c, None, None, missing="not known") if x is None else Performance(c, exactly(x), GUESS)
        for c, x in levels.items()
    }
    spent = {c: x if isinstance(x, tuple) else (x, 1) for c, x in (costs or {}).items()}
    needs = {m: Prerequisite(m, m, "time", exactly(days), GUESS) for m, days in (leads or {}).items()}
    needs |= {
        m: Prerequisite(m, m, "option", exactly(0), GUESS, option=other, is_hard=hard)
        for m, (other, hard) in (waits or {}).items()
    }
    return Option(
        id_,
        id_,
        "made up",
        performance,
        {c: Cost(c, c, "committed", exactly(x), GUESS, year=year) for c, (x, year) in spent.items()},
        {r: Risk(r, r, exactly(chance), severity, GUESS) for r, (chance, severity) in (risks or {}).items()},
        needs,
        exactly(lag),
        GUESS,
        excludes=excludes,
    )


def make_case(
    criteria: list[Criterion],
    options: list[Option],
    *,
    interactions: tuple[tuple[str, str, str, float], ...] = (),
    limits: tuple[Limit, ...] = (),
    **more: object,
) -> Case:
    """A case whose first option is the baseline."""
    return Case(
        id="made_up",
        title="Made up",
        question="Which?",
        decided_by="a test",
        as_of="2018-07-10",
        horizon_days=730.0,
        baseline=options[0].id,
        money=Money("USD", "million", 2018),
        objectives={"good": Objective("good", "Good")},
        criteria={c.id: c for c in criteria},
        options={o.id: o for o in options},
        profiles={},
        default_profile="",
        interactions=tuple(Interaction((a, b), c, change, GUESS) for a, b, c, change in interactions),
        limits=limits,
        **more,
    )


def random_case(seed: int, n_options: int = 6, n_typed: int = 3, *, with_rules: bool = True) -> Case:
    """Options a0.. over typed criteria c0.. and the four derived ones, with shared entries,
    stacking, interactions, soft and hard waits, exclusions and bounds."""
    rng = np.random.default_rng(seed)
    beside = np.random.default_rng([seed, 1]).choice([0.0, 0.4, 1.0], n_typed).tolist()
    names = [f"a{i}" for i in range(n_options)]
    criteria = [
        make_criterion(
            f"c{j}",
            *((0.0, 100.0) if rng.random() < 0.5 else (100.0, 0.0)),
            stacking=Stacking(*rng.choice([0.0, 0.3, 0.5, 1.0], 2), beside_gains=beside[j]),
            lower=0.0 if rng.random() < 0.5 else None,
            upper=100.0 if rng.random() < 0.5 else None,
        )
        for j in range(n_typed)
    ]
    criteria += [
        make_criterion("money", 200.0, 0.0, measured_by="cost", lower=0.0),
        make_criterion("danger", 10.0, 0.0, measured_by="risk", lower=0.0),
        make_criterion("ready", 365.0, 0.0, measured_by="ready_day"),
        make_criterion("effect", 730.0, 0.0, measured_by="effect_day", package_day=str(rng.choice(["first", "last"]))),
    ]
    options = [_random_option("today", names, n_typed, rng, False)]
    options += [_random_option(name, names, n_typed, rng, with_rules) for name in names]
    pairs = [rng.choice(n_options, 2, replace=False) for _ in range(n_options // 2)] if n_options > 1 else []
    return make_case(
        criteria,
        options,
        interactions=tuple(
            (names[a], names[b], f"c{rng.integers(n_typed)}", float(rng.integers(-20, 21))) for a, b in pairs
        ),
    )


def _random_option(name: str, names: list[str], n_typed: int, rng: np.random.Generator, with_rules: bool) -> Option:
    earlier = names[: names.index(name)] if name in names else []
    costs = {f"{name}_cost": (float(rng.integers(0, 60)), int(rng.integers(1, 3)))}
    risks = {f"{name}_risk": (float(rng.integers(0, 100)), int(rng.integers(1, 6)))}
    leads = {f"{name}_lead": float(rng.integers(0, 200))}
    waits = {}
    if name in names and rng.random() < 0.5:
        costs["shared_cost"] = (25.0, 2)
        risks["shared_risk"] = (50.0, 3)
        leads["shared_lead"] = 90.0
    if with_rules and earlier and rng.random() < 0.5:
        waits[f"{name}_waits"] = (str(rng.choice(earlier)), bool(rng.random() < 0.6))
    excludes = (str(rng.choice(earlier)),) if with_rules and earlier and rng.random() < 0.2 else ()
    needed = {other for other, _ in waits.values()}
    return make_option(
        name,
        {f"c{j}": float(rng.integers(0, 101)) for j in range(n_typed)},
        costs=costs,
        risks=risks,
        leads=leads,
        waits=waits,
        lag=float(rng.integers(0, 200)),
        excludes=tuple(set(excludes) - needed),
    )


def find_row(table: PackageTable, members: Iterable[str]) -> int | None:
    """Row of a package in a table of feasible packages; None when it is not feasible."""
    rows = [set(row) for row in table.members(range(table.n_feasible))]
    wanted = set(members) - {table.parts.baseline_id}
    return rows.index(wanted) if wanted in rows else None
