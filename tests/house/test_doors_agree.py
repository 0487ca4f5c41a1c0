"""The command line, the page and Python give the same numbers and the same receipt to the same question."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

import counterpoise as cp
from counterpoise.cli import main
from counterpoise.dashboard import frame
from counterpoise.study import Answer, Study, kinds_of_question, settings_of
from tests.dashboard.case_folders import copy_default, copy_street
from tests.dashboard.visit import Visit

Maker = Callable[[Path], Path]


def with_measures(n: int) -> Maker:
    """The street case with ``n`` measures besides the baseline, each a little noisier than the one before."""

    def make(folder: Path) -> Path:
        copy_street(folder)
        trees = yaml.safe_load((folder / "options/trees.yaml").read_text("utf-8"))
        for k in range(n - 2):
            trees["name"] = f"Trees, row {k}"
            trees["performance"]["noise"]["level"] = 59.0 + k / 10
            text = yaml.safe_dump(trees, allow_unicode=True, sort_keys=False)
            (folder / f"options/trees_{k}.yaml").write_text(text, "utf-8")
        return folder

    return make


CASES: dict[str, Maker] = {
    "default": copy_default,
    "18 measures": with_measures(18),
    "30 measures": with_measures(30),
    "120 measures": with_measures(120),
}

WORDS: dict[str, tuple[str, ...]] = {
    "answer": (),
    "brief": ("--form", "page"),
    "compare": (),
    "robustness": (),
    "sensitivity": (),
    "perspectives": (),
    "weigh": ("--answers", "{answers}"),
    "options": ("--option", "{second}"),
    "packages": ("--core-index", "--frontier", "--max", "2"),
    "timeline": ("--members", "{second}", "--by", "60"),
}
"""What the command line is given for the question that a page asks by itself, by kind."""

FIRST: dict[str, tuple[str, ...]] = {"weigh": ("swing",)}
"""What stands before the folder."""

PAGES: dict[str, tuple[str, dict[str, str]]] = {
    "answer": ("answer", {}),
    "brief": ("brief", {}),
    "compare": ("compare", {}),
    "robustness": ("robustness", {}),
    "sensitivity": ("robustness", {"open": "information"}),
    "perspectives": ("perspectives", {}),
    "weigh": ("weights", {"answers": "{all_answers}"}),
    "options": ("options", {"option": "{second}"}),
    "packages": ("packages", {"most": "2", "open": "balance,core,frontier,followed"}),
    "timeline": ("timeline", {"package": "own", "members": "{second}", "by": "60"}),
}
"""The page that asks the question, and its link."""


@cache
def _folder(name: str, at: Path) -> Path:
    return CASES[name](at / name.replace(" ", "_"))


@pytest.fixture(scope="module")
def folder_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    at = tmp_path_factory.mktemp("doors")
    yield lambda name: _folder(name, at)
    shutil.rmtree(at)


def _slow(name: str, kind: str) -> tuple[pytest.MarkDecorator, ...]:
    is_quick = name == "default" or (name == "30 measures" and kind == "packages")
    return () if is_quick else (pytest.mark.slow,)


def test_every_kind_of_question_is_asked_here() -> None:
    assert set(WORDS) == set(PAGES) == set(kinds_of_question())


ASKED = [(name, kind) for name in CASES for kind in WORDS if name != "120 measures" or kind in ("compare", "packages")]


@pytest.mark.parametrize(("name", "kind"), [pytest.param(*pair, marks=_slow(*pair)) for pair in ASKED])
def test_the_doors_agree_on_every_number_and_the_receipt(name, kind, folder_of, tmp_path, capsys, monkeypatch) -> None:
    folder = folder_of(name)
    study = cp.open_case(folder)
    second = next(id_ for id_ in study.case.options if id_ != study.case.baseline)
    answers = tmp_path / "answers.yaml"
    answers.write_text(json.dumps(_swings(study.case)), "utf-8")
    words = [word.format(second=second, answers=answers) for word in WORDS[kind]]
    if kind == "packages" and study.case.balance is not None:
        several = next(id_ for id_, package in study.case.packages.items() if len(package.members) > 1)
        words += ["--balance", several]
    assert main([kind, *FIRST.get(kind, ()), str(folder), *words, "--format", "json"]) == 0
    by_command = json.loads(capsys.readouterr().out)
    by_page = json.loads(cp.to_json(_answer_on_page(kind, folder, second, monkeypatch)))
    by_python = json.loads(cp.to_json(cp.ask_again(study, by_command)))
    assert by_python == by_command
    assert by_page == by_command


@pytest.mark.parametrize("known", ["exact", "order"])
def test_the_doors_agree_on_the_robustness_of_packages(known, folder_of, capsys) -> None:
    folder = folder_of("default")
    study = cp.open_case(folder)
    words = ["--of", "packages", "--weights-known", known, "--draws", "300", "--format", "json"]
    assert main(["robustness", str(folder), *words]) == 0
    by_command = json.loads(capsys.readouterr().out)
    asked = cp.Robustness(of="packages", weights_known=known, draws=300)
    assert json.loads(cp.to_json(study.answer(asked))) == by_command
    assert json.loads(cp.to_json(cp.ask_again(study, by_command))) == by_command


def _swings(case: Any) -> dict[str, Any]:
    """Answers to swing weighting: points of every criterion, the first the most valuable."""
    return {"points": {id_: 100 - k for k, id_ in enumerate(case.criteria)}}


def _answer_on_page(kind: str, folder: Path, second: str, monkeypatch: pytest.MonkeyPatch) -> Answer:
    """The answer that a page asks for and shows, as it came from the study."""
    seen: list[Answer] = []
    ask = Study.answer

    def listen(study: Study, question: Any, progress: Any = None) -> Answer:
        seen.append(ask(study, question, progress))
        return seen[-1]

    path, link = PAGES[kind]
    all_answers = json.dumps({"swing": _swings(cp.open_case(folder).case)})
    monkeypatch.setenv("COUNTERPOISE_CASE", str(folder))
    monkeypatch.setattr(Study, "answer", listen)
    visit = Visit(path, **{key: value.format(second=second, all_answers=all_answers) for key, value in link.items()})
    assert not visit.app.exception
    assert not visit.notices
    if kind == "robustness":  # the page asks for confidence factors when it shows them
        visit.choose("as_acceptability", "Table")
    answers = [answer for answer in seen if answer.question.kind == kind]
    return answers[0 if kind == "timeline" else -1]  # the timeline then asks for the package shown beside the plan


def test_what_the_page_shows_is_the_answer_it_asked_for(folder_of, monkeypatch) -> None:
    folder = folder_of("default")
    answer = _answer_on_page("compare", folder, "", monkeypatch)
    frame_of = cp.frames(answer)["comparison"]
    shown = Visit("compare").tables["Options compared"]
    assert list(shown["Score (points)"]) == [round(score, 1) for score in frame_of["score"]]


@pytest.mark.parametrize("kind", kinds_of_question())
def test_a_question_is_the_same_in_json_and_in_texts(kind: str) -> None:
    study = cp.open_case(Path(frame.__file__).parents[2])
    needed = {"answers": _swings(study.case)} if kind == "weigh" else {}
    question = kinds_of_question()[kind](**needed).complete(study.case)
    assert cp.ask_again(study, {"question": json.loads(json.dumps(_plain(question)))}).question == question
    for name, setting in settings_of(type(question)).items():
        value = getattr(question, name)
        if value not in (None, (), "") and setting.flag:
            assert setting.kind.normal(setting.kind.read(setting.kind.write(value))) == value, name


def _plain(question: Any) -> dict[str, Any]:
    from counterpoise.study import to_plain

    return to_plain(question)
