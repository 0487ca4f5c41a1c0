"""Open the dashboard on this machine.

Without CASE it opens the case in the current folder, or the bundled case if there
is none. Only this machine can reach it, and it sends no request to any other, unless --host says so.
"""

from __future__ import annotations

import argparse
import errno
import os
import socket
import sys
from pathlib import Path

from ..bundle import HOME, find_folder
from ..room.where import LOCAL
from .faults import AuthorFault
from .inputs import CASE_HELP

EXAMPLES = ("run", "run my_case", "run examples/teaching", "run --port 8600")

LOOPBACK = ("127.0.0.1", "localhost", "::1")
FIRST_PORT, LAST_PORT = 8501, 8599


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", nargs="?", metavar="CASE", help=CASE_HELP)
    parser.add_argument(
        "--host",
        default=LOOPBACK[0],
        metavar="ADDRESS",
        help="address to serve on; 0.0.0.0 lets other machines in (default: %(default)s, this machine only)",
    )
    parser.add_argument(
        "--port", type=int, metavar="N", help=f"port to serve on (default: {FIRST_PORT} or the next free one)"
    )


def run(args: argparse.Namespace) -> int:
    folder = choose_folder(args.case)
    port = choose_port(args.host, args.port)
    os.environ["COUNTERPOISE_CASE"] = str(folder)
    os.environ[LOCAL] = "1"
    _announce(folder, args.host, port)

    from ..dashboard.serve import serve

    serve(args.host, port, is_loopback=args.host in LOOPBACK)
    return 0


def choose_folder(case: str | None) -> Path:
    """The folder of the case to open: the one named, else the current one, else the one that comes along."""
    if case is None:
        if _holds_case(Path()):
            return Path.cwd()
        print(f"no case.yaml in this folder: opening the bundled case, read-only ({HOME})", file=sys.stderr)
        return HOME
    folder = find_folder(case)
    if folder.is_file():
        raise AuthorFault(
            f"{case}: is a file, not a case folder\n    unpack a zip first, or upload it in the dashboard"
        )
    if not _holds_case(folder):
        raise AuthorFault(f"{case}: no case.yaml there\n    `python -m counterpoise new {case}` starts a case")
    return folder.resolve()


def _holds_case(folder: Path) -> bool:
    from ..casefile.file_names import CASE_FILE_NAMES

    return folder.is_dir() and any(entry.name.lower() in CASE_FILE_NAMES for entry in folder.iterdir())


def choose_port(host: str, wanted: int | None) -> int:
    """The port asked for, or the first free one."""
    if wanted is not None and not 1 <= wanted <= 65535:
        raise AuthorFault(f"--port {wanted}: a port is a number from 1 to 65535")
    for port in [wanted] if wanted else range(FIRST_PORT, LAST_PORT + 1):
        if _is_free(host, port):
            return port
    taken = f"--port {wanted}: in use or reserved" if wanted else f"ports {FIRST_PORT} to {LAST_PORT} are all in use"
    raise AuthorFault(f"{taken}\n    choose another with --port")


def _is_free(host: str, port: int) -> bool:
    """Whether a server can listen there.

    Raises
    ------
    AuthorFault
        The address is not one of this machine's.
    """
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        if os.name != "nt":  # there it would let two servers share a port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError:
            return False
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return False
            raise AuthorFault(f"--host {host}: not an address of this machine") from error
    return True


def _announce(folder: Path, host: str, port: int) -> None:
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    print(f"Counterpoise shows {folder} at http://{shown}:{port} (Ctrl+C stops it)", file=sys.stderr)
    if host not in LOOPBACK:
        print(
            f"    anyone who can reach {host} can see this case and change its files; there is no password",
            file=sys.stderr,
        )
