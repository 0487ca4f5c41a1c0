"""A plain table in any spelling is the same draft case; what it does not say is asked, what is unsure never guessed."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable
from datetime import date

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterpoise.casefile import load_case_from_files
from counterpoise.casefile.plain_table import PlainTable, read_pasted_table, read_plain_table
from counterpoise.casefile.plain_table.criteria import round_ends
from counterpoise.model import Case

DAY = date(2026, 1, 31)
Grid = list[list[str]]

CARS: Grid = [
    ["Option", "Cost (EUR)", "Noise (dB)", "Qualité", "Range"],
    ["Status quo", "0", "70.5", "3", "1.25"],
    ["Büsse", "1200", "65", "5", "2.5"],
    ["Trees", "350", "62", "4", "0.75"],
]


def read(data: bytes | str, **answers: str) -> PlainTable:
    content = data if isinstance(data, bytes) else data.encode()
    return read_plain_table(content, "cars.csv", DAY, {key.replace("__", "."): text for key, text in answers.items()})


def case_of(found: PlainTable) -> Case:
    assert found.problems == ()
    loaded = load_case_from_files(found.files)
    assert loaded.problems == ()
    assert loaded.case is not None
    return loaded.case


def levels_of(case: Case) -> dict[str, list[float | None]]:
    return {
        id_: [found.range.mode if found.range else None for found in option.performance.values()]
        for id_, option in case.options.items()
    }


def keys(found: PlainTable) -> set[str]:
    return {question.key for question in found.questions}


def as_csv(grid: Grid, separator: str) -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=separator, lineterminator="\r\n").writerows(grid)
    return stream.getvalue()


def with_commas(grid: Grid) -> Grid:
    return [grid[0], *([row[0], *(cell.replace(".", ",") for cell in row[1:])] for row in grid[1:])]


def turned(grid: Grid) -> Grid:
    return [list(column) for column in zip(*grid, strict=True)]


def as_xlsx(grid: Grid) -> bytes:
    book = openpyxl.Workbook()
    for row in grid:
        book.active.append([float(cell) if cell.replace(".", "").isdigit() else cell for cell in row])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


SPELLINGS: dict[str, Callable[[Grid], bytes]] = {
    "comma": lambda grid: as_csv(grid, ",").encode(),
    "semicolon and decimal comma": lambda grid: as_csv(with_commas(grid), ";").encode(),
    "comma around decimal commas": lambda grid: as_csv(with_commas(grid), ",").encode(),
    "tab": lambda grid: as_csv(grid, "\t").encode("utf-8-sig"),
    "UTF-16": lambda grid: as_csv(grid, "\t").encode("utf-16"),
    "UTF-16 without mark": lambda grid: as_csv(grid, ";").encode("utf-16-le"),
    "Windows-1252": lambda grid: as_csv(with_commas(grid), ";").encode("cp1252"),
    "a line that names the separator": lambda grid: ("sep=;\r\n" + as_csv(grid, ";")).encode(),
    "a workbook": as_xlsx,
    "turned": lambda grid: as_csv(turned(grid), ",").encode(),
    "turned, in a workbook": lambda grid: as_xlsx(turned(grid)),
    "a title, blank lines and notes": lambda grid: as_csv(
        [["Ways to a quiet street"], [], *[["", *row] for row in grid], [], ["", "Source: our own count"]], ","
    ).encode(),
}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_every_spelling_of_a_table_is_the_same_case(spelling: str):
    found = read(SPELLINGS[spelling](CARS))
    case = case_of(found)
    plain = case_of(read(as_csv(CARS, ",")))
    assert levels_of(case) == levels_of(plain)
    assert levels_of(case) == {
        "status_quo": [0, 70.5, 3, 1.25],
        "busse": [1200, 65, 5, 2.5],
        "trees": [350, 62, 4, 0.75],
    }
    assert [(c.name, c.unit, c.worst, c.best) for c in case.criteria.values()] == [
        (c.name, c.unit, c.worst, c.best) for c in plain.criteria.values()
    ]
    assert case.baseline == "status_quo"


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(st.integers(0, 10**9))
def test_random_tables_keep_every_number(seed: int):
    chance = random.Random(seed)
    width, height = chance.randint(1, 6), chance.randint(2, 8)
    numbers = [[round(chance.uniform(-500, 9000), 2) for _ in range(width)] for _ in range(height)]
    heads = ["Measure", *(f"Cost {k} (EUR)" for k in range(width))]
    grid = [heads, *([f"Option {k}", *(f"{number:.2f}" for number in row)] for k, row in enumerate(numbers))]
    case = case_of(read(chance.choice(list(SPELLINGS.values()))(grid)))
    assert list(levels_of(case).values()) == numbers
    assert all(level.basis.kind == "judgement" for o in case.options.values() for level in o.performance.values())
    assert all("cars.csv" in level.basis.because for o in case.options.values() for level in o.performance.values())
    for k, criterion in enumerate(case.criteria.values()):
        low, high = min(row[k] for row in numbers), max(row[k] for row in numbers)
        assert criterion.best <= low <= high <= criterion.worst, "cost: the least is best"


OTHERS = """x,Price,Quality,Score
Unit,EUR,,
Min/Max,min,max,max
Weight,60 %,40 %,
Preference Fn.,Usual,Linear,
Q: Indifference,5,1,
Car A,100,good,71
Car B,"120",very good,80
Car C,90,n/a,55
Average,103,,
"""


def test_rows_of_other_tools_are_read_or_told():
    found = read(OTHERS)
    case = case_of(found)
    assert list(case.options) == ["car_a", "car_b", "car_c"]
    assert {id_: (c.unit, c.worst > c.best) for id_, c in case.criteria.items()} == {
        "price": ("EUR", True),
        "quality": ("index 1-5", False),
    }
    assert not {key for key in keys(found) if key.startswith("direction")}
    told = " ".join(found.not_taken)
    for word in ("Preference Fn.", "Q: Indifference", "Average", "'Score'"):
        assert word in told
    profile = case.profiles["from_table"]
    assert (profile.points["price"], profile.points["quality"]) == (60, 40)
    assert case.default_profile == "from_table"
    assert levels_of(case)["car_c"][1] is None, "n/a is missing and no number"


def test_what_is_not_said_is_asked_with_its_reason():
    found = read("name,Price,Zeal\nA,3,1\nB,4,5\n")
    assert {"direction.price", "direction.zeal", "unit.price", "unit.zeal", "scale.zeal", "baseline"} <= keys(found)
    by_key = {question.key: question for question in found.questions}
    assert (by_key["direction.price"].guess, by_key["direction.price"].alternatives) == ("min", ("max",))
    assert "price" in by_key["direction.price"].reason
    assert "nothing" in by_key["direction.zeal"].reason
    answered = read("name,Price,Zeal\nA,3,1\nB,4,5\n", direction__zeal="min", unit__zeal="points", baseline="b")
    given = {question.key: question.guess for question in answered.questions if question.is_answered}
    assert given == {"direction.zeal": "min", "unit.zeal": "points", "baseline": "b"}
    case = case_of(answered)
    assert case.criteria["zeal"].unit == "points"
    assert case.criteria["zeal"].best < case.criteria["zeal"].worst
    assert case.baseline == "b"


@pytest.mark.parametrize("cells", [("1,048", "2,100"), ("1.000", "2.000"), ("1,048", "950")])
def test_what_may_be_two_numbers_is_never_guessed(cells: tuple[str, str]):
    table = f"name\tCost\nA\t{cells[0]}\nB\t{cells[1]}\n"
    found = read(table)
    assert found.files == {}
    (question,) = [question for question in found.questions if question.is_open]
    assert question.key == "decimal"
    assert cells[0] in question.reason
    point, comma = (levels_of(case_of(read(table, decimal=sign)))["a"][0] for sign in ("point", "comma"))
    assert {point, comma} == {1000, 1} or {point, comma} == {1048, 1.048}


def test_another_number_of_the_table_tells_and_that_is_said():
    found = read("name\tCost\tShare\nA\t1,048\t0.5\nB\t950\t0.25\n")
    assert levels_of(case_of(found))["a"] == [1048, 0.5]
    (question,) = [question for question in found.questions if question.key == "decimal"]
    assert (question.guess, question.alternatives, question.is_open) == ("point", ("comma",), False)
    assert "0.5" in question.reason


@pytest.mark.parametrize(
    ("cell", "level"),
    [
        ("1 200", 1200),
        ("1'200", 1200),
        ("€ 12.5", 12.5),
        ("12.5 %", 12.5),
        ("−3.5", -3.5),
        ("1.2e3", 1200),
        (".5", 0.5),
    ],
)
def test_numbers_as_people_write_them(cell: str, level: float):
    assert levels_of(case_of(read(f"name;Zeal;Other\nA;{cell};1.5\nB;7;2\n")))["a"][0] == level


def test_what_holds_no_number_is_told():
    found = read("name,Cost,Comment\nA,10-15,long way\nB,4,short\nC,5,-\nD,,x\n")
    case = case_of(found)
    assert list(case.criteria) == ["cost"]
    told = " ".join(found.not_taken)
    assert "Comment" in told
    assert "1 cell that holds no number under 'Cost'" in told
    assert "10-15" in str(case.options["a"].performance["cost"].missing)


def test_a_percent_of_a_spreadsheet_is_what_it_shows():
    book = openpyxl.Workbook()
    for row in (["name", "Share"], ["A", 0.25], ["B", 0.5]):
        book.active.append(row)
    for cell in book.active["B"][1:]:
        cell.number_format = "0%"
    stream = io.BytesIO()
    book.save(stream)
    case = case_of(read(stream.getvalue()))
    assert levels_of(case) == {"a": [25], "b": [50]}
    assert case.criteria["share"].unit == "%"


def test_words_of_a_ladder_are_levels_with_anchors():
    case = case_of(read("name;Nature;Cost\nA;++;1.5\nB;-;2\nC;0;3\n"))
    assert [levels[0] for levels in levels_of(case).values()] == [5, 2, 3]
    assert [anchor.meaning for anchor in case.criteria["nature"].anchors] == ["--", "-", "0", "+", "++"]


def test_alternatives_exclude_one_another_until_somebody_says_otherwise():
    assert case_of(read(as_csv(CARS, ","))).rules
    assert not case_of(read(as_csv(CARS, ","), combine="yes")).rules


def test_a_row_of_weights_of_any_name_can_be_named():
    table = "name,Cost,Zeal\nHow much,3,1\nA,3,1\nB,4,5\n"
    assert case_of(read(table, weights="how much")).profiles["from_table"].points == {"cost": 3, "zeal": 1}
    assert read(table, weights="Nobody").problems


def test_pasted_cells_are_a_table():
    found = read_pasted_table("\tCost\tZeal\nA\t3\t1\nB\t4\t5\n", DAY)
    assert levels_of(case_of(found)) == {"a": [3, 1], "b": [4, 5]}


@pytest.mark.parametrize(
    "data", [b"", b"one word", b"a;b\n1;2\n", b"\x00\x01\x02", b'"', b"name,A\nx,red\ny,blue\n", b"PK\x03\x04"]
)
def test_what_is_no_table_is_told_and_gives_no_files(data: bytes):
    found = read(data)
    assert found.files == {}
    assert {problem.code for problem in found.problems} <= {"no-table", "workbook-unreadable"}
    assert all(problem.suggestion for problem in found.problems)


def test_options_of_one_name_and_answers_about_nothing_are_told():
    assert [problem.code for problem in read("n,Cost\nA,1\nA,2\n").problems] == ["row-twice"]
    assert [problem.code for problem in read("n,Cost\nA,1\nB,2\n", direction__cst="max").problems] == [
        "unknown-criterion"
    ]


@pytest.mark.parametrize(("height", "width"), [(501, 2), (3, 201), (300, 150)])
def test_a_table_larger_than_a_case_is_told(height: int, width: int):
    rows = [["n", *(f"c{k}" for k in range(width))], *([f"o{k}", *["1"] * width] for k in range(height))]
    assert [problem.code for problem in read(as_csv(rows, ",")).problems] == ["workbook-too-large"]


def test_formulas_are_refused_at_their_cells():
    book = openpyxl.Workbook()
    for row in (["name", "Share"], ["A", "=1+1"], ["B", 0.5]):
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    (problem,) = read(stream.getvalue()).problems
    assert (problem.code, problem.file) == ("cell-formula", "Sheet!B2")


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.one_of(st.binary(max_size=300), st.text("ab,;\t\n\"'1.0-%()€ ", max_size=120).map(str.encode)))
def test_no_bytes_raise(data: bytes):
    found = read(data)
    assert bool(found.files) != bool(found.problems or any(question.is_open for question in found.questions))


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9))
def test_ends_are_around_the_numbers_and_apart(one: float, other: float):
    low, high = round_ends(min(one, other), max(one, other))
    assert low <= min(one, other) <= max(one, other) <= high
    assert low < high


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Cost", ["0", "$5", "€7"]),
        ("Cost", ["0", "1.2 million", "900 thousand"]),
        ("Cost", ["0", "900", "1.2 million"]),
        ("Cost (EUR)", ["0", "5 k", "7 k"]),
        ("Length", ["0", "500 m", "2 km"]),
    ],
)
def test_numbers_in_several_units_are_refused_and_never_merged(heading: str, cells: list[str]) -> None:
    rows = zip(["Today", "Bus", "Tram"], cells, strict=True)
    found = read(f"Option;{heading}\n" + "".join(f"{name};{cell}\n" for name, cell in rows))
    assert [problem.code for problem in found.problems] == ["units-mixed"]
    assert not found.files


@pytest.mark.parametrize("cells", [["0", "5 km", "7 km"], ["0 m", "5 m", "7 m"], ["0", "5 thousand", "7 thousand"]])
def test_one_unit_beside_every_number_is_the_units_column(cells: list[str]) -> None:
    rows = zip(["Today", "Bus", "Tram"], cells, strict=True)
    case = case_of(read("Option;Length\n" + "".join(f"{name};{cell}\n" for name, cell in rows)))
    assert case.criteria["length"].unit == cells[1].partition(" ")[2]


def test_a_row_of_weights_that_cannot_be_weights_is_told() -> None:
    found = read("Option,Cost,Share\nWeight,-1,2\nToday,0,12\nBus,3,30\n")
    assert any("the row 'Weight'" in line for line in found.not_taken)
    assert "weights/from_table.yaml" not in found.files
