"""Trade-offs question by question: the next one as data, or all of them at a terminal."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .answers_file import AnswersFile
from .faults import AuthorFault

if TYPE_CHECKING:
    from ..model import Case

KEYS: Mapping[str, str] = {"a": "a", "b": "b", "=": "equal", "s": "skip"}
"""What is typed for each answer; u undoes the last one, and an empty line ends."""

MENU = "a or b is better, = about equal, s skip, u undo, Enter to stop: "


def print_next(case: Case, found: AnswersFile) -> None:
    """The next question as JSON, with what the answers so far leave open."""
    from ..report.contracts.weighing import asking_record
    from ..report.writers.json_file import dump_json
    from ..study import Study
    from ..study.weighing.by_choices import next_trade_off

    with found.locating():
        asking = next_trade_off(Study(case), found.answers)
    print(dump_json(asking_record(case, asking)).decode(), end="")


def ask_at_terminal(case: Case, found: AnswersFile) -> dict[str, Any]:
    """The answers with those that a person gives, one question after another, until an empty line.

    Raises
    ------
    AuthorFault
        There is no terminal to ask at, or no question was answered.
    """
    from ..report.sentences.elicitation import asking_text, outcome_text
    from ..study import Study
    from ..study.weighing.by_choices import next_trade_off, with_choice, without_last_choice

    if not sys.stdin.isatty():
        raise AuthorFault("--ask asks at a terminal; elsewhere, --next prints the next question")
    study, answers = Study(case), dict(found.answers)
    while True:
        with found.locating():
            asking = next_trade_off(study, answers)
        said = [one["prefer"] for one in answers.get("choices", ())]
        print("\n" + asking_text(asking, said), file=sys.stderr)
        if asking.next is None:
            break
        print("Which of these two is better? Everything else is the same in both.", file=sys.stderr)
        for side in ("a", "b"):
            print(f"  {side}: {'; '.join(outcome_text(case, asking.next, side).splitlines())}", file=sys.stderr)
        typed = _read_key()
        if not typed:
            break
        answers = without_last_choice(answers) if typed == "u" else with_choice(answers, asking.next, KEYS[typed])
    if not any(one["prefer"] != "skip" for one in answers.get("choices", ())):
        raise AuthorFault("no question was answered, so there are no weights")
    return answers


def _read_key() -> str:
    """What was typed, once it is an answer; "" to stop, which the end of input means too."""
    while True:
        print(MENU, end="", file=sys.stderr, flush=True)
        line = sys.stdin.readline()
        typed = line.strip().lower()
        if not typed or typed in KEYS or typed == "u":
            return typed
