"""Hours of what surveillance cameras deliver, drawn from a seed, with planted events and what is true of them:  python3 -m hydroscenes.streams FOLDER"""
from .frames import frames
from .plan import plan

__all__ = ["frames", "plan"]
