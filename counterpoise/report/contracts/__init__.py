"""What the commands promise as JSON: one function per command, plain data out."""
