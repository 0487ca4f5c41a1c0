"""Streamlit servers and Chromium for the browser tests and the measurements."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, Playwright

ROOT = Path(__file__).resolve().parents[2]
PANEL_APP = ROOT / "tests" / "browser" / "panel_app.py"
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
START_SECONDS = 30


class Server:
    """A running Streamlit server."""

    def __init__(self, process: subprocess.Popen[bytes], port: int) -> None:
        self.process = process
        self.port = port

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def memory_mb(self) -> float:
        """Resident memory now (Linux)."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1024

    @property
    def cpu_seconds(self) -> float:
        """Processor time used so far (Linux)."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def launch_server(
    app: Path,
    environment: dict[str, str] | None = None,
    python: str = sys.executable,
    port: int | None = None,
    folder: Path = ROOT,
) -> Server:
    """Start Streamlit on a free port, or on this one, without waiting for it; ``folder`` is the checkout it runs."""
    port = port or free_port()
    command = [
        python, "-m", "streamlit", "run", str(app), "--server.headless", "true", "--server.port", str(port),
        "--server.address", "127.0.0.1", "--browser.gatherUsageStats", "false", "--server.fileWatcherType", "none",
    ]  # fmt: skip
    path = os.pathsep.join(filter(None, [str(folder), os.environ.get("PYTHONPATH")]))
    process = subprocess.Popen(
        command, cwd=folder, env={**os.environ, "PYTHONPATH": path, **(environment or {})},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    return Server(process, port)


@contextmanager
def run_server(
    app: Path, environment: dict[str, str] | None = None, python: str = sys.executable, folder: Path = ROOT
) -> Iterator[Server]:
    """A Streamlit server of ``app`` that answers, stopped at the end."""
    server = launch_server(app, environment, python, folder=folder)
    try:
        wait_for_health(server)
        yield server
    finally:
        server.process.terminate()
        try:
            server.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            server.process.kill()


def wait_for_health(server: Server) -> None:
    """Return once the server answers; RuntimeError when it ended or stays silent."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if server.process.poll() is not None:
            raise RuntimeError(f"streamlit ended with exit code {server.process.returncode} before it answered")
        try:
            with urllib.request.urlopen(f"{server.url}/_stcore/health", timeout=1) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.02)
    raise RuntimeError(f"streamlit did not answer within {START_SECONDS} s")


def free_port() -> int:
    """A port that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def find_chromium() -> str:
    """Path of Chromium; RuntimeError (so a test fails, never skips) when there is none."""
    named = os.environ.get("COUNTERPOISE_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not found:
        raise RuntimeError(
            "no Chromium found: install it (on Debian: apt-get install chromium), "
            "or set COUNTERPOISE_CHROMIUM to its path"
        )
    return found


def launch_browser(playwright: Playwright) -> Browser:
    return playwright.chromium.launch(executable_path=find_chromium(), args=list(CHROMIUM_FLAGS))


def open_page(page: Page, url: str) -> Page:
    """Load a page and wait until its script has run and the page is at rest."""
    page.goto(url)
    page.wait_for_selector("[data-testid='stApp'][data-test-script-state='notRunning']", state="attached")
    page.wait_for_function("() => !document.querySelector(\"[data-testid='stSkeleton']\")")
    return page
