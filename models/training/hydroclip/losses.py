"""What the towers are trained on. Every text x picture pair has a label from the scenes' truth: 1, 0, or -1 (no gradient)."""
import torch
from torch.nn import functional


def balanced(logits, labels, where=None):
    """Binary cross entropy in which, text by text, the true and the false pictures weigh the same."""
    known = (labels >= 0) if where is None else (labels >= 0) & where
    true, false = known & (labels == 1), known & (labels == 0)
    both = true.any(1) & false.any(1)
    if not both.any():
        return logits.sum() * 0
    raw = functional.binary_cross_entropy_with_logits(logits, (labels == 1).to(logits.dtype), reduction="none")
    parts = [(raw * mask).sum(1) / mask.sum(1).clamp(min=1) for mask in (true, false)]
    return ((parts[0] + parts[1]) / 2)[both].mean()


def contrast(logits, labels):
    """InfoNCE from a text to all pictures of which it is true, among those of which it is not (multi-positive)."""
    true = labels == 1
    rows = true.any(1) & (labels == 0).any(1)
    if not rows.any():
        return logits.sum() * 0
    everything = logits.masked_fill(labels < 0, -1e4)[rows]
    fitting = logits.masked_fill(~true, -1e4)[rows]
    return (torch.logsumexp(everything, 1) - torch.logsumexp(fitting, 1)).mean()


def attributes(logits, truths):
    """Balanced cross entropy of the attribute head, atom by atom."""
    return balanced(logits.T, truths.T)


def total(scores, labels, shown, truths):
    """All terms by name. shown [T, B]: the pictures that show what the text asks for; among these lie the hard negatives."""
    terms = {"attributes": attributes(scores[2].float(), truths)}
    for name, logits in zip(("global", "patch"), scores):
        logits = logits.float()
        terms[f"{name} pairs"] = balanced(logits, labels)
        terms[f"{name} hard"] = balanced(logits, labels, shown)
        terms[f"{name} contrast"] = 0.25 * contrast(logits, labels)
    return terms
