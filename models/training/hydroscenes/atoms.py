"""The atomic predicates a query is made of, and which of them a scene fulfils.

A truth vector has one number an atom: TRUE, FALSE or UNKNOWABLE. Unknowable is what the scene description settles but
the picture cannot show: colours in infrared, anything behind a blocked or blurred lens, cues too small or too dark.
"""
import functools
from dataclasses import replace

import numpy as np

from .scene import DIALS, LAMP_COLOURS, LEVELS, PLACES, VEHICLE_COLOURS, VEHICLES, VIEWS, ZONES, Scene

TRUE, FALSE, UNKNOWABLE = 1, 0, -1

# The places in which what someone wears is asked for together with the place; in the water only the life jacket is.
DRESSED = tuple(place for place in PLACES if place != "floating")
WEAR = ("helmet", "no_helmet", "vest", "no_vest")
JACKETED = ("waterside", "floating")
SMALLEST_READABLE_DIAL = 0.12

NEEDLES = tuple(f"needle_{zone}" for zone in ZONES)
DIAL_NEEDLES = tuple(f"{dial}_dial_{zone}" for dial in DIALS for zone in ZONES)
LAMPS = tuple(f"lamp_{colour}_{state}" for colour in LAMP_COLOURS for state in ("lit", "off"))
WORN_AT = tuple(f"{wear}_{place}" for wear in WEAR for place in DRESSED)
JACKETS_AT = tuple(f"{wear}_{place}" for wear in ("life_jacket", "no_life_jacket") for place in JACKETED)
COLOURED = tuple(f"vehicle_{colour}" for colour in VEHICLE_COLOURS)
COLOURED_KINDS = tuple(f"{colour}_{kind}" for colour in VEHICLE_COLOURS for kind in VEHICLES)
SITES = tuple(f"at_{view}" for view in VIEWS)

FAMILIES = {
    "gauge": ("gauge", "two_gauges", *NEEDLES, "dial_white", "dial_black", *DIAL_NEEDLES),
    "lamp": (*LAMPS, "lamps_lit", "lamps_off"),
    "people": ("person", "nobody", "one_person", "two_people", *WEAR, "life_jacket", *PLACES, *WORN_AT, *JACKETS_AT),
    "gate": ("gate_open", "gate_closed", "gate_partly", "gate_fully"),
    "level": tuple(f"level_{level}" for level in LEVELS),
    "floor": ("floor_oil", "floor_flooded", "floor_clean"),
    "smoke": ("smoke",),
    "fire": ("fire",),
    "debris": ("debris", "logs", "plastic", "rack_clear"),
    "door": ("door_open", "door_closed"),
    "vehicle": ("vehicle", *VEHICLES, *COLOURED, *COLOURED_KINDS),
    "lens": ("lens_blocked", "lens_blurred", "lens_dirty"),
    "light": ("night", "infrared"),
    "weather": ("rain", "fog"),
    "site": SITES,
    "nothing": ("nothing",),
}
ATOMS = tuple(atom for family in FAMILIES.values() for atom in family)
INDEX = {atom: i for i, atom in enumerate(ATOMS)}
FAMILY = {atom: family for family, atoms in FAMILIES.items() for atom in atoms}

# Atoms that say different things of the same object: each is a hard negative of the others.
CONTRASTS = (
    NEEDLES, ("dial_white", "dial_black"), *(tuple(f"{dial}_dial_{zone}" for zone in ZONES) for dial in DIALS),
    *(tuple(f"{dial}_dial_{zone}" for dial in DIALS) for zone in ZONES),
    *((f"lamp_{colour}_lit", f"lamp_{colour}_off") for colour in LAMP_COLOURS),
    *(tuple(f"lamp_{colour}_{state}" for colour in LAMP_COLOURS) for state in ("lit", "off")), ("lamps_lit", "lamps_off"),
    ("person", "nobody"), ("one_person", "two_people"), ("helmet", "no_helmet"), ("vest", "no_vest", "life_jacket"), PLACES,
    *((f"{wear}_{place}", f"no_{wear}_{place}") for wear in ("helmet", "vest") for place in DRESSED),
    *((f"life_jacket_{place}", f"no_life_jacket_{place}") for place in JACKETED),
    *(tuple(f"{wear}_{place}" for place in DRESSED) for wear in WEAR),
    ("gate_open", "gate_closed"), ("gate_partly", "gate_fully", "gate_closed"), FAMILIES["level"], FAMILIES["floor"],
    ("smoke", "fire"), ("debris", "rack_clear"), ("logs", "plastic"), ("door_open", "door_closed"),
    VEHICLES, COLOURED, *(tuple(f"{colour}_{kind}" for kind in VEHICLES) for colour in VEHICLE_COLOURS),
    *(tuple(f"{colour}_{kind}" for colour in VEHICLE_COLOURS) for kind in VEHICLES),
    FAMILIES["lens"], ("rain", "fog"), SITES,
)

# Where an atom's object is to be seen: among these scenes its hard negatives lie. One true atom of the list is enough.
_SHOWN_BY_FAMILY = {
    "gauge": ("gauge",), "lamp": ("lamps_lit", "lamps_off"), "people": ("person",), "gate": ("at_spillway",), "level": ("at_staff",),
    "floor": ("at_hall",), "smoke": ("at_hall", "at_yard", "at_panel"), "fire": ("at_hall", "at_yard"),
    "debris": ("at_rack", "at_spillway", "at_staff", "at_reservoir"), "door": ("door_open", "door_closed"), "vehicle": ("vehicle",),
}
_NEEDS_NO_OBJECT = ("gauge", "person", "nobody", "vehicle")


def shown_by(atom):
    """The atoms of which one must be true for this atom's object to be in the picture; none: any picture will do."""
    return () if atom in _NEEDS_NO_OBJECT else _SHOWN_BY_FAMILY.get(FAMILY[atom], ())


def rivals(atom):
    """The hard negatives of an atom: same object, other state."""
    return tuple(dict.fromkeys(other for group in CONTRASTS if atom in group for other in group if other != atom))


def truth(scene):
    """int8 [len(ATOMS)]: TRUE, FALSE or UNKNOWABLE for each atom."""
    facts = _Facts()
    if scene.lens in ("blocked", "blurred"):
        facts.unless_true(ATOMS)
        facts.vector[[INDEX["lens_blocked"], INDEX["lens_blurred"], INDEX["lens_dirty"]]] = FALSE
        facts.true(f"lens_{scene.lens}")
        return facts.vector
    if scene.lens == "dirty":
        facts.true("lens_dirty")
    _dials_and_lamps(facts, scene)
    _people(facts, scene)
    _surroundings(facts, scene)
    _hidden(facts, scene)
    return facts.vector


@functools.lru_cache(maxsize=None)
def about(field, value):
    """The atoms that a thing in a scene makes true by itself: a field of the scene and its value, or one of its values where it holds several.

    A head ("heads", a person) stands for what says something of helmets, the person for the rest.
    """
    several = field in ("gauges", "lamps", "people", "heads", "vehicles", "gates")
    bare = Scene(0, "panel")
    alone = truth(replace(bare, **{"people" if field == "heads" else field: (value,) if several else value})) == TRUE
    atoms = [ATOMS[at] for at in np.flatnonzero(alone & (truth(bare) != TRUE))]
    return tuple(atom for atom in atoms if field not in ("heads", "people") or (field == "heads") == ("helmet" in atom))


class _Facts:
    def __init__(self):
        self.vector = np.zeros(len(ATOMS), np.int8)

    def true(self, *atoms):
        for atom in atoms:
            self.vector[INDEX[atom]] = TRUE

    def unless_true(self, atoms):
        """Nobody can say of these, except where something else settles them."""
        for atom in atoms:
            if self.vector[INDEX[atom]] != TRUE:
                self.vector[INDEX[atom]] = UNKNOWABLE

    def unknowable(self, atoms):
        self.vector[[INDEX[atom] for atom in atoms]] = UNKNOWABLE


def _dials_and_lamps(facts, scene):
    for gauge in scene.gauges:
        facts.true("gauge", f"needle_{gauge.zone}", f"dial_{gauge.dial}", f"{gauge.dial}_dial_{gauge.zone}")
    if len(scene.gauges) > 1:
        facts.true("two_gauges")
    for lamp in scene.lamps:
        facts.true(f"lamp_{lamp.colour}_{'lit' if lamp.lit else 'off'}")
    if scene.lamps:
        facts.true("lamps_lit" if any(lamp.lit for lamp in scene.lamps) else "lamps_off")


def _people(facts, scene):
    facts.true(*(("nobody",), ("person", "one_person"), ("person", "two_people"))[len(scene.people)])
    for who in scene.people:
        helmet = "helmet" if who.helmet else "no_helmet"
        facts.true(who.place, helmet)
        if who.place in DRESSED:
            facts.true(f"{helmet}_{who.place}")
        if who.wear == "vest":
            facts.true("vest", f"vest_{who.place}")
        elif who.wear == "plain" and who.place in DRESSED:
            facts.true("no_vest", f"no_vest_{who.place}")
        if who.wear == "life_jacket":
            facts.true("life_jacket")
        if who.place in JACKETED:
            facts.true(f"{'life_jacket' if who.wear == 'life_jacket' else 'no_life_jacket'}_{who.place}")
    for who in scene.people:
        # Is a life jacket a safety vest? Below the water, is there one? Neither is a fair question.
        if who.wear == "life_jacket" or who.place == "floating":
            facts.unless_true(["vest", "no_vest"] + ([f"vest_{who.place}", f"no_vest_{who.place}"] if who.place in DRESSED else []))


def _surroundings(facts, scene):
    facts.true(f"at_{scene.view}")
    if scene.gates:
        facts.true("gate_open" if any(scene.gates) else "gate_closed")
    if any(0 < opening < 1 for opening in scene.gates):
        facts.true("gate_partly")
    if any(opening == 1 for opening in scene.gates):
        facts.true("gate_fully")
    if scene.level:
        facts.true(f"level_{scene.level}")
    if scene.floor:
        facts.true(f"floor_{scene.floor}")
    if scene.smoke:
        facts.true("smoke")
    if scene.fire:
        facts.true("fire")
    if scene.debris:
        facts.true("debris", scene.debris)
    elif scene.view == "rack":
        facts.true("rack_clear")
    if scene.door:
        facts.true(f"door_{scene.door}")
    for vehicle in scene.vehicles:
        facts.true("vehicle", vehicle.kind, f"vehicle_{vehicle.colour}", f"{vehicle.colour}_{vehicle.kind}")
    if scene.light in ("night", "infrared"):
        facts.true(scene.light)
    if scene.weather in ("rain", "fog"):
        facts.true(scene.weather)
    events = scene.people or scene.vehicles or scene.fire or scene.smoke or scene.debris or scene.gauges or scene.lamps
    if not events and scene.floor in (None, "clean"):
        facts.true("nothing")


def _hidden(facts, scene):
    """Takes back what the picture cannot show."""
    dress = [atom for atom in FAMILIES["people"] if "vest" in atom or "helmet" in atom or "jacket" in atom]
    if scene.light == "infrared":
        facts.unknowable(["night"])
        if scene.gauges:
            facts.unknowable(NEEDLES + DIAL_NEEDLES)
        if scene.lamps:
            facts.unknowable(LAMPS)
        if scene.people:
            facts.unknowable([atom for atom in dress if "helmet" not in atom])
        if scene.vehicles:
            facts.unknowable(COLOURED + COLOURED_KINDS)
    if scene.people and scene.light == "night" and scene.weather != "clear":
        facts.unknowable(dress)
    if scene.gauges and (scene.smoke or any(gauge.radius < SMALLEST_READABLE_DIAL for gauge in scene.gauges)):
        facts.unknowable(NEEDLES + DIAL_NEEDLES)
    if scene.smoke and scene.gauges:
        facts.unknowable(FAMILIES["gauge"])
    if scene.smoke and scene.lamps:
        facts.unknowable(FAMILIES["lamp"])
    if scene.smoke and scene.door:
        facts.unknowable(FAMILIES["door"])
