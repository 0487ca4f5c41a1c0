"""A new case by questions at a terminal: every question has a default, and the ranking shows as it comes about."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from .faults import AuthorFault
from .inputs import count
from .new_folder import refuse_used, schema_files, write_folder

Ask = Callable[[str, str], str]
"""Asks one question; what is answered, or the default where nothing is."""

SCHEMAS = {"options": "../schemas/option", "weights": "../schemas/weights", "seeds": "../schemas/sources"}
MOST = 50
"""Options, or criteria, that are asked for one by one."""


def make_case(folder: str, day: date) -> int:
    """Ask at the terminal, and write the folder at the end.

    Raises
    ------
    AuthorFault
        The input ends early, or the folder cannot be written.
    """
    if folder:
        refuse_used(Path(folder))
    try:
        interview = Interview(_ask_at_terminal, print, day)
        interview.run()
        target = Path(folder or _ask_at_terminal("Folder for the case", str(interview.trees["case.yaml"]["id"])))
    except EOFError:
        raise AuthorFault("new case: the answers ended early; nothing was written") from None
    write_folder(target, {**interview.files(), **schema_files()})
    size = f"{count(len(interview.options), 'option')}, {count(len(interview.criteria), 'criterion', 'criteria')}"
    print(f"wrote {target}: {size}. Reasons and sources are still to be written; `check` says where.")
    print(f"next: python -m counterpoise run {shlex.quote(str(target))}")
    return 0


def _ask_at_terminal(question: str, default: str) -> str:
    answer = input(f"{question} [{default}]: " if default else f"{question}: ").strip()
    return answer or default


@dataclass
class Interview:
    """The questions in their order, and the trees of the case that the answers make."""

    ask: Ask
    say: Callable[[str], object]
    day: date
    trees: dict[str, dict[str, Any]] = field(default_factory=dict)
    options: dict[str, str] = field(default_factory=dict)
    criteria: dict[str, dict[str, Any]] = field(default_factory=dict)

    def run(self) -> None:
        from ..casefile.starts import empty_case

        self.trees = empty_case(self.day.isoformat())
        self.say("A new case. Enter takes what stands in brackets; everything can be changed later.")
        self._ask_the_question()
        self._ask_options()
        self._ask_criteria()
        self._ask_weights()

    def files(self) -> dict[str, bytes]:
        """The files as they stand."""
        from ..casefile.yaml_write import write_yaml

        return {
            name: (
                f"# yaml-language-server: $schema={SCHEMAS.get(name.partition('/')[0], 'schemas/case')}.schema.json\n"
                + write_yaml(tree)
            ).encode()
            for name, tree in self.trees.items()
        }

    def _ask_the_question(self) -> None:
        from ..casefile.write_profile import profile_id

        case = self.trees["case.yaml"]
        case["question"] = self.ask("What is to be decided?", case["question"])
        case["title"] = self.ask("Title", str(case["question"]).rstrip("?"))
        case["id"] = profile_id(case["title"])
        case["decided_by"] = self.ask("Who decides?", case["decided_by"])
        money = case["money"]
        money["currency"] = self.ask("Currency", money["currency"])

    def _ask_options(self) -> None:
        from ..casefile.starts import free_id, new_option

        baseline = self.ask("What is today's course called?", "Go on as today")
        self.options = {"as_today": baseline}
        self.trees["options/as_today.yaml"]["name"] = baseline
        self.say("Options besides it, one a line; an empty line ends.")
        for name in self._names("Option", least=1):
            id_ = free_id(name, self.options)
            self.options[id_] = name
            self.trees[f"options/{id_}.yaml"] = new_option(name, {})
        self.trees["case.yaml"]["option_order"] = list(self.options)

    def _ask_criteria(self) -> None:
        from ..casefile.starts import free_id, new_criterion

        self.say("Criteria: what outcomes are judged by, one at a time; an empty line ends.")
        for name in self._names("Criterion", least=1):
            id_ = free_id(name, self.criteria)
            unit = self.ask("  In which unit", "index 0-100")
            worst = self._number("  Worst level", "0")
            best = self._number("  Best level", "100" if worst != 100 else "0")
            while best == worst:
                self.say("  The best level is another than the worst.")
                best = self._number("  Best level", "")
            self.criteria[id_] = new_criterion(name, unit, worst, best, "aims")
            self.trees["case.yaml"]["criteria"] = self.criteria
            self.trees["weights/equal.yaml"]["points"][id_] = 10
            self._ask_levels(id_, name, unit)
            if len(self.criteria) > 1:
                self._say_ranking("  So far: ")

    def _ask_levels(self, criterion: str, name: str, unit: str) -> None:
        from ..casefile.starts import BASED, missing_level

        self.say(f"  {name} of each option, in {unit}: likely, or low likely high as in 2 3 5; empty: not known.")
        for id_, option in self.options.items():
            level = self._level(f"    {option}")
            cell = missing_level() if level is None else {"level": level, **BASED}
            self.trees[f"options/{id_}.yaml"]["performance"][criterion] = cell

    def _ask_weights(self) -> None:
        points = self.trees["weights/equal.yaml"]["points"]
        self.say("Weights: the value of going from the worst to the best level, on any common scale.")
        asked = {
            id_: self._number(f"  {found['name']}, from {found['scale']['worst']} to {found['scale']['best']}", "10", 0)
            for id_, found in self.criteria.items()
        }
        if not any(asked.values()):
            self.say("  All weights were 0; they stay equal.")
        elif len(set(asked.values())) > 1:
            name = self.ask("  Name of the weight profile", "First weights")
            self.trees["weights/first.yaml"] = {
                "name": name,
                "held_by": name,
                "because": "No reason given yet.",
                "points": asked,
            }
            self.trees["case.yaml"]["default_profile"] = "first"
            self.trees["case.yaml"]["profile_order"] = ["first", "equal"]
        points |= dict.fromkeys(self.criteria, 10)
        self._say_ranking("")

    def _names(self, what: str, least: int) -> Iterable[str]:
        found = 0
        while found < MOST:
            name = self.ask(f"{what} {found + 1}", "")
            if name:
                found += 1
                yield name
            elif found >= least:
                return
            else:
                self.say(f"  At least {least} is needed.")

    def _number(self, question: str, default: str, least: float | None = None) -> float:
        from ..model.number_text import read_number

        while True:
            try:
                number = read_number(self.ask(question, default))
                if least is not None and number < least:
                    raise ValueError(f"a weight is {least:g} or more")
                return int(number) if number.is_integer() else number
            except ValueError as fault:
                self.say(f"  {fault}")

    def _level(self, question: str) -> object:
        from ..model.number_text import read_number

        while True:
            answer = self.ask(question, "")
            if not answer:
                return None
            try:
                numbers = [read_number(text) for text in answer.replace(";", " ").split()]
                if len(numbers) not in (1, 3) or numbers != sorted(numbers):
                    raise ValueError("write one number, or three: low, likely and high, the smallest first")
            except ValueError as fault:
                self.say(f"    {fault}")
                continue
            whole: list[float] = [int(number) if number.is_integer() else number for number in numbers]
            return whole[0] if len(whole) == 1 else dict(zip(("low", "mode", "high"), whole, strict=True))

    def _say_ranking(self, before: str) -> None:
        """The ranking as far as it goes; while levels are missing, what stands in the way."""
        from ..casefile.load import load_case_from_files
        from ..report.answers import head_of
        from ..study import QuestionFault, Study, kind_of_question

        loaded = load_case_from_files(self.files())
        if loaded.case is None:
            return
        try:
            answer = Study(loaded.case).answer(kind_of_question("compare")())
        except QuestionFault as fault:
            self.say(f"  {fault}")
            return
        _question, *lines = head_of(answer).splitlines()
        for line in lines:
            self.say(f"{before if line == lines[0] else ' ' * len(before)}{line}")
