"""Tables: one function each; `registry` lists every table the house can make."""

from .comparison import PARTS, comparison_table
from .costs import costs_table
from .criteria import criteria_table
from .experts import experts_table
from .interactions import interactions_table
from .options import options_table
from .packages import named_packages_table
from .pair import pair_table
from .performance import performance_table
from .prerequisites import prerequisites_table
from .problems import problems_table
from .risks import risks_table
from .sources import claims_table, sources_table
from .stacking import stacking_table
from .table import Cell, Column, Table
from .weights import weights_table

__all__ = [
    "PARTS",
    "Cell",
    "Column",
    "Table",
    "claims_table",
    "comparison_table",
    "costs_table",
    "criteria_table",
    "experts_table",
    "interactions_table",
    "named_packages_table",
    "options_table",
    "pair_table",
    "performance_table",
    "prerequisites_table",
    "problems_table",
    "risks_table",
    "sources_table",
    "stacking_table",
    "weights_table",
]
