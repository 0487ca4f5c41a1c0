"""A reader's way through the dashboard in a real browser: weigh, download, send the link."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from typing import Any

import openpyxl
from playwright.sync_api import Page, expect

from counterpoise.casefile.load import load_case
from counterpoise.dashboard.pages import REGISTER
from counterpoise.report.numbers import round_shown
from tests.browser.harness import ROOT
from tests.browser.screens import (
    PATHS,
    WIDE,
    download,
    expect_order,
    open_dashboard,
    pick,
    press,
    read_bars,
    read_grid,
    read_link,
    read_order,
    rest,
    slider,
    switch_page,
    wait_for_link,
    wait_for_order,
)

CASE = load_case(ROOT).case
LEVERAGE = CASE.criteria["leverage"].name
STRAIN = CASE.criteria["naval_strain"].name
TITLES = {page.path: page.title for page in REGISTER}


def test_a_weight_moved_by_key_changes_bars_table_answer_and_link(page, server):
    open_dashboard(page, server)
    before = wait_for_order(page)
    press(page, LEVERAGE, "End")
    assert read_bars(page) != before
    wait_for_link(page, w="leverage:100")
    after = wait_for_order(page, other_than=before)
    assert [row.rsplit(" ", 1)[0] for row in after] != [row.rsplit(" ", 1)[0] for row in before]
    first, score = after[0].rsplit(" ", 1)
    expect(
        page.get_by_text(re.compile(rf"^{re.escape(first)} (ranks first|leads) \({float(score):.0f} of 100\)")).first
    ).to_be_visible()
    page.get_by_role("button", name="Reset to profile").click()
    wait_for_link(page, w=None)
    expect_order(page, before)


def test_a_weight_moved_by_hand_moves_the_bars_at_once_and_the_page_on_release(page, server):
    open_dashboard(page, server)
    before = wait_for_order(page)
    box = slider(page, LEVERAGE).bounding_box()
    per_point = (box["width"] - 14) / float(slider(page, LEVERAGE).get_attribute("max"))
    x, y = box["x"] + 7 + per_point * float(slider(page, LEVERAGE).input_value()), box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 2, y, steps=12)
    held = read_bars(page)
    assert held != before
    table = read_order(page)
    assert table == before[: len(table)]
    assert "w" not in read_link(page)
    page.mouse.up()
    wait_for_link(page, w="leverage:50")
    expect_order(page, held)


def test_downloads_screen_and_command_line_say_the_same(page, server, tmp_path):
    page.set_viewport_size(WIDE)
    open_dashboard(page, server, query="profile=navy_steward")
    press(page, LEVERAGE, "End")
    wait_for_link(page, w="leverage:100")
    wait_for_order(page)
    shown = read_grid(page)
    assert len(shown) >= 7
    assert len(shown[0]) >= 17
    with download(page, "CSV", tmp_path).open(encoding="utf-8-sig", newline="") as stream:
        written = list(csv.DictReader(stream))
    assert numbers(written[: len(shown)], shown[0]) == numbers(shown, shown[0])
    head, *rows = openpyxl.load_workbook(download(page, "XLSX", tmp_path)).worksheets[0].iter_rows(values_only=True)
    assert numbers([dict(zip(head, row, strict=True)) for row in rows[:8]], head) == numbers(written, head)
    told = compare_by_command(CASE.profiles["navy_steward"].points | {"leverage": 100})
    assert [row["Option"] for row in written] == [CASE.options[option["id"]].label for option in told]
    for row, option in zip(written, told, strict=True):
        assert int(row["Rank"]) == option["rank"]
        assert float(row["Score (points)"]) == round_shown(option["score"], 1)
        for id_, criterion in CASE.criteria.items():
            level = round_shown(option["criteria"][id_]["level"], criterion.decimals)
            assert float(row[f"{criterion.name} ({criterion.unit})"]) == level


def numbers(rows: list[dict[str, object]], headings: Iterable[str]) -> list[dict[str, object]]:
    """The cells under some headings, numbers as numbers: 2 and 2.0 are the same."""
    return [{heading: as_number(row[heading]) for heading in headings} for row in rows]


def as_number(cell: object) -> object:
    """A cell as a number where it is one, so that 2 and 2.0 are the same."""
    try:
        return float(str(cell).replace(",", ""))
    except ValueError:
        return str(cell or "")


def compare_by_command(points: Mapping[str, float]) -> list[dict[str, Any]]:
    """What the command line says under the same weights."""
    weights = ",".join(f"{id_}={value:g}" for id_, value in points.items())
    command = [sys.executable, "-m", "counterpoise", "compare", "--weights", weights, "--format", "json"]
    return json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout)["options"]


def test_the_link_shows_the_same_to_someone_else_and_after_a_reload(page, phone_page, server):
    open_dashboard(page, server)
    press(page, LEVERAGE, "End")
    press(page, STRAIN, "Home")
    wait_for_link(page, w="leverage:100,naval_strain:0")
    pick(page, "Option", "Maximal demand")
    wait_for_link(page, versus="maximal_demand")
    seen, answer = wait_for_order(page), read_answer(page)
    rest(page.reload() and page)
    expect(slider(page, LEVERAGE)).to_have_value("100")
    expect_order(page, seen)
    other = phone_page
    other.goto(page.url)
    expect(slider(other, LEVERAGE)).to_have_value("100")
    expect(slider(other, STRAIN)).to_have_value("0")
    expect(other.get_by_role("combobox", name="Option", exact=True)).to_have_value("Maximal demand")
    assert read_bars(other) == seen
    assert read_answer(other) == answer
    assert read_link(other) == read_link(page)


def read_answer(page: Page) -> str:
    return page.locator("h1").locator("xpath=following::strong[1]").inner_text()


def test_back_returns_from_a_profile_in_one_step(page, server):
    open_dashboard(page, server)
    press(page, LEVERAGE, "End")
    wait_for_link(page, w="leverage:100")
    changed = wait_for_order(page)
    pick(page, "Weight profile", "Navy steward")
    wait_for_link(page, profile="navy_steward", w=None)
    steward = wait_for_order(page, other_than=changed)
    page.go_back()
    wait_for_link(page, profile="author_realist", w="leverage:100")
    expect_order(page, changed)
    expect(page.get_by_role("combobox", name="Weight profile")).to_have_value("The article's realist")
    expect(slider(page, LEVERAGE)).to_have_value("100")
    page.go_forward()
    wait_for_link(page, profile="navy_steward")
    expect_order(page, steward)


def test_weights_stay_on_every_page_and_can_be_moved_there(page, server):
    open_dashboard(page, server)
    press(page, LEVERAGE, "End")
    wait_for_link(page, w="leverage:100")
    for path in ("evidence", "options"):
        switch_page(page, TITLES[path])
        page.wait_for_url(f"**/{path}?**")
        wait_for_link(page, w="leverage:100")
    page.get_by_role("button", name="Change weights").click()
    press(page, LEVERAGE, "Home")
    wait_for_link(page, w="leverage:0")
    switch_page(page, TITLES[PATHS[0]])
    expect(slider(page, LEVERAGE)).to_have_value("0")
    wait_for_order(page)


def test_basic_sliders_stand_in_for_the_panel(page, server):
    open_dashboard(page, server)
    press(page, LEVERAGE, "End")
    wait_for_link(page, w="leverage:100")
    moved = wait_for_order(page)
    page.get_by_text("Plain sliders", exact=True).click()
    wait_for_link(page, controls="basic")
    expect(page.locator(".bar")).to_have_count(0)
    assert read_order(page) == moved[: len(read_order(page))]
    press(page, f"{LEVERAGE}:", "Home")
    wait_for_link(page, w="leverage:0")
    page.get_by_text("Plain sliders", exact=True).click()
    wait_for_link(page, controls=None)
    expect(slider(page, LEVERAGE)).to_have_value("0")
    wait_for_order(page, other_than=moved)
