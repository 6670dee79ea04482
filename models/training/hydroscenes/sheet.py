"""A contact sheet of rendered scenes:  python3 -m hydroscenes.sheet sheet.jpg"""
import argparse

import numpy as np
from PIL import Image

from .render import render
from .scene import sample


def sheet(first, columns=8, rows=8, size=176):
    """The scenes of the seeds from `first` on, enlarged a little, with thin gaps."""
    board = np.full((rows * (size + 4) + 4, columns * (size + 4) + 4, 3), 24, np.uint8)
    for i in range(rows * columns):
        picture = Image.fromarray(render(sample(first + i))).resize((size, size), Image.BICUBIC)
        top, left = 4 + i // columns * (size + 4), 4 + i % columns * (size + 4)
        board[top:top + size, left:left + size] = np.asarray(picture)
    return Image.fromarray(board)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file")
    parser.add_argument("--first", type=int, default=0, help="seed of the first scene")
    chosen = parser.parse_args()
    sheet(chosen.first).save(chosen.file, quality=86)


if __name__ == "__main__":
    main()
