"""Small cases of milestones for the tests of schedules."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from counterpoise.model import (
    Basis,
    Case,
    Criterion,
    Money,
    Objective,
    Option,
    Performance,
    Prerequisite,
    Range,
    Stacking,
)

JUDGED = Basis("judgement", "for the test")
HORIZON = 100.0


def _range(days) -> Range:
    return Range(*map(float, days)) if isinstance(days, tuple) else Range(float(days), float(days), float(days))


def _milestone(id_: str, days=0, after=(), option=None, later_step="") -> Prerequisite:
    kind = "option" if option else "time"
    return Prerequisite(
        id_, f"Milestone {id_}", kind, _range(days), JUDGED, option, after=tuple(after), later_step=later_step
    )


def _option(id_: str, milestones=(), lag=0, good=0.0) -> Option:
    outcome = Performance("outcome", Range(good, good, good), JUDGED)
    listed = {milestone.id: milestone for milestone in milestones}
    return Option(id_, id_.title(), "", {"outcome": outcome}, {}, {}, listed, _range(lag), JUDGED)


def _criteria(rule: str) -> Mapping[str, Criterion]:
    return {
        "outcome": Criterion("outcome", "Outcome", "all", "", "", 0, 100, ((0, 0), (100, 1)), stacking=Stacking(1, 1)),
        "time": Criterion(
            "time", "Time", "all", "", "days", 100, 0, ((0, 1), (100, 0)), measured_by="effect_day", package_day=rule
        ),
    }


def _case(*options: Option, rule: str = "first", horizon: float = HORIZON) -> Case:
    known = {option.id: option for option in (_option("today"), *options)}
    return Case(
        "test", "Test", "", "", "2018-07-10", horizon, "today", Money("USD", "million", 2018),
        {"all": Objective("all", "All")}, _criteria(rule), known, {}, "",
    )  # fmt: skip


@pytest.fixture(scope="session")
def milestone() -> Callable[..., Prerequisite]:
    return _milestone


@pytest.fixture(scope="session")
def option() -> Callable[..., Option]:
    return _option


@pytest.fixture(scope="session")
def make_case() -> Callable[..., Case]:
    return _case
