"""Text to clip in a gallery of clips that no training saw, stage by stage:  python3 -m hydroclip.video RUN REPORT.json

Coarse by one vector a clip, then the first 50 again by their frames and patches, each gated by the text (EERCF). The last two
stages are the archive's, which keeps frames and no clips: coarse by the best frame, then the head for the first 50. A hit is any
clip of which the whole caption is true; of equal scores the false come first. Beside each stage stands what it costs.
"""
import argparse
import json
import pathlib
import random

import numpy as np
import torch
from torch.nn import functional

from hydroscenes.actions import ACTIONS
from hydroscenes.atoms import TRUE
from hydroscenes.captions import LANGUAGES, caption
from hydroscenes.clips import FRAMES

from .checkpoint import load
from .clipdata import embedded, labels_of, said_of
from .embedded import text_vectors
from .model import EMBEDDING, GRID
from .retrieval import hits
from .temporal import strong, trained, weak

FIRST_CLIP = 30_000_000
TOP = 50
# What the scores of whole clip, frames (weighed, pooled) and patches count in the second look, as published.
WHOLE, FRAMES_WEAK, FRAMES_STRONG, PATCHES_WEAK = 0.5, 0.8, 0.2, 0.2
STAGES = ("mean of frames", "mean, action text", "temporal head", "+ frames of the first 50", "+ patches of the first 50", "best frame", "+ temporal head of its first 50")
# What the frames, weighed, count beside the head where the coarse stage knew frames alone; chosen on clips 31,000,000 to 31,000,499.
MOMENT_FRAMES = 0.2
# Multiply-accumulates of the head for one clip: four projections and the mixing of three times the width of each frame, and their attention.
HEAD = FRAMES * (4 + 6) * EMBEDDING ** 2 + 2 * FRAMES ** 2 * EMBEDDING


def cost(stage, clips, top=TOP):
    """Multiply-accumulates of one query against so many clips, without those that embed texts and clips once for all."""
    whole, frames, patches = EMBEDDING, FRAMES * (2 * EMBEDDING + FRAMES + 3), FRAMES * GRID * GRID * (EMBEDDING + 1)
    coarse = FRAMES * EMBEDDING if STAGES.index(stage) >= STAGES.index("best frame") else whole
    looked = min(top, clips) * (0, 0, 0, frames, frames + patches, 0, whole + HEAD + FRAMES)[STAGES.index(stage)]
    return clips * coarse + looked


def second_look(text, gallery, coarse, temporal, top=TOP, patches=False):
    """[T, N]: the coarse scores [T, N], and above them all, for the first `top` of each text, the sum of all looks."""
    scores = coarse.clone()
    with torch.no_grad():
        moved = temporal.head(gallery.frames)[1]
        for row, first in enumerate(coarse.argsort(dim=1, descending=True, stable=True)[:, :top]):
            one, frames = text[row:row + 1], gallery.frames[first]
            found = WHOLE * coarse[row, first] + FRAMES_WEAK * weak(one, frames)[0] + FRAMES_STRONG * strong(one, frames, moved[first])[0]
            if patches:
                found = found + PATCHES_WEAK * weak(one, gallery.patches[first].float().flatten(1, 2))[0]
            scores[row, first] = 100 + found
    return scores


def moments(texts, gallery, temporal, top=TOP):
    """([T, N], [T, N]): of text vectors the best frame of each clip; and above that, for the first `top` of each text, the head and the frames."""
    said, near = temporal.text(texts), torch.einsum("td,bpd->tbp", texts, gallery.frames)
    coarse = near.amax(2)
    scores, first = coarse.clone(), coarse.argsort(dim=1, descending=True, stable=True)[:, :top]
    for row, clips in enumerate(first):
        frames = gallery.frames[clips]
        whole = said[row:row + 1] @ temporal.head(frames)[0].T
        scores[row, clips] = 100 + (whole + MOMENT_FRAMES * weak(said[row:row + 1], frames))[0]
    return coarse, scores


def ranked(texts, gallery, temporal, top=TOP):
    """{stage: scores [T, N]} of text vectors [T, 256] of the text tower."""
    with torch.no_grad():
        said, (whole, _) = temporal.text(texts), temporal.head(gallery.frames)
        mean = functional.normalize(gallery.frames.mean(1), dim=-1)
        coarse = said @ whole.T
        scores = texts @ mean.T, said @ mean.T, coarse, second_look(said, gallery, coarse, temporal, top), second_look(said, gallery, coarse, temporal, top, patches=True), \
            *moments(texts, gallery, temporal, top)
    return dict(zip(STAGES, scores))


def evaluate(model, temporal, clips, captions=300, seed=3):
    """{"cost": {stage: [of one query, part of the same looks at all clips]}, "en trained": {"chance", stage: {"all": [R@1, R@5], "actions": ...}}, ...}."""
    count = len(clips.frames)
    gallery = clips._replace(frames=torch.from_numpy(clips.frames), patches=torch.from_numpy(clips.patches))
    report = {"clips": count, "cost": {stage: [cost(stage, count), round(cost(stage, count) / cost(stage, count, count), 4)] for stage in STAGES}}
    for language in LANGUAGES:
        for held_out in (False, True):
            rng = random.Random(f"clips {seed}")
            asked = _asked(clips.truths, captions, rng)
            labels = np.stack([labels_of(names, clips.truths) for names in asked])
            texts = text_vectors(model, [caption(names, language, rng, held_out) for names in asked])
            moves = np.array([any(name in ACTIONS[:-1] for name in names) for names in asked])
            found = {"chance": round(float(((labels == TRUE).sum(1) / (labels >= 0).sum(1)).mean()), 4)}
            for stage, scores in ranked(texts, gallery, temporal).items():
                found[stage] = {kind: [round(part, 4) for part in hits(scores.numpy()[rows], labels[rows])] for kind, rows in (("all", moves | True), ("actions", moves))}
            report[f"{language} {'held-out' if held_out else 'trained'}"] = found
    return report


def _asked(truths, captions, rng):
    """What is asked for: true of some clip, and of at most a fifth of them."""
    asked = []
    for _ in range(50 * captions):
        names = said_of(truths[rng.randrange(len(truths))], rng)
        if names and (labels_of(names, truths) == TRUE).sum() <= max(1, len(truths) // 5):
            asked.append(names)
        if len(asked) == captions:
            break
    return asked


def table(report):
    """The report as aligned lines."""
    kinds = [kind for kind in report if kind not in ("clips", "cost")]
    lines = [f"{'R@1 / R@5, actions alone in ()':32}" + "".join(f"{kind:>30}" for kind in kinds) + f"{'MAC a query':>14}{'of all':>9}"]
    for stage in STAGES:
        cells = [report[kind][stage] for kind in kinds]
        lines.append(f"{stage:32}" + "".join(f"{'{:.3f} / {:.3f} ({:.3f} / {:.3f})'.format(*cell['all'], *cell['actions']):>30}" for cell in cells)
                     + f"{report['cost'][stage][0]:14,}{report['cost'][stage][1]:9.1%}")
    return "\n".join(lines + [f"{'chance':32}" + "".join(f"{report[kind]['chance']:30.3f}" for kind in kinds)])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run")
    parser.add_argument("report")
    parser.add_argument("--clips", type=int, default=500)
    parser.add_argument("--workers", type=int, default=2, help="processes that render")
    chosen = parser.parse_args()
    model = load(chosen.run)
    report = evaluate(model, trained(chosen.run), embedded(model, chosen.clips, FIRST_CLIP, patches=True, workers=chosen.workers))
    pathlib.Path(chosen.report).write_text(json.dumps(report, indent=1) + "\n")
    print(table(report))


if __name__ == "__main__":
    main()
