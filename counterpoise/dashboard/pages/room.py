"""Room: a group weighs privately on phones, and then sees where it stands."""

from __future__ import annotations

from .. import state
from ..room import keeping
from ..room.facilitating import show_facilitating
from ..room.opening import show_opening
from ..sight import Sight

SECRET = "room secret"


def show(sight: Sight) -> None:
    if given := state.linked(keeping.HOST):
        _take(given)
    secret = state.kept(SECRET)
    if secret and not keeping.place().reason:
        show_facilitating(secret, lambda: _take(""))
    else:
        show_opening(sight, _take)


def _take(secret: str) -> None:
    """Facilitate the room of a secret from now on; an empty one none."""
    state.keep(SECRET, secret)
