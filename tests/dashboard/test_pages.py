"""Every page shows every case that can be shown, and says what is missing."""

from __future__ import annotations

import json
import re

import pytest

from counterpoise.casefile.load import load_case
from counterpoise.dashboard.pages import REGISTER
from tests.dashboard import case_folders
from tests.dashboard.case_folders import BROKEN, SOUND
from tests.dashboard.visit import ALL_OPEN, PATHS, ROOT, Visit, open_visit

WITHOUT_CHARTS = {"answer", "evidence", "check", "method", "weights"}
WITHOUT_NUMBERS = {"method"}
"""Pages that say how things are done and show nothing of the case that could be left out."""


@pytest.mark.slow
@pytest.mark.parametrize("way", SOUND)
def test_every_page_shows_every_case(serve, way):
    serve(SOUND[way])
    visit = Visit(open=ALL_OPEN)
    titles = []
    for page in REGISTER:
        visit.open(page.path)
        assert [fault.message for fault in visit.app.exception] == [], page.path
        assert [error.value for error in visit.app.error] == [], page.path
        titles.append(visit.title)
        assert visit.answer, page.path
    assert len(set(titles)) == len(REGISTER)


@pytest.mark.parametrize("path", PATHS)
def test_every_page_opens_straight_from_a_link(path):
    visit = Visit(path, case="north_korea_2018", profile="navy_steward", w="leverage:40")
    assert not visit.app.exception
    assert visit.notices == []
    assert visit.link == {"case": "north_korea_2018", "profile": "navy_steward", "w": "leverage:40"}


@pytest.mark.parametrize("path", PATHS)
def test_no_two_elements_share_a_key_or_a_spoken_name(path):
    visit = open_visit(path)
    keys = [element.key for element in visit.elements if getattr(element, "key", None)]
    names = [shown.proto.alt for shown in [*visit.app.dataframe, *visit.charts]]
    assert keys
    assert all(names)
    assert len(set(keys)) == len(keys)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("path", [path for path in PATHS if path not in WITHOUT_NUMBERS])
def test_a_broken_option_is_left_out_and_every_page_says_so(serve, path):
    serve(case_folders.with_broken_option)
    visit = Visit(path)
    (notice,) = visit.notices
    assert f"1 option, 4 packages and 4 interactions left out because of errors in the files: {BROKEN}," in notice
    links = [link.proto.label for link in visit.app.get("page_link")]
    assert [label for label in links if "→" not in label] == ([] if path == "check" else ["Check: what to correct"])
    option_picker = [picker for picker in visit.app.selectbox if (picker.key or "").startswith("pick_option")]
    assert all("Naval readiness" not in picker.options for picker in option_picker)


@pytest.mark.parametrize("path", ["compare", "robustness", "packages", "options"])
def test_no_winner_is_announced_while_an_option_is_left_out(serve, path):
    serve(case_folders.with_broken_option)
    answer = Visit(path).answer
    assert answer.startswith(f"No ranking of all options can be given yet: {BROKEN} is left out")
    assert "Among the other 7: " in answer


def test_the_rest_of_a_case_with_a_broken_option_is_ranked(serve):
    serve(case_folders.with_broken_option)
    table = Visit().tables["Options compared"]
    assert table["Rank"].tolist() == [1, 2, 3, 4, 5, 6, 7]
    assert "Naval readiness" not in table["Option"].tolist()
    problems = Visit("check").tables["Problems in the files"]
    assert problems["File"].tolist() == [f"options/{BROKEN}.yaml"]


@pytest.mark.parametrize("path", [PATHS[0], PATHS[-1]])
@pytest.mark.parametrize("fault", ["case.yaml is no YAML", "no case.yaml", "folder missing"])
def test_a_case_that_cannot_be_loaded_shows_its_problems_only(serve, fault, path):
    folder = serve(case_folders.copy_street)
    if fault == "case.yaml is no YAML":
        (folder / "case.yaml").write_text("criteria: [", "utf-8")
    elif fault == "no case.yaml":
        (folder / "case.yaml").unlink()
    else:
        folder.rename(folder.with_name("elsewhere"))
    visit = Visit(path)
    assert not visit.app.exception
    assert visit.title == "This case cannot be shown yet"
    assert list(visit.tables) == ["Problems in the files"]
    assert visit.charts == []
    expected = [problem.found for problem in load_case(folder).problems]
    assert visit.tables["Problems in the files"]["Found"].tolist() == expected


def test_one_option_has_a_score_and_nothing_to_be_compared_with(serve):
    serve(case_folders.with_one_option)
    visit = Visit()
    assert visit.answer == "Leave it as it is (34 of 100) is the only option that can be ranked."
    assert len(visit.tables["Options compared"]) == 1
    assert [picker.key for picker in visit.app.selectbox if picker.key.startswith("pick_versus")] == []


def test_with_one_criterion_the_order_is_its_order(serve):
    serve(case_folders.with_one_criterion)
    table = Visit().tables["Options compared"]
    assert table["Noise at night (dB)"].tolist() == [60, 62, 64]
    assert table["Score (points)"].tolist() == [40.0, 32.0, 24.0]


def test_a_missing_level_leaves_the_option_without_rank_until_it_does_not_count(serve):
    serve(case_folders.with_missing_level)
    visit = Visit(controls="basic")
    assert [plain.value for plain in visit.app.info] == [
        "Speed limit of 30 is not ranked\\: a level on a criterion with weight is missing."
    ]
    table = visit.tables["Options compared"]
    assert table["Option"].tolist()[-1] == "Speed limit of 30"
    assert table["Rank"].isna().tolist() == [False, False, True]
    assert "No shop keeps books by the month." in " ".join(visit.words)
    visit.set_points(shops=0)
    assert visit.tables["Options compared"]["Rank"].tolist() == [1, 2, 3]
    assert len(visit.app.info) == 0


def test_all_weights_zero_is_said_on_every_page_that_ranks_and_breaks_none():
    visit = Visit(controls="basic")
    visit.set_points(**{slider.key.removeprefix("basic_"): 0 for slider in visit.app.slider})
    assert visit.answer == "All weights are zero; at least one criterion needs weight."
    assert "Options compared" not in visit.tables
    for path in PATHS:
        visit.open(path)
        assert not visit.app.exception, path
    visit.open(PATHS[0])
    visit.set_points(leverage=10)
    assert visit.tables["Options compared"]["Pressure on Pyongyang (index 0-100)"].is_monotonic_decreasing


def test_names_are_shown_as_they_are_written(serve):
    serve(case_folders.with_markup_in_names)
    visit = Visit("answer")
    assert visit.title == "Is $5 to $10 a *fair* <b>price</b>?"
    for text in [visit.app.title[0].value, Visit("options", option="trees").app.title[0].value]:
        assert not re.search(r"(?<!\\)[$*<\[|]", text)


@pytest.mark.parametrize("path", PATHS)
def test_every_chart_is_titled_and_described(path):
    visit = open_visit(path)
    before = None
    for element in visit.elements:
        if element.type == "vega_lite_chart":
            assert before.type == "markdown"
            assert re.fullmatch(r"\*\*.{10,}\*\*", before.value)
        before = element
    assert len(visit.told) == len(visit.charts)
    for told in visit.told:
        assert len(told) > 40
        assert "\n" not in told
    without = {"answer", "brief", "evidence", "method", "edit", "check", "weights", "room"}
    assert (len(visit.charts) > 0) == (path not in without)


def test_numbers_stand_in_columns_that_sort_as_numbers():
    visit = Visit("options", open=ALL_OPEN)
    for frame in visit.app.dataframe:
        kinds = json.loads(frame.proto.columns)
        for heading, dtype in frame.value.dtypes.items():
            assert kinds[heading]["type_config"]["type"] == ("number" if dtype.kind == "f" else "text"), heading


def test_the_footer_says_what_the_numbers_do_not_mean_and_what_they_were_computed_from():
    case = load_case(ROOT).case
    for path in PATHS:
        words = open_visit(path).words
        assert all(any(caution in text for text in words) for caution in case.cautions), path
        assert any(case.digest in text for text in words), path
