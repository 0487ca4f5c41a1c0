"""A chart made whole: its specification with its rows, the finding, the source, and the chart in words."""

from __future__ import annotations

from dataclasses import dataclass
from types import ModuleType
from typing import Any

from ...model import Case, Receipt
from ..charts.canvas import ROWS, TEXT, Spec
from ..dates import decision_date
from ..notation import AMERICAN, notation
from ..numbers import count_of
from ..receipts import receipt_record, weights_name
from ..sentences.scenario import in_scenario
from .framed import FONT, INK, Frame

WIDTH = 900
"""Pixels of a drawing, at which labels have room and text is read at a page's width."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart that stands alone. ``spec`` draws it ``WIDTH`` pixels wide; ``stem`` is the name of its file."""

    spec: Spec
    frame: Frame
    stem: str
    receipt: dict[str, object]

    def record(self) -> dict[str, object]:
        """The Vega-Lite specification with its data, which any Vega tool draws."""
        about = {"source": self.frame.source, "receipt": self.receipt}
        titled = {"text": self.frame.title, "subtitle": self.frame.subtitle, "anchor": "start"}
        return {**self.spec, "title": titled, "description": self.frame.alt, "usermeta": about}


def make_picture(chart: ModuleType, about: tuple[Any, ...], receipt: Receipt) -> Picture:
    """The picture of a chart; ``about`` is what its ``rows`` take and begins with the case."""
    case: Case = about[0]
    frame = Frame(
        chart.title(*about), in_scenario(case, case.question), source_line(case, receipt), chart.alt_text(*about)
    )
    spec = for_a_file(chart.spec(case), chart.rows(*about))
    return Picture(spec, frame, file_stem(case, chart), receipt_record(receipt))


def file_stem(case: Case, chart: ModuleType) -> str:
    """What the file of a chart is called: after the case and the chart."""
    return f"{case.id}-{chart.ID}"


def source_line(case: Case, receipt: Receipt) -> str:
    """What the chart rests on, in a line that is read."""
    parts = [f"Source: {case.title} (as of {decision_date(case)})", f"Weights: {weights_name(case, receipt)}"]
    if receipt.draws is not None:
        seed = "" if receipt.seed is None else f", seed {receipt.seed}"
        parts.append(count_of(receipt.draws, "simulation") + seed)
    return f"{'. '.join(parts)}. Counterpoise {receipt.version}."


def for_a_file(spec: Spec, rows: list[dict[str, Any]], width: int = WIDTH) -> Spec:
    """As wide as a file is, with the rows in it, in the ink of print."""
    config = spec["config"] | {"font": FONT, "legend": spec["config"]["legend"] | _INKED | {"offset": 26}}
    config["axis"] = (
        spec["config"]["axis"] | _INKED | {"titleFontWeight": "normal", "labelPadding": 4, "titlePadding": 8}
    )
    if notation().id != AMERICAN:
        config["locale"] = notation().vega_locale()
    sized = {"width": width, "autosize": {"type": "fit-x", "contains": "padding"}, "datasets": {ROWS: rows}}
    found: Spec = _inked({**spec, **sized, "config": config})
    return found


_INKED = {"labelColor": INK, "titleColor": INK}


def _inked(node: Any) -> Any:
    """Everything with the ink of print where a page gives its own color."""
    if isinstance(node, dict):
        return {name: _inked(child) for name, child in node.items()}
    if isinstance(node, list):
        return [_inked(child) for child in node]
    return INK if isinstance(node, str) and node == TEXT else node
