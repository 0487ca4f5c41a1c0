"""Where results go: the terminal, a pipe, a file; in which format."""

from __future__ import annotations

import argparse
import ctypes
import os
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from .faults import AuthorFault
from .streams import tell

if TYPE_CHECKING:
    from ..report.tables import Table

CASE_ENDINGS = (".yaml", ".yml")


def add_output(parser: argparse.ArgumentParser) -> None:
    """The options --format and -o, the same for every command."""
    from ..report.writers import WRITERS

    parser.add_argument(
        "--format",
        choices=tuple(WRITERS),
        help="default: text, or the format that the ending of -o names; xlsx needs -o or a pipe",
    )
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, help="write to FILE instead of the terminal")


def chosen_format(args: argparse.Namespace) -> str:
    """The format asked for, or the one that the output file's ending says, or text.

    Raises
    ------
    AuthorFault
        The ending says none of the formats, and none is asked for.
    """
    if args.format or not args.output:
        return args.format or "text"
    endings = _endings()
    ending = args.output.suffix.lower()
    if ending not in endings:
        refuse_case_file(args.output)
        raise AuthorFault(f"-o {args.output}: the ending names no format; use {', '.join(endings)}, or --format")
    return endings[ending]


def _endings() -> dict[str, str]:
    """The format that an ending says: of two formats that share it, the first."""
    from ..report.writers import WRITERS

    return {f".{writer.extension}": writer.format for writer in reversed(tuple(WRITERS.values()))}


def refuse_case_file(path: Path) -> None:
    """Results are never written over what a case is made of."""
    if path.suffix.lower() in CASE_ENDINGS:
        raise AuthorFault(f"-o {path}: results never overwrite case files; choose another ending")


def deliver(
    args: argparse.Namespace, make_tables: Callable[[], Sequence[Table]], make_json: Callable[[], object] | None = None
) -> None:
    """Write tables in the format asked for; ``make_json`` gives a command's own JSON."""
    from ..report.writers import WRITERS
    from ..report.writers.json_file import dump_json

    chosen = chosen_format(args)
    if chosen == "json" and make_json:
        write_bytes(args, dump_json(make_json()), chosen)
    else:
        write_bytes(args, WRITERS[chosen].write(make_tables()), chosen)


def write_bytes(args: argparse.Namespace, content: bytes, chosen: str) -> None:
    """To the file, whole or not at all; else to standard output."""
    if args.output:
        _write_file(args.output, content)
        tell(f"wrote {args.output}")
    elif chosen == "xlsx" and sys.stdout.isatty():
        raise AuthorFault("xlsx cannot be shown in a terminal: add -o FILE.xlsx, or redirect it to a pipe or file")
    elif chosen == "text":
        from ..report.widths import printable

        sys.stdout.write(printable(content.decode()))  # in the encoding of the terminal, as all else that is printed
    else:
        send_out(content)


def send_out(content: bytes) -> None:
    """Bytes for a program to standard output, as they are.

    A byte-order mark helps a spreadsheet that opens a file and harms a program that reads a pipe.
    """
    sys.stdout.flush()
    sys.stdout.buffer.write(content.removeprefix(b"\xef\xbb\xbf"))
    sys.stdout.buffer.flush()


@contextmanager
def quiet_native_output() -> Iterator[None]:
    """Send what compiled libraries print of themselves to standard error, so that results stay readable."""
    sys.stdout.flush()
    kept = os.dup(1)
    os.dup2(2, 1)
    try:
        yield
    finally:
        sys.stdout.flush()
        if os.name == "posix":
            ctypes.CDLL(None).fflush(None)  # C holds back what goes to a pipe
        os.dup2(kept, 1)
        os.close(kept)


def _write_file(path: Path, content: bytes) -> None:
    from ..casefile.save import replace_file

    try:
        replace_file(find_target(path), content)
    except OSError as error:
        raise AuthorFault(f"-o {path}: cannot be written: {(error.strerror or str(error)).lower()}") from error


def find_target(path: Path) -> Path:
    """The file that a path, or a link, leads to.

    Raises
    ------
    AuthorFault
        It is one of a case's own, no regular file, or read-only.
    """
    target = Path(os.path.realpath(path))
    refuse_case_file(path)
    refuse_case_file(target)
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return target
    if stat.S_ISDIR(mode):
        raise AuthorFault(f"-o {path}: is a folder; name a file in it")
    if not stat.S_ISREG(mode):
        raise AuthorFault(f"-o {path}: is not a regular file; without -o the result goes to standard output")
    if not mode & 0o222 or not os.access(target, os.W_OK):
        raise AuthorFault(f"-o {path}: is read-only")
    return target


def write_new(path: Path, content: bytes) -> None:
    """A file that was not there before, whole or not at all.

    Raises
    ------
    AuthorFault
        It is there, or cannot be written.
    """
    try:
        with path.open("xb") as stream:
            try:
                stream.write(content)
            except OSError:
                path.unlink()
                raise
    except FileExistsError as error:
        raise AuthorFault(f"{path} exists; nothing was written\n    choose a new name") from error
    except OSError as error:
        raise AuthorFault(f"{path}: cannot be written: {(error.strerror or str(error)).lower()}") from error
