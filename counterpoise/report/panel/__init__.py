"""The live weight panel: what it is sent, and the scripts that draw it, wherever it stands."""
