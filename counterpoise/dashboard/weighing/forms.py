"""The forms by method."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .by_pairs import add_pair, show_best_worst, show_macbeth, show_pairwise
from .by_shares import show_ranges, show_rank, show_swing
from .form import Form
from .trade_offs import ask_about, show_trade_offs

FORMS: Mapping[str, Callable[[Form], None]] = {
    "swing": show_swing,
    "rank": show_rank,
    "pairwise": show_pairwise,
    "macbeth": show_macbeth,
    "best_worst": show_best_worst,
    "tradeoff": show_trade_offs,
    "ranges": show_ranges,
}


ASK_ABOUT: Mapping[str, Callable[[Form, str, str], None]] = {"pairwise": add_pair, "tradeoff": ask_about}
"""Methods whose form can be made to ask about a pair of criteria."""


def show_form(method: str, form: Form) -> None:
    """Ask for the answers of a method; `Form.take` is told of every change."""
    FORMS[method](form)
