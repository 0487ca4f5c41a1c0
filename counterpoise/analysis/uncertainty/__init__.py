"""How sure one may be: draws, acceptability, and what would be worth knowing.

``weights`` and ``states`` draw; ``acceptability`` and ``exact`` say how often each option comes where;
``information`` says which input to find out first. ``counter`` makes the random numbers, and two
kernels that agree bit for bit add up the draws.
"""

from .acceptability import SmaaResult, smaa
from .exact import ExactAcceptability, exact_acceptability
from .information import (
    ConditionalValues,
    InputValue,
    ValueOfInformation,
    condition_columns,
    condition_values,
    value_of_information,
)
from .inputs import Input, list_inputs
from .kernel.choice import fast_kernel_ready, warm_up
from .run_input import StreamedValues, TriangularValues
from .states import States, draw_inputs, draw_states, option_levels, stream_states
from .weights import WEIGHTS_KNOWN, WeightLaw, WeightsKnown, draw_weights, weight_law

__all__ = [
    "WEIGHTS_KNOWN",
    "ConditionalValues",
    "ExactAcceptability",
    "Input",
    "InputValue",
    "SmaaResult",
    "States",
    "StreamedValues",
    "TriangularValues",
    "ValueOfInformation",
    "WeightLaw",
    "WeightsKnown",
    "condition_columns",
    "condition_values",
    "draw_inputs",
    "draw_states",
    "draw_weights",
    "exact_acceptability",
    "fast_kernel_ready",
    "list_inputs",
    "option_levels",
    "smaa",
    "stream_states",
    "value_of_information",
    "warm_up",
    "weight_law",
]
