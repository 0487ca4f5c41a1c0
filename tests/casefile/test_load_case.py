"""What is loaded from a sound folder, and what is left of a broken one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from counterpoise.casefile import LoadedCase, load_case, load_case_from_files
from counterpoise.model import Basis, Case, Range, ShareEstimate, Stacking

BASE = Path(__file__).with_name("base_case")
ROOT = Path(__file__).parents[2]


def _files() -> dict[str, bytes]:
    return {path.relative_to(BASE).as_posix(): path.read_bytes() for path in BASE.rglob("*.yaml")}


def _load(**edits: tuple[str, str] | str | None) -> LoadedCase:
    """The base case with one replacement a file; ``__`` in a name stands for ``/``, None deletes the file."""
    files = _files()
    for key, edit in edits.items():
        name = key.replace("__", "/") + ".yaml"
        if edit is None:
            del files[name]
        elif isinstance(edit, str):
            files[name] = edit.encode()
        else:
            old, new = edit
            text = files[name].decode()
            assert old in text
            files[name] = text.replace(old, new).encode()
    return load_case_from_files(files)


def _case(**edits: tuple[str, str] | str | None) -> Case:
    loaded = _load(**edits)
    assert loaded.case is not None, [str(problem) for problem in loaded.problems]
    return loaded.case


def _left_out(case: Case) -> list[tuple[str, str]]:
    return [(item.kind, item.id) for item in case.left_out]


def test_folder_and_files_give_the_same_case():
    assert load_case(BASE) == load_case_from_files(_files())


def test_the_default_case_is_clean():
    loaded = load_case(ROOT)
    assert [str(problem) for problem in loaded.problems if problem.severity == "error"] == []
    assert loaded.case is not None
    assert loaded.case.left_out == ()


def test_numbers_become_ranges():
    case = _case()
    assert case.options["as_is"].performance["noise"].range == Range(62, 64, 66)
    assert case.options["trees"].performance["noise"].range == Range(62, 62, 62)
    assert case.options["trees"].performance["shops"].is_effect
    assert not case.options["as_is"].performance["shops"].is_effect
    assert case.options["limit_30"].risks["detour"].likelihood == Range(30, 30, 30)


def test_exclusions_hold_in_both_directions_and_all_is_spelled_out():
    case = _case(
        options__limit_30=("lag_days:", "excludes: [trees]\nlag_days:"),
        case=("  both: {name: Both together, members: [limit_30, trees]}", "  one: {name: One, members: [trees]}"),
    )
    assert case.options["as_is"].excludes == ("limit_30", "trees")
    assert case.options["limit_30"].excludes == ("as_is", "trees")
    assert case.options["trees"].excludes == ("as_is", "limit_30")


def test_the_baseline_comes_first_then_names_in_order():
    assert list(_case(case=("baseline: as_is", "baseline: as_is")).options) == ["as_is", "limit_30", "trees"]
    files = _files()
    files["options/a_new_road.yaml"] = files["options/trees.yaml"]
    assert list(load_case_from_files(files).case.options) == ["as_is", "a_new_road", "limit_30", "trees"]


def test_orders_of_the_case_file_are_kept():
    case = _case(case=("baseline: as_is", "baseline: as_is\noption_order: [trees]\nprofile_order: [traders]"))
    assert list(case.options) == ["as_is", "trees", "limit_30"]
    assert list(case.profiles) == ["traders", "residents"]
    assert case.default_profile == "residents"
    assert list(case.criteria) == ["noise", "shops", "cost"]


def test_without_a_default_the_first_profile_is_shown():
    assert _case(case=("default_profile: residents", "profile_order: [traders]")).default_profile == "traders"


def test_knots_of_the_value_function_rise_by_level():
    assert _case().criteria["noise"].value_points == ((45, 1), (70, 0))
    points = "value: [{level: 70, value: 0}, {level: 60, value: 0.7}, {level: 45, value: 1}]\n    unit: dB"
    assert _case(case=("unit: dB", points)).criteria["noise"].value_points == ((45, 1), (60, 0.7), (70, 0))


def test_words_and_groups_of_a_rank_are_groups():
    assert _case().profiles["traders"].rank == (("shops",), ("noise", "cost"))


def test_pairwise_and_ranges_are_kept():
    pairs = (
        "pairwise:\n  - {more: noise, less: shops, times: 2}\n  - {more: noise, less: cost, times: 4}\n"
        "  - {more: shops, less: cost, times: 2}\nranges: {noise: {low: 20, high: 70}}"
    )
    profile = _case(weights__residents=("points: {noise: 100, shops: 20, cost: 10}", pairs)).profiles["residents"]
    assert [(pair.more, pair.less, pair.times) for pair in profile.pairwise][1] == ("noise", "cost", 4)
    assert profile.ranges == {"noise": (20, 70)}


def test_a_year_without_quotation_marks_is_a_date():
    assert _case().sources["study"].known_on == "2021"


def test_a_broken_option_is_left_out_with_what_needs_it():
    needs = (
        "lag_days:",
        "  first: {what: Trees, kind: option, option: trees, lead_days: 0, basis: judgement, because: So.}\nlag_days:",
    )
    loaded = _load(
        options__trees=("level: 62", "level: many"),
        options__limit_30=needs,
        case=("packages:", "packages:\n  mine: {name: X, members: [as_is]}"),
    )
    assert [problem.file for problem in loaded.problems] == ["options/trees.yaml"]
    assert _left_out(loaded.case) == [
        ("option", "limit_30"),
        ("option", "trees"),
        ("package", "both"),
        ("interaction", "1"),
    ]
    assert list(loaded.case.options) == ["as_is"]
    assert list(loaded.case.packages) == ["mine"]
    assert loaded.case.interactions == ()


RULES = (
    "packages:",
    "rules:\n"
    "  - {together: [limit_30, trees], because: One without the other is half.}\n"
    "  - {at_least: {n: 1, of: [limit_30, trees]}, because: Something must be done.}\n"
    "  - {at_most: {n: 1, of: [trees, limit_30]}, because: Hands are few.}\n"
    "packages:",
)


def test_rules_on_members_are_kept_in_order():
    rules = _case(case=RULES).rules
    assert [(rule.kind, rule.of, rule.n) for rule in rules] == [
        ("together", ("limit_30", "trees"), None),
        ("at_least", ("limit_30", "trees"), 1),
        ("at_most", ("trees", "limit_30"), 1),
    ]
    assert rules[1].because == "Something must be done."


def test_rules_say_which_packages_keep_them():
    members = [(), ("trees",), ("limit_30", "trees")]
    kept = [[rule.is_kept_by(package) for package in members] for rule in _case(case=RULES).rules]
    assert kept == [[True, False, True], [False, True, True], [True, True, False]]


def test_what_must_be_adopted_together_is_left_out_together():
    loaded = _load(options__trees=("level: 62", "level: many"), case=RULES)
    assert _left_out(loaded.case)[:2] == [("option", "limit_30"), ("option", "trees")]
    assert [left for left in _left_out(loaded.case) if left[0] == "rule"] == [("rule", at) for at in "123"]
    assert loaded.case.rules == ()


def test_a_rule_that_counts_goes_on_without_what_is_left_out():
    rules = (
        "packages:",
        RULES[1].replace("  - {together: [limit_30, trees], because: One without the other is half.}\n", ""),
    )
    loaded = _load(options__trees=("level: 62", "level: many"), case=rules)
    assert [(rule.kind, rule.of) for rule in loaded.case.rules] == [
        ("at_least", ("limit_30",)),
        ("at_most", ("limit_30",)),
    ]


def test_references_to_a_broken_option_are_not_called_unknown():
    loaded = _load(options__trees="name: [", options__limit_30=("lag_days:", "excludes: [trees]\nlag_days:"))
    assert [problem.code for problem in loaded.problems if problem.file != "options/trees.yaml"] == [
        "excluded-together",
        "excluded-together",
    ]
    assert loaded.case.options["limit_30"].excludes == ("as_is",)


def test_claims_of_a_broken_register_are_not_called_unknown():
    loaded = _load(seeds__register="sources: [")
    assert {problem.file for problem in loaded.problems} == {"seeds/register.yaml"}
    assert _left_out(loaded.case) == [("sources", "register")]
    assert loaded.case.options["as_is"].performance["noise"].basis.claims == ()


def test_broken_weights_are_left_out_and_the_next_profile_is_shown():
    case = _case(weights__residents=("noise: 100", "noise: lots"))
    assert _left_out(case) == [("weights", "residents")]
    assert case.default_profile == "traders"


def test_stacking_shares_and_interactions_may_be_estimates():
    stacking = (
        "    bounds: {lower: 0, upper: 140}\n",
        "    bounds: {lower: 0, upper: 140}\n    stacking:\n      gains: 0.5\n"
        "      losses: {low: 0.2, mode: 0.4, high: 1, basis: judgement, because: They overlap.}\n",
    )
    case = _case(case=stacking)
    basis = Basis("judgement", "They overlap.")
    expected = Stacking(0.5, 0.4, 1.0, (ShareEstimate("losses", Range(0.2, 0.4, 1.0), basis),))
    assert case.criteria["noise"].stacking == expected
    assert _case().criteria["noise"].stacking == Stacking()
    (both,) = _case(case=("change: -1,", "change: {low: -3, mode: -1, high: 0},")).interactions
    assert (both.change, both.estimate) == (-1.0, Range(-3.0, -1.0, 0.0))
    assert case.digest != _case().digest


def test_a_broken_interaction_is_left_out_by_its_place():
    second = (
        "interactions:\n",
        "interactions:\n  - {pair: [trees, limit_30], criterion: noise, change: x, basis: judgement, because: So.}\n",
    )
    case = _case(case=second)
    assert _left_out(case) == [("interaction", "1")]
    assert len(case.interactions) == 1


def test_a_broken_case_file_or_baseline_leaves_no_case():
    assert _load(case=("title: A quieter street", "titel: A quieter street")).case is None
    assert _load(options__as_is=("level: 0", "level: none")).case is None
    assert _load(options__as_is=None).case is None


def test_faults_of_options_are_found_although_the_case_file_is_broken():
    loaded = _load(case=("title: A quieter street", "titel: x"), options__trees=("  noise:", "  nose:"))
    assert {problem.code for problem in loaded.problems} >= {"missing-key", "unknown-key", "unknown-criterion"}


def test_a_fault_is_reported_once():
    loaded = _load(case=("criteria:\n", "kriteria:\n"))
    assert [problem.code for problem in loaded.problems] == ["missing-key", "unknown-key"]


@pytest.mark.parametrize(
    ("key", "word"),
    [
        ("tags", "7"),
        ("claims", "7"),
        ("claims", "nothing"),
        ("excludes", "7"),
        ("excludes", "nothing"),
    ],
)
def test_problems_of_a_file_are_listed_up_to_a_bound(key: str, word: str):
    many = f"{key}: [{', '.join([word] * 30_000)}]"
    loaded = _load(options__trees=("lag_days:", f"{many}\nlag_days:"))
    files = {problem.file for problem in loaded.problems}
    assert loaded.problems[0].code == "too-many-problems"
    assert files == {"options/trees.yaml"}
    assert len(loaded.problems) == 1_001
    assert ("option", "trees") in _left_out(loaded.case)


def test_places_are_right_behind_faulty_items_of_a_list():
    limits = (
        "limits:\n  - {on: cost, at_most: x}\n  - {on: cost, at_most: 5}\n  - {on: nothing, at_most: 5}\npackages:\n"
    )
    loaded = _load(case=("packages:\n", limits))
    assert [(problem.path, problem.line, problem.column) for problem in loaded.problems] == [
        ("limits[0].at_most", 37, 25),
        ("limits[2].on", 39, 10),
    ]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("options/as_is", "claims: [measured]", "claims: [5]"),
        ("options/limit_30", "counted_in: [noise]", "counted_in: 5"),
        ("options/limit_30", "after: [vote]", "after: [9 lives]"),
        ("options/limit_30", "kind: committed", "kind: contingent, trigger: 5"),
        ("options/trees", "lead_days: 30", "lead_days: x"),
        ("weights/residents", "{noise: 100, shops: 20, cost: 10}", "{noise: x, shops: 0, cost: 0}"),
        ("weights/traders", "[noise, cost]", "[noise, 5]"),
        ("seeds/register", "locator: page 2", "locator: 2"),
        ("seeds/register", "title: Noise survey", "title: 5"),
        ("case", "members: [limit_30, trees]", "members: [limit_30, 5]"),
        ("case", "change: -1", "change: x"),
        ("case", "objective: effort", "objective: 5"),
        ("case", "bounds: {lower: 0, upper: 140}", "value: [{level: 70, value: 0}, {level: x, value: 1}]"),
    ],
)
def test_one_fault_gives_one_problem(file: str, old: str, new: str):
    loaded = _load(**{file.replace("/", "__"): (old, new)})
    assert len(loaded.problems) == 1, [str(problem) for problem in loaded.problems]


def test_problems_are_sorted_by_place():
    problems = _load(
        case=("title: A quieter street", "title: 3"),
        options__trees=("name: A row of trees", "name: 2"),
        options__as_is=("lag_days: {days: 0", "lag_days: {days: x"),
    ).problems
    assert [problem.file for problem in problems] == ["case.yaml", "options/as_is.yaml", "options/trees.yaml"]


def test_the_digest_changes_with_names_and_values_and_with_nothing_else():
    digest = _case().digest
    assert len(digest) == 64
    assert _case().digest == digest
    assert _case(options__trees=("name: A row of trees", "name: A row of  trees")).digest != digest
    files = _files()
    files["weights/hikers.yaml"] = files.pop("weights/traders.yaml")
    assert load_case_from_files(files).case.digest != digest
    assert load_case_from_files({**_files(), "README.md": b"x", "options/_template.yaml": b"["}).case.digest == digest


def test_templates_and_hidden_files_are_not_read():
    loaded = load_case_from_files({**_files(), "options/_t.yaml": b"\xff", "weights/.x.yaml": b"[", "notes.txt": b"?"})
    assert loaded.problems == ()


def test_files_with_mark_and_windows_line_ends_give_the_same_case():
    files = {name: b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n") for name, content in _files().items()}
    loaded = load_case_from_files(files)
    assert loaded.problems == ()
    assert list(loaded.case.options.values()) == list(_case().options.values())


def test_names_that_cannot_be_shown_are_spelled_out(tmp_path: Path):
    odd = tmp_path / "options"
    odd.mkdir()
    for name in (b"\xff.yaml", b"a\nb.yaml"):
        (Path(str(odd)) / name.decode("utf-8", "surrogateescape")).write_text("x: 1")
    files = [problem.file for problem in load_case(tmp_path).problems]
    assert "options/\\udcff.yaml" in files
    assert "options/a\\nb.yaml" in files
    assert all(file.isprintable() for file in files)


def test_yml_is_read_too():
    files = {name.replace(".yaml", ".yml"): content for name, content in _files().items()}
    assert load_case_from_files(files).problems == ()


@pytest.mark.parametrize("module", ["pandas", "streamlit", "altair"])
def test_loading_needs_neither_tables_nor_screen(module: str):
    code = (
        f"import sys; sys.modules[{module!r}] = None\nfrom pathlib import Path\n"
        f"from counterpoise.casefile import load_case\nassert load_case(Path({str(BASE)!r})).case"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_rounding_in_floating_point_crosses_no_bound_and_no_end_of_the_scale():
    bounds = ("scale: {worst: -20, best: 20}", "scale: {worst: 0.1, best: 0.3}\n    bounds: {lower: 0.1, upper: 0.3}")
    for base, effect in ((0.3, -0.2), (0.1, 0.2)):
        loaded = _load(
            case=bounds,
            options__as_is=("shops: {level: 0", f"shops: {{level: {base}"),
            options__limit_30=("effect: {low: -3, mode: 0, high: 2}", f"effect: {effect}"),
            options__trees=("effect: 4", "effect: 0"),
        )
        assert loaded.problems == (), base


MILESTONES = (
    "packages:",
    "milestones:\n"
    "  session: {what: Session of the council, kind: time, lead_days: 10, basis: judgement, because: Monthly.}\n"
    "  approval: {what: Approval, kind: decision, lead_days: 5, after: [session], basis: judgement, because: A vote.}\n"
    "packages:",
)


def test_a_milestone_is_stated_once_and_named_where_it_is_needed():
    case = _case(case=MILESTONES, options__trees=("lag_days:", "needs: [approval]\nlag_days:"))
    needed = case.options["trees"].prerequisites
    assert list(needed)[:2] == ["session", "approval"]
    assert needed["approval"].after == ("session",)
    assert needed["approval"].lead_days == Range(5, 5, 5)


def test_an_options_own_milestone_may_come_after_a_shared_one():
    order = ("after: [vote]", "after: [vote, approval]")
    assert _load(case=MILESTONES, options__limit_30=order).problems[0].suggestion == "add it to 'needs'"
    named = ("name: Speed limit of 30", "needs: [approval]\nname: Speed limit of 30")
    files = _files()
    for old, new in (order, named):
        files["options/limit_30.yaml"] = files["options/limit_30.yaml"].replace(old.encode(), new.encode())
    files["case.yaml"] = files["case.yaml"].replace(MILESTONES[0].encode(), MILESTONES[1].encode(), 1)
    loaded = load_case_from_files(files)
    assert loaded.problems == ()
    assert list(loaded.case.options["limit_30"].prerequisites) == ["session", "approval", "vote", "order"]


def test_an_option_that_must_come_first_needs_no_lead_time():
    first = "  first: {what: Trees, kind: option, option: trees, basis: judgement, because: So.}\nlag_days:"
    case = _case(options__limit_30=("lag_days:", first))
    assert case.options["limit_30"].prerequisites["first"].lead_days == Range(0, 0, 0)
