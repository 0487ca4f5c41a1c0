"""What would change the answer, in closed form. One file per question; all exact, no draws."""

from .analyse import Sensitivity, analyse
from .cell_switch import BaselineSwitch, CellSwitches, find_baseline_switches, find_cell_switches
from .findings import Finding, find_smallest_changes
from .nearest_weights import NearestWeights, find_all_nearest_weights, find_nearest_weights
from .tornado import Bar, build_tornado, build_weight_tornado
from .weight_sweep import FirstPlace, WeightSweep, find_leader, sweep_weights

__all__ = [
    "Bar",
    "BaselineSwitch",
    "CellSwitches",
    "Finding",
    "FirstPlace",
    "NearestWeights",
    "Sensitivity",
    "WeightSweep",
    "analyse",
    "build_tornado",
    "build_weight_tornado",
    "find_all_nearest_weights",
    "find_baseline_switches",
    "find_cell_switches",
    "find_leader",
    "find_nearest_weights",
    "find_smallest_changes",
    "sweep_weights",
]
