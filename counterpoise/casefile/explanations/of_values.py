"""Keys and values of one file."""

from .explanation import Explanation

VALUES: tuple[Explanation, ...] = (
    Explanation(
        "grouped-number",
        "A number may be read in two ways",
        "A point separates decimals here. In many countries it separates thousands, and a number with three decimals, "
        "the last of them a zero, looks as if it did: 1.000 is read as 1.",
        "Write 1000 or 1, without the zeros that say nothing.",
        "amount: 1.000",
    ),
    Explanation(
        "missing-key",
        "A required key is missing",
        "The group that is pointed at lacks a key without which it cannot be used.",
        "Add the key; the message says what belongs there.",
        "level: {low: 5, mode: 7}",
    ),
    Explanation(
        "unknown-key",
        "A key is not known here",
        "Nothing reads this key at this place; usually it is misspelled or indented wrongly.",
        "Correct the spelling, or move the key; the message lists what is allowed.",
        "sumary: Forty trees.",
    ),
    Explanation(
        "wrong-type",
        "Another kind of value is needed",
        "There is text where a number belongs, a word where a list belongs, and so on. Nothing is converted "
        "silently: 'no' is not false, and '5 %' is not 5.",
        "Write what the message says is needed.",
        "level: 62 dB",
    ),
    Explanation(
        "empty-value",
        "Nothing is written after the key",
        "The key is there, but its value is empty.",
        "Fill it in, or delete the key if it is optional.",
        "summary:",
    ),
    Explanation(
        "not-finite",
        "Not an ordinary number",
        "Infinity and 'not a number' cannot be weighed.",
        "Write a number. Where the level is not known, write 'missing:' and the reason.",
        "level: .inf",
    ),
    Explanation(
        "out-of-range",
        "A number is out of range",
        "For instance a severity of 6, a chance of 130 percent, negative days or negative points.",
        "Write a number within the bounds that the message names.",
        "severity: 6",
    ),
    Explanation(
        "fraction-as-percent",
        "Percent are written as fractions",
        "Chances, shares and levels in percent run from 0 to 100. Where every one of them is at most 1, fractions "
        "were likely meant, and 0.2 would count as 0.2 %.",
        "Write 20 for 20 %. If less than one percent is meant, leave it as it is.",
        "likelihood: 0.2",
    ),
    Explanation(
        "not-one-line",
        "A name has several lines",
        "Names and other short texts appear in tables, charts and headings, where a line break would spoil the layout.",
        "Write it on one line; a long text belongs under `summary`, `because` or `note`.",
        'name: "Trees\\nand benches"',
    ),
    Explanation(
        "too-long",
        "The text is too long",
        "Names must fit on screens and in tables.",
        "Shorten it.",
        "short_name: A name that no chart has room for",
    ),
    Explanation(
        "too-few",
        "Too few entries",
        "The list or group needs more entries.",
        "Add what is missing, or delete the whole key if it is optional.",
        "members: []",
    ),
    Explanation(
        "too-many",
        "Too many entries",
        "The list holds more entries than make sense; an interaction is between two options.",
        "Delete entries, or write several lists.",
        "pair: [trees, hedge, limit_30]",
    ),
    Explanation(
        "not-allowed",
        "The word is not one of the choices",
        "Only certain words are allowed here.",
        "Choose one that the message lists.",
        "basis: guess",
    ),
    Explanation(
        "bad-id",
        "This cannot be an id",
        "Ids name things across files: a letter first, then only letters, digits and _, at most 64 characters.",
        "Choose another id; put the readable name under 'name'.",
        "speed camera: {what: Speed camera}",
    ),
    Explanation(
        "bad-date",
        "The date cannot be read",
        "Dates are written year-month-day, so that they mean the same everywhere, and must exist.",
        "Write for instance 2018-07-10; where only the month or year of a source is known, 2018-07 or 2018.",
        "as_of: 30 February 2024",
    ),
)
