"""Which measures to decide now, find out about or drop, at each budget: a heat map of measures by budgets."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from ...analysis.arrays import Floats
from ...analysis.packages.listed.core_by_budget import CoreByBudget, CoreOfGood
from ...model import Case
from ..names import distinct_labels, join_names
from ..numbers import count_of, decimals_apart, format_number
from ..tables.core_by_budget import CLASSES
from . import lazy_altair as alt
from .canvas import Row, Spec, by_order, finish, read_aloud, row_key, rows_axis, rows_chart
from .palette import BLUE, GREY, ink_on, mix_with_white

ID = "core_by_budget"
NAME = "what to decide now, find out about or drop, by budget"

CELLS = "in the cells: % of good packages"

COLOURS = {"decide now": BLUE, "find out": mix_with_white(BLUE, 0.55), "drop": mix_with_white(GREY, 0.75)}


def spec(case: Case) -> Spec:
    """The specification; the same for every case."""
    return heat_map([f"Budget, {case.money.label}"])


def heat_map(axis: Sequence[str]) -> Spec:
    """Measures by the steps that an axis names."""
    y, domain = rows_axis(190), list(COLOURS)
    x = alt.X("step:O", sort=by_order("column"), axis=alt.Axis(title=[*axis, CELLS], labelAngle=0))
    cells = (
        rows_chart()
        .mark_rect(stroke=GREY, strokeWidth=0.5)
        .encode(
            x=x,
            y=y,
            color=alt.Color(
                "class:N",
                scale=alt.Scale(domain=domain, range=[COLOURS[name] for name in domain]),
                legend=alt.Legend(
                    title=None, symbolType="square", symbolStrokeWidth=0, columns=alt.ExprRef("width < 260 ? 2 : 3")
                ),
            ),
            tooltip=[alt.Tooltip("spoken:N", title="Measure")],
            description="spoken:N",
        )
    )
    labels = rows_chart().mark_text(aria=False).encode(x=x, y=y, text="label:N", color=alt.Color("ink:N", scale=None))
    return finish(cells, labels, row_height=30)


def rows(case: Case, found: CoreByBudget) -> list[Row]:
    """One row per measure and budget; the measure most held over all budgets on top."""
    decimals = decimals_of_steps(found.budget_b)
    amounts = [format_number(float(budget), decimals) for budget in found.budget_b]
    return heat_rows(case, found, amounts, [f"at {amount} {case.money.label}" for amount in amounts])


def heat_rows(case: Case, found: CoreOfGood, heads: Sequence[str], spoken: Sequence[str]) -> list[Row]:
    """One row per measure and step, under its head and as it is read aloud; the measure most held on top."""
    label = distinct_labels({id_: case.options[id_].label for id_ in found.option_ids}, 28, 2)
    standing = [found.standing(b) for b in range(len(heads))]
    listed: list[Row] = []
    for order, i in enumerate(np.argsort(-found.share_bi.sum(axis=0), kind="stable")):
        id_ = found.option_ids[i]
        for b, head in enumerate(heads):
            name, share = CLASSES[standing[b][i]], format_number(100 * float(found.share_bi[b, i]), 0, "%")
            listed.append(
                {
                    "key": row_key(id_, label[id_]),
                    "order": order,
                    "step": head,
                    "column": b,
                    "class": name,
                    "label": share.removesuffix(" %"),
                    "ink": ink_on(COLOURS[name]),
                    "spoken": f"{case.options[id_].label} {spoken[b]}: {name}, in {share} of "
                    f"{count_of(int(found.count_b[b]), 'good package')}",
                }
            )
    return listed


def decimals_of_steps(step_b: Floats) -> int:
    """As few decimals as tell the steps apart: two columns of one name would lie on one another."""
    return max((decimals_apart(float(one), float(other)) for one, other in pairwise(step_b)), default=0)


def title(case: Case, found: CoreByBudget) -> str:
    """The finding: what can be decided now, whatever the budget."""
    return finding(case, found, "budget")


def finding(case: Case, found: CoreOfGood, step: str) -> str:
    """Which measures are in every good package at every step, and which in none."""
    if not len(found.count_b):
        return f"No package is ranked, so nothing is settled at any {step}"
    always = [case.options[id_].label for i, id_ in enumerate(found.option_ids) if (found.share_bi[:, i] >= 1).all()]
    never = [case.options[id_].label for i, id_ in enumerate(found.option_ids) if (found.share_bi[:, i] <= 0).all()]
    core = f"{join_names(always) if always else 'No measure is'} in every good package at every {step}"
    return f"{core}{f'; {join_names(never)} in none' if never else ''}"


def alt_text(case: Case, found: CoreByBudget) -> str:
    """The chart in words."""
    return f"{title(case, found)}. {read_aloud(rows(case, found))}."
