"""What is written is read back as the same value, and looks like the case files."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from counterpoise.bundle import find_folder
from counterpoise.casefile.text_signs import find_bad_sign
from counterpoise.casefile.yaml_spaces import odd_space_around
from counterpoise.casefile.yaml_tree import read_tree
from counterpoise.casefile.yaml_write import write_entry, write_yaml

TRAPS = (
    *("yes", "No", "null", "~", "", " ", "1e3", "010", "0x1F", "1_000", "2018-07-10", "12:30", "1.000", "<<", "="),
    *("- x", "-", "? x", ": ", "a: b", "a:", ":a", "#", "a #b", "a#b", "[x", "x]", "{a", "a, b", "&a", "*a", "!t"),
    *(
        "%d",
        "@x",
        "`x",
        "|",
        ">-",
        "'",
        '"',
        "it's",
        'say "so"',
        "back\\slash",
        "---",
        "...",
        "--- x",
        " lead",
        "trail ",
    ),
    *("a\nb", "a\n", "\na", "a\n\n", "a\n\nb", " a\nb", "a\n b", "a \nb", "tab\there", "\t", "a\r\nb", "\u00a0x"),
    *(
        "\U0001f600 ok",
        "👨‍👩‍👧",
        "日本",
        "a\u2028b",
        "\ufeff",
        "\x85",
        "\x00",
        "x" * 200,
        "word " * 60 + "end",
        "a  b " * 50 + "c",
    ),
)
TEXT = st.one_of(st.sampled_from(TRAPS), st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
KEYS = TEXT.filter(lambda key: not find_bad_sign(key) and not odd_space_around(key) and len(key) < 300)
NUMBERS = st.one_of(
    st.integers(-(10**38), 10**38), st.floats(allow_nan=False), st.sampled_from((0.1, 1e16, -0.0, 5e-324))
)
VALUES = st.recursive(
    st.one_of(TEXT, NUMBERS, st.booleans(), st.none()),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=12,
)


@pytest.mark.parametrize("text", TRAPS)
def test_text_that_looks_like_something_else_stays_text(text: str) -> None:
    for value in (text, {"key": text}, [text], {"a": [{"level": 3, "meaning": text}]}, {"a": {"b": [[text, "x"]]}}):
        assert read_tree("x.yaml", write_yaml(value)).data == value


@settings(max_examples=300, deadline=None)
@given(VALUES, st.sampled_from((0, 2, 4)))
@example({"a": {"b": {}, "c": []}, "d": [[], {}, [[]], [{"x": []}]]}, 0)
def test_every_plain_value_is_read_back(value: object, indent: int) -> None:
    tree = read_tree("x.yaml", write_yaml(value, indent, width=60))
    assert tree.is_whole
    assert tree.data == value


@settings(max_examples=100, deadline=None)
@given(VALUES)
def test_the_other_parser_reads_the_same(value: object) -> None:
    def strings(node: yaml.Node) -> object:
        if isinstance(node, yaml.MappingNode):
            return [(key.value, strings(inner)) for key, inner in node.value]
        return [strings(inner) for inner in node.value] if isinstance(node, yaml.SequenceNode) else node.value

    text = write_yaml(value)
    assert strings(yaml.compose(text, yaml.SafeLoader)) == strings(yaml.compose(text, yaml.CSafeLoader))


def test_a_number_that_is_none_is_read_back() -> None:
    assert math.isnan(read_tree("x.yaml", write_yaml({"a": math.nan})).data["a"])  # type: ignore[index]


@pytest.mark.parametrize("value", ["\ud800", 10**60, {"k" * 2000: 1}])
def test_what_no_text_gives_back_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r"half a character|digits|1,000 characters"):
        write_yaml(value)


@pytest.mark.parametrize("value", [{1: 2}, (1, 2), {"a": {1, 2}}])
def test_what_is_no_plain_value_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        write_yaml(value)


def test_it_looks_like_the_case_files() -> None:
    record = {
        "name": "Close the street: a trial",
        "as_of": "2018-07-10",
        "tags": ["streets", "trial"],
        "performance": {
            "safety": {
                "level": {"low": -1, "mode": 1.5, "high": 6.0},
                "basis": "judgement",
                "because": "word " * 30 + "end",
            }
        },
        "anchors": [{"level": 0, "meaning": "Nothing, or less"}],
        "rank": ["a", ["b", "c"]],
    }
    assert write_yaml(record, width=80) == (
        'name: "Close the street: a trial"\n'
        'as_of: "2018-07-10"\n'
        "tags: [streets, trial]\n"
        "performance:\n"
        "  safety:\n"
        "    level: {low: -1, mode: 1.5, high: 6}\n"
        "    basis: judgement\n"
        "    because: >-\n"
        f"      {' '.join(['word'] * 15)}\n"
        f"      {' '.join(['word'] * 15)}\n"
        "      end\n"
        "anchors:\n"
        '  - {level: 0, meaning: "Nothing, or less"}\n'
        "rank: [a, [b, c]]\n"
    )


def test_a_long_list_of_ids_stands_in_brackets_on_several_lines() -> None:
    lines = write_entry("order", [f"option_{at}" for at in range(12)], 0, width=60)
    assert lines[0] == "order:"
    assert lines[1].startswith("  [option_0, ")
    assert all(line.startswith("   option") and len(line) <= 60 for line in lines[2:])


@pytest.mark.parametrize("name", [".", "examples/teaching", "examples/electricity", "examples/city_traffic"])
def test_every_file_of_the_bundled_cases_is_read_back_the_same(name: str) -> None:
    folder: Path = find_folder(name)
    for path in [folder / "case.yaml", *folder.glob("options/*.yaml"), *folder.glob("[ws]*/*.yaml")]:
        data = read_tree("x.yaml", path.read_text(encoding="utf-8")).data
        again = read_tree("x.yaml", write_yaml(data))
        assert again.data == data
        assert again.problems == ()
        assert list(again.data) == list(data)  # type: ignore[call-overload]
