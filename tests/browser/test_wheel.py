"""A wheel built from this checkout holds all it needs, opens the dashboard, and asks no other machine."""

from __future__ import annotations

import http.client
import os
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.harness import ROOT, Server, free_port, wait_for_health
from tests.browser.screens import open_dashboard

LOOPBACK = ("127.0.0.1", "::1", "localhost")
NOT_SOURCES = (".git", ".venv", "build", "*.egg-info", "__pycache__", ".*_cache", ".hypothesis")
RECORDER = """
import os, sys

def record(event, args):
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        asked = args[1]
    elif event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
        asked = args[0]
    else:
        return
    host = asked[0] if isinstance(asked, tuple) else asked
    with open(os.environ["ASKED"], "a") as log:
        print(event, host, file=log)

sys.addaudithook(record)
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of a copy of this checkout, built without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    source = shutil.copytree(ROOT, folder / "source", ignore=shutil.ignore_patterns(*NOT_SOURCES))
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-index", "--no-build-isolation"]
    done = subprocess.run([*command, "-w", str(folder), str(source)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (built,) = folder.glob("counterpoise-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path) -> Path:
    """The folder a wheel is unpacked to, which is all that installing a pure one does."""
    folder = wheel.parent / "installed"
    zipfile.ZipFile(wheel).extractall(folder)
    (folder / "sitecustomize.py").write_text(RECORDER, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def asked(installed: Path) -> Path:
    """Where the server's process notes every host that it looks up or connects to."""
    return installed.parent / "asked.txt"


@pytest.fixture(scope="module")
def server(installed: Path, asked: Path) -> Iterator[Server]:
    """`counterpoise run` of the wheel in an empty folder."""
    empty = installed.parent / "empty"
    empty.mkdir()
    port = free_port()
    environment = {"PYTHONPATH": str(installed), "ASKED": str(asked), "STREAMLIT_SERVER_HEADLESS": "true"}
    with (empty / "output.txt").open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "counterpoise", "run", "--port", str(port)],
            cwd=empty, env={**os.environ, **environment}, stdout=output, stderr=output,
        )  # fmt: skip
    try:
        wait_for_health(Server(process, port))
        yield Server(process, port)
    finally:
        process.terminate()
        process.wait(timeout=20)


def test_the_wheel_holds_every_file_of_the_package_and_the_default_case(wheel: Path) -> None:
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    package = {path.relative_to(ROOT).as_posix() for path in (ROOT / "counterpoise").rglob("*.*") if path.is_file()}
    package = {name for name in package if "__pycache__" not in name}
    assert len(package) > 200
    assert package <= held
    examples = [path.relative_to(ROOT).as_posix() for path in (ROOT / "examples").rglob("*.yaml")]
    assert examples
    for part in (
        "case.yaml",
        "options/_template.yaml",
        "docs/method.md",
        ".streamlit/config.toml",
        "app.py",
        *examples,
    ):
        assert f"counterpoise/bundled/{part}" in held


def test_the_wheel_names_its_command_and_what_it_requires(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        text = {
            name.rpartition("/")[2]: archive.read(name).decode() for name in archive.namelist() if "dist-info" in name
        }
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert f"counterpoise = {project['scripts']['counterpoise']}\n" in text["entry_points.txt"]
    for line in (ROOT / "requirements.txt").read_text().splitlines():
        if not line.startswith("#"):
            assert f"Requires-Dist: {line.partition(' #')[0]}\n" in text["METADATA"]


def test_check_finds_the_bundled_case_and_an_example_in_order(installed: Path) -> None:
    from counterpoise.bundle import HOME

    assert HOME == ROOT, "in a checkout its root is the case"
    script = "import sys; from counterpoise.bundle import HOME; from counterpoise.cli import main; print(HOME)\n"
    script += "sys.exit(main(['check', str(HOME)]) or main(['check', 'examples/teaching']))"
    environment = {**os.environ, "PYTHONPATH": str(installed), "ASKED": os.devnull}
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=installed.parent,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith(str(installed / "counterpoise" / "bundled"))


def test_the_dashboard_of_the_wheel_opens_on_the_bundled_case(page: Page, server: Server, installed: Path) -> None:
    open_dashboard(page, server)
    assert "North Korea" in page.inner_text("body")
    open_dashboard(page, server, "method")
    assert "additive" in page.inner_text("body").lower()
    assert "opening the bundled case, read-only" in (installed.parent / "empty" / "output.txt").read_text()


def test_the_server_asks_no_other_machine_even_for_a_page_of_another_host(page, server, asked) -> None:
    open_dashboard(page, server)
    assert _status_of_a_socket_from(server, f"http://127.0.0.1:{server.port}") == 101
    assert _status_of_a_socket_from(server, "http://elsewhere.example") == 403
    hosts = [line.split(" ", 1)[1] for line in asked.read_text().splitlines()] if asked.exists() else []
    assert set(hosts) <= set(LOOPBACK)


def test_the_recorder_sees_a_request_to_another_machine(installed: Path, tmp_path: Path) -> None:
    script = "import socket; s = socket.socket(type=socket.SOCK_DGRAM); s.connect(('127.0.0.2', 9))"
    environment = {**os.environ, "PYTHONPATH": str(installed), "ASKED": str(tmp_path / "asked")}
    subprocess.run([sys.executable, "-c", script], env=environment, check=True)
    assert (tmp_path / "asked").read_text() == "socket.connect 127.0.0.2\n"


def _status_of_a_socket_from(server: Server, origin: str) -> int:
    """HTTP status when a page of this origin opens the dashboard's websocket."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    headers = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Origin": origin,
        "Sec-WebSocket-Key": "MDEyMzQ1Njc4OWFiY2RlZg==",
        "Sec-WebSocket-Version": "13",
    }
    connection.request("GET", "/_stcore/stream", headers=headers)
    status = connection.getresponse().status
    connection.close()
    return status
