"""From rows of the database to records, and the questions that both sides of a room ask."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from .faults import RoomFault
from .records import Answer, Participant, Room
from .tables import ANSWERS, PARTICIPANTS, ROOMS

ROOM_COLUMNS = [column for column in ROOMS.c if column.name not in ("code_hash", "secret_hash", "case_zip")]

PERSON_COLUMNS = [PARTICIPANTS.c[name] for name in ("id", "room", "name", "joined_at")]


def to_room(row: Row[Any]) -> Room:
    return Room(
        row.id,
        row.title,
        row.case_id,
        row.case_title,
        row.case_digest,
        tuple(json.loads(row.criteria)),
        row.is_named,
        row.is_open,
        row.round,
        row.revealed,
        row.opened_at,
        row.expires_at,
        row.deleted_at,
    )


def find_room(connection: Connection, condition: Any, now: float, *, is_locked: bool = False) -> Room | None:
    """The room that fits, unless its time has come; ``is_locked`` keeps others from changing it meanwhile."""
    asked = select(*ROOM_COLUMNS).where(condition, ROOMS.c.deleted_at > now)
    row = connection.execute(asked.with_for_update(read=True) if is_locked else asked).one_or_none()
    return None if row is None else to_room(row)


def require_running(room: Room, now: float) -> None:
    """Raise `RoomFault` where the room's time is over."""
    if now >= room.expires_at:
        raise RoomFault("expired", "This room has ended, and its code no longer opens it. Ask the facilitator.")


def list_participants(connection: Connection, room: str) -> list[Participant]:
    """Everybody in a room, in the order of their names, which says nothing of when they came."""
    asked = select(*PERSON_COLUMNS).where(PARTICIPANTS.c.room == room)
    found = [Participant(*row) for row in connection.execute(asked)]
    return sorted(found, key=lambda participant: (participant.name.casefold(), participant.id))


def list_answers(connection: Connection, condition: Any) -> list[Answer]:
    """Answers that fit, by name and round."""
    asked: Select[Any] = (
        select(ANSWERS, PARTICIPANTS.c.name)
        .join(PARTICIPANTS, PARTICIPANTS.c.id == ANSWERS.c.participant)
        .where(condition)
    )
    found = [to_answer(row) for row in connection.execute(asked)]
    return sorted(found, key=lambda answer: (answer.name.casefold(), answer.participant, answer.round))


def to_answer(row: Row[Any]) -> Answer:
    return Answer(
        row.participant,
        row.name,
        row.round,
        json.loads(row.points),
        row.method,
        row.reason,
        row.judgments,
        row.submitted_at,
        row.key,
    )


def put_answers(connection: Connection, room: str, answers: Iterable[Answer]) -> None:
    """Store answers in a room; one that the same participant gave to the same round before is replaced."""
    rows = [
        {
            "participant": answer.participant,
            "room": room,
            "round": answer.round,
            "key": answer.key,
            "points": json.dumps(dict(answer.points)),
            "method": answer.method,
            "reason": answer.reason,
            "judgments": answer.judgments,
            "submitted_at": answer.submitted_at,
        }
        for answer in answers
    ]
    put_rows(connection, ANSWERS, rows)


def put_rows(connection: Connection, table: Any, rows: list[dict[str, Any]]) -> None:
    """Insert rows; where one of the same primary key is there already, it takes the new values."""
    if not rows:
        return
    kind = sqlite if connection.dialect.name == "sqlite" else postgresql
    stated = kind.insert(table)
    keys = [column.name for column in table.primary_key]
    changed = {name: stated.excluded[name] for name in rows[0] if name not in keys}
    connection.execute(stated.on_conflict_do_update(index_elements=keys, set_=changed), rows)


def add_row(connection: Connection, table: Any, **values: Any) -> None:
    connection.execute(insert(table).values(**values))
