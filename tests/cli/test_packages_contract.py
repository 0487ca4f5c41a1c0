"""The JSON that ``packages`` and the questions of packages promise, key by key, on every case of the project."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from counterpoise.cli import main
from tests.house.test_doors_agree import with_measures

ROOT = Path(__file__).resolve().parents[2]
LISTED = {
    "default": ROOT,
    "city_traffic": ROOT / "examples/city_traffic",
    "electricity": ROOT / "examples/electricity",
    "teaching": ROOT / "examples/teaching",
}
KINDS = {"limit", "red_line", "must_reach", "deadline"}
CHANCE = {"on", "kind", "sense", "bound", "holds", "error"}
TIE_SET = {"margin", "count", "always", "never", "some", "cheapest", "earliest"}

Ask = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def folder_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Folders of the cases by name; ``solved`` has 30 measures, too many to list every package."""
    solved = with_measures(30)(tmp_path_factory.mktemp("contract") / "case")
    return lambda name: solved if name == "solved" else LISTED[name]


@pytest.fixture
def ask(folder_of, tmp_path: Path) -> Ask:
    def call(name: str, *words: str, kind: str = "packages", draws: int = 200) -> dict[str, Any]:
        to = tmp_path / "answer.json"
        told = [kind, str(folder_of(name)), *words, "--draws", str(draws), "--format", "json", "-o", str(to)]
        to.unlink(missing_ok=True)
        assert main(told) == 0
        answer: dict[str, Any] = json.loads(to.read_text("utf-8"))
        return answer

    return call


CASES = pytest.mark.parametrize("name", [*LISTED, "solved"])


@CASES
def test_every_package_says_how_often_it_keeps_what_is_asked_of_it(name: str, ask: Ask) -> None:
    answer = ask(name, "--limit", "cost<=9000", "--limit", "ready_day<=4000", "--top", "5")
    assert answer["best"]
    for package in (*answer["best"], *answer["named"].values()):
        assert package["chances"]
        for chance in package["chances"]:
            assert set(chance) >= CHANCE
            assert chance["kind"] in KINDS
            assert chance["sense"] in ("<=", ">=")
            assert 0 <= chance["holds"] <= 1
            assert chance["error"] == pytest.approx((chance["holds"] * (1 - chance["holds"]) / 200) ** 0.5)
        least, most = (sum(1 - c["holds"] for c in package["chances"]), min(c["holds"] for c in package["chances"]))
        assert 1 - least - 1e-9 <= package["all_hold"] <= most + 1e-9
        asked = {(c["on"], c["kind"], c["sense"], c["bound"]) for c in package["chances"]}
        assert {("cost", "limit", "<=", 9000), ("ready_day", "deadline", "<=", 4000)} <= asked


@pytest.mark.parametrize("name", LISTED)
def test_draws_hold_first_shares_and_regrets(name: str, ask: Ask) -> None:
    firm = ask(name)
    for known in ("exact", "around", "order", "intervals", "unknown"):
        answer = ask(name, "--weights-known", known)
        assert answer["receipt"]["question"]["weights_known"] == known
        for package in answer["best"]:
            drawn = package["draws"]
            assert set(drawn) >= {"first_share", "regret", "p05", "p95"}
            assert 0 <= drawn["first_share"] <= 1
            assert drawn["regret"] >= 0
            assert drawn["p05"] <= drawn["p95"]
        if known == "exact":
            assert answer["best"] == firm["best"]


@CASES
def test_the_tie_set_has_its_keys_and_they_agree(name: str, ask: Ask) -> None:
    answer = ask(name, "--top", "10000" if name != "solved" else "3")
    ties = answer["tie_set"]
    assert set(ties) >= TIE_SET
    held = [set(ties["always"]), set(ties["never"]), set(ties["some"]), set(ties["undecided"])]
    assert sum(map(len, held)) == len(set.union(*held))
    if name == "solved":
        assert ties["count"] is None
        return
    tied = [set(p["members"]) for p in answer["best"] if ties["best_score"] - p["score"] <= ties["margin"] + 1e-9]
    assert ties["count"] == len(tied)
    assert held[0] == set.intersection(*tied)
    assert held[2] == set.union(*tied) - held[0]
    for key in ("cheapest", "earliest"):
        assert set(ties[key]["members"]) in tied


@CASES
def test_profiles_stand_beside_one_another(name: str, ask: Ask) -> None:
    across = ask(name, "--all-profiles")["all_profiles"]
    assert set(across) >= {"by_profile", "in_every_tie_set", "least_maximal_regret"}
    for id_, of in across["by_profile"].items():
        assert set(of["best"]) >= {"members", "score"}
        assert of["tie_count"] is None if name == "solved" else of["tie_count"] >= 1
        assert of["regret"][id_] == pytest.approx(0, abs=1e-9)
        plain = ask(name, "--weights", id_, "--top", "1")
        assert of["best"]["score"] == pytest.approx(plain["best"][0]["score"])
    assert all("members" in package for package in across["in_every_tie_set"])


@CASES
def test_sureness_leaves_packages_that_are_sure_enough(name: str, ask: Ask) -> None:
    plain, none = ask(name, "--limit", "cost<=50"), ask(name, "--limit", "cost<=50", "--sure", "0")
    assert none["best"] == plain["best"]
    half = ask(name, "--limit", "cost<=50", "--sure", "50")
    assert half["sureness"]["asked"] == 50
    assert all(package["all_hold"] >= 0.5 for package in half["best"])
    if half["best"]:
        assert half["best"][0]["score"] <= plain["best"][0]["score"] + 1e-9


@CASES
def test_profiles_are_compared_among_packages_that_are_sure_enough(name: str, ask: Ask) -> None:
    words = ("--limit", "cost<=9000", "--all-profiles")
    plain, sure = ask(name, *words)["all_profiles"], ask(name, *words, "--sure", "20")
    across = sure["all_profiles"]
    if across is None:
        assert sure["not_computed"]["all_profiles"] or not sure["best"]
        return
    assert across["checked"] <= plain["checked"] or name == "solved"
    for id_, of in across["by_profile"].items():
        assert of["best"]["score"] <= plain["by_profile"][id_]["best"]["score"] + 1e-9


@pytest.mark.parametrize("by", ["score", "value_by_day:60", "mean_value"])
@CASES
def test_packages_are_ranked_by_what_is_asked(name: str, by: str, ask: Ask) -> None:
    answer = ask(name, "--rank-by", by)
    assert answer["receipt"]["question"]["rank_by"] == by
    key = by.partition(":")[0]
    values = [package[key] for package in answer["best"]]
    assert values == sorted(values, reverse=True)


@CASES
def test_other_questions_of_packages_list_packages_with_their_members(name: str, ask: Ask) -> None:
    robust = ask(name, "--of", "packages", kind="robustness")["packages"]
    option = {"first_share", "error", "rank_acceptability", "central_weights", "confidence", "regret", "pairwise"}
    assert all({"members", *option} <= set(package) for package in robust)


def test_what_would_change_a_package_is_said_of_packages(ask: Ask) -> None:
    changes = ask("teaching", "--of", "packages", kind="sensitivity")
    assert all({"members", "score", "switch"} <= set(package) for package in changes["packages"])
    assert changes["package_flips"] is not None
    assert changes["package_information"] is not None
