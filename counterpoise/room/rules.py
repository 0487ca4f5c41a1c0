"""The rules of a room: codes that nobody guesses, texts that stay small, and how often somebody may try."""

from __future__ import annotations

import hashlib
import hmac
import json
import math
import secrets
import time
import unicodedata
from collections import OrderedDict, deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock

from .faults import RoomFault

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no letter looks like a digit."""

CODE_LETTERS = 12
"""60 bits: at a thousand tries a second, a code of a thousand open rooms is found in 36,000 years."""

LONGEST_NAME, LONGEST_TITLE, LONGEST_METHOD, LONGEST_REASON, LONGEST_JUDGMENTS = 80, 200, 40, 1_000, 20_000
MOST_PARTICIPANTS = 5_000
MOST_POINTS = 1e9
MOST_DAYS = 90
KEPT_DAYS = 30
"""Days after its end that a room can still be read by its facilitator; then it is deleted."""


def new_secret() -> str:
    """A secret of 192 bits for a link."""
    return secrets.token_urlsafe(24)


def hash_secret(secret: str) -> str:
    """What the database keeps in place of a secret. Secrets are random and long, so no salt or delay is needed."""
    return hashlib.sha256(secret.encode()).hexdigest()


def code_of(secret: str) -> str:
    """The join code that belongs to a facilitator's secret; the secret cannot be computed from it."""
    number = int.from_bytes(hmac.new(secret.encode(), b"join", hashlib.sha256).digest())
    return "".join(LETTERS[number >> 5 * k & 31] for k in range(CODE_LETTERS))


def write_code(code: str) -> str:
    """The code in groups of four, to be read aloud."""
    return "-".join(code[k : k + 4] for k in range(0, len(code), 4))


def read_code(text: str) -> str:
    """The code that somebody typed: any case, any signs between, O for 0 and I or L for 1."""
    plain = unicodedata.normalize("NFKC", text[:200]).upper().translate(str.maketrans("OIL", "011"))
    return "".join(letter for letter in plain if letter in LETTERS)


def draw_mark() -> str:
    """What an anonymous participant is called: five letters that say nothing of who or when."""
    return "P-" + "".join(secrets.choice(LETTERS) for _ in range(5))


def clean_text(text: str, most: int, what: str) -> str:
    """Text that a person typed, without signs that cannot be seen, in one Unicode form.

    Raises
    ------
    RoomFault
        It is too long.
    """
    composed = unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode("utf-8"))
    plain = "".join(" " if sign in "\r\n\t" else sign for sign in composed if _is_seen(sign))
    shown = " ".join(plain.split())
    if len(shown) > most:
        raise RoomFault("text", f"{what} has {len(shown):,} characters; at most {most:,} are kept. Shorten it.")
    return shown


def _is_seen(sign: str) -> bool:
    """Whether a sign is kept: none that is a control, turns the direction of the text, or is half a character."""
    return sign in "\r\n\t\u200d" or unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Co", "Cn")


def check_points(points: Mapping[str, float], criteria: Sequence[str]) -> dict[str, float]:
    """Weights for every criterion of the room's case, in its order; those not named are 0.

    Raises
    ------
    RoomFault
        A criterion is not the case's, a number is none that a weight can have, or all are 0.
    """
    for id_, number in points.items():
        if id_ not in criteria:
            raise RoomFault("weights", f"'{id_[:40]}' is not a criterion of this room's case.")
        if isinstance(number, bool) or not isinstance(number, int | float) or not math.isfinite(number):
            raise RoomFault("weights", f"The weight of '{id_}' is not a number.")
        if not 0 <= number <= MOST_POINTS:
            raise RoomFault("weights", f"The weight of '{id_}' is {number:g}; a weight is 0 or more.")
    if not any(points.values()):
        raise RoomFault("weights", "All weights are zero; at least one criterion needs weight.")
    return {id_: float(points.get(id_, 0.0)) for id_ in criteria}


def check_judgments(text: str) -> str:
    """The judgments of a method as JSON, within bounds."""
    if len(text) > LONGEST_JUDGMENTS:
        raise RoomFault("text", f"The judgments have {len(text):,} characters; at most {LONGEST_JUDGMENTS:,} are kept.")
    if text:
        try:
            json.loads(text)
        except ValueError as fault:
            raise RoomFault("text", "The judgments are not JSON.") from fault
    return text


@dataclass
class Limiter:
    """How often somebody may do something: ``most`` times in any ``seconds``. In memory only, nothing is stored.

    The somebody is any text, such as an address; the ones seen last are kept.
    """

    most: int
    seconds: float
    refusal: str
    clock: Callable[[], float] = time.monotonic
    most_known: int = 10_000
    _times: OrderedDict[str, deque[float]] = field(default_factory=OrderedDict, repr=False)
    _lock: Lock = field(default_factory=Lock, repr=False)

    def check(self, who: str) -> None:
        """Raise `RoomFault` where this somebody has used up the tries; a try is not counted."""
        with self._lock:
            if len(self._recent(who)) >= self.most:
                raise RoomFault("limit", self.refusal)

    def count(self, who: str) -> None:
        """Count a try."""
        with self._lock:
            self._recent(who).append(self.clock())
            self._times.move_to_end(who)
            while len(self._times) > self.most_known:
                self._times.popitem(last=False)

    def spend(self, who: str) -> None:
        """Check and count in one."""
        self.check(who)
        self.count(who)

    def _recent(self, who: str) -> deque[float]:
        times = self._times.setdefault(who, deque())
        while times and times[0] <= self.clock() - self.seconds:
            times.popleft()
        return times
