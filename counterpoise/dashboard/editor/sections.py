"""The sections of the editor: what each shows, in the order in which a case is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from ...casefile.form_fields import fields_of
from ...casefile.records import CaseRecord, CriterionRecord, OptionRecord, SourceRecord
from ...model import Problem
from ...report.charts import timeline as gantt
from ...report.present import present
from ...report.sentences.timeline import chain_sentence
from ...study.questions.timeline import Timeline
from .. import blocks, state
from ..blocks import escape_markdown
from .actors import show_actors
from .as_file import show_files
from .changes import show_changes
from .desk import CASE, Desk, show_problems
from .form import show_entries, show_form
from .levels import show_levels
from .parts import add_criterion, add_option, add_profile, add_source, show_identity, show_picker
from .weights import show_profile

GANTT_DRAWS = 1_000
"""Simulations behind the Gantt chart: it shows low, most likely and high days, not chances."""

OPTION, CRITERION, PROFILE = "edit_option", "edit_criterion", "edit_profile"
OF_TABLES = ("performance", "costs", "risks", "prerequisites", "needs", "lag_days", "actors")
"""Keys of an option that have sections of their own."""
OF_SECTIONS = (
    "schema_version", "objectives", "criteria", "interactions", "packages", "balance", "limits", "milestones",
    "rules", "factors", "scenarios", "actors", "periods", "impact_scale",
)  # fmt: skip
"""Keys of the case that have sections of their own."""


def _question(desk: Desk) -> None:
    show_form(desk, CASE, (), CaseRecord, without=OF_SECTIONS)


def _options(desk: Desk) -> None:
    _show_new("New option", "new_option", lambda name: state.show_in_widget(OPTION, add_option(desk, name)))
    id_ = show_picker("Option", desk.names["option"], OPTION)
    if id_ is None:
        return
    show_form(desk, desk.options[id_], (), OptionRecord, without=OF_TABLES)
    show_problems(_of_whole(desk, desk.options[id_]))
    show_identity(desk, "option", id_, can_go=id_ != desk.value(CASE, ("baseline",)))


def _of_whole(desk: Desk, file: str) -> list[Problem]:
    return list(desk.by_place.get((file, ""), ()))


def _criteria(desk: Desk) -> None:
    with st.form("add_criterion", clear_on_submit=True):
        name = st.text_input("New criterion", placeholder="Name the criterion", key="new_criterion")
        about = ("new_unit", "Unit", "points"), ("new_worst", "Worst level", "0"), ("new_best", "Best level", "100")
        unit, worst, best = (
            column.text_input(escape_markdown(label), placeholder=default, key=key)
            for column, (key, label, default) in zip(st.columns(3), about, strict=True)
        )
        if st.form_submit_button("Add", icon=":material/add:", key="new_criterion add") and name.strip():
            state.show_in_widget(CRITERION, add_criterion(desk, name.strip(), unit.strip(), worst, best))
            st.rerun()
    id_ = show_picker("Criterion", desk.names["criterion"], CRITERION)
    if id_ is not None:
        show_form(desk, CASE, ("criteria", id_), CriterionRecord)
        show_identity(desk, "criterion", id_)
    with st.container(border=True):
        show_entries(desk, CASE, ("objectives",), fields_of(CaseRecord)["objectives"])


def _of_option(desk: Desk, key: str) -> None:
    id_ = show_picker("Option", desk.names["option"], OPTION)
    if id_ is not None:
        show_entries(desk, desk.options[id_], (key,), fields_of(OptionRecord)[key])


def _time(desk: Desk) -> None:
    id_ = show_picker("Option", desk.names["option"], OPTION)
    if id_ is not None:
        fields = fields_of(OptionRecord)
        show_entries(desk, desk.options[id_], ("prerequisites",), fields["prerequisites"])
        rest = [key for key in fields if key not in ("needs", "lag_days")]
        show_form(desk, desk.options[id_], (), OptionRecord, without=rest, all_shown=True)
        _show_gantt(desk, id_)
    with st.container(border=True):
        show_entries(desk, CASE, ("milestones",), fields_of(CaseRecord)["milestones"])


def _show_gantt(desk: Desk, option: str) -> None:
    """The option's milestones as the Timeline draws them."""
    sight = desk.sight
    if sight is None or option not in sight.case.options:
        st.caption("The Gantt chart appears as soon as the option has no errors.")
        return
    if sight.weights is None or not sight.case.options[option].prerequisites:
        return
    asked = Timeline(weights=sight.weights, scenario=sight.scenario, members=(option,), draws=GANTT_DRAWS)
    answer = sight.study.answer(asked)
    plan = present(answer.plan, "the plan")
    st.markdown(escape_markdown(chain_sentence(answer.case, plan.timeline)))
    blocks.show_chart(sight, gantt, answer.case, plan.timeline, plan.chances)


def _together(desk: Desk) -> None:
    fields = fields_of(CaseRecord)
    for key in ("packages", "interactions", "rules", "limits", "factors", "scenarios"):
        with st.container(border=True):
            show_entries(desk, CASE, (key,), fields[key])
    rest = [key for key in fields if key != "balance"]
    show_form(desk, CASE, (), CaseRecord, without=rest, all_shown=True)


def _weights(desk: Desk) -> None:
    _show_new("New weight profile", "new_profile", lambda name: state.show_in_widget(PROFILE, add_profile(desk, name)))
    id_ = show_picker("Weight profile", desk.names["profile"], PROFILE)
    if id_ is not None:
        file = desk.in_folder("weights")[id_]
        show_profile(desk, file)
        show_problems(_of_whole(desk, file))
        show_identity(desk, "profile", id_, can_go=len(desk.in_folder("weights")) > 1)


def _sources(desk: Desk) -> None:
    _show_new("New source", "new_source", lambda title: _open_source(desk, title))
    files = {name: name for name in desk.in_folder("seeds").values()}
    file = show_picker("File of sources", files, "edit_sources")
    if file is None:
        return
    names = {
        id_: str(entry.get("title") or id_) if isinstance(entry, dict) else id_
        for id_, entry in desk.group(file, ("sources",)).items()
    }
    id_ = show_picker("Source", names, f"edit_source {file}")
    if id_ is not None:
        show_form(desk, file, ("sources", id_), SourceRecord)


def _open_source(desk: Desk, title: str) -> None:
    state.show_in_widget("edit_sources", add_source(desk, title))


def _show_new(label: str, key: str, add: Callable[[str], None]) -> None:
    """A name, and the button that adds a part of that name."""

    def take() -> None:
        name = " ".join(str(state.widget_value(key, "")).split())
        if name:
            add(name)
            state.show_in_widget(key, "")

    left, right = st.columns([3, 1], vertical_alignment="bottom")
    left.text_input(escape_markdown(label), key=key, placeholder="Name it")
    right.button("Add", key=f"{key} add", icon=":material/add:", on_click=take)


SECTIONS: Mapping[str, Callable[[Desk], None]] = {
    "Question": _question,
    "Options": _options,
    "Criteria": _criteria,
    "Levels": show_levels,
    "Costs": lambda desk: _of_option(desk, "costs"),
    "Risks": lambda desk: _of_option(desk, "risks"),
    "Time": _time,
    "Together": _together,
    "Actors": show_actors,
    "Weights": _weights,
    "Sources": _sources,
    "Files": show_files,
    "Changes": show_changes,
}
"""Sections by name, in the order in which a case is written."""
