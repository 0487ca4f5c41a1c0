"""Limits, members and stacking on the Packages page: the controls and the link say the same."""

from __future__ import annotations

import pytest

from tests.dashboard.visit import Visit

pytestmark = pytest.mark.slow

PAGE = "packages"
CONTROLS = "rules,stacking"


def test_a_criterion_and_a_number_set_a_limit_and_clearing_takes_it_back() -> None:
    visit = Visit(PAGE, open=CONTROLS)
    visit.app.selectbox("bound_on").set_value("escalation_risk").run()
    assert "limits" not in visit.link
    visit.app.text_input("bound_number").set_value("6.5").run()
    assert visit.link["limits"] == "escalation_risk<=6.5"
    assert any("Risk of war at most 6.5 % chance" in text for text in visit.words)
    visit.app.selectbox("bound_side").set_value("at least").run()
    assert visit.link["limits"] == "escalation_risk>=6.5"
    visit.app.text_input("bound_number").set_value("").run()
    assert "limits" not in visit.link


def test_a_reload_shows_the_limit_again() -> None:
    visit = Visit(PAGE, open=CONTROLS, limits="relations>=30;cost<=100")
    app = visit.app
    assert (app.selectbox("bound_on").value, app.selectbox("bound_side").value) == ("relations", "at least")
    assert (app.text_input("bound_number").value, app.text_input("limit_cost").value) == ("30", "100")


def test_going_back_to_before_a_limit_empties_its_widgets() -> None:
    visit = Visit(PAGE, open=CONTROLS)
    before = visit.link
    visit.app.selectbox("bound_on").set_value("relations").run()
    visit.app.text_input("bound_number").set_value("40").run()
    visit.put_link(before).app.run()
    assert visit.app.text_input("bound_number").value == ""


def test_every_limit_of_the_link_is_in_force_and_said() -> None:
    everything, bounded = Visit(PAGE, open=CONTROLS), Visit(PAGE, limits="members<=1;cost.year1<=0;effect_day<=150")
    said = next(text for text in bounded.words if text.startswith("Your limits"))
    assert "number of members at most 1" in said
    assert "committed cost in year 1 at most 0.0 million USD" in said
    assert "day of first effect at most day 150" in said
    assert bounded.answer != everything.answer


@pytest.mark.parametrize(
    ("selection", "value", "said"),
    [
        ("limits", "relations=<5;;x", "is not a limit"),
        ("limits", "cost<=1e300", "is not a number that can be used here"),
        ("limits", "moonshine<=5", "'moonshine' cannot be limited"),
        ("stack", "leverage.gains=7", "is not a stacking share"),
        ("stack", "direct_cost.gains=0.5", "does not stack"),
        ("must", "nobody,handshake", "'nobody'"),
        ("least", "²", "is not a whole number"),
        ("most", "-3", "is 0 or more"),
        ("members", "handshake", "'handshake'"),
    ],
)
def test_what_a_link_cannot_ask_for_is_said_and_dropped(selection: str, value: str, said: str) -> None:
    visit = Visit(PAGE, **{selection: value})
    assert not visit.app.exception
    assert any(said in notice for notice in visit.notices)
    assert selection not in visit.link


@pytest.mark.parametrize("limits", ["cost<=-5", "cost<=1e15", "ready_day<=-1"])
def test_a_bound_far_outside_is_taken_as_it_is(limits: str) -> None:
    assert not Visit(PAGE, limits=limits).app.exception


def test_an_option_that_must_and_must_not_be_in_is_called_a_conflict() -> None:
    visit = Visit(PAGE, must="flexibility", **{"not": "flexibility"})
    (error,) = visit.app.error
    assert "must be included; " in error.value
    assert "must be excluded" in error.value


def test_more_or_fewer_members_than_asked_are_left_out() -> None:
    visit = Visit(PAGE, least="2", most="2")
    members = visit.told[0]
    first = members.split("; ")[1].split(":")[0]
    assert first.count(" + ") == 1


def test_moving_a_stacking_share_moves_the_packages_and_putting_it_back_leaves_the_link_clean() -> None:
    visit = Visit(PAGE, open=CONTROLS)
    before = visit.answer
    visit.app.slider("stack_leverage_gains").set_value(0.0).run()
    assert visit.link["stack"] == "leverage.gains=0"
    assert visit.answer != before
    visit.app.slider("stack_leverage_gains").set_value(0.5).run()
    assert "stack" not in visit.link
    assert visit.answer == before
