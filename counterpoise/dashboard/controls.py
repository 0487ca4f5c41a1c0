"""What a reader moves: the case, the profile, the weights, a selection."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import streamlit as st

from ..casefile.load import LoadedCase
from ..model import AS_STATED, Case, Criterion
from ..report.dates import decision_date
from ..report.glossary import GLOSSARY
from ..report.numbers import format_number
from ..report.panel.of_case import MOST_POINTS, panel_of_case
from ..report.sentences.scenario import scenario_clause, scenario_name
from ..report.tables import Table
from ..report.tables.package_ranking import package_ranking_table
from ..report.tables.weights import swing
from ..study.questions.answer import WholeAnswer
from ..study.scenarios import scenarios_of
from . import cached, case_folders, drafts, state
from .blocks import escape_markdown, escape_paragraphs
from .drafts.kept import OpenDraft
from .follow import PANEL, take_weights
from .panel import PanelData, weight_panel
from .parts import show_menu
from .save_weights import show_save_weights
from .share import show_share
from .sight import Sight


@dataclass(frozen=True)
class Opened:
    """A case as this visitor looks at it; ``folder`` is None for an upload and for a draft."""

    loaded: LoadedCase
    folder: Path | None
    draft: OpenDraft | None = None


def open_case() -> Opened:
    """The case this visitor looks at: the draft, the upload, the one the link names, or the first.

    A first case that cannot be shown is never replaced by another of the same id: its problems are shown.
    """
    draft = drafts.current()
    if draft is not None:
        return Opened(cached.open_draft(draft.edited), None, draft)
    upload = state.get_upload()
    if upload is not None:
        return Opened(cached.open_upload(*upload), None)
    asked = state.asked_case()
    first, *others = case_folders.list_folders()
    opened = Opened(cached.open_folder(first), first)
    if asked is None or asked == _id_of(opened) or (_id_of(opened) is None and asked != state.chosen_case()):
        return opened
    found = (Opened(cached.open_folder(folder), folder) for folder in others)
    return next((each for each in found if each.loaded.case is not None and each.loaded.case.id == asked), opened)


def _id_of(opened: Opened) -> str | None:
    """Id of a case, also of one that cannot be shown, where its file still says it."""
    if opened.loaded.case is not None:
        return opened.loaded.case.id
    return case_folders.written_id(opened.folder) if opened.folder is not None else None


def _offered() -> Iterator[LoadedCase]:
    return (cached.open_folder(folder) for folder in case_folders.list_folders())


def pick_case(*, is_any_open: bool) -> None:
    """Choose among the cases this server offers."""
    cases = {loaded.case.id: loaded.case.title for loaded in _offered() if loaded.case is not None}
    if not cases or (len(cases) == 1 and is_any_open and state.get_upload() is None):
        return
    chosen = st.selectbox("Cases on this server", list(cases), format_func=lambda id_: cases[id_], index=None)
    if chosen is not None and st.button("Open it"):
        state.open_case(chosen)
        st.rerun()


def pick_scenario(case: Case, *, is_label_shown: bool = True) -> None:
    """Which scenario's estimates are shown, where the case has any; without a label its choices say what they are."""
    if not case.scenarios:
        return
    before = "" if is_label_shown else "Scenario: "
    names = {id_: before + scenario_name(case, id_) for id_ in scenarios_of(case)}
    pick("Scenario", "scenario", names, AS_STATED, GLOSSARY["scenario"].sentence, is_label_shown=is_label_shown)
    if case.scenario:
        st.caption(escape_markdown(scenario_clause(case)))


def is_basic(sight: Sight) -> bool:
    """Whether the reader prefers plain sliders to the live panel."""
    return sight.view.selections.get("controls") == "basic"


def show_weights_row(sight: Sight) -> None:
    """The profile picker, its reasons and the switch to plain sliders in one line, under the case's name."""
    case = sight.case
    st.caption(escape_markdown(f"{case.title}. As of {decision_date(case)}. Decided by: {case.decided_by}."))
    widths = [3, 3, 2.4, 2.1, 1.6, 2] if case.scenarios else [4, 2.4, 2.1, 1.6, 2]
    picker, *scenario, why, save, share, basic = st.columns(widths, vertical_alignment="center", gap="small")
    with picker:
        _pick_profile(case, is_label_shown=False)
    for column in scenario:
        with column:
            pick_scenario(case, is_label_shown=False)
    with why:
        _explain_profile(case)
    with save:
        show_save_weights(sight)
    with share:
        show_share(sight)
    with basic:
        _switch_basic(sight)


def show_basic(sight: Sight) -> None:
    """Plain sliders."""
    _show_basic(sight, "full")


def ranking_table(answer: WholeAnswer) -> Table:
    """The best packages as a table, for readers of plain sliders."""
    packages = answer.packages
    return package_ranking_table(answer.case, packages.ranking.rows, packages.spread or {}, answer.receipt)


def show_weights(sight: Sight, mode: Literal["full", "strip"]) -> None:
    """Profile picker and the live panel (or the native sliders, where the reader prefers them)."""
    widths = [4, 3, 2.5, 2] if sight.case.scenarios else [5, 3, 2]
    picker, *scenario, why, basic = st.columns(widths, vertical_alignment="bottom")
    with picker:
        _pick_profile(sight.case)
    for column in scenario:
        with column:
            pick_scenario(sight.case)
    with why:
        _explain_profile(sight.case)
    with basic:
        _switch_basic(sight)
    if is_basic(sight):
        _show_basic(sight, mode)
    else:
        weight_panel(panel_data(sight, mode), PANEL, on_change=take_weights)


def pick(
    label: str,
    key: str,
    names: Mapping[str, str],
    default: str,
    help_text: str | None = None,
    *,
    is_label_shown: bool = True,
) -> str:
    """A selection that the link carries; returns the id chosen.

    With another ``default`` it is another widget: a browser that still shows the old default must
    not send that back as the reader's choice.
    """
    ids = list(names)
    chosen = state.selected(key, names, default, label)
    widget = f"pick_{key}_{default}"
    state.show_in_widget(widget, chosen)
    st.selectbox(
        label,
        ids,
        format_func=lambda id_: names[id_],
        key=widget,
        help=help_text,
        label_visibility="visible" if is_label_shown else "collapsed",
        on_change=lambda: state.select(key, state.widget_value(widget)),
    )
    return chosen


KNOWN_CHOICES = {
    "exact": "Exactly as set",
    "around": "About as set, up to a quarter more or less",
    "order": "Only their order is known",
    "intervals": "Within the profile's ranges",
    "unknown": "Unknown: all weights equally likely",
}


def pick_known(sight: Sight, default: str) -> str:
    """How firm the weights are; ranges only where the profile has some."""
    kinds = {kind: text for kind, text in KNOWN_CHOICES.items() if kind != "intervals" or profile_ranges(sight)}
    return pick("How firm are the weights?", "known", kinds, default)


def profile_ranges(sight: Sight) -> tuple[tuple[str, float, float], ...]:
    """The bounds of shares that the profile gives, which hold for weights moved away from it too."""
    ranges = sight.case.profiles[sight.view.profile].ranges
    return tuple((id_, float(low), float(high)) for id_, (low, high) in ranges.items())


def forget(key: str, value: str) -> None:
    """Take back a selection that another one has made impossible."""
    if state.get_view().selections.get(key) == value:
        state.select(key, "")


def pick_segment(label: str, key: str, names: Mapping[str, str], default: str, chosen: str) -> str:
    """A selection among a few, side by side, that the link carries; returns the text chosen."""
    widget = f"segment_{key}"
    shown = chosen if chosen in names else default
    state.show_in_widget(widget, shown)
    st.segmented_control(
        label,
        list(names),
        format_func=lambda text: names[text],
        key=widget,
        required=True,
        label_visibility="collapsed",
        on_change=lambda: state.select(key, state.widget_value(widget) or default),
    )
    return shown


def panel_data(sight: Sight, mode: Literal["full", "strip", "answer"]) -> PanelData:
    """What the live panel shows; where it is folded, its sentence stands beside one about something else."""
    case, panel = sight.case, _panel_of_case(sight)
    return replace(
        panel,
        caveat=f"{panel.caveat} One by one:".lstrip() if mode == "strip" else panel.caveat,
        points=sight.view.point_by_id,
        profile=sight.start_by_id,
        profile_name=case.profiles[sight.view.profile].name,
        mode=mode,
    )


def _panel_of_case(sight: Sight) -> PanelData:
    """The part of the panel that the case alone decides; weights are put in later."""
    return cached.per_case(sight.study, "panel", lambda: panel_of_case(sight.case, sight.performance))


def _pick_profile(case: Case, *, is_label_shown: bool = True) -> None:
    names = {id_: profile.name for id_, profile in case.profiles.items()}
    state.show_in_widget("pick_profile", state.get_view().profile)
    st.selectbox(
        "Weight profile",
        list(names),
        format_func=lambda id_: names[id_],
        key="pick_profile",
        label_visibility="visible" if is_label_shown else "collapsed",
        on_change=lambda: state.set_profile(case, state.widget_value("pick_profile")),
    )


def _explain_profile(case: Case) -> None:
    profile = case.profiles[state.get_view().profile]

    def explain() -> None:
        reasons = "\n".join(
            f"- **{escape_markdown(case.criteria[id_].name)}**: {escape_markdown(reason)}"
            for id_, reason in profile.reasons.items()
        )
        held_by = f"**{escape_markdown(profile.name)}**, held by: {escape_markdown(profile.held_by)}"
        st.markdown(f"{held_by}\n\n{escape_markdown(profile.because)}\n\n{reasons}")

    show_menu("Why these weights?", "reasons", explain, icon=":material/help:")


def _switch_basic(sight: Sight) -> None:
    state.show_in_widget("basic", is_basic(sight))
    st.toggle(
        "Plain sliders",
        key="basic",
        help="Use plain sliders instead of the live panel; the ranking updates when you let go.",
        on_change=lambda: state.select("controls", "basic" if state.widget_value("basic") else ""),
    )


def _show_basic(sight: Sight, mode: Literal["full", "strip"]) -> None:
    case = sight.case
    with st.expander("Weights", expanded=mode == "full"):
        st.button("Reset to profile", on_click=lambda: state.set_profile(case, sight.view.profile))
        for objective in case.objectives.values():
            members = [c for c in case.criteria.values() if c.objective == objective.id]
            if members:
                st.markdown(f"**{escape_markdown(objective.name)}**")
            for criterion in members:
                _basic_slider(sight, criterion)


def _basic_slider(sight: Sight, criterion: Criterion) -> None:
    widget = f"basic_{criterion.id}"
    state.show_in_widget(widget, float(sight.view.point_by_id[criterion.id]))
    total = sum(sight.view.point_by_id.values())
    share = format_number(100 * sight.view.point_by_id[criterion.id] / total, 1) if total else "0.0"
    st.slider(
        f"{escape_markdown(criterion.name)}: {share} % of weight ({escape_markdown(swing(criterion))})",
        0.0,
        MOST_POINTS,
        step=1.0,
        format="%g",
        key=widget,
        help=escape_paragraphs(criterion.definition),
        on_change=lambda: state.set_points({criterion.id: state.widget_value(widget)}),
    )
