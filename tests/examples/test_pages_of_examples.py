"""Every page shows every example, whether the server opens it or a visitor picks it."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterpoise.dashboard.pages import REGISTER
from counterpoise.study import Study
from tests.dashboard.visit import Visit


@pytest.mark.slow
def test_every_page_shows_it_without_a_fault(study: Study, example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTERPOISE_CASE", str(example))
    visit = Visit()
    for page in REGISTER:
        visit.open(page.path)
        assert [fault.message for fault in visit.app.exception] == [], page.path
        assert [error.value for error in visit.app.error] == [], page.path
        assert visit.answer, page.path
    names = {option for picker in visit.open("options").app.selectbox for option in picker.options}
    assert names & {option.label for option in study.case.options.values()}


def test_a_visitor_of_the_default_case_can_pick_it(study: Study) -> None:
    visit = Visit("check")
    (picker,) = [picker for picker in visit.app.selectbox if picker.label == "Cases on this server"]
    assert study.case.title in picker.options
    picker.select(study.case.title).run()
    next(button for button in visit.app.button if button.label == "Open it").click().run()
    assert visit.link["case"] == study.case.id
    assert not visit.app.exception
