"""Words of certainty: what the simulations say, and what would change the answer."""

from .term import Term

CERTAINTY = (
    Term(
        "draw",
        "simulation",
        "One possible state of the world: every uncertain quantity takes one of its possible levels.",
        "What options share takes the same level for all of them, so that it cancels when they are compared. Flags and "
        "JSON call a simulation a draw.",
        ("Robustness",),
        ("draw", "Monte Carlo sample"),
    ),
    Term(
        "rank_acceptability",
        "rank acceptability",
        "The share of simulations in which an option takes a rank.",
        "It describes the simulations, given what the case treats as uncertain. It is not the probability that an "
        "option is right.",
        ("Robustness",),
        ("rank acceptability index", "SMAA"),
    ),
    Term(
        "central_weights",
        "central weights",
        "The average weights of the simulations in which an option ranks first.",
        "They describe who would choose the option: someone with these weights. An option that never ranks first "
        "has none.",
        ("Robustness",),
        ("central weight vector", "SMAA"),
    ),
    Term(
        "confidence",
        "confidence factor",
        "How often an option ranks first when the weights are its central weights and only the levels vary.",
        "Low confidence means that even a reader with weights in the option's favor could not be sure of it.",
        ("Robustness",),
        ("SMAA",),
    ),
    Term(
        "regret",
        "regret",
        "Score points lost on average by choosing this option instead of the best one in each simulation.",
        "0 means that the option is best in every simulation.",
        ("Robustness", "Packages"),
        ("expected opportunity loss",),
    ),
    Term(
        "stochastic_dominance",
        "stochastic dominance",
        "A package dominates another if every decision maker of a kind prefers its spread of scores.",
        "First order: at every score it is at least as likely to reach it, so everyone who prefers more to less "
        "prefers it. Second order: every risk-averse decision maker does. Spreads over the simulations are compared.",
        ("Robustness",),
        ("risk profile", "cumulative distribution"),
    ),
    Term(
        "switch_point",
        "switch point",
        "The smallest change that puts another option first.",
        "A change of one weight, one level, or all weights together. A switch point inside an estimate's range, or "
        "close to the current weights, calls for caution.",
        ("Robustness",),
        ("threshold", "break-even"),
    ),
    Term(
        "stability_interval",
        "stability interval",
        "The range of one weight within which the first option stays first.",
        "The other weights keep their proportions to each other.",
        ("Robustness",),
        ("weight stability",),
    ),
    Term(
        "value_of_information",
        "value of information",
        "The score points gained on average if one uncertain quantity were known before choosing.",
        "It shows where further study would pay off, in score points, not what the study costs.",
        ("Robustness",),
        ("EVPPI",),
    ),
    Term(
        "lead_swing",
        "effect on the lead",
        "How far the leader's lead moves when one estimate goes from its low to its high.",
        "All other estimates stay at their most likely levels. A lead below zero means that another option ranks "
        "first.",
        ("Robustness",),
        ("tornado", "one-way sensitivity"),
    ),
    Term(
        "cross_check",
        "cross-check",
        "The same values and weights ranked by other published methods.",
        "The additive score is the main result. Where another method reverses a pair, the reason shows what "
        "the additive score assumes: mostly that a large gain on one criterion makes up for a loss on another.",
        ("Robustness",),
        ("TOPSIS", "VIKOR", "PROMETHEE"),
    ),
    Term(
        "scenario",
        "scenario",
        "A set of estimates that change together, for a stated reason.",
        "Estimates it does not name stay as stated. If scenarios have chances, each simulation falls in one of "
        "them, or in the case as stated, which has the remaining chance.",
        ("Compare", "Packages", "Robustness", "Timeline"),
    ),
    Term(
        "factor",
        "factor",
        "A common cause that makes estimates err together: where one is high, the others tend to be high too.",
        "Its strength is a rank correlation, from -1 to 1. Without a factor, estimates err independently.",
        ("Robustness",),
        ("Spearman correlation",),
    ),
)
