"""How a text begins that a spreadsheet would run as a formula, and what our files put before it."""

from __future__ import annotations

import re

GUARD = "'"
"""Stands before such a text in a file of ours."""

FORMULA_SIGNS = "=+-@\u2212＝＋－＠﹦﹢﹣﹫⁼⁺⁻₌₊₋﬩"
"""Signs that begin a formula, in every width in which a spreadsheet may read them."""

UNSEEN = (
    r"\s\"\uff02\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f"
    r"\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
)
"""What may stand before the sign without being seen, and be dropped by a program that cleans text."""

BEFORE_SIGN = rf"[{UNSEEN}]*(?=[{re.escape(FORMULA_SIGNS)}])"

AT_START = re.compile(rf"[\t\r\n]|{BEFORE_SIGN}")
