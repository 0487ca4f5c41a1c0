"""packages: the JSON it promises, rules that are kept, and settings that cannot be, on a case of four options."""

from __future__ import annotations

import ctypes
import json
import os
import shutil
from pathlib import Path

import pytest

from counterpoise.cli import main
from counterpoise.commands.output import quiet_native_output

STARTER = Path(__file__).parents[2] / "counterpoise" / "commands" / "starter"

PACKAGES = """
interactions:
  - {pair: [bus_lane, toll], criterion: access, change: 1, basis: judgement, because: Made up for this test.}
packages:
  both: {name: Both, members: [bus_lane, toll]}
"""

OPTION = """
name: {name}
summary: Made up for this test.
performance:
  delay: {{level: {delay}, basis: judgement, because: Made up.}}
  access: {{effect: {access}, basis: judgement, because: Made up.}}
costs:
  {name}_works: {{what: Works, kind: committed, amount: {cost}, basis: judgement, because: Made up.}}
excludes: {excludes}
lag_days: {{days: {lag}, basis: judgement, because: Made up.}}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The starter case with a toll and a tunnel that exclude each other."""
    path = Path(shutil.copytree(STARTER, tmp_path_factory.mktemp("packages") / "case"))
    with (path / "case.yaml").open("a") as stream:
        stream.write(PACKAGES)
    for name, delay, access, cost, excludes, lag in (
        ("toll", 8, 3, 0.5, "[tunnel]", 30),
        ("tunnel", 3, 0, 9, "[]", 700),
    ):
        text = OPTION.format(name=name, delay=delay, access=access, cost=cost, excludes=excludes, lag=lag)
        (path / "options" / f"{name}.yaml").write_text(text)
    return path


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], folder: Path):
    """Run ``packages`` on the case: exit code, standard output, standard error."""

    def call(*words: str) -> tuple[int, str, str]:
        code = main(["packages", str(folder), "--draws", "200", *words])
        done = capfd.readouterr()
        return code, done.out, done.err

    return call


@pytest.fixture
def read(run):
    """The JSON of a call that succeeds."""

    def call(*words: str) -> dict:
        code, out, err = run(*words, "--format", "json")
        assert code == 0, err
        return json.loads(out)

    return call


def test_the_contract_is_kept(read) -> None:
    found = read()
    assert {"receipt", "feasible", "best", "named"} <= set(found)
    assert (found["feasible"], found["possible"]) == (6, 8)
    first = found["best"][0]
    assert {"members", "score", "levels", "values", "contributions", "ready_day", "effect_day", "cost"} <= set(first)
    assert sum(first["contributions"].values()) == pytest.approx(first["score"])
    scores = [row["score"] for row in found["best"]]
    assert scores == sorted(scores, reverse=True)
    assert set(found["named"]) == {"both"}
    assert found["named"]["both"]["breaks"] == []
    (broken,) = read("--limit", "cost<=1.5")["named"]["both"]["breaks"]
    assert (broken["kind"], broken["found"]) == ("limit", pytest.approx(1.7))
    assert sum(row["draws"]["first_share"] for row in read("--top", "6")["best"]) == pytest.approx(1)


def test_no_best_package_breaks_an_exclusion(read) -> None:
    assert not any({"toll", "tunnel"} <= set(row["members"]) for row in read("--top", "8")["best"])


def test_limits_musts_and_numbers_of_members_are_kept(read) -> None:
    for row in read("--limit", "cost<=1.5", "--top", "8")["best"]:
        assert row["cost"] <= 1.5
    assert all("toll" in row["members"] for row in read("--must", "toll", "--top", "8")["best"])
    assert not any("toll" in row["members"] for row in read("--must-not", "toll", "--top", "8")["best"])
    assert {len(row["members"]) for row in read("--min", "1", "--max", "1", "--top", "8")["best"]} == {1}


def test_a_tighter_limit_never_raises_the_best_score(read) -> None:
    best = [read("--limit", f"cost<={bound}")["best"][0]["score"] for bound in (20, 5, 1, 0)]
    assert best == sorted(best, reverse=True)


def test_stacking_moves_what_a_package_reaches(read) -> None:
    levels = [
        read("--stacking", f"access.gains={share}")["named"]["both"]["levels"]["access"] for share in ("0", "0.5", "1")
    ]
    assert levels == [48 + 6 + 1, 48 + 6 + 1.5 + 1, 48 + 6 + 3 + 1]
    asked = read("--stacking", "access.beside_gains=0.5")["receipt"]["question"]
    assert asked["stacking"] == ["access.beside_gains=0.5"]


def test_what_is_asked_for_comes_along(read) -> None:
    found = read("--efficient", "--core-index", "--why-not")
    assert {"criteria", "packages"} == set(found["efficient"])
    assert all(0 <= o["share"] <= 1 for kind in found["core_index"].values() for o in kind["options"].values())
    best = set(found["best"][0]["members"])
    assert set(found["why_not"]) == {"bus_lane", "toll", "tunnel"} - best
    assert all(why["sentence"] for why in found["why_not"].values())
    assert not {"efficient", "core_index", "why_not"} & set(read())


def test_rules_that_cannot_hold_together_are_named(run, read) -> None:
    found = read("--must", "toll", "--must", "tunnel")
    assert (found["feasible"], found["best"]) == (0, [])
    assert "cannot be adopted together" in found["conflict"]
    code, out, _ = run("--must", "toll", "--must", "tunnel")
    assert code == 0
    assert out.startswith("No package keeps these 3 rules together")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--limit", "cost=3"), "is not a limit"),
        (("--limit", "speed<=3"), "cannot be limited"),
        (("--must", "metro"), "no option 'metro'"),
        (("--must-not", "as_today"), "is the baseline"),
        (("--stacking", "access.gains=2"), "is not a stacking share"),
        (("--stacking", "access.beside_gains=1.5"), "is not a stacking share"),
        (("--stacking", "cost.gains=1"), "does not stack"),
        (("--top", "0"), "--top 0"),
    ],
)
def test_settings_that_cannot_be_are_the_callers_fault(run, words: tuple[str, ...], told: str) -> None:
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert told in err


def test_tables_say_shares_of_draws_in_per_cent(run, read) -> None:
    code, out, _ = run("--format", "csv", "--core-index", "--efficient", "--why-not")
    assert code == 0
    assert "Best (% of simulations)" in out
    share = read()["best"][0]["draws"]["first_share"]
    line = next(line for line in out.splitlines() if line.startswith("1,"))
    assert f",{100 * share:.1f}," in line


def test_packages_too_many_to_keep_are_followed_through_the_first_draws(run, monkeypatch) -> None:
    from counterpoise.study.packages import listed, streamed

    _, out, _ = run("--format", "json", "--core-index")
    kept = json.loads(out)
    monkeypatch.setattr(listed, "MOST_PACKAGE_CELLS", 0)
    _, out, _ = run("--format", "json")
    followed = json.loads(out)
    assert followed["draws_followed"] == kept["draws_followed"] == 200
    assert followed["not_computed"] == {}
    for one, other in zip(followed["best"], kept["best"], strict=True):
        assert one["draws"] == pytest.approx(other["draws"], abs=1e-6)
    monkeypatch.setattr(streamed, "LEAST_STREAMED", 50)
    monkeypatch.setattr(streamed, "MOST_STREAMED", 0)
    _, out, _ = run("--format", "json")
    few = json.loads(out)
    assert few["draws_followed"] == 50
    assert sum(package["draws"]["first_share"] for package in few["best"]) == pytest.approx(1)
    _, out, _ = run()
    assert "of the first 50 simulations" in out


@pytest.mark.slow
def test_above_what_can_be_listed_the_best_are_proven_and_what_needs_a_list_is_said(tmp_path, capsys) -> None:
    from tests.dashboard.test_pages_of_odd_cases import with_many_measures

    folder = str(with_many_measures(tmp_path / "street"))
    assert main(["packages", folder, "--max", "2", "--top", "1", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["feasible"] is None
    assert len(found["best"]) == 1
    assert len(found["best"][0]["members"]) <= 2
    assert found["proof"]["complete"]
    words = ["packages", folder, "--max", "2", "--core-index", "--efficient", "--format", "json"]
    assert main(words) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["core_index"] is None
    assert "needs the list" in found["not_computed"]["core_index"]
    assert found["efficient"] is None
    assert "82 options; efficient packages can be found for at most 64" in found["not_computed"]["efficient"]
    assert main(["packages", folder, "--list-all"]) == 2
    assert "at most 24 options" in capsys.readouterr().err


def _street_of_many(folder, n_more: int):
    """The street case with more rows of trees, each a little noisier, and nothing else to tell them apart."""
    from tests.dashboard.test_pages_of_odd_cases import with_many_measures

    with_many_measures(folder)
    for k in range(n_more, 80):
        (folder / f"options/trees_{k}.yaml").unlink()
    return str(folder)


def test_a_large_case_says_why_a_measure_is_out_and_that_no_relaxation_was_looked_for(tmp_path, capsys) -> None:
    folder = _street_of_many(tmp_path / "street", 24)
    call = ["packages", folder, "--max", "1", "--top", "2", "--why-not"]
    assert main([*call, "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    (best, *_) = found["best"][0]["members"]
    assert best not in found["why_not"]
    assert len(found["why_not"]) == 25
    for why in found["why_not"].values():
        assert why["proven"]
        assert why["relaxations"] is None
        assert why["gap"] >= -1e-6
    assert main(call) == 0
    text = capsys.readouterr().out
    assert "Why not" in text
    assert "Packages ranked" in text


def test_a_large_case_with_no_allowed_package_names_the_rules_that_clash(tmp_path, capsys) -> None:
    folder = _street_of_many(tmp_path / "street", 24)
    assert main(["packages", folder, "--max", "1", "--min", "2", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["best"] == []
    assert found["conflict"].startswith("No package keeps these 2 rules together")


def test_efficient_packages_of_a_large_case_are_left_out_with_what_stands_in_the_way(tmp_path, capsys) -> None:
    folder = _street_of_many(tmp_path / "street", 24)
    assert main(["packages", folder, "--max", "1", "--efficient", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["efficient"] is None
    assert "needs levels that are plain sums over the members: " in found["not_computed"]["efficient"]


def test_what_a_compiled_library_prints_stays_out_of_the_results(capfd) -> None:
    with quiet_native_output():
        ctypes.CDLL(None).puts(b"said by a library")
        os.write(1, b"and by another\n")
    print("a result")
    out, err = capfd.readouterr()
    assert out == "a result\n"
    assert "said by a library" in err
    assert "and by another" in err
