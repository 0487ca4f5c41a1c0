"""A chart leaves the page as a file: a PNG at twice the size, an SVG with title, source and words."""

from __future__ import annotations

import struct
import xml.etree.ElementTree as ET
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.harness import Server
from tests.browser.screens import open_dashboard, rest

SVG = "{http://www.w3.org/2000/svg}"


def take_chart(page: Page, kind: str, folder: Path, menu: str = "Download the chart") -> Path:
    """The first chart of a menu in this format."""
    page.get_by_role("button", name=menu, exact=menu == "Share").first.click()
    rest(page)
    with page.expect_download(timeout=60_000) as started:
        page.get_by_role("button", name=kind, exact=True).first.click()
    page.keyboard.press("Escape")
    target = folder / started.value.suggested_filename
    started.value.save_as(target)
    return target


def test_the_ranking_is_taken_as_png_and_svg(page: Page, server: Server, tmp_path: Path) -> None:
    open_dashboard(page, server, "compare", "controls=basic")
    png, svg = (take_chart(page, kind, tmp_path) for kind in ("PNG", "SVG"))
    assert (png.name, svg.name) == ("north_korea_2018-contributions.png", "north_korea_2018-contributions.svg")
    root = ET.parse(svg).getroot()
    width, height = (round(2 * float(root.get(side))) for side in ("width", "height"))
    found = struct.unpack(">II", png.read_bytes()[16:24])
    assert found[0] == width
    assert abs(found[1] - height) <= 2
    texts = [text.text or "" for text in root.iter(f"{SVG}text")]
    assert "points" in root.find(f"{SVG}title").text
    assert any(text.startswith("Source: ") and "Weights: " in text for text in texts)
    assert len(root.find(f"{SVG}desc").text) > 100


def test_share_on_the_answer_gives_the_ranking_as_a_picture(page: Page, server: Server, tmp_path: Path) -> None:
    open_dashboard(page, server, "answer")
    svg = take_chart(page, "SVG", tmp_path, "Share")
    assert svg.name == "north_korea_2018-package_scores.svg"
    assert "scores highest" in ET.parse(svg).getroot().find(f"{SVG}title").text
