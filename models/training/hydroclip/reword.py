"""Teaches the texts of a finished run further wordings, while its pictures stay as they are:  python3 -m hydroclip.reword runs/NAME

The text tower that a run ends with knows the sentences it was trained on, and little besides. Here it is the teacher: a copy learns to
say of further wordings what the teacher says of those it knows, in either language (as M-CLIP teaches a text tower from another's
vectors, without pictures). Keeps reworded.pt beside the checkpoint.
"""
import argparse
import copy
import math
import pathlib
import random

import numpy as np
import torch
from torch.nn import functional

from hydroscenes import ATOMS, sample, truth
from hydroscenes.captions import ENDINGS, JOINTS, LANGUAGES, OPENINGS, atoms_of, phrase, said_as
from hydroscenes.rewording import FRAMES, FURTHER
from hydroscenes.vocabulary import Tokenizer, build

from .checkpoint import REWORDED, load
from .data import encoded, with_gaps

SEVERAL = 4000
BATCH = 192
# Shares: a wording of the run itself, a sentence around it, a word left out, a word spelled in pieces.
KNOWN, FRAMED, GAPS, SPELLED = 0.35, 0.3, 0.06, 0.15
TEMPERATURE = 0.05


def reword(run, steps=1500, rate=4e-4, seed=1, report=None):
    """Trains the copy and keeps it; gives the model with it."""
    model, tokenizer, rng = load(run, reworded=False), Tokenizer(build()), random.Random(f"reword {seed}")
    said = [(atom,) for atom in ATOMS] + _several(rng)
    spelling = _Spelling(build(), rng)
    wanted = _taught(model.text, tokenizer, said, rng)
    pupil = copy.deepcopy(model.text).train()
    optimizer = torch.optim.AdamW(pupil.parameters(), rate, betas=(0.9, 0.98), weight_decay=0.05)
    dice = np.random.default_rng(seed)
    for step in range(steps):
        for group in optimizer.param_groups:
            group["lr"] = rate * min(1, (step + 1) / 50) * (0.02 + 0.98 * (1 + math.cos(math.pi * step / steps)) / 2)
        rows = rng.sample(range(len(ATOMS)), 72) + rng.sample(range(len(ATOMS), len(said)), BATCH - 72)
        ids, mask = encoded(spelling, [_caption(said[row], rng) for row in rows])
        ids, mask = torch.from_numpy(with_gaps(ids, tokenizer.ids["[UNK]"], dice, GAPS)), torch.from_numpy(mask)
        with torch.autocast("cpu", torch.bfloat16):
            found = pupil(ids, mask)[0]
        found, target = found.float(), wanted[rows]
        near = 1 - (found * target).sum(-1).mean()
        apart = functional.cross_entropy(found @ target.T / TEMPERATURE, (target @ target.T / TEMPERATURE).softmax(-1))
        loss = near + 0.1 * apart
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(pupil.parameters(), 1.0)
        optimizer.step()
        if report and step % 100 == 0:
            report(f"step {step}: {float(near):.4f} from the teacher")
    torch.save(pupil.state_dict(), pathlib.Path(run) / REWORDED)
    return load(run)


def _several(rng):
    """Atoms that are true together, two or three."""
    found = (atoms_of(truth(sample(rng.randrange(10**6))), rng) for _ in iter(int, 1))
    return [atoms for atoms, _ in zip((atoms for atoms in found if len(atoms) > 1), range(SEVERAL))]


def _taught(teacher, tokenizer, said, rng, phrasings=4):
    """[said, 256]: what the teacher says of each, over wordings it knows in both languages."""
    total = 0
    with torch.no_grad():
        for language in LANGUAGES * (phrasings // 2):
            texts = [rng.choice(JOINTS[language]).join(phrase(atom, language, rng) for atom in atoms) for atoms in said]
            total = total + torch.cat([teacher(*map(torch.from_numpy, encoded(tokenizer, texts[at:at + 500])))[0] for at in range(0, len(texts), 500)])
    return functional.normalize(total, dim=-1)


class _Spelling(Tokenizer):
    """A tokenizer that now and then puts a word together from two pieces, so that pieces get to mean what their words do."""

    def __init__(self, entries, rng):
        super().__init__(entries)
        self.rng = rng

    def word(self, word):
        if len(word) > 3 and self.rng.random() < SPELLED:
            cuts = [at for at in range(2, len(word) - 1) if word[:at] in self.ids and "##" + word[at:] in self.ids]
            if cuts:
                at = self.rng.choice(cuts)
                return [self.ids[word[:at]], self.ids["##" + word[at:]]]
        return super().word(word)


def _caption(atoms, rng):
    """The atoms in one language, each in a known or a further wording."""
    language = rng.choice(LANGUAGES)
    said = [phrase(atom, language, rng) if rng.random() < KNOWN else said_as(rng.choice(FURTHER[language][atom]), language, rng) for atom in atoms]
    text = rng.choice(JOINTS[language]).join(said)
    if rng.random() < FRAMED:
        text = rng.choice(FRAMES[language]).format(text)
    elif rng.random() < 0.5:
        text = rng.choice(OPENINGS[language]) + text + rng.choice(ENDINGS[language])
    return text


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run")
    parser.add_argument("--steps", type=int, default=1500)
    chosen = parser.parse_args()
    reword(chosen.run, chosen.steps, report=print)


if __name__ == "__main__":
    main()
