"""`counterpoise chart NAME CASE -o FILE`: one chart as a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from counterpoise.cli import main


def run_chart(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    code = main(["chart", *words])
    return code, capsys.readouterr().err


def test_a_specification_with_its_data_opens_elsewhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "ranking.json"
    assert run_chart(capsys, "contributions", "examples/teaching", "-o", str(target))[0] == 0
    record = json.loads(target.read_text(encoding="utf-8"))
    assert record["$schema"].startswith("https://vega.github.io/schema/vega-lite/")
    assert "School street leads" in record["title"]["text"]
    assert len({row["option"] for row in record["datasets"]["source"]}) > 3


def test_weights_change_the_chart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "ranking.json"
    words = ("contributions", "examples/teaching", "--weights", "speed=100", "-o", str(target))
    assert run_chart(capsys, *words)[0] == 0
    record = json.loads(target.read_text(encoding="utf-8"))
    assert record["usermeta"]["receipt"]["weights"]["speed"] == 1
    assert "Weights: your own." in record["usermeta"]["source"]


def test_an_svg_is_written_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "time.svg"
    words = ("timeline", "examples/teaching", "--package", "guard_and_humps", "-o", str(target))
    code, said = run_chart(capsys, *words)
    assert (code, said.strip()) == (0, f"wrote {target}")
    assert target.read_text(encoding="utf-8").rstrip().endswith("</svg>")


@pytest.mark.parametrize(
    ("words", "advice"),
    [
        (("contributions", "examples/teaching", "-o", "x.gif"), "use .png, .svg, .json"),
        (("contributions", "examples/teaching", "-o", "x.yaml"), "never overwrite case files"),
        (("option_levels", "examples/teaching", "--option", "nobody", "-o", "x.svg"), "there are: "),
        (("timeline", "examples/teaching", "--package", "nothing", "-o", "x.svg"), "no such package"),
        (("contributions", "examples/teaching", "--weights", "nobody", "-o", "x.svg"), "nobody"),
    ],
)
def test_what_cannot_be_drawn_says_what_to_do(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], advice: str, tmp_path: Path
) -> None:
    code, said = run_chart(capsys, *words[:-1], str(tmp_path / words[-1]))
    assert code == 2
    assert advice in said
    assert not list(tmp_path.iterdir())
