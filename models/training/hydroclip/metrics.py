"""Figures of merit of scores [N] against what is true [N]."""
import numpy as np


def auroc(scores, true):
    """Chance that a true one scores above a false one, ties counting half (Mann and Whitney)."""
    values, at, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[at]
    count = int(true.sum())
    return float((ranks[true].sum() - count * (count + 1) / 2) / (count * (len(true) - count)))


def average_precision(scores, true):
    """Mean over the true ones of the precision at their rank; among equal scores the false ones come first."""
    order = np.lexsort((true, -scores))
    hits = true[order]
    return float((np.cumsum(hits) / np.arange(1, len(hits) + 1))[hits].mean())


def recall_at_false_rate(scores, true, rate=0.01):
    """Part of the true ones above the threshold that `rate` of the false ones exceed."""
    threshold = np.quantile(scores[~true], 1 - rate, method="higher")
    return float((scores[true] > threshold).mean())
