"""The link carries the whole view: sent to someone else it shows the same, damaged it says so."""

from __future__ import annotations

import pytest

from counterpoise.casefile.load import load_case
from counterpoise.dashboard import state
from tests.dashboard import case_folders
from tests.dashboard.visit import PATHS, ROOT, Visit, default_visit

CASE = "north_korea_2018"
COMPARED = "Options compared"


def reopen(visit: Visit, path: str = PATHS[0]) -> Visit:
    """Another visitor opens the link that stands in the address bar."""
    return Visit(path, **visit.link)


def test_a_first_visit_names_case_and_profile_in_the_link():
    assert Visit().link == {"case": CASE, "profile": "author_realist"}


def test_another_profile_changes_the_order_and_drops_weights_changed_by_hand():
    visit = Visit(controls="basic")
    visit.set_points(leverage=100)
    assert visit.link["w"] == "leverage:100"
    visit.choose("pick_profile", "navy_steward")
    steward = visit.tables[COMPARED]
    assert visit.link == {"case": CASE, "profile": "navy_steward", "controls": "basic"}
    visit.choose("pick_profile", "deterrence_hawk")
    assert visit.tables[COMPARED]["Option"].tolist() != steward["Option"].tolist()
    assert "w" not in visit.link
    visit.choose("pick_profile", "navy_steward")
    assert visit.tables[COMPARED].equals(steward)


def test_reset_returns_to_the_profile():
    visit = Visit(controls="basic")
    before = visit.read()
    visit.set_points(leverage=100)
    assert visit.read() != before
    (reset,) = [button for button in visit.app.button if button.label == "Reset to profile"]
    reset.click().run()
    assert visit.read() == before
    assert "w" not in visit.link


CHOICES = {
    "profile": ("compare", lambda visit: visit.choose("pick_profile", "equal")),
    "weight": ("compare", lambda visit: visit.set_points(leverage=77, direct_cost=0)),
    "part shown": ("compare", lambda visit: visit.choose("segment_show", "Contributions")),
    "first of the pair": ("compare", lambda visit: visit.choose("pick_versus", "maximal_demand")),
    "second of the pair": ("compare", lambda visit: visit.choose("pick_against", "handshake")),
    "option": ("options", lambda visit: visit.choose("pick_option", "strike_planning")),
}
"""What a reader can change, with the page where it is seen."""


@pytest.mark.slow
@pytest.mark.parametrize("what", CHOICES)
def test_every_choice_travels_in_the_link(what):
    path, change = CHOICES[what]
    visit = Visit(path, controls="basic")
    before, link = visit.read(), visit.link
    change(visit)
    assert visit.read() != before
    assert visit.link != link
    other = reopen(visit, path)
    assert other.read() == visit.read()
    assert other.link == visit.link
    assert other.notices == []


@pytest.mark.slow
def test_the_whole_view_travels_at_once_and_to_every_page():
    visit = Visit(controls="basic")
    for path, change in CHOICES.values():
        change(visit.open(path))
    visit.open(PATHS[0]).set_points(leverage=12)
    other = reopen(visit)
    for path in PATHS:
        assert other.open(path).read() == visit.open(path).read(), path
        assert other.link == visit.link, path


def test_weights_stay_when_pages_are_switched():
    visit = Visit(controls="basic").set_points(leverage=50, verifiability=3)
    seen, link = visit.read(), visit.link
    for path in reversed(PATHS):
        assert visit.open(path).link == link
    assert visit.read() == seen


def test_a_link_that_changes_by_itself_is_followed():
    """The browser's Back puts an older link into the address bar."""
    visit = Visit(controls="basic")
    before, link = visit.read(), visit.link
    visit.choose("pick_profile", "navy_steward")
    visit.put_link(link).app.run()
    assert visit.read() == before
    assert visit.link == link


def test_a_change_by_hand_is_not_lost_to_a_link_that_is_late():
    """Two quick moves: the second is sent before the browser has heard of the first one's link."""
    visit = Visit(controls="basic")
    late = visit.link
    visit.set_points(leverage=100)
    visit.put_link(late).set_points(direct_cost=0)
    assert visit.link["w"] == "leverage:100,direct_cost:0"
    visit.put_link(late).choose("segment_show", "All")
    assert visit.link["w"] == "leverage:100,direct_cost:0"
    visit.put_link(late).app.run()
    assert "w" not in visit.link


def test_a_picker_that_follows_the_leader_is_not_taken_for_a_choice():
    """A browser that has not yet heard of the new leader still sends the old one along."""
    visit = Visit(controls="basic")
    keys = {picker.key for picker in visit.app.selectbox}
    visit.set_points(leverage=100)
    assert "versus" not in visit.link
    followers = [picker for picker in visit.app.selectbox if picker.key.startswith("pick_versus")]
    assert [picker.value for picker in followers] == ["sanctions_threat"]
    assert followers[0].key not in keys


DAMAGE = {
    "profile": ({"profile": "nobody"}, "'nobody'"),
    "criterion": ({"w": "moonlight:3"}, "'moonlight'"),
    "weight no number": ({"w": "leverage:much"}, "'much'"),
    "weight too large": ({"w": "leverage:1e9"}, "'1e9'"),
    "weight negative": ({"w": "leverage:-1"}, "'-1'"),
    "weight not finite": ({"w": "leverage:nan"}, "'nan'"),
    "weight cut off": ({"w": "leverage"}, "'leverage'"),
    "case": ({"case": "atlantis", "w": "leverage:1"}, "'atlantis'"),
    "part shown": ({"show": "Everything"}, "'Everything'"),
    "first of the pair": ({"versus": "no_one"}, "'no_one'"),
    "second of the pair": ({"against": "no_one"}, "'no_one'"),
    "markup": ({"profile": "<script>*x*</script>"}, "'<script>*x*</script>'"),
}


@pytest.mark.parametrize("what", DAMAGE)
def test_a_damaged_link_is_said_for_a_while_and_the_page_falls_back(what, monkeypatch):
    params, named = DAMAGE[what]
    visit, sound = Visit(**params), default_visit()
    assert not visit.app.exception
    (notice,) = visit.notices
    assert named in notice
    assert [words for words in visit.words if words != notice] == sound.words
    assert visit.tables[COMPARED].equals(sound.tables[COMPARED])
    assert visit.link == sound.link
    monkeypatch.setattr(state, "NOTICE_SECONDS", 0.0)
    visit.app.run()
    assert visit.notices == []


def test_a_damaged_option_in_the_link_is_said_on_its_page():
    visit = Visit("options", option="no_one")
    assert ["'no_one'" in notice for notice in visit.notices] == [True]
    assert visit.title == Visit("options").title


def test_what_is_sound_in_a_damaged_link_still_counts():
    visit = Visit(profile="navy_steward", w="leverage:40,moonlight:3")
    assert len(visit.notices) == 1
    assert visit.link == {"case": CASE, "profile": "navy_steward", "w": "leverage:40"}


def test_a_link_with_every_weight_zero_shows_the_profile():
    ids = load_case(ROOT).case.criteria
    visit = Visit(w=",".join(f"{id_}:0" for id_ in ids))
    assert ["zero" in notice for notice in visit.notices] == [True]
    assert visit.tables[COMPARED].equals(Visit().tables[COMPARED])


def test_a_very_long_link_is_answered_in_few_words():
    visit = Visit(w=",".join(f"x{k}:1" for k in range(3000)), option="y" * 30_000, junk="z" * 10_000)
    assert not visit.app.exception
    assert visit.link == Visit().link
    assert len(visit.notices) == 6
    assert visit.notices[-1] == "2996 more parts of the link were not applied."


def test_an_option_is_not_compared_with_itself_and_nothing_is_wrong_with_the_link():
    visit = Visit().choose("pick_against", "handshake").choose("pick_versus", "handshake")
    assert visit.notices == []
    assert "handshake" not in [picker.value for picker in visit.app.selectbox if picker.key.startswith("pick_against")]
    assert "against" not in visit.link


def test_a_link_to_another_case_of_the_server_opens_it(serve):
    serve(case_folders.copy_street)
    assert Visit("answer").title == "How should the town make Mill Street quieter?"
    other = Visit(case=CASE, profile="navy_steward")
    assert other.open("answer").title == Visit("answer", case=CASE).title
    assert other.link == {"case": CASE, "profile": "navy_steward"}
    assert other.notices == []


def test_profile_points_that_do_not_fit_the_sliders_keep_their_shares_in_the_link(serve):
    serve(case_folders.copy_street)
    visit = Visit(controls="basic").choose("pick_profile", "traders")
    assert visit.answer == Visit(profile="traders").answer
    visit.set_points(noise=30)
    assert reopen(visit).read() == visit.read()


def test_a_notice_stays_when_the_page_runs_again(monkeypatch):
    """The browser reports of its own (a draft, weights) run the page again at once."""
    visit = Visit(case="north_korea_2018", profile="gone")
    said = visit.notices
    assert any("'gone'" in notice for notice in said)
    visit.app.run()
    assert visit.notices == said
    monkeypatch.setattr(state, "NOTICE_SECONDS", 0.0)
    visit.app.run()
    assert visit.notices == []


def test_a_new_notice_takes_the_place_of_those_that_were_shown():
    visit = Visit(case="north_korea_2018", profile="gone")
    assert visit.notices
    visit.put_link({**visit.link, "profile": "nowhere"}).app.run()
    (notice,) = visit.notices
    assert "'nowhere'" in notice


def test_a_number_of_simulations_that_is_not_offered_is_said_by_its_name():
    visit = Visit("robustness", draws="12345")
    (said,) = [notice for notice in visit.notices if "12345" in notice]
    assert "under 'Simulations', which is not offered" in said
    assert "(immediate)' is shown" in said
