"""What knowing each uncertain number beforehand would be worth."""

from __future__ import annotations

from ...analysis.uncertainty.information import ValueOfInformation
from ...analysis.uncertainty.inputs import Input
from ...model import Case
from ..numbers import format_number
from ..sentences.robustness import SMALLEST_WORTH, information_sentence, input_name, worth_text
from . import lazy_altair as alt
from .canvas import TEXT, Row, Spec, finish, keep_room, read_aloud, row_keys, rows_axis, rows_chart, ticks
from .palette import GREEN

ID = "information"
NAME = "what knowing each uncertain number would be worth"

MOST_BARS = 10
"""Inputs drawn; the table has them all."""


def spec(case: Case) -> Spec:
    """The specification; the same for every case."""
    y = rows_axis(200)
    bars = (
        rows_chart()
        .mark_bar(height=14, color=GREEN)
        .encode(
            x=alt.X(
                "regret:Q", axis=alt.Axis(title="Regret avoided by finding it out, score points", tickCount=ticks())
            ),
            y=y,
            tooltip=[alt.Tooltip("spoken:N", title="Worth")],
            description="spoken:N",
        )
    )
    labels = (
        rows_chart().mark_text(align="left", dx=5, color=TEXT, aria=False).encode(x="regret:Q", y=y, text="label:N")
    )
    return finish(bars, labels, keep_room(), row_height=32)


def rows(case: Case, inputs: tuple[Input, ...], worth: ValueOfInformation) -> list[Row]:
    """One row per input worth anything, the one most worth knowing first."""
    by_id = {entry.id: entry for entry in inputs}
    most = max((value.regret_avoided for value in worth.inputs), default=0.0)
    name = {value.id: input_name(case, by_id[value.id]) for value in worth.inputs[:MOST_BARS]}
    keys = row_keys(name, 30, 2)
    return [
        {
            "key": keys[value.id],
            "input": name[value.id],
            "order": order,
            "regret": value.regret_avoided,
            "room": value.regret_avoided + 0.25 * most,
            "label": f"{format_number(value.regret_avoided, 2)} (± {format_number(value.error, 2)})",
            "spoken": f"{name[value.id]}: avoids {worth_text(value.regret_avoided)}; the choice "
            f"changes in {format_number(100 * value.changes_choice, 1)} % of simulations",
        }
        for order, value in enumerate(worth.inputs[:MOST_BARS])
        if value.regret_avoided >= SMALLEST_WORTH
    ]


def title(case: Case, inputs: tuple[Input, ...], worth: ValueOfInformation) -> str:
    """The finding: what should be found out first."""
    by_id = {entry.id: entry for entry in inputs}
    if not worth.inputs or worth.inputs[0].regret_avoided < SMALLEST_WORTH:
        return "No single number is worth finding out"
    top = worth.inputs[0]
    return f"Most worth finding out: {input_name(case, by_id[top.id])}, {worth_text(top.regret_avoided)}"


def alt_text(case: Case, inputs: tuple[Input, ...], worth: ValueOfInformation) -> str:
    """The chart in words."""
    labels = [option.label for option in case.options.values()]
    parts = read_aloud(rows(case, inputs, worth))
    said = f"{title(case, inputs, worth)}. {information_sentence(case, inputs, worth, labels)}"
    return f"{said} {parts}." if parts else said
