"""Files that are no files: what has no end is not read to its end, and what is no regular file is not written over."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from counterpoise.cli import main

pytestmark = pytest.mark.skipif(not Path("/dev/zero").exists(), reason="a device of Linux and macOS")
CASE = "examples/teaching"


@pytest.mark.parametrize(
    "words",
    [["weigh", "swing", CASE, "--answers", "/dev/zero"], ["rerun", "/dev/zero"], ["import", "/dev/zero", "new"]],
    ids=lambda words: words[0],
)
def test_a_file_without_an_end_is_refused(words, tmp_path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(words) == 2
    assert capsys.readouterr().err.strip()
    assert not list(tmp_path.iterdir())


def test_an_edited_case_is_not_written_over_what_is_no_file_or_read_only(tmp_path, capsys) -> None:
    pipe, kept, link = (tmp_path / name for name in ("pipe.zip", "kept.zip", "link.zip"))
    os.mkfifo(pipe)
    kept.write_bytes(b"x")
    kept.chmod(0o444)
    words = ["edit", CASE, "--set", "case.yaml:too_close=2", "-o"]
    assert main([*words, str(pipe)]) == 2
    assert "is not a regular file" in capsys.readouterr().err
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert main([*words, str(kept)]) == 2
    assert "is read-only" in capsys.readouterr().err
    link.symlink_to(tmp_path / "target.zip")
    assert main([*words, str(link)]) == 0
    assert link.is_symlink()
    assert (tmp_path / "target.zip").read_bytes().startswith(b"PK")
