"""Floor 1: pure functions on arrays. Nothing here knows YAML, tables or screens."""
