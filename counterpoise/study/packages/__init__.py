"""Two ways to find packages, listing and solving, that fill one answer."""
