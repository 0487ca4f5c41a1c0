"""A case as a workbook and back: everything in the formats survives, for our cases and for random ones."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import get_origin

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook as open_with_openpyxl

from counterpoise.casefile import load_case_from_files
from counterpoise.casefile.record_shape import Shape, shape_of
from counterpoise.casefile.records import CaseRecord, OptionRecord, SourcesRecord, WeightsRecord
from counterpoise.casefile.workbook import CannotWrite, load_workbook, read_workbook, write_template, write_workbook
from counterpoise.casefile.workbook.layout import FIELDS, TABLES
from counterpoise.casefile.yaml_tree import read_tree
from counterpoise.casefile.yaml_write import write_yaml

ROOT = Path(__file__).parents[2]
CASES = [ROOT, *sorted((ROOT / "examples").iterdir()), Path(__file__).with_name("base_case")]


def files_of(folder: Path) -> dict[str, bytes]:
    names = [
        "case.yaml",
        *(f"{part}/{path.name}" for part in ("options", "weights", "seeds") for path in (folder / part).iterdir()),
    ]
    return {name: (folder / name).read_bytes() for name in names}


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_a_case_survives(folder: Path):
    files = files_of(folder)
    case = load_case_from_files(files).case
    assert case is not None
    found = load_workbook(write_workbook(files))
    assert found.problems == ()
    assert found.loaded.case == case
    assert found.loaded.case.digest == case.digest
    again = load_workbook(write_workbook(found.files))
    assert again.files == found.files


def test_every_key_of_the_formats_has_a_cell():
    templates = [(table.root, column.path) for table in TABLES for column in table.columns if column.path]
    templates += [(CaseRecord, item.path) for item in FIELDS]
    by_row_order = {("option_order",), ("profile_order",)}
    for root in (CaseRecord, OptionRecord, WeightsRecord, SourcesRecord):
        for path in set(_leaves(shape_of(root))) - by_row_order:
            assert any(root is of and _covers(template, path) for of, template in templates), (root, path)


def _covers(template: tuple[str | int, ...], path: tuple[str, ...]) -> bool:
    steps = [str(step) for step in template]
    return len(steps) == len(path) and all(a == b or a[0] in "{#" for a, b in zip(steps, path, strict=True))


def _leaves(shape: Shape, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every path at which a value of the formats may stand; ``*`` for an id or a place in a list."""
    for form in [form for form in shape.forms.values() if form.keys or form.entries] or [shape]:
        for key, inner in form.keys.items():
            yield from _leaves(inner, (*path, key))
        is_list_of_words = form.entries is not None and get_origin(form.type) is list and not form.entries.keys
        if (form.entries is None and not form.keys) or (is_list_of_words and path != ("cautions",)):
            yield path
        elif form.entries is not None:
            yield from _leaves(form.entries, (*path, "*"))


ODD_TEXTS = (
    "=1+1", "@sum", "+3", "'quoted", "1,048", "007", "1e3", "no", "2018-07-10", " leading", "trailing ", "a\nb",
    "_x0041_", "x005F_", "naïve – “quotes” €", "日本語", "😀", "a, b; c", "a > b = c", "yes", "#N/A", "TRUE", "12 %",
    "{low: 1}", "- item", "tab\tinside", "\u2028", "x" * 3999,
)  # fmt: skip
ODD_NUMBERS = (0.1 + 0.2, 1 / 3, -0.0, 1e15, -1e15, 1e-300, 5e-324, 123456789012345, 2**0.5, 0, 100, 0.5)


def _spots(tree: object) -> Iterator[tuple[object, object]]:
    steps = list(tree.items()) if isinstance(tree, dict) else list(enumerate(tree)) if isinstance(tree, list) else []
    for step, inner in steps:
        yield tree, step
        yield from _spots(inner)


def changed_at_random(chance: random.Random, files: dict[str, bytes]) -> dict[str, bytes]:
    trees = {name: read_tree(name, content.decode()).data for name, content in files.items() if "/_" not in name}
    for _ in range(chance.randint(0, 12)):
        around, step = chance.choice(list(_spots(chance.choice(list(trees.values())))))
        try:
            value = around[step]
        except (KeyError, IndexError):
            continue
        if isinstance(value, str) and " " in value:
            around[step] = chance.choice(ODD_TEXTS)
        elif isinstance(value, int | float):
            around[step] = chance.choice([*ODD_NUMBERS, chance.uniform(-100, 100), chance.randint(-5, 200)])
        elif chance.random() < 0.3:
            del around[step]
        elif isinstance(value, list):
            chance.shuffle(value)
        elif isinstance(value, dict):
            around[step] = dict(chance.sample(list(value.items()), len(value)))
    return {name: write_yaml(copy.deepcopy(tree)).encode() for name, tree in trees.items()}


@pytest.mark.slow
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(st.integers(0, 10**9))
def test_a_random_case_survives(seed: int):
    chance = random.Random(seed)
    files = changed_at_random(chance, files_of(chance.choice(CASES[1:])))
    before = load_case_from_files(files)
    after = load_workbook(write_workbook(files))
    if before.case is not None and not before.case.left_out:
        assert after.loaded.case == before.case


def test_a_full_text_of_any_bytes_survives():
    files = files_of(CASES[-1])
    texts = {"seeds/a.txt": b"Line one\r\nline two\t\x07", "seeds/b.md": b"\xff\xfe", "seeds/c.txt": b""}
    texts["seeds/long.txt"] = ("word " * 20_000).encode()
    found = read_workbook(write_workbook({**files, **texts}))
    assert {name: found.files[name] for name in texts} == texts


def test_what_has_no_cell_stands_among_the_other_fields():
    files = files_of(CASES[-1])
    files["case.yaml"] += b"\nnot_known: {of: [1, two]}\nsummary: ''\n"
    book = open_with_openpyxl(BytesIO(write_workbook(files)))
    rows = [[cell.value for cell in row] for row in book["Other fields"].iter_rows(min_row=3)]
    assert ["case.yaml", "not_known.of[1]", "two"] in rows
    assert ["case.yaml", "summary", '""'] in rows
    codes = {problem.code for problem in load_workbook(write_workbook(files)).problems}
    assert codes == {problem.code for problem in load_case_from_files(files).problems}


def test_a_file_that_is_no_yaml_is_refused_with_its_problem():
    files = files_of(CASES[-1])
    files["options/trees.yaml"] = b"name: ["
    with pytest.raises(CannotWrite) as refused:
        write_workbook(files)
    assert refused.value.problems[0].file == "options/trees.yaml"


def test_an_empty_workbook_says_what_it_needs():
    found = load_workbook(write_template())
    assert found.loaded.case is None
    assert not found.is_sound
    told = {problem.file: problem.found for problem in found.problems}
    assert told["Question!C5"] == "'Title' is empty"
    sheets = ("Options", "Criteria", "Objectives", "Weight profiles")
    assert {told[sheet] for sheet in sheets} == {"the sheet has no rows"}


def test_a_large_register_is_cut_into_files_that_can_be_read():
    sources = {
        f"s{at}": {
            "title": f"Report {at}", "author": "A", "publisher": "P", "known_on": "2020", "how_read": "read",
            "claims": {f"c{at}_{k}": {"says": "A long statement, " * 14, "locator": "p. 1"} for k in range(50)},
        }
        for at in range(60)
    }  # fmt: skip
    halves = list(sources.items())[:30], list(sources.items())[30:]
    trees = {f"seeds/register_{at}.yaml": {"sources": dict(half)} for at, half in enumerate(halves)}
    files = files_of(CASES[-1]) | {name: write_yaml(tree).encode() for name, tree in trees.items()}
    book = open_with_openpyxl(BytesIO(write_workbook(files)))
    sheet = book["Sources"]
    at_file = next(cell.column for cell in sheet[1] if cell.value == "sources/file")
    for row in range(3, sheet.max_row + 1):
        sheet.cell(row, at_file).value = "register.yaml"
    stream = BytesIO()
    book.save(stream)
    found = load_workbook(stream.getvalue())
    assert "seeds/register_002.yaml" in found.files
    assert found.loaded.case is not None
    assert list(found.loaded.case.sources)[-60:] == list(sources)
