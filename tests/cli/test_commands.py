"""The command line as its users meet it: commands run in this process, files in a folder of their own."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
import shutil
from pathlib import Path

import openpyxl
import pytest

from counterpoise.casefile import load_case
from counterpoise.cli import build_parser, main
from counterpoise.commands import COMMANDS, open_door

STARTER = Path(__file__).parents[2] / "counterpoise" / "commands" / "starter"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the starter case."""
    return Path(shutil.copytree(STARTER, tmp_path / "case"))


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]):
    """Run a command: exit code, standard output, standard error."""

    def call(*words: object) -> tuple[int, str, str]:
        try:
            code = main([str(word) for word in words])
        except SystemExit as stop:
            code = stop.code
        done = capfd.readouterr()
        return code, done.out, done.err

    return call


def break_option(folder: Path) -> None:
    path = folder / "options" / "bus_lane.yaml"
    path.write_text(path.read_text().replace("mode: 12", "mod: 12"))


# check


def test_check_of_a_sound_case_says_so_in_one_line(run, folder) -> None:
    code, out, err = run("check", folder)
    assert (code, err) == (0, "")
    assert out == "no problems; my_case: 2 options, 4 criteria, 1 weight profile\n"


def test_check_lists_every_problem_with_place_and_ends_in_a_summary(run, folder) -> None:
    break_option(folder)
    code, out, _ = run("check", folder)
    assert code == 2
    assert re.search(r"^options/bus_lane\.yaml:\d+:\d+: .*\[(missing|unknown)-key\]$", out, re.MULTILINE)
    assert "1 option left out because of errors in the files: bus_lane." in out.splitlines()[-1]


def test_check_as_json_counts_and_lists(run, folder) -> None:
    break_option(folder)
    code, out, _ = run("check", folder, "--format", "json")
    found = json.loads(out)
    assert code == 2
    assert found["errors"] == len(found["problems"]) > 0
    assert found["left_out"] == [{"kind": "option", "id": "bus_lane", "file": "options/bus_lane.yaml", "about": ""}]
    assert {"file", "line", "column", "path", "code", "found", "expected", "suggestion"} <= set(found["problems"][0])


def test_check_of_nothing_is_the_callers_fault(run, tmp_path) -> None:
    code, out, _ = run("check", tmp_path / "nowhere")
    assert code == 2
    assert "[no-such-folder]" in out


# compare


def test_compare_as_json_keeps_the_contract(run, folder) -> None:
    code, out, err = run("compare", folder, "--format", "json")
    found = json.loads(out)
    assert (code, err) == (0, "")
    assert set(found) == {"receipt", "options", "tie_set"}
    assert {"case", "digest", "profile", "weights", "question", "version"} <= set(found["receipt"])
    assert found["receipt"]["profile"] == "everyday"
    assert found["receipt"]["question"]["method"] == "additive"
    assert [option["rank"] for option in found["options"]] == [1, 2]
    first = found["options"][0]
    assert {"id", "name", "rank", "score", "ready_day", "effect_day", "criteria"} <= set(first)
    assert (first["id"], first["ready_day"], first["effect_day"]) == ("bus_lane", 75, 89)
    assert set(first["criteria"]) == {"delay", "access", "cost", "time_to_effect"}
    assert first["criteria"]["delay"]["level"] == 12
    assert first["criteria"]["delay"]["value"] == pytest.approx(0.4)
    assert first["criteria"]["delay"]["contribution"] == pytest.approx(16)
    assert sum(cell["contribution"] for cell in first["criteria"].values()) == pytest.approx(first["score"])


def test_compare_as_text_gives_question_answer_and_table(run, folder) -> None:
    code, out, _ = run("compare", folder)
    assert code == 0
    assert out.startswith("Which measure should the town take")
    assert "Bus lane on the ring road leads (57 of 100), but it is too close to call: " in out
    assert "weight profile: everyday" in out


def test_an_option_that_cannot_be_ranked_stands_last_with_null(run, folder) -> None:
    run("new", "option", "toll", folder)
    found = json.loads(run("compare", folder, "--format", "json")[1])["options"]
    assert [(option["id"], option["rank"]) for option in found][-1] == ("toll", None)
    assert found[-1]["score"] is None
    assert found[-1]["criteria"]["delay"] == {
        "level": None,
        "low": None,
        "high": None,
        "difference": None,
        "value": None,
        "contribution": None,
    }


def test_with_a_broken_option_compare_goes_on_and_says_what_is_left_out(run, folder) -> None:
    break_option(folder)
    code, out, err = run("compare", folder, "--format", "json")
    found = json.loads(out)
    assert code == 0
    assert "1 option left out because of errors in the files: bus_lane." in err
    assert found["receipt"]["left_out"] == ["option bus_lane"]
    assert [option["id"] for option in found["options"]] == ["as_today"]


def test_with_no_case_left_every_problem_goes_to_stderr(run, folder) -> None:
    (folder / "case.yaml").write_text("id: x\nid: y\n")
    code, out, err = run("compare", folder)
    assert (code, out) == (2, "")
    assert "[duplicate-key]" in err


def test_csv_xlsx_and_markdown_hold_one_table(run, folder, tmp_path) -> None:
    _, out, _ = run("compare", folder, "--format", "csv")
    heading, first, _ = list(csv.reader(io.StringIO(out)))
    assert heading[:3] == ["Rank", "Option", "Score (points)"]
    assert first[:3] == ["1", "Bus lane on the ring road", "56.8"]
    target = tmp_path / "out.xlsx"
    assert run("compare", folder, "-o", target)[0] == 0
    sheet = openpyxl.load_workbook(target).worksheets[0]
    assert [sheet.cell(2, c).value for c in (1, 2, 3)] == [1, "Bus lane on the ring road", 56.8]
    assert "| 1 | Bus lane on the ring road | 56.8 |" in run("compare", folder, "--format", "md")[1]


def test_show_chooses_what_stands_per_criterion(run, folder) -> None:
    _, out, _ = run("compare", folder, "--format", "csv", "--show", "value,contribution")
    assert "Delay in the peak, value (0 to 1)" in out
    assert "Delay in the peak (minutes)" not in out
    code, _, err = run("compare", folder, "--show", "valu")
    assert code == 2
    assert "did you mean 'value'?" in err


# weights


def scores(out: str) -> dict[str, float]:
    return {option["id"]: option["score"] for option in json.loads(out)["options"]}


def test_points_written_out_give_criteria_not_named_no_weight(run, folder) -> None:
    _, out, _ = run("compare", folder, "--weights", "delay=3, cost=1", "--format", "json")
    assert scores(out)["as_today"] == pytest.approx(0.75 * 35 + 0.25 * 100)
    receipt = json.loads(out)["receipt"]
    assert receipt["profile"] == "own"
    assert receipt["weights"]["access"] == 0


def test_scaling_the_points_changes_nothing(run, folder) -> None:
    one = run("compare", folder, "--weights", "delay=3,cost=1", "--format", "json")[1]
    other = run("compare", folder, "--weights", "delay=0.3,cost=0.1", "--format", "json")[1]
    assert scores(one) == scores(other)


def test_a_weights_file_is_read_and_its_points_stand_on_the_receipt(run, folder, tmp_path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text((folder / "weights" / "everyday.yaml").read_text().replace("delay: 40", "delay: 400"))
    _, out, err = run("compare", folder, "--weights", path, "--format", "json")
    assert err == ""
    assert json.loads(out)["receipt"]["profile"] == "own"
    assert json.loads(out)["receipt"]["question"]["weights"]["delay"] == 400
    assert json.loads(out)["receipt"]["weights"]["delay"] == pytest.approx(400 / 460)


def test_a_profiles_own_file_is_that_profile(run, folder) -> None:
    _, out, _ = run("compare", folder, "--weights", folder / "weights" / "everyday.yaml", "--format", "json")
    assert json.loads(out)["receipt"]["profile"] == "everyday"


def test_a_faulty_weights_file_gives_the_same_problems_as_any_other(run, folder, tmp_path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("name: Mine\nheld_by: Me\nbecause: So\npoints: {delay: -1, acces: 2}\n")
    code, out, err = run("compare", folder, "--weights", path)
    assert (code, out) == (2, "")
    assert f"{path}:4:" in err
    assert "[unknown-criterion]" in err


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("everyda", "did you mean 'everyday'?"),
        ("delay=x", "delay: 'x' is not a number"),
        ("delay=-1", "points are a number, 0 or more"),
        ("delay=nan", "is not a number that can be used here"),
        ("delay=1,delay=2", "given twice"),
        ("dela=1", "did you mean 'delay'?"),
        ("delay=0", "all weights are zero"),
    ],
)
def test_weights_that_cannot_be_used_are_the_callers_fault(run, folder, text: str, told: str) -> None:
    code, out, err = run("compare", folder, "--weights", text)
    assert (code, out) == (2, "")
    assert told in err


# options


def test_options_lists_them_and_shows_one_with_all_its_tables(run, folder) -> None:
    assert "bus_lane" in run("options", folder)[1]
    tables = json.loads(run("options", folder, "--option", "bus_lane", "--format", "json")[1])["tables"]
    assert [table["id"] for table in tables] == ["performance", "costs", "risks", "prerequisites", "claims"]
    code, _, err = run("options", folder, "--option", "bus")
    assert code == 2
    assert "there are: as_today, bus_lane" in err


# schema, explain


def test_schema_prints_one_or_all_and_writes_files(run, tmp_path) -> None:
    assert json.loads(run("schema", "option")[1])["title"].startswith("Counterpoise")
    assert set(json.loads(run("schema")[1])) == {"case", "option", "weights", "sources"}
    assert run("schema", "-o", tmp_path / "s")[0] == 0
    assert len(list((tmp_path / "s").glob("*.schema.json"))) == 4


def test_schema_writes_what_the_repository_holds(run, tmp_path, monkeypatch) -> None:
    root = Path(__file__).parents[2]
    monkeypatch.chdir(tmp_path)
    assert run("schema", "--write")[0] == 0
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(written) >= 6
    for path in written:
        assert path.read_bytes() == (root / path.relative_to(tmp_path)).read_bytes(), path.name


def test_explain_knows_codes_and_terms_and_advises_on_others(run) -> None:
    assert run("explain", "missing-key")[1].startswith("missing-key:")
    assert run("explain", "swing", "weight")[1].startswith("weight: The value of going")
    assert "duplicate-key" in run("explain")[1]
    code, _, err = run("explain", "missing-kye")
    assert code == 2
    assert "did you mean 'missing-key'?" in err


# new


def test_a_new_case_is_valid_and_can_be_compared(run, tmp_path) -> None:
    assert run("new", tmp_path / "mine")[0] == 0
    assert run("check", tmp_path / "mine")[0] == 0
    assert run("compare", tmp_path / "mine")[0] == 0


def test_a_new_case_has_a_template_of_an_option_that_is_valid_once_renamed(run, tmp_path) -> None:
    run("new", str(tmp_path / "mine"))
    template = tmp_path / "mine" / "options" / "_template.yaml"
    assert list(load_case(tmp_path / "mine").case.options) == ["as_today", "bus_lane"]
    template.rename(template.with_name("toll.yaml"))
    loaded = load_case(tmp_path / "mine")
    assert loaded.problems == ()
    assert list(loaded.case.options) == ["as_today", "bus_lane", "toll"]


def test_a_new_option_is_valid_with_every_level_missing(run, folder) -> None:
    code, out, _ = run("new", "option", "toll", folder)
    assert code == 0
    assert "toll.yaml" in out
    code, out, _ = run("check", folder)
    assert code == 0
    assert "2 levels are missing: Toll (2)." in out
    assert (folder / "options" / "toll.yaml").read_text().count("missing: not yet estimated") == 2


def test_nothing_that_exists_is_overwritten(run, folder) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    assert run("new", folder)[0] == 2
    assert run("new", "option", "bus_lane", folder)[0] == 2
    assert {path: path.read_bytes() for path in folder.rglob("*.yaml")} == before


def test_parts_are_added_while_the_case_is_unfinished(run, folder) -> None:
    case = folder / "case.yaml"
    case.write_text(case.read_text() + "packages:\n  p: {name: P, members: [toll, shuttle]}\n")
    (folder / "options" / "bus_lane.yaml").write_text("name: [")
    for kind, id_ in (("option", "toll"), ("option", "shuttle"), ("profile", "new_view"), ("source", "survey")):
        assert run("new", kind, id_, folder)[0] == 0, kind
    out = run("check", folder)[1]
    assert {line.split(":")[0] for line in out.splitlines() if "[" in line} == {"options/bus_lane.yaml"}
    (folder / "options" / "bus_lane.yaml").unlink()
    assert run("new", "option", "bus_lane", folder)[0] == 0
    assert run("check", folder)[0] == 0
    assert run("compare", folder, "--weights", "new_view")[0] == 0


def test_a_new_baseline_states_levels(run, folder) -> None:
    baseline = folder / "options" / "as_today.yaml"
    baseline.unlink()
    assert run("new", "option", "as_today", folder)[0] == 0
    assert "entered as effect" not in baseline.read_text()
    assert "entered as level" in baseline.read_text()


def test_a_part_needs_criteria_and_shows_only_the_faults_of_the_case_file(run, folder) -> None:
    (folder / "case.yaml").write_text("title: [")
    (folder / "options" / "bus_lane.yaml").write_text("name: [")
    code, _, err = run("new", "option", "toll", folder)
    assert code == 2
    assert "case.yaml:" in err
    assert "bus_lane" not in err


def test_a_new_case_that_cannot_be_written_leaves_nothing(run, tmp_path, monkeypatch) -> None:
    (tmp_path / "file").write_text("x")
    code, _, err = run("new", tmp_path / "file" / "mine")
    assert code == 2
    assert "cannot be written" in err
    real_open = Path.open

    def full(path: Path, *args, **kwargs):
        if path.name == "everyday.yaml":
            raise OSError(28, "No space left on device")
        return real_open(path, *args, **kwargs)

    monkeypatch.setattr(Path, "open", full)
    assert run("new", tmp_path / "mine")[0] == 2
    assert not (tmp_path / "mine").exists()


@pytest.mark.parametrize(
    "words", [("option", "no-dash"), ("option", "../x"), ("option",), ("a", "b"), ("option", "a", "b", "c")]
)
def test_new_refuses_what_it_cannot_name(run, words: tuple[str, ...]) -> None:
    assert run("new", *words)[0] == 2


# output and help


def test_the_files_ending_chooses_the_format(run, folder, tmp_path) -> None:
    run("compare", folder, "-o", tmp_path / "a.json")
    assert "options" in json.loads((tmp_path / "a.json").read_text())
    run("compare", folder, "-o", tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_an_ending_that_says_no_format_is_refused_unless_the_format_is_given(run, folder, tmp_path) -> None:
    code, _, err = run("compare", folder, "-o", tmp_path / "a.pdf")
    assert code == 2
    assert "the ending names no format" in err
    assert not (tmp_path / "a.pdf").exists()
    assert run("compare", folder, "--format", "csv", "-o", tmp_path / "a.data")[0] == 0


def test_a_file_has_the_permissions_that_any_other_program_would_give_it(run, folder, tmp_path) -> None:
    usual, ours = tmp_path / "usual.csv", tmp_path / "ours.csv"
    usual.touch()
    run("compare", folder, "-o", ours)
    assert ours.stat().st_mode == usual.stat().st_mode
    ours.chmod(0o640)
    run("compare", folder, "-o", ours)
    assert ours.stat().st_mode & 0o777 == 0o640


def test_results_are_never_written_over_case_files_or_into_nowhere(run, folder) -> None:
    before = (folder / "case.yaml").read_bytes()
    assert run("compare", folder, "-o", folder / "case.yaml")[0] == 2
    assert (folder / "case.yaml").read_bytes() == before
    code, _, err = run("compare", folder, "-o", folder / "no" / "such" / "x.csv")
    assert code == 2
    assert "cannot be written" in err
    assert not list(folder.glob(".*"))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_examples(run, name: str) -> None:
    code, out, _ = run(name, "--help")
    assert code == 0
    assert f"python -m counterpoise {name}" in out.split("examples:")[1]


EXAMPLES = [line for command in COMMANDS.values() for line in open_door(command).examples]


@pytest.mark.parametrize("line", EXAMPLES)
def test_every_example_of_the_help_can_be_parsed(line: str) -> None:
    build_parser().parse_args(shlex.split(line))


def test_every_command_has_examples() -> None:
    assert {line.split()[0] for line in EXAMPLES} == set(COMMANDS)


def test_an_unknown_command_or_format_is_the_callers_fault(run) -> None:
    assert run("weigh")[0] == 2
    assert run("compare", "--format", "pdf")[0] == 2
    assert run()[0] == 2


# the default case


def test_the_default_case_is_ranked_by_its_default_profile(run) -> None:
    root = Path(__file__).parents[2]
    code, out, err = run("compare", root, "--weights", "author_realist", "--format", "json")
    assert (code, err) == (0, "")
    options = json.loads(out)["options"]
    assert len(options) == 8
    assert all(len(option["criteria"]) == 13 for option in options)
    ranks = [option["rank"] for option in options]
    assert ranks == sorted(ranks)
    assert scores(out) == scores(run("compare", root, "--format", "json")[1])
    assert run("check", root)[0] == 0


def test_a_flag_of_one_value_is_refused_a_second_time(run, folder) -> None:
    code, out, err = run("compare", folder, "--weights", "everyday", "--weights", "everyday")
    assert (code, out) == (2, "")
    assert "--weights: it is given twice; give it once" in err
    assert run("packages", folder, "--limit", "members<=1", "--limit", "cost<=1000")[0] == 0
