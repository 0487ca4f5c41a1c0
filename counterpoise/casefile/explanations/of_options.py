"""What is wrong with an option."""

from .explanation import Explanation

OPTIONS: tuple[Explanation, ...] = (
    Explanation(
        "missing-cell",
        "An option does not state a criterion",
        "Every option states every criterion that is not derived, so that gaps are seen and not guessed.",
        "Add the criterion under 'performance'; where nothing is known, write 'missing:' and the reason.",
        "performance: {noise: ...}, and nothing on shops",
    ),
    Explanation(
        "derived-typed-in",
        "A derived criterion is typed in",
        "It follows from the option's costs, risks and prerequisites; a typed level could contradict them.",
        "Delete it here and state the costs, risks or lead times.",
        "performance: {cost: {level: 40}}",
    ),
    Explanation(
        "wrong-entry",
        "Level and effect are mixed up",
        "case.yaml says for each criterion whether options state a level or an effect, that is a change "
        "against the baseline. The baseline itself always states levels.",
        "Write the key that the message names, and check that the number means that.",
        "shops: {level: 4} where case.yaml says 'entered_as: effect'",
    ),
    Explanation(
        "baseline-not-known",
        "Effects on a baseline that is missing",
        "Options state effects, and the level to which they would be added is missing.",
        "Estimate the baseline's level, or let the options state levels ('entered_as: level').",
        "shops: {missing: Nobody counted.} in the baseline's file",
    ),
    Explanation(
        "not-in-order",
        "low, mode and high are not in order",
        "low is the lowest plausible number, mode the most likely, high the highest.",
        "Put them in order; check the sign of negative numbers.",
        "level: {low: 9, mode: 7, high: 5}",
    ),
    Explanation(
        "expert-twice",
        "One expert estimates a level twice",
        "Every expert counts equally in the pooled estimate. Two names that differ only in capitals or spaces are "
        "read as one expert, who would count twice.",
        "Delete one of the two estimates, or give the experts names that tell them apart.",
        "level: {experts: {Ada Lee: 4, ada lee: 6}}",
    ),
    Explanation(
        "outside-bounds",
        "The level cannot occur",
        "The criterion's bounds say what can occur at all, such as 0 to 100 for a chance in percent.",
        "Correct the level, or the bounds in case.yaml.",
        "level: 162 where bounds are {lower: 0, upper: 140}",
    ),
    Explanation(
        "outside-scale",
        "The level is off the scale",
        "Beyond the worst or best level of the scale the score does not change any more: it is clipped. This "
        "is a warning; the case is used.",
        "Leave it if the difference does not matter; else widen the scale in case.yaml.",
        "level: 40 where the scale is {worst: 70, best: 45}",
    ),
    Explanation(
        "no-claims",
        "The basis is a source, but no claim is named",
        "A number that rests on a source must say on which of its claims.",
        "Add 'claims: [ids]', or write 'basis: judgement' and say why.",
        "{level: 62, basis: source, because: It was measured.}",
    ),
    Explanation(
        "no-trigger",
        "A contingent cost without a trigger",
        "Contingent money falls due only if something happens; state what that is.",
        "Add 'trigger:', or write 'kind: committed'.",
        "kind: contingent",
    ),
    Explanation(
        "option-kind",
        "'kind: option' and the key 'option' do not go together",
        "A prerequisite of kind option names the option under the key 'option'; other kinds name none.",
        "Add the key, change the kind, or delete the key.",
        "{what: Trees first, kind: option, lead_days: 0}",
    ),
    Explanation(
        "unknown-milestone",
        "No milestone has this id",
        "'after' names milestones of the same file. A milestone shared with another option is repeated in "
        "both files under the same id.",
        "Correct the spelling, or repeat the milestone here.",
        "after: [voted]",
    ),
    Explanation(
        "prerequisite-cycle",
        "Prerequisites run in a circle",
        "Each waits for the next, and the last for the first; none can ever begin.",
        "Delete one 'after' or 'option' of the chain that the message shows. If options are to be adopted only "
        "together, say so under `rules` in case.yaml, and keep prerequisites for what must be ready first.",
        "vote: {after: [order]}\norder: {after: [vote]}",
    ),
    Explanation(
        "cost-form",
        "A cost is stated in two ways",
        "`yearly` gives an amount for every year of a span; `amount` and `year` give one amount in one year.",
        "Keep one of the two, or make two costs of it.",
        "upkeep: {amount: 3, yearly: {from: 1, to: 4, amount: 1}}",
    ),
    Explanation(
        "milestone-stated-twice",
        "A shared milestone is stated again",
        "case.yaml states the milestone for all options; an option only names it.",
        "Delete it in the option's file and name it under `needs`.",
        "needs: [vote]\nprerequisites: {vote: {what: Vote of the council}}",
    ),
    Explanation(
        "shared-differs",
        "Two files disagree about a shared entry",
        "A cost, risk or milestone with the same id in two options is one shared entry, counted once in a "
        "package, so both files must state it alike.",
        "Make both the same, or give one of them another id.",
        "lead_days: 30 in one file and 45 in the other",
    ),
    Explanation(
        "excludes-itself",
        "An option excludes itself",
        "It could never be adopted.",
        "Delete it from 'excludes'; 'all' means every other option.",
        "excludes: [trees] in options/trees.yaml",
    ),
    Explanation(
        "impact-of-baseline",
        "The baseline states impacts on actors",
        "An impact is a change against today's course. The baseline is today's course, so it changes nothing for "
        "anybody, and a number here would be read against something else.",
        "Delete 'actors' in the baseline's file.",
        "actors: {residents: {first_year: {impact: -1, basis: judgement, because: So.}}} in the baseline's file",
    ),
)
