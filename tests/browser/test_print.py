"""A page prints as a page: what was found, without what a reader clicks."""

from __future__ import annotations

import io

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.browser.harness import Server
from tests.browser.screens import open_dashboard

CONTROLS = ("Copy link", "Download", "Save weights", "Why these weights", "Plain sliders", "Reset to profile")
"""What is clicked, and is not on paper."""

SAID = {
    "answer": ("Every leading package combines", "How robust is it?", "Red lines and limits", "22.2"),
    "compare": ("ranks first", "Why does one option rank above another?", "49.2"),
    "timeline": ("When can it be ready?", "Days from the decision", "Deployment order"),
    "options": ("Flexible terms", "What could go wrong?", "What evidence does it rest on?"),
}


@pytest.mark.parametrize("path", SAID)
def test_a_page_prints_its_answer_and_no_control(page: Page, server: Server, path: str) -> None:
    open_dashboard(page, server, path)
    page.wait_for_timeout(1500)
    printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    text = " ".join(" ".join(sheet.extract_text() for sheet in printed.pages).split())
    assert [said for said in SAID[path] if said not in text] == []
    assert [control for control in CONTROLS if control in text.replace("files under Download", "")] == []
    width, height = (float(side) for side in printed.pages[0].mediabox[2:])
    assert width > height
    assert len(printed.pages) < 20


def test_nothing_is_wider_than_the_paper(page: Page, server: Server) -> None:
    page.set_viewport_size({"width": 1030, "height": 720})
    open_dashboard(page, server, "timeline")
    page.emulate_media(media="print")
    page.wait_for_timeout(1000)
    try:
        assert (
            page.evaluate(
                "() => [...document.querySelectorAll('[data-testid=stVegaLiteChart] svg, .cp-read')]"
                ".filter(node => node.getBoundingClientRect().right > innerWidth + 1).length"
            )
            == 0
        )
    finally:
        page.emulate_media(media="screen")
