"""The timeline command: its contract, its formats, and what it refuses."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest

from counterpoise.cli import main

ROOT = Path(__file__).parents[2]
FEW = ("--draws", "500")


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]):
    """Run the command on the default case: exit code, standard output, standard error."""

    def call(*words: object) -> tuple[int, str, str]:
        try:
            code = main(["timeline", str(ROOT), *map(str, words), *FEW])
        except SystemExit as stop:
            code = stop.code
        done = capfd.readouterr()
        return code, done.out, done.err

    return call


def test_without_a_choice_every_option_is_taken_alone(run) -> None:
    code, out, _ = run("--format", "json", "--by", 90)
    record = json.loads(out)
    assert code == 0
    assert len(record["options"]) == 8
    assert record["receipt"]["draws"] == 500
    naval = next(option for option in record["options"] if option["id"] == "naval_readiness")
    assert (naval["ready_day"]["low"], naval["ready_day"]["mode"], naval["ready_day"]["high"]) == (14, 45, 120)
    assert naval["critical_path"] == ["R04_deployment_order", "R05_ships_ready", "R06_transit"]
    assert 0 < naval["ready_by"]["probability"] < 1
    assert naval["ready_by"]["error"] > 0


def test_a_package_by_id_and_by_its_members_is_one_answer(run) -> None:
    _, named, _ = run("--package", "P1_author_full", "--by", 90, "--format", "json")
    members = "sanctions_threat,naval_readiness,strike_planning,flexibility"
    _, listed, _ = run("--members", members, "--by", 90, "--format", "json")
    record, by_members = json.loads(named), json.loads(listed)
    assert record.pop("receipt")["question"]["package"] == "P1_author_full"
    assert by_members.pop("receipt")["question"]["members"] == members.split(",")
    assert record == by_members
    assert record["package"]["name"] == "The article's package"
    assert record["package"]["ready_day"]["mode"] == 45
    assert [option["id"] for option in record["options"]] == members.split(",")


def test_a_start_day_moves_the_member_and_the_package_with_it(run) -> None:
    chosen = ("--members", "sanctions_threat,flexibility", "--format", "json")
    _, prompt, _ = run(*chosen)
    _, staged, _ = run(*chosen, "--start", "flexibility=30")
    before, after = json.loads(prompt), json.loads(staged)
    assert after["options"][1]["ready_day"]["mode"] == before["options"][1]["ready_day"]["mode"] + 30
    assert after["options"][0]["ready_day"] == before["options"][0]["ready_day"]
    assert after["package"]["value_to_date"]["average"] < before["package"]["value_to_date"]["average"]
    assert after["receipt"]["question"]["start"] == {"flexibility": 30}


def test_a_deadline_may_be_a_date(run) -> None:
    _, by_day, _ = run("--package", "P1_author_full", "--by", 90, "--format", "json")
    _, by_date, _ = run("--package", "P1_author_full", "--by", "2018-10-08", "--format", "json")
    assert json.loads(by_day) == json.loads(by_date)


def test_text_begins_with_the_answer(run) -> None:
    code, out, _ = run("--package", "P4_financial_balance", "--by", 90)
    assert code == 0
    assert out.startswith(
        "Financial balance: ready on day 14 (Jul 24, 2018) with most likely lead times; ready by day 90"
    )


def test_csv_markdown_and_xlsx_hold_the_same_days(run, tmp_path) -> None:
    _, text, _ = run("--package", "P1_author_full", "--format", "csv")
    rows = list(csv.reader(io.StringIO(text)))
    heading, first = rows[1], rows[2]
    assert (first[0], first[heading.index("Ready (day)")]) == ("The article's package", "45")
    _, marked, _ = run("--package", "P1_author_full", "--format", "md")
    assert marked.count("\n## ") == 3
    path = tmp_path / "timeline.xlsx"
    assert run("--package", "P1_author_full", "-o", path)[0] == 0
    book = openpyxl.load_workbook(path)
    assert len(book.sheetnames) == 5
    heading, first, *_ = book.worksheets[0].iter_rows(values_only=True)
    assert first[heading.index("Ready (day)")] == 45


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--package", "P1_author"), "did you mean 'P1_author_full'?"),
        (("--members", "flexiblity"), "did you mean 'flexibility'?"),
        (("--members", ","), "no option is chosen"),
        (("--members", "handshake,flexibility"), "stands for today's course"),
        (("--by", "-3"), "before the decision"),
        (("--by", "2018-07-01"), "before the decision"),
        (("--by", "soon"), "a day is a number of days"),
        (("--by", "2018-9-1"), "or a date such as 2018-10-08"),
        (("--package", "P1_author_full", "--sure", "150"), "--sure 150: "),
        (("--sure", "nan"), "--sure nan: "),
        (("--by", "1e12"), "are refused"),
        (("--members", "flexibility", "--start", "flexibility=-1"), "before the decision"),
        (("--members", "flexibility", "--start", "flexibility"), "a day is a number of days"),
        (("--members", "flexibility", "--start", "naval_readiness=3"), "not among the chosen options"),
        (("--start", "moon=3"), "no such option"),
        (("--members", "flexibility", "--start", "flexibility=1", "--start", "flexibility=2"), "given twice"),
        (("--package", "P1_author_full", "--sure", "0"), "the required chance"),
    ],
)
def test_what_cannot_be_answered_is_the_callers_fault(run, words, said) -> None:
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert said in err


def test_package_and_members_exclude_each_other(run) -> None:
    assert run("--package", "P1_author_full", "--members", "flexibility")[0] == 2


def test_a_deadline_beyond_the_horizon_is_answered(run) -> None:
    code, out, _ = run("--package", "P1_author_full", "--by", 5000)
    assert code == 0
    assert "Beyond the case's horizon of 720 days: the deadline." in out


def test_days_are_called_calendar_days_and_a_weekend_is_named(run) -> None:
    _, out, _ = run("--package", "P1_author_full", "--by", "2018-10-06")
    assert "Days are calendar days, weekends included; the deadline falls on a Saturday." in out
    _, out, _ = run("--package", "P1_author_full", "--by", "2018-10-08", "--event", "Review")
    assert "Days are calendar days, weekends included.\n" in out
    _, out, _ = run("--package", "P1_author_full", "--by", "2018-10-07", "--event", "Review")
    assert "Review falls on a Sunday" in out
