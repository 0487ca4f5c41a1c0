"""Answers from a complete list of the feasible packages.

``enumerate`` lists and ranks them; ``efficient`` finds those that no other dominates; ``uncertain``
judges them over the options' draws and ``core_index`` says what is settled; ``why_not``,
``conflicts``, ``judge`` and ``balance`` explain.
"""
