"""When what is chosen can be ready: staged plans, chances, what to speed up, value to date."""
