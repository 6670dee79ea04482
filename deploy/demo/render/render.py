#!/usr/bin/env python3
"""Draws the demo plant: four camera clips, truth.csv and the contact sheet.

    apt-get install python3-numpy python3-opencv python3-cairo ffmpeg
    /usr/bin/python3 deploy/demo/render/render.py                       the clips of this repository, in place
    /usr/bin/python3 deploy/demo/render/render.py --seed 7 --out DIR    another plant with the same story, as a whole site folder

The second form is for judging the watches on pictures they were not made for: `./demo.sh --site DIR`.
"""
import argparse
import csv
import shutil
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
from scenes import SCENES  # noqa: E402

SITE = Path(__file__).resolve().parent.parent
SIZE, FPS, SECONDS = 640, 10, 80


def encode(scene, path, seconds, crf):
    """One take, H.264, a key frame every two seconds so that a player can start anywhere."""
    command = ["ffmpeg", "-y", "-loglevel", "error", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{SIZE}x{SIZE}", "-r", str(FPS), "-i", "-",
               "-c:v", "libx264", "-preset", "medium", "-crf", str(crf), "-g", str(2 * FPS), "-pix_fmt", "yuv420p",
               "-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-movflags", "+faststart", str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as ffmpeg:
        for i in range(seconds * FPS):
            ffmpeg.stdin.write(scene.frame(i / FPS).tobytes())
        ffmpeg.stdin.close()
        if ffmpeg.wait() != 0:
            sys.exit(f"ffmpeg could not write {path}")


def contact_sheet(path, clips, side=220):
    """One row a camera: an ordinary moment, one that is allowed, and one of its events."""
    rows = [np.concatenate([still(clip, t, side) for t in scene.moments], 1) for scene, clip in clips]
    cv2.imwrite(str(path), np.concatenate(rows, 0)[:, :, ::-1], [cv2.IMWRITE_PNG_COMPRESSION, 9])


def still(clip, t, side):
    raw = subprocess.run(["ffmpeg", "-loglevel", "error", "-ss", str(t), "-i", str(clip), "-frames:v", "1", "-vf", f"scale={side}:{side}:flags=area",
                          "-f", "rawvideo", "-pix_fmt", "rgb24", "-"], capture_output=True, check=True).stdout
    return np.frombuffer(raw, np.uint8).reshape(side, side, 3)


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--seed", type=int, default=1, help="which plant; 1 is the one of this repository")
    ask.add_argument("--out", type=Path, default=SITE, help="site folder to write")
    ask.add_argument("--seconds", type=int, default=SECONDS)
    ask.add_argument("--crf", type=int, default=26, help="H.264 quality, smaller is better and larger")
    ask.add_argument("--only", help="one camera")
    ask.add_argument("--sheet", type=Path, help="also write the contact sheet there")
    asked = ask.parse_args()
    (asked.out / "clips").mkdir(parents=True, exist_ok=True)
    done = []
    for kind in SCENES:
        if asked.only in (None, kind.camera):
            scene, clip = kind(SIZE, asked.seed), asked.out / "clips" / f"{kind.camera}.mp4"
            encode(scene, clip, asked.seconds, asked.crf)
            done.append((scene, clip))
            print(f"{clip}: {clip.stat().st_size / 1e6:.2f} MB")
    if asked.only:
        return
    with open(asked.out / "truth.csv", "w", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("camera", "watch", "from", "to"))
        for scene, _ in done:
            rows.writerows((scene.camera, watch, f"{start:.1f}", f"{end:.1f}") for watch, start, end in scene.truth)
    if asked.out.resolve() != SITE:
        shutil.copy(SITE / "hydroedge.yaml", asked.out)
        shutil.copytree(SITE / "watches", asked.out / "watches", dirs_exist_ok=True)
    if asked.sheet:
        contact_sheet(asked.sheet, done)


if __name__ == "__main__":
    main()
