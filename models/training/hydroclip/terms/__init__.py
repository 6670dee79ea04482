"""The ideas of the papers, each a switch of `train.Config.terms`. One file a term: a module `Term` that gives {name: loss} of a `step.Step`.

Nothing of them is in the exported graphs: what a term adds is trained beside the towers and kept beside them.
"""
import importlib

from torch import nn

# Terms with a file of their own, and where the idea is from.
SOURCES = {
    "mlm": "Hu et al. 2025; IRRA", "token-denoise": "Hu et al. 2025", "global-denoise": "Hu et al. 2025",
    "levels": "MCSAN; HGR", "shared-attributes": "MCSAN", "focal": "MCSAN",
    "tib": "EERCF", "pearson": "EERCF; DRL",
    "hashing": "TECMH; ViT2CMH", "hash-pairwise": "CMHR-DRN; DCMH",
    "crosslingual": "DI-vTR; M-CLIP", "text-text": "MVSEN", "multilabel": "MVSEN", "refurbish": "RCAR",
}
# Switches of what is there anyway: of the denoising, of the model, of the labels, of the base.
SWITCHES = {
    "shuffled": "control of the denoising: its conditioning does not fit", "mean-pooling": "a picture is the mean of its patches", "tib-score": "the patch score is EERCF's weak one",
    "captions-only": "captions with their pictures in place of the truth matrix",
    "no-anchors": "without anchors; patches are grounded by texts", "no-grounding": "patches are not grounded", "no-difficulty": "what is hard comes no more often",
    "no-head-start": "texts from the first step on", "no-hard": "no hard negatives apart",
}
_KNOW_TRUTH = {"levels", "shared-attributes", "focal", "multilabel"}
_DENOISING = {"mlm", "token-denoise", "global-denoise"}


def chosen(terms):
    """The names in a comma-separated list; refuses what is unknown or does not go together."""
    names = frozenset(name.strip() for name in terms.split(",") if name.strip())
    known = (*SOURCES, *SWITCHES)
    unknown = sorted(names - set(known))
    if unknown:
        raise SystemExit(f"unknown term {', '.join(unknown)}; known are {', '.join(known)}")
    if "captions-only" in names and names & _KNOW_TRUTH:
        raise SystemExit(f"captions-only: {', '.join(sorted(names & _KNOW_TRUTH))} would know more than the captions")
    if "refurbish" in names and "captions-only" not in names:
        raise SystemExit("refurbish: only with captions-only")
    if "shuffled" in names and not names & _DENOISING:
        raise SystemExit(f"shuffled: only with {', '.join(sorted(_DENOISING))}")
    return names


def shape(names):
    """What the model has to be built with."""
    return {"mean_pooling": "mean-pooling" in names, "gated": "tib-score" in names}


class Auxiliary(nn.Module):
    """The terms of a run that have a file, in a fixed order."""

    def __init__(self, names, scenes):
        """scenes: how many the run has, for terms that remember something of each."""
        super().__init__()
        self.terms = nn.ModuleDict({name: importlib.import_module(f".{name.replace('-', '_')}", __name__).Term(scenes) for name in SOURCES if name in names})

    def forward(self, step):
        losses = {}
        for term in self.terms.values():
            if step.text is not None or not getattr(term, "needs_texts", True):
                losses.update(term(step))
        return losses

    def notes(self):
        """What the terms have to say besides their losses, for the log."""
        return {name: value for term in self.terms.values() for name, value in term.notes.items()}
