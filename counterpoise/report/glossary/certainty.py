"""Words of certainty: what the draws say, and what would change the answer."""

from .term import Term

CERTAINTY = (
    Term(
        "draw",
        "draw",
        "One state of the world: every uncertain quantity takes one of its possible levels.",
        "What options share is drawn once per draw, so that it cancels when they are compared.",
        ("Robustness",),
        ("Monte Carlo sample",),
    ),
    Term(
        "rank_acceptability",
        "rank acceptability",
        "The share of draws in which an option takes a rank.",
        "It describes the draws, given what the case calls uncertain. It is not the probability that an option is "
        "right.",
        ("Robustness",),
        ("rank acceptability index", "SMAA"),
    ),
    Term(
        "central_weights",
        "central weights",
        "The mean of the weights under which an option is first.",
        "They describe who would choose the option: a reader who weighs like this. An option that is never first "
        "has none.",
        ("Robustness",),
        ("central weight vector", "SMAA"),
    ),
    Term(
        "confidence",
        "confidence factor",
        "How often an option is first when the weights are its own central weights and only the levels vary.",
        "Low confidence means that even a reader who weighs in the option's favour could not be sure of it.",
        ("Robustness",),
        ("SMAA",),
    ),
    Term(
        "regret",
        "regret",
        "Score points lost, on average over the draws, by choosing this option instead of the best of each draw.",
        "0 would mean that the option is best in every draw.",
        ("Robustness", "Packages"),
        ("expected opportunity loss",),
    ),
    Term(
        "stochastic_dominance",
        "stochastic dominance",
        "A package dominates another if every decision maker of a kind prefers its spread of scores.",
        "First order: at every score it is at least as likely to reach it, so everybody who wants more prefers it. "
        "Second order: everybody who wants more and shuns risk does. Spreads over the draws are compared.",
        ("Robustness",),
        ("risk profile", "cumulative distribution"),
    ),
    Term(
        "switch_point",
        "switch point",
        "The smallest change that changes who is first.",
        "Of one weight, one level, or all weights together. A switch point inside an estimate's own range, or close to "
        "the present weights, is a reason to be careful.",
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
        "Regret avoided, on average, if one uncertain quantity were known before choosing.",
        "It says where more study would pay, in score points; it does not say what study costs.",
        ("Robustness",),
        ("EVPPI",),
    ),
    Term(
        "lead_swing",
        "swing of the lead",
        "How far the first option's lead moves while one estimate goes from its low to its high.",
        "All other estimates stay at their most likely levels. A lead below zero means that another option is first.",
        ("Robustness",),
        ("tornado", "one-way sensitivity"),
    ),
    Term(
        "cross_check",
        "cross-check",
        "The same values and weights put through other published methods of ranking.",
        "The additive score is the one that speaks. Where another method turns a pair around, the reason tells what "
        "the additive model takes for granted: mostly that much of one criterion makes up for little of another.",
        ("Robustness",),
        ("TOPSIS", "VIKOR", "PROMETHEE"),
    ),
    Term(
        "scenario",
        "scenario",
        "A state of affairs in which several estimates are others, all together, for a stated reason.",
        "What it does not name is as stated. With chances, every simulation is in one of the scenarios, or in the case "
        "as stated, which has the chance that is left.",
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
