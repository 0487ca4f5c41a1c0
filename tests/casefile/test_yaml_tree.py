"""Reading YAML text: YAML 1.2 values, positions, and faults of writing that do not stop the reading."""

from __future__ import annotations

import math

import pytest
import yaml

from counterpoise.casefile import yaml_tree
from counterpoise.casefile.yaml_builder import MAX_ALIASES, MAX_DEPTH, MAX_NODES
from counterpoise.casefile.yaml_tree import Tree, read_tree


def _read(text: str) -> object:
    tree = read_tree("x.yaml", text)
    assert tree.problems == ()
    return tree.data


def _codes(text: str) -> list[str]:
    return [problem.code for problem in read_tree("x.yaml", text).problems]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("NO", "NO"),
        ("yes", "yes"),
        ("on", "on"),
        ("y", "y"),
        ("12:30", "12:30"),
        ("2018-07-10", "2018-07-10"),
        ("2018-07-10 12:00:00", "2018-07-10 12:00:00"),
        ("1_000", "1_000"),
        ("1,000", "1,000"),
        ("0b11", "0b11"),
        ("1.2.3", "1.2.3"),
        ("+", "+"),
        ("-", None),
        (".", "."),
        ("e3", "e3"),
        ("=", "="),
        ("<<", "<<"),
        ("010", 10),
        ("0o10", 8),
        ("0x1F", 31),
        ("+7", 7),
        ("-7", -7),
        ("1e3", 1000.0),
        ("1E-2", 0.01),
        (".5", 0.5),
        ("5.", 5.0),
        ("-.5e1", -5.0),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("'12'", "12"),
        ('"true"', "true"),
        ("!!str 12", "12"),
        ("!!float 3", 3),
        ("! 12", "12"),
    ],
)
def test_plain_values_follow_yaml_1_2(written: str, meant: object):
    if meant is None and written == "-":
        assert _read("a:\n  -") == {"a": [None]}
        return
    found = _read(f"a: {written}")["a"]
    assert found == meant
    assert type(found) is type(meant)


def test_infinity_and_not_a_number_are_recognised():
    found = _read("[.inf, -.INF, +.Inf, .nan, .NaN]")
    assert found[:3] == [math.inf, -math.inf, math.inf]
    assert all(math.isnan(value) for value in found[3:])


def test_keys_stay_words_as_they_are():
    assert _read("NO: 1\n2018-07-10: 2\n'5': 3\nyes: 4\n12:30: 5") == {
        "NO": 1,
        "2018-07-10": 2,
        "5": 3,
        "yes": 4,
        "12:30": 5,
    }


def test_merge_keys_are_not_followed_and_named():
    tree = read_tree("x.yaml", "a: &a {x: 1}\nb:\n  <<: *a\n  y: 2")
    assert tree.data == {"a": {"x": 1}, "b": {"y": 2}}
    assert [problem.code for problem in tree.problems] == ["merge-key"]


POSITIONED = "top:\n  - name: x\n    list: [1, {deep: 2},\n           3]\nlong: |\n  one\n  two\nlast: 'q'\n"
PLACES = {
    ("top",): ((1, 1), (2, 3)),
    ("top", 0): ((1, 1), (2, 5)),
    ("top", 0, "name"): ((2, 5), (2, 11)),
    ("top", 0, "list"): ((3, 5), (3, 11)),
    ("top", 0, "list", 1, "deep"): ((3, 16), (3, 22)),
    ("top", 0, "list", 2): ((3, 5), (4, 12)),
    ("long",): ((5, 1), (5, 7)),
    ("last",): ((8, 1), (8, 7)),
}


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("path", list(PLACES), ids=str)
def test_every_key_and_value_has_its_place(path: tuple, line_end: str):
    tree = read_tree("x.yaml", POSITIONED.replace("\n", line_end))
    assert (tree.place_of_key(path), tree.place_of_value(path)) == PLACES[path]


def test_columns_count_characters_not_bytes():
    tree = read_tree("x.yaml", "é: {ü: 1, 'naïve 日本': 2}\n")
    assert tree.place_of_key(("é", "naïve 日本")) == (1, 11)
    assert tree.place_of_value(("é", "naïve 日本")) == (1, 23)


def test_a_tab_counts_as_one_column():
    assert read_tree("x.yaml", "a:\t1\n").place_of_value(("a",)) == (1, 4)


def test_a_path_that_is_not_there_points_at_what_is_around_it():
    tree = read_tree("x.yaml", "a:\n  b: 1\n")
    assert tree.place_of_key(("a", "c", "d")) == (1, 1)
    assert tree.place_of_value(("a", "b", "c")) == (2, 3)
    assert Tree("x.yaml", None).place_of_key(("a",)) == (1, 1)


def test_places_inside_an_alias_point_at_the_alias():
    tree = read_tree("x.yaml", "a: &a {x: 1}\nb: *a\n")
    assert tree.place_of_value(("b", "x")) == (2, 1)


def test_faults_of_writing_do_not_stop_the_reading():
    tree = read_tree("x.yaml", "a: 1\na: 2\n1: x\nb: !secret y\n[q]: z\nc: {d: 1, d: 2}\ne: *no\nlast: read\n")
    assert tree.data == {"a": 1, "b": None, "c": {"d": 1}, "e": None, "last": "read"}
    assert [problem.code for problem in tree.problems] == [
        "duplicate-key",
        "key-not-text",
        "unknown-tag",
        "key-not-text",
        "duplicate-key",
        "unknown-alias",
    ]
    assert [problem.line for problem in tree.problems] == [2, 3, 4, 5, 6, 7]


def test_a_duplicate_key_names_both_lines():
    (problem,) = read_tree("x.yaml", "title: one\n\ntitle: two\n").problems
    assert (problem.line, problem.column, problem.path) == (3, 1, "title")
    assert "first on line 1" in problem.found


@pytest.mark.parametrize(
    "tag",
    [
        "!!python/object/apply:os.system [ls]",
        "!!python/name:os.system",
        "!!timestamp 2018-07-10",
        "!!binary aGk=",
        "!!set {a, b}",
        "!!omap []",
        "!local x",
        "!!int abc",
        "!!bool 1",
        "!!null x",
        "!!float true",
        "!!seq {a: 1}",
        "!!map [a]",
        "!<tag:example.org,2000:x> y",
    ],
)
def test_tags_beyond_the_core_are_refused(tag: str):
    assert "unknown-tag" in _codes(f"a: {tag}\nb: 1")


@pytest.mark.parametrize("tagged", ["!!int 3", "!!null null", "!!bool true", "!!seq [1]", "!!map {x: 1}"])
def test_tags_of_the_core_are_read(tagged: str):
    assert _codes(f"a: {tagged}") == []


def test_nesting_is_bounded():
    assert _codes("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1)) == ["too-deep"]
    assert _codes("[" * MAX_DEPTH + "]" * MAX_DEPTH) == []
    assert _codes("[" * 100_000) == ["too-deep"]
    assert _codes("- " * 100_000) == ["too-deep"]


def test_repeated_parts_are_counted_each_time():
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    bomb += "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 6))
    assert _codes(bomb) == ["too-many-parts"]
    assert _codes("[" + "x, " * (MAX_NODES + 1) + "]") == ["too-many-parts"]


def test_aliases_are_bounded():
    assert _codes("a: &a x\nb: [" + ", ".join(["*a"] * MAX_ALIASES) + "]") == []
    assert _codes("a: &a x\nb: [" + ", ".join(["*a"] * (MAX_ALIASES + 1)) + "]") == ["too-many-aliases"]


def test_a_part_cannot_hold_itself():
    assert _codes("a: &a {b: *a}") == ["unknown-alias"]


SYNTAX_FAULTS = [
    ("a: b: c", 1, 5),
    ("a:\n\t- b", 2, 1),
    ("a: 'open\nb: 1\n", 3, 1),
    ("a: [1, 2\nb: 3\n", 2, 2),
    ("a: {b: 1\nc: 3\n", 2, 2),
    ("a: @x", 1, 4),
    ("a: `x", 1, 4),
    ("- a\nb: 2", 2, 1),
    ('a: "\\q"', 1, 5),
    ("a: &", 1, 5),
    ("a: - b", 1, 4),
    ("a: 1\n b: 2", 2, 3),
    ("a\nb: c", 2, 2),
    ("}", 1, 1),
]


@pytest.mark.parametrize(("text", "line", "column"), SYNTAX_FAULTS)
def test_a_syntax_error_has_a_place_and_plain_words(text: str, line: int, column: int):
    (problem,) = read_tree("x.yaml", text).problems
    assert (problem.code, problem.line, problem.column) == ("syntax-error", line, column)
    assert problem.suggestion
    for jargon in ("scanner", "token", "mapping", "scalar", "sequence", "indicator"):
        assert jargon not in str(problem)


@pytest.mark.parametrize("text", [text for text, _line, _column in SYNTAX_FAULTS])
def test_the_slower_parser_also_answers_in_plain_words(text: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(yaml_tree, "_LOADER", yaml.SafeLoader)
    (problem,) = read_tree("x.yaml", text).problems
    assert problem.code == "syntax-error"
    assert "the YAML is broken" not in problem.found


def test_both_parsers_read_the_same_tree(monkeypatch: pytest.MonkeyPatch):
    fast = read_tree("x.yaml", POSITIONED)
    monkeypatch.setattr(yaml_tree, "_LOADER", yaml.SafeLoader)
    assert read_tree("x.yaml", POSITIONED) == fast


def test_invisible_characters_are_shown():
    (problem,) = read_tree("x.yaml", "a: 1\nb: x\x00y\n").problems
    assert (problem.line, problem.column, problem.code) == (2, 5, "bad-character")
    assert "\\x00" in problem.found
