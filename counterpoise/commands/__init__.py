"""Commands: one file each, all of one shape. ``COMMANDS`` lists them in the order of the help.

A command module has a docstring (the help's first lines), ``EXAMPLES``, ``add_arguments(parser)``
and ``run(args) -> exit code``; it imports what is heavy inside ``run``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its name, its module in this room, and a line for the list of commands."""

    name: str
    module: str
    summary: str


COMMANDS: Mapping[str, Command] = {
    command.name: command
    for command in (
        Command("run", "run", "open the dashboard on this machine"),
        Command("check", "check", "find everything that is wrong in a case's files"),
        Command("compare", "compare", "score and rank the options under weights"),
        Command("robustness", "robustness", "how often each option takes each rank over many draws"),
        Command("sensitivity", "sensitivity", "what would change who is first"),
        Command("options", "options", "list the options, or show one with all its tables"),
        Command("packages", "packages", "which options together: the best packages that keep all rules"),
        Command("timeline", "timeline", "when options or a package can be ready"),
        Command("schema", "schema", "print or write the JSON Schemas of the files"),
        Command("explain", "explain", "what a problem code or a term means"),
        Command("new", "new", "begin a case, or add an option to one"),
    )
}
