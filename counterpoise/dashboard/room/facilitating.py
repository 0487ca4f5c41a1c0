"""The page Room while one is open: how to join, who has answered, the results, and what the facilitator may do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from ...model.naming import tell_apart
from ...report.numbers import count_of
from ...report.sentences.room import people
from ...report.tables.room import room_answers_table
from ...room import Room
from ...room.qr import draw_qr
from ...room.rules import code_of, write_code
from ...study.opinions import receipt_of_answers
from .. import blocks, state
from ..sight import Sight
from . import browser, keeping
from .opening import SLOT, show_reach
from .privacy import show_privacy
from .results import show_results

if TYPE_CHECKING:
    from ...room.facilitate import Watched

WATCH_SECONDS = 3


def show_facilitating(secret: str, leave: Callable[[], None]) -> None:
    """The room of a facilitator's secret."""
    from ...room import facilitate

    seen = keeping.attempt(lambda: facilitate.watch(keeping.store(), secret))
    if isinstance(seen, keeping.Refused):
        blocks.show_title("The room cannot be shown", seen.text)
        st.button("Try again", key="room_again")
        st.button("Other rooms", key="room_others", on_click=leave)
        return
    room = seen.room
    blocks.show_title(room.title, _where_it_stands(seen))
    st.caption(blocks.escape_markdown(_about(room)))
    show_reach()
    left, right = st.columns([2, 3], gap="large")
    with left:
        _show_way_in(secret)
    with right:
        _show_steps(secret, seen)
        _show_people(secret, seen)
    _watch(secret, _state_of(seen))
    sight = keeping.attempt(lambda: keeping.sight_of(room, lambda: facilitate.read_case(keeping.store(), secret)))
    if isinstance(sight, keeping.Refused) or sight is None:
        st.error("The room's case cannot be read now, so there are no results.")
    else:
        _show_results(seen, sight)
        _show_files(secret, seen, sight)
    show_privacy()
    _show_ending(secret, room, leave)
    browser.send(SLOT)


def _where_it_stands(seen: Watched) -> str:
    room = seen.room
    answered, joined = len(seen.of_round(room.round)), len(seen.participants)
    taken = "" if room.is_open else " No answers are taken now."
    have = "has" if joined == 1 else "have"
    return f"{answered:,} of {people(joined)} {have} answered round {room.round}.{taken}"


def _about(room: Room) -> str:
    kind = "Named" if room.is_named else "Anonymous"
    ends, gone = _day(room.expires_at), _day(room.deleted_at)
    return f"{room.case_title}. {kind} answers. The room ends on {ends}; on {gone} it is deleted."


def _day(seconds: float) -> str:
    at = datetime.fromtimestamp(seconds, UTC)
    return f"{at:%b} {at.day}, {at.year}"


def _show_way_in(secret: str) -> None:
    code = code_of(secret)
    link = keeping.link(**{keeping.JOIN: code})
    st.image(draw_qr(link), width=280, alt="QR code of the join link")
    st.markdown(f"Code: **{write_code(code)}**")
    st.code(link, language=None, wrap_lines=True)
    with st.popover("Your key to this room", icon=":material/key:"):
        st.markdown(
            "This browser keeps it. Elsewhere it opens the room on the page Room, Facilitator's key. Keep it secret."
        )
        st.code(secret, language=None, wrap_lines=True)


def _show_steps(secret: str, seen: Watched) -> None:
    """What can be done next."""
    from ...room import facilitate

    room = seen.room
    with st.container(horizontal=True):
        if not room.is_revealed:
            _step("Reveal the results", "room_reveal", secret, facilitate.reveal)
        else:
            start = partial(facilitate.start_round, after=room.round)
            _step(f"Start round {room.round + 1}", "room_next", secret, start)
        if room.is_open:
            _step("Take no more answers", "room_close", secret, partial(facilitate.set_open, is_open=False))
        else:
            _step("Take answers again", "room_reopen", secret, partial(facilitate.set_open, is_open=True))
    if room.is_revealed:
        st.caption(
            "Everybody in the room sees the results, and they follow every answer that comes. In another round "
            "everybody weighs again, knowing them (the Delphi method)."
        )
    else:
        st.caption("Nobody sees results before you reveal them.")


def _step(label: str, key: str, secret: str, step: Callable[..., object]) -> None:
    st.button(label, key=key, on_click=do, args=(secret, step))


def do(secret: str, step: Callable[..., object]) -> None:
    """Make a step of the facilitator's, and say where it cannot be made."""
    done = keeping.attempt(lambda: step(keeping.store(), secret))
    if isinstance(done, keeping.Refused):
        state.note(done.text)


def _show_people(secret: str, seen: Watched) -> None:
    """Who has answered; in an anonymous room only marks, which are not linked to the order of joining."""
    from ...room import facilitate

    if not seen.participants:
        st.caption("Nobody has joined yet.")
        return
    part = st.expander(f"Who has answered round {seen.room.round}", key="room_people", on_change="rerun")
    with part:
        if not part.open:
            return  # a thousand names would be sent with every answer that comes
        names = tell_apart({person.id: person.name for person in seen.participants})
        answered = {answer.participant for answer in seen.of_round(seen.room.round)}
        lines = [f"- {'✓' if id_ in answered else '…'} {blocks.escape_markdown(name)}" for id_, name in names.items()]
        st.markdown("\n".join(lines))
        st.caption("✓ has answered, … has not.")
        chosen = st.selectbox(
            "Delete somebody with all their answers", list(names), format_func=lambda id_: names[id_], index=None,
            key="room_delete_person",
        )  # fmt: skip
        if chosen is not None:
            step = partial(facilitate.delete_participant, participant=chosen)
            st.button("Delete this person", key="room_delete_one", on_click=do, args=(secret, step))


def _show_results(seen: Watched, sight: Sight) -> None:
    room = seen.room
    if not room.revealed:
        return
    st.header(f"Where the group stands, round {room.revealed}", anchor=False)
    answers = seen.of_round(room.revealed)
    st.caption(f"{people(len(answers))} answered.")
    show_results(sight, answers, seen.of_round(room.revealed - 1))


def _show_files(secret: str, seen: Watched, sight: Sight) -> None:
    with st.expander("Export and import"):
        if seen.answers:
            st.markdown(f"All {count_of(len(seen.answers), 'answer')} of all rounds, one row each.")
            receipt = receipt_of_answers(sight.case, len(seen.answers))
            blocks.show_downloads("room_answers", lambda: room_answers_table(sight.case, seen.answers, receipt))
        else:
            st.caption("There is no answer to export yet.")
        st.markdown(
            "Answers from a file: a table (CSV or XLSX) with the column Participant and one column of points for every "
            "criterion, by name or id; Round, Method and Reason where you have them."
        )
        upload = st.file_uploader("Table of answers", type=["csv", "tsv", "xlsx"], max_upload_size=5, key="room_import")
        if upload is not None and st.button("Import these answers", key="room_import_now"):
            _import(secret, sight, upload.name, upload.getvalue())


def _import(secret: str, sight: Sight, name: str, data: bytes) -> None:
    from ...room import facilitate
    from ...room.read_table import read_answers

    criteria = {id_: criterion.name for id_, criterion in sight.case.criteria.items()}

    def step() -> int:
        return facilitate.import_answers(keeping.store(), secret, read_answers(data, name, criteria))

    done = keeping.attempt(step)
    if isinstance(done, keeping.Refused):
        lines = "\n".join(f"- {blocks.escape_markdown(line)}" for line in done.text.split("\n"))
        st.error(f"Nothing was imported:\n\n{lines}")
        return
    state.note(f"{count_of(done, 'answer')} imported.")
    st.rerun()


def _show_ending(secret: str, room: Room, leave: Callable[[], None]) -> None:
    from ...room import facilitate

    def delete() -> None:
        done = keeping.attempt(lambda: facilitate.delete_room(keeping.store(), secret))
        if isinstance(done, keeping.Refused):
            state.note(done.text)
            return
        held = browser.read(SLOT) or {}
        browser.keep(SLOT, {id_: about for id_, about in held.items() if id_ != room.id})
        leave()
        state.note("The room and all its answers were deleted.")

    with st.expander("Delete this room"):
        st.markdown("Everything in it is deleted at once, for everybody. Export the answers first if you need them.")
        is_sure = st.checkbox("Delete the room with all its answers", key="room_sure")
        st.button("Delete the room", key="room_delete", disabled=not is_sure, on_click=delete)
    st.button("Other rooms", key="room_others", on_click=leave)


def _state_of(seen: Watched) -> tuple[object, ...]:
    newest = max((answer.submitted_at for answer in seen.answers), default=0.0)
    room = seen.room
    answered = len(seen.of_round(room.round))
    return room.round, room.revealed, room.is_open, len(seen.participants), answered, newest


@st.fragment(run_every=WATCH_SECONDS)
def _watch(secret: str, seen: tuple[object, ...]) -> None:
    """Draws the page anew when somebody has joined or answered."""
    from ...room import facilitate

    found = keeping.attempt(lambda: facilitate.count_state(keeping.store(), secret))
    if isinstance(found, keeping.Refused):
        st.caption(f":material/cloud_off: {blocks.escape_markdown(found.text)}")
        return
    room, joined, answered, newest = found
    if (room.round, room.revealed, room.is_open, joined, answered, newest) != seen:
        st.rerun()
