"""The Timeline page: its link, its start days, and cases that have little to time."""

from __future__ import annotations

import pytest

from tests.dashboard import case_folders
from tests.dashboard.visit import Visit

pytestmark = pytest.mark.slow


def test_the_answer_stands_first_and_the_gantt_under_it() -> None:
    visit = Visit("timeline", by="90")
    assert visit.title == "When can it be ready?"
    assert visit.answer.startswith("The article's package: ready on day 45 (Aug 24, 2018)")
    assert visit.told[0].startswith("The article's package: ready on day 45")


def test_a_link_restores_members_start_days_deadline_and_its_name() -> None:
    link = {
        "package": "own", "members": "sanctions_threat,flexibility", "start": "flexibility:20", "by": "60",
        "event": "Review", "sure": "95",
    }  # fmt: skip
    visit = Visit("timeline", **link)
    assert visit.notices == []
    assert visit.answer.startswith("Financial balance: ready on day 34 (Aug 13, 2018)")
    assert "by day 60 (Sep 8, 2018), Review, in " in visit.answer
    assert "Staged: Flexibility on terms from day 20 (Jul 30, 2018); all else from day 0." in visit.words
    assert {key: visit.link[key] for key in link} == link


def test_what_is_moved_on_the_page_stands_in_the_link() -> None:
    visit = Visit("timeline")
    visit.choose("pick_package", "P4_financial_balance")
    visit.app.text_input("day_by").set_value("40").run()
    assert (visit.link["package"], visit.link["by"]) == ("P4_financial_balance", "40")
    assert visit.answer.startswith("Financial balance: ready on day 14")


@pytest.mark.parametrize("by", ["-4", "soon", "1e12"])
def test_an_absurd_deadline_in_a_link_is_named_and_replaced(by: str) -> None:
    visit = Visit("timeline", by=by)
    (notice,) = visit.notices
    assert "The part 'by' of the link was not applied" in notice
    assert "by day 90" in visit.answer
    assert "by" not in visit.link


def test_unknown_members_and_start_days_are_named_and_the_rest_counts() -> None:
    visit = Visit("timeline", package="own", members="moon,flexibility", start="moon:3,flexibility:5")
    assert len(visit.notices) == 2
    assert all("moon" in notice for notice in visit.notices)
    assert visit.answer.startswith("Flexibility on terms: ready on day 19") or visit.answer.startswith(
        "Flexibility only"
    )


def test_with_all_weights_zero_days_are_still_told() -> None:
    visit = Visit("compare", controls="basic")
    visit.set_points(**{slider.key.removeprefix("basic_"): 0 for slider in visit.app.slider})
    visit.open("timeline")
    assert not visit.app.exception
    assert visit.answer.startswith("The article's package: ready on day 45")


def test_a_case_of_one_option_tells_its_days(serve) -> None:
    serve(case_folders.with_one_option)
    visit = Visit("timeline")
    assert not visit.app.exception
    assert "ready on day 0" in visit.answer


def test_tables_stand_one_click_away_with_the_same_days() -> None:
    visit = Visit("timeline", by="90")
    visit.choose("as_timeline", "Table")
    table = visit.tables["The article's package: milestones"]
    assert table["Done (day)"].max() == 120
    visit.choose("as_timeline_value", "Table")
    assert len(visit.tables["Value to date over 720 days"]) == 9
