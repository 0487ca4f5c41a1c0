"""Colours and letters: one hue per objective, one tone and letter per criterion, as in the live panel.

The hues are those of Okabe & Ito (Color Universal Design), told apart with every common form of
colour blindness. Colour never stands alone: segments carry the criterion's letter, bars a label.
"""

from __future__ import annotations

from ...model import Case

OKABE_ITO = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00")

BLUE, ORANGE, GREEN, VERMILION = OKABE_ITO[0], OKABE_ITO[1], OKABE_ITO[2], OKABE_ITO[5]

SPREAD = "#3D8FD1"
"""Bars of a spread and thin lines, at least 3:1 on white and on the dark background; the mark on them is the text's."""

GREY = "#8A8F98"
"""Neutral strokes and ticks, at least 3:1 on white and on the dark background."""

TONES = (1.0, 0.68, 0.44, 0.26, 0.84)
"""Share of the hue left in each criterion of an objective, from its first to its fifth; then again."""

WHITE, DEEP_BLUE = "#FFFFFF", "#003F66"


def criterion_letters(case: Case) -> dict[str, str]:
    """Letter of every criterion, by id, in the order of charts: objective by objective; A to Z, then A2."""
    objectives = list(case.objectives)
    ordered = sorted(case.criteria.values(), key=lambda criterion: objectives.index(criterion.objective))
    return {
        criterion.id: chr(ord("A") + k % 26) + ("" if k < 26 else str(1 + k // 26))
        for k, criterion in enumerate(ordered)
    }


def criterion_colours(case: Case) -> dict[str, str]:
    """Colour of every criterion, by id: its objective's hue, in a tone of its own."""
    used = [id_ for id_ in case.objectives if any(c.objective == id_ for c in case.criteria.values())]
    seen: dict[str, int] = {}
    colours = {}
    for id_ in criterion_letters(case):
        objective = case.criteria[id_].objective
        step = seen.get(objective, 0)
        seen[objective] = step + 1
        hue = OKABE_ITO[used.index(objective) % len(OKABE_ITO)]
        colours[id_] = mix(hue, DEEP_BLUE if hue == BLUE else WHITE, TONES[step % len(TONES)])
    return colours


def mix(colour: str, other: str, share: float) -> str:
    """``share`` of a colour mixed with the rest of another, as #rrggbb."""
    pairs = ((int(colour[k : k + 2], 16), int(other[k : k + 2], 16)) for k in (1, 3, 5))
    return "#" + "".join(f"{round(share * a + (1 - share) * b):02X}" for a, b in pairs)


def mix_with_white(colour: str, share: float) -> str:
    """The colour with a share of white mixed in."""
    return mix(colour, WHITE, 1 - share)


def ink_on(colour: str) -> str:
    """Black or white, whichever reads better on the colour (WCAG relative luminance)."""
    luminance = relative_luminance(colour)
    return "#000000" if (luminance + 0.05) / 0.05 >= 1.05 / (luminance + 0.05) else "#ffffff"


def relative_luminance(colour: str) -> float:
    """Relative luminance of #rrggbb as WCAG 2 defines it, 0 black to 1 white."""
    channels = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
