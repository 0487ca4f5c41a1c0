"""The live weight panel: sliders by objective, and the ranking that moves with the hand."""

from ...report.panel.records import PanelAnswer, PanelCriterion, PanelData, PanelObjective, PanelOption
from .component import store_board, weight_panel
from .courier import show_courier

__all__ = [
    "PanelAnswer",
    "PanelCriterion",
    "PanelData",
    "PanelObjective",
    "PanelOption",
    "show_courier",
    "store_board",
    "weight_panel",
]
