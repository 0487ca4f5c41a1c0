"""The weight panel in a real browser, on made-up measures."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, WebSocket, expect

from tests.browser.harness import PANEL_APP, Server, open_page
from tests.browser.screens import press

APP = PANEL_APP


def open_panel(page: Page, server: Server, query: str = "") -> Page:
    open_page(page, f"{server.url}/?{query}")
    page.locator(".panel").wait_for()
    return page


def read_scores(page: Page) -> list[str]:
    """Labels and scores as they stand on the screen, from the top."""
    rows = page.locator(".bar").evaluate_all(
        """rows => rows.map(row => [row.style.transform.match(/\\d+/)[0], row.querySelector('.option span').textContent,
                                    row.querySelector('.score').textContent])"""
    )
    return [f"{label} {score}" for _, label, score in sorted(rows, key=lambda row: int(row[0]))]


def count_sent(page: Page) -> list[str]:
    """Messages to the server, appended as they are sent."""
    sent: list[str] = []
    page.on("websocket", lambda socket: follow(socket, sent))
    return sent


def follow(socket: WebSocket, sent: list[str]) -> None:
    if "stream" in socket.url:
        socket.on("framesent", lambda _: sent.append("frame"))


def slider(page: Page, name: str):
    return page.get_by_role("slider", name=name)


def grab(page: Page, name: str) -> tuple[float, float, float]:
    """Press the mouse on a slider's thumb; its place and the pixels of one point."""
    box = slider(page, name).bounding_box()
    per_point = (box["width"] - 14) / float(slider(page, name).get_attribute("max"))
    x = box["x"] + 7 + per_point * float(slider(page, name).input_value())
    y = box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    return x, y, per_point


def test_bars_follow_the_hand_before_the_server_hears_of_it(page, server):
    sent = count_sent(page)
    open_panel(page, server)
    before, frames = read_scores(page), len(sent)
    x, y, per_point = grab(page, "Strain on the fleet")
    seen = []
    for points in range(2, 42, 2):
        page.mouse.move(x + per_point * points, y)
        settle(page)
        seen.append(tuple(read_scores(page)))
    assert len(set(seen)) >= 15
    assert [row.rsplit(" ", 1)[0] for row in seen[-1]] != [row.rsplit(" ", 1)[0] for row in before]
    assert len(sent) == frames
    page.mouse.up()
    expect(page.get_by_text("Step 1, locked: none")).to_be_visible()
    assert len(sent) == frames + 1
    assert read_scores(page) == list(seen[-1])


def test_a_drag_survives_answers_of_the_server(page, server):
    open_panel(page, server, "live=1")
    x, y, per_point = grab(page, "Leverage")
    for points in range(1, 30):
        page.mouse.move(x + per_point * points, y)
        page.wait_for_timeout(24)
    page.wait_for_function("() => /Step ([2-9]|\\d\\d)/.test(document.body.innerText)")
    assert float(slider(page, "Leverage").input_value()) == pytest.approx(16 + 29, abs=1)
    page.mouse.move(x + per_point * 33, y)
    assert float(slider(page, "Leverage").input_value()) == pytest.approx(16 + 33, abs=1)
    page.mouse.up()


def test_slider_answers_keys_and_says_points_and_share(page, server):
    open_panel(page, server)
    leverage = slider(page, "Leverage")
    leverage.focus()
    for key in ["ArrowRight", "ArrowRight", "ArrowLeft", "PageUp"]:
        page.keyboard.press(key)
    expect(leverage).to_have_attribute("aria-valuetext", "22 points, 19.8 % of all weight")
    expect(page.get_by_role("cell", name="22", exact=True)).to_be_visible()
    page.keyboard.press("Home")
    expect(leverage).to_have_attribute("aria-valuetext", "0 points, 0.0 % of all weight")
    page.keyboard.press("End")
    expect(leverage).to_have_value("50")
    press(page, "Leverage", "End")
    expect(leverage).to_have_value("100")
    expect(leverage).to_be_focused()


def test_locked_share_stays_while_others_move(page, server):
    open_panel(page, server)
    page.get_by_role("button", name="Lock the share of Removal of the threat").click()
    locked = slider(page, "Removal of the threat")
    expect(locked).to_be_disabled()
    press(page, "Leverage", "End")
    expect(locked).to_have_attribute("aria-valuetext", re.compile("22.9 % of all weight$"))
    expect(page.get_by_text("locked: c0")).to_be_visible()
    slider(page, "Leverage").focus()
    page.keyboard.press("Home")
    expect(locked).to_have_attribute("aria-valuetext", re.compile("22.9 % of all weight$"))
    page.get_by_role("button", name="Lock the share of Removal of the threat").click()
    expect(locked).to_be_enabled()


def test_undo_redo_and_reset_walk_through_settled_states(page, server):
    open_panel(page, server)
    start = read_scores(page)
    undo, redo = page.get_by_role("button", name="Undo"), page.get_by_role("button", name="Redo")
    expect(undo).to_be_disabled()
    move(page, "Leverage", "End")
    one = read_scores(page)
    move(page, "Room to verify", "End")
    two = read_scores(page)
    undo.click()
    settle(page)
    assert read_scores(page) == one
    page.keyboard.press("Control+z")
    settle(page)
    assert read_scores(page) == start
    redo.click()
    redo.click()
    settle(page)
    assert read_scores(page) == two
    page.get_by_role("button", name="Reset to profile").click()
    settle(page)
    assert read_scores(page) == start
    expect(page.get_by_text("As in the profile “Realist”.")).to_be_visible()
    undo.click()
    settle(page)
    assert read_scores(page) == two


def move(page: Page, name: str, *keys: str) -> None:
    for key in keys:
        press(page, name, key)
    settle(page)


def expect_heard(page: Page, criterion: str, points: str) -> None:
    """The server has the weight; how many messages that took depends on how fast one key follows another."""
    row = page.get_by_test_id("stTable").get_by_role("row", name=f"{criterion} {points}", exact=True)
    expect(row).to_be_visible()


def settle(page: Page) -> None:
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def test_what_differs_from_the_profile_is_named(page, server):
    open_panel(page, server)
    move(page, "Leverage", "ArrowRight")
    move(page, "Direct cost", "PageUp")
    # 105 points in all before, 111 after; two shares gain: 7/111 - 2/105 + 17/111 - 16/105 = 4.5 %.
    line = "Differs from “Realist”: Direct cost 2 → 7, Leverage 16 → 17. 4.5 % of the weight has shifted."
    expect(page.locator(".difference")).to_have_text(line)
    expect(page.get_by_text("profile 16", exact=True)).to_be_visible()


def test_weights_from_the_page_are_taken_over(page, server):
    open_panel(page, server)
    move(page, "Leverage", "End")
    expect_heard(page, "Leverage", "100")
    page.get_by_role("radio", name="Steward").click()
    expect(slider(page, "Leverage")).to_have_value("8")
    move(page, "Leverage", "ArrowRight")
    expect(page.get_by_text("Step 1")).to_be_visible()
    expect(slider(page, "Leverage")).to_have_value("9")


def test_the_way_back_survives_a_change_of_profile(page, server):
    open_panel(page, server)
    move(page, "Leverage", "End")
    expect_heard(page, "Leverage", "100")
    page.get_by_role("radio", name="Steward").click()
    expect(slider(page, "Leverage")).to_have_value("8")
    page.get_by_role("button", name="Undo").click()
    expect(slider(page, "Leverage")).to_have_value("100")
    page.get_by_role("button", name="Redo").click()
    expect(slider(page, "Leverage")).to_have_value("8")


def test_a_share_is_typed_exactly_and_the_others_give_way(page, server):
    open_panel(page, server)
    typed = page.get_by_role("textbox", name="Share of all weight for Leverage, percent")
    typed.fill("33,33")
    typed.press("Enter")
    expect(page.get_by_text("Step 1")).to_be_visible()
    expect(typed).to_have_value("33.3")
    expect(page.get_by_test_id("stTable")).to_contain_text("33.33")
    typed.fill("much")
    typed.press("Enter")
    expect(typed).to_have_value("33.3")


def test_weights_locks_and_the_way_back_outlive_the_panel(page, server):
    """As on a change of page: the panel goes, and another comes under the same key."""
    locked = page.get_by_text(re.compile(r"^Step \d+, locked: c4$"))
    open_panel(page, server)
    page.get_by_role("button", name="Lock the share of Room to verify").click()
    move(page, "Leverage", "End")
    expect_heard(page, "Leverage", "95")
    expect(locked).to_be_visible()
    hide = page.get_by_text("Hide the panel")
    hide.click()
    expect(page.locator(".panel")).to_have_count(0)
    hide.click()
    expect(slider(page, "Leverage")).to_have_value("95")
    expect(slider(page, "Room to verify")).to_be_disabled()
    page.get_by_role("button", name="Undo").click()
    expect(slider(page, "Leverage")).to_have_value("16")
    expect_heard(page, "Leverage", "16")
    expect(locked).to_be_visible()


def test_all_weights_zero_is_said_and_shows_no_scores(page, server):
    open_panel(page, server, "criteria=2")
    move(page, "Removal of the threat", "Home")
    move(page, "Growth of the stock", "Home")
    expect(page.locator(".lead")).to_have_text("All weights are zero; at least one criterion needs weight.")
    expect(page.locator(".list")).to_be_hidden()
    expect(page.get_by_role("table", name="Ranking under these weights").locator("tbody tr")).to_have_count(0)
    move(page, "Growth of the stock", "ArrowRight")
    expect(page.locator(".list")).to_be_visible()


def test_option_with_a_missing_level_stands_at_the_end_without_rank(page, server):
    open_panel(page, server, "missing=1")
    assert read_scores(page)[-1] == "Ready the Navy "
    expect(page.get_by_text(re.compile(r"^no rank: level missing, \d+\.\d to \d+\.\d$"))).to_be_visible()
    move(page, "Growth of the stock", "Home")
    assert re.fullmatch(r"Ready the Navy \d+\.\d", next(row for row in read_scores(page) if "Navy" in row))


def test_change_is_spoken_once_the_hand_rests(page, server):
    open_panel(page, server)
    x, y, per_point = grab(page, "Leverage")
    page.mouse.move(x + 10 * per_point, y, steps=10)
    page.wait_for_timeout(500)
    status = page.locator("[aria-live=polite]")
    expect(status).to_be_empty()
    page.mouse.up()
    expect(status).to_have_text(re.compile(r"^Leverage 26 points, 22\.6 % of all weight\. "))
    ranks = page.get_by_role("table", name="Ranking under these weights").locator("tbody td:first-child")
    assert ranks.all_inner_texts() == [str(rank) for rank in range(1, 9)]


def test_definition_opens_under_its_slider(page, server):
    open_panel(page, server)
    text = page.get_by_text("Leverage, as the case defines it.")
    expect(text).to_be_hidden()
    page.get_by_role("button", name="Leverage", exact=True).click()
    expect(text).to_be_visible()


def test_strip_is_the_sentence_until_the_sliders_are_asked_for(page, server):
    open_panel(page, server, "mode=strip")
    expect(page.locator(".lead")).to_contain_text(re.compile("ranks first|leads"))
    expect(slider(page, "Leverage")).to_be_hidden()
    opener = page.get_by_role("button", name="Change weights")
    expect(opener).to_have_attribute("aria-expanded", "false")
    opener.click()
    move(page, "Leverage", "End")
    expect_heard(page, "Leverage", "100")
    expect(slider(page, "Leverage")).to_be_visible()


def test_theme_is_followed_without_python(dark_page, server):
    open_panel(dark_page, server)
    panel, segment = dark_page.locator(".panel"), dark_page.locator(".stack i").first
    expect(panel).to_have_attribute("data-theme", "dark")
    expect(segment).to_have_css("background-color", "rgb(86, 180, 233)")
    dark_page.emulate_media(color_scheme="light")
    expect(panel).to_have_attribute("data-theme", "light")
    expect(segment).to_have_css("background-color", "rgb(0, 114, 178)")
    dark_page.emulate_media(color_scheme="dark")


def test_motion_stops_where_the_reader_wants_none(page, server):
    open_panel(page, server)
    expect(page.locator(".bar").first).to_have_css("transition-duration", "0.18s")
    page.emulate_media(reduced_motion="reduce")
    expect(page.locator(".bar").first).to_have_css("transition-duration", "0s")


def test_phone_has_no_sideways_scroll_and_keeps_the_bars_in_sight(phone_page, server):
    open_panel(phone_page, server)
    assert phone_page.evaluate("document.documentElement.scrollWidth") == 390
    inner = phone_page.locator(".panel").evaluate("panel => panel.scrollWidth - panel.clientWidth")
    assert inner == 0
    last = slider(phone_page, "Direct cost")
    last.scroll_into_view_if_needed()
    bars = phone_page.locator(".bars").bounding_box()
    assert bars["y"] >= 0
    assert bars["y"] + bars["height"] < last.bounding_box()["y"] < 844
    sizes = phone_page.locator(".panel button:not(.name):visible").evaluate_all(
        "nodes => nodes.map(node => Math.min(node.offsetWidth, node.offsetHeight))"
    )
    assert len(sizes) >= 14
    assert min(sizes) >= 32


def test_eleven_sliders_fit_a_laptop(page, server):
    open_panel(page, server)
    assert page.get_by_role("slider").count() == 11
    assert page.locator(".sliders").bounding_box()["height"] <= 520


def test_every_control_has_a_name_and_nothing_serious_is_found(page, dark_page, phone_page, server):
    for look in (page, dark_page, phone_page):
        open_panel(look, server, "missing=1")
        report = Axe().run(look, context="[data-testid='stBidiComponentIsolated']").response
        serious = [fault for fault in report["violations"] if fault["impact"] in ("serious", "critical")]
        assert [(fault["id"], [node["target"] for node in fault["nodes"]]) for fault in serious] == []
        assert {"button-name", "label", "color-contrast"} <= {rule["id"] for rule in report["passes"]}
