"""Packages: sets of options adopted together, exactly computed.

``parts`` takes from a case what levels are made of, ``combine`` puts them together for the sets of
packages in ``families``, ``rules`` says which are allowed. ``enumerate`` lists all feasible packages,
``efficient`` and ``dominance`` find those that no other beats; ``programme``, ``bounds``,
``search_region``, ``below`` and ``efficient_programme`` do so for additive whole-number programmes
too large to list, ``best_programme`` finds one best. ``uncertain`` judges packages over the options'
draws, ``core_index`` says what is settled; ``explain``, ``why_not`` and ``conflicts`` say why, and
``balance`` where packages stand between the two levers.
"""
