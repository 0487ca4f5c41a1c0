"""Nothing that the dashboard does in a browser asks another machine for anything."""

from __future__ import annotations

from urllib.parse import urlsplit

from tests.browser.screens import PATHS, download, open_dashboard, press, wait_for_link

HERE = {"127.0.0.1", ""}


def test_no_request_leaves_this_machine(chromium, server, tmp_path):
    context = chromium.new_context(accept_downloads=True)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.on("websocket", lambda socket: asked.append(socket.url))
    for path in PATHS:
        open_dashboard(page, server, path)
        for toggle in page.get_by_role("radio", name="Table", exact=True).all()[:1]:
            toggle.click(force=True)
        linked = page.locator("link[href], script[src], img[src], iframe[src], source[src]").evaluate_all(
            "nodes => nodes.map(node => node.href || node.src)"
        )
        asked += [str(url) for url in linked]
    open_dashboard(page, server)
    press(page, "Pressure on Pyongyang", "End")
    wait_for_link(page, w="leverage:100")
    download(page, "CSV", tmp_path)
    page.emulate_media(color_scheme="dark")
    context.close()
    assert len(asked) > 50
    assert any(url.startswith("ws:") for url in asked)
    outside = {url for url in asked if not url.startswith(("data:", "blob:")) and urlsplit(url).hostname not in HERE}
    assert outside == set()
