"""A contact sheet of streams: a row of hours and rows of events for each camera."""
import numpy as np
from PIL import Image, ImageDraw

from .frames import Shooter
from .plan import Plan

_GAP, _LINE = 4, 13


def sheet(settings, columns=8, size=176):
    """Two rows a camera: even hours, and the middles of what is planted (with the states that hold), each with its time and name."""
    board = Image.new("RGB", (columns * (size + _GAP) + _GAP, 2 * len(settings) * (size + _GAP + _LINE) + _GAP), (24, 24, 24))
    pen = ImageDraw.Draw(board)
    for number, setting in enumerate(settings):
        plan = Plan(setting)
        shooter = Shooter(plan, 256)
        hours = [(round(second), "") for second in np.linspace(0, setting.seconds - 1, columns)]
        rows = sorted(plan.truth, key=lambda row: sum(other.watch == row.watch and other.start < row.start for other in plan.truth))[:columns]
        events = [((row.start + row.stop) // 2, f"{row.watch} {row.strength}") for row in sorted(rows, key=lambda row: row.start)]
        for half, shown in enumerate((hours, events)):
            for column, (second, name) in enumerate(shown):
                left, top = _GAP + column * (size + _GAP), _GAP + (2 * number + half) * (size + _GAP + _LINE)
                clock = plan.weather.clock(second)
                pen.text((left, top), f"{setting.name if not column and not half else ''} {int(clock):02}:{int(clock % 1 * 60):02} {name}"[:size // 6], (230, 230, 230))
                board.paste(Image.fromarray(shooter.frame(second)).resize((size, size), Image.LANCZOS), (left, top + _LINE))
    return board
