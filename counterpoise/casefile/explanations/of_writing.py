"""How a YAML file is written."""

from .explanation import Explanation

WRITING: tuple[Explanation, ...] = (
    Explanation(
        "merge-key",
        "A group is merged in with <<",
        "YAML 1.2 has no merge keys, and a group that is written elsewhere hides what holds here.",
        "Write the keys out. A whole value may be repeated: mark it `&name` and write `*name` where it holds again.",
        "noise: {<<: *usual, level: 62}",
    ),
    Explanation(
        "syntax-error",
        "The file cannot be read as YAML",
        "From the place that is named, the lines make no sense: a colon inside text, a tab, a quotation mark "
        "or bracket that is never closed, or lines that do not line up. The rest of the file is not checked.",
        "Look at the line that is named and the one above. Put text that holds ': ' or begins with a special "
        "sign in quotation marks; indent with spaces.",
        "name: Trees: a row of them",
    ),
    Explanation(
        "no-space-after-colon",
        "A space is missing after a colon",
        "YAML reads `level:48` as one word. What follows then seems wrong, often lines later.",
        "Put a space after the colon.",
        "level:48",
    ),
    Explanation(
        "no-break-space",
        "A space is no ordinary space",
        "Text that was copied from a web page or a word processor often holds no-break spaces. They look like spaces, "
        "and YAML reads them as letters.",
        "Delete the space that the message points at and type it anew.",
        "level:<no-break space>48",
    ),
    Explanation(
        "comma-in-text",
        "A comma ends a text",
        "In curly brackets a comma ends the text before it; what follows is read as a key without a value.",
        "Put the text in quotation marks, or write the entry over several lines without curly brackets.",
        "{name: Less traffic, cleaner air}",
    ),
    Explanation(
        "decimal-comma",
        "A number is written with a comma",
        "Numbers have a decimal point and no thousands separators. In curly brackets a comma begins the next key.",
        "Write the number with a point: 40.5.",
        "level: {low: 40,5, mode: 48, high: 50}",
    ),
    Explanation(
        "duplicate-key",
        "A key appears twice",
        "The same key appears twice in one group; one of the two would be lost silently.",
        "Delete or rename one of them; the message names the line of the first.",
        "name: Trees\nname: More trees",
    ),
    Explanation(
        "key-not-text",
        "A key is not a word",
        "Keys are words. A bare number, true, false or null, a list or a group cannot be a key.",
        "Put it in quotation marks if it is meant as text.",
        "2024: 5",
    ),
    Explanation(
        "unknown-tag",
        "A tag does not fit",
        "A word that begins with ! asks for a special kind of value. None is needed, and tags that would run "
        "code are never read.",
        "Delete the tag; put text that begins with ! in quotation marks.",
        "name: !secret Trees",
    ),
    Explanation(
        "unknown-alias",
        "An alias refers to nothing",
        "A word that begins with * repeats a part marked with & further up; no such part is there.",
        "Put text that begins with * in quotation marks, or write the value out.",
        "summary: *important* step",
    ),
    Explanation(
        "too-many-aliases",
        "Too many aliases",
        "The file repeats parts with * more often than any case needs.",
        "Write the values out.",
        "tags: [*a, *a, ... sixty times]",
    ),
    Explanation(
        "too-many-parts",
        "The file holds too many values",
        "Counting repeated parts each time, the file would fill the memory.",
        "Split the file, or delete what is not needed.",
        "aliases of aliases of aliases",
    ),
    Explanation(
        "too-deep",
        "Parts are nested too deep",
        "Lists in lists in lists, deeper than any case needs; usually a misplaced bracket.",
        "Check brackets and indentation.",
        "tags: [[[[[[[[[[[[[[[[[[[[[[a]]]]]]]]]]]]]]]]]]]]]]",
    ),
    Explanation(
        "several-documents",
        "A second document begins",
        "A line '---' starts a new document; one file holds one.",
        "Delete the line, or move what follows to a file of its own.",
        "name: Trees\n---\nname: Hedge",
    ),
    Explanation(
        "bad-character",
        "The file holds a character that is not allowed",
        "An invisible control character, often pasted in from elsewhere or written as an escape (`\\e`) in double "
        "quotation marks, or a sign that turns the direction of the text around it.",
        "Delete it; retype the word if you cannot see it. In double quotation marks write a backslash twice.",
        'name: "Tr\\bees"',
    ),
    Explanation(
        "number-too-long",
        "A number has too many digits",
        "No quantity in a case needs so many.",
        "Round it, or choose a larger unit.",
        "level: 3.14159265358979323846264338327950288419716939937510",
    ),
)
