"""A change touches what it names and nothing else."""

from __future__ import annotations

import difflib

import pytest

from counterpoise.casefile.editing import DELETE, END, Change, EditError, apply_changes, read_path
from counterpoise.casefile.yaml_tree import read_tree

TEXT = """\
# yaml-language-server: $schema=../schemas/option.schema.json
name: "Close the street: a trial"  # the old name
short_name: 'It''s closed'
summary: >-
  One long line of words that the author broke here
  and here, and here.
tags: [streets, trial]   # labels

performance:
  # what was measured
  safety:
    level: {low: 1, mode: 2, high: 3}  # three numbers
    basis: judgement
    because: |
      First line.
      Second line.
    claims: [E1, E2, E3]
  cost: &same
    level: 5
    basis: judgement
    because: guessed
  noise: *same

costs:
- what: a
  "amount": 3
- what: b   # second
  amount: 4
# the end
"""


def _edit(text: str, *changes: tuple[str, object]) -> str:
    files = {"options/a.yaml": text.encode()}
    made = [Change("options/a.yaml", read_path(path), value) for path, value in changes]
    return apply_changes(files, made)["options/a.yaml"].decode()


def _changed(old: str, new: str) -> list[str]:
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), n=0, lineterm="")
    return [line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")]


ONE_LINE = (
    ("performance.safety.level.mode", 2.5, "    level: {low: 1, mode: 2.5, high: 3}  # three numbers"),
    ("performance.safety.level", 7, "    level: 7  # three numbers"),
    ("performance.safety.claims[1]", "E9", "    claims: [E1, E9, E3]"),
    ("performance.safety.claims[0]", DELETE, "    claims: [E2, E3]"),
    ("performance.safety.claims[2]", DELETE, "    claims: [E1, E2]"),
    ("performance.safety.claims[+]", "E4", "    claims: [E1, E2, E3, E4]"),
    ("tags[1]", "a, b", 'tags: [streets, "a, b"]   # labels'),
    ("tags", [], "tags: []   # labels"),
    ("name", "Open it: now", 'name: "Open it: now"  # the old name'),
    ("name", "Open it", 'name: "Open it"  # the old name'),
    ("short_name", "It's open", "short_name: 'It''s open'"),
    ("costs[1].what", "c", "- what: c   # second"),
    ("costs[0].amount", "3 or 4", '  "amount": 3 or 4'),
    ("performance.safety.basis", None, "    basis: null"),
    ("summary", "One long line of words that the author broke here and here, and there.", "  and here, and there."),
)


@pytest.mark.parametrize(("path", "value", "line"), ONE_LINE)
def test_a_change_of_one_value_changes_one_line(path: str, value: object, line: str) -> None:
    new = _edit(TEXT, (path, value))
    assert [found[0] for found in _changed(TEXT, new)] == ["-", "+"]
    assert _changed(TEXT, new)[1] == f"+{line}"


@pytest.mark.parametrize(("path", "value", "line"), ONE_LINE)
def test_it_does_so_in_a_file_of_windows_with_a_mark_and_without_a_last_line_end(
    path: str, value: object, line: str
) -> None:
    windows = "\ufeff" + TEXT.removesuffix("\n").replace("\n", "\r\n")
    new = _edit(windows, (path, value))
    assert new == "\ufeff" + _edit(TEXT, (path, value)).removesuffix("\n").replace("\n", "\r\n")
    assert f"{line}\r\n" in new


def test_a_new_key_stands_where_the_format_has_it() -> None:
    new = _edit(TEXT, ("inferred", True), ("performance.safety.level", {"low": 1, "mode": 2, "high": 4}))
    assert "tags: [streets, trial]   # labels\ninferred: true\n\nperformance:" in new
    late = _edit(TEXT, ("lag_days", {"days": 3, "basis": "judgement", "because": "x"}))
    assert late.endswith("  amount: 4\n" + late[late.index("lag_days:") :]) or "lag_days:" in late
    assert read_tree("x", late).data["lag_days"]["days"] == 3  # type: ignore[index]


def test_a_group_goes_with_its_lines_and_others_stay() -> None:
    assert _changed(TEXT, _edit(TEXT, ("costs[0]", DELETE))) == ["-- what: a", '-  "amount": 3']
    assert _changed(TEXT, _edit(TEXT, ("performance.safety", DELETE)))[0] == "-  safety:"
    assert "  # what was measured\n  cost: &same\n" in _edit(TEXT, ("performance.safety", DELETE))


def test_an_alias_that_would_change_with_it_is_written_out() -> None:
    new = _edit(TEXT, ("performance.cost.level", 6))
    data = read_tree("x", new).data["performance"]  # type: ignore[index]
    assert data["cost"]["level"] == 6
    assert data["noise"] == {"level": 5, "basis": "judgement", "because": "guessed"}
    assert "  cost: &same\n    level: 6\n" in new
    inside = read_tree("x", _edit(TEXT, ("performance.noise.level", 7))).data["performance"]  # type: ignore[index]
    assert (inside["cost"]["level"], inside["noise"]["level"]) == (5, 7)
    gone = read_tree("x", _edit(TEXT, ("performance.cost", DELETE))).data["performance"]  # type: ignore[index]
    assert gone["noise"]["level"] == 5


def test_many_changes_are_made_at_once_and_in_their_order() -> None:
    new = _edit(TEXT, ("costs[+].what", "c"), ("costs[2].amount", 9), ("costs[0]", DELETE), ("tags[0]", DELETE))
    data = read_tree("x", new).data
    assert data["costs"] == [{"what": "b", "amount": 4}, {"what": "c", "amount": 9}]  # type: ignore[index]
    assert data["tags"] == ["trial"]  # type: ignore[index]
    assert "- what: b   # second\n" in new
    assert new.endswith("# the end\n")


def test_a_value_of_another_kind_finds_its_place() -> None:
    text = "a: 1  # note\nb:  # below\n  c: 2\nd:\n  - x: 1\n    y: 2\n  - z\ne: >-\n  word\n  word\nf:\n"
    long = "word " * 40 + "end"
    for path in ("a", "b", "b.c", "d", "d[0]", "d[0].x", "d[1]", "e", "f"):
        for value in (5, long, "two\nlines", {"k": {"l": [1, {"m": long}]}}, [1, [2]], [], {}, None, "x: y"):
            new = _edit(text, (path, value))
            data = read_tree("x", new).data
            for step in read_path(path):
                data = data[step]  # type: ignore[index]
            assert data == value
            assert path.startswith("a") or new.startswith("a: 1  # note\n")
            assert "# note" in new
            assert path == "b" or "b:  # below\n" in new


def test_a_file_is_made_and_goes() -> None:
    files = {"case.yaml": b"id: a\n"}
    new = apply_changes(files, [Change("weights/x.yaml", (), {"name": "X", "points": {"a": 1}})])
    assert new["weights/x.yaml"].startswith(
        b"# yaml-language-server: $schema=../schemas/weights.schema.json\nname: X\n"
    )
    assert new["case.yaml"] is files["case.yaml"]
    assert apply_changes(new, [Change("weights/x.yaml", (), DELETE)]) == files
    assert apply_changes(new, [Change("seeds/t.txt", (), "Text")])["seeds/t.txt"] == b"Text"


def test_all_faults_come_at_once_and_nothing_is_changed() -> None:
    files = {"options/a.yaml": TEXT.encode(), "options/b.yaml": b"a: [1\n"}
    changes = [
        Change("option/a.yaml", ("name",), "x"),
        Change("options/a.yaml", ("performance", "safety", "basis", "mode"), 3),
        Change("options/a.yaml", ("costs", 7), 3),
        Change("options/a.yaml", ("nmae",), DELETE),
        Change("options/b.yaml", ("a", 0), 3),
        Change("notes.yaml", (), {}),
    ]
    with pytest.raises(EditError) as caught:
        apply_changes(files, changes)
    problems = caught.value.problems
    assert [problem.code for problem in problems] == [
        *("edit-file", "edit-path", "edit-path", "edit-path", "syntax-error", "edit-file"),
    ]
    assert problems[0].suggestion == "did you mean 'options/a.yaml'?"
    assert problems[1].path == "performance.safety.basis.mode"
    assert (problems[1].line, problems[1].found) == (13, "text 'judgement' is there")
    assert problems[3].suggestion == "did you mean 'name'?"


def test_a_value_that_no_file_can_hold_is_refused() -> None:
    for value in (10**60, "\ud800", {1: 2}, object()):
        with pytest.raises(EditError, match="edit-value"):
            _edit(TEXT, ("name", value))


def test_a_part_that_hides_values_is_never_written_anew() -> None:
    text = "a: 1\na: 2\nb: {c: 1}\n"
    assert _edit(text, ("b.c", 3)) == "a: 1\na: 2\nb: {c: 3}\n"
    with pytest.raises(EditError, match="correct the fault first"):
        apply_changes({"options/a.yaml": b"a: 1\na: 2\n? c\n: 3\n"}, [Change("options/a.yaml", ("c",), 4)])


def test_changes_travel_as_json() -> None:
    for change in (
        Change("case.yaml", ("limits", END, "on"), "cost"),
        Change("a", (), DELETE),
        Change("a", ("b",), None),
    ):
        assert Change.from_json(change.to_json()) == change
    for told in (
        {},
        {"file": "a", "path": "x", "value": 1},
        {"file": "a", "path": []},
        {"file": 1, "path": [], "value": 1},
    ):
        with pytest.raises(ValueError, match="a change is an object"):
            Change.from_json(told)


def test_paths_are_read_as_problems_print_them() -> None:
    assert read_path("limits[0].on") == ("limits", 0, "on")
    assert read_path("a.'b c'.d") == ("a", "b c", "d")
    assert read_path("a.''.b") == ("a", "", "b")
    assert read_path("") == ()
    for text in ("a..b", ".a", "a[x]", "a]"):
        with pytest.raises(ValueError, match="no path"):
            read_path(text)


ODD = (
    "---\na: 1\nb: {x: 1}\n...\n",
    "a: 1\rb: 2\r",
    "a:\n\n\n  b: 1\n\n\n# e\nc: 2 # f",
    "? a\n: 1\nb: 2\n",
    "a: !!str 5\nb: !!int '3'\n",
    "{a: 1, b: [1, 2,], c: }\n",
    "a:\n- - 1\n  - 2\n- - 3\n",
    "a: 'x\n  y'\nb: \"p\\\n  q\"\n",
    "a: |+\n  t\n\n\nb: 1\n",
    "a: >2-\n   x\n  y\nb: 1\n",
    "a: &x\n  b: 1\nc: *x\nd: [*x]\n",
    "a: 1  \nb:   \n  c: 2   \n",
    "a:    # n\n",
)


@pytest.mark.parametrize("text", ODD)
def test_a_change_holds_in_any_way_of_writing(text: str) -> None:
    data = read_tree("x", text).data
    assert isinstance(data, dict)
    for key in data:
        for value in (7, "long " * 40 + "x", {"k": 1}, ["a", {"b": 2}]):
            assert read_tree("x", _edit(text, (key, value))).data == {**data, key: value}
        gone = {other: inner for other, inner in data.items() if other != key}
        assert read_tree("x", _edit(text, (key, DELETE))).data == gone
        assert read_tree("x", _edit(text, ("new", 1))).data == {**data, "new": 1}


@pytest.mark.parametrize("text", ["", "# only a comment", "# only a comment\n"])
def test_a_file_with_nothing_in_it_takes_a_first_key(text: str) -> None:
    new = _edit(text, ("name", "x"))
    assert new.startswith(text)
    assert read_tree("x", new).data == {"name": "x"}
