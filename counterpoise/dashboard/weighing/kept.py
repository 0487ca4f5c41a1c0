"""What a visitor has answered on the page Weights: in the link, so that a reload and a copied link keep it."""

from __future__ import annotations

import json
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from hashlib import sha256

from ...casefile.edited import inflate
from ...study.weighing.reader import PROFILE_KEYS
from .. import state
from .form import Answers

ANSWERS, LOCK, JUDGED = "answers", "lock", "judged"
"""Parts of the link: the answers by method, whether scores are hidden, seen or were locked away before, and which
equivalents were accepted or rejected."""

MOST_JUDGED = 30

READABLE = 1_500
"""Characters up to which the link holds answers as they are; longer ones are packed."""

PACKED = "z"

MOST_BYTES = 200_000

HIDDEN, SEEN = "hidden", "seen"


def all_answers() -> dict[str, Answers]:
    """Answers by method; a link that cannot be read holds none."""
    try:
        found = json.loads(unpack(state.get_view().selections.get(ANSWERS, "")) or "{}")
    except (ValueError, RecursionError):
        return {}
    return {name: said for name, said in found.items() if isinstance(said, Mapping)} if isinstance(found, dict) else {}


def answers_to(method: str) -> Answers:
    return all_answers().get(method, {})


def keep_answers(method: str, answers: Answers) -> None:
    """Keep the answers to a method; those to the others stay."""
    kept: dict[str, Answers] = {**all_answers(), method: answers}
    text = json.dumps({name: said for name, said in kept.items() if said}, ensure_ascii=False, separators=(",", ":"))
    state.select(ANSWERS, pack(text) if text != "{}" else "")


def is_unreadable() -> bool:
    """Whether the link holds answers that cannot be read."""
    return bool(state.get_view().selections.get(ANSWERS)) and not all_answers()


def fingerprint(method: str, answers: Answers) -> str:
    """Stands for judgments that were locked; other ones have another, and a new name has not."""
    judged = {key: said for key, said in answers.items() if key not in PROFILE_KEYS}
    return sha256(json.dumps([method, judged], sort_keys=True).encode()).hexdigest()[:12]


def lock_of(method: str, answers: Answers) -> str:
    """``""`` (scores are shown as soon as there are any), `HIDDEN`, `SEEN`, or the fingerprint of what is locked.

    A lock whose answers are other ones counts as `SEEN`.
    """
    said = state.get_view().selections.get(LOCK, "")
    return said if said in ("", HIDDEN, SEEN, fingerprint(method, answers)) else SEEN


def mark_seen() -> None:
    """Scores have been shown; what was locked of another method before stays locked."""
    if not state.get_view().selections.get(LOCK, ""):
        set_lock(SEEN)


def set_lock(said: str) -> None:
    if state.get_view().selections.get(LOCK, "") != said:
        state.select(LOCK, said)


def judged(text: str) -> str:
    """What was said of an equivalent in just these words: "yes", "no", or "" for nothing."""
    return _all_judged().get(_short(text), "")


def judge(text: str, said: str) -> None:
    """Keep what is said of an equivalent; with other amounts it is another one."""
    others = {key: kept for key, kept in _all_judged().items() if key != _short(text)}
    found = [*others.items(), *([(_short(text), said)] if said else [])]
    state.select(JUDGED, ",".join(f"{key}:{kept}" for key, kept in found[-MOST_JUDGED:]))


def _all_judged() -> dict[str, str]:
    parts = [part.partition(":") for part in state.get_view().selections.get(JUDGED, "").split(",")]
    return {key: said for key, _, said in parts if said in ("yes", "no")}


def _short(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:6]


def pack(text: str) -> str:
    """Answers as the link holds them."""
    if len(text) <= READABLE:
        return text
    return PACKED + urlsafe_b64encode(zlib.compress(text.encode(), 9)).decode().rstrip("=")


def unpack(text: str) -> str:
    """Answers from the link.

    Raises
    ------
    ValueError
        They are packed, and cannot be unpacked whole.
    """
    if not text.startswith(PACKED):
        return text
    packed = urlsafe_b64decode(text[1:] + "=" * (-len(text[1:]) % 4))
    return inflate(packed, MOST_BYTES).decode()
