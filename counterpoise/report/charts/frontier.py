"""Score for money: the packages worth considering at some budget."""

from __future__ import annotations

from ...analysis.packages.listed.efficient import Frontier
from ...model import Case
from ..names import distinct_labels
from ..numbers import format_number
from ..sentences.packages import package_name
from ..sentences.phrases import points
from . import lazy_altair as alt
from .canvas import NOT_FROM_0, TEXT, Row, Spec, end_labels, finish_sized, read_aloud, rows_chart, ticks
from .palette import SPREAD

ID = "frontier"
NAME = "the best score for each amount of money"


def spec(case: Case) -> Spec:
    """The specification; it depends on the case's money."""
    x = alt.X(
        "cost:Q",
        scale=alt.Scale(zero=True),
        axis=alt.Axis(title=f"Cost, {case.money.label}", tickCount=ticks()),
    )
    y = alt.Y(
        "score:Q",
        scale=alt.Scale(zero=False, nice=False, padding=60),
        axis=alt.Axis(title=f"Score ({NOT_FROM_0})", tickCount=5),
    )
    base = rows_chart()
    return finish_sized(
        base.mark_line(interpolate="step-after", color=SPREAD, aria=False).encode(x=x, y=y),
        base.mark_point(filled=True, size=80, color=TEXT, opacity=1).encode(
            x=x, y=y, tooltip=[alt.Tooltip("spoken:N", title="Package")], description="spoken:N"
        ),
        *end_labels(x, y, first="below", last="above"),
        height=340,
    )


def rows(case: Case, frontier: Frontier) -> list[Row]:
    """One row per package on the frontier, the cheapest first; the first and the last carry their names."""
    listed: list[Row] = []
    last = len(frontier.cost_q) - 1
    label = distinct_labels({"+".join(members): package_name(case, members) for members in frontier.members}, 30, 4)
    for q, (members, cost, score) in enumerate(zip(frontier.members, frontier.cost_q, frontier.score_q, strict=True)):
        has_name = q in (0, last)
        name = package_name(case, members)
        money = format_number(float(cost), 1, case.money.label)
        listed.append(
            {
                "cost": float(cost),
                "score": float(score),
                "label": label["+".join(members)] if has_name else "",
                "end": "first" if q == 0 and last > 0 else "last",
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
