"""What the case's authors wrote stands beside the numbers: anchors, differences, needs, the reading tables."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from counterpoise import open_case
from counterpoise.model import Anchor
from counterpoise.report import tables
from counterpoise.report.flags import needed_options, option_flags
from counterpoise.report.sentences.criterion import anchor_text, change_word
from counterpoise.report.wrapped import grid_html, turned_html, wrapped_html
from counterpoise.study.questions.options import Options

ROOT = Path(__file__).resolve().parents[2]
ANCHORS = (Anchor(0, "none"), Anchor(50, "half"), Anchor(100, "all"))


@pytest.fixture
def scaled(case):
    return replace(case.criteria["speed"], anchors=ANCHORS)


@pytest.mark.parametrize(
    ("level", "text"),
    [
        (50, "at 50 “half”"),
        (58, "between 50 “half” and 100 “all”"),
        (-1, "below 0 “none”"),
        (101, "above 100 “all”"),
        (float("nan"), ""),
    ],
)
def test_a_level_is_told_by_the_anchors_around_it(scaled, level, text) -> None:
    assert anchor_text(scaled, level) == text
    assert anchor_text(replace(scaled, anchors=()), level) == ""


def test_a_change_is_better_towards_the_best_end(scaled) -> None:
    assert [change_word(scaled, change) for change in (1.0, -1.0, 0.0, None)] == [
        "better",
        "worse",
        "no change",
        "missing",
    ]
    turned = replace(scaled, worst=scaled.best, best=scaled.worst)
    assert [change_word(turned, change) for change in (1.0, -1.0)] == ["worse", "better"]


def test_the_baseline_differs_from_itself_by_nothing_and_others_by_their_levels(case, rank) -> None:
    performance, ranking = rank(case)
    table = tables.comparison_table(case, performance, ranking, parts=("level", "difference"))
    base = table.row_ids.index(case.baseline)
    for id_ in case.criteria:
        level, difference = (np.array(table.column(f"{part}.{id_}"), dtype=float) for part in ("level", "difference"))
        assert difference[base] == 0
        assert difference == pytest.approx(level - level[base], nan_ok=True)


def test_a_measure_that_cannot_stand_alone_says_so_where_it_is_ranked() -> None:
    study = open_case(ROOT / "examples" / "city_traffic")
    case, found = study.case, study.answer(Options(weights=study.case.default_profile))
    assert needed_options(case, "congestion_charge") == ("bus_priority",)
    flags = option_flags(case, found.performance, found.ranking)
    told = {
        found.performance.option_ids[i]: flag.text
        for i, row in enumerate(flags)
        for flag in row
        if flag.kind == "needs"
    }
    assert told == {"congestion_charge": f"needs {case.options['bus_priority'].label}"}
    assert f"needs {case.options['bus_priority'].label}" in str(
        tables.comparison_table(case, found.performance, found.ranking).rows
    )


def test_the_criteria_table_holds_every_word_of_the_default_case() -> None:
    case = open_case(ROOT).case
    text = str(tables.criteria_table(case).texts())
    for criterion in case.criteria.values():
        assert repr(criterion.definition)[1:-1] in text
        assert repr(criterion.note)[1:-1] in text
        assert all(repr(anchor.meaning)[1:-1] in text for anchor in criterion.anchors)


def test_a_reading_holds_every_word_in_full_and_no_markup_of_a_file(case, rank) -> None:
    table = tables.performance_table(case, *rank(case), "tram")
    rude = replace(table, rows=tuple((f"<b>{row[0]}</b>", *row[1:]) for row in table.rows))
    html = wrapped_html(rude, [("criterion", "unit"), ("range",), ("difference", "change"), ("because",)])
    assert html.count("<tr>") == 1 + len(table.rows)
    assert "<b>" not in html
    assert "&lt;b&gt;Speed&lt;/b&gt;<small>km/h</small>" in html
    assert "60 (40 to 70)" in html
    assert all(str(reason) in html for reason in table.column("because"))


def test_a_column_that_holds_nothing_is_left_out(case, rank) -> None:
    table = tables.performance_table(case, *rank(case), "tram")
    assert "In words" not in wrapped_html(table, [("criterion",), ("anchors",)])


def test_a_grid_of_texts_escapes_every_text() -> None:
    html = grid_html("<b>&", ("<i>", "n"), (("<script>", "<u>"),), (False, True))
    assert not re.findall(r"<(?:b|i|u|script)\b", html)
    assert html.count("&lt;") == 4


def test_a_turned_comparison_says_every_cell_once_with_ranges_in_one_cell(case, rank) -> None:
    table = tables.comparison_table(case, *rank(case), parts=("low", "level", "high"))
    html = turned_html(table)
    assert html.count('<th scope="col"') == len(table.rows)
    assert html.count("<tr>") == 1 + len(table.columns) - 2 - 2 - 2 * len(case.criteria)
    assert "1. " in html
    texts, ids = table.texts(), [column.id for column in table.columns]
    low, level, high = (texts[0][ids.index(f"{end}.speed")] for end in ("low", "level", "high"))
    assert low != high
    assert f"{level} ({low} to {high})" in html
    rude = replace(table, rows=tuple((row[0], "<b>", *row[2:]) for row in table.rows))
    assert "<b>" not in turned_html(rude)
