"""One visitor's session of the dashboard without a browser, and what stands on the screen."""

from __future__ import annotations

from functools import cache
from html import unescape
from pathlib import Path

import pandas as pd
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Dataframe, Element, UnknownElement
from streamlit.util import calc_hash

from counterpoise.dashboard.blocks import UNSEEN
from counterpoise.dashboard.link import PARTS
from counterpoise.dashboard.pages import REGISTER
from tests.dashboard.turned import read_turned

ROOT = Path(__file__).resolve().parents[2]
FIRST = REGISTER[0].path
PATHS = ("compare", *(page.path for page in REGISTER if page.path != "compare"))
"""Every page; the first is the one whose table most tests read."""
ALL_OPEN = ",".join(PARTS)
"""What a link says in ``open`` to show every part of every page."""

OF_TOLD = f'<p class="{UNSEEN}">'
"""How a chart in words begins."""

WORDS = ("title", "subheader", "markdown", "caption", "warning", "info", "error", "code")


class Visit:
    """Opens pages of the dashboard, by hand or by a link."""

    def __init__(self, path: str = PATHS[0], **link: str) -> None:
        self.app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=90)
        for name, value in link.items():
            self.app.query_params[name] = value
        self.open(path)

    def open(self, path: str) -> Visit:
        """Go to a page by the navigation."""
        self.app._page_hash = calc_hash("" if path == FIRST else path)
        self.app.run()
        return self

    @property
    def link(self) -> dict[str, str]:
        """Query parameters in the address bar."""
        return {name: value if isinstance(value, str) else value[-1] for name, value in self.app.query_params.items()}

    @property
    def title(self) -> str:
        return plain(self.app.title[0].value)

    @property
    def answer(self) -> str:
        """The sentence under the title."""
        return plain(self.app.markdown[0].value).strip("*")

    @property
    def words(self) -> list[str]:
        """Every text on the page, from the top."""
        return [plain(element.value) for element in self.app.main if getattr(element, "type", "") in WORDS]

    @property
    def notices(self) -> list[str]:
        return [plain(element.value) for element in self.app.warning]

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """Frames on the page, by the title a screen reader says, and the comparison that is turned, from the top."""
        found: dict[str, pd.DataFrame] = {}
        for element in self.app.main:
            if element.type == "html":
                found |= read_turned(element.proto.body)
            elif isinstance(element, Dataframe):
                found[element.proto.alt] = element.value
        return found

    @property
    def charts(self) -> list[UnknownElement]:
        return list(self.app.get("vega_lite_chart"))

    @property
    def told(self) -> list[str]:
        """The charts in words, as they stand behind them for screen readers."""
        bodies = [element.proto.body for element in self.app.get("html")]
        return [unescape(body[len(OF_TOLD) : -len("</p>")]) for body in bodies if body.startswith(OF_TOLD)]

    @property
    def elements(self) -> list[Element]:
        return [element for element in self.app.main if not hasattr(element, "children")]

    def choose(self, key: str, value: str) -> Visit:
        """Choose in the picker or the row of segments with this key (or whose key begins with it)."""
        by_key = {widget.key: widget for widget in [*self.app.selectbox, *self.app.button_group]}
        chosen = by_key.get(key) or next(widget for name, widget in by_key.items() if name.startswith(f"{key}_"))
        chosen.set_value(value).run()
        return self

    def open_parts(self, *parts: str) -> Visit:
        """Show these parts of the page."""
        self.put_link({**self.link, "open": ",".join(parts)}).app.run()
        return self

    def open_menu(self, key: str) -> Visit:
        """Click on a button that a menu hangs from."""
        self.app.session_state[f"menu_{key}"] = True
        self.app.run()
        return self

    def put_link(self, link: dict[str, str]) -> Visit:
        """Put a link into the address bar, as the browser's Back does."""
        self.app.query_params.clear()
        for name, value in link.items():
            self.app.query_params[name] = value
        return self

    def set_points(self, **points: float) -> Visit:
        """Move basic sliders, together."""
        for criterion, value in points.items():
            self.app.slider(f"basic_{criterion}").set_value(float(value))
        self.app.run()
        return self

    def read(self) -> tuple[object, ...]:
        """All that a reader reads on the page: words, tables and charts."""
        tables = {key: frame.to_csv() for key, frame in self.tables.items()}
        return self.words, tables, self.told


@cache
def default_visit(path: str = PATHS[0]) -> Visit:
    """A first visit to a page of the default case, to be read and left as it is."""
    return Visit(path)


@cache
def open_visit(path: str = PATHS[0]) -> Visit:
    """The same with every part open."""
    return Visit(path, open=ALL_OPEN)


def plain(text: str) -> str:
    """Markdown as a reader sees it, as far as the dashboard escapes it."""
    for sign in "`*_[]$<>~#:|&-+=.)":
        text = text.replace("\\" + sign, sign)
    return text.replace("\\\\", "\\")
