"""Minimal pairs: two pictures that differ in one slot, and for each the right caption against the other's."""
import dataclasses
import random

import numpy as np
import torch

from hydroscenes import render, sample, truth
from hydroscenes.atoms import ATOMS, CONTRASTS, FALSE, INDEX, TRUE
from hydroscenes.captions import LANGUAGES, phrase
from hydroscenes.scene import LAMP_COLOURS, LEVELS, VEHICLE_COLOURS, VEHICLES, ZONES

from .embedded import Gallery, text_vectors

FIRST_SCENE = 7_000_000


def _other(rng, values, value):
    return rng.choice([one for one in values if one != value])


def _first(field, **changes):
    """Changes the first of several things; each change gives the new value from the thing and the dice."""
    def change(scene, rng):
        things = getattr(scene, field)
        if len(things) != 1:
            return None
        new = {name: give(things[0], rng) for name, give in changes.items()}
        return None if None in new.values() else dataclasses.replace(scene, **{field: (dataclasses.replace(things[0], **new),)})
    return change


def _whole(field, give):
    def change(scene, rng):
        value = give(getattr(scene, field), rng)
        return None if value is None else dataclasses.replace(scene, **{field: value})
    return change


_WORN = {"plain": "vest", "vest": "plain"}
_PLACES = {"catwalk": "beyond", "beyond": "catwalk"}
_POSTURES = {"floor": "lying", "lying": "floor"}
_DEBRIS = {"logs": "plastic", "plastic": "logs"}

# Slot: the view it is looked for in, and how it changes (None: this scene does not have it).
SLOTS = {
    "zone": ("panel", _first("gauges", zone=lambda gauge, rng: _other(rng, ZONES, gauge.zone))),
    "lamp state": ("panel", _first("lamps", lit=lambda lamp, rng: not lamp.lit)),
    "lamp colour": ("panel", _first("lamps", colour=lambda lamp, rng: _other(rng, LAMP_COLOURS, lamp.colour))),
    "helmet": ("hall", _first("people", helmet=lambda who, rng: not who.helmet)),
    "vest": ("hall", _first("people", wear=lambda who, rng: _WORN.get(who.wear))),
    "posture": ("hall", _first("people", place=lambda who, rng: _POSTURES.get(who.place))),
    "railing": ("spillway", _first("people", place=lambda who, rng: _PLACES.get(who.place))),
    "life jacket": ("reservoir", _first("people", wear=lambda who, rng: {"plain": "life_jacket", "life_jacket": "plain"}.get(who.wear))),
    "gate": ("spillway", _whole("gates", lambda gates, rng: tuple(0.0 if any(gates) else 1.0 for _ in gates))),
    "level": ("staff", _whole("level", lambda level, rng: _other(rng, LEVELS, level))),
    "floor": ("hall", _whole("floor", lambda floor, rng: _other(rng, ("clean", "oil", "flooded"), floor))),
    "debris": ("rack", _whole("debris", lambda debris, rng: _DEBRIS.get(debris))),
    "door": ("hall", _whole("door", lambda door, rng: {"open": "closed", "closed": "open"}.get(door))),
    "vehicle": ("yard", _first("vehicles", kind=lambda vehicle, rng: _other(rng, VEHICLES, vehicle.kind))),
    "paint": ("yard", _first("vehicles", colour=lambda vehicle, rng: _other(rng, VEHICLE_COLOURS, vehicle.colour))),
}


def pair(slot, seed):
    """(scene, the same with the slot changed, an atom true of the first only, one true of the second only)."""
    view, change = SLOTS[slot]
    for at in range(seed, seed + 1000):
        rng = random.Random(f"pair {slot} {at}")
        scene = dataclasses.replace(sample(at, view=view), lens="clear")
        other = change(scene, rng)
        captions = _apart(scene, other, rng) if other else None
        if captions:
            return scene, other, *captions
    raise ValueError(f"no scene in which {slot!r} can be seen to change")


def _apart(scene, other, rng):
    """Two atoms of one contrast, each true of one scene and false of the other."""
    here, there = truth(scene), truth(other)
    only = [{atom for atom in ATOMS if one[INDEX[atom]] == TRUE and two[INDEX[atom]] == FALSE} for one, two in ((here, there), (there, here))]
    found = [(mine, yours) for group in CONTRASTS for mine in group for yours in group if mine in only[0] and yours in only[1]]
    return rng.choice(found) if found else None


def minimal_pairs(model, each=34, first=FIRST_SCENE):
    """{"en": {slot: part of the pictures that prefer their own caption}, ...}; `each` pairs a slot, so about 500 in all."""
    pairs = {slot: [pair(slot, first + 2000 * at) for at in range(each)] for slot in SLOTS}
    gallery = {slot: Gallery(model, np.stack([render(scene) for found in pairs[slot] for scene in found[:2]])) for slot in SLOTS}
    report = {}
    for language in LANGUAGES:
        rng = random.Random(f"captions of pairs {language}")
        report[language] = {}
        for slot, found in pairs.items():
            texts = text_vectors(model, [phrase(atom, language, rng) for one in found for atom in one[2:]])
            scores = torch.from_numpy(gallery[slot].scores(texts)).view(each, 2, each, 2)[range(each), :, range(each), :]
            right = (scores[:, 0, 0] > scores[:, 1, 0]).float().mean() / 2 + (scores[:, 1, 1] > scores[:, 0, 1]).float().mean() / 2
            report[language][slot] = round(float(right), 4)
    return report
