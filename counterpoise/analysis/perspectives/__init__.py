"""People who disagree: how far, over what, who stands together, and what all could live with.

Rows a are perspectives, columns c the choices (options or packages), all of which have a score under
every perspective.
"""
