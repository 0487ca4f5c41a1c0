"""What must fit together, mostly in case.yaml."""

from .explanation import Explanation

FIT: tuple[Explanation, ...] = (
    Explanation(
        "unknown-criterion",
        "No criterion has this id",
        "A file names a criterion that case.yaml does not have.",
        "Correct the spelling, or add the criterion to case.yaml.",
        "performance: {nois: {level: 62}}",
    ),
    Explanation(
        "unknown-objective",
        "No objective has this id",
        "A criterion or an objective names an objective that case.yaml does not have.",
        "Correct the spelling, or add the objective.",
        "objective: efort",
    ),
    Explanation(
        "unknown-profile",
        "No weight profile has this id",
        "case.yaml names a profile, and weights has no file of that name.",
        "Correct the spelling, or add the file.",
        "default_profile: resident",
    ),
    Explanation(
        "unknown-option",
        "No option has this id",
        "Something names an option, and options has no file of that name.",
        "Correct the spelling, or add the file. An option is called by its file's name without the ending.",
        "baseline: as_it_is",
    ),
    Explanation(
        "unknown-quantity",
        "Nothing that can be limited has this name",
        "A limit is on a criterion, or on cost, ready_day, effect_day or members.",
        "Choose one that the message lists.",
        "limits:\n  - {on: costs, at_most: 100}",
    ),
    Explanation(
        "unknown-estimate",
        "No estimate has this name",
        "A factor names an estimate that the case does not have. A name is a kind and an id: 'cell OPTION.CRITERION', "
        "'lead MILESTONE', 'lag OPTION', 'cost COST', 'likelihood RISK', 'risk effect RISK.CRITERION', "
        "'stacking CRITERION.gains' or 'interaction A+B.CRITERION'.",
        "Correct the spelling, or add the estimate.",
        "factors:\n  - {name: Traffic, because: So., estimates: [cell trees.noize, lag trees], strength: 0.5}",
    ),
    Explanation(
        "estimate-is-exact",
        "An estimate that errs with others is a single number",
        "A factor links uncertain estimates. A single number is not uncertain.",
        "Give it low, mode and high, or take it out of the factor.",
        "factors:\n  - {name: Traffic, because: So., estimates: [cell trees.noise, lag trees], strength: 0.5}",
    ),
    Explanation(
        "correlated-twice",
        "Two estimates are in two factors together",
        "Their correlation would be stated twice.",
        "Leave one of the two out of one factor, or write one factor for all.",
        "factors:\n  - {name: A, because: So., estimates: [lag a, lag b], strength: 0.5}\n"
        "  - {name: B, because: So., estimates: [lag a, lag b], strength: 0.2}",
    ),
    Explanation(
        "impossible-correlation",
        "Correlations cannot hold together",
        "If a rises with b, and b with c, then a cannot fall with c at will. Three estimates can have a rank "
        "correlation of -0.5 with each other, not of -0.9.",
        "Take the strength that the message names, or leave estimates out.",
        "factors:\n  - {name: A, because: So., estimates: [lag a, lag b, lag c], strength: -0.9}",
    ),
    Explanation(
        "empty-scenario",
        "A scenario changes nothing",
        "A scenario is a name for estimates that are others together. This one has none.",
        "State what is otherwise in it under 'cells', 'lead_days' or 'lag_days', or delete it.",
        "scenarios:\n  drought: {name: A dry year, because: So.}",
    ),
    Explanation(
        "reserved-id",
        "An id is used for something else",
        "'as_stated' asks for the case without any scenario, 'mixed' for all scenarios under their chances.",
        "Give the scenario another id.",
        "scenarios:\n  mixed: {name: Some of each, because: So., lag_days: {trees: 90}}",
    ),
    Explanation(
        "chances-over-100",
        "The chances of the scenarios are over 100 percent",
        "Scenarios exclude each other, so their chances add up to at most 100 percent. What is left is the chance of "
        "the case as stated.",
        "Make one of the chances smaller.",
        "scenarios:\n  dry: {name: Dry, because: So., chance: 70, lag_days: {trees: 90}}\n"
        "  wet: {name: Wet, because: So., chance: 40, lag_days: {trees: 30}}",
    ),
    Explanation(
        "missing-as-stated",
        "A scenario or a belief changes a level that is missing",
        "What the option's own file calls missing is missing in every scenario and for every perspective.",
        "Estimate the level in the option's file, or take it out of the scenario or the profile.",
        "scenarios:\n  dry: {name: Dry, because: So., cells: {trees: {noise: {level: 60}}}}",
    ),
    Explanation(
        "objective-cycle",
        "An objective is part of itself",
        "Following 'parent' from an objective leads back to it.",
        "Delete one 'parent' of the chain that the message shows.",
        "life: {name: Life, parent: effort}\neffort: {name: Effort, parent: life}",
    ),
    Explanation(
        "flat-scale",
        "Worst and best are the same level, or almost",
        "On such a scale nothing differs, so nothing can be scored. Ends that differ by less than 1e-12, or by less "
        "than a millionth of the larger one, cannot be told apart from rounding.",
        "Set two levels that span what can reasonably happen, in a unit in which they are not tiny.",
        "scale: {worst: 70, best: 70}",
    ),
    Explanation(
        "bounds-crossed",
        "Bounds are the wrong way round",
        "The lower bound is above the upper one, so nothing can lie between them.",
        "Swap the two.",
        "bounds: {lower: 140, upper: 0}",
    ),
    Explanation(
        "value-points",
        "The value function is not in order",
        "The points run from the worst level (value 0) to the best (value 1); on the way each level stands "
        "once, in order, and the value never falls.",
        "Sort the points and let the ends agree with the scale.",
        "scale: {worst: 70, best: 45}\nvalue:\n  - {level: 60, value: 0}\n  - {level: 45, value: 1}",
    ),
    Explanation(
        "named-twice",
        "Something is named twice in a list",
        "A list of options, profiles or criteria names each once; a pair has two different members.",
        "Delete one of the two.",
        "members: [trees, trees]",
    ),
    Explanation(
        "baseline-in-package",
        "The baseline is listed with other options",
        "The baseline is today's course: adopting something else replaces it. It can only be listed alone.",
        "Delete it from the package or the pair.",
        "members: [as_is, trees]",
    ),
    Explanation(
        "excluded-together",
        "A package includes options that exclude each other",
        "One option's file says that the two cannot be adopted together.",
        "Delete one of the two, or change 'excludes' in that file.",
        "members: [trees, car_park]",
    ),
    Explanation(
        "stacking-not-stated",
        "How effects add up in a package is not stated",
        "Without `stacking`, the effects of all options in a package add up in full. That is right for money but "
        "rarely for percentages and indices: three options that each raise support by 20 points seldom raise it by "
        "60.",
        "State the share of every effect but the largest that counts: 1 adds all up, 0 takes only the largest.",
        'unit: "% of residents"',
    ),
    Explanation(
        "names-alike",
        "Two things have the same name",
        "Ids tell them apart in the files; on the screen, in tables and in sentences only their names do.",
        "Rename one of them. Names that differ only in capitals or spaces count as the same.",
        "options/trees.yaml and options/hedge.yaml both with 'name: Green street'",
    ),
    Explanation(
        "name-is-a-heading",
        "A criterion has the name of a table column",
        "Its column would have the same heading as one of ours.",
        "Give it a name that says what is measured.",
        "criteria: {score: {name: Score}}",
    ),
    Explanation(
        "rule-form",
        "A rule states nothing, or several things",
        "A rule states one thing: `together`, `at_least` or `at_most`.",
        "Keep one of them, or write a rule for each.",
        "rules:\n  - {together: [trees, benches], at_most: {n: 1, of: [trees, hedge]}, because: So.}",
    ),
    Explanation(
        "rule-count",
        "The number in a rule cannot be met, or excludes nothing",
        "At least n of fewer than n options can never be kept; at most n of n options always is.",
        "Change `n`, or list more options under `of`.",
        "rules:\n  - {at_least: {n: 3, of: [trees, hedge]}, because: Something must be planted.}",
    ),
    Explanation(
        "baseline-in-rule",
        "A rule names the baseline",
        "The baseline stands for no change. It is never a member of a package, so a rule on members cannot name it.",
        "Delete it from the rule. To rule out doing nothing, require at least 1 of the other options.",
        "rules:\n  - {at_most: {n: 1, of: [as_is, trees]}, because: One or the other.}",
    ),
    Explanation(
        "rule-impossible",
        "No package can satisfy a rule",
        "Options that exclude each other are required together, or more options are required, or go together, than "
        "another rule allows.",
        "Lower `n`, list other options, or change the other rule or 'excludes'.",
        "rules:\n  - {together: [trees, car_park], because: Both or neither.}",
    ),
    Explanation(
        "no-bound",
        "A limit without a bound",
        "It limits nothing.",
        "Add at_most, at_least or both.",
        "limits:\n  - {on: cost}",
    ),
    Explanation(
        "year-without-cost",
        "A year where no money is limited",
        "Only money falls in years; other quantities have none.",
        "Delete the year, or limit cost.",
        "limits:\n  - {on: members, at_most: 2, year: 1}",
    ),
    Explanation(
        "balance-of-one",
        "A criterion is balanced against itself",
        "The balance question is about two different criteria.",
        "Name another criterion as 'pressure' or 'service'.",
        "balance: {pressure: noise, service: noise}",
    ),
    Explanation(
        "unknown-actor",
        "No actor has this id",
        "An option states an impact on an actor that case.yaml does not have.",
        "Correct the spelling, or add the actor under `actors` in case.yaml.",
        "actors: {resident: {first_year: {impact: 1, basis: judgement, because: So.}}}",
    ),
    Explanation(
        "unknown-period",
        "No period has this id",
        "An option states an impact in a period that case.yaml does not have.",
        "Correct the spelling, or add the period under `periods` in case.yaml.",
        "actors: {residents: {soon: {impact: 1, basis: judgement, because: So.}}}",
    ),
    Explanation(
        "periods-order",
        "Periods do not follow one another",
        "A period begins where the one before it ends, so each needs a last day later than the one before. Only the "
        "last may go on without end.",
        "Put the periods in order, the earliest first, and give all but the last a 'to_day'.",
        "periods:\n  later: {name: Later}\n  first_year: {name: First year, to_day: 365}",
    ),
    Explanation(
        "impact-scale",
        "The scale of impacts has a gap",
        "A case may say in its own words what impacts mean. Readers then need the words for both ends, -3 and 3, and "
        "for 0.",
        "Add the level that is not there, or delete 'impact_scale' to use the usual words.",
        "impact_scale:\n  - {level: 3, meaning: Rents fall by half}",
    ),
    Explanation(
        "impact-not-stated",
        "No option says what it does to an actor",
        "The actor would stand in every table with nothing beside it, and readers may take that for no impact.",
        "State impacts under 'actors' in the options (0 where the actor neither gains nor loses), or delete the actor.",
        "actors: {shops: {name: Shops, definition: Those in the street.}}, and no option names shops",
    ),
)
