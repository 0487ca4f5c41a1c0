"""Every perspective of a case beside the others, each with its own weights and its own beliefs."""

from .adversary import Adversary, Proposal, WayIn
from .choices import Members
from .compare import Crossed, Disagreement, compare_perspectives
from .group import Group
from .interests import Interests, Loss, Verdict, find_interests, gather_interests

__all__ = [
    "Adversary",
    "Crossed",
    "Disagreement",
    "Group",
    "Interests",
    "Loss",
    "Members",
    "Proposal",
    "Verdict",
    "WayIn",
    "compare_perspectives",
    "find_interests",
    "gather_interests",
]
