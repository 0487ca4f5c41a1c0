"""What a reader downloads under a table is what stands in it."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Callable

import openpyxl
import pandas as pd
import pytest
import streamlit as st

from counterpoise.dashboard import blocks
from counterpoise.dashboard.pages.compare import PARTS
from counterpoise.report.writers import WRITERS
from tests.dashboard import case_folders
from tests.dashboard.visit import ALL_OPEN, PATHS, Visit

Cell = str | float | None


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> dict[str, Callable[[], bytes]]:
    """Tables offered by the latest run with every menu open; written when called, as a click does.

    Their names are the button's key, a bar and the file's name.
    """
    found: dict[str, Callable[[], bytes]] = {}
    button = st.download_button
    monkeypatch.setattr(blocks, "show_menu", lambda label, key, draw, icon: draw())

    def remember(label: str, data: Callable[[], bytes], file_name: str, **kwargs: object) -> bool:
        if str(kwargs["key"]).startswith("download_"):
            found[f"{kwargs['key']}|{file_name}"] = data
        return button(label, data=data, file_name=file_name, **kwargs)

    monkeypatch.setattr(st, "download_button", remember)
    return found


def write(offered: dict[str, Callable[[], bytes]], file_name: str) -> bytes:
    """A file as a click on its button makes it."""
    return next(make() for name, make in offered.items() if name.endswith(f"|{file_name}"))


def read_csv(data: bytes) -> list[list[Cell]]:
    """Cells of a CSV file, without what it says about itself in the last columns."""
    return [[cell or None for cell in row] for row in csv.reader(io.StringIO(data.decode("utf-8-sig")))]


def read_xlsx(data: bytes) -> list[list[Cell]]:
    return [list(row) for row in openpyxl.load_workbook(io.BytesIO(data)).worksheets[0].iter_rows(values_only=True)]


def read_markdown(data: bytes) -> list[list[Cell]]:
    lines = [line for line in data.decode("utf-8").splitlines() if line.startswith("| ")]
    rows = [re.split(r"(?<!\\) \| ", line.removeprefix("| ").removesuffix(" |")) for line in lines]
    return [[re.sub(r"\\(.)", r"\1", cell) for cell in row] for row in rows if set(row) - {"---", "---:"}]


WITHOUT_TABLES = {"brief", "check", "edit", "method", "room", "weights"}
"""Pages without a table while the case has no fault."""


def read_csv_semicolon(data: bytes) -> list[list[Cell]]:
    rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";")
    return [[re.sub(r"^(-?\d+),(\d+)$", r"\1.\2", cell) for cell in row] for row in rows]


READERS = {".csv": read_csv, "_semicolon.csv": read_csv_semicolon, ".xlsx": read_xlsx, ".md": read_markdown}


def check_same(frame: pd.DataFrame, cells: list[list[Cell]]) -> None:
    """Every heading and every cell of the screen stands in the file, at the same place."""
    width = len(frame.columns)
    assert [unguard(heading) for heading in cells[0][:width]] == list(frame.columns)
    assert len(frame) > 0
    for (_, shown), written in zip(frame.iterrows(), cells[1 : len(frame) + 1], strict=True):
        for heading, on_screen, in_file in zip(frame.columns, shown, written[:width], strict=True):
            if isinstance(on_screen, float) and math.isnan(on_screen):
                assert not re.search(r"\d", str(in_file or "")), heading
            elif isinstance(on_screen, float):
                assert float(str(in_file).replace(",", "")) == pytest.approx(on_screen, abs=1e-12), heading
            else:
                assert squeeze(unguard(in_file or "")) == squeeze(on_screen), heading


def unguard(text: Cell) -> str:
    """Text without the apostrophe that keeps a spreadsheet from running it."""
    return re.sub(r"^'(?=[=+\-@])", "", str(text))


def squeeze(text: str) -> str:
    return " ".join(text.split())


def check_downloads(visit: Visit, offered: dict[str, Callable[[], bytes]]) -> set[str]:
    """Compare each table on the page with its downloads; returns the titles compared."""
    n = sum(writer.is_download for writer in WRITERS.values())
    assert len(READERS) == n
    assert len(offered) == n * len(visit.tables)
    on_screen = [button.proto.id for button in visit.app.get("download_button")]
    files = [
        (name, make)
        for id_ in on_screen
        for name, make in offered.items()
        if id_.endswith(f"-{name.partition('|')[0]}")
    ]
    for k, frame in enumerate(visit.tables.values()):
        for name, make in files[n * k : n * k + n]:
            ending = max((ending for ending in READERS if name.endswith(ending)), key=len)
            assert len(name) > len(ending)
            check_same(frame, READERS[ending](make()))
    return set(visit.tables)


@pytest.mark.parametrize("part", PARTS)
def test_comparison_downloads_as_shown_whatever_is_shown(offered, part):
    visit = Visit(show=part, w="leverage:33,naval_strain:2.5")
    assert "Options compared" in check_downloads(visit, offered)


@pytest.mark.slow
@pytest.mark.parametrize("path", PATHS)
def test_every_table_downloads_as_shown(offered, path):
    visit = Visit(path, open=ALL_OPEN)
    for segments in [key.key for key in visit.app.button_group if key.key.startswith("as_")]:
        offered.clear()
        visit.choose(segments, "Table")
    titles = check_downloads(visit, offered)
    assert titles or path in WITHOUT_TABLES


def test_a_menu_is_empty_until_it_is_opened():
    visit = Visit()
    assert not visit.app.get("download_button")
    visit.open_menu("comparison")
    assert len(visit.app.get("download_button")) == len(READERS)


def test_problems_download_as_shown(offered, serve):
    serve(case_folders.with_broken_option)
    assert check_downloads(Visit("check"), offered) == {"Problems in the files"}


def test_missing_levels_and_ranks_download_as_shown(offered, serve):
    serve(case_folders.with_missing_level)
    visit = Visit(show="All")
    check_downloads(visit, offered)
    frame = visit.tables["Options compared"]
    assert frame["Shops' turnover (%)"].isna().sum() == 1
    markdown = read_markdown(write(offered, "comparison.md"))
    assert markdown[-1][0] == "not ranked"
    assert "missing" in markdown[-1]


def test_names_with_markup_download_as_shown(offered, serve):
    serve(case_folders.with_markup_in_names)
    check_downloads(Visit(), offered)


def test_a_download_says_which_case_and_weights_it_was_computed_from(offered):
    visit = Visit(profile="navy_steward", w="leverage:33", open="receipt")
    header, first, *_ = read_csv(write(offered, "comparison.csv"))
    assert header[-1] == "Receipt"
    assert "weight profile: own" in first[-1]
    assert "case: north_korea_2018" in first[-1]
    digest = re.search(r"case digest: (\w{64})", first[-1])[1]
    assert any(digest in text for text in visit.words)
    receipt = openpyxl.load_workbook(io.BytesIO(write(offered, "comparison.xlsx")))["Receipt"]
    assert digest in [row[1] for row in receipt.iter_rows(values_only=True)]
