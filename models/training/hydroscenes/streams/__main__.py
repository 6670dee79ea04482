"""Camera streams with their truth and their watches:  python3 -m hydroscenes.streams FOLDER --cameras 20 --hours 12"""
import argparse
import multiprocessing
import pathlib
import sys

from .setting import STYLES, setting
from .sheet import sheet
from .watches import written
from .write import Mismatch, write


def main():
    parser = argparse.ArgumentParser(description=__doc__, prog="python3 -m hydroscenes.streams")
    parser.add_argument("folder", nargs="?", type=pathlib.Path, help="where NAME.mp4, NAME.csv and NAME.json of each camera go, and watches.yaml")
    parser.add_argument("--sheet", metavar="FILE", help="no streams, but a contact sheet of their hours and events")
    parser.add_argument("--cameras", type=int, default=20)
    parser.add_argument("--hours", type=float, default=12, help="length of each stream")
    parser.add_argument("--first-seed", type=int, default=0, help="seed of the first camera; the others follow")
    parser.add_argument("--seeds", type=_numbers, help="the seed of each camera, separated by commas, in place of --cameras and --first-seed")
    parser.add_argument("--size", type=int, default=256, help="width and height of the pictures")
    parser.add_argument("--style", choices=STYLES, default=STYLES[0], help="how it is drawn: as the bundled model has never seen it, or as usual")
    parser.add_argument("--processes", type=int, default=2)
    chosen = parser.parse_args()
    if chosen.cameras < 1 or chosen.hours < 0.5 or chosen.size < 64 or chosen.size % 2 or chosen.processes < 1 or not (chosen.folder or chosen.sheet):
        parser.error("a FOLDER or --sheet FILE, at least one camera and process, half an hour, and an even size of 64 or more")
    seeds = chosen.seeds or range(chosen.first_seed, chosen.first_seed + chosen.cameras)
    settings = [setting(seed, index, chosen.hours, chosen.style) for index, seed in enumerate(seeds)]
    if chosen.sheet:
        sheet(settings).save(chosen.sheet, quality=86)
        return
    chosen.folder.mkdir(parents=True, exist_ok=True)
    try:
        with multiprocessing.Pool(min(chosen.processes, len(settings))) as pool:
            for said in pool.imap_unordered(_written, [(one, chosen.folder, chosen.size) for one in settings]):
                print(said, flush=True)
    except Mismatch as fault:
        sys.exit(str(fault))
    (chosen.folder / "watches.yaml").write_text(written({one.name: one.watches for one in settings}), encoding="utf-8")


def _numbers(text):
    return [int(number) for number in text.split(",")]


def _written(work):
    return write(*work)


if __name__ == "__main__":
    main()
