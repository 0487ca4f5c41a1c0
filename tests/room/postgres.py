"""A private PostgreSQL server in a temporary folder, reached through a socket there and from nowhere else."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

WHERE = "install it (on Debian: apt-get install postgresql), or set COUNTERPOISE_POSTGRES to the folder of initdb"


def find_postgres() -> Path:
    """The folder of its programs. Without it a test says so aloud and is skipped; on a build machine it fails."""
    if named := os.environ.get("COUNTERPOISE_POSTGRES"):
        return Path(named)
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    if versions:
        return versions[-1].parent
    if os.environ.get("CI", "").lower() in ("1", "true"):
        pytest.fail(f"no PostgreSQL found: {WHERE}")
    pytest.skip(f"NOT TESTED, no PostgreSQL found: {WHERE}")


class Postgres:
    """A server that can be killed and started again. ``is_durable`` is as it is by default, for measurements."""

    def __init__(self, *, is_durable: bool = False) -> None:
        self.programs = find_postgres()
        self.folder = Path(tempfile.mkdtemp(prefix="counterpoise-postgres-"))
        self.user = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
        if os.geteuid() == 0:  # which PostgreSQL refuses to be run by
            shutil.chown(self.folder, self.user)
        self.sync = "on" if is_durable else "off"
        self.count = 0
        self._run("initdb", "-D", str(self.data), "-A", "trust", "-U", "postgres", "--no-sync", "-E", "UTF8")
        self.start()

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def start(self) -> None:
        options = f"-c listen_addresses='' -c unix_socket_directories={self.folder} -c fsync={self.sync}"
        self._run("pg_ctl", "-D", str(self.data), "-w", "-l", str(self.folder / "log"), "-o", options, "start")

    def kill(self) -> None:
        """End it as a crash does; it recovers from its log when it is started again."""
        self._run("pg_ctl", "-D", str(self.data), "-m", "immediate", "-w", "stop")

    def remove(self) -> None:
        self.kill()
        shutil.rmtree(self.folder)

    def new_database(self) -> str:
        """URL of an empty database."""
        self.count += 1
        name = f"rooms_{self.count}"
        self._run("psql", "-h", str(self.folder), "-U", "postgres", "-qc", f"CREATE DATABASE {name}", "postgres")
        return f"postgresql://postgres@/{name}?host={self.folder}"

    def _run(self, program: str, *words: str) -> None:
        command = [str(self.programs / program), *words]
        if os.geteuid() == 0:
            command = ["setpriv", f"--reuid={self.user}", f"--regid={self.user}", "--clear-groups", *command]
        done = subprocess.run(
            command, cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
            text=True, timeout=60, check=False,
        ) if program != "pg_ctl" else subprocess.run(  # its child would hold a pipe open
            command, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=60, check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"{program}: {done.stdout}"
