"""The editor of a draft: forms over the case's files, with the results beside."""
