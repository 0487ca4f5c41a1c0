"""Other ways to rank the same values, as a cross-check. One file per method; `registry` lists them."""

from .additive import additive
from .cross_check import cross_check
from .disagreement import Agreement, Disagreement, compare_orders
from .guards import RankReversal, add_option, copy_each, dominance_share, remove_each
from .product import product
from .promethee import Preference, preference_index, promethee
from .registry import METHODS, Method, run_method
from .result import MethodResult, Names, Working
from .reversals import add_by_method, copy_each_by_method, remove_each_by_method
from .topsis import topsis
from .vikor import vikor

__all__ = [
    "METHODS",
    "Agreement",
    "Disagreement",
    "Method",
    "MethodResult",
    "Names",
    "Preference",
    "RankReversal",
    "Working",
    "add_by_method",
    "add_option",
    "additive",
    "compare_orders",
    "copy_each",
    "copy_each_by_method",
    "cross_check",
    "dominance_share",
    "preference_index",
    "product",
    "promethee",
    "remove_each",
    "remove_each_by_method",
    "run_method",
    "topsis",
    "vikor",
]
