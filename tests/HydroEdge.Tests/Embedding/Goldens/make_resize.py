"""Writes resize.json: what Pillow makes of noise, for PillowTests. Needs Debian's python3-pil and python3-numpy.

One line a case: the picture (width, height, seed of the noise), the crop in pixels, the size resized to, Pillow's filter number
and the pixels, base64. With arguments, ten numbers a case, it prints only the pixels, one case after the other.
"""
import base64
import json
import sys

import numpy as np
from PIL import Image


def noise(width, height, seed):
    """The linear congruential generator of Numerical Recipes, its highest byte: the same in C#."""
    count = width * height * 3
    state, out = seed, bytearray(count)
    for i in range(count):
        state = (1664525 * state + 1013904223) & 0xFFFFFFFF
        out[i] = state >> 24
    return np.frombuffer(bytes(out), np.uint8).reshape(height, width, 3)


def resize(width, height, seed, left, top, right, bottom, to_width, to_height, resample):
    picture = Image.fromarray(noise(width, height, seed)).crop((left, top, right, bottom))
    return picture.resize((to_width, to_height), resample=resample).tobytes()


def cases():
    sizes = [(40, 30, 12, 12), (30, 40, 16, 9), (7, 5, 21, 20), (33, 17, 16, 16), (64, 48, 8, 8), (97, 61, 24, 24), (128, 72, 18, 14),
             (5, 90, 11, 13), (90, 5, 13, 11), (1, 1, 6, 4), (2, 3, 9, 9), (20, 20, 20, 10), (20, 20, 10, 20), (20, 20, 20, 20), (200, 3, 1, 1),
             (256, 144, 16, 16), (19, 23, 20, 22)]
    for seed, (width, height, to_width, to_height) in enumerate(sizes):
        yield [width, height, seed, 0, 0, width, height, to_width, to_height, 3]
    crops = [(3, 4, 31, 29), (0, 0, 1, 1), (39, 29, 40, 30), (10, 0, 30, 30), (1, 2, 38, 5), (7, 11, 20, 24)]
    for seed, crop in enumerate(crops):
        yield [40, 30, 100 + seed, *crop, 15, 13, 3]
    for resample in (0, 1, 2, 4, 5):
        yield [47, 35, 200 + resample, 2, 3, 45, 33, 14, 11, resample]
        yield [9, 8, 300 + resample, 0, 0, 9, 8, 17, 19, resample]


if __name__ == '__main__':
    if len(sys.argv) > 1:
        numbers = list(map(int, sys.argv[1:]))
        for first in range(0, len(numbers), 10):
            sys.stdout.buffer.write(resize(*numbers[first:first + 10]))
    else:
        with open('resize.json', 'w') as file:
            file.write('[\n' + ',\n'.join(
                json.dumps({'case': case, 'pixels': base64.b64encode(resize(*case)).decode()}) for case in cases()) + '\n]\n')
