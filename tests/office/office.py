"""LibreOffice as a reader would use it: opens a file and saves it again."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

WHERE = "install it (on Debian: apt-get install libreoffice-calc-nogui), or set COUNTERPOISE_OFFICE to its path"
NAMES = ("soffice", "libreoffice")


def find_office() -> str:
    """The program. Without it a test says so aloud and is skipped; on a build machine (CI=true) it fails."""
    found = os.environ.get("COUNTERPOISE_OFFICE") or next(filter(None, map(shutil.which, NAMES)), None)
    if found:
        return found
    if os.environ.get("CI", "").lower() in ("1", "true"):
        pytest.fail(f"no LibreOffice found: {WHERE}")
    pytest.skip(f"NOT TESTED, no LibreOffice found: {WHERE}")


def save_again(content: bytes, folder: Path, ending: str = "xlsx") -> bytes:
    """What LibreOffice writes when it opens a workbook and saves it, in a profile of its own."""
    (folder / "given.xlsx").write_bytes(content)
    saved = folder / "saved"
    command = [find_office(), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
    command += ["--convert-to", ending, "--outdir", str(saved), str(folder / "given.xlsx")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    assert (saved / f"given.{ending}").is_file(), done.stdout + done.stderr
    return (saved / f"given.{ending}").read_bytes()
