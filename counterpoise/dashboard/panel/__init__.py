"""The live weight panel: sliders by objective, and the ranking that moves with the hand."""

from .board import pack_board
from .component import store_board, weight_panel
from .records import PanelAnswer, PanelCriterion, PanelData, PanelObjective, PanelOption

__all__ = [
    "PanelAnswer",
    "PanelCriterion",
    "PanelData",
    "PanelObjective",
    "PanelOption",
    "pack_board",
    "store_board",
    "weight_panel",
]
