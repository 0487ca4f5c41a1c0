"""Packages: sets of options adopted together, exactly computed."""
