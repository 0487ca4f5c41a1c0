"""Stacking shares in words."""

from __future__ import annotations

from collections.abc import Mapping

from ...model import Share, Stacking

STACKING_LABELS: Mapping[Share, str] = {
    "gains": "Share of further gains that counts",
    "losses": "Share of further losses that counts",
    "beside_gains": "Share of losses covered by gains that counts",
}


def stacking_text(stacking: Stacking, share: Share) -> str:
    """A share of the case as a reader sees it: "0.5", or "0.3 to 0.8, most likely 0.5"."""
    for estimate in stacking.estimates:
        if estimate.share == share and not estimate.range.is_exact:
            found = estimate.range
            return f"{found.low:g} to {found.high:g}, most likely {found.mode:g}"
    return f"{stacking.share(share):g}"
