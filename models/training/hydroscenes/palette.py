"""Colours as they occur in plants, and small changes to them."""
NAMED = {
    "red": (0.80, 0.09, 0.09), "green": (0.10, 0.58, 0.20), "yellow": (0.93, 0.79, 0.08), "amber": (0.96, 0.60, 0.05),
    "orange": (0.98, 0.40, 0.06), "blue": (0.10, 0.24, 0.68), "white": (0.91, 0.91, 0.90), "black": (0.07, 0.07, 0.08),
}
# RAL-like paints of machines, cabinets and steelwork.
PAINTS = ((0.55, 0.60, 0.60), (0.36, 0.45, 0.50), (0.27, 0.40, 0.36), (0.16, 0.33, 0.50), (0.62, 0.60, 0.54), (0.45, 0.47, 0.50),
          (0.72, 0.71, 0.66), (0.30, 0.32, 0.34), (0.50, 0.24, 0.16), (0.70, 0.55, 0.16), (0.20, 0.46, 0.44))
WALLS = ((0.78, 0.77, 0.71), (0.70, 0.74, 0.74), (0.62, 0.66, 0.62), (0.80, 0.78, 0.76), (0.55, 0.57, 0.58), (0.73, 0.68, 0.60))
FLOORS = ((0.42, 0.44, 0.43), (0.34, 0.42, 0.40), (0.50, 0.48, 0.44), (0.44, 0.36, 0.32), (0.56, 0.56, 0.55))
CONCRETE = ((0.58, 0.57, 0.54), (0.66, 0.65, 0.62), (0.48, 0.48, 0.46), (0.60, 0.56, 0.50))
WATER = ((0.17, 0.30, 0.34), (0.22, 0.34, 0.29), (0.33, 0.33, 0.25), (0.14, 0.24, 0.32), (0.30, 0.40, 0.42))
GREENS = ((0.20, 0.31, 0.16), (0.26, 0.34, 0.20), (0.30, 0.32, 0.18), (0.17, 0.27, 0.19))
SKIES = (((0.42, 0.58, 0.78), (0.80, 0.86, 0.90)), ((0.62, 0.66, 0.70), (0.80, 0.81, 0.81)), ((0.55, 0.60, 0.70), (0.90, 0.82, 0.70)),
         ((0.48, 0.54, 0.60), (0.70, 0.73, 0.75)))
SKINS = ((0.84, 0.66, 0.52), (0.74, 0.55, 0.41), (0.56, 0.40, 0.29), (0.40, 0.28, 0.20))
CLOTHES = ((0.12, 0.16, 0.30), (0.26, 0.28, 0.30), (0.34, 0.38, 0.40), (0.18, 0.26, 0.20), (0.70, 0.70, 0.70), (0.38, 0.30, 0.22), (0.15, 0.28, 0.46))


def jitter(rng, colour, spread=0.05):
    """The colour a little lighter or darker, its parts moved a little apart."""
    shift = rng.uniform(-spread, spread)
    return tuple(min(1.0, max(0.0, part + shift + rng.uniform(-spread, spread) * 0.5)) for part in colour)


def any_of(rng, colours, spread=0.05):
    return jitter(rng, rng.choice(colours), spread)


def named(rng, name, spread=0.05):
    return jitter(rng, NAMED[name], spread)


def times(colour, factor):
    return tuple(min(1.0, part * factor) for part in colour)
