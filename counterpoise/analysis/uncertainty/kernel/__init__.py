"""The inner loop: random numbers, and two kernels that add up draws and agree bit for bit.

``counter`` makes the random numbers and ``raw_weights`` weights from them; ``data`` is what a kernel
is given and gives back. ``with_numpy`` always works; ``with_numba`` (out of ``compiled_draws``,
``compiled_scores`` and ``compiled_counts``) is the fast one, and ``choice`` says which of them works.
"""
