"""Links: query strings of the dashboard, read as a page reads them, for every kind of question."""

from __future__ import annotations

import math
from functools import cache
from random import Random

import streamlit as st

from counterpoise.casefile import load_case_from_files
from counterpoise.dashboard import state
from counterpoise.dashboard.link import MOST_POINTS, read_link, selections, write_link
from counterpoise.dashboard.sight import Sight, look
from counterpoise.model import Case
from counterpoise.study import QuestionFault, Study, kinds_of_question
from tests.fuzz.case_doors import FILES
from tests.fuzz.door import Door

SOUND = {
    "profile": ["residents", "traders"],
    "w": ["noise:40", "noise:40,shops:0,cost:12.5", "noise:0,shops:0,cost:0"],
    "members": ["trees", "limit_30,trees"],
    "package": ["both", "own"],
    "by": ["90", "2024-09-30"],
    "start": ["trees:20", "trees:20,limit_30:5"],
    "sure": ["80", "95"],
    "draws": ["2000", "few"],
    "limits": ["cost<=100", "noise<=60;cost@2025<=20"],
    "stack": ["noise.gains=0.5"],
    "must": ["trees"],
    "not": ["limit_30"],
    "least": ["1"],
    "most": ["2"],
    "show": ["level,low", "All"],
    "options": ["trees,as_is"],
}
PARTS = [
    *(
        "trees",
        "limit_30",
        "as_is",
        "both",
        "noise",
        "shops",
        "cost",
        "residents",
        "ready_day",
        "x" * 300,
        "\u202e",
        "=1",
    ),
    *",;:=<>@.-+%&?#*\x00\n\"' ",
    *("<=", ">=", "0", "-1", "1e9", "nan", "inf", "-inf", "1e400", "0x10", "1_000", "1.000", "0,5", "5e-324", "½", "٣"),
    *("2024-02-30", "0000-00-00", "9999-12-31", "10000-01-01", "99999999999999999999", "many", "yes", "all"),
]


@cache
def street() -> Case:
    """The case that the links are about."""
    case = load_case_from_files(FILES).case
    assert case is not None
    return case


def _value(chance: Random, key: str) -> str:
    text = chance.choice(SOUND.get(key, PARTS))
    for _edit in range(chance.choice([0, 0, 1, 1, 2, 5])):
        at = chance.randint(0, len(text))
        text = text[:at] + chance.choice(PARTS) + text[at + chance.randint(0, 3) :]
    return text * chance.choice([1] * 30 + [400])


def _link(chance: Random) -> dict[str, str]:
    keys = [*selections(), "profile", "w", "case", "W", "junk", "", "w[]"]
    link = {key: _value(chance, key) for key in chance.sample(keys, chance.randint(1, 6))}
    if chance.random() < 0.95:
        link.pop("case", None)
    return link


def _judge_link(link: dict[str, str]) -> None:
    """Nothing is lost without a word, what is written is read back the same, every question can be asked."""
    case = street()
    names = {id_: profile.name for id_, profile in case.profiles.items()}

    def read(params: dict[str, str]) -> tuple[object, tuple[str, ...]]:
        return read_link(params, case.id, names, case.default_profile, lambda of: state.start_points(case, of))

    st.session_state.clear()
    view, notices = read_link(link, case.id, names, case.default_profile, lambda of: state.start_points(case, of))
    assert all(0 < len(notice) < 1_000 for notice in notices)
    assert set(view.point_by_id) == set(case.criteria)
    assert all(math.isfinite(points) and 0 <= points <= MOST_POINTS for points in view.point_by_id.values())
    assert any(view.point_by_id.values())
    written = write_link(view, state.start_points(case, view.profile))
    assert read(written) == (view, ())
    state.set_view(view)
    sight = look(Study(case), (), view, state.start_points(case, view.profile))
    for kind in kinds_of_question().values():
        _ask(sight, kind)
    for notice in state.notices():
        assert 0 < len(notice) < 1_000


def _ask(sight: Sight, kind: type) -> None:
    """The question that the link spells fits the case, or its fault is one that a page can say."""
    said = ""
    try:
        question = sight.question(kind).complete(sight.case)
        if kind.kind in ("packages", "options", "timeline"):
            sight.study.answer(question.changed_to(**({"draws": 200} if "draws" in question.settings else {})))
    except QuestionFault as fault:
        said = str(fault)
    assert len(said) < 2_000


LINK_DOORS = (Door("links", _link, _judge_link),)
