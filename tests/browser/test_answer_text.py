"""The Answer page can be read: no small text, none cut, none beyond the page, at four widths."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.harness import Server
from tests.browser.screens import open_dashboard, rest

FAULTS = """() => {
  const roots = [document, ...[...document.querySelectorAll("*")].map(node => node.shadowRoot).filter(Boolean)];
  const panel = roots.map(root => root.querySelector(".panel")).find(Boolean);
  const cards = [...document.querySelectorAll("[class*=st-key-card_]")];
  const faults = panel ? [] : ["no panel"], right = document.querySelector("[data-testid=stMain]").clientWidth;
  for (const root of [panel, ...cards].filter(Boolean)) {
    for (const node of root.querySelectorAll("*")) {
      const own = [...node.childNodes].filter(child => child.nodeType === 3);
      const words = own.map(child => child.textContent).join("").trim();
      const box = node.getBoundingClientRect(), look = getComputedStyle(node);
      if (!words || box.width < 2 || box.height < 2 || look.visibility === "hidden") continue;
      if (look.color === "rgba(0, 0, 0, 0)") continue;
      if (node.closest(".unseen, .cp-unseen, [data-testid=stIconMaterial]")) continue;
      if (parseFloat(look.fontSize) < 12) faults.push(`${look.fontSize}: ${words}`);
      if (box.right > right + 1) faults.push(`beyond the page: ${words}`);
      if (look.textOverflow === "ellipsis" && node.scrollWidth > node.clientWidth + 1) faults.push(`cut: ${words}`);
    }
  }
  return faults;
}"""


@pytest.mark.parametrize("width", [1440, 1280, 768, 390])
def test_every_text_of_the_answer_can_be_read(page: Page, server: Server, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    open_dashboard(page, server, "answer")
    page.locator(".panel .ranking .row").first.wait_for()
    rest(page)
    page.wait_for_timeout(1000)
    assert page.evaluate(FAULTS) == []
