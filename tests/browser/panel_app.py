"""A page with nothing but the weight panel on made-up measures, for tests and measurements.

``?mode=strip`` shows the strip, ``?missing=1`` leaves one level out, ``?criteria=N`` and
``?options=N`` set the size, ``?live=1`` reports drags. Below the panel stands a table that follows on
release.
"""

import numpy as np
import pandas as pd
import streamlit as st

from counterpoise.dashboard.panel import PanelCriterion, PanelData, PanelObjective, PanelOption, weight_panel

OBJECTIVES = {"threat": "Threat", "balance": "Balance of levers", "risk": "Risk and relations", "delivery": "Delivery"}
NAMES = [
    "Removal of the threat",
    "Growth of the stock",
    "Leverage",
    "Sense of security",
    "Room to verify",
    "Risk of escalation",
    "Relations",
    "Strain on the fleet",
    "Days to effect",
    "Direct cost",
    "Exposure to risk",
]
SWINGS = [
    "0 → 60 % chance",
    "+30 → −20 warheads in 24 months",
    "0 → 100 points",
    "0 → 100 points",
    "0 → 100 points",
    "40 → 0 % chance",
    "0 → 100 points",
    "400 → 0 carrier-group days",
    "720 → 0 days",
    "2,500 → 0 m USD",
    "10 → 0",
]
OBJECTIVE_OF = ["threat"] * 2 + ["balance"] * 3 + ["risk"] * 2 + ["delivery"] * 3 + ["risk"]
POINTS = [24, 10, 16, 16, 10, 8, 4, 6, 6, 2, 3]
LABELS = [
    "Rely on the handshake",
    "Threaten sanctions",
    "Ready the Navy",
    "Plan strikes",
    "Flexible terms",
    "Press the neighbour",
    "Inspectors first",
    "Maximal demand",
    "Freeze for freeze",
    "Back channel",
]
PROFILES = {"Realist": POINTS, "Steward": [16, 6, 8, 4, 6, 16, 6, 28, 10, 5, 5]}


def make_data(query: dict[str, str], points: dict[str, float], profile: str) -> PanelData:
    """The made-up case, sized and spoiled as the address asks."""
    criterion_count, option_count = int(query.get("criteria", 11)), int(query.get("options", 8))
    value_ij = np.random.default_rng(7).uniform(0.15, 0.85, (option_count, criterion_count)).round(3)
    criteria = tuple(
        PanelCriterion(f"c{j}", NAMES[j], OBJECTIVE_OF[j], SWINGS[j], f"{NAMES[j]}, as the case defines it.")
        for j in range(criterion_count)
    )
    options = tuple(_make_option(i, value_ij[i], "missing" in query and i == 2) for i in range(option_count))
    return PanelData(
        objectives=tuple(PanelObjective(id_, name) for id_, name in OBJECTIVES.items()),
        criteria=criteria,
        options=options,
        points=points,
        profile={f"c{j}": PROFILES[profile][j] for j in range(criterion_count)},
        profile_name=profile,
        baseline="o0",
        too_close=3.0,
        mode=query.get("mode", "full"),
        live="live" in query,
    )


def _make_option(i: int, value_j: np.ndarray, is_spoiled: bool) -> PanelOption:
    value = [None if is_spoiled and j == 1 else float(v) for j, v in enumerate(value_j)]
    low = tuple(0.0 if v is None else round(v - 0.1, 3) for v in value)
    high = tuple(1.0 if v is None else round(v + 0.12, 3) for v in value)
    return PanelOption(f"o{i}", LABELS[i], tuple(value), low, high)


def show_page() -> None:
    query = st.query_params.to_dict()
    criterion_count = int(query.get("criteria", 11))
    profile = st.segmented_control("Profile", list(PROFILES), default="Realist", key="profile", required=True)
    if st.session_state.get("shown profile") != profile:
        st.session_state["shown profile"] = profile
        st.session_state["points"] = {f"c{j}": float(PROFILES[profile][j]) for j in range(criterion_count)}
    data = make_data(query, st.session_state["points"], profile)
    if st.toggle("Hide the panel"):
        return
    answer = weight_panel(data, key="weights")
    st.session_state["points"] = dict(answer.points)
    st.markdown(f"Step {answer.step}, locked: {', '.join(answer.locked) or 'none'}")
    names, points = [c.name for c in data.criteria], [answer.points[c.id] for c in data.criteria]
    frame = pd.DataFrame({"criterion": names, "points": points})
    st.table(frame)


st.set_page_config("Panel", layout="wide")
show_page()
