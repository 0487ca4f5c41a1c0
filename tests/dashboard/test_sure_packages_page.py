"""The tie set and sureness on the page of packages."""

from __future__ import annotations

from tests.dashboard.visit import Visit


def test_packages_too_close_to_call_stand_side_by_side() -> None:
    shown = Visit("packages").tables["Packages too close to call"]
    assert set(shown["Flexibility on terms"]) == {"●"}
    assert {"●", "○"} == set(shown["Inspectors first"])
    assert len(shown) == 15


def test_a_sureness_in_the_link_is_kept_and_one_that_nothing_reaches_is_answered() -> None:
    visit = Visit("packages", held="60")
    assert "together in at least 60 % of simulations" in " ".join(m.value for m in visit.app.markdown)
    assert visit.link["held"] == "60"
    nothing = Visit("packages", held="100")
    assert not nothing.app.exception
    assert "the surest" in nothing.answer


def test_sureness_and_profiles_are_computed_when_opened() -> None:
    visit = Visit("packages", open="profiles,sureness")
    assert not visit.app.exception
    said = " ".join(m.value for m in visit.app.markdown)
    assert "weight profiles name" in said
    assert "of simulations to" in said
