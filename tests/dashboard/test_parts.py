"""Parts of pages are drawn while they are open, and which are open stands in the link."""

from __future__ import annotations

import json

import pytest

from counterpoise.casefile.load import load_case
from counterpoise.dashboard.link import ALL_CLOSED, PARTS, open_parts
from counterpoise.study import Study
from counterpoise.study.questions.packages import Packages
from tests.dashboard.visit import ALL_OPEN, PATHS, ROOT, Visit, open_visit

OF_OTHER_CASES = {"factors", "experts_columns"}
"""Parts of cases with factors (tests/study/test_scenarios.py) or experts (test_experts_on_pages.py)."""


def parts_of(visit: Visit) -> set[str]:
    """Names of the parts that a page offers, open or closed."""
    keys = [part.proto.id for part in visit.app.get("expander") if part.proto.id]
    return {key.rpartition("-open_")[2] for key in keys}


def test_every_part_is_on_a_page_and_every_page_knows_its_parts() -> None:
    own = Visit("packages", open=ALL_OPEN, members="flexibility")
    of_packages = Visit("robustness", open=ALL_OPEN, of="packages")
    about_case = Visit("method", open=ALL_OPEN, chapter="case")
    ids = list(load_case(ROOT).case.criteria)
    swings = json.dumps({"swing": {"points": dict.fromkeys(ids, 1), "rank": ids}})
    weighed = Visit("weights", open=ALL_OPEN, answers=swings)
    against = Visit("perspectives", open=ALL_OPEN, of="options", disliked="maximal_demand")
    pages = (own, of_packages, about_case, weighed, against, *map(open_visit, PATHS))
    assert set().union(*map(parts_of, pages)) == set(PARTS) - OF_OTHER_CASES


def test_a_closed_part_is_not_drawn_and_an_open_one_is_the_same_for_someone_else() -> None:
    visit = Visit("robustness")
    closed = visit.read()
    visit.open_parts("others", "methods")
    assert visit.notices == []
    assert visit.read() != closed
    assert Visit("robustness", **visit.link).read() == visit.read()


def test_a_name_that_no_part_has_is_said_and_the_rest_is_open() -> None:
    visit = Visit(open="weights,cellar")
    (notice,) = visit.notices
    assert "'cellar'" in notice
    assert visit.link["open"] == "weights"
    assert len(visit.tables) == 2


@pytest.mark.parametrize(("key", "part"), [(key, part) for part, keys in PARTS.items() for key in keys])
def test_a_link_older_than_the_parts_shows_those_it_selects_in(key: str, part: str) -> None:
    assert part in open_parts({key: "x"})
    assert open_parts({key: "x", "open": ALL_CLOSED}) == ()


def test_nothing_is_computed_for_a_closed_part(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Packages] = []
    ask = Study.answer

    def listen(study: Study, question, progress=None):
        asked.append(question)
        return ask(study, question, progress)

    monkeypatch.setattr(Study, "answer", listen)
    visit = Visit("packages")
    packages = [question for question in asked if isinstance(question, Packages)]
    assert packages
    for question in packages:
        assert not any((question.frontier, question.core_index, question.balance, question.why_not, question.explain))
        assert not any((question.sure_curve, question.all_profiles, question.core_by_budget))
    asked.clear()
    visit.open_parts("frontier", "members")
    packages = [question for question in asked if isinstance(question, Packages)]
    assert any(question.frontier for question in packages)
    assert any(question.explain for question in packages)
    assert not any(question.core_index for question in packages)
