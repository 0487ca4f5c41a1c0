"""What a participant sees behind the join link: joining, weighing, sending, and the results when they are revealed."""

from __future__ import annotations

from typing import Any

import streamlit as st

from ...report.sentences.room import people
from ...room import Answer, Participant, Room, RoomFault, Submission
from ...room.rules import LONGEST_NAME, read_code
from .. import blocks, state
from ..keeper import keep_view
from ..sight import Sight
from . import browser, keeping
from .answering import Change, show_form, show_sending
from .entered import Entered, read_entered, start_entered
from .privacy import IN_SHORT, show_privacy
from .results import show_results

FAULT, SEAT = "room answer not confirmed", "room seat"

Seat = tuple[Room, Participant, tuple[Answer, ...], Sight | None]
"""The room, who one is there, one's own answers, and the sight of the room's case."""

WATCH_SECONDS = 4


def show_guest(code: str) -> None:
    """The whole screen of a participant, without the rest of the dashboard."""
    first = st.Page(lambda: None, title="Room", default=True)
    st.navigation([first, st.Page(lambda: None, title="Room", url_path=keeping.PATH)], position="hidden").run()
    st.html(blocks.LOOK)
    state.stay_at({keeping.JOIN: code})
    with st.container(width=760):
        _show(read_code(code))
        show_privacy()
    blocks.show_notices(state.notices())
    keep_view()


def _show(code: str) -> None:
    if reason := keeping.place().reason:
        blocks.show_title("There are no rooms here", reason)
        return
    kept = browser.read(code)
    if kept is None:
        blocks.show_title("A room", "Looking for what you have already entered in this browser ...")
    elif token := str(kept.get("token", "")):
        _show_seat(code, token, kept)
    else:
        room = keeping.attempt(lambda: _find(code))
        if isinstance(room, keeping.Refused):
            _show_no_room(room.text)
        else:
            _show_join(code, room)
    browser.send(code)


def _find(code: str) -> Room:
    """The room of a code; only wrong codes are counted."""
    from ...room import take_part

    keeping.limits().codes.check(keeping.address())
    try:
        return take_part.find_by_code(keeping.store(), code)
    except RoomFault as fault:
        if fault.code == "unknown":
            keeping.limits().codes.count(keeping.address())
        raise


def _show_no_room(reason: str) -> None:
    blocks.show_title("This room cannot be opened", reason)
    st.button("Try again", key="room_again")
    ask_for_code()


def ask_for_code() -> None:
    """A field for the code of a room."""
    with st.form("room_code_form", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        typed = st.text_input("Code of a room", key="room_code", max_chars=40, placeholder="K7QM-2XRD-9HTW")
        if st.form_submit_button("Join") and typed:
            state.follow({keeping.JOIN: read_code(typed)})
            st.rerun()


def _show_join(code: str, room: Room) -> None:
    blocks.show_title(room.title, f"You are invited to weigh: {room.case_title}.")
    st.markdown(
        "You say what matters to you, privately, on this page. Later the facilitator reveals where the group stands."
    )
    with st.form("room_join", border=False):
        name = st.text_input("Your name", key="room_name", max_chars=LONGEST_NAME) if room.is_named else ""
        st.caption(IN_SHORT if room.is_named else f"This room is anonymous: no name is asked. {IN_SHORT}")
        if st.form_submit_button("Join"):
            _join(code, name)


def _join(code: str, name: str) -> None:
    from ...room import take_part

    def step() -> str:
        keeping.limits().joins.spend(keeping.address())
        return take_part.join(keeping.store(), code, name)

    token = keeping.attempt(step)
    if isinstance(token, keeping.Refused):
        st.error(blocks.escape_markdown(token.text))
        return
    browser.keep(code, {"token": token})
    st.rerun()


def _show_seat(code: str, token: str, kept: dict[str, Any]) -> None:
    """The place of somebody who has joined; while the database is away, as it was last seen."""
    seen = keeping.attempt(lambda: _look(code, token))
    if isinstance(seen, keeping.Refused):
        last: tuple[str, Seat] | None = state.kept(SEAT)
        if not seen.is_away or last is None or last[0] != token:
            _show_lost_seat(code, seen)
            return
        st.error(blocks.escape_markdown(seen.text), icon=":material/cloud_off:")
        seat = last[1]
    else:
        state.keep(SEAT, (token, seen))
        seat = seen
    room, participant, own, sight = seat
    if sight is None:
        blocks.show_title(room.title, "This version of Counterpoise cannot read the room's case. Tell the facilitator.")
        return
    blocks.show_title(room.title, _where_it_stands(room, own))
    question = "" if room.title == sight.case.question else f"{sight.case.question} "
    st.caption(blocks.escape_markdown(f"{question}You are here as {participant.name}."))
    if sight.case.summary:
        with st.expander("What this case covers, and what it leaves out"):
            st.markdown(blocks.escape_paragraphs(sight.case.summary))
    _watch(token, _state_of(room))
    _show_answering(code, token, kept, sight, room, own)
    if room.revealed:
        _show_revealed(token, sight, room, own)
    _show_leaving(code, token)


def _look(code: str, token: str) -> Seat:
    from ...room import take_part

    room, participant, own = take_part.look_at_self(keeping.store(), token)
    return room, participant, own, keeping.sight_of(room, lambda: take_part.read_case(keeping.store(), token))


def _where_it_stands(room: Room, own: tuple[Answer, ...]) -> str:
    has_answered = any(answer.round == room.round for answer in own)
    if not room.is_open:
        taken = "has your answer" if has_answered else "takes no more answers"
        return f"Round {room.round} {taken}. " + ("Results are below." if room.revealed else "Wait for the results.")
    if room.round > 1 and not has_answered:
        return f"Round {room.round}: look at where the group stands, then confirm or change your weights."
    return (
        f"Round {room.round}: say what matters to you." if not has_answered else f"Round {room.round} has your answer."
    )


def _show_lost_seat(code: str, why: keeping.Refused) -> None:
    blocks.show_title("Your place in this room", why.text)
    st.button("Try again", key="room_again")
    if not why.is_away:
        st.button("Join again", key="room_rejoin", on_click=browser.keep, args=(code, {}))


def _show_answering(
    code: str, token: str, kept: dict[str, Any], sight: Sight, room: Room, own: tuple[Answer, ...]
) -> None:
    stored = next((answer for answer in own if answer.round == room.round), None)
    start = start_entered(sight.case, room.round, own)
    entered = read_entered(kept.get("entered"), sight.case, room.round) or start
    if not room.is_open:
        if stored is None and any(entered.points.values()):
            st.info(
                "What you have entered stays on this page; it was not sent. Ask the facilitator to take answers again."
            )
        return

    def entered_now() -> Entered:
        now = browser.read(code) or kept
        return read_entered(now.get("entered"), sight.case, room.round) or start

    def take(change: Change) -> None:
        state.keep(FAULT, "")
        browser.keep(code, {"token": token, "entered": change(entered_now()).to_plain()})

    with st.container(border=True):
        st.subheader("Your weights", anchor=False)
        show_form(sight.study, entered, entered_now, take)
        wanted = entered.submission(sight.study)
        show_sending(
            wanted, stored, state.kept(FAULT) or "", lambda: _send(token, entered_now().submission(sight.study))
        )


def _send(token: str, given: Submission | str) -> None:
    from ...room import take_part

    if isinstance(given, str):
        state.keep(FAULT, given)
        return

    def step() -> Answer:
        keeping.limits().answers.spend(token)
        return take_part.submit(keeping.store(), token, given)

    sent = keeping.attempt(step)
    state.keep(FAULT, sent.text if isinstance(sent, keeping.Refused) else "")


def _show_revealed(token: str, sight: Sight, room: Room, own: tuple[Answer, ...]) -> None:
    from ...room import take_part

    shown = keeping.attempt(lambda: take_part.read_revealed(keeping.store(), token, room.revealed))
    if isinstance(shown, keeping.Refused):
        st.caption(blocks.escape_markdown(shown.text))
        return
    st.subheader(f"Where the group stands, round {room.revealed}", anchor=False)
    st.caption(f"{people(len(shown))} answered.")
    mine = next((answer.points for answer in own if answer.round == room.revealed), None)
    show_results(sight, shown, own=mine)


def _show_leaving(code: str, token: str) -> None:
    with st.expander("Delete my answers"):
        st.markdown("Your answers of all rounds, your name or mark, and your place in this room are deleted at once.")
        st.button("Delete my answers and leave", key="room_leave", on_click=_leave, args=(code, token))


def _leave(code: str, token: str) -> None:
    from ...room import take_part

    fault = keeping.attempt(lambda: take_part.leave(keeping.store(), token))
    if isinstance(fault, keeping.Refused):
        state.note(fault.text)
        return
    browser.keep(code, {})
    state.note("Your answers were deleted, and you have left the room.")


def _state_of(room: Room) -> tuple[object, ...]:
    return room.round, room.revealed, room.is_open


@st.fragment(run_every=WATCH_SECONDS)
def _watch(token: str, seen: tuple[object, ...]) -> None:
    """Draws the page anew when the facilitator has moved on."""
    from ...room import take_part

    def step() -> tuple[Room, Participant, tuple[Answer, ...]]:
        return take_part.look_at_self(keeping.store(), token)

    seat = keeping.attempt(step)
    if isinstance(seat, keeping.Refused):
        st.caption(f":material/cloud_off: {blocks.escape_markdown(seat.text)}")
    elif _state_of(seat[0]) != seen:
        st.rerun()
