"""What the towers are trained on. Every text x picture pair has a label from the scenes' truth: 1, 0, or -1 (no gradient)."""
import torch
from torch.nn import functional


def balanced(logits, labels, where=None):
    """Binary cross entropy of each text in which its true and its false pictures weigh the same: [T], and which of them have both."""
    known = (labels >= 0) if where is None else (labels >= 0) & where
    true, false = known & (labels == 1), known & (labels == 0)
    raw = functional.binary_cross_entropy_with_logits(logits, (labels == 1).to(logits.dtype), reduction="none")
    parts = [(raw * mask).sum(1) / mask.sum(1).clamp(min=1) for mask in (true, false)]
    return (parts[0] + parts[1]) / 2, true.any(1) & false.any(1)


def mean(losses, counted):
    """The mean of those that count; zero, still with a gradient, where none does."""
    return (losses * counted).sum() / counted.sum().clamp(min=1)


def contrast(logits, labels):
    """InfoNCE from a text to all pictures of which it is true, among those of which it is not (multi-positive): [T], and which count."""
    true = labels == 1
    everything = logits.masked_fill(labels < 0, -1e4)
    fitting = logits.masked_fill(~true, -1e4)
    return torch.logsumexp(everything, 1) - torch.logsumexp(fitting, 1), true.any(1) & (labels == 0).any(1)


def grounded(logits, truths, places):
    """Which patches show what makes an atom true. logits [atoms, B, P]; truths [B, atoms]; places [B, 2, atoms, P], of `render_with_places`."""
    shown, touched = places[:, 0].transpose(0, 1), places[:, 1].transpose(0, 1)
    pairs = (truths.T == 1) & shown.any(-1)
    inside, outside = shown[pairs], ~touched[pairs]
    labels = torch.where(inside, 1, torch.where(outside, 0, -1))
    return mean(*balanced(logits[pairs], labels))


def pairs(name, whole, local, labels, shown):
    """Terms of texts (or anchors) against pictures. shown [T, B]: the pictures that show what is asked for; among these lie the hard negatives."""
    terms = {}
    for kind, logits in (("global", whole), ("patch", local)):
        terms[f"{name} {kind} all"] = mean(*balanced(logits, labels))
        terms[f"{name} {kind} hard"] = mean(*balanced(logits, labels, shown))
    return terms
