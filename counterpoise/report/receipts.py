"""What a result was computed from, made and put into words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from .. import __version__
from ..analysis.score import normalise_weights
from ..analysis.weighting import profile_points
from ..model import Case, Receipt
from .numbers import format_number, round_for_file


def make_receipt(
    case: Case,
    point_j: np.ndarray,
    profile: str,
    *,
    method: str = "additive",
    draws: int | None = None,
    seed: int | None = None,
    settings: Mapping[str, str] | None = None,
) -> Receipt:
    """The receipt of a result computed with these weights.

    ``profile`` is the id of the profile the reader started from (or ``own``); when ``point_j``
    differs from it the receipt says "changed".
    """
    share_j = normalise_weights(point_j)
    return Receipt(
        case.id,
        case.digest,
        profile + (" (changed)" if is_changed(case, profile, point_j) else ""),
        dict(zip(case.criteria, share_j.tolist(), strict=True)),
        method,
        __version__,
        draws,
        seed,
        settings,
        tuple(f"{left.kind} {left.id}" for left in case.left_out),
    )


def is_changed(case: Case, profile: str, point_j: np.ndarray) -> bool:
    """Whether the shares differ from the named profile's; a profile the case has not is never changed."""
    if profile not in case.profiles:
        return False
    share_j = normalise_weights(profile_points(case.profiles[profile], tuple(case.criteria)))
    return not np.allclose(share_j, normalise_weights(point_j), atol=1e-9)


def receipt_lines(receipt: Receipt) -> list[tuple[str, str]]:
    """The receipt as (name, value) lines, for the foot of a table or a sheet."""
    lines = [
        ("case", receipt.case),
        ("case digest", receipt.digest),
        ("weight profile", receipt.profile),
        ("weights", ", ".join(f"{id_} {format_number(100 * share, 1)} %" for id_, share in receipt.weights.items())),
        ("method", receipt.method),
        ("draws", "" if receipt.draws is None else format_number(receipt.draws)),
        ("seed", "" if receipt.seed is None else str(receipt.seed)),
        *((receipt.settings or {}).items()),
        ("left out", ", ".join(receipt.left_out)),
        ("version", f"Counterpoise {receipt.version}"),
    ]
    return [(name, value) for name, value in lines if value]


def last_receipts(receipts: Sequence[Receipt | None]) -> list[Receipt | None]:
    """Of tables that follow each other under one receipt only the last keeps it: it is read once."""
    following = [*receipts[1:], None]
    return [None if here == after else here for here, after in zip(receipts, following, strict=True)]


def receipt_record(receipt: Receipt) -> dict[str, object]:
    """The receipt as plain data, for JSON."""
    record: dict[str, object] = {
        "case": receipt.case,
        "digest": receipt.digest,
        "profile": receipt.profile,
        "weights": {id_: round_for_file(share) for id_, share in receipt.weights.items()},
        "method": receipt.method,
        "version": receipt.version,
    }
    extra = {
        "draws": receipt.draws,
        "seed": receipt.seed,
        "settings": receipt.settings,
        "left_out": list(receipt.left_out),
    }
    return record | {name: value for name, value in extra.items() if value not in (None, [], {})}


def plan_settings(
    members: Sequence[str] | None, start_by_id: Mapping[str, float], by: float, sureness: float | None
) -> dict[str, str]:
    """What a timeline was computed for, as the settings of its receipt; no members: every option alone."""
    settings = {"members": "each option alone" if members is None else ", ".join(members)}
    if start_by_id:
        settings["start days"] = ", ".join(f"{id_} {format_number(day)}" for id_, day in start_by_id.items())
    settings["deadline"] = f"day {format_number(by)}"
    if sureness is not None:
        settings["chance asked for"] = f"{format_number(100 * sureness)} %"
    return settings
