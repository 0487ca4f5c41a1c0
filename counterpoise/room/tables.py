"""The tables of the database. A change here needs a migration beside it; a test compares the two."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)

METADATA = MetaData()

ROOMS = Table(
    "rooms",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("code_hash", String(64), nullable=False, unique=True),
    Column("secret_hash", String(64), nullable=False, unique=True),
    Column("title", String(200), nullable=False),
    Column("case_id", String(200), nullable=False),
    Column("case_title", Text, nullable=False),
    Column("case_digest", String(64), nullable=False),
    Column("case_zip", LargeBinary, nullable=False),
    Column("criteria", Text, nullable=False),
    Column("is_named", Boolean, nullable=False),
    Column("is_open", Boolean, nullable=False),
    Column("round", Integer, nullable=False),
    Column("revealed", Integer, nullable=False),
    Column("opened_at", Double, nullable=False),
    Column("expires_at", Double, nullable=False),
    Column("deleted_at", Double, nullable=False),
    Index("rooms_deleted_at", "deleted_at"),
)

PARTICIPANTS = Table(
    "participants",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("room", ForeignKey("rooms.id", ondelete="CASCADE"), nullable=False),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("name", String(200), nullable=False),
    Column("joined_at", Double, nullable=False),
    Index("participants_room", "room"),
)

ANSWERS = Table(
    "answers",
    METADATA,
    Column("participant", ForeignKey("participants.id", ondelete="CASCADE"), nullable=False),
    Column("room", ForeignKey("rooms.id", ondelete="CASCADE"), nullable=False),
    Column("round", Integer, nullable=False),
    Column("key", String(64), nullable=False),
    Column("points", Text, nullable=False),
    Column("method", String(40), nullable=False),
    Column("reason", Text, nullable=False),
    Column("judgments", Text, nullable=False),
    Column("submitted_at", Double, nullable=False),
    PrimaryKeyConstraint("participant", "round"),
    Index("answers_room", "room", "round"),
)
