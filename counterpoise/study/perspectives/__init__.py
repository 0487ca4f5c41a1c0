"""Every perspective of a case beside the others, each with its own weights and its own beliefs."""

from .adversary import Adversary, Proposal, WayIn
from .choices import Members
from .compare import Crossed, Disagreement, compare_perspectives
from .group import Group

__all__ = ["Adversary", "Crossed", "Disagreement", "Group", "Members", "Proposal", "WayIn", "compare_perspectives"]
