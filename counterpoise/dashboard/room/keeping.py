"""Where this server keeps rooms, how often a visitor may try, and the addresses that lead into a room."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st
from streamlit import net_util
from streamlit.errors import StreamlitSecretNotFoundError

from ...casefile.load import LoadedCase, load_zip
from ...room import DatabaseAway, Place, Room, RoomFault, find_place
from ...room.rules import Limiter
from ...room.where import URL
from .. import cached, state
from ..case_folders import is_local
from ..link import JOIN as JOIN
from ..link import View
from ..sight import Sight, look

if TYPE_CHECKING:
    from ...room.store import Store

T = TypeVar("T")

PATH, HOST = "room", "host"
"""The page's path, and the keys of a link that open a room for a participant and for its facilitator."""

LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Limits:
    """How often one address, or one participant, may do what costs something; kept in memory only."""

    def __init__(self) -> None:
        self.codes = Limiter(40, 600, "Too many wrong codes came from this address. Wait ten minutes, then try again.")
        self.rooms = Limiter(20, 3600, "Many rooms were opened from this address. Wait an hour, then try again.")
        self.joins = Limiter(600, 600, "Very many people joined from this address. Wait ten minutes, then try again.")
        self.answers = Limiter(30, 60, "You sent many answers in a minute. Wait a minute, then send it again.")


@cache
def limits() -> Limits:
    """One for all visitors of this process."""
    return Limits()


def address() -> str:
    """What tells visitors apart for the limits; it is never stored."""
    return st.context.ip_address or "this machine"


def place() -> Place:
    """Where rooms are kept, or why there are none."""
    return find_place(os.environ, _secret_url())


def _secret_url() -> str:
    try:
        return str(st.secrets.get(URL, ""))
    except StreamlitSecretNotFoundError:  # most servers have none
        return ""


def store() -> Store:
    """The database; opened once, and again where opening failed.

    Raises
    ------
    DatabaseAway, RoomFault
        It does not answer, or is not for this version.
    """
    return _open(place().url)


@st.cache_resource(show_spinner="Opening the rooms' database", max_entries=2)
def _open(url: str) -> Store:
    from ...room.store import open_store  # a second to import, and few visitors need it

    return open_store(url)


@dataclass(frozen=True)
class Refused:
    """Why a step cannot be done, in words; ``is_away``: the database does not answer now."""

    text: str
    is_away: bool = False


def attempt(step: Callable[[], T]) -> T | Refused:
    """What a step returns, or why it cannot be done; the reason of a database goes to the server's log."""
    try:
        return step()
    except RoomFault as fault:
        return Refused(str(fault))
    except DatabaseAway as fault:
        print(f"rooms: {fault.reason}", flush=True)
        return Refused(str(fault), is_away=True)


def sight_of(room: Room, read: Callable[[], bytes]) -> Sight | None:
    """The sight of the very case that a room was opened on; None where this version cannot read it.

    Raises
    ------
    DatabaseAway, RoomFault
        As ``read`` does, which gives the case as a zip.
    """
    loaded = _open_case(room.id, room.case_digest, read)
    if loaded.case is None:
        return None
    case = loaded.case
    start = state.start_points(case, case.default_profile)
    view = View(case.id, case.default_profile, start)
    return look(cached.study_of(case, is_own=False), loaded.problems, view, start)


@st.cache_resource(show_spinner="Reading the room's case", max_entries=16)
def _open_case(room: str, digest: str, _read: Callable[[], bytes]) -> LoadedCase:
    return load_zip(_read())


def link(**parts: str) -> str:
    """An address of the room's page, as other machines reach it where they can."""
    return f"{_base()}/{PATH}?{urlencode(parts)}"


def _base() -> str:
    seen = (st.context.url or "").rstrip("/").removesuffix(f"/{PATH}")
    if not is_local() or not seen or reach() != "network":
        return seen
    parts = urlsplit(seen)
    if parts.hostname not in LOOPBACK:
        return seen
    served = str(st.get_option("server.address") or "")
    host = net_util.get_internal_ip() if served in ("", "0.0.0.0", "::") else served
    shown = f"[{host}]" if host and ":" in host else host
    return urlunsplit((parts.scheme, f"{shown}:{parts.port}" if parts.port else str(shown), parts.path, "", ""))


def reach() -> str:
    """Who reaches this server: ``machine`` (nobody else), or ``network``."""
    return "machine" if is_local() and st.get_option("server.address") in LOOPBACK else "network"
