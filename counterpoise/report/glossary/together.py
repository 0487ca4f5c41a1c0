"""Words of packages and of time."""

from .term import Term

TOGETHER = (
    Term(
        "package",
        "package",
        "A set of options adopted together.",
        "Its levels follow from its members' effects by stacking, then interactions; costs, risks and milestones that "
        "members share count once.",
        ("Packages", "files"),
        ("portfolio",),
    ),
    Term(
        "tie_set",
        "tie set",
        "All packages within the case's tie margin of the best.",
        "Differences within the margin are too close to call, so the best of them is not a clear winner. "
        "What all of them include is the robust part of the answer.",
        ("Packages",),
        ("near-optimal set",),
    ),
    Term(
        "sureness",
        "sureness",
        "The share of simulations in which a package keeps all limits, deadlines and lines together.",
        "Rules are checked at the most likely levels. If a sureness is required, a package must also keep all of "
        "them in that share of simulations.",
        ("Packages",),
        ("joint chance constraint",),
    ),
    Term(
        "stacking",
        "stacking",
        "When options are combined, the share at which every gain or loss after the largest counts.",
        "1 means that effects add up, 0 that only the largest counts. Gains and losses have a share each; a third "
        "says how much of the losses, up to the size of the gains, still counts. A share given as a range varies in "
        "the simulations. You can fix each share.",
        ("Packages", "files"),
        ("diminishing returns", "overlap"),
    ),
    Term(
        "interaction",
        "interaction",
        "The joint effect of two options on a criterion, beyond stacking.",
        "Stated in the criterion's unit, with its reason.",
        ("Packages", "files"),
        ("synergy", "tension"),
    ),
    Term(
        "efficient",
        "efficient",
        "No other package is at least as good on every chosen criterion and better on one.",
        "Whatever the weights, the best package is an efficient one.",
        ("Packages",),
        ("Pareto-optimal", "non-dominated"),
    ),
    Term(
        "frontier",
        "score for money",
        "The packages for which no cheaper one scores as high.",
        "Read from left to right: what each further step costs, and what it adds. Only committed money counts.",
        ("Packages",),
        ("cost-effectiveness frontier",),
    ),
    Term(
        "package_rule",
        "rule",
        "What a package must satisfy to be allowed: prerequisites, exclusions, limits, and what you require of it.",
        "A measure is not in the best package because a rule prevents it, or because the packages that include "
        "it score lower.",
        ("Packages",),
        ("constraint",),
    ),
    Term(
        "core_index",
        "core index",
        "The share of efficient, or of best, packages that include an option.",
        "Core: in all of them. Exterior: in none. Borderline: in some; these are the ones to debate.",
        ("Packages",),
        ("robust portfolio modeling",),
    ),
    Term(
        "balance",
        "balance",
        "Whether an option or package does well on both of the two criteria that the case wants balanced.",
        "The case names the two criteria; they are plotted against each other. The index is their geometric mean, so "
        "that strength on one cannot make up for nothing on the other.",
        ("Packages", "files"),
    ),
    Term(
        "prerequisite",
        "prerequisite",
        "A milestone, or another option, that must come first; it takes its lead time.",
        "A milestone starts when everything it comes after is done. A hard prerequisite must be met; without a "
        "soft one "
        "the option can go ahead and should not.",
        ("Options", "Timeline", "files"),
        ("predecessor", "milestone"),
    ),
    Term(
        "lead_time",
        "lead time",
        "Days a prerequisite takes once everything it comes after is done.",
        "Stated as low, most likely and high like every estimate.",
        ("Options", "Timeline", "files"),
        ("duration",),
    ),
    Term(
        "critical_path",
        "critical path",
        "The chain of prerequisites that determines the day on which an option is ready.",
        "A day saved on this chain makes the option ready a day sooner, until another chain becomes the longest; a day "
        "saved elsewhere changes nothing.",
        ("Options", "Timeline"),
    ),
    Term(
        "ready_day",
        "ready day",
        "The day, counted from the decision, on which all prerequisites are done.",
        "With most likely lead times unless a range is shown.",
        ("Compare", "Options", "Timeline"),
    ),
    Term(
        "waiting",
        "cost of waiting",
        "The points of mean value over the horizon that a package loses if all of it starts a month later.",
        "A measure stays open if, alone and started a month later, it still keeps the earliest deadline; without a "
        "deadline, if it takes effect within the horizon.",
        ("Packages",),
    ),
    Term(
        "effect_day",
        "effect day",
        "Ready day plus the lag to the first observable effect.",
        "An effect day beyond the case's horizon is flagged: that effect is beyond the period that the case judges.",
        ("Compare", "Options", "Timeline"),
    ),
    Term(
        "time_to_spare",
        "time to spare",
        "Days a milestone can slip before the ready day slips.",
        "Milestones on the critical path have none. It is shared along a chain: days used up by one milestone "
        "are no longer available to those after it.",
        ("Timeline",),
        ("total float", "slack"),
    ),
    Term(
        "order_day",
        "latest order day",
        "The last day to order and still meet a deadline with the required chance.",
        "For a package, all start days move together; for one measure, the others stay fixed.",
        ("Timeline",),
    ),
    Term(
        "value_to_date",
        "value to date",
        "The mean score of a package over the time up to the horizon, from 0 to 100.",
        "Outcomes count from each member's effect day, in full; cost, risk and time criteria from the decision on. Two "
        "packages with the same final score can differ in when they deliver. It does not forecast how an outcome "
        "grows.",
        ("Timeline",),
    ),
)
