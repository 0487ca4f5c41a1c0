"""Forms of the methods of elicitation: each asks its answers bit by bit, of any page that keeps them."""

from .form import Answers, Form, show_faults
from .forms import FORMS, show_form

__all__ = ["FORMS", "Answers", "Form", "show_faults", "show_form"]
