"""Words of the evidence: numbers, what they rest on, what they cost, what may go wrong."""

from .term import Term

EVIDENCE = (
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
        ("Options", "Evidence", "files"),
        ("evidence",),
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
        "claim",
        "claim",
        "One statement of a source, in the author's own words, with where it stands.",
        "Claims are numbered, so that every estimate can say which it rests on, and every claim can show what it "
        "supports.",
        ("Evidence", "Options", "files"),
        ("evidence item",),
    ),
    Term(
        "known_at_decision",
        "known at the decision",
        "Whether a source was surely public on the day the decision is taken.",
        "What was published later is marked. It may help to judge how wide a range should be; nobody could have "
        "used it.",
        ("Evidence",),
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
        "Severity runs from 1 (minor) to 5 (catastrophic). A risk that is already in the judgment of a criterion, that "
        "changes levels when it happens, or that belongs to a later step is listed and not counted. Zero does not mean "
        "safe.",
        ("Compare", "Options", "files"),
        ("expected severity",),
    ),
)
