"""How well single queries tell scenes apart, over all scenes and over hard negatives: the same object in another state."""
import numpy as np

from hydroscenes import ATOMS
from hydroscenes.atoms import FALSE, INDEX, TRUE
from hydroscenes.captions import LANGUAGES

from .data import shown
from .embedded import PHRASINGS, phrasings, text_vectors
from .metrics import auroc, average_precision, recall_at_false_rate
from .shipped import SHIPPED

FEWEST = 8


def queries(gallery, truths, wordings=(False, True)):
    """{"en trained": {atom: {"auroc", "ap", "recall", "hard" or None}}, ...}: each figure is the mean over the wordings of a query, each judged by itself."""
    report, objects = {}, shown(truths)
    for language in LANGUAGES:
        for held_out in wordings:
            scores = gallery.scores(text_vectors(gallery.model, phrasings(ATOMS, language, held_out))).reshape(len(ATOMS), PHRASINGS, -1)
            found = {atom: _judged(scores[INDEX[atom]], truths[:, INDEX[atom]], objects[:, INDEX[atom]]) for atom in ATOMS}
            report[f"{language} {'held-out' if held_out else 'trained'}"] = {atom: judged for atom, judged in found.items() if judged}
    return report


def _judged(scores, said, shows):
    known, hard = said != -1, (said == TRUE) | ((said == FALSE) & shows)
    if min((said == TRUE).sum(), (said == FALSE).sum()) < FEWEST:
        return None
    means = {name: _mean(figure, scores, said, known) for name, figure in (("auroc", auroc), ("ap", average_precision), ("recall", recall_at_false_rate))}
    # Where every picture is a hard example, the hard negatives are simply all.
    means["hard"] = _mean(auroc, scores, said, hard) if ((said == FALSE) & hard).sum() >= FEWEST and not shows.all() else None
    return means


def _mean(figure, scores, said, used):
    return round(float(np.mean([figure(row[used], said[used] == TRUE) for row in scores])), 4)


def summed(judged, atoms=SHIPPED):
    """Means over some queries, and the worst hard one."""
    chosen = {atom: judged[atom] for atom in atoms if atom in judged}
    hard = {atom: figures["hard"] for atom, figures in chosen.items() if figures["hard"] is not None}
    means = {name: _rounded([figures[name] for figures in chosen.values()]) for name in ("auroc", "ap", "recall")}
    worst = min(hard, key=hard.get) if hard else None
    return {**means, "hard": _rounded(list(hard.values())), "worst": worst, "worst_hard": hard.get(worst), "queries": len(chosen)}


def _rounded(values):
    return round(float(np.mean(values)), 4) if values else None
