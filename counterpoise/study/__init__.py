"""Questions -> answers: the only place where analysis is put together.

A question is a frozen record of plain values; `Study.answer` answers it. A link, the flags of a command,
a receipt and a call in Python are four spellings of the same record.
"""

from ..analysis.uncertainty import warm_up
from .faults import QuestionFault, name_choices
from .memory import Memory
from .question import Answer, Progress, Question, from_plain, from_texts, settings_of, to_plain
from .questions import kind_of_question, kinds_of_question
from .study import Study
from .turns import Turns

__all__ = [
    "Answer",
    "Memory",
    "Progress",
    "Question",
    "QuestionFault",
    "Study",
    "Turns",
    "from_plain",
    "from_texts",
    "kind_of_question",
    "kinds_of_question",
    "name_choices",
    "settings_of",
    "to_plain",
    "warm_up",
]
