"""A newcomer's way: open the link, read the answer, move a weight, find why, find who disagrees, take a figure home."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from counterpoise.casefile.load import load_case
from tests.browser.harness import ROOT, Server
from tests.browser.screens import open_dashboard, press, rest, slider, switch_page, wait_for_link

LEVERAGE = load_case(ROOT).case.criteria["leverage"].name
SLOW = 20_000
"""Milliseconds: a page on a busy machine."""


def test_a_newcomer_reads_weighs_asks_why_and_takes_a_table(page: Page, server: Server, tmp_path) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    open_dashboard(page, server, "answer")
    said = page.locator(".answer.together .said")
    first = said.inner_text()
    assert first.endswith(".")
    assert page.locator(".st-key-card_robust_card").bounding_box()["y"] < 800

    press(page, LEVERAGE, "End")
    wait_for_link(page, w="leverage:100")
    expect(page.get_by_role("button", name="Own weights · Reset")).to_be_enabled()
    expect(page.get_by_text(re.compile(rf"^Differs from .*{LEVERAGE}"))).to_be_visible()
    moved = page.locator(".answers").inner_text()

    page.get_by_role("link", name="All changes").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("robust", timeout=SLOW)
    wait_for_link(page, w="leverage:100")
    switch_page(page, "Answer")
    expect(slider(page, LEVERAGE)).to_have_value("100", timeout=SLOW)
    assert page.locator(".answers").inner_text() == moved

    expect(page.locator(".st-key-card_disagree_card table tr").first).to_be_visible(timeout=SLOW)
    page.locator(".st-key-card_disagree_card").get_by_role("link").click()
    page.wait_for_url("**/perspectives?**", timeout=SLOW)
    rest(page)
    page.get_by_role("button", name="Download").filter(has_text="Download", has_not_text="the chart").first.click()
    with page.expect_download(timeout=SLOW) as started:
        page.get_by_role("button", name="CSV", exact=True).first.click()
    assert "Sanctions threat" in started.value.path().read_text("utf-8-sig")
    page.keyboard.press("Escape")

    switch_page(page, "Answer")
    page.get_by_role("button", name="Own weights · Reset").click(timeout=SLOW)
    wait_for_link(page, w=None)
    expect(said).to_have_text(first)


def test_the_chip_of_the_limits_leads_to_them(page: Page, server: Server) -> None:
    open_dashboard(page, server, "answer")
    page.get_by_role("button", name=re.compile("packages allowed by the case's rules")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Which measures together?", timeout=SLOW)


def test_on_a_phone_the_sliders_wait_behind_a_button(phone_page: Page, server: Server) -> None:
    open_dashboard(phone_page, server, "answer")
    opener = phone_page.get_by_role("button", name="Change weights")
    expect(opener).to_be_visible(timeout=SLOW)
    expect(slider(phone_page, LEVERAGE)).to_be_hidden()
    opener.click()
    expect(slider(phone_page, LEVERAGE)).to_be_visible()
    press(phone_page, LEVERAGE, "End")
    wait_for_link(phone_page, w="leverage:100")


def test_what_follows_later_fades_while_a_weight_is_dragged(page: Page, server: Server) -> None:
    open_dashboard(page, server, "answer")
    card = page.locator(".st-key-card_robust_card")
    card.wait_for()
    box = slider(page, LEVERAGE).bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 10, box["y"] + box["height"] / 2, steps=4)
    expect(card).to_have_css("opacity", "0.45")
    page.mouse.up()
    expect(card).to_have_css("opacity", "1")
