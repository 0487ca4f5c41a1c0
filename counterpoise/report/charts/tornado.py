"""How far the lead swings when one estimate goes from one end of its range to the other."""

from __future__ import annotations

from ...analysis.score import TIE, Ranking
from ...analysis.sensitivity import Bar
from ...model import Case
from ..numbers import format_number
from ..sentences.phrases import points
from ..tables.sensitivity import bar_name
from . import lazy_altair as alt
from .canvas import TEXT, Row, Spec, finish, keep_room, read_aloud, row_keys, rows_axis, rows_chart, ticks
from .palette import BLUE, ORANGE

ID = "tornado"
NAME = "how far each estimate moves the lead"

MOST_BARS = 12
"""Bars drawn; the table has them all."""


def spec(case: Case) -> Spec:
    """The specification; the same for every case."""
    y = rows_axis(190)
    bars = (
        rows_chart()
        .mark_bar(height=14)
        .encode(
            x=alt.X("start:Q", axis=alt.Axis(title="Lead of the top option, score points", tickCount=ticks())),
            x2="end:Q",
            y=y,
            color=alt.Color(
                "end_name:N",
                scale=alt.Scale(domain=["at its low", "at its high"], range=[ORANGE, BLUE]),
                legend=alt.Legend(title="The estimate"),
            ),
            tooltip=[
                alt.Tooltip("estimate:N", title="Estimate"),
                alt.Tooltip("level_text:N", title="Level"),
                alt.Tooltip("lead_text:N", title="Lead"),
            ],
            description="spoken:N",
        )
    )
    zero = rows_chart().mark_rule(color=TEXT, strokeDash=[4, 3], aria=False).encode(x=alt.datum(0))
    labels = rows_chart().mark_text(color=TEXT, aria=False)
    right = labels.transform_filter("datum.end >= datum.start").encode(x="end:Q", y=y, text="level_text:N")
    left = labels.transform_filter("datum.end < datum.start").encode(x="end:Q", y=y, text="level_text:N")
    return finish(
        bars,
        zero,
        right.mark_text(align="left", dx=4, color=TEXT, aria=False),
        left.mark_text(align="right", dx=-4, color=TEXT, aria=False),
        keep_room(),
        row_height=30,
    )


def rows(case: Case, ranking: Ranking, lead: float, bars: tuple[Bar, ...]) -> list[Row]:
    """Two rows per estimate: from the present lead to the lead at its low, and at its high."""
    drawn = bars[:MOST_BARS]
    widest = max((bar.swing for bar in drawn), default=0.0)
    keys = row_keys({_bar_id(ranking, bar): bar_name(case, ranking, bar) for bar in drawn}, 28, 2)
    return [
        row | {"key": keys[_bar_id(ranking, bar)], "order": order, "start": lead}
        for order, bar in enumerate(drawn)
        for row in (
            _row(case, ranking, bar, lead, bar.low, bar.lead_at_low, "at its low", widest),
            _row(case, ranking, bar, lead, bar.high, bar.lead_at_high, "at its high", widest),
        )
    ]


def _bar_id(ranking: Ranking, bar: Bar) -> str:
    """The estimate's option and criterion; every bar moves another."""
    about = "weight" if bar.row is None else "all" if bar.is_shared else ranking.option_ids[bar.row]
    return f"{about}.{ranking.criterion_ids[bar.column]}"


def _row(
    case: Case, ranking: Ranking, bar: Bar, lead: float, level: float, end: float, name: str, widest: float
) -> Row:
    criterion = list(case.criteria.values())[bar.column]
    level_text = format_number(level, criterion.decimals)
    estimate = bar_name(case, ranking, bar)
    return {
        "estimate": estimate,
        "end": end,
        "room": end + (0.15 if end >= lead else -0.15) * widest,
        "end_name": name,
        "level_text": level_text,
        "lead_text": points(end),
        "spoken": f"{estimate} {name}, {format_number(level, criterion.decimals, criterion.unit)}: lead {points(end)}",
    }


def title(case: Case, ranking: Ranking, lead: float, bars: tuple[Bar, ...]) -> str:
    """The finding: how many single estimates can turn the lead around."""
    if not bars:
        return "No single estimate moves the lead"
    turning = sum(min(bar.lead_at_low, bar.lead_at_high) < 0 for bar in bars)
    widest = f"widest swing: {bar_name(case, ranking, bars[0])}, {points(bars[0].swing)}"
    if lead <= TIE:
        return f"First place is shared, so any estimate of the leaders can decide; {widest}"
    if not turning:
        return f"No single estimate reverses the lead of {points(lead)}; {widest}"
    noun, its = ("estimate", "its range") if turning == 1 else ("estimates", "their ranges")
    return f"{turning} single {noun} can reverse the lead of {points(lead)} within {its}; {widest}"


def alt_text(case: Case, ranking: Ranking, lead: float, bars: tuple[Bar, ...]) -> str:
    """The chart in words."""
    parts = read_aloud(rows(case, ranking, lead, bars))
    return f"{title(case, ranking, lead, bars)}. {parts}."
