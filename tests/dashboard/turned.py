"""A table as it stands on the page with its rows across, back as a frame with a row per row."""

from __future__ import annotations

import math
import re
from xml.etree import ElementTree

import pandas as pd

RANKED = re.compile(r"(\d+)\. (.*)")
EMPTY = ("", "missing", "not ranked", "none")
CELL = re.compile(r"([+\-\d,.]+)(?: \(([\-\d,.]+) to ([\-\d,.]+)\))?$")


def read_turned(html: str) -> dict[str, pd.DataFrame]:
    """The table in a text of HTML, by its title; nothing where it holds none."""
    found = re.search(r'<table class="cp-read cp-turned".*</table>', html, re.DOTALL)
    if not found:
        return {}
    table = ElementTree.fromstring(found.group(0))
    head, *lines = table.iter("tr")
    names = ["".join(cell.itertext()) for cell in head.findall("th")]
    ranked = [RANKED.fullmatch(name) for name in names]
    corner = head.find("td")
    assert corner is not None
    columns: dict[str, list[object]] = {}
    if any(ranked) or corner.text == "Option":
        columns["Rank"] = [float(match[1]) if match else math.nan for match in ranked]
    columns[corner.text or ""] = [match[2] if match else name for match, name in zip(ranked, names, strict=True)]
    for line in lines:
        label = line.find("th")
        assert label is not None
        unit = label.findtext("small")
        heads = [f"{label.text}{end}{f' ({unit})' if unit else ''}" for end in ("", ", low", ", high")]
        cells = ["".join(cell.itertext()) for cell in line.findall("td")]
        if not all(cell in EMPTY or CELL.match(cell) for cell in cells):
            columns[heads[0]] = list(cells)
            continue
        most, low, high = ([_number(cell, end) for cell in cells] for end in range(3))
        found_here = dict(zip(heads, (most, low, high), strict=True))
        shown = heads if label.text == "Score" else [heads[1], heads[0], heads[2]]
        for head in shown if any(" to " in cell for cell in cells) else heads[:1]:
            columns[head] = list(found_here[head])
    return {table.attrib["aria-label"]: pd.DataFrame(columns)}


def _number(cell: str, end: int) -> float:
    """The most likely number of a cell, or its low or high; what is missing is no number."""
    match = CELL.match(cell)
    return float((match[end + 1] or match[1]).replace(",", "")) if match else math.nan
