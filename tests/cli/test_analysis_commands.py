"""robustness, sensitivity and compare --method: the JSON they promise, on the starter case."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from counterpoise.cli import main

STARTER = Path(__file__).parents[2] / "counterpoise" / "commands" / "starter"
OPTIONS = {"as_today", "bus_lane"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the starter case."""
    return Path(shutil.copytree(STARTER, tmp_path / "case"))


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]):
    """Run a command: exit code, standard output, standard error."""

    def call(*words: object) -> tuple[int, str, str]:
        code = main([str(word) for word in words])
        done = capfd.readouterr()
        return code, done.out, done.err

    return call


@pytest.fixture
def read(run):
    """The JSON of a command that succeeds."""

    def call(*words: object) -> dict:
        code, out, err = run(*words, "--format", "json")
        assert code == 0, err
        return json.loads(out)

    return call


# compare --method


@pytest.mark.parametrize("method", ["topsis", "vikor", "promethee", "product"])
def test_another_method_ranks_and_keeps_the_additive_score_beside(read, run, folder, method: str) -> None:
    found = read("compare", folder, "--method", method)
    assert found["receipt"]["question"]["method"] == method
    assert [option["rank"] for option in found["options"]] == [1, 2]
    assert {option["additive_rank"] for option in found["options"]} == {1, 2}
    assert all(cell["contribution"] is None for cell in found["options"][0]["criteria"].values())
    code, out, _ = run("compare", folder, "--method", method, "--format", "md")
    assert code == 0
    assert "## Agreement with the additive score" in out
    assert out.count("## ") > 2


def test_an_unranked_option_stays_unranked_under_other_methods(read, run, folder) -> None:
    run("new", "option", "toll", folder)
    last = read("compare", folder, "--method", "topsis")["options"][-1]
    assert (last["id"], last["rank"], last["score"]) == ("toll", None, None)


# robustness


def test_robustness_keeps_the_contract(read, folder) -> None:
    found = read("robustness", folder, "--draws", "2000", "--seed", "7")
    assert set(found) == {"receipt", "options"}
    assert (found["receipt"]["draws"], found["receipt"]["seed"]) == (2000, 7)
    assert set(found["options"]) == OPTIONS
    for id_, option in found["options"].items():
        keys = "rank_acceptability central_weights confidence score regret first_share error pairwise"
        assert set(keys.split()) <= set(option)
        assert sum(option["rank_acceptability"]) == pytest.approx(1)
        assert option["first_share"] == option["rank_acceptability"][0]
        assert option["score"]["p05"] <= option["score"]["p50"] <= option["score"]["p95"]
        assert set(option["pairwise"]) == OPTIONS - {id_}
        assert sum(option["central_weights"].values()) == pytest.approx(1)
    shares = [
        option["pairwise"][other]
        for other, option in zip(("bus_lane", "as_today"), found["options"].values(), strict=True)
    ]
    assert sum(shares) == pytest.approx(1)


def test_with_nothing_uncertain_robustness_is_the_ranking(read, folder) -> None:
    found = read("robustness", folder, "--weights-known", "exact", "--levels", "exact", "--draws", "50")["options"]
    scores = {option["id"]: option["score"] for option in read("compare", folder)["options"]}
    assert found["bus_lane"]["rank_acceptability"] == [1, 0]
    assert found["as_today"]["rank_acceptability"] == [0, 1]
    assert found["as_today"]["central_weights"] is None
    for id_, option in found.items():
        assert option["score"]["mean"] == pytest.approx(scores[id_], abs=1e-3)


def test_the_same_seed_gives_the_same_bytes(run, folder) -> None:
    words = ("robustness", folder, "--draws", "1000", "--format", "json")
    assert run(*words)[1] == run(*words)[1]
    assert run(*words)[1] != run(*words, "--seed", "2")[1]


@pytest.mark.parametrize("known", ["exact", "around", "order", "unknown"])
def test_every_way_of_knowing_the_weights_runs(read, folder, known: str) -> None:
    found = read("robustness", folder, "--weights-known", known, "--draws", "500")
    assert found["receipt"]["question"]["weights_known"] == known


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--draws", "0"), "--draws 0"),
        (("--draws", "99999999999"), "1 to 100,000,000 simulations"),
        (("--spread", "0.9"), "spread"),
    ],
)
def test_draws_and_spreads_that_cannot_be_are_the_callers_fault(run, folder, words: tuple[str, ...], told: str) -> None:
    code, out, err = run("robustness", folder, *words)
    assert (code, out) == (2, "")
    assert told in err


def test_an_option_that_lacks_a_level_is_ranked_in_no_draw(run, read, folder) -> None:
    run("new", "option", "toll", folder)
    for levels in ("uncertain", "exact"):
        options = read("robustness", folder, "--draws", "500", "--levels", levels)["options"]
        assert not options["toll"]["is_ranked"]
        assert options["toll"]["first_share"] is None
        assert sum(found["first_share"] for id_, found in options.items() if id_ != "toll") == pytest.approx(1)
    assert "not ranked: a level on a criterion with weight is missing" in run("robustness", folder)[1]


def test_robustness_writes_tables(run, folder, tmp_path) -> None:
    code, out, _ = run("robustness", folder, "--draws", "500")
    assert code == 0
    assert "How often each option takes each rank" in out
    assert run("robustness", folder, "--draws", "500", "-o", tmp_path / "r.xlsx")[0] == 0


# sensitivity


def test_sensitivity_keeps_the_contract(read, folder) -> None:
    found = read("sensitivity", folder, "--draws", "1000")
    keys = "receipt leader stability switch cells value_of_information sentences"
    assert set(keys.split()) <= set(found)
    assert found["leader"] == "bus_lane"
    assert set(found["stability"]) == {"delay", "access", "cost", "time_to_effect"}
    for interval in found["stability"].values():
        assert interval["low"] <= interval["weight"] <= interval["high"]
    assert set(found["switch"]) == OPTIONS
    assert found["switch"]["bus_lane"]["movement"] == pytest.approx(0, abs=1e-9)
    assert found["sentences"]
    worths = [value["regret_avoided"] for value in found["value_of_information"]]
    assert worths == sorted(worths, reverse=True)
    assert worths
    assert max(worths) <= found["perfect_information"]["regret_avoided"] + 0.2


def test_at_the_switch_the_other_option_is_first(read, folder) -> None:
    weights = read("sensitivity", folder, "--draws", "500")["switch"]["as_today"]["weights"]
    points = ",".join(f"{id_}={share}" for id_, share in weights.items())
    first, second = read("compare", folder, "--weights", points)["options"]
    assert first["score"] == pytest.approx(second["score"], abs=1e-4)


def test_an_option_that_no_weights_make_first_has_no_switch_and_a_reason(read, folder) -> None:
    text = (folder / "options" / "bus_lane.yaml").read_text(encoding="utf-8")
    worse = text.replace("low: 9, mode: 12, high: 17", "low: 14, mode: 15, high: 17")
    worse = worse.replace("low: 2, mode: 6, high: 10", "low: -9, mode: -8, high: -7")
    worse = worse.replace("low: 7, mode: 14, high: 30", "low: 20, mode: 40, high: 60")
    (folder / "options" / "poor_lane.yaml").write_text(
        worse.replace("Bus lane on the ring road", "A poor lane")
        .replace("paint_and_signals", "much_paint")
        .replace("low: 0.8, mode: 1.2, high: 2.5", "low: 3, mode: 4, high: 5"),
        encoding="utf-8",
    )
    found = read("sensitivity", folder, "--draws", "500")
    assert found["switch"]["poor_lane"] is None
    assert set(found["never_first"]) == {"poor_lane"}
    assert "No weights put A poor lane first" in found["never_first"]["poor_lane"]["sentence"]


def test_sensitivity_as_text_says_what_would_change_the_answer(run, folder) -> None:
    code, out, _ = run("sensitivity", folder, "--draws", "500")
    assert code == 0
    assert "Bus lane on the ring road stays first unless" in out
    assert "What is worth finding out" in out


def test_sensitivity_without_any_ranked_option_is_the_callers_fault(run, folder) -> None:
    (folder / "options" / "bus_lane.yaml").unlink()
    path = folder / "options" / "as_today.yaml"
    lines = path.read_text().splitlines(keepends=True)
    first = next(k for k, line in enumerate(lines) if line.startswith("  delay:"))
    path.write_text("".join([*lines[: first + 1], "    missing: not counted\n", *lines[first + 5 :]]))
    code, _, err = run("sensitivity", folder)
    assert code == 2
    assert "no option can be ranked" in err
