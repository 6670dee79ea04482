"""What comes into a stream, stays and goes: people, vehicles, fire, debris. Each is where it is by the second alone."""
from dataclasses import dataclass

# Seconds from the first sign of a thing until it is all there (going takes as long), and after how many of them it counts as visible.
_COMING = {
    "person": (6, 3), "passer": (5, 2), "catwalk": (6, 3), "waterside": (6, 3), "beyond": (12, 9), "vehicle": (5, 2), "fire": (4, 1),
    "smoke": (8, 2), "oil": (4, 1), "flood": (6, 3), "debris": (20, 10), "swimmer": (8, 4), "box": (1, 0),
}
_WALKERS = ("person", "passer", "catwalk", "waterside")


@dataclass(frozen=True)
class Act:
    """name: what its dice are called. of: who or what, as scenes have it. start, stop: seconds, with coming and going. x, y: where it stands; size: its height
    or length in parts of the picture. sides: where it comes from and goes to, -1 left and 1 right. query: the watch that it is planted for."""
    name: str
    kind: str
    of: object
    start: int
    stop: int
    x: float = 0.5
    y: float = 0.9
    size: float = 1.0
    sides: tuple = (-1, 1)
    query: str = None

    @property
    def seen(self):
        """From when until when it is visible."""
        lead = _COMING[self.kind][1]
        return self.start + lead, self.stop - lead


def lasting(kind, seconds):
    """How long something takes in all that is visible for so many seconds."""
    return seconds + 2 * _COMING[kind][1]


@dataclass(frozen=True)
class Pose:
    """An act at a moment: where it is, how much of it is there (0 to 1), the beat of what moves in it."""
    act: Act
    x: float
    there: float
    beat: int


def pose(act, second):
    """None before and after."""
    if not act.start <= second < act.stop:
        return None
    coming = _COMING[act.kind][0]
    there = min(1.0, (second - act.start + 1) / coming, (act.stop - second) / coming)
    side = act.sides[second - act.start > act.stop - second]
    if act.kind in _WALKERS:
        return Pose(act, _between(side, act, there), there, second % 4 if there < 1 else second // 8 % 3)
    if act.kind == "beyond":
        return Pose(act, _between(side, act, min(1.0, 2 * there)), there, second % 4 if there < 1 else second // 8 % 3)
    if act.kind == "vehicle":
        return Pose(act, _between(side, act, there, 0.6), there, 0)
    if act.kind == "debris":
        return Pose(act, 0.5, there, second // 6 % 2)
    if act.kind == "swimmer":
        return Pose(act, _between(side, act, there), there, second // 2 % 3)
    return Pose(act, act.x, there, {"fire": second, "smoke": second // 3}.get(act.kind, 0))


def _between(side, act, there, beyond=0.22):
    edge = 0.5 + side * (0.5 + beyond)
    return edge + (act.x - edge) * there
