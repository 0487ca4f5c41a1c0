"""Which measures good packages hold at each budget, against plain loops over all packages."""

from __future__ import annotations

import numpy as np
import pytest

from counterpoise.analysis.packages.listed.core_by_budget import MOST_BUDGETS, core_by_budget, core_by_sureness
from tests.analysis.packages import brute
from tests.analysis.packages.test_package_enumeration import random_settings, tabulate


@pytest.mark.parametrize("seed", range(25))
def test_shares_are_those_of_the_packages_within_the_margin(seed: int) -> None:
    case, settings, fewest, most, weights = random_settings(seed)
    found = core_by_budget(tabulate(case, settings, fewest, most), weights, 4.0)
    allowed = [m for m in brute.all_sets(case) if brute.obeys(case, m, **settings, fewest=fewest, most=most)]
    score = {members: brute.score(case, members, list(weights)) for members in allowed}
    assert len(found.budget_b) <= MOST_BUDGETS
    assert (len(found.budget_b) == 0) == (not allowed)
    assert (np.diff(found.budget_b) > 0).all()
    for b, budget in enumerate(found.budget_b):
        paid = [members for members in allowed if brute.cost(case, members) <= budget + 1e-9]
        best = max(score[members] for members in paid)
        good = [members for members in paid if score[members] >= best - 4.0 - 1e-9]
        assert found.count_b[b] == len(good)
        for i, id_ in enumerate(found.option_ids):
            share = sum(id_ in members for members in good) / len(good)
            assert found.share_bi[b, i] == pytest.approx(share)
            expected = "core" if share == 1 else "exterior" if share == 0 else "borderline"
            assert found.standing(b)[i] == expected
    if allowed:
        best = max(score.values())
        assert max(s for m, s in score.items() if brute.cost(case, m) <= found.budget_b[-1] + 1e-9) == pytest.approx(
            best
        )


@pytest.mark.parametrize("seed", range(25))
def test_at_each_sureness_the_good_packages_are_those_sure_enough(seed: int) -> None:
    case, settings, fewest, most, weights = random_settings(seed)
    table = tabulate(case, settings, fewest, most)
    together = np.random.default_rng(seed).integers(0, 11, table.n_feasible) / 10
    found = core_by_sureness(table, weights, together, 4.0)
    names = [frozenset(members) for members in table.members(np.arange(table.n_feasible))]
    score = {members: brute.score(case, members, list(weights)) for members in names}
    sure = dict(zip(names, together.tolist(), strict=True))
    assert len(found.sure_b) <= MOST_BUDGETS
    assert (np.diff(found.sure_b) > 0).all()
    for b, asked in enumerate(found.sure_b):
        enough = [members for members in names if 100 * sure[members] >= asked - 1e-6]
        best = max(score[members] for members in enough)
        good = [members for members in enough if score[members] >= best - 4.0 - 1e-9]
        assert found.count_b[b] == len(good)
        for i, id_ in enumerate(found.option_ids):
            assert found.share_bi[b, i] == pytest.approx(sum(id_ in members for members in good) / len(good))
    if names:
        assert found.sure_b[-1] == pytest.approx(100 * max(sure.values()))
