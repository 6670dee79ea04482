"""What stands in a hydropower plant: gauges, lamps, railings, gates, water, oil, logs, and the people who work there."""
import math

import cairo

from drawing import PAINT, mix, shade, tint

SKIN, DARK = (.78, .60, .46), (.10, .10, .11)


class Gauge:
    """A round pressure gauge; the scale runs 0..1 over `span` radians from angle `start`, green, then yellow, then red."""

    ZONES = (("green", .45), ("yellow", .25), ("red", .30))

    def __init__(self, x, y, r, start, span, unit, ticks=10, needle=DARK):
        self.x, self.y, self.r, self.start, self.span = x, y, r, start, span
        self.unit, self.ticks, self.needle = unit, ticks, needle

    def at(self, value, radius):
        angle = self.start + self.span * value
        return self.x + self.r * radius * math.cos(angle), self.y + self.r * radius * math.sin(angle)

    def draw_dial(self, c):
        x, y, r, pen = self.x, self.y, self.r, c.pen
        c.glow(x + r * .08, y + r * .14, r * 1.28, (0, 0, 0), .55, core=.7)
        c.disc(x, y, r * 1.10, (.20, .21, .22))
        ring = cairo.LinearGradient(x - r, y - r, x + r, y + r)
        for at, light in ((0, .82), (.45, .45), (.6, .34), (1, .70)):
            ring.add_color_stop_rgb(at, light, light, light * 1.02)
        pen.set_source(ring)
        pen.arc(x, y, r * 1.08, 0, math.tau)
        pen.fill()
        c.disc(x, y, r * 1.005, (.18, .18, .18))
        c.disc(x, y, r * .99, (.93, .93, .91))
        done = 0.0
        pen.set_line_cap(cairo.LINE_CAP_BUTT)
        for zone, share in self.ZONES:
            c.colour(PAINT[zone])
            pen.set_line_width(r * .29)
            pen.arc(x, y, r * .80, self.start + self.span * done, self.start + self.span * (done + share))
            pen.stroke()
            done += share
        for i in range(self.ticks * 5 + 1):
            value, major = i / (self.ticks * 5), i % 5 == 0
            c.line(*self.at(value, .94), *self.at(value, .80 if major else .88), r * (.026 if major else .011), DARK, .9)
        for i in range(0, self.ticks + 1, 2):
            nx, ny = self.at(i / self.ticks, .52)
            c.text(nx, ny + r * .04, r * .115, str(i), DARK, .9, centred=True)
        c.text(x, y + r * .36, r * .12, self.unit, DARK, .85, centred=True)

    def draw_needle(self, c, value):
        angle, r = self.start + self.span * value, self.r
        for dx, dy, colour, alpha in ((.02, .035, (0, 0, 0), .28), (0, 0, self.needle, 1)):
            x, y = self.x + r * dx, self.y + r * dy
            cs, sn, w = math.cos(angle), math.sin(angle), r * .062
            c.polygon([(x - cs * r * .22 - sn * w, y - sn * r * .22 + cs * w), (x - cs * r * .22 + sn * w, y - sn * r * .22 - cs * w),
                       (x + cs * r * .90 + sn * w * .25, y + sn * r * .90 - cs * w * .25),
                       (x + cs * r * .90 - sn * w * .25, y + sn * r * .90 + cs * w * .25)], colour, alpha)
        c.disc(self.x, self.y, r * .105, (.13, .13, .14))
        c.disc(self.x - r * .02, self.y - r * .025, r * .05, (.42, .42, .44))
        glare = cairo.LinearGradient(self.x - r, self.y - r, self.x + r * .2, self.y + r * .2)
        glare.add_color_stop_rgba(0, 1, 1, 1, .20)
        glare.add_color_stop_rgba(1, 1, 1, 1, 0)
        c.pen.set_source(glare)
        c.pen.arc(self.x, self.y, r * .96, math.radians(150), math.radians(310))
        c.pen.fill()


def lamp(c, x, y, r, colour, glow):
    """An indicator lamp; glow 0 = off .. 1 = fully lit."""
    paint = PAINT[colour]
    c.glow(x + r * .1, y + r * .25, r * 1.75, (0, 0, 0), .4, core=.6)
    c.disc(x, y, r * 1.34, (.33, .34, .35))
    c.disc(x, y, r * 1.22, (.62, .63, .64))
    c.disc(x, y, r * 1.06, (.16, .16, .17))
    lit = mix(shade(paint, .34), tuple(min(1, v * 1.1 + .12) for v in paint), glow)
    if glow > .02:
        c.glow(x, y, r * 3.1, tuple(min(1, v * 1.1 + .12) for v in paint), .85 * glow, core=.1)
    c.disc(x, y, r, lit)
    if glow > .02:
        c.glow(x, y, r * .8, tuple(min(1, v * .5 + .55) for v in paint), glow, core=.35)
    c.disc(x - r * .32, y - r * .36, r * .2, (1, 1, 1), .25)


class Person:
    """A worker; (x, y) are the feet, h the height. Legs and arms swing with `stride` (radians), `fall` 0..1 lays him down."""

    def __init__(self, h, vest=True, helmet="yellow", trousers=(.16, .19, .27), jacket=(.20, .26, .36)):
        self.h, self.vest, self.helmet, self.trousers, self.jacket = h, vest, helmet, trousers, jacket

    def draw(self, c, x, y, facing=1, stride=0.0, walking=0.0, fall=0.0, lift=0.0, reach=0.0):
        pen = c.pen
        if fall < .6:
            c.glow(x, y, self.h * .22, (0, 0, 0), .45 * (1 - fall), flat=.22)
        pen.save()
        pen.translate(x, y)
        if fall > 0:
            c.glow(facing * self.h * .45 * fall, .01, self.h * .5, (0, 0, 0), .4 * fall, flat=.18)
            pen.rotate(facing * math.radians(88) * fall)
            pen.translate(0, self.h * .06 * fall)
        else:
            pen.translate(0, -abs(math.sin(stride)) * self.h * .012 * walking)
        pen.scale(self.h * facing, self.h)
        self._legs(c, stride, walking, lift)
        sleeve = PAINT["orange"] if self.vest else self.jacket
        swing = math.sin(stride) * walking
        self._arm(c, -.115, -swing * .16, reach, shade(sleeve, .8))
        self._body(c)
        self._arm(c, .115, swing * .16, reach, shade(sleeve, .95))
        self._head(c)
        pen.restore()

    def _legs(self, c, stride, walking, lift):
        for side, dark in ((-1, .82), (1, 1.0)):
            swing = math.sin(stride) * side * walking
            bend = max(0.0, math.cos(stride) * side) * walking
            rise = lift if side > 0 else 0.0
            hip = (side * .045, -.46)
            knee = (side * .055 * (1 - .5 * walking) + swing * .07 + rise * .07, -.25 - rise * .14)
            foot = (side * .075 * (1 - .7 * walking) + swing * .14 - bend * .03 + rise * .10, -.025 - bend * .05 - rise * .24)
            colour = shade(self.trousers, dark)
            c.line(*hip, *knee, .098, colour, round_ends=True)
            c.line(*knee, *foot, .082, colour, round_ends=True)
            if self.vest:
                band = mix(knee, foot, .45)
                c.line(band[0] - .038, band[1], band[0] + .038, band[1], .022, (.78, .80, .72))
            c.line(foot[0] - .015, foot[1] + .012, foot[0] + .05, foot[1] + .014, .045, (.09, .08, .08), round_ends=True)

    def _arm(self, c, x, swing, reach, sleeve):
        elbow = (x * 1.35 + swing * .6 + reach * .05, -.58)
        hand = (x * 1.35 + swing * 1.3 + .02 + reach * .14, -.44 - abs(swing) * .12 - reach * .10)
        c.line(x, -.75, *elbow, .070, sleeve, round_ends=True)
        c.line(*elbow, *hand, .058, sleeve, round_ends=True)
        c.disc(*hand, .032, SKIN)

    def _body(self, c):
        top = PAINT["orange"] if self.vest else self.jacket
        run = cairo.LinearGradient(-.13, 0, .13, 0)
        run.add_color_stop_rgb(0, *shade(top, .82))
        run.add_color_stop_rgb(.6, *tint(top, .03))
        run.add_color_stop_rgb(1, *shade(top, .9))
        c.pen.set_source(run)
        c.pen.move_to(-.115, -.81)
        c.pen.curve_to(-.14, -.80, -.14, -.78, -.13, -.70)
        c.pen.line_to(-.105, -.43)
        c.pen.line_to(.105, -.43)
        c.pen.line_to(.13, -.70)
        c.pen.curve_to(.14, -.78, .14, -.80, .115, -.81)
        c.pen.close_path()
        c.pen.fill()
        if self.vest:
            stripe = (.93, .94, .72)
            c.line(-.068, -.81, -.068, -.45, .028, stripe)
            c.line(.068, -.81, .068, -.45, .028, stripe)
            c.line(-.112, -.56, .112, -.56, .034, stripe)

    def _head(self, c):
        r = .084
        y = -.81 - r * .85
        c.box(-.028, -.85, .056, .05, shade(SKIN, .75))
        c.disc(0, y, r, SKIN)
        c.glow(-r * .5, y + r * .2, r * .9, shade(SKIN, .6), .5)
        if self.helmet:
            c.colour(PAINT[self.helmet])
            c.pen.arc(0, y - r * .12, r * 1.2, math.pi, 0)
            c.pen.close_path()
            c.pen.fill()
            c.line(-r * 1.15, y - r * .12, r * 1.6, y - r * .12, r * .24, shade(PAINT[self.helmet], .92))
        else:
            c.colour((.12, .09, .08))
            c.pen.arc(0, y - r * .08, r * 1.05, math.pi, 0)
            c.pen.close_path()
            c.pen.fill()


def railing(c, deck, height, colour, posts, x0=-.05, x1=1.05, width=.0105):
    for share in (1.0, .5):
        c.round_bar(x0, deck - height * share - width / 2, x1 - x0, width, colour)
    for i in range(posts + 1):
        x = x0 + (x1 - x0) * i / posts
        c.round_bar(x - width / 2, deck - height, width, height, colour, sideways=True)


class Water:
    """A moving surface: many short ripples, each drifting and fading on its own clock."""

    def __init__(self, rng, top, bottom, colour, ripples=150):
        self.top, self.bottom, self.colour = top, bottom, colour
        self.ripples = [(rng.uniform(0, 1) ** 1.4, rng.uniform(0, 1.3), rng.uniform(.03, .22), rng.uniform(.0018, .0065),
                         rng.uniform(.010, .035), rng.uniform(0, math.tau), rng.uniform(.4, 1.1), rng.uniform(-.07, .2)) for _ in range(ripples)]

    def draw(self, c, t):
        depth = self.bottom - self.top
        c.fade(-.05, self.top, 1.1, depth, tint(self.colour, .03), shade(self.colour, .74))
        c.fade(-.05, self.top, 1.1, depth * .45, shade(self.colour, .45), self.colour, alpha=(.55, 0))
        for depth, x, length, width, speed, phase, pace, bright in self.ripples:
            y = self.top + (self.bottom - self.top) * depth
            near = .5 + depth
            here = (x + speed * t) % 1.4 - .2
            alpha = .55 * max(0.0, math.sin(t * pace + phase)) ** .7
            c.line(here - length * near / 2, y, here + length * near / 2, y + .003 * math.sin(phase), width * near, tint(self.colour, bright), alpha, True)


class Gate:
    """A spillway gate between two piers; `lift` 0 = shut .. 1 = raised, with the jet under it."""

    def __init__(self, rng, x, w, top, bottom, colour):
        self.x, self.w, self.top, self.bottom, self.colour = x, w, top, bottom, colour
        self.threads = [(rng.uniform(.03, .97), rng.uniform(.009, .024), rng.uniform(0, 1), rng.uniform(1.2, 1.9), rng.uniform(.5, .95)) for _ in range(26)]
        self.foam = [(rng.uniform(-.04, 1.04), rng.uniform(-.02, .07), rng.uniform(.018, .045), rng.uniform(0, 9), rng.uniform(.35, .7)) for _ in range(24)]

    def draw(self, c, t, lift, water):
        x, w, top, bottom = self.x, self.w, self.top, self.bottom
        c.fade(x, top, w, bottom - top, (.16, .17, .18), (.26, .28, .29))
        height = (bottom - top - .02) * (1 - .74 * lift)
        if lift > .01:
            self._jet(c, t, top + height, min(1.0, lift * 3), water)
        self._leaf(c, top, height)
        c.fade(x, top, w, .03, (0, 0, 0), (0, 0, 0), alpha=(.45, 0))

    def _leaf(self, c, top, height):
        full = self.bottom - self.top - .02
        c.pen.save()
        c.pen.rectangle(self.x, top, self.w, height)
        c.pen.clip()
        y = top + height - full
        c.fade(self.x, y, self.w, full, tint(self.colour, .05), shade(self.colour, .82))
        for i in range(1, 6):
            ry = y + full * i / 6
            c.line(self.x, ry, self.x + self.w, ry, .009, shade(self.colour, .58))
            c.line(self.x, ry + .007, self.x + self.w, ry + .007, .004, tint(self.colour, .12), .7)
        for i in (1, 2):
            rx = self.x + self.w * i / 3
            c.line(rx, y, rx, y + full, .006, shade(self.colour, .66))
        c.line(self.x, top + height, self.x + self.w, top + height, .012, shade(self.colour, .4))
        c.pen.restore()

    def _jet(self, c, t, y, strength, water):
        x, w, white = self.x, self.w, (.88, .92, .95)
        c.fade(x, y, w, self.bottom - y + .02, mix(water, white, .55), mix(water, white, .35), alpha=(strength, strength))
        fall = self.bottom + .02 - y
        for at, width, phase, pace, alpha in self.threads:
            c.line(x + w * at, y, x + w * at, self.bottom + .02, width * .6, white, alpha * .55 * strength)
            here = (phase + t * pace) % 1.0
            y0, y1 = y + fall * max(0, here - .3), y + fall * min(1, here + .15)
            c.line(x + w * at, y0, x + w * at, y1, width, white, alpha * strength, True)
        for at, dy, r, phase, alpha in self.foam:
            swell = 1 + .22 * math.sin(t * 6 + phase)
            c.glow(x + w * at + .008 * math.sin(t * 4.3 + phase * 2), self.bottom + dy, r * swell * 1.15, white, min(1, alpha * 1.3) * strength, core=.55)
        c.glow(x + w / 2, self.bottom + .01, w * .85, white, .45 * strength, flat=.42)


class Oil:
    """A dark puddle with a coloured sheen that grows to size 1."""

    def __init__(self, rng, x, y, rx, ry):
        self.x, self.y, self.rx, self.ry = x, y, rx, ry
        self.bumps = [1 + rng.uniform(-.24, .3) for _ in range(10)]

    def draw(self, c, t, size):
        if size <= .02:
            return
        grow = size ** .7
        bumps = [1 + (b - 1) * (.4 + .6 * size) for b in self.bumps]
        c.blob(self.x, self.y + .004, self.rx * grow * 1.03, self.ry * grow * 1.06, bumps, (.02, .02, .02), .45)
        c.blob(self.x, self.y, self.rx * grow, self.ry * grow, bumps, (.055, .045, .035), .97)
        for dx, dy, w, h, colour in ((-.3, -.25, .22, .10, (.60, .60, .70)), (.25, .15, .18, .10, (.50, .40, .68)), (.05, -.05, .12, .06, (.68, .60, .32))):
            shimmer = .30 + .10 * math.sin(t * .8 + dx * 9)
            c.oval(self.x + dx * self.rx * grow, self.y + dy * self.ry * grow, w * self.rx * grow, h * self.ry * grow * 1.6, colour, shimmer)


def log(c, x, y, length, width, angle, colour):
    dx, dy = length / 2 * math.cos(angle), length / 2 * math.sin(angle)
    c.line(x - dx, y - dy + .006, x + dx, y + dy + .006, width, (.03, .05, .05), .45, True)
    c.line(x - dx, y - dy, x + dx, y + dy, width, colour, 1, True)
    c.line(x - dx * .9, y - dy * .9 - width * .22, x + dx * .9, y + dy * .9 - width * .22, width * .25, tint(colour, .13), .7, True)
    c.disc(x + dx, y + dy, width * .42, tint(colour, .2))
