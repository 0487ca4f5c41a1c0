"""Links of earlier versions open the page they meant, with their settings."""

from __future__ import annotations

import pytest

from counterpoise.dashboard.pages import REGISTER
from tests.dashboard.visit import Visit, plain

CASE = {"case": "north_korea_2018"}
MOVED = CASE | {"profile": "navy_steward", "w": "leverage:40"}

OLD_LINKS: dict[str, tuple[str, dict[str, str], str]] = {
    "the first page": ("", CASE, ""),
    "first page, weights moved": ("", MOVED, ""),
    "first page, parts shown": ("", MOVED | {"show": "contribution"}, ""),
    "first page, a pair": ("", CASE | {"versus": "maximal_demand", "against": "handshake"}, ""),
    "compare, a pair": ("compare", CASE | {"versus": "maximal_demand", "against": "handshake"}, "Options compared"),
    "sources": ("sources", MOVED, ""),
    "case check": ("check", MOVED, ""),
    "case check, its long name": ("case_check", CASE, ""),
    "robustness": ("robustness", MOVED | {"sweep": "leverage"}, ""),
    "packages with a limit": ("packages", CASE | {"limits": "members<=2"}, ""),
    "options": ("options", CASE | {"option": "strike_planning"}, ""),
    "timeline": ("timeline", CASE | {"by": "60"}, ""),
    "method": ("method", CASE | {"chapter": "words"}, ""),
}
"""Path, settings, and a table that the page showed."""


@pytest.mark.parametrize("what", OLD_LINKS)
def test_an_old_link_opens_with_its_settings(what):
    path, link, table = OLD_LINKS[what]
    visit = Visit(path, **link)
    assert not visit.app.exception
    assert visit.notices == []
    assert {key: visit.link[key] for key in link} == link
    if table:
        assert any(title.startswith(table) for title in visit.tables), list(visit.tables)


def test_every_old_path_shows_what_its_page_shows():
    old = {path: page.path for page in REGISTER for path in page.old_paths}
    assert {"sources", "case_check"} <= set(old)
    for path, new in old.items():
        assert Visit(path, **MOVED).read() == Visit(new, **MOVED).read()
        assert path not in {page.path for page in REGISTER}


def test_an_old_link_to_the_first_page_shows_the_way_to_compare_once():
    visit = Visit("answer", **MOVED, show="contribution", versus="maximal_demand")
    said = [plain(info.value) for info in visit.app.info]
    assert said == ["This link is for the Compare page; its weights and selections are kept."]
    assert "Open Compare" in [link.proto.label for link in visit.app.get("page_link")]
    visit.app.run()
    assert not visit.app.info
    assert visit.open("compare").link["versus"] == "maximal_demand"
