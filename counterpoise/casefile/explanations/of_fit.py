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
        "A criterion or an objective stands under an objective that case.yaml does not have.",
        "Correct the spelling, or add the objective.",
        "objective: efort",
    ),
    Explanation(
        "unknown-profile",
        "No weight profile has this id",
        "case.yaml names a profile, and weights holds no file of that name.",
        "Correct the spelling, or add the file.",
        "default_profile: resident",
    ),
    Explanation(
        "unknown-option",
        "No option has this id",
        "Something names an option, and options holds no file of that name.",
        "Correct the spelling, or add the file. An option is called by its file's name without the ending.",
        "baseline: as_it_is",
    ),
    Explanation(
        "unknown-quantity",
        "Nothing that can be limited has this name",
        "A limit is on a criterion, or on cost, ready_day, effect_day or members.",
        "Choose one of those that the message lists.",
        "limits:\n  - {on: costs, at_most: 100}",
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
        "Worst and best are the same level",
        "On such a scale nothing differs, so nothing can be scored.",
        "Set two levels that span what can reasonably happen.",
        "scale: {worst: 70, best: 70}",
    ),
    Explanation(
        "bounds-crossed",
        "Bounds are the wrong way round",
        "The lower bound is above the upper one, so nothing can lie between them.",
        "Exchange the two.",
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
        "The baseline stands beside other options",
        "The baseline is today's course: adopting something else replaces it. It can only stand alone.",
        "Delete it from the package or the pair.",
        "members: [as_is, trees]",
    ),
    Explanation(
        "excluded-together",
        "A package holds options that exclude each other",
        "One option's file says that the two cannot be adopted together.",
        "Delete one of the two, or change 'excludes' in that file.",
        "members: [trees, car_park]",
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
        "A criterion is balanced with itself",
        "The balance question is about two different criteria.",
        "Name another criterion as 'pressure' or 'service'.",
        "balance: {pressure: noise, service: noise}",
    ),
)
