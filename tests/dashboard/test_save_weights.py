"""Own weights become a named profile: the file means the same weights, and nothing is written over."""

from __future__ import annotations

import pytest

from counterpoise.casefile.load import load_case
from counterpoise.casefile.load_profile import load_profile
from counterpoise.casefile.write_profile import profile_id, profile_yaml, save_profile
from tests.dashboard import case_folders
from tests.dashboard.visit import Visit


@pytest.mark.parametrize("name", ["My weights", "Élan: #1 {x}", "2nd try", "'quoted' \"twice\"", "- dash"])
def test_a_saved_profile_means_the_same_weights(name):
    points = {"noise": 33.33, "cost": 0.0, "shops": 100.0}
    loaded = load_profile(f"{profile_id(name)}.yaml", profile_yaml(name, "A reader", "Why: because", points), points)
    assert loaded.problems == ()
    assert loaded.profile.name == name
    assert dict(loaded.profile.points) == points
    assert profile_id(name)[0].isalpha()


def test_weights_that_are_none_and_names_that_are_empty_are_refused():
    with pytest.raises(ValueError, match=r"\w"):
        profile_yaml("x", "y", "z", {"noise": 0.0})
    with pytest.raises(ValueError, match=r"\w"):
        profile_yaml(" ", "y", "z", {"noise": 1.0})


def test_nothing_is_written_over(tmp_path):
    content = profile_yaml("Mine", "I", "So.", {"noise": 1.0})
    assert save_profile(tmp_path, "Mine", content).read_bytes() == content
    with pytest.raises(FileExistsError):
        save_profile(tmp_path, "Mine", b"other")
    assert (tmp_path / "weights/mine.yaml").read_bytes() == content


def test_saving_locally_adds_the_profile_to_the_case_and_hosted_offers_none(serve, monkeypatch):
    folder = serve(case_folders.copy_street)
    hosted = Visit("answer", w="noise:77").open_menu("save_weights")
    assert [button.key for button in hosted.app.button if button.key == "save_local"] == []
    monkeypatch.setenv("COUNTERPOISE_LOCAL", "1")
    visit = Visit("answer", w="noise:77").open_menu("save_weights")
    visit.app.button("save_local").click().run()
    assert not visit.app.exception
    assert any("weights/my_weights.yaml" in notice for notice in visit.notices)
    case = load_case(folder).case
    assert case.profiles["my_weights"].points["noise"] == 77
    assert Visit("answer", profile="my_weights").link["profile"] == "my_weights"
