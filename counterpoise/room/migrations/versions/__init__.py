"""One file for each revision of the tables, in the order of their ``down_revision``."""
