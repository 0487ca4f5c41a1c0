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
    assert "Raising sureness from" in said


def test_packages_are_ranked_by_value_in_time_where_the_reader_chooses_it() -> None:
    visit = Visit("packages")
    visit.choose("pick_rank_by", "value_by_day")
    assert visit.link["rank"].startswith("value_by_day:")
    assert visit.answer.startswith("Ranked by value delivered by day")
    day = Visit("packages", rank="value_by_day:90", members="flexibility", open="own,absent")
    assert not day.app.exception
    assert "by day 90" in day.answer
    assert any("without ranking by value in time" in words for words in day.words)
    assert "on average over" in Visit("packages", rank="mean_value").answer


def test_sure_enough_packages_are_called_so() -> None:
    assert "packages that are sure enough" in Visit("packages", held="50").answer
