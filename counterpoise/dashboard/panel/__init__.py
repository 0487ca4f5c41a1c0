"""The live weight panel: sliders by objective, and the ranking that moves with the hand."""

from ...report.panel.records import PanelAnswer, PanelCriterion, PanelData, PanelObjective, PanelOption
from .component import store_board, weight_panel

__all__ = [
    "PanelAnswer",
    "PanelCriterion",
    "PanelData",
    "PanelObjective",
    "PanelOption",
    "store_board",
    "weight_panel",
]
