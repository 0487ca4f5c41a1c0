"""Words of finding weights."""

from .term import Term

ELICITATION = (
    Term(
        "elicitation",
        "elicitation of weights",
        "Asking a person for judgments from which weights follow.",
        "Every method asks for the value of moves from the worst to the best level of a scale, never for the "
        "importance of a topic. Methods differ in what they ask and in how far answers check one another; "
        "two of them that agree are better than one.",
        ("Weights",),
        ("weighting method",),
    ),
    Term(
        "equivalent",
        "equivalent",
        "Amounts of two criteria, in their units, that the weights make worth the same.",
        "They hold around the middle of both scales. If you would not exchange one for the other, the weights are not "
        "yours: reject it, and correct what you answered.",
        ("Weights",),
        ("marginal rate of substitution", "trade-off rate"),
    ),
)
