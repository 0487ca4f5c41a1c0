"""The ranking's rows on Answer: each keeps its package, stands where its score puts it, and is read in that order."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

from counterpoise.casefile.load import load_case
from tests.browser.harness import ROOT, Server
from tests.browser.screens import open_dashboard, press, slider

LEVERAGE = load_case(ROOT).case.criteria["leverage"].name
READ = """rows => rows.map(row => ({
    place: Number(row.style.transform.match(/[\\d.]+/)[0]) / 100,
    members: row.title,
    rank: Number(row.querySelector(".rank").textContent),
    score: Number(row.querySelector(".total").textContent),
}))"""


def read_rows(page: Page) -> list[dict[str, Any]]:
    """Rows in sight as they stand in the page, which is how they are read aloud."""
    rows: list[dict[str, Any]] = page.locator(".rows .entry:not([hidden])").evaluate_all(READ)
    return rows


def test_rows_follow_the_hand_and_are_read_in_the_order_seen(page: Page, server: Server) -> None:
    open_dashboard(page, server, "answer")
    expect(page.locator(".rows .entry").first).to_be_visible()
    before = read_rows(page)
    press(page, LEVERAGE, "End")
    page.wait_for_timeout(900)
    rows = read_rows(page)
    assert [row["place"] for row in rows] == list(range(len(rows))), "read as seen"
    assert [row["score"] for row in rows] == sorted((row["score"] for row in rows), reverse=True)
    assert [row["rank"] for row in rows] == sorted(row["rank"] for row in rows)
    assert rows[0]["rank"] == 1
    assert rows[0]["members"] != before[0]["members"]
    assert len({row["members"] for row in rows}) == len(rows) == len(before)


def test_nothing_moves_under_the_hand_and_a_tied_package_keeps_its_columns(page: Page, server: Server) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    open_dashboard(page, server, "answer")
    box = slider(page, LEVERAGE).bounding_box()
    y, sentences = box["y"] + box["height"] / 2, page.locator(".answers")
    height = sentences.bounding_box()["height"]
    heads = page.locator(".heads .dot").all_inner_texts()
    page.mouse.move(box["x"] + 0.3 * box["width"], y)
    page.mouse.down()
    for k in range(30, 96, 6):
        page.mouse.move(box["x"] + k / 100 * box["width"], y)
        page.wait_for_timeout(20)
        assert sentences.bounding_box()["height"] == height
    assert slider(page, LEVERAGE).bounding_box() == box
    assert page.locator(".heads .dot").all_inner_texts() == heads
    page.mouse.up()
    expect(page.locator(".answers[data-held]")).to_have_count(0)
