"""Files under edit: every step can be undone, all of it survives packing, and nothing packed by others is trusted."""

from __future__ import annotations

import json
import zlib
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterpoise.casefile.carried import MOST_CARRIED, carry, unload
from counterpoise.casefile.cells import read_amount, read_cell, write_amount, write_cell
from counterpoise.casefile.edited import EditedFiles, begin, is_name, pack, unpack
from counterpoise.casefile.folder import read_folder
from counterpoise.casefile.gather import Sheets
from counterpoise.casefile.load import load_case_from_files
from tests.dashboard.case_folders import STREET

NAMES = st.sampled_from(["case.yaml", "options/a.yaml", "options/b.yaml", "weights/w.yaml"])
FILES = st.dictionaries(NAMES, st.text(st.characters(exclude_categories=("Cs",)), max_size=40), max_size=4)
quick = settings(max_examples=60, deadline=None, derandomize=True)


def edit(states: list[dict[str, str]]) -> EditedFiles:
    edited = begin(states[0], states[-1])
    for at, files in enumerate(states[1:]):
        edited = edited.take(files, f"step {at}")
    return edited


@quick
@given(st.lists(FILES, min_size=1, max_size=6))
def test_undo_walks_back_through_every_state_and_redo_forward(states: list[dict[str, str]]) -> None:
    edited = edit(states)
    different = [states[0], *(new for old, new in pairwise(states) if new != old)]
    seen = [edited.files]
    while edited.past:
        edited = edited.undo()
        seen.append(edited.files)
    assert seen == different[::-1]
    while edited.future:
        edited = edited.redo()
    assert edited.files == states[-1]


@quick
@given(st.lists(FILES, min_size=1, max_size=6), st.integers(0, 5))
def test_packing_keeps_files_comparison_and_steps(states: list[dict[str, str]], undone: int) -> None:
    edited = edit(states)
    for _ in range(undone):
        edited = edited.undo()
    assert unpack(pack(edited, {"origin": "a test"})) == (edited, {"origin": "a test"})


def test_a_step_of_one_number_is_kept_as_that_number() -> None:
    long = "".join(f"line {k}\n" for k in range(5_000))
    edited = begin({"case.yaml": long}).take({"case.yaml": long.replace("line 4000\n", "line 4x00\n")}, "one")
    assert [(splice.old, splice.new) for splice in edited.past[0].splices] == [("0", "x")]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"junk",
        zlib.compress(b"[]"),
        zlib.compress(b"[" * 50_000),
        zlib.compress(b" " * 20_000_000),
        zlib.compress(b"{}")[:-3],
        zlib.compress(b'{"about":{},"files":{"../x":"y"},"base":[],"past":[],"future":[]}'),
        zlib.compress(b'{"about":{},"files":{"x":3},"base":[],"past":[],"future":[]}'),
        zlib.compress(b'{"about":{},"files":{"x":"\\ud800"},"base":[],"past":[],"future":[]}'),
        zlib.compress(b'{"about":{},"files":{"x":"y"},"base":[["x",0,"n","m"]],"past":[],"future":[]}'),
        zlib.compress(b'{"about":{},"files":{"x":"y"},"base":[["x",0.5,"y","m"]],"past":[],"future":[]}'),
    ],
)
def test_what_is_no_draft_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        unpack(data)


def test_steps_that_do_not_fit_the_files_are_forgotten_and_the_files_kept() -> None:
    whole = {"about": {}, "files": {"x": "y"}, "base": [], "past": [["a", [["x", 0, "n", "m"]]]], "future": []}
    edited, _ = unpack(zlib.compress(json.dumps(whole).encode()))
    assert edited.files == {"x": "y"}
    assert edited.past == ()


@pytest.mark.parametrize("name", ["", "/x", "a/../b", "a//b", "c:x", "a\\b", "a\nb", "x" * 201, None])
def test_names_that_lead_elsewhere_are_no_names(name: object) -> None:
    assert not is_name(name)


def street() -> dict[str, bytes]:
    return {name: content for name, content in read_folder(STREET).items() if isinstance(content, bytes)}


def test_a_case_goes_into_a_link_and_comes_back() -> None:
    files = {name: content.decode() for name, content in street().items()}
    carried = carry(files)
    assert carried is not None
    assert len(carried) <= 4 * MOST_CARRIED / 3 + 4
    assert unload(carried) == files


def test_a_large_case_is_not_carried() -> None:
    noise = "".join(chr(33 + k % 90) for k in Random(1).choices(range(90), k=9_000))
    assert carry({"case.yaml": noise}) is None
    assert carry({"case.yaml": "x" * 1_000_000}) is None


@pytest.mark.parametrize("text", ["!", "abc", "A" * 20_000, "eJw", carry({"a": "b"})[:-4]])
def test_a_damaged_link_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        unload(text)


def test_a_case_read_again_after_one_change_is_the_same_as_read_anew() -> None:
    known: Sheets = {}
    files = street()
    assert load_case_from_files(files, known) == load_case_from_files(files)
    for old, new in ((b"horizon_days: ", b"horizon_days: 9"), (b"name: ", b"nam: ")):
        for name in files:
            changed = {**files, name: files[name].replace(old, new)}
            assert load_case_from_files(changed, known) == load_case_from_files(changed)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("4", 4),
        (" -2.5 ", -2.5),
        ("2 / 4 / 6", {"low": 2, "mode": 4, "high": 6}),
        ("2/4", "2/4"),
        ("2,5", "2,5"),
        ("4 or so", "4 or so"),
        ("", None),
    ],
)
def test_cells_are_read_as_typed(text: str, amount: object) -> None:
    assert read_amount(text) == amount
    if amount is not None:
        assert read_amount(write_amount(amount)) == amount


def test_an_emptied_cell_is_missing_and_a_filled_one_keeps_its_reason() -> None:
    entry = {"level": 3, "basis": "source", "because": "Counted.", "claims": ["A1"]}
    assert read_cell("5", entry, "level") == {**entry, "level": 5}
    assert list(read_cell("", entry, "level")) == ["missing"]
    assert write_cell(read_cell("", entry, "level")) == ""
    assert read_cell("1", {"missing": "x"}, "effect")["effect"] == 1
