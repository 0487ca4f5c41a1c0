"""Commands: one file each, all of one shape. ``COMMANDS`` lists them in the order of the help.

A command that asks a kind of question is a line here: its flags are the question's settings (`ask`).
Any other is a module with a docstring (the help's first lines), ``EXAMPLES``, ``add_arguments(parser)``
and ``run(args) -> exit code``; it imports what is heavy inside ``run``.
"""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from inspect import cleandoc


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its name, a line for the list of commands, and whether it asks the question of its name.

    One that asks none is a module in this room, of its name where ``module`` says no other.
    """

    name: str
    summary: str
    asks: bool = False
    module: str = ""


COMMANDS: Mapping[str, Command] = {
    command.name: command
    for command in (
        Command("run", "open the dashboard on this machine"),
        Command("check", "find every problem in a case's files"),
        Command("answer", "the answer in two sentences, with how robust it is and what it rests on", asks=True),
        Command("compare", "score and rank the options under weights", asks=True),
        Command("robustness", "how robust the ranking is, over many simulations", asks=True),
        Command("sensitivity", "what would change which option ranks first", asks=True),
        Command("perspectives", "who disagrees, about what, and what all could agree on", asks=True),
        Command("options", "list the options, or show one with all its tables", asks=True),
        Command("packages", "which options to combine: the best packages under all rules and limits", asks=True),
        Command("timeline", "when options or a package can be ready", asks=True),
        Command("weigh", "turn a person's judgments into weights, with what they mean in units"),
        Command("brief", "write the answer as a document: Word, PDF, slides, web page or Markdown"),
        Command("chart", "draw one chart as an SVG or PNG file"),
        Command("rerun", "reproduce the answer behind a receipt"),
        Command("schema", "print or write the JSON Schemas of the files"),
        Command("explain", "explain a problem code or a term"),
        Command("new", "start a case, or add an option to one"),
        Command("workbook", "write a case as a workbook to fill in"),
        Command("import", "turn a workbook into the folder of a case", module="import_case"),
        Command("edit", "change a case's files; comments and layout stay"),
        Command("diff", "what changed between two versions of a case, and what it did to the answer"),
    )
}


@dataclass(frozen=True, slots=True)
class Door:
    """What a command puts into the command line."""

    description: str
    examples: Sequence[str]
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


def open_door(command: Command) -> Door:
    """The parts of a command; only now is what it needs imported."""
    if not command.asks:
        module = importlib.import_module(f".{command.module or command.name}", __name__)
        return Door(module.__doc__ or "", module.EXAMPLES, module.add_arguments, module.run)
    from ..study import kind_of_question
    from . import ask

    kind = kind_of_question(command.name)
    return Door(
        cleandoc(kind.__doc__ or ""), kind.examples, partial(ask.add_arguments, kind=kind), partial(ask.run, kind=kind)
    )
