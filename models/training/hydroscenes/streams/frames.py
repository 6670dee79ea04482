"""What a stream's camera delivers, a picture a second. The scene is drawn when something in it changes, its light worked out every ten seconds;
each second adds only what it must: noise, rain, flicker, something before the lens, the time."""
import datetime
import functools
import math
import random

import cv2
import numpy as np

from .. import camera
from ..scene import OUTDOOR
from ..style import other_camera

SIZE = 256
# Light is worked out anew after so many seconds.
_STEP = 10
# One standard deviation of noise, in grey levels of the kept sheet.
_GRAIN = 24


class Shooter:
    """The camera of a plan."""

    def __init__(self, plan, size=SIZE):
        self._plan, self._size, self._weather = plan, size, plan.weather
        self._seed, self._outdoor = plan.setting.seed, plan.setting.place in OUTDOOR
        self._look = _Look(random.Random(f"stream {self._seed} look"), size, plan.setting.night)
        self._rain = _rain(random.Random(f"stream {self._seed} rain"), size)
        self._drawn = self._developed = (None, None)

    def frame(self, second):
        rng = random.Random(f"stream {self._seed} second {second}")
        image = self._light(second)
        flicker = self._weather.strength("flicker", second)
        gain = 1 + 0.14 * flicker * rng.uniform(-1, 1) if self._outdoor else 1.0
        noise = self._look.noise[self._weather.light(second - second % _STEP) == "day"]
        image = cv2.addWeighted(image, gain, self._window(self._look.grain, rng), noise / _GRAIN, -128 * noise / _GRAIN)
        rain = self._weather.strength("rain", second)
        if rain:
            image = cv2.addWeighted(image, 1, self._window(self._rain, rng), 0.3 * rain, 0)
        if flicker and not self._outdoor:
            image = cv2.addWeighted(image, 1, self._look.bands[rng.randrange(len(self._look.bands))], flicker, 0)
        covered = self._weather.cover(second)
        if covered:
            image = self._covered(image, *covered)
        if self._look.stamped:
            self._stamp(image, second)
        return image

    def still(self, second, poses):
        """What it would see with these acts before it: no noise, nothing before the lens."""
        return self._in_light(self._seen(second, self._plan.states.at(second), poses), second)

    def _window(self, tile, rng):
        top, left = rng.randrange(len(tile) - self._size + 1), rng.randrange(len(tile) - self._size + 1)
        return tile[top:top + self._size, left:left + self._size]

    def _layer(self, second):
        """What is drawn, seen from where the camera hangs; kept until something changes."""
        bumped = bool(self._weather.bump and second >= self._weather.bump)
        key = self._plan.states.at(second), self._plan.poses(second), bumped
        if self._drawn[0] != key:
            self._drawn = key, self._seen(second, *key[:2])
            self._developed = None, None
        return self._drawn[1]

    def _seen(self, second, states, poses):
        return camera.seen_from(self._plan.mounting(second), self._plan.stage.draw(states, poses), self._size, cv2.BORDER_REFLECT)

    def _light(self, second):
        """The drawn picture in the light and weather of these ten seconds."""
        layer, step = self._layer(second), second - second % _STEP
        if self._developed[0] != step:
            self._developed = step, self._in_light(layer, step)
        return self._developed[1]

    def _in_light(self, layer, second):
        light = self._weather.light(second)
        image = cv2.multiply(layer.astype(np.float32), self._gain(second, light))
        if light == "infrared":
            image = cv2.cvtColor(image @ np.float32([0.38, 0.42, 0.20]), cv2.COLOR_GRAY2RGB)
        image = self._look.softened(self._weathered(image, second))
        held_out = self._plan.setting.style == "held-out"
        return other_camera(image, random.Random(f"style {self._seed}")) if held_out else np.clip(image, 0, 255).astype(np.uint8)

    @functools.lru_cache(maxsize=2)
    def _gain(self, second, light):
        """How bright each pixel's three colours become."""
        look, daylight, clouds = self._look, self._weather.daylight(second), 1 + self._weather.clouds(second)
        if light == "infrared":
            return look.infrared
        warm = 0.16 * (1 - daylight) * (daylight > 0)
        day = look.day * np.float32([1 + warm, 1, 1 - warm]) * clouds
        if daylight > 0.6:
            day = day * (1 + (daylight - 0.6) * look.sun * self._patch(second)[..., None])
        return (day * daylight + look.dark * (1 - daylight)).astype(np.float32)

    def _patch(self, second):
        """The patch of sun, which moves on over the day."""
        rows, columns = camera.grid(self._size)
        hour, clouds = self._weather.clock(second), max(0.0, 1 + 6 * self._weather.clouds(second))
        x, y = 1.3 - (hour - 5) / 11, self._look.patch
        along = (columns - x) * 0.8 + (rows - y) * 0.6, (rows - y) * 0.8 - (columns - x) * 0.6
        return min(1.5, clouds) * np.exp(-(along[0] / 0.09) ** 4 - (along[1] / 0.28) ** 4)

    def _weathered(self, image, second):
        fog, rain = self._weather.strength("fog", second), self._weather.strength("rain", second)
        if rain:
            image = image * (1 - 0.18 * rain) + 14 * rain
        if fog:
            thickness = (fog * self._look.fog)[..., None]
            image = image * (1 - thickness) + min(max(90.0, 1.5 * float(image.mean())), 205.0) * thickness
        return image

    def _covered(self, image, spell, part):
        """An insect, a leaf or a sleeve close before the lens goes by out of focus."""
        rng = random.Random(f"{self._seed} {spell.start}")
        rows, columns = camera.grid(self._size)
        turn, reach, tone = rng.uniform(0, 2 * math.pi), 0.2 + 0.35 * spell.strength, np.float32(rng.choice(((14, 14, 17), (44, 36, 30), (92, 82, 72), (36, 44, 66))))
        way = 1.6 * (part - 0.5)
        x, y = 0.5 + way * math.cos(turn) + rng.uniform(-0.15, 0.15), 0.5 + way * math.sin(turn) + rng.uniform(-0.15, 0.15)
        mask = (0.95 / (1 + np.exp((np.hypot(columns - x, 1.4 * (rows - y)) - reach) * 24)))[..., None]
        return (image * (1 - mask) + tone * mask).astype(np.uint8)

    def _stamp(self, image, second):
        now, scale = self._look.date + datetime.timedelta(hours=self._plan.setting.begin, seconds=second), self._size / camera.OUT
        top, left = round((3 if self._look.stamped == "top" else camera.OUT - 10) * scale), round(2 * scale)
        for text in (f"{now:%Y-%m-%d %H:%M}", f":{now:%S}"):
            cover, ink = _letters(text, scale)
            spot = image[top:top + len(ink), left:left + ink.shape[1]]
            spot[:] = cv2.add(cv2.multiply(spot, cover[:len(spot), :spot.shape[1]], scale=1 / 255), ink[:len(spot), :spot.shape[1]])
            left += round(cv2.getTextSize(text, cv2.FONT_HERSHEY_SIMPLEX, 0.25 * scale, 1)[0][0])


@functools.lru_cache(maxsize=128)
def _letters(text, scale):
    """White letters with a dark rim: by how much they let through what is behind, of 255, and what they add."""
    width = cv2.getTextSize(text, cv2.FONT_HERSHEY_SIMPLEX, 0.25 * scale, 1)[0][0]
    cover, ink = (np.zeros((round(8 * scale), width + round(2 * scale), 3), np.uint8) for _ in range(2))
    for sheet, paints in ((cover, (((255,) * 3, 2),)), (ink, (((20,) * 3, 2), ((240,) * 3, 1)))):
        for colour, thick in paints:
            cv2.putText(sheet, text, (round(scale), round(6 * scale)), cv2.FONT_HERSHEY_SIMPLEX, 0.25 * scale, colour, round(thick * scale), cv2.LINE_AA)
    return 255 - cover, ink


class _Look:
    """What is peculiar to a camera and stays: its light by day and night, its noise, its lens."""

    def __init__(self, rng, size, night):
        rows, columns = camera.grid(size)
        turn = rng.uniform(0, 2 * math.pi)
        slope = 1 + rng.uniform(0, 0.28) * ((columns - 0.5) * math.cos(turn) + (rows - 0.5) * math.sin(turn))
        day = rng.uniform(0.85, 1.12) * np.float32([rng.uniform(0.94, 1.06), rng.uniform(0.96, 1.04), rng.uniform(0.92, 1.08)])
        lit = camera.spot(rng, size, rng.uniform(0.32, 0.42), rng.uniform(0.65, 0.85), rng.uniform(0.2, 0.6))
        cast = np.float32([rng.uniform(0.85, 1.08), rng.uniform(0.88, 1.0), rng.uniform(0.85, 1.2)])
        self.day = slope[..., None] * day
        # A camera that goes over to infrared has no lamps about: until then it becomes dark.
        self.dark = lit * cast * (0.35 if night == "infrared" else 1)
        self.infrared = np.repeat(camera.spot(rng, size, 0.5, rng.uniform(0.95, 1.2), rng.uniform(0.2, 0.6)), 3, axis=2).astype(np.float32)
        self.fog = np.clip(rng.uniform(0.38, 0.62) - rng.uniform(0.0, 0.4) * (rows - 0.5), 0, 0.75) * np.ones_like(columns)
        self.sun, self.patch = rng.uniform(0.3, 1.0), rng.uniform(0.3, 0.8)
        by_day = min(4.0, 0.5 + abs(rng.gauss(0, 1.7)))
        self.noise = by_day + rng.uniform(1, 3), by_day
        self.grain = _grain(rng, size)
        self.bands = [_bands(phase, size) for phase in np.linspace(0, 2 * math.pi, 9)[:-1]]
        self._blur = rng.uniform(0.4, 0.9) * size / camera.OUT if rng.random() < 0.4 else 0
        self.stamped = rng.choice(("top", "top", "bottom", None))
        self.date = datetime.datetime(2025, rng.randint(1, 12), rng.randint(1, 28))

    def softened(self, image):
        return cv2.GaussianBlur(image, (0, 0), self._blur) if self._blur else image


def _grain(rng, size):
    """A sheet of noise four times as large as a picture: coloured or grey, fine or in coarse grains; 128 is none."""
    sheet = np.random.default_rng(rng.randrange(2 ** 32)).standard_normal((2 * size, 2 * size, 3), np.float32)
    if rng.random() < 0.4:
        sheet[:] = sheet[..., :1]
    if rng.random() < 0.5:
        sheet = cv2.GaussianBlur(sheet, (0, 0), 0.7 * size / camera.OUT)
        sheet /= sheet.std()
    return np.clip(128 + _GRAIN * sheet, 0, 255).astype(np.uint8)


def _bands(phase, size):
    """The bands that mains-driven lamps leave in a picture that is read row by row."""
    rows = np.arange(size, dtype=np.float32) / size
    height = 11 + 11 * np.sin(3 * 2 * math.pi * rows + phase)
    return np.ascontiguousarray(np.broadcast_to(height[:, None, None], (size, size, 3))).astype(np.uint8)


def _rain(rng, size):
    """A sheet of falling drops four times as large as a picture."""
    scale, slant = size / camera.OUT, rng.uniform(-0.35, 0.35)
    sheet = np.zeros((2 * size, 2 * size), np.uint8)
    for _ in range(4 * 125):
        x, y, length = rng.randrange(2 * size), rng.randrange(-20, 2 * size), round(rng.randint(7, 17) * scale)
        cv2.line(sheet, (x, y), (int(x + slant * length), y + length), rng.randint(90, 210), max(1, round(scale)), cv2.LINE_AA)
    return cv2.cvtColor(sheet, cv2.COLOR_GRAY2RGB)
