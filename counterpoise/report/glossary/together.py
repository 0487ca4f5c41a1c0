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
        "Differences within the margin are what the case's author calls meaningless, so the best of them is no winner. "
        "What all of them hold is the robust part of the answer.",
        ("Packages",),
        ("near-optimal set",),
    ),
    Term(
        "sureness",
        "sureness",
        "The share of simulations in which a package keeps all limits, deadlines and lines together.",
        "Rules are settled at the most likely levels. Where a sureness is asked for, a package must also keep all of "
        "them in that share of simulations.",
        ("Packages",),
        ("joint chance constraint",),
    ),
    Term(
        "stacking",
        "stacking",
        "The share of every gain, and of every loss, but the largest that counts when options are combined.",
        "1 means that effects add up, 0 that only the largest counts. Gains and losses have a share each; a third says "
        "how much of the losses, up to the size of the gains, still counts. An estimated share is drawn. "
        "The reader can fix each.",
        ("Packages", "files"),
        ("diminishing returns", "overlap"),
    ),
    Term(
        "interaction",
        "interaction",
        "What two options together change on a criterion beyond stacking.",
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
        "The packages for which no other scores as much for less money.",
        "Read from left to right: what each further step costs, and what it adds. Only committed money counts.",
        ("Packages",),
        ("cost-effectiveness frontier",),
    ),
    Term(
        "package_rule",
        "rule",
        "What a package must keep to be allowed: prerequisites, exclusions, limits, and what a reader asks of it.",
        "A measure stays outside the best package because a rule stands in the way, or because the packages that hold "
        "it score less.",
        ("Packages",),
        ("constraint",),
    ),
    Term(
        "core_index",
        "core index",
        "The share of efficient, or of best, packages that hold an option.",
        "Core: in all of them. Exterior: in none. Borderline: in some; those are what the debate is about.",
        ("Packages",),
        ("robust portfolio modelling",),
    ),
    Term(
        "balance",
        "balance",
        "Whether an option or package does well on both of two criteria that the case wants in balance.",
        "The case names the two criteria; they are drawn against each other. The index is their geometric mean, so "
        "that much of one cannot make up for none of the other.",
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
        "The chain of prerequisites that fixes the day on which an option is ready.",
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
        "effect_day",
        "effect day",
        "Ready day plus the lag to the first observable effect.",
        "An effect day beyond the case's horizon is flagged: what the option brings then lies outside what is judged.",
        ("Compare", "Options", "Timeline"),
    ),
    Term(
        "time_to_spare",
        "time to spare",
        "Days by which a milestone may slip before the ready day slips.",
        "Milestones on the critical path have none. It is shared along a chain: what one milestone uses up, those "
        "after it no longer have.",
        ("Timeline",),
        ("total float", "slack"),
    ),
    Term(
        "order_day",
        "latest order day",
        "The last day on which one may order and still meet a deadline with the chance asked for.",
        "For a package all start days are put off together; for one member the others keep theirs.",
        ("Timeline",),
    ),
    Term(
        "value_to_date",
        "value to date",
        "The mean score of a package over the time up to the horizon, from 0 to 100.",
        "Outcomes count from each member's effect day, in full; cost, risk and time criteria from the decision on. Two "
        "packages with the same score in the end differ by when they deliver. It is no forecast of how an outcome "
        "grows.",
        ("Timeline",),
    ),
)
