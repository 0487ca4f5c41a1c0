"""What a page that shows nothing costs: the floor of `latency.py`.

    python benchmarks/floor.py [--moves 20] [--lines 16] [--still 20]

A page with one slider of its own, ``still`` lines of text that never change, and a fragment of ``lines`` lines that
say where the slider stands. It is measured as `latency.py` measures the pages of the dashboard, which send 18 to 25
messages per key press; each run has 7 messages of Streamlit's own beside the lines.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.figures import describe_machine, print_table  # noqa: E402
from benchmarks.latency import measure_keys, rows_of  # noqa: E402
from tests.browser.harness import launch_browser, run_server  # noqa: E402

APP = '''
import os
import streamlit as st

st.set_page_config(layout="wide")
slider = st.components.v2.component("floor_slider", js="""
export default function show({ parentElement, setStateValue }) {
  if (parentElement.shown) return;
  parentElement.shown = true;
  const board = document.createElement("div");
  board.className = "panel";
  board.innerHTML = '<div class="list"><i class="bar">50</i></div><input type="range">';
  parentElement.append(board);
  const hand = board.querySelector("input");
  hand.oninput = () => { board.querySelector(".bar").textContent = hand.value; };
  hand.onchange = () => setStateValue("at", hand.value);
}
""")
for k in range(int(os.environ["STILL"])):
    st.html(f"<p>Line {k}</p>")

@st.fragment
def follow():
    sent = slider(key="slider", on_at_change=lambda: None)
    for k in range(int(os.environ["LINES_MOVED"])):
        st.html(f"<p>{k}: {sent.at}</p>")

follow()
'''


def main() -> None:
    parser = argparse.ArgumentParser(description="Latency of a page that shows nothing.")
    parser.add_argument("--moves", type=int, default=20)
    parser.add_argument("--lines", type=int, default=16)
    parser.add_argument("--still", type=int, default=20)
    asked = parser.parse_args()
    busy = describe_machine()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        app = Path(folder) / "app.py"
        app.write_text(APP, "utf-8")
        with run_server(app, {"STILL": str(asked.still), "LINES_MOVED": str(asked.lines)}) as server:
            browser = launch_browser(playwright)
            found = measure_keys(browser, {"": server.url}, asked.moves)[""]
            browser.close()
    print(f"{asked.moves} moves each, milliseconds; {busy}")
    print_table(("", "p50", "p95", "max", "goal for p95"), rows_of("nothing", found, ""))


if __name__ == "__main__":
    main()
