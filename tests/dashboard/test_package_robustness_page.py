"""The page Robustness, asked of packages in place of measures."""

from __future__ import annotations

import counterpoise as cp
from counterpoise.study import Study
from tests.dashboard.visit import Visit


def test_the_switch_judges_packages_and_the_page_says_what_the_answer_says(monkeypatch) -> None:
    seen = []
    ask = Study.answer

    def listen(study, question, progress=None):
        seen.append(ask(study, question, progress))
        return seen[-1]

    monkeypatch.setattr(Study, "answer", listen)
    visit = Visit("robustness", of="packages", known="order")
    assert not visit.app.exception
    assert not visit.notices
    answer = next(a for a in seen if a.question.kind == "robustness")
    assert (answer.question.of, answer.question.weights_known) == ("packages", "order")
    sentence = cp.headline(answer).split("\n")[1]
    shown = " ".join(element.value for element in visit.app.markdown).replace("\\", "")
    assert sentence in shown
    assert "How risky is each package?" in [element.value for element in visit.app.subheader]


def test_packages_are_not_drawn_before_they_are_asked_for(monkeypatch) -> None:
    asked = []
    ask = Study.answer
    monkeypatch.setattr(Study, "answer", lambda s, q, p=None: asked.append(q) or ask(s, q, p))
    visit = Visit("robustness")
    assert not visit.app.exception
    assert [q.of for q in asked if q.kind == "robustness"] == ["options"]
