"""The README tells the truth: its lines of an option, its problem message, its pages, links and commands."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from counterpoise.casefile.load import load_case
from counterpoise.cli import build_parser
from counterpoise.dashboard.pages import REGISTER

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
OPTION = "options/inspectors_first.yaml"


def test_the_option_shown_is_lines_of_the_file_itself() -> None:
    (shown,) = re.findall(r"```yaml\n(.*?)```", README, flags=re.DOTALL)
    assert 10 <= len(shown.splitlines()) <= 20
    assert f"\n{shown}" in (ROOT / OPTION).read_text(encoding="utf-8"), f"copy lines of {OPTION} into README.md"


def test_the_fault_message_is_what_check_says(tmp_path: Path) -> None:
    for part in ("options", "weights", "seeds"):
        shutil.copytree(ROOT / part, tmp_path / part)
    shutil.copy(ROOT / "case.yaml", tmp_path)
    text = (ROOT / OPTION).read_text(encoding="utf-8").replace("mode: 1, high: 6}", "mode: 1, hihg: 6}", 1)
    (tmp_path / OPTION).write_text(text.replace("claims: [E27, E28]", "claims: [E27, E82]", 1), encoding="utf-8")
    problems = "\n".join(str(problem) for problem in load_case(tmp_path).problems if problem.file == OPTION)
    assert problems
    assert f"```\n{problems}\n```" in README, f"README.md should show:\n{problems}"


@pytest.mark.parametrize("page", REGISTER, ids=lambda page: page.path)
def test_every_page_is_named(page) -> None:
    assert f"| {page.title} |" in README


def test_every_command_shown_is_understood() -> None:
    blocks = "".join(re.findall(r"^```\w*\n(.*?)^```", README, flags=re.DOTALL | re.MULTILINE))
    lines = re.findall(r"(?:python -m |bin/|Scripts\\)counterpoise ([^#\n]+)", blocks)
    assert len(lines) > 10
    for line in lines:
        build_parser().parse_args(shlex.split(line))


def test_every_page_of_docs_can_be_found() -> None:
    pages = [path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "docs").glob("*.md"))]
    assert len(pages) > 5
    missing = [page for page in pages if f"]({page})" not in README]
    assert not missing, f"README.md, 'Read on', lacks {missing}"


def test_every_link_leads_somewhere() -> None:
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", README) if "://" not in link]
    assert len(links) > 5
    missing = [link for link in links if not (ROOT / link).exists()]
    assert not missing, f"README.md links to {missing}"


def test_nothing_displaces_the_requirements_of_a_hosted_app() -> None:
    names = ("uv.lock", "Pipfile", "environment.yml", "environment.yaml")
    displacing = [name for name in names if (ROOT / name).exists()]
    assert not displacing, f"a hosted app would read {displacing} in place of requirements.txt"


def test_the_python_example_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    monkeypatch.chdir(ROOT)
    exec(compile(code, "README.md", "exec"), {})
    out = capsys.readouterr().out
    assert "allowed packages" in out.splitlines()[0]
    assert "packages 10\n" in out
