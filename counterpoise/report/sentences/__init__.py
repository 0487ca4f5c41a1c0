"""What the numbers say, in words. Every sentence states numbers the tables hold, rounded alike."""

from .answer import answer_sentence
from .gaps import left_out_sentence, missing_sentence, open_cells_sentence
from .pair import pair_sentence
from .weights import contradiction_sentence, weights_sentence

__all__ = [
    "answer_sentence",
    "contradiction_sentence",
    "left_out_sentence",
    "missing_sentence",
    "open_cells_sentence",
    "pair_sentence",
    "weights_sentence",
]
