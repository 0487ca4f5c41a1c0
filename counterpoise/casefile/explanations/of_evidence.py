"""What is wrong with the register."""

from .explanation import Explanation

EVIDENCE: tuple[Explanation, ...] = (
    Explanation(
        "unknown-claim",
        "No claim has this id",
        "A number or an option rests on a claim that no file in seeds has.",
        "Correct the spelling, or add the claim to its source.",
        "claims: [mesured]",
    ),
    Explanation(
        "duplicate-claim",
        "Two claims have the same id",
        "Claims are named without their source, so their ids are unique across the register.",
        "Give one of them another id, for instance beginning with its source.",
        "claims:\n  shade: {says: ...}   # in two sources",
    ),
    Explanation(
        "duplicate-source",
        "A source stands in two files",
        "Each document stands once in the register.",
        "Move its claims together, or rename one of the two.",
        "survey: in seeds/a.yaml and in seeds/b.yaml",
    ),
    Explanation(
        "no-full-text",
        "The full text is not there",
        "A source names a file with its text, and seeds holds no such file.",
        "Check the spelling; the file stands directly in seeds and ends in .txt or .md.",
        "full_text: survey.pdf",
    ),
    Explanation(
        "quote-without-text",
        "A quote that cannot be verified",
        "A quote is allowed only where the source's full text stands beside the register, so that it can be "
        "compared word for word.",
        "Say it in your own words under 'says' and delete the quote; or add the text, if you hold the right.",
        "quote: ... in a source without full_text",
    ),
    Explanation(
        "quote-not-found",
        "The quote is not in the text",
        "The words are not in the full text exactly like this. Line ends and runs of spaces do not matter.",
        "Copy the words from the text.",
        "quote: The level was 65 dB   # the text says 64 dB",
    ),
    Explanation(
        "later-evidence",
        "A number rests only on what became known later",
        "All of its claims come from sources that were not surely public on the day of the decision (a month "
        "or year without a day counts at its end). This is a warning; the number is used.",
        "Say under 'because' why it holds all the same, or rest it on earlier claims.",
        "as_of: 2024-05-01, and the only source is of 2025",
    ),
)
