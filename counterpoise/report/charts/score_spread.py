"""Between which scores the draws of each option lie."""

from __future__ import annotations

import numpy as np

from ...analysis.uncertainty import SmaaResult
from ...model import Case
from ..names import distinct_labels
from ..numbers import format_number
from ..present import present
from ..sentences.robustness import score_spread_sentence
from . import lazy_altair as alt
from .canvas import NOT_FROM_0, TEXT, Row, Spec, finish, keep_room, read_aloud, row_key, rows_axis, rows_chart, ticks
from .palette import SPREAD

ID = "score_spread"
NAME = "ranges of each option's score"


MOST_OPTIONS = 25
"""Options drawn, the best middle scores; the table has them all."""


def spec(case: Case) -> Spec:
    """The specification; the same for every case."""
    y = rows_axis(190)
    x_axis = alt.X(
        "low:Q",
        scale=alt.Scale(zero=False),
        axis=alt.Axis(title=[f"Score ({NOT_FROM_0})", "bar: 9 of 10 simulations"], tickCount=ticks()),
    )
    bars = (
        rows_chart()
        .mark_bar(height=8, color=SPREAD)
        .encode(x=x_axis, x2="high:Q", y=y, tooltip=[alt.Tooltip("spoken:N", title="Scores")], description="spoken:N")
    )
    middle = rows_chart().mark_point(filled=True, size=70, color=TEXT, opacity=1, aria=False).encode(x="middle:Q", y=y)
    labels = rows_chart().mark_text(align="left", dx=5, color=TEXT, aria=False).encode(x="high:Q", y=y, text="label:N")
    return finish(bars, middle, labels, keep_room(), row_height=28)


def rows(case: Case, result: SmaaResult) -> list[Row]:
    """One row per option, the best middle score first."""
    quantile_iq = _quantiles(result)
    widest = float(np.ptp(quantile_iq[result.is_ranked])) or 1.0
    label = distinct_labels({id_: case.options[id_].label for id_ in result.option_ids}, 28, 2)
    return [
        {
            "key": row_key(result.option_ids[i], label[result.option_ids[i]]),
            "option": case.options[result.option_ids[i]].label,
            "order": order,
            "low": float(quantile_iq[i, 0]),
            "middle": float(quantile_iq[i, 1]),
            "high": float(quantile_iq[i, 2]),
            "room": float(quantile_iq[i, 2]) + 0.3 * widest,
            "label": format_number(float(quantile_iq[i, 1]), 1),
            "spoken": score_spread_sentence(case, result, int(i)),
        }
        for order, i in enumerate(_by_middle(result)[:MOST_OPTIONS])
    ]


def _quantiles(result: SmaaResult) -> np.ndarray:
    return present(result.score_quantiles, "the spread of scores")


def _by_middle(result: SmaaResult) -> np.ndarray:
    """Ranked options, the best middle score first."""
    order = np.argsort(-_quantiles(result)[:, 1], kind="stable")
    ranked: np.ndarray = order[result.is_ranked[order]]
    return ranked


def title(case: Case, result: SmaaResult) -> str:
    """The finding: whether the leader's spread overlaps the next one's."""
    quantile_iq = _quantiles(result)
    order = _by_middle(result)
    first = case.options[result.option_ids[order[0]]].label
    if len(order) < 2:
        return f"{first} is the only option ranked"
    low = float(quantile_iq[order[0], 0])
    overlapping = [i for i in order[1:] if quantile_iq[i, 2] >= low]
    if not overlapping:
        return f"{first} scores above every other option across their 90 % ranges"
    noun = "option" if len(overlapping) == 1 else "options"
    return f"The 90 % score range of {first} overlaps with {len(overlapping)} other {noun}"


def alt_text(case: Case, result: SmaaResult) -> str:
    """The chart in words."""
    return f"{title(case, result)}. " + read_aloud(rows(case, result), " ")
