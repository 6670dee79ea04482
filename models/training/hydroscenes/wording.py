"""How each atom is said, in English and Chinese.

`<slot>` stands for one of the words in SLOTS, `{a|b}` for one of its alternatives (one may be empty). The held-out
wordings are never trained on: other sentence shapes, and now and then other words.
"""
from dataclasses import dataclass, field

from .atoms import ATOMS, DRESSED, JACKETED, WEAR
from .scene import DIALS, LAMP_COLOURS, VEHICLE_COLOURS, VEHICLES, ZONES

SLOTS = {"en": {}, "zh": {}}


def _slot(name, en, zh):
    SLOTS["en"][name] = tuple(en.split("|"))
    SLOTS["zh"][name] = tuple(zh.split("|"))


_slot("needle", "gauge needle|gauge pointer|dial needle|meter needle|pressure gauge needle|pointer|needle", "仪表指针|压力表指针|表针|指针|仪表盘指针|表盘的指针")
_slot("gauge", "gauge|dial|meter|pressure gauge|instrument", "仪表|压力表|表盘|仪表盘|油压表|温度表")
_slot("zone", "zone|area|band|sector|range|part of the scale", "区域|区|区间|范围|段")
_slot("green", "green|green|safe|normal|normal green", "绿色|绿色|绿|安全|正常")
_slot("yellow", "yellow|yellow|warning|caution|yellow warning", "黄色|黄色|黄|警告|预警")
_slot("red", "red|red|danger|alarm|red alarm", "红色|红色|红|危险|报警")
_slot("lamp", "lamp|light|indicator|indicator lamp|signal light|status light|indicator light", "灯|指示灯|信号灯|状态灯")
_slot("lamp_red", "red", "红|红色")
_slot("lamp_green", "green", "绿|绿色")
_slot("lamp_amber", "amber|yellow|orange", "黄|黄色|橙色|琥珀色")
_slot("who", "person|worker|man|someone|operator|technician|employee", "人|工人|人员|工作人员|作业人员|员工")
_slot("one", "a person|a worker|someone|an operator|a technician", "有人|有工人|工作人员|有人员|作业人员")
_slot("helmet", "wearing a helmet|with a helmet|in a hard hat|with a hard hat on|wearing a safety helmet", "戴着安全帽|戴安全帽|佩戴安全帽|头戴安全帽")
_slot("no_helmet", "without a helmet|not wearing a helmet|without a hard hat|bareheaded|with no helmet|missing the safety helmet", "没戴安全帽|未戴安全帽|不戴安全帽|没有佩戴安全帽|未佩戴安全帽")
_slot("vest", "in an orange vest|wearing an orange vest|with a high visibility vest|in a reflective vest|wearing a safety vest", "穿着橙色背心|穿反光背心|穿橙色马甲|穿着反光衣")
_slot("no_vest", "without a vest|not wearing a vest|without a safety vest|with no reflective vest|missing the safety vest", "没穿反光背心|未穿橙色背心|没有穿马甲|未穿反光衣")
_slot("life_jacket", "in a life jacket|wearing a life jacket|with a life vest on|wearing a flotation jacket", "穿着救生衣|穿救生衣|身穿救生衣|穿好救生衣")
_slot("no_life_jacket", "without a life jacket|not wearing a life jacket|with no life vest|missing the life jacket", "没穿救生衣|未穿救生衣|没有穿救生衣|不穿救生衣")
_slot("floor", "standing on the floor|on the ground upright|standing|walking around|standing upright", "站在地面上|站着|在地面行走|直立站着")
_slot("catwalk", "on the catwalk|standing on the walkway|on the walkway behind the railing|on the bridge deck|on the dam walkway|on the dam crest", "在走道上|站在步道上|在栏杆后的走道上|在坝顶走道上|在坝顶|在桥面上")
_slot("beyond", "beyond the railing|outside the railing|on the wrong side of the railing|past the guard rail|outside the guard rail|that climbed over the railing", "在栏杆外|翻越栏杆|站在栏杆外侧|越过护栏|在护栏外")
_slot("waterside", "near the water|standing near the water|at the water edge|close to the water|beside the water|on the bank", "靠近水边|站在水边|在水边|靠近水面|在岸边")
_slot("lying", "lying on the ground|lying on the floor|collapsed on the floor|fallen down|down on the ground|that has fallen over", "躺在地上|倒在地上|倒地|摔倒在地|躺在地面上")
_slot("floating", "floating in the water|in the water|swimming in the reservoir|floating in the dam area|drowning in the reservoir", "漂浮在水中|在水里|在坝区漂浮|落水|漂在水面上|在水库中游泳")
_slot("truck", "truck|lorry", "卡车|货车")
_slot("car", "car|sedan|passenger car", "轿车|小汽车")
_slot("excavator", "excavator|digger", "挖掘机|挖机")
_slot("spillway", "spillway|dam|weir|sluice", "溢洪道|大坝|泄洪道|堰")

ZH_COLOURS = {"white": "白色", "black": "黑色", "red": "红色", "blue": "蓝色", "yellow": "黄色"}


@dataclass(frozen=True)
class Wording:
    """The patterns of one atom in one language."""
    trained: tuple
    held_out: tuple = field(default=())


WORDINGS = {"en": {}, "zh": {}}


def _say(atom, en, held_en, zh, held_zh):
    WORDINGS["en"][atom] = Wording(tuple(en), tuple(held_en))
    WORDINGS["zh"][atom] = Wording(tuple(zh), tuple(held_zh))


def _gauges():
    _say("gauge", ["a {round|analog|wall|} <gauge>", "a <gauge> {on the wall|on the panel|in view}", "there is a <gauge> {here|in view}"],
         ["{one can see|the camera shows} a <gauge>"], ["{圆形|指针式|}<gauge>", "画面中有<gauge>", "{墙上|面板上}有一块<gauge>"], ["{可以看到|镜头拍到}<gauge>"])
    _say("two_gauges", ["two {gauges|dials|meters|instruments}", "{a pair of|two} {gauges|meters|dials} on the {panel|wall}"], ["{gauges|dials} side by side, two of them"],
         ["{两个|两块}<gauge>", "面板上有{两块|两个}<gauge>"], ["<gauge>{共有|一共}两块"])
    for zone in ZONES:
        z = f"<{zone}>"
        _say(f"needle_{zone}",
             [f"<needle> {{in|inside|within|pointing to|pointing at}} the {z} <zone>", f"the <gauge> {{reads|shows|is}} {{in the|}} {z}", f"<gauge> {{in|at}} {z}", f"{z} reading on the <gauge>",
              f"the {{needle|pointer}} has {{entered|reached|moved into}} the {z} <zone>", f"<gauge> with {{needle|pointer}} in {z}"],
             [f"the {z} <zone> is where the {{needle|pointer}} {{is|rests}}", f"a <gauge> whose {{hand|needle}} {{sits|stays}} at {z}"],
             [f"<needle>{{在|位于|指向|处于}}{z}<zone>", f"<needle>{{进入|到达}}{z}<zone>", f"<gauge>{{读数|指示}}{{在|处于}}{z}<zone>", f"<gauge>指向{z}", f"<needle>{{在|指向}}{z}"],
             [f"{z}<zone>{{里有|是}}{{指针|表针}}", f"<gauge>的{{指针|读数}}{{落在|到了}}{z}{{区域|区}}"])
        for dial in DIALS:
            face = ZH_COLOURS[dial]
            _say(f"{dial}_dial_{zone}", [f"<gauge> with a {dial} face and {{the needle|its pointer}} in the {z} <zone>", f"{dial} <gauge> {{needle|pointer}} in {{the|}} {z} {{zone|area|}}", f"the {dial} <gauge> {{reads|shows}} {z}"],
                 [f"{{needle|pointer}} of the {dial} <gauge> {{found in|resting in}} the {z} {{band|sector}}"], [f"{face}<gauge>的指针{{在|指向|位于}}{z}<zone>", f"{face}<gauge>指针{{在|处于}}{z}"], [f"指针{{停在|落在}}{face}<gauge>的{z}{{区域|区}}"])
    for dial in DIALS:
        face = ZH_COLOURS[dial]
        _say(f"dial_{dial}", [f"a <gauge> with a {dial} face", f"a {dial} <gauge>", f"<gauge> that has a {dial} dial"], [f"the face of the <gauge> is {dial}"], [f"{face}<gauge>", f"<gauge>是{face}的"], [f"<gauge>{{为|呈}}{face}"])


def _lamps():
    for colour in LAMP_COLOURS:
        c = f"<lamp_{colour}>"
        _say(f"lamp_{colour}_lit", [f"{c} <lamp> {{on|lit|is on|is lit|glowing|shining|turned on|active}}", f"{{lit|glowing|bright|active}} {c} <lamp>", f"the {c} <lamp> is {{on|lit|glowing}}", f"a <lamp> {{glows|shines}} {c}"],
             [f"{{there is|we see}} a {c} <lamp> that is {{on|lit|burning}}", f"{{signal|indicator}} showing {c}"], [f"{c}<lamp>{{亮|亮起|亮着|点亮|已亮}}", f"{{亮着的|点亮的}}{c}<lamp>", f"{c}<lamp>{{是亮的|在发光}}"], [f"<lamp>{{发出|显示}}{c}光", f"有{c}<lamp>亮了"])
        _say(f"lamp_{colour}_off", [f"{c} <lamp> {{off|is off|not lit|unlit|dark|turned off|is not on}}", f"{{unlit|dark|inactive}} {c} <lamp>", f"the {c} <lamp> is {{off|unlit|not lit}}"], [f"{{there is|we see}} a {c} <lamp> that is {{off|not lit|dead}}"],
             [f"{c}<lamp>{{灭|熄灭|不亮|没亮|未亮|关闭}}", f"{{熄灭的|未亮的}}{c}<lamp>", f"{c}<lamp>{{是灭的|没有亮}}"], [f"有{c}<lamp>{{没点亮|灭了}}"])
    _say("lamps_lit", ["{a|some|any} <lamp> {is on|is lit|glowing}", "{lit|glowing} <lamp>"], ["at least one <lamp> {is on|burns}"], ["有<lamp>亮着", "<lamp>{亮|亮起}"], ["至少有一个<lamp>亮"])
    _say("lamps_off", ["all {lamps|lights|indicators} {off|are off|dark|unlit}", "no <lamp> is {on|lit}"], ["every <lamp> is {off|dark}"], ["{所有|全部}<lamp>{熄灭|都灭|不亮}", "没有<lamp>亮"], ["<lamp>全{不亮|灭了}"])


_HELD_WEAR = {
    "helmet": ("the <who> has a {helmet|hard hat} {on|on the head}", "<who>头上{有|扣着}安全帽"), "no_helmet": ("the <who> has no {helmet|hard hat} on", "<who>头上没有安全帽"),
    "vest": ("the <who> has {an orange|a safety|a reflective} vest on", "<who>身上有{反光|橙色}背心"), "no_vest": ("the <who> has no {orange|safety|reflective} vest on", "<who>身上没有{反光|橙色}背心"),
    "life_jacket": ("the <who> has a {life jacket|life vest} on", "<who>身上有救生衣"), "no_life_jacket": ("the <who> has no {life jacket|life vest} on", "<who>身上没有救生衣"),
}
_HELD_PLACE = {
    "floor": ("the <who> is {on both feet|upright on both feet}", "<who>{直立在地面|两脚站立}"), "catwalk": ("the {walkway|catwalk|dam crest} has <one> on it", "{走道|步道|坝顶}上有{人|人员}"),
    "beyond": ("the {railing|guard rail} has been {climbed|passed} by <one>", "{栏杆|护栏}{外侧|外面}有{人|人员}"), "waterside": ("<one> is {too close|very close} to the water", "水边有{人|人员}"),
    "lying": ("the {floor|ground} has a fallen <who> on it", "地上{躺着|倒着}{人|一名工人}"), "floating": ("the {reservoir|water} has <one> floating in it", "坝区{漂浮人员|水面漂着人|水里有人}"),
}


def _people():
    _say("person", ["<one> {present|in view|visible|in the scene|in the picture}", "{a|} <who>", "{people|somebody} {present|here|in view|on site}", "there is <one>"], ["is anybody {here|around}", "the camera shows <one>"],
         ["<one>", "画面中有<who>", "{现场|有}<who>{出现|在场}", "有<who>在{现场|画面中}"], ["{这里|镜头里}{有没有人|出现人员}"])
    _say("nobody", ["{no people|nobody|no person|no one|no workers} {present|in view|here|on site|}", "without people", "the scene {has no people|is deserted}"], ["not a {soul|single person} in the picture"],
         ["{没有人|无人|没人}", "画面中{没有人|无人}", "{现场无人|没有工人|没有人员}"], ["{现场|画面}{空无一人|不见人影}"])
    _say("one_person", ["{exactly|only|} one {person|worker}", "a single {person|worker}"], ["just one {worker|person} alone"], ["{只有一个人|一个人|一名工人|单独一人}"], ["仅有一名{人员|工人}"])
    _say("two_people", ["two {people|workers|persons}", "{several|a couple of} {people|workers}"], ["a group of two {workers|persons}"], ["{两个人|两名工人|多个人|两名人员}"], ["画面中{人员|工人}有两名"])
    for wear in (*WEAR, "life_jacket"):
        held_en, held_zh = _HELD_WEAR[wear]
        _say(wear, [f"{{a|}} <who> <{wear}>", f"<who> {{is|}} <{wear}>"], [held_en], [f"<who><{wear}>", f"有{{人|工人}}<{wear}>", f"<{wear}>的<who>"], [held_zh])
    for place, (held_en, held_zh) in _HELD_PLACE.items():
        _say(place, [f"{{a|}} <who> <{place}>", f"<who> is <{place}>", f"<one> <{place}>"], [held_en], [f"<who><{place}>", f"有{{人|工人}}<{place}>", f"<{place}>的<who>"], [held_zh])
    pairs = [(wear, place) for wear in WEAR for place in DRESSED] + [(wear, place) for wear in ("life_jacket", "no_life_jacket") for place in JACKETED]
    for wear, place in pairs:
        _say(f"{wear}_{place}", [f"{{a|}} <who> <{wear}> <{place}>", f"{{a|}} <who> <{place}> <{wear}>"], [f"<{wear}> and <{place}>: {{a|}} <who>"],
             [f"<who><{wear}><{place}>", f"<{wear}>的<who><{place}>", f"<who><{place}>，<{wear}>"], [f"<{place}>的<who><{wear}>"])


def _water():
    _say("gate_open", ["{spillway|sluice|} gate {open|is open|opened|raised|is raised}", "water {flowing|rushing|pouring|discharging} {over|through|from} the {spillway|gate}", "the <spillway> is {discharging|releasing} water", "open {spillway|sluice} gate {with flowing water|}", "a {water jet|jet of water} {at|below} the {gate|spillway}"],
         ["water {comes out of|escapes through} the {sluice|gate}", "flood release {under way|at the dam}"], ["{泄洪|溢洪道|}闸门{打开|开启|已开|提起}", "<spillway>{泄洪|放水|泄水|有水流}", "{水流|水}从{闸门|溢洪道}{流出|涌出}", "{打开|开启}的闸门", "闸门{喷出|下有}水柱"], ["<spillway>正在{排水|下泄}", "闸门{升起|拉起}有水涌出"])
    _say("gate_closed", ["{spillway|sluice|} gate {closed|is closed|shut|lowered|is shut}", "{closed|shut} {spillway|sluice} {gate|gates}", "no water {flowing|discharging} {over|through|from} the {spillway|gate}", "all gates {closed|shut}"], ["the <spillway> holds the water back", "{sluice|gate} fully down"],
         ["{泄洪|溢洪道|}闸门{关闭|关着|已关|落下}", "<spillway>{没有泄洪|没有放水|无水流}", "{关闭|关着}的闸门", "所有闸门{关闭|落下}"], ["<spillway>挡住了水", "闸门{全关|放到底}"])
    _say("gate_partly", ["{spillway|sluice|} gate {partly|half|slightly|partially} open", "a {half open|partly raised} {gate|sluice gate}"], ["the gate is {neither fully open nor closed|only lifted a little}"], ["闸门{部分|半|局部}{开启|打开}", "{半开|部分开启}的闸门"], ["闸门{没有全开|只提起一半}"])
    _say("gate_fully", ["{spillway|sluice|} gate {fully|completely|wide} open", "a {fully raised|wide open} {gate|sluice gate}"], ["the gate is {all the way up|lifted completely}"], ["闸门{全部|完全}{开启|打开}", "{全开|完全打开}的闸门"], ["闸门{提到顶|开到最大}"])
    for level, en, held_en, zh, held_zh in (("low", "{low|too low|below the mark|below the lower mark|dropping low}", "down at the bottom", "{低|过低|偏低|低于下限|很低}", "在底部"),
                                            ("normal", "{normal|in the normal range|at the normal mark|between the marks}", "halfway between the limits", "{正常|在正常范围|处于正常}", "在上下限之间"),
                                            ("high", "{high|too high|above the upper mark|above the red mark|very high}", "up at the top", "{高|过高|偏高|超过上限|很高}", "在顶部")):
        _say(f"level_{level}", [f"{{the|}} water level {{is|}} {en}", f"water level {{at the staff gauge|on the staff|on the scale}} {{is|}} {en}", f"the {{reservoir|river|water}} is {en}"], [f"the surface {{stands|lies}} {held_en} of the {{staff|scale}}"],
             [f"水位{zh}", f"水尺{{显示|读数}}{{水位|}}{zh}", f"{{水库|河道}}水位{zh}"], [f"{{水面|水线}}{{位于|到达}}水尺{held_zh}"])
    _say("debris", ["{floating|} {debris|trash|rubbish|garbage} {on the water|in the water|in front of the trash rack|at the rack|at the intake}", "{debris|trash} {floating|is floating|has collected}", "floating {debris|trash|rubbish|garbage}"], ["the {water|trash rack} is covered with {rubbish|litter}", "{rubbish|litter} drifts on the water"],
         ["{漂浮物|垃圾|漂浮垃圾|杂物}", "水面{有|漂着}{漂浮物|垃圾|杂物}", "拦污栅前有{漂浮物|垃圾|杂物}"], ["水{上|中}{聚集|堆积}{垃圾|杂物}", "{拦污栅|水面}出现{漂浮物|垃圾}"])
    _say("logs", ["{floating|} {logs|branches|wood|driftwood|tree trunks} {on the water|in the water|at the rack|}", "{logs|branches|driftwood} floating"], ["the water is covered with {wood|branches|timber}"], ["{漂木|树枝|木头|原木|树干}", "水面{有|漂着}{木头|树枝|漂木}"], ["水上{漂来|聚集}{木头|树枝}"])
    _say("plastic", ["{plastic bottles|plastic trash|plastic|bottles|plastic bags} {floating|} {on the water|in the water|at the rack|}", "floating {plastic|bottles|plastic bags}"], ["the water is covered with {plastic|bottles}"], ["{塑料瓶|塑料垃圾|塑料|塑料袋}", "水面{有|漂着}{塑料瓶|塑料|瓶子|塑料袋}"], ["水上{漂来|聚集}{塑料瓶|塑料}"])
    _say("rack_clear", ["{clean|clear} trash rack", "no debris at the {trash rack|rack|intake}", "the trash rack is {clear|clean}"], ["nothing {caught|stuck} at the {rack|intake}"], ["拦污栅{干净|清洁|无杂物}", "拦污栅前没有{漂浮物|垃圾}"], ["拦污栅{上|前}什么都没有"])


def _dangers():
    _say("floor_oil", ["{oil|a puddle of oil|an oil puddle|an oil leak|leaked oil|an oil stain} on the {floor|ground}", "oil {leak|spill|leakage|puddle|stain}", "the floor {has oil on it|is oily}", "{dark|black} {puddle|liquid} on the floor"], ["{black|dark} {liquid|fluid} has leaked here", "{lubricant|oil} spilled"],
         ["地{面|上}有{油|油污|积油|漏油|油渍}", "{漏油|油泄漏|油污}", "{地面|地板}{漏油|积油}", "地上有{黑色液体|一滩油}"], ["{地板|地面}出现一滩{油污|黑油}", "{发现|出现}{渗油|油渍}"])
    _say("floor_flooded", ["{flooded|inundated} {floor|hall|room}", "the {floor|hall|room} is {flooded|under water|covered with water}", "{standing water|water} on the floor {of the hall|}", "water {has entered|is in} the {hall|turbine hall|room}"], ["the {hall|room} has {water all over|been flooded}"],
         ["{地面|厂房|机房}{进水|积水|被淹|淹水}", "地面{有积水|有水}", "{厂房|机房}地面{积水|被水淹}", "水淹{厂房|机房}"], ["{厂房|机房}{里全是水|泡在水里}"])
    _say("floor_clean", ["{clean|dry} {floor|ground}", "no {oil|water} on the {floor|ground}", "the floor is {clean|dry}"], ["the {ground|floor} shows no {oil|puddle}"], ["地面{干净|干燥|清洁}", "地{面|上}没有{油|油污|积水}"], ["{地板|地面}无{油污|积水}"])
    _say("smoke", ["{smoke|grey smoke|rising smoke|thick smoke|black smoke} {in the hall|in the room|in the yard|in the air|}", "smoke {rising|visible|in view|is rising}", "there is smoke", "something is smoking"], ["the {air|room} is full of {smoke|fumes}", "fumes {rise|spread}"],
         ["{烟|烟雾|冒烟|浓烟|有烟|黑烟}", "{现场|画面中}有{烟|烟雾|浓烟}", "{设备|现场}冒烟"], ["{现场|设备}{烟雾弥漫|冒出烟来}"])
    _say("fire", ["{fire|flames|open flame|a fire} {in the hall|in the room|in the yard|visible|on the floor|}", "{fire|flames} {burning|in view}", "something is {burning|on fire}", "there is a fire"], ["{the hall|the yard|equipment} {burns|has caught fire}"],
         ["{火|火焰|着火|起火|明火|火灾}", "{现场|画面中}有{火|火焰|明火}", "{设备|现场}{着火|起火|燃烧}"], ["{现场|设备}{烧起来了|发生火情}"])
    _say("door_open", ["{the|an|} {open door|opened door}", "{the|} door {open|is open|is ajar|left open|has been opened}", "the {cabinet|room|building} door is open"], ["somebody left the door open", "the door {stands|is standing} wide open"], ["门{开着|打开|敞开|没关|未关}", "{打开|敞开|开着}的门", "{房|柜|大}门{开着|打开}"], ["有一扇门{没有关|是开着的}"])
    _say("door_closed", ["{the|a|} {closed door|shut door}", "{the|} door {closed|is closed|is shut|shut}", "the {cabinet|room|building} door is {closed|shut}"], ["somebody {shut|closed} the door"], ["门{关着|关闭|关上|已关}", "{关闭|关着|关上}的门", "{房|柜|大}门{关着|关闭}"], ["有一扇门{关好了|是关着的}"])


def _vehicles():
    _say("vehicle", ["{a|} {vehicle|motor vehicle} {present|in view|in the yard|parked|}", "there is a vehicle"], ["something on wheels is {here|parked}"], ["{车|车辆|机动车}", "{画面中|现场|院内}有{车|车辆}", "车辆{停放|出现|驶入}"], ["{这里|院子里}停了{车|机动车}"])
    for kind in VEHICLES:
        _say(kind, [f"{{a|}} <{kind}> {{present|in view|in the yard|parked|}}", f"there is a <{kind}>", f"{{a|}} parked <{kind}>"], [f"the camera shows a <{kind}>"], [f"{{一辆|有|}}<{kind}>", f"{{画面中|现场|院内}}有<{kind}>", f"<{kind}>{{停放|出现|驶入}}"], [f"{{这里|院子里}}停了<{kind}>"])
        for colour in VEHICLE_COLOURS:
            paint = ZH_COLOURS[colour]
            _say(f"{colour}_{kind}", [f"{{a|}} {colour} <{kind}> {{in the yard|parked|in view|}}", f"there is a {colour} <{kind}>", f"{{a|}} <{kind}> that is {colour}"], [f"a <{kind}> painted {colour}"], [f"{{一辆|有|}}{paint}{{的|}}<{kind}>", f"{{画面中|现场|院内}}有{paint}<{kind}>"], [f"<{kind}>是{paint}的"])
    for colour in VEHICLE_COLOURS:
        paint = ZH_COLOURS[colour]
        _say(f"vehicle_{colour}", [f"{{a|}} {colour} vehicle {{parked|in view|in the yard|}}", f"a vehicle that is {colour}"], [f"a vehicle painted {colour}"], [f"{{一辆|有|}}{paint}{{的|}}{{车|车辆}}", f"{{画面中|现场}}有{paint}车辆"], [f"车{{身|辆}}是{paint}的"])


def _camera():
    _say("lens_blocked", ["{camera|lens} {blocked|covered|is blocked|is covered|obstructed}", "{blocked|covered|obstructed} {camera|lens}", "something {covers|blocks} the {lens|camera}", "the view is {blocked|covered}"], ["the {camera|lens} {sees nothing|has been masked}"],
         ["{镜头|摄像头}{被遮挡|被挡住|遮挡|被盖住}", "{画面|视野}被{遮挡|挡住}", "遮挡的{镜头|摄像头}"], ["有东西{遮住|挡在}{镜头|摄像头}{前面|}"])
    _say("lens_blurred", ["{blurred|blurry|out of focus|unfocused} {image|picture|camera|view}", "the {image|picture|camera} is {blurred|blurry|out of focus}", "{camera|lens} out of focus"], ["the {view|picture} {lacks focus|is not sharp}"], ["{画面|图像|镜头}{模糊|失焦|不清晰|虚焦}", "{模糊|失焦}的{画面|图像}"], ["{图像|画面}{看不清|对焦不准}"])
    _say("lens_dirty", ["{dirty|stained|soiled} {lens|camera|camera glass}", "the {lens|camera} is {dirty|stained|soiled}", "{dirt|drops|spots} on the {lens|camera}"], ["the {lens|glass} {needs cleaning|has not been wiped}"], ["{镜头|摄像头}{脏污|有污渍|脏了|不干净}", "{脏污|有污点}的镜头", "镜头上有{水滴|灰尘|污点}"], ["{镜头|摄像头}{需要清洁|要擦拭}"])
    _say("night", ["{at night|night time|in the dark|dark scene|night view}", "{picture|image} taken at night"], ["after dark"], ["{夜间|夜晚|晚上|夜里}", "夜间{画面|图像|场景}"], ["{天黑以后|入夜后}"])
    _say("infrared", ["{infrared|black and white|grayscale|night vision} {image|picture|view}", "infrared camera {view|image}"], ["a picture without {colour|color}"], ["{红外|黑白|夜视}{图像|画面}", "红外摄像头{画面|}"], ["没有颜色的{画面|图像}"])
    _say("rain", ["{rain|heavy rain|raining|rainy weather|rainy scene}", "it is raining"], ["rain is {falling|pouring down}"], ["{下雨|雨天|大雨|有雨}", "雨天{画面|场景}"], ["{天|外面}在下雨"])
    _say("fog", ["{fog|foggy weather|misty scene|heavy fog|mist}", "it is foggy"], ["{haze|mist} hangs over the scene"], ["{有雾|雾天|大雾|起雾}", "雾天{画面|场景}"], ["{外面|现场}雾气很重"])
    _say("nothing", ["{empty|quiet} scene", "{nothing|nothing unusual} {here|in view|to see|}", "empty {site|view}"], ["the {site|picture} is as it should be"], ["{空场景|空画面|一切正常|没有异常}", "{现场|画面}{空荡|无异常}"], ["{场景|画面}里什么也没有"])
    for site, en, held_en, zh, held_zh in (("panel", "{control|instrument} panel", "front of a cabinet", "{控制面板|仪表面板|控制柜}", "柜面"), ("hall", "{turbine|machine|generator} hall", "powerhouse inside", "{发电机厅|机房|厂房}", "厂房内部"),
                                           ("spillway", "{dam|spillway|weir}", "discharge gates", "{大坝|溢洪道}", "泄水建筑物"), ("staff", "{staff gauge|level staff}", "scale at the wall", "{水尺|水位标尺}", "墙上的标尺"),
                                           ("rack", "{trash rack|water intake|screen}", "entrance of the intake", "{拦污栅|取水口}", "进水口"), ("yard", "{yard|outdoor yard|parking area|transformer yard}", "open ground outside", "{院内|厂区|停车场|升压站}", "室外场地"),
                                           ("reservoir", "{reservoir|dam area|lake}", "open water upstream", "{水库|坝区|库区}", "上游水域")):
        _say(f"at_{site}", [f"{{a|the|}} {en}", f"{{view|picture|image}} of {{the|a}} {en}"], [f"this camera looks at the {held_en}"], [zh, f"{zh}{{画面|图像|场景}}"], [f"镜头对着{held_zh}"])


for _part in (_gauges, _lamps, _people, _water, _dangers, _vehicles, _camera):
    _part()
assert set(WORDINGS["en"]) == set(ATOMS), set(WORDINGS["en"]) ^ set(ATOMS)
