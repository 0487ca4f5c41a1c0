"""Words of weighing options: what is judged, how it is scaled, weighted and summed."""

from .term import Term

WEIGHING = (
    Term(
        "case",
        "case",
        "One decision problem: a folder of text files that anyone can read and change.",
        "The folder holds case.yaml (question, criteria, relations between options), one file per option, one per "
        "weight profile, and the sources. The digest on every receipt changes when anything "
        "that these files mean changes, or when a file is duplicated or unreadable; comments and layout do not count.",
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
        "Today's course; every other option is compared with it.",
        "Where a criterion is entered as an effect, options state what they change relative to the baseline. What is "
        "uncertain about the baseline then affects all options alike and does not separate them.",
        ("Compare", "Options", "files"),
        ("status quo", "business as usual"),
    ),
    Term(
        "criterion",
        "criterion",
        "A yardstick for outcomes, with a unit and a fixed scale from worst to best.",
        "A criterion is either entered, as a level or as an effect on the baseline, or derived from the options' own "
        "costs, risks and prerequisites. Its scale is part of the case and does not depend on which options are "
        "present: adding an option cannot change the order of the others.",
        ("Compare", "Options", "files"),
        ("attribute", "indicator"),
    ),
    Term(
        "objective",
        "objective",
        "A group of criteria that serve the same goal.",
        "Objectives group the criteria on screen. They have no weight of their own: the weight of an objective is the "
        "sum of the weights of its criteria.",
        ("Compare", "files"),
        ("goal", "value tree"),
    ),
    Term(
        "scale",
        "scale",
        "The fixed worst and best level of a criterion.",
        "Levels beyond the ends count the same as the ends. A weight is the value of going from one end to the "
        "other, so a weight has no meaning without its scale.",
        ("Compare", "Options", "files"),
        ("range", "local scale", "global scale"),
    ),
    Term(
        "value_function",
        "value function",
        "How a level turns into a partial value between 0 (worst) and 1 (best).",
        "A straight line unless the case lists points; then it runs straight from point to point, so that a "
        "step near a threshold may be worth more than the same step elsewhere.",
        ("Compare", "Options", "files"),
        ("utility function", "scoring function"),
    ),
    Term(
        "partial_value",
        "partial value",
        "The value of a level on its own criterion: 0 at the worst end of the scale, 1 at the best.",
        "Partial values of different criteria cannot be compared before weights say how much each swing matters.",
        ("Compare", "Options"),
        ("single-criterion value", "normalized score"),
    ),
    Term(
        "weight",
        "weight",
        "The value of going from the worst to the best level on a criterion, as a share of all weight.",
        "Ask: which of these swings, worst to best, matters most, and how much does each of the others matter "
        "relative to it? A weight is not the importance of a topic. If the scale is short, the weight is small, "
        "however important the topic.",
        ("Compare", "files"),
        ("swing weight", "scaling constant"),
    ),
    Term(
        "weight_profile",
        "weight profile",
        "A named set of weights, with who would hold it and why.",
        "Profiles are starting points. You can change any weight; the screen and the link show what differs.",
        ("Compare", "files"),
        ("weight set",),
    ),
    Term(
        "score",
        "score",
        "Sum of weight x partial value over all criteria, times 100: from 0 to 100.",
        "A score summarizes the case's own judgments under one set of weights. It is not a probability or a "
        "measurement, and differences within the case's tie margin are too close to call.",
        ("Compare", "Options"),
        ("overall value", "utility"),
    ),
    Term(
        "contribution",
        "contribution",
        "The score points that one criterion gives an option: weight x partial value x 100.",
        "Contributions add up to the score. What separates two options is the difference in their contributions.",
        ("Compare", "Options"),
    ),
    Term(
        "score_range",
        "low to high",
        "The scores an option would have if all its estimates were at their least favorable or their most favorable "
        "value at once.",
        "Both ends are extreme: it is unlikely that every estimate errs the same way. The Robustness page says how "
        "scores spread when estimates vary independently.",
        ("Compare",),
        ("whiskers",),
    ),
    Term(
        "too_close",
        "tie margin",
        "The difference in score that is too close to call in this case.",
        "The case's author sets it. Read a lead within it as a tie.",
        ("Compare", "files"),
        ("indifference threshold",),
    ),
    Term(
        "dominated",
        "dominated",
        "Another option is at least as good on every criterion and better on one.",
        "No weights can rank a dominated option above the one that dominates it. Levels are compared at their most "
        "likely values; within their ranges the order may differ.",
        ("Compare",),
        ("Pareto-dominated",),
    ),
    Term(
        "red_line",
        "red line",
        "A level that the case's author considers unacceptable to cross.",
        "It is shown as a flag and does not change the score: gains elsewhere can outweigh it in points, so "
        "read the flag.",
        ("Compare", "files"),
        ("veto threshold",),
    ),
    Term(
        "must_reach",
        "minimum",
        "The level an option must reach to be worth considering.",
        "It is shown as a flag and does not change the score.",
        ("Compare", "files"),
        ("aspiration level",),
    ),
)
