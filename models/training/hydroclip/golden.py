"""What this side makes of some inputs, for the daemon's tests to compare with:  python3 -m hydroclip.golden RUN FOLDER

hydroclip-s.json: 500 texts with their ids, some with their vectors, pictures (PNG files beside it) with theirs, and what the temporal
head makes of the pictures as a clip and of a text. hydroclip-s-clips.json: the frames of some clips, half floats in base64, with what
happens in them in both languages.
"""
import argparse
import base64
import json
import pathlib
import random

import numpy as np
import torch
from PIL import Image

from hydroscenes import ATOMS, render, sample, truth
from hydroscenes.captions import LANGUAGES, atoms_of, caption
from hydroscenes.clips import render_clip, sample_clip
from hydroscenes.scene import VIEWS
from hydroscenes.vocabulary import Tokenizer, build

from .embedded import pixels
from .export import towers
from .temporal import trained

TEXTS, VECTORS = 500, 20
CLIPS = ("gate_opens", "door_closes", "person_falls", "vehicle_arrives", "water_rises", "smoke_grows")
SIZES = ((128, 128), (320, 180), (90, 160))
# What nobody wrote into the grammar: unknown words and signs, other scripts, case, odd spaces, a text that is too long.
STRANGE = ("", " ", "UPPER Case Words", "kranführer läuft über den Steg", "压力表 pressure 表12.5MPa", "𠮷野家", "emoji 🚨 here", "tab\tand\nnewline", "a-b_c/d:e;f",
           "1234567890", "３号机组", "x" * 200, "水" * 80, "needle " * 60)


def texts():
    """TEXTS strings in both languages, trained and held-out wordings, and strange ones."""
    rng = random.Random("golden texts")
    said = list(STRANGE)
    while len(said) < TEXTS:
        atoms = atoms_of(truth(sample(rng.randrange(10**6))), rng) if rng.random() < 0.6 else (rng.choice(ATOMS),)
        said.append(caption(atoms, rng.choice(LANGUAGES), rng, rng.random() < 0.4))
    return said


def make(run, folder):
    image, text = towers(run)
    tokenizer, folder = Tokenizer(build()), pathlib.Path(folder)
    said = [{"text": one, "ids": [number for number in tokenizer.encode(one) if number != 0]} for one in texts()]
    pictures = []
    with torch.no_grad():
        for one in said[-VECTORS:]:
            ids = torch.tensor([one["ids"]])
            one["vector"] = _rounded(text(ids, torch.ones_like(ids))[0][0])
        for at, (view, size) in enumerate(zip(VIEWS, SIZES)):
            file = folder / f"scene_{view}.png"
            Image.fromarray(render(sample(at, view=view))).resize(size, Image.Resampling.BICUBIC).save(file)
            squashed = np.asarray(Image.open(file).convert("RGB").resize((128, 128), Image.Resampling.BICUBIC))
            pixels = torch.from_numpy(squashed.transpose(2, 0, 1).astype(np.float32) / 255)[None]
            pictures.append({"file": file.name, "vector": _rounded(image(pixels)[0][0])})
    lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in said)
    shown = ",\n".join(json.dumps(one) for one in pictures)
    (folder / "hydroclip-s.json").write_text(f'{{"texts": [\n{lines}\n],\n"pictures": [\n{shown}\n]{_clip(run, pictures, said[-1])}}}\n', encoding="utf-8")


def _clip(run, pictures, said):
    """What the temporal head makes of the pictures as a clip, and of a text; nothing for a run without one."""
    if not (pathlib.Path(run) / "temporal.pt").exists():
        return ""
    temporal = trained(run)
    with torch.no_grad():
        frames, asked = (torch.tensor([one["vector"] for one in some]) for some in (pictures, [said]))
        clip = {"files": [one["file"] for one in pictures], "vector": _rounded(temporal.head(frames[None])[0][0]),
                "text": said["text"], "action": _rounded(temporal.text(asked)[0])}
    return ',\n"clip": ' + json.dumps(clip, ensure_ascii=False)


def clips(run, folder):
    image, rng = towers(run)[0], random.Random("golden clips")
    lines = []
    for seed, action in enumerate(CLIPS):
        with torch.no_grad():
            frames = image(pixels(render_clip(sample_clip(seed, action))))[0].half().numpy()
        said = {language: caption((action,), language, rng) for language in LANGUAGES}
        lines.append(json.dumps({"happens": action, **said, "frames": base64.b64encode(frames.tobytes()).decode()}, ensure_ascii=False))
    (pathlib.Path(folder) / "hydroclip-s-clips.json").write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")


def _rounded(vector):
    return [round(float(number), 5) for number in vector]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run")
    parser.add_argument("folder")
    chosen = parser.parse_args()
    make(chosen.run, chosen.folder)
    clips(chosen.run, chosen.folder)


if __name__ == "__main__":
    main()
