"""The small case and everything made of it; nothing here can be changed, so each is made once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from counterpoise.analysis.levels import build_performance_table
from counterpoise.analysis.score import Ranking, rank_options
from counterpoise.analysis.table import PerformanceTable
from counterpoise.model import Case
from counterpoise.report.tables import Table
from tests.report.results import Results, chart_arguments, make_tables
from tests.report.small_case import BEGINNING, exact, make_alike_case, make_option, make_small_case


@pytest.fixture(scope="session")
def case() -> Case:
    return make_small_case()


@pytest.fixture(scope="session")
def make_case() -> Callable[..., Case]:
    """Make the small case with some of its fields replaced."""
    return make_small_case


@pytest.fixture(scope="session")
def without_speed(case: Case) -> Case:
    """The small case with the tram's speed missing."""
    tram = replace(case.options["tram"], performance=make_option("tram", None, 2, exact(4)).performance)
    return make_small_case(options={**case.options, "tram": tram})


@pytest.fixture(scope="session")
def rank() -> Callable[..., tuple[PerformanceTable, Ranking]]:
    """Score a case under points for speed, cost and calm."""

    def score(case: Case, *points: float) -> tuple[PerformanceTable, Ranking]:
        performance = build_performance_table(case)
        return performance, rank_options(performance, np.array(points or (50, 30, 20), float))

    return score


@pytest.fixture(scope="session")
def results(case: Case) -> Results:
    return Results(case)


@pytest.fixture(scope="session", params=["one name", "one beginning"])
def alike(request: pytest.FixtureRequest) -> Results:
    """The small case with names that cannot be told apart, or not when they are cut."""
    return Results(make_alike_case(BEGINNING if request.param == "one beginning" else ""))


@pytest.fixture(scope="session")
def every_table(results: Results) -> list[Table]:
    """One of every table of the small case."""
    return make_tables(results)


@pytest.fixture(scope="session")
def drawn(results: Results) -> dict[str, tuple]:
    """Arguments of every chart after the case, by the chart's id."""
    return chart_arguments(results)
