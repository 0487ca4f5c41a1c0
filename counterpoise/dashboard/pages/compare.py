"""Compare: which option ranks first under these weights, by how much, and why."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from ...report.answers import tables_of
from ...report.charts import contributions, pair_difference
from ...report.dates import decision_date
from ...report.glossary import GLOSSARY
from ...report.sentences import answer_sentence, pair_sentence
from ...report.sentences.lines import lines_sentence, tied_sentence
from ...report.tables import pair_table, weights_table
from ...study.questions.compare import Compare, Comparison
from ...study.settings import IDS
from ...study.weights import points_of
from .. import blocks, controls
from ..parts import show_part
from ..sight import Sight

PARTS = {
    "Levels": ("level",),
    "Ranges": ("low", "level", "high"),
    "Differences": ("difference",),
    "Partial values": ("value",),
    "Contributions": ("contribution",),
    "Limits and red lines": ("level", "chances"),
    "All": ("level", "low", "high", "value", "contribution"),
}


def show(sight: Sight) -> None:
    case = sight.case
    blocks.show_title(case.question, blocks.answer(sight, answer_sentence))
    if sight.comparison is not None:
        ranking = sight.comparison.ranking
        said = (tied_sentence(case, sight.comparison.tied), lines_sentence(case, sight.performance, ranking))
        st.markdown(blocks.escape_markdown(" ".join(filter(None, said))))
    st.caption(blocks.escape_markdown(f"{case.title}. Decided by: {case.decided_by}. As of {decision_date(case)}."))
    blocks.show_missing(sight)
    comparison = sight.comparison
    for row in comparison.ranking.leaders if comparison is not None else ():
        blocks.show_flags(sight, sight.performance.option_ids[row])
    controls.show_weights(sight, mode="full")
    if comparison is None:
        return
    if controls.is_basic(sight):
        blocks.show_chart(sight, contributions, case, comparison.ranking)
    else:
        show_part(
            "The ranking as a figure",
            "figure",
            lambda: blocks.show_chart(sight, contributions, case, comparison.ranking),
        )
    blocks.show_about(sight)
    _show_table(sight)
    _show_pair(sight, comparison)
    _show_weights(sight)


def _show_table(sight: Sight) -> None:
    with st.container(border=True):
        blocks.show_question("How do the options compare?", GLOSSARY["performance"])
        spelled = sight.question(Compare)
        parts_by_name = {
            name: parts
            for name, parts in PARTS.items()
            if "chances" not in parts or (sight.comparison is not None and sight.comparison.kept is not None)
        }
        names = {IDS.write(parts): name for name, parts in parts_by_name.items()}
        chosen = controls.pick_segment("Show per criterion", "show", names, "level", IDS.write(spelled.show))
        answer = sight.study.answer(replace(spelled, show=IDS.read(chosen)))
        blocks.show_table(tables_of(answer)[0], "comparison")


def _show_pair(sight: Sight, comparison: Comparison) -> None:
    case, ranking = comparison.case, comparison.ranking
    names = {id_: option.label for id_, option in case.options.items()}
    by_rank = [ranking.option_ids[i] for i in ranking.order]
    if len(by_rank) < 2:
        return
    with st.container(border=True):
        blocks.show_question("Why does one option rank above another?", GLOSSARY["contribution"])
        left, right = st.columns(2)
        with left:
            first = controls.pick("Option", "versus", names, by_rank[0])
        with right:
            others = {id_: name for id_, name in names.items() if id_ != first}
            controls.forget("against", first)
            second = controls.pick("Compare with", "against", others, next(id_ for id_ in by_rank if id_ != first))
        st.markdown(blocks.escape_markdown(pair_sentence(case, ranking, first, second)))
        blocks.show_chart_or_table(
            sight,
            pair_difference,
            (case, ranking, first, second),
            lambda: pair_table(case, comparison.performance, ranking, first, second, comparison.receipt),
        )


def _show_weights(sight: Sight) -> None:
    case, view = sight.case, sight.view
    blocks.show_table_on_demand(
        "Weights (table)",
        "weights",
        lambda: weights_table(case, view.profile, points_of(sight.weights, case), sight.receipt),
    )
