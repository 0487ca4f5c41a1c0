"""Words of the evidence: numbers, what they rest on, what they cost, what may go wrong."""

from .term import Term

EVIDENCE = (
    Term(
        "performance",
        "performance",
        "An option's level on a criterion, in its natural unit, as an estimate.",
        "All performances together are the performance table: options down, criteria across. It says what would "
        "happen, as far as anyone can say; value functions and weights say how much that is worth.",
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
        "What a number rests on: claims from sources, or an analyst's judgment, stated as such with a reason.",
        "`source` means that the number follows from what a named source says. `judgement` means that a person chose "
        "it; any claims listed are background, not the source of the number.",
        ("Options", "Evidence", "files"),
        ("evidence",),
    ),
    Term(
        "missing",
        "missing",
        "A level that is not known; the case file says why.",
        "Missing is never read as 0. An option with a missing level on a criterion that has weight is not ranked; set "
        "the criterion's weight to 0 to rank it.",
        ("Compare", "Options", "files"),
        ("no data",),
    ),
    Term(
        "claim",
        "claim",
        "One statement from a source, in the case author's own words, with its location in the source.",
        "Claims are numbered, so that every estimate can say which it rests on, and every claim can show what it "
        "supports.",
        ("Evidence", "Options", "files"),
        ("evidence item",),
    ),
    Term(
        "known_at_decision",
        "known at the decision",
        "Whether a source was certainly public on the day of the decision.",
        "Later publications are marked. They can help judge how wide a range should be, but nobody could have "
        "used them.",
        ("Evidence",),
        ("hindsight",),
    ),
    Term(
        "receipt",
        "receipt",
        "What a result was computed from, so that anyone can reproduce it.",
        "A digest of the case files, the weights, method, number of simulations, seed and program version. It goes "
        "with every table and every download.",
        ("Compare",),
        ("provenance",),
    ),
    Term(
        "committed_cost",
        "committed cost",
        "Money spent once the option is chosen.",
        "Only committed costs are added up. In a package, a cost that two measures share counts once.",
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
        "Sum of probability x severity over the risks that no criterion already covers.",
        "Severity runs from 1 (minor) to 5 (catastrophic). A risk that a criterion already covers, that "
        "changes levels when it happens, or that belongs to a later step is listed but not counted. Zero does not mean "
        "safe.",
        ("Compare", "Options", "files"),
        ("expected severity",),
    ),
)
