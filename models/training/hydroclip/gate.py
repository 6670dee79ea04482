"""Text-gated pooling of patches (TIB of EERCF, AAAI 2024): a text weighs the patches by how near they are to it. near [..., P]: its cosines with them."""
import torch
from torch.nn import functional


def weights(near, temperature):
    """[..., P], sum 1."""
    return (near / temperature).softmax(-1)


def weak(near, temperature):
    """[...]: the weighted mean of the cosines."""
    return (near * weights(near, temperature)).sum(-1)


def strong(near, patches, temperature, along=None):
    """Cosine of a text with the patches that its weights pool: near [T, B, P], patches [B, P, d] unit -> [T, B].

    along: the text's cosines with the patches, where these are others than those that `near` weighs.

    The weights are cut off from the gradient, as in EERCF: else the gate would chase the loss. Text times pooled vector is the
    weak score, so only the length of the pooled vector is wanted, and the patches' products with each other give it.
    """
    fixed = weights(near, temperature).detach()
    products = torch.einsum("bpd,bqd->bpq", patches, patches).to(fixed.dtype)
    squared = (torch.einsum("tbp,bpq->tbq", fixed, products) * fixed).sum(-1)
    return ((near if along is None else along) * fixed).sum(-1) / squared.clamp(min=1e-6).sqrt()


def own(near, patches, temperature):
    """Each picture pooled by its own text, unit: near [B, P], patches [B, P, d] -> [B, d]."""
    return functional.normalize((weights(near, temperature).detach()[..., None] * patches).sum(-2), dim=-1)
