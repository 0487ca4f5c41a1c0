"""`run` chooses the case and the port, says so, and makes the dashboard local."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from counterpoise.bundle import HOME
from counterpoise.cli import main
from counterpoise.commands.run import FIRST_PORT, choose_port
from counterpoise.dashboard import serve as serve_module

STARTER = Path(__file__).parents[2] / "counterpoise" / "commands" / "starter"


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[dict[str, object]]:
    """What the server was started with; the current folder holds no case."""
    starts: list[dict[str, object]] = []

    def serve(host: str, port: int, *, is_loopback: bool) -> None:
        case, local = os.environ["COUNTERPOISE_CASE"], os.environ["COUNTERPOISE_LOCAL"]
        starts.append({"host": host, "port": port, "is_loopback": is_loopback, "case": Path(case), "local": local})

    monkeypatch.setattr(serve_module, "serve", serve)
    monkeypatch.setenv("COUNTERPOISE_CASE", "")
    monkeypatch.setenv("COUNTERPOISE_LOCAL", "")
    monkeypatch.chdir(tmp_path)
    return starts


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server.getsockname()[1]


def test_without_a_case_here_the_bundled_one_is_opened_and_named(served, capsys) -> None:
    assert main(["run"]) == 0
    assert served[0]["case"] == HOME
    assert "opening the bundled case, read-only" in capsys.readouterr().err


def test_the_case_in_the_current_folder_comes_before_the_bundled_one(served, tmp_path, capsys) -> None:
    shutil.copytree(STARTER, tmp_path, dirs_exist_ok=True)
    assert main(["run"]) == 0
    assert served[0]["case"] == tmp_path
    assert "bundled" not in capsys.readouterr().err


def test_a_named_case_is_opened_wherever_one_stands(served, tmp_path) -> None:
    shutil.copytree(STARTER, tmp_path / "mine")
    assert main(["run", "mine"]) == 0
    assert served[0]["case"] == tmp_path / "mine"


def test_it_is_local_and_serves_this_machine_only(served, capsys) -> None:
    main(["run"])
    (start,) = served
    assert (start["host"], start["is_loopback"], start["local"]) == ("127.0.0.1", True, "1")
    assert f"http://127.0.0.1:{start['port']}" in capsys.readouterr().err


def test_other_machines_are_let_in_only_when_told_and_with_a_warning(served, capsys) -> None:
    assert main(["run", "--host", "0.0.0.0"]) == 0
    assert (served[0]["host"], served[0]["is_loopback"]) == ("0.0.0.0", False)
    assert "there is no password" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nowhere"], "no case.yaml there"),
        (["case.zip"], "is a file, not a case folder"),
        (["--port", "0"], "a port is a number from 1 to 65535"),
        (["--host", "192.0.2.1"], "not an address of this machine"),
    ],
    ids=["no folder", "a zip", "no port", "another machine's address"],
)
def test_what_the_caller_can_correct_is_said(served, capsys, tmp_path, words, said) -> None:
    (tmp_path / "case.zip").write_bytes(b"")
    assert main(["run", *words]) == 2
    assert said in capsys.readouterr().err
    assert served == []


def test_a_port_in_use_is_refused_when_asked_for(served, capsys, taken_port) -> None:
    assert main(["run", "--port", str(taken_port)]) == 2
    assert f"--port {taken_port}: in use or reserved" in capsys.readouterr().err


def test_a_port_in_use_is_passed_over_when_none_is_asked_for() -> None:
    first = choose_port("127.0.0.1", None)
    assert first >= FIRST_PORT
    with socket.socket() as server:
        server.bind(("127.0.0.1", first))
        server.listen()
        assert choose_port("127.0.0.1", None) > first
