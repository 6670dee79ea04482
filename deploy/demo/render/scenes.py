"""The four camera views and what happens in each: a still plate drawn once, and what moves drawn over it for every frame.

A scene is built from a seed: seed 1 gives the clips beside hydroedge.yaml, another one a plant that differs in colours, places and
moments but tells the same story. `truth` lists (watch, from, to) in seconds of the clip: when the condition is really to be seen.
"""
import math

import cv2
import numpy as np

from camera import Lens
from drawing import PAINT, Canvas, ease, fractal, mix, shade, tint, wander
from plant import Gate, Gauge, Oil, Person, Water, lamp, log, railing


class Scene:
    camera = label = ""
    gain, cast = 1.0, (1.0, 1.0, 1.0)
    horizon = 0.0
    moments = (2, 16, 35)  # for the contact sheet: ordinary, allowed, an event

    def __init__(self, size, seed):
        self.size = size
        self.rng = np.random.default_rng([seed, sum(map(ord, self.camera))])
        self.late = self.rng.uniform(-1.5, 1.5) if seed != 1 else 0.0
        self.truth = []
        self.compose(self.rng)
        canvas = Canvas(size, self.backdrop())
        self.plate(canvas)
        self.background = self.weather(canvas.picture())
        self.lens = Lens(size, self.rng, self.label, self.gain, self.cast)

    def vary(self, low, middle, high):
        """The middle for the shipped clips' taste, spread a little around it for every seed."""
        return float(np.clip(middle + self.rng.normal(0, .33) * (high - low) / 2, low, high))

    def backdrop(self):
        """The picture that the plate is drawn on; None = nothing."""

    def moment(self, points):
        return [(t + self.late, v) for t, v in points]

    def weather(self, picture):
        """Stains, clouds and grain of the surfaces below the horizon."""
        rng, size = self.rng, self.size
        cloudy = .04 * fractal(size, rng)
        grain = .026 * cv2.GaussianBlur(rng.normal(0, 1, (size, size)).astype(np.float32), (0, 0), .8)
        runs = .02 * cv2.resize(fractal(size, rng, (20, 60, 120))[:size // 16], (size, size), interpolation=cv2.INTER_CUBIC)
        wear = cloudy + grain + runs
        wear[:int(size * self.horizon)] *= .12
        return np.clip(picture * (1 + wear)[..., None], 0, 255).astype(np.uint8)

    def frame(self, t):
        canvas = Canvas(self.size, self.background)
        self.moving(canvas, t)
        return self.lens.shoot(canvas.picture(), t)


class Gallery(Scene):
    """Instrument panel of unit 1: the oil pressure climbs through yellow into red and comes back; the alarm lamp lights."""

    camera, label = "u1-gallery", "CAM 1  UNIT 1 GALLERY"
    gain, cast = .98, (1.0, 1.0, .97)
    moments = (2, 26, 38)

    def compose(self, rng):
        r = self.vary(.20, .225, .25)
        self.gauge = Gauge(self.vary(.32, .37, .42), self.vary(.38, .43, .47), r, math.radians(self.vary(125, 135, 150)),
                           math.radians(self.vary(235, 262, 275)), "MPa")
        self.lamp_x, self.lamp_y, self.lamp_r = self.vary(.74, .77, .80), self.vary(.27, .31, .34), self.vary(.034, .038, .042)
        self.paint = [(.60, .65, .62), (.66, .67, .64), (.56, .62, .66)][int(rng.integers(0, 3))]
        self.needle = self.moment([(0, .24), (19, .24), (21.5, .575), (29.3, .575), (30.8, .86), (44.0, .86), (45.4, .575), (49, .575), (54, .27)])
        self.alarm = self.moment([(32.0, 0), (32.2, 1), (46.8, 1), (47.1, 0)])
        red = 30.05 + self.late, 44.70 + self.late
        self.truth = [("u1-governor-oil", *red), ("u1-governor-oil-zh", *red), ("u1-alarm-lamp", 32.1 + self.late, 47.0 + self.late)]

    def plate(self, c):
        wall = (.47, .47, .45)
        c.fade(0, 0, 1, 1, tint(wall, .06), shade(wall, .8))
        c.round_bar(-.05, .025, 1.1, .03, (.50, .52, .53))
        c.round_bar(-.05, .93, 1.1, .035, (.42, .46, .47))
        self._cabinet(c)
        self._plates(c)
        self.gauge.draw_dial(c)

    def _cabinet(self, c):
        c.box(.075, .085, .88, .82, (0, 0, 0), .35)
        c.fade(.06, .07, .88, .82, tint(self.paint, .05), shade(self.paint, .88))
        c.line(.06, .07, .94, .07, .004, tint(self.paint, .2))
        c.line(.635, .07, .635, .89, .005, shade(self.paint, .6))
        c.line(.640, .07, .640, .89, .003, tint(self.paint, .12))
        for x in (.085, .61, .665, .915):
            for y in (.095, .865):
                c.disc(x, y, .0085, shade(self.paint, .55))
                c.disc(x - .002, y - .002, .006, tint(self.paint, .08))
                c.line(x - .004, y - .004, x + .004, y + .004, .002, (.2, .2, .2))

    def _plates(self, c):
        g, x, y = self.gauge, self.lamp_x, self.lamp_y
        for px, py, w, first, second in ((g.x, g.y + g.r * 1.28, .22, "10 MKA10 CP001", "GOVERNOR OIL PRESS."), (x, y + .075, .13, "ALARM", ""), (x, y + .245, .13, "RUNNING", "")):
            h = .05 if second else .03
            c.box(px - w / 2 + .003, py + .004, w, h, (0, 0, 0), .3)
            c.box(px - w / 2, py, w, h, (.88, .88, .84))
            c.text(px, py + .021, .0155, first, (.1, .1, .1), centred=True)
            c.text(px, py + .041, .0135, second, (.1, .1, .1), centred=True)
        for i, kx in enumerate((x - .045, x + .045)):
            c.disc(kx + .004, .70, .030, (0, 0, 0), .35)
            c.disc(kx, .695, .029, (.55, .56, .57))
            c.disc(kx, .695, .022, (.14, .14, .15))
            c.line(kx, .695, kx + (.012 if i else -.012), .678, .007, (.8, .8, .78), round_ends=True)
            c.box(kx - .028, .74, .056, .02, (.85, .85, .82))
        for i in range(7):
            c.line(.17, .80 + i * .008, .29, .80 + i * .008, .003, shade(self.paint, .5))

    def moving(self, c, t):
        value = ease(t, self.needle)
        tremble = .004 + .004 * ease(t, self.moment([(20, 0), (31, 1), (44, 1), (52, 0)]))
        self.gauge.draw_needle(c, value + tremble * wander(t, 2.0, 9))
        lamp(c, self.lamp_x, self.lamp_y, self.lamp_r, "red", ease(t, self.alarm))
        lamp(c, self.lamp_x, self.lamp_y + .17, self.lamp_r, "green", 1)


class OpenAir(Scene):
    """What the views over water share: sky, hills, concrete."""

    def backdrop(self):
        """A sky with torn clouds."""
        size = self.size
        height = np.linspace(0, 1, size, dtype=np.float32)[:, None, None]
        blue = np.float32((.50, .62, .78)) * (1 - height) + np.float32((.88, .90, .90)) * height
        cloud = cv2.resize(fractal(size, self.rng, (5, 11, 24, 50, 110))[:, : size // 2], (size, size), interpolation=cv2.INTER_CUBIC)
        cover = np.clip(cloud * .55 + .1, 0, 1)[..., None] * (.9 - .4 * height)
        return np.clip((blue * (1 - cover) + np.float32((.90, .91, .92)) * cover) * 255, 0, 255).astype(np.uint8)

    def sky(self, c, horizon):
        """The hills at the foot of the sky: a far one in the haze, a near one with trees."""
        self.horizon = horizon
        for far, colour in ((1, (.46, .54, .56)), (0, (.25, .35, .24))):
            bumps = [1 + .22 * math.sin(i * 2.1 + self.hill + far * 2) for i in range(14)]
            c.pen.save()
            c.blob(self.hill_x + (0 if far else .4), horizon + .03, .80 if far else .58, .21 if far else .13, bumps, colour, clip=True)
            for _ in range(500 if far else 1100):
                x, y = self.rng.uniform(-.05, 1.05), horizon - .26 * self.rng.uniform(0, 1) ** 1.3
                r = self.rng.uniform(.004, .009) if far else self.rng.uniform(.006, .014)
                light = self.rng.uniform(-.035, .025) if far else self.rng.uniform(-.09, .07)
                c.oval(x, y, r, r * 1.25, tint(colour, light), .8)
            c.pen.restore()
        c.fade(0, horizon - .12, 1, .12, (.85, .88, .9), (.85, .88, .9), alpha=(0, .22))

    def compose(self, rng):
        self.hill, self.hill_x = rng.uniform(0, 6), rng.uniform(.15, .5)
        self.concrete = shade((.60, .59, .56), self.vary(.88, 1, 1.08))
        self.water_colour = mix((.18, .32, .40), (.25, .38, .34), rng.uniform(0, 1))
        self.streaks = [(rng.uniform(0, 1), rng.uniform(.004, .014), rng.uniform(.04, .2), rng.uniform(.08, .25)) for _ in range(26)]

    def wall(self, c, top, bottom):
        c.fade(0, top, 1, bottom - top, tint(self.concrete, .02), shade(self.concrete, .84))
        for i in range(1, 4):
            y = top + (bottom - top) * i / 4
            c.line(0, y, 1, y, .0025, shade(self.concrete, .78))
            for x in np.arange(.03, 1, .117):
                c.disc(x, y - .035, .0035, shade(self.concrete, .62))
        for x, w, length, alpha in self.streaks:
            c.fade(x, top + .02, w, length, shade(self.concrete, .55), shade(self.concrete, .7), alpha=(alpha, 0))

    def deck(self, c, y):
        c.fade(0, y, 1, .042, tint(self.concrete, .08), shade(self.concrete, .72))
        c.fade(0, y + .042, 1, .03, (0, 0, 0), (0, 0, 0), alpha=(.35, 0))


class Spillway(OpenAir):
    """A worker walks on the catwalk, climbs over the railing onto the ledge, climbs back; then the middle gate opens."""

    camera, label = "spillway", "CAM 2  SPILLWAY"
    gain = .97
    moments = (18, 30, 45)

    def compose(self, rng):
        super().compose(rng)
        self.deck_y, self.foot = self.vary(.41, .43, .45), self.vary(.74, .76, .78)
        self.ledge_y = self.deck_y + .15
        gates, side = 3, self.vary(.07, .08, .10)
        pitch = (1 - 2 * side) / gates
        paint = [(.25, .42, .58), (.30, .48, .40), (.52, .36, .26)][int(rng.integers(0, 3))]
        self.gates = [Gate(rng, side + pitch * (i + .09), pitch * .82, self.deck_y + .035, self.foot, paint) for i in range(gates)]
        self.rail_paint = [(.88, .74, .16), (.72, .74, .75)][int(rng.integers(0, 2))] if self.late else (.88, .74, .16)
        self.water = Water(rng, self.foot, 1.02, self.water_colour)
        self.worker = Person(self.vary(.29, .30, .32), True, ["yellow", "white", "blue"][int(rng.integers(0, 3))])
        self.stop = self.vary(.24, .30, .40)
        self.walk = self.moment([(13.6, -.18), (16.2, self.stop + .1), (19.0, self.stop + .1), (19.8, self.stop), (35.4, self.stop), (38.2, -.2)])
        self.climb = self.moment([(22.0, 0), (23.6, 1), (33.6, 1), (35.2, 0)])
        self.lift = self.moment([(38.8, 0), (41.8, 1), (48.3, 1), (50.5, 0)])
        beyond = 23.1 + self.late, 34.1 + self.late
        self.truth = [("beyond-railing", *beyond), ("beyond-railing-zh", *beyond), ("spillway-gate", 39.2 + self.late, 50.3 + self.late)]

    def plate(self, c):
        self.sky(c, self.deck_y)
        self.wall(c, self.deck_y, self.foot + .03)
        for x in [g.x for g in self.gates] + [self.gates[-1].x + self.gates[-1].w + .03]:
            c.fade(x - .03, self.deck_y + .03, .03, self.foot - self.deck_y - .01, tint(self.concrete, .06), shade(self.concrete, .85), sideways=True)

    def moving(self, c, t):
        self.water.draw(c, t)
        for i, gate in enumerate(self.gates):
            gate.draw(c, t, ease(t, self.lift) if i == 1 else 0.0, self.water_colour)
        self.deck(c, self.deck_y)
        self._ledge(c)
        over = ease(t, self.climb)
        x, ahead = ease(t, self.walk), ease(t + .1, self.walk)
        walking = min(1.0, abs(ahead - x) * 90)
        pose = dict(facing=1 if t < 19 + self.late else -1, stride=x * 62, walking=walking, lift=math.sin(math.pi * over) * .9, reach=.3 + .1 * wander(t, 3, 1.3) if over > .5 else 0)
        y = self.deck_y + .012 + (self.ledge_y - self.deck_y - .012) * over - .05 * math.sin(math.pi * over)
        if over < .5:
            self.worker.draw(c, x, y, **pose)
        railing(c, self.deck_y, .135, self.rail_paint, 9)
        if over >= .5:
            self.worker.draw(c, x, y, **pose)


    def _ledge(self, c):
        """Where nobody may stand: the sill on brackets below the catwalk."""
        x0, y = self.stop - .15, self.ledge_y
        c.fade(x0, y + .03, .30, .035, (0, 0, 0), (0, 0, 0), alpha=(.4, 0))
        for x in (x0 + .03, x0 + .27):
            c.polygon([(x - .007, y + .02), (x + .007, y + .02), (x + .004, y + .075), (x - .004, y + .075)], shade(self.concrete, .55))
        c.fade(x0, y - .009, .30, .017, tint(self.concrete, .10), tint(self.concrete, .02))
        c.fade(x0, y + .008, .30, .022, shade(self.concrete, .82), shade(self.concrete, .6))


class Intake(OpenAir):
    """Logs drift against the trash rack and are carried off; a worker on the catwalk passes twice, which is allowed."""

    camera, label = "intake", "CAM 3  INTAKE"
    gain = .96
    moments = (2, 17, 36)

    def compose(self, rng):
        super().compose(rng)
        self.deck_y, self.line_y = self.vary(.40, .43, .45), self.vary(.68, .70, .73)
        self.left, self.right = self.vary(.05, .08, .12), self.vary(.90, .93, .96)
        self.bars = int(rng.integers(15, 20))
        self.rail_paint = [(.74, .76, .77), (.86, .72, .16)][int(rng.integers(0, 2))]
        self.water = Water(rng, self.line_y, 1.02, self.water_colour)
        self.worker = Person(self.vary(.30, .31, .33), True, "white")
        self.walk = self.moment([(13.6, -.18), (16.2, .42), (18.2, .42), (21.4, 1.2), (52, 1.2), (58.5, -.2)])
        self.logs = [(rng.uniform(.14, .86), rng.uniform(.045, .17), rng.uniform(.14, .30), rng.uniform(.022, .038), rng.uniform(-.3, .3), rng.uniform(0, 6), rng.uniform(-.04, .06)) for _ in range(11)]
        self.arrive = self.moment([(24.5, 0), (28.0, 1), (43.5, 1), (47.5, 2)])
        seen = 25.9 + self.late, 45.6 + self.late
        self.truth = [("intake-debris", *seen)]

    def plate(self, c):
        self.sky(c, self.deck_y)
        self.wall(c, self.deck_y, self.line_y + .03)
        width = self.right - self.left
        c.fade(self.left, self.deck_y + .05, width, self.line_y - self.deck_y - .03, (.10, .11, .11), (.20, .22, .22))
        for i in range(self.bars):
            x = self.left + width * (i + .5) / self.bars
            c.round_bar(x - .0065, self.deck_y + .045, .013, self.line_y - self.deck_y, (.44, .44, .42), sideways=True)
        for share in (.3, .7):
            y = self.deck_y + .05 + (self.line_y - self.deck_y - .05) * share
            c.round_bar(self.left, y, width, .010, (.38, .38, .36))

    def moving(self, c, t):
        self.deck(c, self.deck_y)
        x, ahead = ease(t, self.walk), ease(t + .1, self.walk)
        if -.13 < x < 1.13:
            self.worker.draw(c, x, self.deck_y + .010, facing=1 if ahead >= x and t < 40 else -1, stride=x * 62, walking=min(1.0, abs(ahead - x) * 90))
        railing(c, self.deck_y, .135, self.rail_paint, 10)
        self.water.draw(c, t)
        place = ease(t, self.arrive)
        for x, dy, length, width, angle, phase, tone in self.logs:
            bob = .004 * math.sin(t * 1.3 + phase)
            gone = (1 - place) * .95 if place < 1 else -(place - 1) * 1.15
            log(c, x + gone * (1.1 if place >= 1 else .35) + .004 * wander(t, phase, .7), self.line_y + dy + bob + max(0, gone) * .42, length, width,
                angle + .05 * wander(t, phase, .9) + gone * .5, tint((.36, .25, .15), tone))


class TurbineHall(Scene):
    """A worker makes his round; then oil spreads beside the generator until a second worker wipes it up."""

    camera, label = "turbine-hall", "CAM 4  TURBINE HALL"
    gain, cast = .99, (1.0, .99, .95)
    moments = (2, 17.5, 36)

    def compose(self, rng):
        self.floor_y = self.vary(.40, .44, .48)
        self.wall_paint = [(.70, .71, .66), (.66, .70, .72), (.74, .70, .62)][int(rng.integers(0, 3))]
        self.floor_paint = [(.50, .52, .52), (.46, .52, .50), (.54, .51, .47)][int(rng.integers(0, 3))]
        self.machine = [(.22, .40, .52), (.30, .46, .36), (.45, .46, .48)][int(rng.integers(0, 3))]
        self.machine_x = self.vary(.70, .76, .82)
        self.oil = Oil(rng, self.vary(.64, .69, .73), self.vary(.70, .73, .76), self.vary(.16, .19, .21), self.vary(.055, .065, .075))
        self.first = Person(self.vary(.40, .43, .46), False, "yellow", jacket=(.55, .56, .58))
        self.second = Person(self.vary(.42, .45, .48), False, "white", trousers=(.14, .17, .26), jacket=(.16, .24, .42))
        self.path_y = self.vary(.74, .78, .82)
        self.walk = self.moment([(13.0, -.2), (16.2, .34), (19.0, .34), (22.0, -.25)])
        self.spill = self.moment([(24.5, 0), (28.5, 1), (42.0, 1), (49.5, .05), (50.3, 0)])
        self.wipe = self.moment([(37, 1.25), (40.6, self.oil.x + .14), (50.5, self.oil.x + .09), (54.0, 1.3)])
        oily = 25.2 + self.late, 48.2 + self.late
        self.truth = [("hall-oil", *oily), ("hall-oil-zh", *oily)]

    def plate(self, c):
        f = self.floor_y
        c.fade(0, 0, 1, f, tint(self.wall_paint, .06), shade(self.wall_paint, .86))
        for x in (.10, .38, .66, .94):
            c.fade(x, .06, .10, .15, (.86, .90, .93), (.76, .82, .86))
            c.line(x + .05, .06, x + .05, .21, .004, (.45, .47, .48))
            c.line(x, .135, x + .10, .135, .004, (.45, .47, .48))
        c.round_bar(-.05, .005, 1.1, .045, (.74, .62, .18))
        for x in (.0, .29, .57, .86):
            c.round_bar(x, .045, .035, f - .045, shade(self.wall_paint, .8), sideways=True)
        for y, w, colour in ((.255, .022, (.24, .36, .56)), (.292, .014, (.40, .42, .43))):
            c.round_bar(-.05, y, 1.1, w, colour)
        c.fade(0, f, 1, 1 - f, shade(self.floor_paint, .86), tint(self.floor_paint, .05))
        c.fade(0, f, 1, .035, (0, 0, 0), (0, 0, 0), alpha=(.3, 0))
        for x in (.15, .43, .71, .99):
            c.glow(x, f + .10, .10, (1, 1, 1), .20, flat=2.2)
        self._furniture(c)
        for x0, x1 in ((.02, -.25), (.36, .30), (.68, .78), (.98, 1.25)):
            c.line(x0, f, x1, 1, .0025, shade(self.floor_paint, .78), .7)
        c.polygon([(-.02, .905), (1.02, .935), (1.02, .955), (-.02, .925)], (.84, .70, .16), .85)
        self._generator(c)

    def _furniture(self, c):
        """A switch cabinet, the handrail along the wall and the stripe that every hall has."""
        f = self.floor_y
        c.fade(0, f - .055, 1, .055, shade(self.wall_paint, .62), shade(self.wall_paint, .52))
        c.glow(.15, f + .005, .12, (0, 0, 0), .45, flat=.2)
        for x in (.075, .150):
            c.fade(x, f - .21, .074, .215, (.66, .68, .66), (.52, .54, .53))
            c.line(x + .074, f - .21, x + .074, f + .005, .003, (.3, .31, .3))
            c.disc(x + .062, f - .10, .004, (.15, .15, .15))
            for i in range(4):
                c.line(x + .016, f - .045 + i * .009, x + .056, f - .045 + i * .009, .003, (.35, .36, .35))
        c.box(.098, f - .18, .028, .016, (.9, .9, .86))
        c.box(.173, f - .18, .028, .016, (.9, .9, .86))
        railing(c, f + .012, .085, (.60, .61, .60), 5, .30, .56, .006)

    def _generator(self, c):
        x, f = self.machine_x, self.floor_y
        c.glow(x, f + .10, .30, (0, 0, 0), .5, flat=.25)
        c.round_bar(x - .20, f - .06, .40, .16, shade(self.machine, .72), sideways=True)
        c.oval(x, f + .10, .20, .035, shade(self.machine, .5))
        c.round_bar(x - .20, f - .06, .40, .15, shade(self.machine, .85), sideways=True)
        c.oval(x, f - .06, .20, .045, tint(self.machine, .06))
        c.round_bar(x - .075, f - .20, .15, .14, self.machine, sideways=True)
        c.oval(x, f - .06, .075, .017, shade(self.machine, .6))
        c.oval(x, f - .20, .075, .017, tint(self.machine, .1))
        for i in range(9):
            bx = x - .17 + .34 * i / 8
            c.box(bx, f - .0, .018, .055, shade(self.machine, .55))
        c.box(x - .06, f - .15, .12, .04, (.86, .86, .82))
        c.text(x, f - .121, .028, "UNIT 1", (.1, .1, .1), centred=True)

    def moving(self, c, t):
        self.oil.draw(c, t, ease(t, self.spill))
        self._walker(c, t)
        self._wiper(c, t)

    def _walker(self, c, t):
        x, ahead = ease(t, self.walk), ease(t + .1, self.walk)
        if x > -.18:
            facing = 1 if t < 19 + self.late else -1
            self.first.draw(c, x, self.path_y, facing=facing, stride=x * 42, walking=min(1.0, abs(ahead - x) * 90))

    def _wiper(self, c, t):
        x, ahead = ease(t, self.wipe), ease(t + .1, self.wipe)
        if x > 1.18:
            return
        y, busy = self.oil.y + .03, 40.7 + self.late < t < 50.5 + self.late
        facing = -1 if ahead <= x + 1e-4 else 1
        stroke = .05 * math.sin(t * 2.6) if busy else 0.0
        self.second.draw(c, x, y, facing=facing, stride=x * 42, walking=0 if busy else min(1.0, abs(ahead - x) * 90), reach=.6 if busy else 0)
        if busy:
            c.line(x - .07, y - self.second.h * .55, x - .15 + stroke, y - .01, .008, (.62, .50, .32))
            c.line(x - .19 + stroke, y - .008, x - .11 + stroke, y - .008, .016, (.75, .75, .72), round_ends=True)


SCENES = (Gallery, Spillway, Intake, TurbineHall)
