"""A brief: the answer as a document. One record, made once; each writer knows the record and nothing else."""
