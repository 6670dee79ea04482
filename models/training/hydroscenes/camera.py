"""From the drawn scene to what a surveillance camera delivers: mounting, light, weather, lens, sensor, compression."""
import functools
import math

import cv2
import numpy as np

from . import textures

OUT = 128
# In pixels of a picture of OUT x OUT: how far a camera of a clip trembles from frame to frame.
_TREMBLE = 0.12


def shoot(pixels, scene, rng, size=OUT, now=None):
    """[side, side, 3] uint8 -> [size, size, 3] uint8, RGB, and how the camera is mounted (for `seen_from`).

    now: the dice of one frame of a clip; noise, rain and trembling come from them, everything else from `rng`.
    """
    mounting = mount(rng, len(pixels))
    if now:
        shift = [now.gauss(0, _TREMBLE) * len(pixels) / OUT for _ in range(2)]
        mounting = np.array([[1, 0, shift[0]], [0, 1, shift[1]], [0, 0, 1]]) @ mounting
    image = seen_from(mounting, pixels, size, cv2.BORDER_REFLECT).astype(np.float32)
    image *= 1 + rng.uniform(0.0, 0.05) * textures.enlarged(textures.piece("cloud", OUT, OUT, rng), size, size)[..., None]
    image = _lit(image, scene.light, rng)
    image = _weathered(image, scene.weather, rng, now or rng)
    image = _through_lens(image, scene.lens, rng)
    image = _sensed(image, scene.light, rng, now or rng)
    if rng.random() < 0.25:
        _stamp(image, rng)
    return _compressed(image, rng), mounting


@functools.lru_cache(maxsize=4)
def grid(size):
    """Row and column of each pixel, 0 to 1."""
    return (np.mgrid[0:size, 0:size].astype(np.float32) + 0.5) / size


def seen_from(mounting, pixels, size, border=cv2.BORDER_CONSTANT):
    """What the camera sees of drawn pixels, brought to size x size."""
    turned = cv2.warpPerspective(pixels, mounting, pixels.shape[1::-1], flags=cv2.INTER_LINEAR, borderMode=border)
    return cv2.resize(turned, (size, size), interpolation=cv2.INTER_AREA)


def mount(rng, side):
    """A crop of the middle with a slightly wrong angle, as a perspective matrix."""
    inset = rng.uniform(0.035, 0.075) * side
    corners = np.float32([[inset, inset], [side - inset, inset], [side - inset, side - inset], [inset, side - inset]])
    corners += np.float32([[rng.uniform(-0.03, 0.03) * side for _ in range(2)] for _ in range(4)])
    target = np.float32([[0, 0], [side, 0], [side, side], [0, side]])
    return cv2.getPerspectiveTransform(corners, target)


def spot(rng, size, low, high, width):
    """Uneven light: a bright patch somewhere."""
    x, y = rng.uniform(0.2, 0.8), rng.uniform(0.2, 0.8)
    rows, columns = grid(size)
    return low + (high - low) * np.exp(-((columns - x) ** 2 + (rows - y) ** 2) / width)[..., None]


def _lit(image, light, rng):
    size = len(image)
    rows, columns = grid(size)
    turn = rng.uniform(0, 2 * math.pi)
    slope = rng.uniform(0, 0.28) * ((columns - 0.5) * math.cos(turn) + (rows - 0.5) * math.sin(turn))
    image = image * (1 + slope[..., None])
    if light == "night":
        cast = np.float32([rng.uniform(0.85, 1.08), rng.uniform(0.88, 1.0), rng.uniform(0.85, 1.2)])
        return image * spot(rng, size, rng.uniform(0.30, 0.42), rng.uniform(0.65, 0.85), rng.uniform(0.2, 0.6)) * cast
    if light == "infrared":
        grey = image @ np.float32([0.38, 0.42, 0.20])
        return np.repeat((grey[..., None] * spot(rng, size, 0.5, rng.uniform(0.95, 1.2), rng.uniform(0.2, 0.6))), 3, axis=2)
    return image * rng.uniform(0.78, 1.15) * np.float32([rng.uniform(0.94, 1.06), rng.uniform(0.96, 1.04), rng.uniform(0.92, 1.08)])


def _weathered(image, weather, rng, now):
    if weather == "fog":
        thickness = np.clip(rng.uniform(0.38, 0.62) - rng.uniform(0.0, 0.4) * (grid(len(image))[0] - 0.5), 0, 0.75)[..., None]
        grey = max(90.0, 1.5 * float(image.mean()))
        return image * (1 - thickness) + min(grey, 205.0) * thickness
    if weather == "rain":
        drops = np.zeros((OUT, OUT), np.uint8)
        slant = rng.uniform(-0.35, 0.35)
        for _ in range(now.randint(90, 160)):
            x, y, length = now.randrange(OUT), now.randrange(-10, OUT), now.randint(7, 17)
            cv2.line(drops, (x, y), (int(x + slant * length), y + length), now.randint(90, 210), 1, cv2.LINE_AA)
        return image * 0.82 + 14 + textures.enlarged(drops, *image.shape[:2])[..., None] * rng.uniform(0.30, 0.5)
    return image


def _through_lens(image, lens, rng):
    if lens == "blocked":
        return _covered(image, rng)
    size = len(image) / OUT
    if lens == "blurred":
        return cv2.GaussianBlur(image, (0, 0), rng.uniform(4.5, 8) * size)
    if lens == "dirty":
        return _dirty(image, rng)
    chance = rng.random()
    if chance < 0.3:
        return cv2.GaussianBlur(image, (0, 0), rng.uniform(0.4, 0.9) * size)
    if chance < 0.4:
        reach = round(3 * size) | 1
        kernel = np.zeros((reach + 2, reach + 2), np.float32)
        kernel[reach // 2 + 1, 1:-1] = 1 / reach
        return cv2.filter2D(image, -1, kernel if rng.random() < 0.5 else kernel.T)
    return image


def _covered(image, rng):
    """Cloth, tape, a hand or paint close before the lens: at most a dim edge of the scene is left."""
    tone = np.float32(rng.choice(((14, 14, 17), (44, 36, 30), (92, 82, 72), (150, 146, 140), (70, 84, 62), (36, 44, 66))))
    size = len(image)
    cover = tone * (1 + 0.16 * textures.enlarged(textures.piece(rng.choice(("cloud", "concrete")), OUT, OUT, rng), size, size)[..., None])
    if rng.random() < 0.55:
        return cover
    turn, edge = rng.uniform(0, 2 * math.pi), rng.uniform(0.86, 0.96)
    rows, columns = grid(size)
    along = (columns - 0.5) * math.cos(turn) + (rows - 0.5) * math.sin(turn) + 0.5
    mask = cv2.GaussianBlur(np.clip((edge - along) * 10, 0, 1), (0, 0), 4 * size / OUT)[..., None]
    return image * (1 - mask) * 0.8 + cover * mask


def _dirty(image, rng):
    """Out-of-focus drops and dust on the glass; the scene stays readable between them."""
    soil = np.zeros((OUT, OUT), np.float32)
    for _ in range(rng.randint(9, 16)):
        x, y, radius = rng.randrange(OUT), rng.randrange(OUT), rng.randint(3, 9)
        cv2.ellipse(soil, (x, y), (radius, int(radius * rng.uniform(0.6, 1))), rng.uniform(0, 180), 0, 360, rng.uniform(0.35, 0.65), -1, cv2.LINE_AA)
    soil = textures.enlarged(cv2.GaussianBlur(soil, (0, 0), 1.6), *image.shape[:2])[..., None]
    tone = np.float32(rng.choice(((70, 60, 48), (110, 104, 96), (46, 42, 36))))
    return image * (1 - soil) + tone * soil


def _sensed(image, light, rng, now):
    """Noise: stronger in the dark, coloured or grey, sometimes in coarse grains."""
    strength = abs(rng.gauss(0, 4)) + (rng.uniform(2, 5) if light != "day" else 0)
    top, left = now.randrange(256 - OUT), now.randrange(256 - OUT)
    grain = textures.enlarged(textures.GRAIN[top:top + OUT, left:left + OUT], *image.shape[:2])
    if light == "infrared" or rng.random() < 0.4:
        grain = grain[..., :1]
    return np.clip(image + strength * grain, 0, 255).astype(np.uint8)


def _stamp(image, rng):
    """The recorder's date and time in a corner."""
    text = f"20{rng.randint(22, 29)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02} {rng.randint(0, 23):02}:{rng.randint(0, 59):02}"
    if rng.random() < 0.3:
        text = f"CAM {rng.randint(1, 32):02}"
    font, size = cv2.FONT_HERSHEY_SIMPLEX, len(image) / OUT
    width = cv2.getTextSize(text, font, 0.25, 1)[0][0]
    x, y = 3 if rng.random() < 0.6 else OUT - 3 - width, 9 if rng.random() < 0.6 else OUT - 4
    for colour, thick in (((20, 20, 20), 2), ((240, 240, 240), 1)):
        cv2.putText(image, text, (round(x * size), round(y * size)), font, 0.25 * size, colour, round(thick * size), cv2.LINE_AA)


def _compressed(image, rng):
    if rng.random() < 0.2:
        return image
    _, coded = cv2.imencode(".jpg", image[..., ::-1], (cv2.IMWRITE_JPEG_QUALITY, rng.randint(35, 95)))
    return np.ascontiguousarray(cv2.imdecode(coded, cv2.IMREAD_COLOR)[..., ::-1])
