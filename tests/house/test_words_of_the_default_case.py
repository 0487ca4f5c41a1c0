"""What only the default case is about stands in its files, and elsewhere only where it is described.

Help, placeholders, templates, messages and the glossary are for every case.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from counterpoise.casefile.load import load_case

ROOT = Path(__file__).resolve().parents[2]

SUBJECTS = (
    "Kim", "Koreas?", "Korean", "Pyongyang", "Seoul", "Tokyo", "Beijing", "China", "Chinese", "Singapore", "blockades?",
    "Security Council", "sanctions?", "nuclear", "warheads?", "missiles?", "naval", "navy", "carriers?", "inspectors?",
    "handshake", "denucleari[sz]ation", "disarmament", "Congress",
)  # fmt: skip

OF_EVERY_CASE = {"time_to_effect", "risk_exposure"}
"""Ids of the default case that say something of any case."""

SEARCHED = (
    "app.py", "setup.py", "pyproject.toml", "Makefile", "MANIFEST.in", ".streamlit/*", ".github/**/*",
    "counterpoise/**/*", "schemas/*", "benchmarks/*", "docs/**/*", "*.md", "examples/**/*",
)  # fmt: skip
TEXTS = {".py", ".js", ".css", ".html", ".yaml", ".yml", ".toml", ".json", ".md", ".svg", ".txt", ""}

ALLOWED: dict[str, tuple[str, str]] = {
    # file: (words, why)
    "README.md": (".*", "introduces the default case and shows its files"),
    "CHANGELOG.md": (".*", "says what changed in the default case"),
    "docs/python.md": (".*", "runs on the default case, in the tests"),
    "examples/electricity/*.yaml": ("nuclear", "is about power plants"),
    "examples/electricity/*/*.yaml": ("nuclear", "is about power plants"),
    "counterpoise/report/widths.py": ("Chinese|Korean", "is about scripts"),
    "counterpoise/analysis/sensitivity/exact_programme.py": ("Naval", "cites a journal"),
}


def default_ids() -> list[str]:
    """Ids of the default case that are no plain English word."""
    case = load_case(ROOT).case
    ids = [*case.options, *case.criteria, *case.profiles, *case.packages]
    return sorted(id_ for id_ in set(ids) - OF_EVERY_CASE if "_" in id_)


def is_allowed(name: str, word: str) -> bool:
    return any(Path(name).match(pattern) and re.fullmatch(words, word, re.I) for pattern, (words, _) in ALLOWED.items())


def find_words(root: Path, pattern: re.Pattern[str]) -> tuple[int, list[str]]:
    """How many files were searched, and each word that may not stand where it does, as file:line: word."""
    files = sorted({path for glob in SEARCHED for path in root.glob(glob) if path.is_file() and path.suffix in TEXTS})
    files = [path for path in files if "__pycache__" not in path.parts]
    found = []
    for path in files:
        name = path.relative_to(root).as_posix()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            found += [f"{name}:{number}: {word}" for word in pattern.findall(line) if not is_allowed(name, word)]
    return len(files), found


@pytest.fixture(scope="module")
def pattern() -> re.Pattern[str]:
    ids = default_ids()
    assert len(ids) > 20
    return re.compile(rf"\b({'|'.join([*SUBJECTS, *ids])})\b", re.I)


def test_words_of_the_default_case_stand_only_where_it_is_described(pattern: re.Pattern[str]) -> None:
    searched, found = find_words(ROOT, pattern)
    assert searched > 250
    assert not found, "use generic words, or ids of examples/teaching, in\n" + "\n".join(found)


def test_every_exception_is_still_needed(pattern: re.Pattern[str]) -> None:
    for name in ALLOWED:
        files = [path for path in ROOT.glob(name) if path.is_file()]
        assert any(pattern.search(path.read_text("utf-8")) for path in files), f"take {name} out of ALLOWED"


def test_a_word_is_named_with_its_place(pattern: re.Pattern[str], tmp_path: Path) -> None:
    (tmp_path / "counterpoise").mkdir()
    (tmp_path / "counterpoise" / "help.py").write_text('HELP = "such as an embargo"\nMORE = "or P1_author_full"\n')
    assert find_words(tmp_path, pattern) == (1, ["counterpoise/help.py:2: P1_author_full"])
