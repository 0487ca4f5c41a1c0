"""The plane of pressure and service."""

import numpy as np
import pytest

from counterpoise.analysis.packages.balance import place_on_plane
from counterpoise.analysis.packages.listed.balance import judge_balance
from counterpoise.analysis.packages.listed.enumerate import tabulate_packages
from counterpoise.analysis.packages.parts import build_parts
from counterpoise.analysis.packages.rules import build_rules
from counterpoise.model import Balance
from tests.analysis.packages.builder import make_case, make_criterion, make_option

LEVERS = Balance("stick", "carrot")


@pytest.fixture
def case():
    levels = {"today": (20, 20), "threat": (80, 10), "offer": (20, 70), "both": (60, 52)}
    options = [make_option(id_, {"stick": s, "carrot": c}) for id_, (s, c) in levels.items()]
    return make_case([make_criterion("stick"), make_criterion("carrot")], options)


def test_options_and_packages_stand_where_their_levels_put_them(case):
    plane = place_on_plane(build_parts(case), LEVERS, ((), ("threat",), ("threat", "offer")))
    assert plane.pressure_p.tolist() == pytest.approx([0.2, 0.8, 0.8])
    assert plane.service_p.tolist() == pytest.approx([0.2, 0.1, 0.6])
    assert plane.lean_p.tolist() == pytest.approx([0, 0.7, 0.2])
    assert plane.distance_p.tolist() == pytest.approx([0, 0.7 / 2**0.5, 0.2 / 2**0.5])
    assert plane.index_p.tolist() == pytest.approx([0.2, 0.08**0.5, 0.48**0.5])


@pytest.mark.parametrize(
    ("members", "leans_to", "weaker"),
    [(("threat",), "pressure", 0.1), (("offer",), "service", 0.2), (("both",), "even", 0.52), ((), "even", 0.2)],
)
def test_the_verdict_says_which_way_a_package_leans_and_how_strong_its_weaker_lever_is(case, members, leans_to, weaker):
    table = tabulate_packages(build_parts(case), build_rules(case))
    verdict = judge_balance(table, LEVERS, members)
    assert (verdict.leans_to, verdict.weaker) == (leans_to, pytest.approx(weaker))


def test_even_but_weak_is_told_from_even_and_strong_by_the_place_of_the_index(case):
    table = tabulate_packages(build_parts(case), build_rules(case))
    best = judge_balance(table, LEVERS, judge_balance(table, LEVERS, ()).best_members)
    assert best.place == 1
    assert best.index == best.best_index == pytest.approx(np.sqrt(table.value_jp[0] * table.value_jp[1]).max())
    assert judge_balance(table, LEVERS, ()).place > 4


def test_a_lever_that_is_no_criterion_is_refused(case):
    with pytest.raises(ValueError, match="'clout'"):
        place_on_plane(build_parts(case), Balance("clout", "carrot"), ((),))
