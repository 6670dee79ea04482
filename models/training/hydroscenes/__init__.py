"""Rendered surveillance scenes of hydropower plants with what is true of each, and captions for them in two languages."""
from .atoms import ATOMS, truth
from .render import render
from .scene import sample

__all__ = ["ATOMS", "render", "sample", "truth"]
