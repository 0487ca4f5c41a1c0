"""Command lines: whole lists of words, run as the program runs them, in a folder of their own."""

from __future__ import annotations

import io
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from counterpoise.cli import AUTHORS, GOOD, main
from counterpoise.commands import COMMANDS
from counterpoise.study import kinds_of_question, settings_of
from tests.fuzz.case_doors import FILES
from tests.fuzz.door import Door
from tests.fuzz.link_doors import PARTS, SOUND

TRIED = [name for name in COMMANDS if name != "run"]
"""All commands but the one that starts a server and stays."""

CHEAP = {"robustness": "--draws", "packages": "--draws", "timeline": "--draws", "sensitivity": "--draws"}
"""Commands that make many draws, and the flag that asks for few."""

OTHER_FLAGS = ["--format", "-o", "--output", "--help", "--debug", "--version", "--option", "--anyway", "--", "-", "-x"]
PLACES = [
    "case",
    "case",
    "case",
    "case",
    "case",
    ".",
    "nowhere",
    "case/case.yaml",
    "",
    "\x1b[31m",
    "case/" * 40,
    "é" * 300,
]
ENDINGS = [
    "out.csv",
    "out.xlsx",
    "out.json",
    "out.md",
    "out.txt",
    "case/case.yaml",
    "case",
    "no/such/out.csv",
    "out",
    "",
]
FORMATS = ["text", "json", "csv", "csv-semicolon", "xlsx", "markdown", "html"]


def _value(chance: Random, key: str) -> str:
    text = chance.choice(SOUND.get(key, PARTS))
    for _edit in range(chance.choice([0, 0, 0, 1, 2])):
        at = chance.randint(0, len(text))
        text = text[:at] + chance.choice(PARTS) + text[at + chance.randint(0, 2) :]
    return text


def _words(chance: Random) -> list[str]:
    command = chance.choice([*TRIED, *kinds_of_question()])
    words = [command]
    if chance.random() < 0.9:
        words.append(chance.choice(PLACES))
    if command in kinds_of_question():
        settings = [of for of in settings_of(kinds_of_question()[command]).values() if of.flag and of.flag != "--draws"]
        for of in chance.sample(settings, chance.randint(0, min(3, len(settings)))):
            value = _value(chance, of.link or of.flag.strip("-"))
            words += [f"{of.flag}={value}"] if chance.random() < 0.4 else [of.flag, value]
    if chance.random() < 0.4:
        words += ["--format", chance.choice(FORMATS)]
    if chance.random() < 0.2:
        words += ["-o", chance.choice(ENDINGS)]
    for _word in range(chance.choice([0, 0, 1, 2])):
        words.insert(chance.randint(0, len(words)), chance.choice([*OTHER_FLAGS, *PARTS]))
    if command in CHEAP:
        words += [CHEAP[command], chance.choice(["200"] * 9 + ["0", "-1", "2e3", "x"])]
    return [word.replace("\x00", "\x1b") for word in words]  # no system passes NUL on


@contextmanager
def own_folder() -> Iterator[Path]:
    """A folder with the case, the current one meanwhile."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as made:
        for name, content in FILES.items():
            path = Path(made, "case", name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        os.chdir(made)
        try:
            yield Path(made)
        finally:
            os.chdir(before)


@contextmanager
def _own_streams() -> Iterator[tuple[io.BytesIO, io.BytesIO]]:
    """Standard output and error as a pipe holds them."""
    kept = sys.stdout, sys.stderr
    out, err = io.BytesIO(), io.BytesIO()
    sys.stdout, sys.stderr = (io.TextIOWrapper(stream, "utf-8", write_through=True) for stream in (out, err))
    held = sys.stdout, sys.stderr
    try:
        yield out, err
    finally:
        for stream in held:
            stream.flush()
            stream.detach()
        sys.stdout, sys.stderr = kept


def run_words(words: list[str]) -> tuple[int, bytes, bytes]:
    with _own_streams() as (out, err):
        try:
            code = main(words)
        except SystemExit as leaving:
            code = int(leaving.code or 0)
    return code, out.getvalue(), err.getvalue()


def judge_run(code: int, out: bytes, err: bytes) -> None:
    """Answered, or refused with a word, in printable text and without a traceback."""
    told = err.decode()
    assert code in (GOOD, AUTHORS), told
    assert "Traceback" not in told
    assert out or err, "not a word"
    assert all(sign.isprintable() or sign in "\n\t\r" or ord(sign) > 127 for sign in told)


def _judge_words(words: list[str]) -> None:
    """Answered, or refused with a word; the case's files stay as they are."""
    with own_folder() as folder:
        code, out, err = run_words(words)
        judge_run(code, out, err)
        assert code == GOOD or err.strip() or words[0] == "check"
        for name, content in FILES.items():
            assert (folder / "case" / name).read_bytes() == content
        assert not list(folder.rglob(".counterpoise-*")), "a temporary file is left"


FLAG_DOORS = (Door("command lines", _words, _judge_words),)
