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
        "Claims are named without their source, so their ids must be unique across all sources.",
        "Give one of them another id, for instance beginning with its source.",
        "claims:\n  shade: {says: ...}   # in two sources",
    ),
    Explanation(
        "duplicate-source",
        "A source is in two files",
        "Each source is listed once.",
        "Move its claims together, or rename one of the two.",
        "survey: in seeds/a.yaml and in seeds/b.yaml",
    ),
    Explanation(
        "no-full-text",
        "The full text is not there",
        "A source names a file with its text, and seeds has no such file.",
        "Check the spelling; the file must be directly in seeds and ends in .txt or .md.",
        "full_text: survey.pdf",
    ),
    Explanation(
        "quote-without-text",
        "A quote that cannot be verified",
        "A quote is allowed only where the source's full text is next to the source file, so that it can be "
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
        "A number rests only on later evidence",
        "All of its claims come from sources that were not certainly public on the day of the decision (a month "
        "or year without a day counts at its end). This is a warning; the number is used.",
        "Say under 'because' why it is still right, or cite earlier claims.",
        "as_of: 2024-05-01, and the only source is of 2025",
    ),
)
