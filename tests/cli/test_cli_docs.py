"""docs/cli.md and docs/method.md keep up with the program."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from counterpoise.cli import build_parser
from counterpoise.commands import COMMANDS

ROOT = Path(__file__).parents[2]
CLI = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
METHOD = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")


def options_of(command: str) -> list[str]:
    """Long options of a command, as its help spells them."""
    (subparsers,) = (action for action in build_parser()._actions if hasattr(action, "choices") and action.choices)
    actions = subparsers.choices[command]._actions
    return [name for action in actions for name in action.option_strings if name.startswith("--")]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_described_with_every_option_of_its_own(command: str) -> None:
    assert f"| `{command}` |" in CLI, f"docs/cli.md: the table of commands lacks `{command}`"
    options = options_of(command)
    assert options
    missing = [option for option in options if option not in ("--help", "--debug", "--output") and option not in CLI]
    assert not missing, f"docs/cli.md says nothing of {', '.join(missing)} of `{command}`"


def test_no_command_is_described_that_does_not_exist() -> None:
    described = re.findall(
        r"^\| `(\w+)` \| .*\?|^\| `(\w+)` \|", CLI.split("## What all commands share")[0], re.MULTILINE
    )
    assert {first or second for first, second in described} == set(COMMANDS)


def test_the_method_page_names_the_paper_of_every_part_that_cites_one() -> None:
    for author in (
        "Keeney & Raiffa",
        "Edwards",
        "Barron & Barrett",
        "Saaty",
        "Lahdelma",
        "Kelley & Walker",
        "Strong & Oakley",
    ):
        assert author in METHOD


@pytest.mark.parametrize("text", [CLI, METHOD], ids=["cli.md", "method.md"])
def test_the_pages_name_no_machine(text: str) -> None:
    assert not re.search(r"/work|/root|/home|https?://", text)
