"""The command `weigh`: answers from a file, a profile that `check` accepts, and faults with their place."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path

import pytest

from counterpoise.bundle import find_folder
from counterpoise.casefile.load import load_case
from counterpoise.cli import main

SWINGS = "name: My swings\npoints: {speed: 100, walking: 70, ease: 30, cost: 40}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(find_folder("examples/teaching"), tmp_path / "case")
    return tmp_path / "case"


def write(tmp_path: Path, text: str) -> str:
    path = tmp_path / "answers.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_the_profile_is_accepted_by_check_and_gives_the_same_weights(folder, tmp_path, capsys) -> None:
    target = folder / "weights/mine.yaml"
    words = ["weigh", "swing", str(folder), "--answers", write(tmp_path, SWINGS)]
    assert main([*words, "-o", str(target), "--format", "json"]) == 0
    record = json.loads(capsys.readouterr().out)
    loaded = load_case(folder)
    assert not [problem for problem in loaded.problems if "mine" in problem.file]
    profile = loaded.case.profiles["mine"]
    assert (profile.name, dict(profile.points)) == ("My swings", {"speed": 100, "walking": 70, "ease": 30, "cost": 40})
    assert record["weights"]["speed"] == {"points": 100, "share": pytest.approx(100 / 240)}


def test_ranges_are_kept_in_the_profile(folder, tmp_path) -> None:
    answers = write(tmp_path, "ranges: {speed: {low: 30, high: 60}, cost: {low: 5, high: 20}}\n")
    target = folder / "weights/bounds.yaml"
    assert main(["weigh", "ranges", str(folder), "--answers", answers, "-o", str(target)]) == 0
    assert load_case(folder).case.profiles["bounds"].ranges == {"speed": (30, 60), "cost": (5, 20)}


def test_a_file_that_exists_is_never_overwritten(folder, tmp_path, capsys) -> None:
    target = tmp_path / "mine.yaml"
    target.write_bytes(b"mine")
    words = ["weigh", "swing", str(folder), "--answers", write(tmp_path, SWINGS), "-o", str(target)]
    assert main(words) == 2
    assert "exists; nothing was written" in capsys.readouterr().err
    assert target.read_bytes() == b"mine"


@pytest.mark.parametrize("name", ["mine.json", "my weights.yaml", "1st.yaml", "no/such/folder/mine.yaml"])
def test_a_name_that_is_no_profiles_is_refused(name, folder, tmp_path, capsys) -> None:
    words = ["weigh", "swing", str(folder), "--answers", write(tmp_path, SWINGS), "-o", str(tmp_path / name)]
    assert main(words) == 2
    assert name in capsys.readouterr().err


def test_a_name_that_no_profile_can_have_is_refused_and_nothing_is_written(folder, tmp_path, capsys) -> None:
    answers = write(tmp_path, SWINGS.replace("name: My swings", 'name: "two\\nlines"'))
    target = tmp_path / "mine.yaml"
    assert main(["weigh", "swing", str(folder), "--answers", answers, "-o", str(target)]) == 2
    assert "no sound weight profile" in capsys.readouterr().err
    assert not target.exists()


def test_every_fault_is_named_with_its_line(folder, tmp_path, capsys) -> None:
    answers = write(tmp_path, "points:\n  speed: 100\n  speed: 3\n  walkin: 4\n  ease: -1\nrank: [speed, speed]\n")
    target = tmp_path / "mine.yaml"
    assert main(["weigh", "swing", str(folder), "--answers", answers, "-o", str(target)]) == 2
    said = capsys.readouterr().err
    for part in (":3:", "key appears twice", ":4:", "did you mean 'walking'", ":5:", "out of range", ":6:"):
        assert part in said
    assert not target.exists()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"points: [", b"- 1\n", b"x" * 6_000_000, b"!!python/x 1"])
def test_a_file_that_holds_no_answers_is_refused(content, folder, tmp_path, capsys) -> None:
    path = tmp_path / "answers.yaml"
    path.write_bytes(content)
    assert main(["weigh", "rank", str(folder), "--answers", str(path)]) == 2
    assert "answers.yaml" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_named(folder, tmp_path, capsys) -> None:
    assert main(["weigh", "rank", str(folder), "--answers", str(tmp_path / "none.yaml")]) == 2
    assert "none.yaml: cannot be read" in capsys.readouterr().err


def test_contradictions_are_printed_with_what_the_others_imply(folder, tmp_path, capsys) -> None:
    pairs = ["speed, less: walking", "walking, less: ease", "ease, less: speed", "speed, less: cost"]
    answers = write(tmp_path, "pairwise:\n" + "".join(f"  - {{more: {pair}, times: 3}}\n" for pair in pairs))
    assert main(["weigh", "pairwise", str(folder), "--answers", answers]) == 0
    said = capsys.readouterr().out
    assert "above the acceptable 0.1" in said
    assert "the others imply the reverse, 9 times" in said
    assert "A repair, if it is what you mean" in said


def test_the_next_trade_off_is_an_entry_of_choices_once_it_is_answered(folder, tmp_path, capsys) -> None:
    choices: list[dict] = []
    left = []
    for _question in range(3):
        answers = write(tmp_path, json.dumps({"choices": choices} if choices else {"no_weight": ["ease"]}))
        assert main(["weigh", "tradeoff", str(folder), "--next", "--answers", answers]) == 0
        asking = json.loads(capsys.readouterr().out)
        left.append(asking["likely_left"])
        choices.append({"a": asking["next"]["a"], "b": asking["next"]["b"], "prefer": "b"})
    assert left[-1] < left[1]
    assert main(["weigh", "tradeoff", str(folder), "--answers", write(tmp_path, json.dumps({"choices": choices}))]) == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["swing", "--next"], "only tradeoff is asked"),
        (["swing"], "--answers FILE is needed"),
        (["tradeoff", "--ask"], "--ask asks at a terminal"),
    ],
)
def test_questions_that_cannot_be_asked_say_so(words, said, folder, capsys, monkeypatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert main(["weigh", words[0], str(folder), *words[1:]]) == 2
    assert said in capsys.readouterr().err


def test_at_a_terminal_one_question_follows_another_until_an_empty_line(folder, tmp_path, capsys, monkeypatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("sys.stdin", Terminal("a\nx\nb\nu\ns\n=\n\n"))
    target = tmp_path / "mine.yaml"
    words = ["weigh", "tradeoff", str(folder), "--ask", "--locked", "-o", str(target), "--format", "json"]
    assert main(words) == 0
    out, err = capsys.readouterr()
    assert [one["prefer"] for one in json.loads(out)["answers"]["choices"]] == ["a", "skip", "equal"]
    assert "2 questions answered, 1 skipped; about" in err
    assert "locked before the scores were shown" in target.read_text("utf-8")
