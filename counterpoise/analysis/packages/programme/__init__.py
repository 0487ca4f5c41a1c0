"""All efficient packages of an additive whole-number programme, by dynamic programming.

``additive_case`` writes a case as a ``programme`` where that is possible; ``efficient`` solves it, and
drops partial packages early with ``bounds``, the ``search_region`` and ``below``.
"""
