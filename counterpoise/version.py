"""The version, by itself: every room may need it, and it needs none."""

__version__ = "0.1.0"
