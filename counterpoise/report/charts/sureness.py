"""Best score against sureness: what it costs to be surer that all rules hold."""

from __future__ import annotations

from collections.abc import Sequence

from ...analysis.packages.sureness import SureStep
from ...model import Case
from ..names import distinct_labels
from ..numbers import format_number
from ..sentences.packages import package_name
from ..sentences.phrases import points
from ..sentences.sureness import share_text
from . import lazy_altair as alt
from .canvas import NOT_FROM_0, TEXT, Row, Spec, end_labels, finish_sized, read_aloud, rows_chart, ticks
from .palette import SPREAD

ID = "sureness"
NAME = "the best score by required sureness"


def spec(case: Case) -> Spec:
    """The specification; the same for every case."""
    x = alt.X(
        "share:Q",
        axis=alt.Axis(
            title=["All limits and red lines hold together,", f"% of simulations ({NOT_FROM_0})"], tickCount=ticks()
        ),
    )
    y = alt.Y(
        "score:Q",
        scale=alt.Scale(zero=False, nice=False, padding=60),
        axis=alt.Axis(title=f"Best score ({NOT_FROM_0})", tickCount=5),
    )
    base = rows_chart()
    return finish_sized(
        base.mark_line(interpolate="step-before", color=SPREAD, aria=False).encode(x=x, y=y),
        base.mark_point(filled=True, size=80, color=TEXT, opacity=1).encode(
            x=x, y=y, tooltip=[alt.Tooltip("spoken:N", title="Package")], description="spoken:N"
        ),
        *end_labels(x, y, first="below", last="above"),
        height=340,
    )


def rows(case: Case, curve: Sequence[SureStep]) -> list[Row]:
    """One row per package of the curve, the least sure first; the first and the last carry their names."""
    names = {"+".join(step.members): package_name(case, step.members) for step in curve}
    label = distinct_labels(names, 30, 4)
    ends = {curve[0].members, curve[-1].members} if curve else set()
    return [
        {
            "share": 100 * step.share,
            "score": step.score,
            "label": label["+".join(step.members)] if step.members in ends else "",
            "end": "first" if step is curve[0] else "last",
            "spoken": f"{names['+'.join(step.members)]}: {format_number(step.score, 1)} of 100, all rules hold in "
            f"{share_text(100 * step.share)} of simulations",
        }
        for step in curve
    ]


def title(case: Case, curve: Sequence[SureStep]) -> str:
    """The finding: how sure the best package is, and what the surest costs."""
    first, last = curve[0], curve[-1]
    if len(curve) == 1:
        return f"The best package is also the surest: all rules hold in {share_text(100 * first.share)} of simulations"
    return (
        f"Raising sureness from {share_text(100 * first.share)} to {share_text(100 * last.share)} of simulations costs "
        f"{points(first.score - last.score)}"
    )


def alt_text(case: Case, curve: Sequence[SureStep]) -> str:
    """The chart in words."""
    return f"{title(case, curve)}. " + read_aloud(rows(case, curve)) + "."
