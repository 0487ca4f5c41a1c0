"""Floor 3: the dashboard. The only code that imports streamlit."""
