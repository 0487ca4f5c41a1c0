"""Rooms, participants and answers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "1"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "rooms",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("code_hash", sa.String(64), nullable=False, unique=True),
        sa.Column("secret_hash", sa.String(64), nullable=False, unique=True),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("case_id", sa.String(200), nullable=False),
        sa.Column("case_title", sa.Text, nullable=False),
        sa.Column("case_digest", sa.String(64), nullable=False),
        sa.Column("case_zip", sa.LargeBinary, nullable=False),
        sa.Column("criteria", sa.Text, nullable=False),
        sa.Column("is_named", sa.Boolean, nullable=False),
        sa.Column("is_open", sa.Boolean, nullable=False),
        sa.Column("round", sa.Integer, nullable=False),
        sa.Column("revealed", sa.Integer, nullable=False),
        sa.Column("opened_at", sa.Double, nullable=False),
        sa.Column("expires_at", sa.Double, nullable=False),
        sa.Column("deleted_at", sa.Double, nullable=False),
    )
    op.create_index("rooms_deleted_at", "rooms", ["deleted_at"])
    op.create_table(
        "participants",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("room", sa.String(32), sa.ForeignKey("rooms.id", ondelete="CASCADE"), nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False, unique=True),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("joined_at", sa.Double, nullable=False),
    )
    op.create_index("participants_room", "participants", ["room"])
    op.create_table(
        "answers",
        sa.Column("participant", sa.String(32), sa.ForeignKey("participants.id", ondelete="CASCADE"), nullable=False),
        sa.Column("room", sa.String(32), sa.ForeignKey("rooms.id", ondelete="CASCADE"), nullable=False),
        sa.Column("round", sa.Integer, nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("points", sa.Text, nullable=False),
        sa.Column("method", sa.String(40), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("judgments", sa.Text, nullable=False),
        sa.Column("submitted_at", sa.Double, nullable=False),
        sa.PrimaryKeyConstraint("participant", "round"),
    )
    op.create_index("answers_room", "answers", ["room", "round"])


def downgrade() -> None:
    for name in ("answers", "participants", "rooms"):
        op.drop_table(name)
