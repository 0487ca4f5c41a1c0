"""The only place that writes session state and query parameters: the view, kept equal to the link.

The view is ids and numbers. A weight or selection changed on the page goes into the view, and
the view goes into the link at the end of each run; a link that changed by itself (first visit,
the browser's Back) is read into the view at the start.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from secrets import token_hex
from time import monotonic
from typing import Any

import streamlit as st

from ..model import Case
from ..report.panel.of_case import fit_to_slider
from ..study.weights import points_by_id
from .link import LONGEST_SELECTION, View, read_link, write_link

_VIEW, _WRITTEN, _NOTICES, _UPLOAD = "view", "view_link", "view_notices", "view_upload"
NOTICE_SECONDS = 20.0
"""How long a notice stays above the page."""
_CHOSEN = "case_chosen"
_FOLLOWED = "view_followed"
"""A link to be followed that does not stand in the address bar."""
_DRAFT = "draft_id"
"""Id of the visitor's draft that is open, for the link."""
_SESSION = "session_name"
_BY_HAND = "view_by_hand"
"""Set while a change on the page is not yet in the link."""


def start_points(case: Case, profile: str) -> dict[str, float]:
    """The profile's points, by criterion id, on the sliders' scale."""
    return fit_to_slider(points_by_id(case.profiles[profile], case))


def read_view(case: Case) -> View:
    """The current view of a case: from the link where the link is news, else from the session.

    A browser that has not yet heard of the latest link sends an older one along with the next
    change by hand. That is no news: the hand wins.
    """
    followed: dict[str, str] | None = st.session_state.pop(_FOLLOWED, None)
    params = st.query_params.to_dict() if followed is None else followed
    view: View | None = st.session_state.get(_VIEW)
    is_news = bool(params) and params != st.session_state.get(_WRITTEN) and not st.session_state.get(_BY_HAND)
    if view is None or view.case != case.id or is_news or followed is not None:
        names = {id_: profile.name for id_, profile in case.profiles.items()}
        view, said = read_link(
            params, case.id, names, case.default_profile, lambda profile: start_points(case, profile)
        )
        for notice in said:
            note(notice)
        set_view(view)
    elif view.profile not in case.profiles or set(view.point_by_id) != set(case.criteria):
        set_view(view := _fit_view(view, case))
    return view


def _fit_view(view: View, case: Case) -> View:
    """The view of a case whose files were changed meanwhile: what is gone is said, the rest stays."""
    profile = view.profile
    if profile not in case.profiles:
        profile = case.default_profile
        note(
            f"The weight profile '{view.profile}' is no longer in the case's files; "
            f"the weights are those of '{case.profiles[profile].name}'."
        )
        return replace(view, profile=profile, point_by_id=start_points(case, profile))
    start = start_points(case, profile)
    is_edited = bool(st.session_state.get(_DRAFT))  # its author knows
    gone = [id_ for id_ in view.point_by_id if id_ not in case.criteria and not is_edited]
    new = [criterion.name for id_, criterion in case.criteria.items() if id_ not in view.point_by_id and not is_edited]
    if gone:
        note(f"The case's files no longer have the criteria {', '.join(gone)}; their weights were dropped.")
    if new:
        note(f"New in the case's files, with the profile's weights: {', '.join(new)}.")
    points = {id_: view.point_by_id.get(id_, start[id_]) for id_ in case.criteria}
    return view.with_points(points if any(points.values()) else start)


def asked_case() -> str | None:
    """Id of the case that the link names, else of the one looked at so far."""
    view: View | None = st.session_state.get(_VIEW)
    followed: Mapping[str, str] = st.session_state.get(_FOLLOWED) or {}
    return followed.get("case") or st.query_params.get("case") or (view.case if view else None)


def get_view() -> View:
    view: View = st.session_state[_VIEW]
    return view


def set_view(view: View) -> None:
    st.session_state[_VIEW] = view


def _change_by_hand(view: View) -> None:
    set_view(view)
    st.session_state[_BY_HAND] = True


def set_points(points: Mapping[str, float]) -> None:
    """Take over weights; criteria not named keep theirs."""
    view = get_view()
    known = {id_: float(value) for id_, value in points.items() if id_ in view.point_by_id}
    _change_by_hand(view.with_points({**view.point_by_id, **known}))


def set_profile(case: Case, profile: str) -> None:
    """Take over a profile; weights that were changed by hand are dropped."""
    _change_by_hand(replace(get_view(), profile=profile, point_by_id=start_points(case, profile)))


def selected(key: str, names: Mapping[str, str], default: str, label: str) -> str:
    """A page's selection, falling back to ``default`` (with a notice) when the link's is none of ``names``.

    The notice says what is chosen under ``label`` instead, by its name on the page.
    """
    value = get_view().selections.get(key, "")
    if value in names:
        return value
    if value:
        shown = names.get(default, default)
        note(f"The link selects '{value[:40]}' under '{label}', which is not offered; '{shown}' is shown.")
        select(key, "")
    return default


def select(key: str, value: str) -> None:
    if len(value) > LONGEST_SELECTION:
        note(f"The selection '{key}' is too long for a link ({len(value):,} characters); it works on this page only.")
    _change_by_hand(get_view().with_selection(key, value))


def note(text: str) -> None:
    """Say something above the page; it takes the place of what was already shown."""
    unseen = {said: since for said, since in _notices().items() if since is None}
    st.session_state[_NOTICES] = {**unseen, text: None}


def notices() -> tuple[str, ...]:
    """What is to be said above the page, in the order found.

    The browser's own reports (a draft handed over, weights kept) run the page again within moments of
    the run that first shows a notice. So it is shown for `NOTICE_SECONDS`, however often the page runs.
    """
    now = monotonic()
    shown = {text: now if since is None else since for text, since in _notices().items()}
    current = {text: since for text, since in shown.items() if now - since < NOTICE_SECONDS}
    st.session_state[_NOTICES] = current
    return tuple(current)


def _notices() -> Mapping[str, float | None]:
    """What is to be said, each with the time at which it was first shown; None where it was not yet."""
    found: Mapping[str, float | None] = st.session_state.get(_NOTICES, {})
    return found


def write_view(case: Case) -> None:
    """Make the link equal to the view; one change of the link, so one step back in the browser."""
    view = get_view()
    link = write_link(view, start_points(case, view.profile))
    if draft := st.session_state.get(_DRAFT):
        link["draft"] = draft
    if st.query_params.to_dict() != link:
        st.query_params.from_dict(link)
    st.session_state[_WRITTEN] = link
    st.session_state[_BY_HAND] = False


def write_draft_link() -> None:
    """Have the address bar name the draft where there is no case to look at yet."""
    link = {"draft": draft} if (draft := st.session_state.get(_DRAFT)) else {}
    if st.query_params.to_dict() != link:
        st.query_params.from_dict(link)
    st.session_state[_WRITTEN] = link


def linked(key: str) -> str:
    """What the link that this run follows says under a key that is no part of the view."""
    followed: Mapping[str, str] | None = st.session_state.get(_FOLLOWED)
    params = st.query_params.to_dict() if followed is None else followed
    return params.get(key, "")


def link_of_page() -> dict[str, str]:
    """The link in the address bar, whatever it says."""
    return st.query_params.to_dict()


def drop_from_link(key: str) -> None:
    """Take a part out of the address bar that is no part of the view."""
    st.query_params.pop(key, None)
    if followed := st.session_state.get(_FOLLOWED):
        followed.pop(key, None)


def set_draft_id(id_: str) -> None:
    """Have the link name a draft of this visitor's, or none."""
    st.session_state[_DRAFT] = id_


def stay_at(link: Mapping[str, str]) -> None:
    """Have the address bar say this and nothing else, for a screen that is no view of a case."""
    st.session_state.pop(_FOLLOWED, None)
    if st.query_params.to_dict() != link:
        st.query_params.from_dict(dict(link))
    st.session_state[_WRITTEN] = dict(link)


def written_link() -> dict[str, str]:
    """The link as it was last written."""
    return dict(st.session_state.get(_WRITTEN) or {})


def follow(link: Mapping[str, str]) -> None:
    """Look at what a link says, in the next run."""
    st.session_state[_FOLLOWED] = dict(link)


def get_upload() -> tuple[str, bytes] | None:
    """Name and bytes of the case this visitor uploaded, if any."""
    return st.session_state.get(_UPLOAD)


def set_upload(upload: tuple[str, bytes] | None) -> None:
    st.session_state[_UPLOAD] = upload
    forget_view()


def open_case(case: str) -> None:
    """Go to a case of this server, with its own defaults."""
    set_upload(None)
    st.session_state[_CHOSEN] = case
    st.query_params.from_dict({"case": case})


def chosen_case() -> str | None:
    """Id of the case that this visitor picked among the server's."""
    return st.session_state.get(_CHOSEN)


def forget_view() -> None:
    """Start over with the case's own defaults, as for a first visit without a link."""
    st.session_state.pop(_VIEW, None)
    st.session_state[_WRITTEN] = None
    st.query_params.clear()


def show_in_widget(key: str, value: Any) -> None:
    """Make a widget say what the view says, before it is drawn."""
    st.session_state[key] = value


def widget_value(key: str, default: Any = None) -> Any:
    """What a widget says now."""
    return st.session_state.get(key, default)


def keep(slot: str, value: Any) -> None:
    """Keep something of this visitor's; it is gone when the session ends."""
    st.session_state[slot] = value


def kept(slot: str) -> Any:
    """What was kept, or None."""
    return st.session_state.get(slot)


def session_name() -> str:
    """A name of this session, so that a page that outlives its server knows that another one answers."""
    name: str | None = st.session_state.get(_SESSION)
    if name is None:
        st.session_state[_SESSION] = name = token_hex(8)
    return name
