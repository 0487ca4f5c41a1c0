"""What the holder of a room's secret may do: open, watch, reveal, ask again, import, delete."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from secrets import token_hex
from typing import Any

from sqlalchemy import Connection, delete, func, select, update

from .faults import RoomFault
from .read_table import ImportedAnswer
from .records import DAY, Answer, NewRoom, Participant, Room
from .rows import add_row, find_room, list_answers, list_participants, put_answers, put_rows, require_running
from .rules import (
    KEPT_DAYS,
    LONGEST_METHOD,
    LONGEST_NAME,
    LONGEST_REASON,
    LONGEST_TITLE,
    MOST_DAYS,
    MOST_PARTICIPANTS,
    check_points,
    clean_text,
    code_of,
    hash_secret,
    new_secret,
)
from .store import Store
from .tables import ANSWERS, PARTICIPANTS, ROOMS

NO_ROOM = "There is no room for this facilitator's link: it was deleted, its time is over, or the link is not complete."

IMPORTED = "imported"
"""Method of an answer that came by file and names none."""


@dataclass(frozen=True, slots=True)
class Watched:
    """What a facilitator sees of a room: who is in it, and all answers of all rounds."""

    room: Room
    participants: tuple[Participant, ...]
    answers: tuple[Answer, ...]

    def of_round(self, number: int) -> tuple[Answer, ...]:
        return tuple(answer for answer in self.answers if answer.round == number)


def open_room(store: Store, new: NewRoom) -> tuple[Room, str]:
    """Open a room; returns it with the facilitator's secret, which is nowhere kept and from which the code follows.

    Raises
    ------
    RoomFault
        The title is too long, or the number of days none that is offered.
    """
    title = clean_text(new.title, LONGEST_TITLE, "The title") or clean_text(new.case_title[:LONGEST_TITLE], 200, "")
    if not 1 <= new.days <= MOST_DAYS:
        raise RoomFault("text", f"A room lasts from 1 to {MOST_DAYS} days, not {new.days}.")
    secret, id_, now = new_secret(), token_hex(16), store.clock()
    with store.writing() as connection:
        purge(connection, now)
        add_row(
            connection,
            ROOMS,
            id=id_,
            code_hash=hash_secret(code_of(secret)),
            secret_hash=hash_secret(secret),
            title=title,
            case_id=new.case_id[:200],
            case_title=new.case_title,
            case_digest=new.case_digest,
            case_zip=new.case_zip,
            criteria=json.dumps(new.criteria),
            is_named=new.is_named,
            is_open=True,
            round=1,
            revealed=0,
            opened_at=now,
            expires_at=now + new.days * DAY,
            deleted_at=now + (new.days + KEPT_DAYS) * DAY,
        )
        return _room(connection, secret, now), secret


def purge(connection: Connection, now: float) -> int:
    """Delete every room whose time has come, with all that is in it; returns how many."""
    return connection.execute(delete(ROOMS).where(ROOMS.c.deleted_at <= now)).rowcount


def _room(connection: Connection, secret: str, now: float) -> Room:
    room = find_room(connection, ROOMS.c.secret_hash == hash_secret(secret), now)
    if room is None:
        raise RoomFault("unknown", NO_ROOM)
    return room


def watch(store: Store, secret: str) -> Watched:
    """The room with everybody in it and every answer."""
    with store.reading() as connection:
        room = _room(connection, secret, store.clock())
        answers = list_answers(connection, ANSWERS.c.room == room.id)
        return Watched(room, tuple(list_participants(connection, room.id)), tuple(answers))


def count_state(store: Store, secret: str) -> tuple[Room, int, int, float]:
    """The room, how many joined, how many answered its round, and when the newest answer of any round came."""
    with store.reading() as connection:
        room = _room(connection, secret, store.clock())
        joined = select(func.count()).select_from(PARTICIPANTS).where(PARTICIPANTS.c.room == room.id)
        about = select(func.count(), func.max(ANSWERS.c.submitted_at)).where(ANSWERS.c.room == room.id)
        answered = connection.execute(about.where(ANSWERS.c.round == room.round)).one()[0]
        newest = connection.execute(about).one()[1]
        return room, connection.execute(joined).scalar_one(), answered, newest or 0.0


def set_open(store: Store, secret: str, is_open: bool) -> None:
    """Take answers, or take none for now."""
    _change(store, secret, is_open=is_open)


def reveal(store: Store, secret: str) -> None:
    """Show the results of the current round to everybody in the room."""
    _change(store, secret, revealed=ROOMS.c.round)


def start_round(store: Store, secret: str, after: int) -> None:
    """Ask again, after round ``after``; where that is not the current round, it was asked already.

    Raises
    ------
    RoomFault
        The current round is not yet revealed.
    """
    now = store.clock()
    with store.writing() as connection:
        room = _room(connection, secret, now)
        require_running(room, now)
        if room.round != after:
            return
        if not room.is_revealed:
            raise RoomFault("round", f"Reveal round {after} first; participants then know what they answer to.")
        changed = update(ROOMS).where(ROOMS.c.id == room.id, ROOMS.c.round == after)
        connection.execute(changed.values(round=after + 1, is_open=True))


def _change(store: Store, secret: str, **values: Any) -> None:
    with store.writing() as connection:
        changed = update(ROOMS).where(ROOMS.c.secret_hash == hash_secret(secret), ROOMS.c.deleted_at > store.clock())
        if not connection.execute(changed.values(**values)).rowcount:
            raise RoomFault("unknown", NO_ROOM)


def read_case(store: Store, secret: str) -> bytes:
    """The case of the room, as a zip."""
    asked = select(ROOMS.c.case_zip).where(
        ROOMS.c.secret_hash == hash_secret(secret), ROOMS.c.deleted_at > store.clock()
    )
    with store.reading() as connection:
        found = connection.execute(asked).scalar()
    if found is None:
        raise RoomFault("unknown", NO_ROOM)
    return bytes(found)


def delete_room(store: Store, secret: str) -> None:
    """Delete the room with everything in it, at once."""
    with store.writing() as connection:
        if not connection.execute(delete(ROOMS).where(ROOMS.c.secret_hash == hash_secret(secret))).rowcount:
            raise RoomFault("unknown", NO_ROOM)


def delete_participant(store: Store, secret: str, participant: str) -> None:
    """Delete somebody in the room with all their answers."""
    with store.writing() as connection:
        room = _room(connection, secret, store.clock())
        gone = delete(PARTICIPANTS).where(PARTICIPANTS.c.id == participant, PARTICIPANTS.c.room == room.id)
        connection.execute(gone)


def import_answers(store: Store, secret: str, answers: Sequence[ImportedAnswer]) -> int:
    """Put answers of a file into the room, all or none; the same file again changes nothing.

    Somebody of a file is known by name in this room; the name of somebody who joined by code is never taken for them.

    Raises
    ------
    RoomFault
        A round is later than the room's, the room would hold too many people, or a text or weight cannot be kept.
    """
    now = store.clock()
    with store.writing() as connection:
        room = _room(connection, secret, now)
        known = {participant.id for participant in list_participants(connection, room.id)}
        names = [clean_text(answer.name, LONGEST_NAME, "A name") for answer in answers]
        ids = {name: _imported_id(room.id, name) for name in names}
        if len(known | set(ids.values())) > MOST_PARTICIPANTS:
            raise RoomFault("full", f"A room holds at most {MOST_PARTICIPANTS:,} people; this file would make it more.")
        people = [
            {"id": id_, "room": room.id, "token_hash": hash_secret(new_secret()), "name": name, "joined_at": now}
            for name, id_ in ids.items()
            if id_ not in known
        ]
        put_rows(connection, PARTICIPANTS, people)
        told = zip(answers, names, strict=True)
        put_answers(connection, room.id, [_imported(room, answer, ids[name], name, now) for answer, name in told])
    return len(answers)


def _imported_id(room: str, name: str) -> str:
    return hashlib.sha256(f"{room}\n{name}".encode()).hexdigest()[:32]


def _imported(room: Room, answer: ImportedAnswer, participant: str, name: str, now: float) -> Answer:
    number = answer.round or room.round
    if number > room.round:
        raise RoomFault("round", f"The file holds answers to round {number}, but the room is in round {room.round}.")
    return Answer(
        participant,
        name,
        number,
        check_points(answer.points, room.criteria),
        clean_text(answer.method, LONGEST_METHOD, "The method") or IMPORTED,
        clean_text(answer.reason, LONGEST_REASON, "A reason"),
        "",
        now,
        f"import {number}",
    )
