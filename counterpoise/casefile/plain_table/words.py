"""What the words of a table tell: which way is better, the unit, and what a row beside the options is."""

from __future__ import annotations

import re

MIN, MAX = "min", "max"

_DIRECTION = {
    MIN: {"min", "min.", "minimize", "minimise", "minimum", "minimization", "cost", "lower", "lower is better", "less",
          "less is better", "smaller is better", "low", "-", "\u2212", "\u2193", "decreasing", "negative",
          "minimieren", "minimiser", "minimizar"},
    MAX: {"max", "max.", "maximize", "maximise", "maximum", "maximization", "benefit", "gain", "higher",
          "higher is better", "more", "more is better", "bigger is better", "larger is better", "high", "+", "\u2191",
          "increasing", "positive", "maximieren", "maximiser", "maximizar"},
}  # fmt: skip
_SMALL_IS_GOOD = (
    "cost", "price", "expens", "spend", "fee", "tax", "capex", "opex", "investment", "time", "delay", "duration",
    "wait", "lead time", "days", "risk", "accident", "death", "injur", "casualt", "damage", "loss", "harm", "noise",
    "emission", "pollut", "co2", "carbon", "waste", "consumption", "energy use", "water use", "land use", "distance",
    "complaint", "error", "failure", "fault", "defect", "crime", "unemploy", "debt", "deficit", "burden", "congestion",
    "impact on nature", "visual impact", "opposition", "complexity", "difficulty", "weight", "kosten", "preis", "dauer",
    "risiko", "l\u00e4rm", "emissionen", "co\u00fbt", "prix", "d\u00e9lai", "bruit", "risque",
    "coste", "precio", "plazo", "riesgo", "ruido",
)  # fmt: skip
_LARGE_IS_GOOD = (
    "benefit", "revenue", "income", "profit", "saving", "gain", "return", "yield", "quality", "satisfaction", "comfort",
    "safety", "security", "reliab", "availab", "efficien", "capacity", "jobs", "employment", "support", "acceptance",
    "coverage", "access", "biodiversity", "green", "score", "rating", "performance", "speed", "life", "durab",
    "flexib", "trees", "nutzen", "qualit", "sicherheit", "ertrag", "b\u00e9n\u00e9fice",
    "s\u00e9curit\u00e9", "beneficio", "seguridad", "calidad",
)  # fmt: skip
_MONEY = re.compile(
    r"[$\u00a3\u00a5\u20ac]|\b(?:eur|usd|gbp|chf|jpy|cad|aud|sek|nok|dkk|pln|euros?|dollars?|pounds?|francs?)\b",
    re.IGNORECASE,
)
_BASELINE = re.compile(
    r"\b(?:status quo|today|baseline|base case|do nothing|no action|no change|business as usual|bau|as is|current|"
    r"reference|zero option|null option|nullvariante|keep)\b",
    re.IGNORECASE,
)
_ROLES = {
    "direction": r"min\s*/\s*max|max\s*/\s*min|direction|directions|optimi[sz]ation|goal|objective|preferences?|"
    r"criterion type|type|better|good is|cost\s*/\s*benefit|benefit\s*/\s*cost|richtung|ziel|sens|sentido",
    "weights": r"weights?|weighting|weight \(%\)|weights? in %|w|wj|importance|gewicht(?:e|ung)?|poids|pesos?",
    "units": r"units?|unit of measure(?:ment)?|measure|einheit(?:en)?|unit\u00e9s?|unidad(?:es)?",
}
_LEFT = {
    "statistic": r"minimum|maximum|average|mean|median|std\.? ?dev\.?|standard dev(?:iation|\.)?|sum|total|variance|"
    r"statistics",
    "thresholds": r"(?:- )?[qpsv](?: ?[:=].*)?|thresholds?|preference (?:fn\.?|function)|indifference|veto|absolute",
    "group": r"cluster(?:/group)?|group|evaluations|scenario ?1?|category",
}
_RESULT = re.compile(
    r"rank(?:ing)?|score|overall(?: score)?|total(?: score)?|weighted (?:sum|score)|final score|closeness|"
    r"phi|phi\+|phi-|net flow|rang",
    re.IGNORECASE,
)
_UNIT_IN_LABEL = re.compile(r"(.*?\S)\s*[(\[]\s*([^()\[\]]{1,40})\s*[)\]]\s*|(.*?\S)\s*,\s+in\s+(\S.{0,30})", re.DOTALL)
_UNKNOWN = {
    "",
    "-",
    "--",
    "\u2013",
    "\u2014",
    "?",
    "n/a",
    "na",
    "n.a.",
    "#n/a",
    "nan",
    "none",
    "null",
    "tbd",
    "k.a.",
    "x",
}


def direction_of_word(text: object) -> str:
    """``min`` or ``max`` for a word of a min/max row, nothing for another."""
    word = " ".join(str(text).lower().split()) if text is not None else ""
    if word in ("-1", "-1.0"):
        return MIN
    if word in ("1", "1.0"):
        return MAX
    return next((direction for direction, words in _DIRECTION.items() if word in words), "")


def role_of(label: object) -> str:
    """What a row or column beside the options is, by its name: direction, weights, units, or nothing."""
    return next((role for role, pattern in _ROLES.items() if _fits(pattern, label)), "")


def left_role_of(label: object) -> str:
    """Why a row is neither an option nor taken: statistic, thresholds or group of another tool; else nothing."""
    return next((role for role, pattern in _LEFT.items() if _fits(pattern, label)), "")


def _fits(pattern: str, label: object) -> bool:
    plain = " ".join(str(label or "").lower().strip(" :*").split())
    return re.fullmatch(pattern, plain) is not None


def is_result(label: str) -> bool:
    """Whether a column holds another tool's result and no criterion."""
    return _RESULT.fullmatch(" ".join(label.split())) is not None


def is_unknown(text: str) -> bool:
    """Whether a cell says that nothing is known."""
    return text.strip().lower() in _UNKNOWN


def split_label(label: str) -> tuple[str, str]:
    """The name and the unit of a heading such as ``Cost (million EUR)``; the unit is empty where there is none."""
    found = _UNIT_IN_LABEL.fullmatch(label)
    if found is None:
        return " ".join(label.split()), ""
    name, unit = (found[1], found[2]) if found[1] else (found[3], found[4])
    if direction_of_word(unit):
        return " ".join(name.split()), ""
    return " ".join(name.split()), " ".join(unit.split())


def direction_in_label(label: str) -> str:
    """``min`` or ``max`` where a heading says it in brackets, as in ``Cost (min)``."""
    found = re.search(r"[(\[]\s*([^()\[\]]{1,30})\s*[)\]]", label)
    return direction_of_word(found[1]) if found else ""


def guess_direction(name: str, unit: str) -> tuple[str, str]:
    """``min`` or ``max``, and the word that tells it; nothing tells it where the word is empty."""
    text = name.lower()
    for direction, words in ((MAX, _LARGE_IS_GOOD), (MIN, _SMALL_IS_GOOD)):
        if word := next((word for word in words if re.search(rf"(?<![^\W\d_]){re.escape(word)}", text)), ""):
            return direction, word
    if _MONEY.search(unit):
        return MIN, unit
    return MAX, ""


def looks_like_today(name: str) -> bool:
    """Whether an option's name says that it is today's course."""
    return _BASELINE.search(name) is not None
