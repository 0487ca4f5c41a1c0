"""What a participant may do: join by code, answer, look at what is revealed, and delete what is theirs.

Every step names its participant by a token that only that participant's browser has.
"""

from __future__ import annotations

from secrets import token_hex

from sqlalchemy import Connection, delete, func, select

from .faults import RoomFault
from .records import Answer, Participant, Room, Submission
from .rows import PERSON_COLUMNS, add_row, find_room, list_answers, put_answers, require_running
from .rules import (
    LONGEST_METHOD,
    LONGEST_NAME,
    LONGEST_REASON,
    MOST_PARTICIPANTS,
    check_judgments,
    check_points,
    clean_text,
    draw_mark,
    hash_secret,
    new_secret,
    read_code,
)
from .store import Store
from .tables import ANSWERS, PARTICIPANTS, ROOMS

NO_SUCH_CODE = "No room has this code. Check it with the facilitator; a room that was deleted has none any more."
NOT_IN = "You are not in this room: what you entered was deleted, or the room is gone. Join again with its code."


def find_by_code(store: Store, code: str) -> Room:
    """The room that a code opens.

    Raises
    ------
    RoomFault
        There is none, or its time is over.
    """
    with store.reading() as connection:
        return _by_code(connection, code, store.clock())


def _by_code(connection: Connection, code: str, now: float) -> Room:
    room = find_room(connection, ROOMS.c.code_hash == hash_secret(read_code(code)), now)
    if room is None:
        raise RoomFault("unknown", NO_SUCH_CODE)
    require_running(room, now)
    return room


def join(store: Store, code: str, name: str = "") -> str:
    """Come into a room; returns the token, which is nowhere kept.

    Raises
    ------
    RoomFault
        No room has the code, its time is over, it is full, or it asks for a name and none is given.
    """
    token, now = new_secret(), store.clock()
    with store.writing() as connection:
        room = _by_code(connection, code, now)
        called = clean_text(name, LONGEST_NAME, "The name") if room.is_named else draw_mark()
        if not called:
            raise RoomFault("text", "This room asks for a name: enter one.")
        count = select(func.count()).select_from(PARTICIPANTS).where(PARTICIPANTS.c.room == room.id)
        if connection.execute(count).scalar_one() >= MOST_PARTICIPANTS:
            raise RoomFault("full", f"This room is full: it holds {MOST_PARTICIPANTS:,} people.")
        add_row(
            connection,
            PARTICIPANTS,
            id=token_hex(16),
            room=room.id,
            token_hash=hash_secret(token),
            name=called,
            joined_at=now,
        )
    return token


def look_at_self(store: Store, token: str) -> tuple[Room, Participant, tuple[Answer, ...]]:
    """The room of a participant, the participant, and their own answers, in the order of the rounds.

    Raises
    ------
    RoomFault
        The token is nobody's.
    """
    with store.reading() as connection:
        participant, room = _self(connection, token, store.clock())
        own = list_answers(connection, ANSWERS.c.participant == participant.id)
        return room, participant, tuple(own)


def _self(connection: Connection, token: str, now: float, *, is_locked: bool = False) -> tuple[Participant, Room]:
    asked = select(*PERSON_COLUMNS).where(PARTICIPANTS.c.token_hash == hash_secret(token))
    row = connection.execute(asked).one_or_none()
    room = None if row is None else find_room(connection, ROOMS.c.id == row.room, now, is_locked=is_locked)
    if row is None or room is None:
        raise RoomFault("unknown", NOT_IN)
    return Participant(*row), room


def read_case(store: Store, token: str) -> bytes:
    """The case of a participant's room, as a zip."""
    with store.reading() as connection:
        _, room = _self(connection, token, store.clock())
        return bytes(connection.execute(select(ROOMS.c.case_zip).where(ROOMS.c.id == room.id)).scalar_one())


def submit(store: Store, token: str, given: Submission) -> Answer:
    """Store an answer, once; the one of the same round before it is replaced, unless it is the same again.

    When this returns, the answer is on the disk. Sent again with the same key, nothing changes.

    Raises
    ------
    RoomFault
        The token is nobody's, the room takes no answers now, it asks about another round, or the weights or texts
        cannot be kept.
    DatabaseAway
        It is not known whether the answer is stored; sending it again is safe.
    """
    now = store.clock()
    with store.writing() as connection:
        participant, room = _self(connection, token, now, is_locked=True)
        mine = (ANSWERS.c.participant == participant.id) & (ANSWERS.c.round == given.round)
        before = next(iter(list_answers(connection, mine)), None)
        if before is not None and before.key == given.key:
            return before
        require_running(room, now)
        if given.round != room.round:
            under_way = f"Round {room.round} is under way, and this answer is to round {given.round}."
            raise RoomFault("round", f"{under_way} Look at it, and send it again.")
        if not room.is_open:
            raise RoomFault("closed", "The facilitator takes no answers now. Yours stays on this page.")
        answer = Answer(
            participant.id,
            participant.name,
            given.round,
            check_points(given.points, room.criteria),
            clean_text(given.method, LONGEST_METHOD, "The method"),
            clean_text(given.reason, LONGEST_REASON, "The reason"),
            check_judgments(given.judgments),
            now,
            given.key[:64],
        )
        put_answers(connection, room.id, [answer])
    return answer


def read_revealed(store: Store, token: str, number: int) -> tuple[Answer, ...]:
    """The answers of a round that is revealed: the weights of everybody, and nothing else of others.

    Raises
    ------
    RoomFault
        The token is nobody's, or the round is not revealed.
    """
    with store.reading() as connection:
        participant, room = _self(connection, token, store.clock())
        if number > room.revealed:
            raise RoomFault("round", f"Round {number} is not yet revealed.")
        found = list_answers(connection, (ANSWERS.c.room == room.id) & (ANSWERS.c.round == number))
    return tuple(
        answer if answer.participant == participant.id else Answer("", "", number, answer.points, "", "", "", 0.0)
        for answer in found
    )


def leave(store: Store, token: str) -> None:
    """Delete a participant's own answers, and that they were ever in the room."""
    with store.writing() as connection:
        participant, _ = _self(connection, token, store.clock())
        connection.execute(delete(PARTICIPANTS).where(PARTICIPANTS.c.id == participant.id))
