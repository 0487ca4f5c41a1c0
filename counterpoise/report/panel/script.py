"""The live panel's scripts and styles, read as text: no build step."""

from __future__ import annotations

import re
from pathlib import Path

FOLDER = Path(__file__).parent
MODULES = (
    "arithmetic", "weights", "history", "words", "dom", "brief", "sliders", "bars", "contest", "sentences", "rows",
    "board", "sending", "painting", "gestures", "panel",
)  # fmt: skip


def join_script() -> str:
    """One ES module from the files in ``script/``.

    Each file is a module of its own, so editors and checkers follow the imports; a browser gets
    them as one text, in which the imports are not needed. No two files may declare the same name.
    """
    texts = [(FOLDER / "script" / f"{name}.js").read_text("utf-8") for name in MODULES]
    return re.sub(r"^import .*;\n", "", "\n".join(texts), flags=re.MULTILINE)


STORE = """
/** Keeps packages and draws where the panel finds them. Nothing here changes with a weight, so nothing is resent. */
export default function keepBoard({ data, parentElement }) {
  const bytes = data instanceof Uint8Array ? data : new Uint8Array(data);
  const length = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)));
  const stored = (globalThis.counterpoiseBoards ??= new Map());
  if (stored.has(head.key)) return;
  stored.clear();
  stored.set(head.key, bytes);
  dispatchEvent(new CustomEvent("counterpoise-board"));
}
"""


COURIER = """
/** Takes what a panel sends to the part of the page that follows the weights, and is told of what arrived. */
export default function carry({ data, setStateValue }) {
  const couriers = (globalThis.counterpoiseCouriers ??= new Map());
  const courier = { step: data.step, send: (weights) => setStateValue("weights", weights) };
  couriers.set(data.panel, courier);
  return () => {
    if (couriers.get(data.panel) === courier) couriers.delete(data.panel);
  };
}
"""


def read_style() -> str:
    """The panel's style sheet; its colors follow the variables that Streamlit sets, or the page it stands in."""
    return (FOLDER / "panel.css").read_text("utf-8")


def join_alone() -> str:
    """The panel and its store as one script for a page without a server, as ``keepBoard`` and ``renderPanel``."""
    return f"{STORE}\n{join_script()}".replace("export default function", "function").replace(
        "export function", "function"
    )
