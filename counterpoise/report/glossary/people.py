"""Words about people who disagree."""

from .term import Term

PEOPLE = (
    Term(
        "perspective",
        "perspective",
        "A weight profile, with its own estimates where it states beliefs.",
        "Whoever holds it may be a group, a party or a school of thought. Every perspective counts the same.",
        ("Perspectives", "files"),
    ),
    Term(
        "belief",
        "belief",
        "An estimate that a perspective sees otherwise than the case.",
        "It replaces the case's estimate for that perspective only, and states its basis and reason. Evidence can "
        "settle a disagreement about beliefs; it cannot settle one about weights.",
        ("Perspectives", "files"),
    ),
    Term(
        "concordance",
        "Kendall's W",
        "How alike the orders of all perspectives are, from 0 (no common order) to 1 (the same order).",
        "It is about the whole order: perspectives may agree about everything but the first place.",
        ("Perspectives",),
        ("coefficient of concordance",),
    ),
    Term(
        "price_of_agreement",
        "price of agreement",
        "The smallest number of points within which one choice keeps every perspective of its own best.",
        "It is 0 where one choice is best for all. The price of any other compromise is the most that any perspective "
        "gives up for it.",
        ("Perspectives",),
        ("minimax regret",),
    ),
    Term(
        "group_weight",
        "group weight",
        "How much a perspective counts among the others.",
        "The group's score is the weighted mean of the perspectives' scores. It takes a point to be worth the same to "
        "everybody.",
        ("Perspectives",),
        ("importance of a stakeholder", "weighted utilitarian score"),
    ),
    Term(
        "blocker",
        "blocker",
        "A perspective that does not accept a proposal, by the rule that is stated.",
        "What would bring it in is the smallest change of the proposal that it accepts. Each step adds, drops or swaps "
        "one measure.",
        ("Perspectives",),
        ("veto player",),
    ),
    Term(
        "adversary",
        "adversary's lens",
        "The nearest weights, and the nearest perspective, at which a disliked choice ranks first.",
        "The less weight must shift, the easier it is to argue for that choice.",
        ("Perspectives",),
    ),
    Term(
        "impact",
        "impact on an actor",
        "What an option changes for a group or party in a period against today's course, from -3 to 3.",
        "It is stated with basis and reason and enters no score. A package's impact is the sum of its measures' "
        "impacts. What is not stated is never read as 0.",
        ("Perspectives", "files"),
        ("social impact matrix", "equity matrix"),
    ),
    Term(
        "coalition",
        "coalition",
        "Perspectives that lose much the same by every choice.",
        "Groups are found by average linkage. How often exactly this group comes out when the estimates vary says how "
        "stable it is.",
        ("Perspectives",),
        ("cluster",),
    ),
)
