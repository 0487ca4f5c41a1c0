"""Answers by mixed integer linear programming, for cases with too many packages to list.

``linear_packages`` writes a case as a ``linear_model``, out of ``linear_pieces``; ``best`` finds and
proves the best packages, and ``why_not`` says why a measure is out and which rules clash.
"""
