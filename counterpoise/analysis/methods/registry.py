"""The methods there are. To add one: a file with a function of the same shape, and a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ..arrays import Floats
from .additive import additive
from .product import product
from .promethee import promethee
from .result import MethodResult, Names
from .topsis import topsis
from .vikor import vikor


@dataclass(frozen=True)
class Method:
    """A method with its paper, what it takes for granted and why it may disagree.

    ``function`` takes ``value_ij`` (larger is better), ``weight_j`` and ``names``. ``score_name``
    and ``is_higher_better`` say how its score is called and read.
    """

    id: str
    name: str
    function: Callable[..., MethodResult]
    paper: str
    assumes: str
    differs: str
    score_name: str
    is_higher_better: bool = True


METHODS: Mapping[str, Method] = MappingProxyType(
    {
        method.id: method
        for method in (
            Method(
                "additive",
                "Additive value model",
                additive,
                "Keeney & Raiffa (1976), Decisions with Multiple Objectives, ch. 3",
                "A gain on one criterion makes up for a loss on another, at the rate that the weights state.",
                "It is the model that speaks in this case; the others are a cross-check.",
                "score",
            ),
            Method(
                "topsis",
                "TOPSIS",
                topsis,
                "Hwang & Yoon (1981), Multiple Attribute Decision Making, ch. 3",
                "Good is what is near to the best levels on offer and far from the worst, in a straight line.",
                "Distances are squared: one large shortfall counts more than several small ones of the same sum.",
                "closeness",
            ),
            Method(
                "vikor",
                "VIKOR",
                vikor,
                "Opricovic & Tzeng (2004), EJOR 156(2), 445-455",
                "A compromise limits the largest single regret as well as the sum of regrets.",
                "Half of the verdict rests on the one criterion on which an option falls shortest; a gain "
                "elsewhere does not make up for that.",
                "Q",
                is_higher_better=False,
            ),
            Method(
                "promethee",
                "PROMETHEE II",
                promethee,
                "Brans, Vincke & Mareschal (1986), EJOR 24(2), 228-238",
                "Options are compared in pairs; a twentieth of a scale counts for nothing, a quarter of it in full.",
                "How far an option is ahead stops counting at the threshold: many clear wins beat one very large one.",
                "net flow",
            ),
            Method(
                "product",
                "Weighted product",
                product,
                "Triantaphyllou (2000), Multi-Criteria Decision Making Methods, ch. 2",
                "Ratios count: going from 0.1 to 0.2 is worth as much as going from 0.4 to 0.8.",
                "A level near the worst end of one scale pulls the whole product down; at the end itself it is 0.",
                "score",
            ),
        )
    }
)
"""Every method by id; the additive model first."""


def run_method(
    method: str, value_ij: Floats, weight_j: Floats, names: Names | None = None, **settings: object
) -> MethodResult:
    """The result of a method by its id.

    Raises
    ------
    ValueError
        There is no such method, or it refuses the values; the message says which and why.
    """
    if method not in METHODS:
        raise ValueError(f"there is no method {method!r}; the methods are {', '.join(METHODS)}")
    return METHODS[method].function(value_ij, weight_j, names, **settings)
