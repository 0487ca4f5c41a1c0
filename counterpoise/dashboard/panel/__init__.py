"""The live weight panel: sliders by objective, and the ranking that moves with the hand."""

from .component import weight_panel
from .records import PanelAnswer, PanelCriterion, PanelData, PanelObjective, PanelOption

__all__ = ["PanelAnswer", "PanelCriterion", "PanelData", "PanelObjective", "PanelOption", "weight_panel"]
