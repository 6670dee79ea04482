"""What can happen in a clip: which scene it happens in, which thing is on its way, and from what to what."""
from dataclasses import replace

from .scene import DIALS, LAMP_COLOURS, VEHICLE_COLOURS, VEHICLES, Gauge, Lamp, Motion, Person, Vehicle, is_held_out, sample


def _with(rng, scene, field, thing, most=2):
    """The scene with this thing among those of a field, in place of one that it would be taken for or that is too many."""
    others = [other for other in getattr(scene, field) if other != thing][:most - 1]
    things = others + [thing]
    rng.shuffle(things)
    return replace(scene, **{field: tuple(things)})


def _gate(opening):
    def begun(rng, scene):
        states = rng.choice(((0.0, 0.45), (0.0, 0.45, 1.0)))
        states = states if opening else states[::-1]
        return replace(scene, gates=(states[0],) * len(scene.gates)), Motion("gates", states[0], states)
    return begun


def _level(*orders):
    def begun(rng, scene):
        states = rng.choice(orders)
        return replace(scene, level=states[0]), Motion("level", states[0], states)
    return begun


def _needle(*orders):
    def begun(rng, scene):
        gauges = scene.gauges or (Gauge("green", rng.choice(DIALS), rng.uniform(0.2, 0.3)),)
        zones = rng.choice(orders)
        states = tuple(replace(gauges[0], zone=zone) for zone in zones)
        return replace(scene, gauges=states[:1] + gauges[1:], smoke=False), Motion("gauges", states[0], states)
    return begun


def _lamp(rng, scene):
    colour = rng.choice(LAMP_COLOURS)
    states = Lamp(colour, False), Lamp(colour, True)
    scene = replace(scene, lamps=tuple(lamp for lamp in scene.lamps if lamp.colour != colour), smoke=False)
    return _with(rng, scene, "lamps", states[0], 3), Motion("lamps", states[0], states)


def _door(*states):
    def begun(rng, scene):
        return replace(scene, door=states[0], smoke=False), Motion("door", states[0], states)
    return begun


def _person(*places):
    def begun(rng, scene):
        who = Person(places[0], rng.random() < 0.5, rng.choice(("plain", "vest")))
        # Another one is dressed otherwise, so that only one of the two moves.
        others = tuple(replace(other, helmet=not who.helmet) for other in scene.people[:1] if other.place not in ("lying", "beyond") and rng.random() < 0.5)
        states = tuple(replace(who, place=place) for place in places)
        return replace(scene, people=(who, *others)), Motion("people", who, states)
    return begun


def _vehicle(*there):
    def begun(rng, scene):
        while True:
            vehicle = Vehicle(rng.choice(VEHICLES), rng.choice(VEHICLE_COLOURS))
            begun = replace(_with(rng, scene, "vehicles", vehicle), people=(), smoke=False, fire=False)
            if not is_held_out(begun):
                return begun, Motion("vehicles", vehicle, tuple(vehicle if here else None for here in there))
    return begun


def _grows(field):
    def begun(rng, scene):
        return replace(scene, **{"smoke": False, "fire": False, field: True}), Motion(field, True, (False, True))
    return begun


def _debris(rng, scene):
    kind = rng.choice(("logs", "plastic"))
    return replace(scene, debris=kind), Motion("debris", kind, (None, kind))


_WATERS = ("rack", "staff", "reservoir", "spillway")
# action: the views in which it happens, what begins it, and over how many steps of a clip it goes on (least, most).
_HAPPENS = {
    "gate_opens": (("spillway",), _gate(True), (4, 9)),
    "gate_closes": (("spillway",), _gate(False), (4, 9)),
    "water_rises": (("staff",), _level(("low", "normal"), ("low", "normal", "high"), ("normal", "high")), (5, 9)),
    "water_falls": (("staff",), _level(("high", "normal"), ("high", "normal", "low"), ("normal", "low")), (5, 9)),
    "needle_into_red": (("panel",), _needle(("green", "red"), ("green", "yellow", "red"), ("yellow", "red")), (2, 9)),
    "needle_out_of_red": (("panel",), _needle(("red", "green"), ("red", "yellow", "green"), ("red", "yellow")), (2, 9)),
    "lamp_lights": (("panel",), _lamp, (1, 1)),
    "door_opens": (("hall", "yard"), _door("closed", "open"), (3, 7)),
    "door_closes": (("hall", "yard"), _door("open", "closed"), (3, 7)),
    "person_falls": (("hall", "yard"), _person("floor", "lying"), (2, 4)),
    "person_gets_up": (("hall", "yard"), _person("lying", "floor"), (3, 6)),
    "person_climbs_over": (("spillway", "rack"), _person("catwalk", "beyond"), (5, 9)),
    "person_walks": (("spillway", "rack"), _person("catwalk", "catwalk"), (6, 10)),
    "smoke_grows": (("hall", "yard"), _grows("smoke"), (6, 10)),
    "fire_grows": (("hall", "yard"), _grows("fire"), (5, 10)),
    "vehicle_arrives": (("yard",), _vehicle(False, True), (4, 8)),
    "vehicle_leaves": (("yard",), _vehicle(True, False), (4, 8)),
    "vehicle_passes": (("yard",), _vehicle(False, True, False), (6, 10)),
    "debris_drifts_in": (_WATERS, _debris, (5, 10)),
}
NOTHING_MOVES = "nothing_moves"
ACTIONS = (*_HAPPENS, NOTHING_MOVES)
# What each action is when the clip is run backwards; None: nothing that has a name.
REVERSE = {
    "gate_opens": "gate_closes", "gate_closes": "gate_opens", "water_rises": "water_falls", "water_falls": "water_rises",
    "needle_into_red": "needle_out_of_red", "needle_out_of_red": "needle_into_red", "lamp_lights": None, "door_opens": "door_closes", "door_closes": "door_opens",
    "person_falls": "person_gets_up", "person_gets_up": "person_falls", "person_climbs_over": "person_climbs_over", "person_walks": "person_walks",
    "smoke_grows": None, "fire_grows": None, "vehicle_arrives": "vehicle_leaves", "vehicle_leaves": "vehicle_arrives", "vehicle_passes": "vehicle_passes",
    "debris_drifts_in": None, NOTHING_MOVES: NOTHING_MOVES,
}
INDEX = {action: i for i, action in enumerate(ACTIONS)}


def begin(action, seed, rng):
    """The scene as it is drawn and the motion in it; and over how many steps it goes on."""
    views, begun, (least, most) = _HAPPENS[action]
    scene = sample(seed, view=rng.choice(views))
    if scene.lens in ("blocked", "blurred"):
        scene = replace(scene, lens="clear")
    scene, motion = begun(rng, scene)
    return scene, motion, rng.randint(least, most)


def as_of(scene, motion, state):
    """The scene with the moving thing in one of its states."""
    kept = getattr(scene, motion.field)
    if isinstance(kept, tuple):
        changed = tuple(state if thing == motion.of else thing for thing in kept)
        return replace(scene, **{motion.field: tuple(thing for thing in changed if thing is not None)})
    return replace(scene, **{motion.field: state})
