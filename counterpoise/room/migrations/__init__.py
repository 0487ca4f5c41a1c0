"""Alembic's folder of revisions, which `counterpoise.room.migrate` runs."""
