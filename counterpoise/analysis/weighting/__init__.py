"""From what a person says about importance to weights: profiles, and one module a method of elicitation."""

from .profile import comparison_matrix, principal_eigenvector, profile_points, rank_order_centroid, rank_weights

__all__ = ["comparison_matrix", "principal_eigenvector", "profile_points", "rank_order_centroid", "rank_weights"]
