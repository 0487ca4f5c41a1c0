"""Floor 0: the nouns of a decision. Standard library only; every record is frozen."""

from .case import Balance, Case, LeftOut, Money
from .criterion import Anchor, Criterion, Measure, Objective, Stacking
from .estimate import Basis, Performance, Range
from .evidence import Claim, Source
from .option import Cost, Option, Prerequisite, Risk
from .package import Interaction, Limit, MemberRule, Package
from .problem import Problem
from .receipt import Receipt
from .weights import Comparison, WeightProfile

__all__ = [
    "Anchor",
    "Balance",
    "Basis",
    "Case",
    "Claim",
    "Comparison",
    "Cost",
    "Criterion",
    "Interaction",
    "LeftOut",
    "Limit",
    "Measure",
    "MemberRule",
    "Money",
    "Objective",
    "Option",
    "Package",
    "Performance",
    "Prerequisite",
    "Problem",
    "Range",
    "Receipt",
    "Risk",
    "Source",
    "Stacking",
    "WeightProfile",
]
