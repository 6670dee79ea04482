"""The watches that streams are made for: what each asks for, in both languages, and which place can show it."""
from dataclasses import dataclass

PLACES = ("panel", "hall", "spillway", "staff", "rack", "yard", "reservoir")


@dataclass(frozen=True)
class Query:
    """atom: what the renderer calls it. zh and en: the query, then its contrasts."""
    atom: str
    kind: str
    en: tuple
    zh: tuple


QUERIES = {
    "needle-red": Query("needle_red", "state", ("gauge needle in red zone", "gauge needle in green zone", "gauge needle in yellow zone"), ("压力表指针在红色区域", "压力表指针在绿色区域", "压力表指针在黄色区域")),
    "lamp-red": Query("lamp_red_lit", "state", ("red indicator lamp is on", "red indicator lamp is off", "all lamps are off"), ("红色指示灯亮", "红色指示灯灭", "所有指示灯都灭")),
    "gate-open": Query("gate_open", "state", ("water flowing through the gate", "spillway gate closed", "no water flowing through the gate"), ("泄洪闸门打开", "泄洪闸门关闭")),
    "level-high": Query("level_high", "state", ("the water level is high", "the water level is normal", "the water level is low"), ("水位过高", "水位正常", "水位低")),
    "beyond": Query("beyond", "event", ("person beyond the railing", "person on the catwalk", "no people in view"), ("有人在栏杆外", "有人在走道上", "画面中没有人")),
    "floating": Query("floating", "event", ("person floating in the water", "floating debris on the water", "no people in view"), ("人漂浮在水中", "水面有漂浮物", "画面中没有人")),
    "oil": Query("floor_oil", "event", ("oil leak on the floor", "clean floor", "no oil on the floor"), ("地面有油", "地面干净", "地面没有油")),
    "flooded": Query("floor_flooded", "event", ("the floor is flooded", "dry floor", "no water on the floor"), ("厂房进水", "地面干燥", "地面没有积水")),
    "fire": Query("fire", "event", ("fire", "smoke", "nothing unusual in view"), ("起火", "烟雾", "画面无异常")),
    "smoke": Query("smoke", "event", ("smoke", "fire", "nothing unusual in view"), ("冒烟", "火焰", "画面无异常")),
    "debris": Query("debris", "event", ("floating debris at the rack", "clean trash rack", "no debris at the trash rack"), ("水面有漂浮物", "拦污栅干净", "拦污栅前没有漂浮物")),
    "no-helmet": Query("no_helmet", "event", ("a person without a helmet", "a person with a helmet", "no people in view"), ("有人没戴安全帽", "有人戴着安全帽", "画面中没有人")),
}
SHOWN = {
    "panel": ("needle-red", "lamp-red", "smoke"), "hall": ("oil", "no-helmet", "flooded", "fire", "smoke"), "spillway": ("gate-open", "beyond"),
    "staff": ("level-high",), "rack": ("debris", "beyond"), "yard": ("no-helmet", "fire", "smoke"), "reservoir": ("floating",),
}


@dataclass(frozen=True)
class Watch:
    """A query on one camera. planted: whether it ever comes true there; region: x, y, width, height in parts of the picture."""
    query: str
    chinese: bool
    planted: bool
    region: tuple = None
    camera: str = None

    @property
    def id(self):
        """One id a query and language; a watch with a region is its camera's alone."""
        return "-".join([self.query] + ["zh"] * self.chinese + ([self.camera] if self.region else []))


def watches_at(place, index, camera, region):
    """The watches of a camera, the index-th: Chinese on every second of a place, and each query on every third one never planted."""
    at, turn = PLACES.index(place), index // len(PLACES)
    return tuple(Watch(query, (at + turn) % 2 == 1, (number + turn + at) % 3 != 1, region if query == "needle-red" else None, camera)
                 for number, query in enumerate(SHOWN[place]))


def written(by_camera):
    """The watch file's text: {camera: its watches}."""
    cameras = {}
    for camera, watches in by_camera.items():
        for watch in watches:
            cameras.setdefault(watch.id, (watch, []))[1].append(camera)
    return "watches:\n" + "\n".join(_entry(*cameras[name]) for name in sorted(cameras))


def _entry(watch, cameras):
    said = QUERIES[watch.query]
    own = said.zh if watch.chinese else said.en
    lines = [f"  - id: {watch.id}", f"    cameras: [{', '.join(cameras)}]"]
    if watch.region:
        lines.append("    region: {" + ", ".join(f"{key}: {part:.3f}" for key, part in zip("xywh", watch.region)) + "}")
    lines.append(f"    query: {own[0]}")
    if not watch.chinese:
        lines.append(f"    queries: {{zh: {said.zh[0]}}}")
    return "\n".join([*lines, f"    contrast: [{', '.join(own[1:])}]", f"    kind: {said.kind}", ""])
