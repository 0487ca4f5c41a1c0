"""Floor 2: results turned into things people read: tables, charts, sentences, files."""
