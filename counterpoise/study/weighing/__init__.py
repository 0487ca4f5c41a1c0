"""From answers to weights: `weigh` reads them, with every fault at once, and asks the method."""

from .reader import AnswerFault, AnswersFault
from .weigh import METHODS, Weighed, weigh

__all__ = ["METHODS", "AnswerFault", "AnswersFault", "Weighed", "weigh"]
