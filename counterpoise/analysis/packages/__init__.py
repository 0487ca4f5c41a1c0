"""Packages: sets of options adopted together, exactly computed.

Here is what a package is: ``parts`` takes from a case what levels are made of, ``combine`` puts them
together for the sets of packages in ``families``, ``rules`` says which are allowed, ``describe`` shows
them to a reader. Three folders answer questions about all of them, each by its own method:

- ``listed`` computes every feasible package (up to 24 options);
- ``solved`` finds the best ones by mixed integer linear programming, for any number of options;
- ``programme`` finds all efficient ones of an additive case by dynamic programming.

``answers`` holds the results that more than one of them gives.
"""
