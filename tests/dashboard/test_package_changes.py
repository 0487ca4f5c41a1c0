"""What would change the package, and the core by budget: on the pages once they are opened, as at the other doors."""

from __future__ import annotations

import json

import pytest

import counterpoise as cp
from counterpoise.cli import main
from counterpoise.report.sentences.package_flips import flip_sentence
from counterpoise.study import Study
from tests.dashboard.case_folders import copy_street
from tests.dashboard.visit import Visit, plain


@pytest.fixture
def street(tmp_path, monkeypatch):
    folder = copy_street(tmp_path / "street")
    monkeypatch.setenv("COUNTERPOISE_CASE", str(folder))
    return folder


def opened(path: str, *parts: str, **link: str) -> Visit:
    visit = Visit(path, open=",".join(parts), **link)
    assert not visit.app.exception
    return visit


@pytest.mark.parametrize("path", ["robustness", "packages"])
def test_the_page_asks_what_the_command_and_python_ask(path: str, street, monkeypatch, capsys) -> None:
    seen = []
    ask = Study.answer

    def listen(study, question, progress=None):
        seen.append(ask(study, question, progress))
        return seen[-1]

    monkeypatch.setattr(Study, "answer", listen)
    visit = opened(path, "package_changes", "package_information", limits="cost<=30")
    on_page = next(a for a in seen if a.question.kind == "sensitivity" and a.question.of == "packages")
    by_page = json.loads(cp.to_json(on_page))
    assert main(["sensitivity", str(street), "--of", "packages", "--limit", "cost<=30", "--format", "json"]) == 0
    by_command = json.loads(capsys.readouterr().out)
    assert by_page == by_command
    assert json.loads(cp.to_json(cp.ask_again(cp.open_case(street), by_command))) == by_command
    said = [plain(text) for text in visit.words]
    for flip in on_page.packages.flips[:3]:
        assert any(flip_sentence(on_page.case, flip) in text for text in said)
    assert "What would change the package" in visit.tables
    assert "What is worth finding out before choosing a package" in visit.tables


def test_nothing_is_computed_before_it_is_opened(street, monkeypatch) -> None:
    asked = []
    ask = Study.answer
    monkeypatch.setattr(Study, "answer", lambda s, q, p=None: asked.append(q) or ask(s, q, p))
    Visit("packages")
    assert not any(question.kind == "sensitivity" for question in asked)


def test_the_core_by_budget_is_drawn_when_opened(street) -> None:
    closed, visit = opened("packages", "core"), opened("packages", "core", "core_by_budget")
    assert len(visit.charts) == len(closed.charts) + 1
