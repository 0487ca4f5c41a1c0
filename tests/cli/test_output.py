"""Where results go: any code page, a full or closed output, links, and what is no regular file."""

from __future__ import annotations

import io
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from argparse import Namespace
from pathlib import Path

import openpyxl
import pytest

from counterpoise.cli import main
from counterpoise.commands import output
from counterpoise.commands.output import chosen_format
from counterpoise.report.writers import WRITERS

ROOT = Path(__file__).parents[2]
STARTER = ROOT / "counterpoise" / "commands" / "starter"
NAME = "Λεωφορείο 🚋 “±”"

only_posix = pytest.mark.skipif(os.name != "posix", reason="devices and signals of Unix")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The starter case with a name that no code page of the West holds."""
    case = Path(shutil.copytree(STARTER, tmp_path / "case"))
    path = case / "options" / "bus_lane.yaml"
    text = re.sub("^short_name: .*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    path.write_text(re.sub("^name: .*$", f'name: "{NAME}"', text, flags=re.MULTILINE), encoding="utf-8")
    return case


def run_in(encoding: str, *words: object) -> subprocess.CompletedProcess[bytes]:
    environment = os.environ | {"PYTHONIOENCODING": encoding, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "counterpoise", *map(str, words)]
    return subprocess.run(command, env=environment, capture_output=True, check=False)


@pytest.mark.parametrize("format_", sorted(WRITERS))
def test_an_ending_says_its_format_and_csv_means_commas(format_: str) -> None:
    name = Path(f"x.{WRITERS[format_].extension}")
    assert chosen_format(Namespace(format=None, output=name)) == ("csv" if format_ == "csv_semicolon" else format_)
    assert chosen_format(Namespace(format=format_, output=name)) == format_


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp932", "utf-8", "utf-16"])
def test_a_report_is_written_in_any_code_page(folder: Path, encoding: str) -> None:
    done = run_in(encoding, "compare", folder)
    assert done.returncode == 0, done.stderr
    said = done.stdout.decode(encoding)
    assert NAME in said if encoding.startswith("utf") else "?" in said
    assert "Score" in said


def test_signs_of_our_own_are_written_plainly(folder: Path) -> None:
    said = run_in("ascii", "robustness", folder, "--draws", 50).stdout.decode("ascii")
    assert "+/-" in said


@pytest.mark.parametrize("format_", ["json", "csv", "csv_semicolon", "md"])
def test_what_programs_read_is_utf_8_whatever_the_terminal(folder: Path, format_: str) -> None:
    assert NAME.split()[0] in run_in("ascii", "compare", folder, "--format", format_).stdout.decode("utf-8")


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["explain", "score"], ["compare", "no_such_folder_±"]])
def test_help_and_faults_are_written_in_any_code_page(words: list[str]) -> None:
    assert run_in("ascii", *words).returncode in (0, 2)


@only_posix
@pytest.mark.parametrize("words", [f"compare {STARTER}", "explain score", f"compare {STARTER} --format json"])
@pytest.mark.parametrize("target", ["> /dev/full", ">&-"])
def test_a_full_or_closed_output_is_said_and_is_no_fault_of_the_program(words: str, target: str) -> None:
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m counterpoise {words} {target}"], cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode == 2, done.stderr
    assert done.stderr.decode().startswith("standard output cannot be written: ")
    assert b"-o FILE" in done.stderr


@only_posix
def test_a_file_is_written_though_standard_output_is_closed(tmp_path: Path) -> None:
    command = f"{sys.executable} -m counterpoise compare {STARTER} -o {tmp_path / 'x.xlsx'} >&- 2>&-"
    assert subprocess.run(["bash", "-c", command], cwd=ROOT, check=False).returncode == 0
    assert openpyxl.load_workbook(tmp_path / "x.xlsx")


INTERRUPTED = """
import builtins, os, signal, sys
load = builtins.__import__
def interrupt(name, *rest, **named):
    if name == {name!r}:
        os.kill(os.getpid(), signal.SIGINT)
    return load(name, *rest, **named)
builtins.__import__ = interrupt
sys.argv[1:] = ["compare", {folder!r}]
from counterpoise.__main__ import start
sys.exit(start())
"""


def hear_ctrl_c() -> None:
    """A child of a shell's background job would inherit that Ctrl-C is ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@only_posix
@pytest.mark.parametrize("name", ["cli", "argparse", "datetime", "analysis.score", "report.answers"])
def test_ctrl_c_while_something_is_loaded_leaves_no_traceback(name: str) -> None:
    script = INTERRUPTED.format(name=name, folder=str(STARTER))
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=False, preexec_fn=hear_ctrl_c
    )
    assert done.returncode == 130, done.stderr
    assert done.stderr in (b"", b"stopped\n")


@only_posix
def test_ctrl_c_in_the_middle_ends_with_130() -> None:
    command = [sys.executable, "-m", "counterpoise", "robustness", str(STARTER), "--draws", "10000000"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdout=pipe, stderr=pipe, preexec_fn=hear_ctrl_c) as process:
        time.sleep(3)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130, said
    assert said == b"stopped\n"


def write(target: Path) -> int:
    return main(["compare", str(STARTER), "--format", "csv", "-o", str(target)])


def left_behind(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(".")]


@only_posix
def test_a_link_stays_and_its_file_is_written(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    real, link = tmp_path / "far" / "real.csv", tmp_path / "link.csv"
    real.write_text("old")
    link.symlink_to(real)
    assert write(link) == 0
    assert link.is_symlink()
    assert "Rank" in real.read_text(encoding="utf-8-sig")


@only_posix
def test_a_link_to_nothing_makes_the_file_it_names(tmp_path: Path) -> None:
    (tmp_path / "link.csv").symlink_to(tmp_path / "new.csv")
    assert write(tmp_path / "link.csv") == 0
    assert (tmp_path / "new.csv").is_file()


@only_posix
def test_a_link_to_a_case_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "case.yaml").write_text("id: x\n")
    (tmp_path / "link.csv").symlink_to(tmp_path / "case.yaml")
    assert write(tmp_path / "link.csv") == 2
    assert (tmp_path / "case.yaml").read_text() == "id: x\n"
    assert "case files" in capsys.readouterr().err


@only_posix
@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda path: path.mkdir(), "is a folder"),
        (lambda path: os.mkfifo(path), "is not a regular file"),
        (lambda path: path.symlink_to("/dev/null"), "is not a regular file"),
        (lambda path: (path.write_text("old"), path.chmod(0o444)), "is read-only"),
        (lambda path: path.symlink_to(path), "cannot be written"),
    ],
)
def test_what_is_no_file_to_write_is_refused(tmp_path: Path, capsys, make, reason: str) -> None:
    target = tmp_path / "x.csv"
    make(target)
    before = target.lstat()
    assert write(target) == 2
    assert reason in capsys.readouterr().err
    after = target.lstat()
    assert (after.st_ino, after.st_mode, after.st_mtime_ns) == (before.st_ino, before.st_mode, before.st_mtime_ns)
    assert not left_behind(tmp_path)


@pytest.mark.parametrize("failing", ["replace", "chmod"])
def test_a_failed_write_leaves_nothing_behind(tmp_path: Path, monkeypatch, failing: str) -> None:
    target = tmp_path / "x.csv"
    target.write_text("old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(output.os, failing, fail)
    assert write(target) == 2
    assert target.read_text() == "old"
    assert not left_behind(tmp_path)


def test_an_interrupted_write_leaves_nothing_behind(tmp_path: Path, monkeypatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(output.os, "replace", stop)
    assert write(tmp_path / "x.csv") == 130
    assert not left_behind(tmp_path)


def test_a_name_as_long_as_the_system_allows_is_written(tmp_path: Path) -> None:
    target = tmp_path / ("x" * 251 + ".csv")
    assert write(target) == 0
    assert target.is_file()


def test_emoji_names_make_a_workbook(folder: Path, tmp_path: Path) -> None:
    assert main(["options", str(folder), "--option", "bus_lane", "-o", str(tmp_path / "x.xlsx")]) == 0
    book = openpyxl.load_workbook(io.BytesIO((tmp_path / "x.xlsx").read_bytes()))
    assert all(len(name.encode("utf-16-le")) <= 62 for name in book.sheetnames)
