"""Brings the tables up to date at first use; several servers that start at once do it one after the other."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from .faults import RoomFault

HEAD = "1"
"""The newest revision in ``migrations/versions``; with it in the database, Alembic is not even imported."""

FOLDER = Path(__file__).with_name("migrations")
LOCK = 6_102_018_710
"""Key of PostgreSQL's advisory lock; on SQLite the transaction that writes is the lock."""


def migrate(connection: Connection) -> None:
    """Run what is missing, in the caller's transaction, which writes."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
    found = read_revision(connection)
    if found == HEAD:
        return
    if found is not None and int(found) > int(HEAD):
        raise RoomFault(
            "newer",
            "The database of the rooms was written by a newer version of Counterpoise. Install that version, or name "
            "another database.",
        )
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    script = ScriptDirectory(str(FOLDER))
    with EnvironmentContext(
        Config(), script, fn=lambda at, _context: script._upgrade_revs(HEAD, at), destination_rev=HEAD
    ) as environment:
        # the caller's transaction is the only one
        environment.configure(connection=connection, transactional_ddl=False)
        environment.run_migrations()


def read_revision(connection: Connection) -> str | None:
    """The revision that the database is at; None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
