"""Where rooms are kept: a database that is named, a file of this user's, or nowhere, and why."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

SWITCH, URL, LOCAL = "COUNTERPOISE_ROOMS", "COUNTERPOISE_DATABASE_URL", "COUNTERPOISE_LOCAL"
FILE = "rooms.sqlite3"

SWITCHED_OFF = f"Rooms are switched off on this server ({SWITCH}=off)."
NO_DISK = (
    "This server has no disk that lasts, so it could lose what participants entered. Rooms are off until whoever runs "
    f"it names a PostgreSQL database: {URL}, in the environment or in Streamlit's secrets."
)

DRIVERS = {
    "sqlite": "sqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}


@dataclass(frozen=True, slots=True)
class Place:
    """A database's address; empty where there are no rooms, and then ``reason`` says why."""

    url: str
    reason: str = ""


def find_place(environment: Mapping[str, str], secret_url: str = "") -> Place:
    """The database of this server's rooms.

    ``COUNTERPOISE_ROOMS=off`` switches rooms off. A URL in the environment counts before one in the secrets. Without
    either, ``counterpoise run`` keeps a SQLite file in the user's data folder, and a hosted copy has no rooms.
    """
    if environment.get(SWITCH, "").strip().lower() in ("off", "no", "0", "false"):
        return Place("", SWITCHED_OFF)
    if named := environment.get(URL, "").strip() or secret_url.strip():
        return _named(named)
    if environment.get(LOCAL) == "1":
        return Place(f"sqlite:///{data_folder(environment) / FILE}")
    return Place("", NO_DISK)


def _named(url: str) -> Place:
    scheme, sign, rest = url.partition("://")
    if not sign or scheme not in DRIVERS:
        return Place("", f"Rooms are off: {URL} must begin with postgresql:// or sqlite:///, which it does not.")
    return Place(f"{DRIVERS[scheme]}://{rest}")


def data_folder(environment: Mapping[str, str], platform: str = sys.platform) -> Path:
    """The folder where this system keeps what programs store for a user."""
    home = Path.home()
    if platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local") / "Counterpoise"
    if platform == "darwin":
        return home / "Library" / "Application Support" / "Counterpoise"
    return Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share") / "counterpoise"
