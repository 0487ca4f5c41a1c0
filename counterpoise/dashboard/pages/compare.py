"""Compare: which option ranks first under these weights, by how much, and why."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ...report.answers import tables_of
from ...report.charts import contributions, pair_difference
from ...report.dates import decision_date
from ...report.glossary import GLOSSARY
from ...report.present import present
from ...report.sentences import pair_sentence
from ...report.sentences.cautions import cautions_on_criteria
from ...report.sentences.lines import answer_and_lines, tied_sentence
from ...report.tables import Table, pair_table, weights_table
from ...study.questions.compare import Compare, Comparison
from ...study.settings import IDS
from ...study.weights import points_of
from .. import blocks, controls
from ..follow import Shown
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

QUESTION = "Which option ranks first under these weights, and why?"


def show(sight: Sight) -> Shown:
    case = sight.case
    st.title(QUESTION, anchor=False)
    head = st.container()
    st.caption(blocks.escape_markdown(f"{case.title}. Decided by: {case.decided_by}. As of {decision_date(case)}."))
    controls.show_weights(sight, mode="full")
    if sight.comparison is None:
        with head:
            _show_head(sight)
        return None
    if controls.is_basic(sight):
        _show_figure(sight)
    else:
        show_part("The ranking as a figure", "figure", lambda: _show_figure(sight))
    blocks.show_about(sight)
    with st.container(border=True):
        blocks.show_question("How do the options compare?", GLOSSARY["performance"])
        question = _pick_parts(sight)
        table = st.container()
        blocks.show_beside(cautions_on_criteria(case))
        blocks.show_downloads("comparison", lambda: _table(sight, question))
    pair = _reserve_pair(sight.comparison)
    _show_weights(sight)

    def follow(now: Sight) -> None:
        with head:
            _show_head(now)
        with table:
            _show_table(_table(now, question), question)
        if pair is not None:
            with pair:
                _show_pair(now, present(now.comparison, "the comparison"))

    return follow


def _show_head(sight: Sight) -> None:
    if sight.comparison is None:
        blocks.show_answer(blocks.NO_WEIGHT)
        return
    case, ranking = sight.case, sight.comparison.ranking
    answer, lines = answer_and_lines(case, sight.performance, ranking)
    blocks.show_answer(answer)
    st.markdown(blocks.escape_markdown(" ".join(filter(None, (tied_sentence(case, sight.comparison.tied), lines)))))
    blocks.show_missing(sight)
    for row in ranking.leaders:
        blocks.show_flags(sight, sight.performance.option_ids[row])


def _show_figure(sight: Sight) -> None:
    blocks.show_chart(sight, contributions, sight.case, present(sight.comparison, "the comparison").ranking)


def _pick_parts(sight: Sight) -> Compare:
    """What the table shows of every criterion, as the question that asks for it."""
    spelled = sight.question(Compare)
    has_chances = sight.comparison is not None and sight.comparison.kept is not None
    names = {IDS.write(parts): name for name, parts in PARTS.items() if "chances" not in parts or has_chances}
    chosen = controls.pick_segment("Show per criterion", "show", names, "level", IDS.write(spelled.show))
    return replace(spelled, show=IDS.read(chosen))


def _show_table(table: Table, question: Compare) -> None:
    """Criteria down and options across, in full; all parts at once in a table that scrolls."""
    if len(question.show) <= len(PARTS["Ranges"]):
        blocks.show_across(table, "comparison")
    else:
        blocks.show_cells(table, "comparison")


def _table(sight: Sight, question: Compare) -> Table:
    return tables_of(sight.study.answer(replace(question, weights=sight.weights)))[0]


def _reserve_pair(comparison: Comparison) -> DeltaGenerator | None:
    """The place of a pair of options, where there are two."""
    if len(comparison.ranking.order) < 2:
        return None
    with st.container(border=True):
        blocks.show_question("Why does one option rank above another?", GLOSSARY["contribution"])
        return st.container()


def _show_pair(sight: Sight, comparison: Comparison) -> None:
    case, ranking = comparison.case, comparison.ranking
    names = {id_: option.label for id_, option in case.options.items()}
    by_rank = [ranking.option_ids[i] for i in ranking.order]
    with st.container(horizontal=True):
        first = controls.pick("Option", "versus", names, by_rank[0])
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
