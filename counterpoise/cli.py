"""The command line: the other door into the same house.

Exit codes: 0 good, 2 the author's or the caller's fault (what to do is said on stderr), 1 ours, 130
stopped by Ctrl-C.
Nothing heavy is imported before it is known which command runs.
"""

from __future__ import annotations

import argparse
import sys
import traceback
from collections.abc import Sequence

from .commands import COMMANDS, Command, open_door
from .commands.faults import AuthorFault
from .commands.interrupts import Stop, hear_ctrl_c
from .commands.streams import (
    Parser,
    flush_output,
    is_unwritable,
    prepare_streams,
    silence_output,
    tell,
    tell_unwritable,
)
from .version import __version__

GOOD, OURS, AUTHORS, STOPPED = 0, 1, 2, 130

DESCRIPTION = "Weigh policy options in the open: check a case, score its options, and see how robust the ranking is."

EPILOG = """\
CASE is a folder with case.yaml, options/, weights/ and seeds/; the default is the current folder.

examples:
  python -m counterpoise run
  python -m counterpoise check
  python -m counterpoise compare examples/teaching --weights neighbors
  python -m counterpoise compare my_case --format xlsx -o ranking.xlsx
  python -m counterpoise explain missing-key

exit codes: 0 success; 2 something to correct in the files or the command; 130 stopped; 1 an error in this program
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    prepare_streams()
    with hear_ctrl_c() as stop:
        try:
            code = _run(sys.argv[1:] if argv is None else argv, stop)
        except SystemExit as leaving:  # --help, --version, or words that no command knows
            if not flush_output():
                raise SystemExit(AUTHORS) from leaving
            raise
        except KeyboardInterrupt:
            code = _tell_stopped()
        return code if flush_output() or code else AUTHORS


def _run(words: Sequence[str], stop: Stop) -> int:
    try:
        args = build_parser(next((word for word in words if word in COMMANDS), "")).parse_args(words)
        code: int = args.run(args)
        return code
    except AuthorFault as fault:
        tell(fault)
        return AUTHORS
    except BrokenPipeError:
        silence_output()
        return GOOD
    except Exception as error:
        if stop.was_pressed:
            return _tell_stopped()
        if isinstance(error, OSError) and is_unwritable(error):
            tell_unwritable(error)
            return AUTHORS
        return _report_own_fault(error, "--debug" in words)


def _tell_stopped() -> int:
    print("stopped", file=sys.stderr)
    return STOPPED


def build_parser(only: str | None = None) -> argparse.ArgumentParser:
    """The whole command line; with ``only`` the other commands are named, and not imported."""
    parser = Parser(
        "python -m counterpoise",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"Counterpoise {__version__}")
    choices = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS.values():
        if only in (None, command.name):
            _add_command(choices, command)
        else:
            choices.add_parser(command.name, help=command.summary)
    return parser


def _add_command(choices: argparse._SubParsersAction[Parser], command: Command) -> None:
    door = open_door(command)
    child = choices.add_parser(
        command.name,
        help=command.summary,
        description=door.description,
        epilog="examples:\n" + "\n".join(f"  python -m counterpoise {line}" for line in door.examples),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    door.add_arguments(child)
    child.add_argument("--debug", action="store_true", help="show where in the program an internal error occurred")
    child.set_defaults(run=door.run)


def _report_own_fault(error: Exception, is_debug: bool) -> int:
    if is_debug:
        traceback.print_exception(error)
    print(
        f"an error in this program, not in your files: {type(error).__name__}: {error}\n"
        f"    please report it with the command, Counterpoise {__version__}, Python {sys.version.split()[0]}"
        + ("" if is_debug else "; --debug shows where it occurred"),
        file=sys.stderr,
    )
    return OURS
