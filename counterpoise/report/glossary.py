"""The one lexicon: every "?" on screen, `explain TERM` and the glossary page read it.

One word per thing. The words of the literature stand under ``also`` and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """A word, in one sentence and in a paragraph; ``also`` are the literature's words for it.

    ``used_in`` names where a reader meets it: pages of the dashboard by their titles, or `files`.
    """

    id: str
    name: str
    sentence: str
    paragraph: str
    used_in: tuple[str, ...]
    also: tuple[str, ...] = ()


_TERMS = (
    Term(
        "case",
        "case",
        "One decision problem: a folder of text files that anyone can read and change.",
        "The folder holds case.yaml (question, criteria, what holds between options), one file per option, one per "
        "weight profile, and the register of sources. The digest on every receipt changes when any of these files "
        "does.",
        ("Compare", "Case check", "files"),
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
        "performance",
        "performance",
        "An option's level on a criterion, in its natural unit, as an estimate.",
        "All performances together are the performance table: options down, criteria across. It says what would "
        "happen, as far as anyone can say; what that is worth is the business of value functions and weights.",
        ("Compare", "Options", "files"),
        ("consequence", "score on a criterion"),
    ),
    Term(
        "estimate",
        "estimate",
        "A number, or low, most likely and high, in one unit, with what it rests on.",
        "Low and high are the lowest and highest levels that are still plausible, not the worst that can be imagined. "
        "Scores use the most likely level; the whiskers and the uncertainty pages use the whole range.",
        ("Compare", "Options", "files"),
        ("three-point estimate",),
    ),
    Term(
        "basis",
        "basis",
        "What a number rests on: claims of the register, or an analyst's judgement that says so and why.",
        "`source` means that the number follows from what a named source says. `judgement` means that a person chose "
        "it; the claims beside it are what the person leaned on, not where the number stands.",
        ("Options", "Sources", "files"),
        ("evidence",),
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
    Term(
        "missing",
        "missing",
        "A level that is not known; the file says why.",
        "Missing is never read as 0. An option with a missing level on a criterion that has weight is not ranked; give "
        "the criterion no weight, and it is.",
        ("Compare", "Options", "files"),
        ("no data",),
    ),
    Term(
        "committed_cost",
        "committed cost",
        "Money spent once the option is chosen.",
        "Only committed money is added up. In a package, a cost that two members share counts once.",
        ("Compare", "Options", "files"),
    ),
    Term(
        "contingent_cost",
        "contingent cost",
        "Money that falls due only if a stated trigger occurs.",
        "It is listed beside the committed cost with its trigger, and never added to it.",
        ("Options", "files"),
    ),
    Term(
        "risk_exposure",
        "risk exposure",
        "Sum of chance x severity over the risks that no criterion holds already.",
        "Severity runs from 1 (minor) to 5 (war). A risk that is already in the judgement of a criterion, that changes "
        "levels when it happens, or that belongs to a later step is listed and not counted. Zero does not mean safe.",
        ("Compare", "Options", "files"),
        ("expected severity",),
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
        "package",
        "package",
        "A set of options adopted together.",
        "Its levels follow from its members' effects by stacking, then interactions; costs, risks and milestones that "
        "members share count once.",
        ("Packages", "files"),
        ("portfolio",),
    ),
    Term(
        "stacking",
        "stacking",
        "The share of every gain, and of every loss, but the largest that counts when options are combined.",
        "1 means that effects add up, 0 that only the largest counts. Gains and losses have a share each. The reader "
        "can move both.",
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
        "claim",
        "claim",
        "One statement of a source, in the author's own words, with where it stands.",
        "Claims are numbered, so that every estimate can say which it rests on, and every claim can show what it "
        "supports.",
        ("Sources", "Options", "files"),
        ("evidence item",),
    ),
    Term(
        "known_at_decision",
        "known at the decision",
        "Whether a source was surely public on the day the decision is taken.",
        "What was published later is marked. It may help to judge how wide a range should be; nobody could have "
        "used it.",
        ("Sources",),
        ("hindsight",),
    ),
    Term(
        "receipt",
        "receipt",
        "What a result was computed from, so that anyone can compute it again.",
        "Digest of the case's files, weights, method, number of draws, seed and version of the program. It goes with "
        "every table and every download.",
        ("Compare",),
        ("provenance",),
    ),
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
        "efficient",
        "efficient",
        "No other package is at least as good on every chosen criterion and better on one.",
        "Whatever the weights, the best package is an efficient one.",
        ("Packages",),
        ("Pareto-optimal", "non-dominated"),
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
        "Whether a measure presses on the other side's vulnerabilities and serves its interests at the same time.",
        "Two criteria named by the case, drawn against each other; the index is their geometric mean, so that much of "
        "one cannot make up for none of the other.",
        ("Packages", "files"),
    ),
)

GLOSSARY: Mapping[str, Term] = {term.id: term for term in _TERMS}


def find_term(text: str) -> Term | None:
    """The term with this id or name, or that the literature calls so; case does not matter."""
    wanted = text.strip().lower().replace("-", "_").replace(" ", "_")
    for term in GLOSSARY.values():
        names = (term.id, term.name, *term.also)
        if wanted in {name.lower().replace("-", "_").replace(" ", "_") for name in names}:
            return term
    return None
