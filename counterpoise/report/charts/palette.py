"""Colours: one hue per objective, one shade per criterion, the same on every chart and in the live panel.

The hues are those of Okabe & Ito (Color Universal Design), told apart with every common form of
colour blindness. Colour never stands alone: segments carry the criterion's number, bars a label.
"""

from __future__ import annotations

from ...model import Case

OKABE_ITO = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#D55E00", "#999999", "#F0E442", "#56B4E9")
"""Hues in an order in which no tint of an early one looks like a later one."""

BLUE, ORANGE, GREEN = OKABE_ITO[0], OKABE_ITO[1], OKABE_ITO[2]
GREY = "#8A8F98"
"""Neutral strokes and ticks, at least 3:1 on white and on the dark background."""

TINT = 0.32
"""Share of white mixed in from one criterion of an objective to the next."""


def criterion_colours(case: Case) -> dict[str, str]:
    """Colour of every criterion, by id: its objective's hue, lighter with each criterion of the objective."""
    objectives = list(dict.fromkeys(criterion.objective for criterion in case.criteria.values()))
    seen: dict[str, int] = {}
    colours = {}
    for criterion in case.criteria.values():
        step = seen.get(criterion.objective, 0)
        seen[criterion.objective] = step + 1
        hue = OKABE_ITO[objectives.index(criterion.objective) % len(OKABE_ITO)]
        colours[criterion.id] = mix_with_white(hue, 1 - (1 - TINT) ** step)
    return colours


def mix_with_white(colour: str, share: float) -> str:
    """The colour with a share of white mixed in, as #rrggbb."""
    channels = (int(colour[k : k + 2], 16) for k in (1, 3, 5))
    return "#" + "".join(f"{round(channel + (255 - channel) * share):02x}" for channel in channels)


def ink_on(colour: str) -> str:
    """Black or white, whichever reads better on the colour (WCAG relative luminance)."""
    luminance = relative_luminance(colour)
    return "#000000" if (luminance + 0.05) / 0.05 >= 1.05 / (luminance + 0.05) else "#ffffff"


def relative_luminance(colour: str) -> float:
    """Relative luminance of #rrggbb as WCAG 2 defines it, 0 black to 1 white."""
    channels = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
