"""What each problem code means, by where the fault lies."""

from .explanation import Explanation
from .of_edits import EDITS
from .of_evidence import EVIDENCE
from .of_files import FILES
from .of_fit import FIT
from .of_options import OPTIONS
from .of_values import VALUES
from .of_weights import WEIGHTS
from .of_workbooks import WORKBOOKS
from .of_writing import WRITING

SECTIONS: tuple[tuple[str, tuple[Explanation, ...]], ...] = (
    ("Files and folders", FILES),
    ("How the file is written", WRITING),
    ("Keys and values", VALUES),
    ("What must fit together in case.yaml", FIT),
    ("Options", OPTIONS),
    ("Weights", WEIGHTS),
    ("Sources and claims", EVIDENCE),
    ("Changes", EDITS),
    ("Workbooks and tables", WORKBOOKS),
)

__all__ = ["SECTIONS", "Explanation"]
