"""Words of weighing options: what is judged, how it is scaled, weighted and summed."""

from .term import Term

WEIGHING = (
    Term(
        "case",
        "case",
        "One decision problem: a folder of text files that anyone can read and change.",
        "The folder holds case.yaml (question, criteria, what holds between options), one file per option, one per "
        "weight profile, and the register of sources. The digest on every receipt changes when anything "
        "that these files mean does, or when a file is doubled or cannot be read; comments and layout do not count.",
        ("Compare", "Check", "files"),
        ("decision problem",),
    ),
    Term(
        "option",
        "option",
        "A policy measure that can be adopted.",
        "Each option states its levels on all criteria, what it costs, what may go wrong, and what must come first. "
        "Options may be combined into packages unless one excludes the other.",
        ("Compare", "Options", "files"),
        ("alternative", "action", "measure"),
    ),
    Term(
        "baseline",
        "baseline",
        "The option that stands for today's course; every other is compared with it.",
        "Where a criterion is entered as an effect, options state what they change against the baseline. What is "
        "uncertain about the baseline is then common to all options and does not separate them.",
        ("Compare", "Options", "files"),
        ("status quo", "business as usual"),
    ),
    Term(
        "criterion",
        "criterion",
        "What outcomes are judged by, with a unit and a fixed scale from worst to best.",
        "A criterion is either typed in, as a level or as an effect on the baseline, or derived from the options' own "
        "costs, risks and prerequisites. Its scale is part of the case and never follows from the options present: "
        "adding an option cannot change the order of the others.",
        ("Compare", "Options", "files"),
        ("attribute", "indicator"),
    ),
    Term(
        "objective",
        "objective",
        "A group of criteria that serve one end.",
        "Objectives order the criteria on screen. They carry no weight of their own: the weight of an objective is the "
        "sum of the weights of its criteria.",
        ("Compare", "files"),
        ("goal", "value tree"),
    ),
    Term(
        "scale",
        "scale",
        "The fixed worst and best level of a criterion.",
        "Levels beyond the ends are worth no more than the ends. A weight is the worth of going from one end to the "
        "other, so a weight means nothing without its scale.",
        ("Compare", "Options", "files"),
        ("range", "local scale", "global scale"),
    ),
    Term(
        "value_function",
        "value function",
        "How a level turns into a partial value between 0 (worst) and 1 (best).",
        "A straight line unless the case states knots: then the value runs in straight pieces between them, so that a "
        "step near a threshold may be worth more than the same step elsewhere.",
        ("Compare", "Options", "files"),
        ("utility function", "scoring function"),
    ),
    Term(
        "partial_value",
        "partial value",
        "What a level is worth on its own criterion: 0 at the worst, 1 at the best end of the scale.",
        "Partial values of different criteria cannot be compared before weights say how much each swing matters.",
        ("Compare", "Options"),
        ("single-criterion value", "normalised score"),
    ),
    Term(
        "weight",
        "weight",
        "The worth of going from the worst to the best level on a criterion, as a share of all weight.",
        "Ask: which of these swings, worst to best, matters most, and how much does each other swing matter beside it? "
        "A weight is not the importance of a topic. Where the scale is short the weight is small, however grave "
        "the topic.",
        ("Compare", "files"),
        ("swing weight", "scaling constant"),
    ),
    Term(
        "weight_profile",
        "weight profile",
        "Named weights of one perspective, with who would hold it and why.",
        "Profiles are starting points. The reader moves any weight from there; the screen and the link say what "
        "differs.",
        ("Compare", "files"),
        ("weight set", "perspective"),
    ),
    Term(
        "score",
        "score",
        "Sum of weight x partial value over all criteria, times 100: from 0 to 100.",
        "A score is a summary of the case's own judgements under one set of weights. It is not a probability, not a "
        "measurement, and differences smaller than what the case calls too close mean nothing.",
        ("Compare", "Options"),
        ("overall value", "utility"),
    ),
    Term(
        "contribution",
        "contribution",
        "The score points that one criterion gives an option: weight x partial value x 100.",
        "Contributions add up to the score. What separates two options is the difference of their contributions.",
        ("Compare", "Options"),
    ),
    Term(
        "score_range",
        "low to high",
        "The scores an option would have if all its estimates stood at their low-serving or their best-serving "
        "end at once.",
        "Both ends are extreme: it is unlikely that every estimate errs the same way. The Robustness page says how "
        "scores spread when estimates vary independently.",
        ("Compare",),
        ("whiskers",),
    ),
    Term(
        "too_close",
        "too close",
        "The difference in score that means nothing in this case.",
        "The author of the case states it. A lead below it should be read as a tie.",
        ("Compare", "files"),
        ("indifference threshold",),
    ),
    Term(
        "dominated",
        "dominated",
        "Another option is at least as good on every criterion and better on one.",
        "No weights can place a dominated option before the one that dominates it. Levels are compared at their most "
        "likely values; within their ranges the order may differ.",
        ("Compare",),
        ("Pareto-dominated",),
    ),
    Term(
        "red_line",
        "red line",
        "A level that the case's author calls unacceptable when it is crossed.",
        "It is shown as a flag and does not change the score: a sum of gains elsewhere can outweigh it in points, "
        "which "
        "is a reason to read the flag.",
        ("Compare", "files"),
        ("veto threshold",),
    ),
    Term(
        "must_reach",
        "must reach",
        "A level below which an option does too little to count.",
        "It is shown as a flag and does not change the score.",
        ("Compare", "files"),
        ("aspiration level",),
    ),
)
