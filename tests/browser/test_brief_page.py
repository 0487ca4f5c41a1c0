"""The brief as one web page, opened as a file: it asks for nothing, passes axe, and its weights are alive."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from counterpoise.casefile.load import load_case
from counterpoise.report.brief.build import build_brief
from counterpoise.report.brief.writers import write_document
from counterpoise.report.sentences.whole import alone_said
from counterpoise.study import Study
from counterpoise.study.questions.answer import WholeQuestion
from counterpoise.study.questions.brief import BriefQuestion
from tests.browser.harness import ROOT
from tests.browser.test_accessibility import find_serious_faults

SHOWN = ("comparison", "packages", "cautions")


@pytest.fixture(scope="module")
def study() -> Study:
    case = load_case(ROOT / "examples" / "city_traffic").case
    assert case is not None
    return Study(case)


@pytest.fixture(scope="module")
def address(study: Study, tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("brief") / "brief.html"
    path.write_bytes(write_document(build_brief(study.answer(BriefQuestion(sections=SHOWN))), "html"))
    assert path.stat().st_size < 3_000_000
    return path.as_uri()


@pytest.fixture
def opened(chromium: Browser, address: str) -> Page:
    """The page, with what it asked for and what went wrong in ``page.asked``."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: asked.append(message.text))
    page.on("pageerror", lambda error: asked.append(str(error)))
    page.goto(address)
    page.locator("#live .panel").wait_for()
    yield page
    assert not [entry for entry in asked if not entry.startswith(("data:", address))]
    context.close()


def test_the_page_passes_axe_and_fits_a_phone(opened: Page) -> None:
    assert find_serious_faults(opened) == []
    opened.emulate_media(color_scheme="dark")
    assert find_serious_faults(opened) == []
    opened.set_viewport_size({"width": 390, "height": 844})
    assert opened.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_typed_weight_moves_the_sentences_as_the_engine_would(opened: Page, study: Study) -> None:
    case = study.case
    share = opened.locator("#live input.typed").last
    share.fill("60")
    share.press("Enter")
    opened.wait_for_timeout(300)
    points = {
        opened.locator("#live input[type=range]").nth(j).get_attribute("aria-label"): float(
            opened.locator("#live input[type=range]").nth(j).input_value()
        )
        for j in range(len(case.criteria))
    }
    by_id = tuple(
        (id_, next(value for label, value in points.items() if criterion.name in str(label)))
        for id_, criterion in case.criteria.items()
    )
    said = alone_said(study.answer(WholeQuestion(weights=by_id))).head
    text = " ".join(opened.locator("#live").inner_text().split())
    first = "".join(part if isinstance(part, str) else part.text for part in said)
    assert first.split(" (")[0] in text


def test_printed_the_page_leaves_the_panel_out(opened: Page) -> None:
    opened.emulate_media(media="print")
    assert not opened.locator("#live").is_visible()
    assert opened.locator("h1").is_visible()


def test_a_chart_is_read_mark_by_mark_by_pointer_and_by_keys(opened: Page) -> None:
    chart, reading = opened.locator(".chart").first, opened.locator(".reading").first
    assert reading.inner_text() == ""
    chart.focus()
    opened.keyboard.press("ArrowRight")
    first = reading.inner_text()
    opened.keyboard.press("ArrowRight")
    assert first
    assert reading.inner_text() not in ("", first)
    opened.keyboard.press("ArrowLeft")
    assert reading.inner_text() == first
    assert chart.locator(".read").get_attribute("aria-label") == first
    assert find_serious_faults(opened) == []
    opened.keyboard.press("Escape")
    assert reading.inner_text() == ""
    mark = chart.locator(".mark-rect [aria-label]").nth(3)
    mark.hover()
    assert reading.inner_text() == mark.get_attribute("aria-label")
