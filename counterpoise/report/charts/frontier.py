"""Score for money: the packages worth considering at some budget."""

from __future__ import annotations

from ...analysis.packages.listed.efficient import Frontier
from ...model import Case
from ..names import distinct_labels
from ..numbers import format_number
from ..sentences.packages import package_name
from ..sentences.phrases import points
from . import lazy_altair as alt
from .canvas import TEXT, Row, Spec, finish_sized, read_aloud, rows_chart
from .palette import BLUE

ID = "frontier"

NAMED_STEP = 2.0
"""Score points by which a package must stand above the last named one to be named itself."""


def spec(case: Case) -> Spec:
    """The specification; it depends on the case's money."""
    x = alt.X(
        "cost:Q",
        scale=alt.Scale(type="symlog", nice=True),
        axis=alt.Axis(title=f"Cost, {case.money.label}", tickCount=6),
    )
    y = alt.Y("score:Q", scale=alt.Scale(zero=False), axis=alt.Axis(title="Score", tickCount=5))
    base = rows_chart()
    return finish_sized(
        base.mark_line(interpolate="step-after", color=BLUE, opacity=0.5, aria=False).encode(x=x, y=y),
        base.mark_point(filled=True, size=80, color=BLUE).encode(
            x=x, y=y, tooltip=[alt.Tooltip("spoken:N", title="Package")], description="spoken:N"
        ),
        base.mark_text(align="left", dx=6, dy=10, fontSize=10, color=TEXT, aria=False, limit=260).encode(
            x=x, y=y, text="label:N"
        ),
        height=320,
    )


def rows(case: Case, frontier: Frontier) -> list[Row]:
    """One row per package on the frontier, the cheapest first; steps worth a name carry one."""
    listed: list[Row] = []
    named_score = float("-inf")
    last = len(frontier.cost_q) - 1
    label = distinct_labels({"+".join(members): package_name(case, members) for members in frontier.members}, 44, 1)
    for q, (members, cost, score) in enumerate(zip(frontier.members, frontier.cost_q, frontier.score_q, strict=True)):
        has_name = q == last or (score - named_score >= NAMED_STEP and frontier.score_q[last] - score >= NAMED_STEP)
        named_score = float(score) if has_name else named_score
        name = package_name(case, members)
        money = format_number(float(cost), 1, case.money.label)
        listed.append(
            {
                "cost": float(cost),
                "score": float(score),
                "label": label["+".join(members)] if has_name else "",
                "spoken": f"{name}: {format_number(float(score), 1)} for {money}",
            }
        )
    return listed


def title(case: Case, frontier: Frontier) -> str:
    """The finding: what the last step up costs."""
    if len(frontier.cost_q) < 2:
        return f"One package scores best at any budget: {package_name(case, frontier.members[0])}"
    cost, gain = (float(x[-1] - x[-2]) for x in (frontier.cost_q, frontier.score_q))
    return (
        f"{len(frontier.cost_q)} packages are good value; the last step adds {points(gain)} "
        f"for {format_number(cost, 1, case.money.label)}"
    )


def alt_text(case: Case, frontier: Frontier) -> str:
    """The chart in words."""
    return f"{title(case, frontier)}. " + read_aloud(rows(case, frontier)) + "."
