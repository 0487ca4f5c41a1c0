"""The picture frame: hosted Streamlit and ``make run`` start here."""

from counterpoise.dashboard.frame import show_dashboard

show_dashboard()
