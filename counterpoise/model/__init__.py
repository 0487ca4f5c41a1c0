"""Floor 0: the nouns of a decision. Standard library only; every record is frozen."""

from .actor import BEST_IMPACT, USUAL_IMPACT_SCALE, WORST_IMPACT, Actor, Impact, Period
from .case import Balance, Case, LeftOut, Money
from .criterion import SHARES, Anchor, Criterion, Measure, Objective, Share, ShareEstimate, Stacking
from .estimate import Basis, ExpertEstimate, Performance, Range, pool_estimates
from .evidence import Claim, Source
from .factor import Factor
from .option import Cost, Option, Prerequisite, Risk
from .package import Interaction, Limit, MemberRule, Package
from .problem import Problem
from .receipt import Receipt
from .scenario import AS_STATED, MIXED, MixedScenario, Scenario
from .weights import Comparison, WeightProfile

__all__ = [
    "AS_STATED",
    "BEST_IMPACT",
    "MIXED",
    "SHARES",
    "USUAL_IMPACT_SCALE",
    "WORST_IMPACT",
    "Actor",
    "Anchor",
    "Balance",
    "Basis",
    "Case",
    "Claim",
    "Comparison",
    "Cost",
    "Criterion",
    "ExpertEstimate",
    "Factor",
    "Impact",
    "Interaction",
    "LeftOut",
    "Limit",
    "Measure",
    "MemberRule",
    "MixedScenario",
    "Money",
    "Objective",
    "Option",
    "Package",
    "Performance",
    "Period",
    "Prerequisite",
    "Problem",
    "Range",
    "Receipt",
    "Risk",
    "Scenario",
    "Share",
    "ShareEstimate",
    "Source",
    "Stacking",
    "WeightProfile",
    "pool_estimates",
]
