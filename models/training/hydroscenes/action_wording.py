"""How each action is said, in English and Chinese; the notation is that of `wording.py`, and so is what held out means.

Kept apart from the wordings of the atoms, because the tokenizer's entries come from those: its ids must not change with what
can happen in a clip. Words of actions that are no entry are put together from pieces.
"""
from .wording import Wording

ACTION_WORDINGS = {"en": {}, "zh": {}}


def _say(action, en, held_en, zh, held_zh):
    ACTION_WORDINGS["en"][action] = Wording(tuple(en), tuple(held_en))
    ACTION_WORDINGS["zh"][action] = Wording(tuple(zh), tuple(held_zh))


def _water():
    _say("gate_opens",
         ["{the|a|} {spillway|sluice|} gate {is opening|opens|starts to open|begins to open}", "{opening|raising} {of|} the {spillway|sluice|} gate", "the <spillway> {starts|begins} to {discharge|release water}",
          "the {gate|sluice gate} {is being raised|is going up|moves up}", "{spillway|sluice} gate {goes|going} from closed to open", "water {starts|begins} to {flow|rush|pour} {through|from} the gate"],
         ["somebody {lifts|raises} the {gate|sluice}", "the {closed|shut} gate {gives way to water|lets water out}", "a {flood release|discharge} {begins|sets in}"],
         ["{泄洪|溢洪道|}闸门{正在打开|正在开启|要打开|在提起}", "<spillway>{启动泄洪|要放水|正在泄水}", "闸门从{关|关闭}{变|到}{开|打开}", "{打开|开启|提起}闸门{的过程|}", "水正从{闸门|溢洪道}{流出|涌出}", "闸门{不断|一步步}{升起|提起}"],
         ["闸门{动作|上升}，水{流出来|涌出}", "{关着的|关闭的}闸门{被打开|开了}", "{泄水|放水}{启动了|来了}"])
    _say("gate_closes",
         ["{the|a|} {spillway|sluice|} gate {is closing|closes|starts to close|begins to close}", "{closing|lowering} {of|} the {spillway|sluice|} gate", "the <spillway> {stops|ends} {discharging|releasing water}",
          "the {gate|sluice gate} {is being lowered|is going down|moves down}", "{spillway|sluice} gate {goes|going} from open to closed", "water {stops|ceases} {flowing|rushing|pouring} {through|from} the gate"],
         ["somebody {drops|lowers} the {gate|sluice}", "the {open|raised} gate {shuts off the water|comes down}", "the {flood release|discharge} {ends|is stopped}"],
         ["{泄洪|溢洪道|}闸门{正在关闭|正在落下|要关闭|在落下}", "<spillway>停止{泄洪|放水|泄水}", "闸门从{开|打开}{变|到}{关|关闭}", "{关闭|关上|落下}闸门{的过程|}", "水不再从{闸门|溢洪道}{流出|涌出}", "闸门{不断|一步步}{下降|落下}"],
         ["闸门{动作|下降}，水{停了|断了}", "{开着的|打开的}闸门{被关上|关了}", "{泄水|放水}{停止了|停了}"])
    _say("water_rises",
         ["{the|} water level {is rising|rises|goes up|is going up|increases|climbs}", "{rising|increasing} water {level|} {at the staff gauge|on the staff|}", "the {water|reservoir|river} {is rising|rises}",
          "the water {climbs up|moves up} the {staff|scale|staff gauge}", "water level {goes|going} from {low|lower} to {high|higher}", "the {surface|water line} {is moving|moves} up"],
         ["more and more of the {staff|scale} {goes under water|is covered}", "the {river|reservoir} is {filling up|swelling}", "{staff gauge|scale} being {submerged|flooded}"],
         ["水位{正在上升|上升|升高|正在升高}", "{水库|河道}水位{上升|升高|变高}", "水尺{显示|读数}{水位|}{上升|升高}", "水面{在|从}水尺{上升|升高}", "水位从低{变|到}高", "{上升|升高}的水位"],
         ["水{越来越高|升起来了}", "水尺{一段段|不断}被水淹", "水{升高了|升上来了}"])
    _say("water_falls",
         ["{the|} water level {is falling|falls|goes down|is going down|drops|decreases|sinks}", "{falling|dropping|sinking} water {level|} {at the staff gauge|on the staff|}", "the {water|reservoir|river} {is falling|falls}",
          "the water {sinks|moves} down {at|on} the {staff|scale|staff gauge}", "water level {goes|going} from {high|higher} to {low|lower}", "the {surface|water line} {is moving|moves} down"],
         ["more and more of the {staff|scale} {comes out of the water|becomes visible}", "the {river|reservoir} is {emptying|running low}", "{staff gauge|scale} being {exposed|uncovered}"],
         ["水位{正在下降|下降|降低|正在降低}", "{水库|河道}水位{下降|变低|降低}", "水尺{显示|读数}{水位|}{下降|降低}", "水面{在|从}水尺{下降|降低}", "水位从高{变|到}低", "{下降|降低}的水位"],
         ["水{越来越低|落下去了}", "水尺{一段段|不断}出水面", "水{落|降}{低了|下去了}"])
    _say("debris_drifts_in",
         ["{floating|} {debris|trash|rubbish} {is drifting in|drifts in|arrives|floats in}", "{debris|trash|rubbish} {comes|coming|drifts|drifting} into {view|the picture}", "the {current|water|river} {brings|carries} {in|} {debris|trash}",
          "{debris|trash|rubbish} starts to {collect|appear} on the water", "{clear|clean} water, then {debris|trash}", "{debris|trash|rubbish} {moving|floating} {towards|to} the {rack|intake|camera}"],
         ["{rubbish|litter} {washes up|is washed in}", "something {drifts along|comes floating}", "the water {gets|becomes} {dirty|littered}"],
         ["{漂浮物|垃圾|杂物}{正在漂来|漂来|漂入|漂进画面}", "水面{正在|}{漂来|流来}{漂浮物|垃圾|杂物}", "{水流|河水}{带来|推来}{漂浮物|垃圾}", "{漂浮物|垃圾}{向|对}{拦污栅|取水口}漂{来|去}", "{干净|清洁}的水面{漂来|有了}{垃圾|杂物}", "有{漂浮物|垃圾|杂物}{漂过来|移动}"],
         ["水{里|上}{推来|流来}东西", "{漂浮物|垃圾}{越来越多|进入画面}", "水面{变脏了|不再干净}"])


def _panel():
    _say("needle_into_red",
         ["<needle> {moves|moving|is moving|goes|turns} into the <red> <zone>", "the <needle> {rises|climbs|swings} to <red>", "<gauge> {goes|going|changes|changing} {from|from the} <green> to <red>",
          "the {pressure|value|reading} {runs|moves|climbs} into the <red> <zone>", "<needle> {leaves|leaving} the <green> <zone> for <red>", "<gauge> {reading|pointer} becomes {critical|dangerous}"],
         ["the {hand|pointer} {crosses|passes} into <red>", "a <gauge> that {turns|gets} {dangerous|alarming}", "<red> {is being reached|comes up} on the <gauge>"],
         ["<needle>{正在进入|移动到|转到|移向}<red><zone>", "<needle>从<green>{区|区域|}{转到|移到|变到}<red>{区|区域|}", "<gauge>{读数|指示}{上升到|升到|变到}<red><zone>", "<gauge>从<green>变<red>", "<needle>离开<green><zone>，{进入|到}<red>", "<gauge>{要|正在}{报警|超限}"],
         ["{指针|表针}{转动|移动}，{到了|过了}<red>{线|区}", "<gauge>的{读数|指针}{变|越来越}危险", "<gauge>{走到|走向}<red>"])
    _say("needle_out_of_red",
         ["<needle> {moves|moving|is moving|goes|turns} out of the <red> <zone>", "the <needle> {returns|comes back|swings back} from <red>", "<gauge> {goes|going|changes|changing} {from|from the} <red> to <green>",
          "the {pressure|value|reading} {falls|moves|comes} back {to normal|to the normal range}", "<needle> {leaves|leaving} the <red> <zone>", "<gauge> {reading|pointer} {is normal again|gets back to normal}"],
         ["the {hand|pointer} {drops|retreats} from <red>", "a <gauge> that {recovers|calms down}", "<red> {is left|is no longer shown} on the <gauge>"],
         ["<needle>{正在离开|离开|移出|转出}<red><zone>", "<needle>从<red>{区|区域|}{转到|移到|落到}<green>{区|区域|}", "<gauge>{读数|指示}{变|落到}正常", "<gauge>从<red>变<green>", "<needle>{转向|落到}<green><zone>", "<gauge>{不再|停止}{报警|超限}"],
         ["{指针|表针}{下落|倒转}，{出了|离开}<red>{线|区}", "<gauge>的{读数|指针}{变|变为}正常", "<gauge>{走出|离开}<red>"])
    _say("lamp_lights",
         ["a <lamp> {is switched on|switches on|turns on|comes on|lights up|goes on}", "{the|a} <lamp> {starts|begins} to {glow|shine|light}", "<lamp> {goes|going|changes|changing} from off to on",
          "the dark <lamp> {becomes|turns} bright", "{switching|turning} on {of|} a <lamp>", "an unlit <lamp> {lights up|comes on}"],
         ["{all at once|suddenly} a <lamp> {burns|shines}", "{the|a} <lamp> {gets lit|flares up}", "the panel {lights up|gets another light}"],
         ["<lamp>{亮起来|正在亮|点亮了|要亮}", "<lamp>变化：{灭|不亮}{变|到}亮", "{一个|有}<lamp>{正在发光|亮了起来}", "熄灭的<lamp>{亮起来|被点亮|打开}", "<lamp>{被打开|打开}", "<lamp>从{灭|熄灭}{变|到}{亮|点亮}"],
         ["<lamp>{一下|当场}亮", "面板上{多了|又有}{一个|一处}亮光", "{不亮的|未亮的}<lamp>{发光了|有光了}"])


def _doors_and_people():
    _say("door_opens",
         ["{the|a|} door {is opening|opens|starts to open|swings open}", "{opening|somebody opening} {of|} {the|a} door", "door {goes|going} from {closed|shut} to open", "the {closed|shut} door {opens|is opened|is being opened}",
          "the {cabinet|room|building} door {opens|is opening}", "the door {leaf|} {turns|swings} {out|outwards}"],
         ["{suddenly|slowly} the {entrance|doorway} {opens|is free}", "the door {gives way|moves out of the way}", "{someone|something} pushes the door open"],
         ["门{正在打开|正在开|要打开|在打开}", "{打开|开启}{房|柜|大|}门{的过程|}", "门从{关|关闭}{变|到}{开|打开}", "{关闭|关着|关上}的门{被打开|打开了|开了}", "{房|柜|大}门{正在打开|开了}", "{有人|}把门{打开|开开}"],
         ["门{向外|对外}{转开|移开}", "{入口|门口}{打开了|开了}", "门{不再|不}关着"])
    _say("door_closes",
         ["{the|a|} door {is closing|closes|starts to close|swings shut}", "{closing|somebody closing} {of|} {the|a} door", "door {goes|going} from open to {closed|shut}", "the open door {closes|is closed|is being closed|falls shut}",
          "the {cabinet|room|building} door {closes|is closing}", "the door {leaf|} {turns|swings} {in|inwards}"],
         ["{suddenly|slowly} the {entrance|doorway} {closes|is blocked}", "the door {locks|moves into its frame}", "{someone|something} pushes the door shut"],
         ["门{正在关闭|正在关|要关闭|在关上}", "{关闭|关上}{房|柜|大|}门{的过程|}", "门从{开|打开}{变|到}{关|关闭}", "{打开|敞开|开着}的门{被关上|关上了|关了}", "{房|柜|大}门{正在关闭|关上了}", "{有人|}把门{关上|关好}"],
         ["门{向内|向里}{转|移}", "{入口|门口}{关闭了|关了}", "门{不再|不}开着"])
    _say("person_falls",
         ["{a|the|} <who> {is falling|falls} {down|to the ground|over|}", "<one> {falls|falling|collapses|collapsing} {to the ground|on the floor|}", "{a|the|} <who> {stumbles|trips} and falls", "{fall|falling} of a <who>",
          "{a|the|} standing <who> {collapses|goes down|falls}", "{a|the|} <who> {drops|sinks} to the {floor|ground}"],
         ["<one> {loses balance|goes down}", "{a|the} <who> {hits|ends up on} the {floor|ground}", "someone who stood {is down|lies} now"],
         ["<who>{正在倒下|摔倒|倒下|跌倒}", "有{人|工人}{摔倒了|倒下|跌倒在地上}", "{站着的|直立的}<who>{倒下|摔倒|倒地}", "<who>{一下|}{倒向|摔向}地面", "<who>从站{变|到}{躺|倒}", "<who>{摔下去|倒下去|倒了}"],
         ["<who>{站不住|站立不住}", "{人|工人}{一下|当场}{到了|摔在}地上", "<who>{跌|摔}{了下来|下}"])
    _say("person_gets_up",
         ["{a|the|} <who> {is getting up|gets up|stands up|rises} {from the ground|from the floor|}", "<one> {gets|getting} {back|} on {his|both} feet", "{a|the|} lying <who> {gets up|stands up|rises}",
          "{getting|standing} up of a <who>", "{a|the|} <who> {goes|comes} from lying to standing", "{a|the|} fallen <who> {stands|is up} again"],
         ["<one> {leaves the ground|recovers}", "{a|the} <who> {straightens up|comes upright}", "someone who lay {is up|stands} now"],
         ["<who>{正在站起来|站起来|起身|爬起来}", "有{人|工人}{站起来了|起来|从地上起身}", "{躺着的|倒地的}<who>{站起|起来|起身}", "<who>从{地上|地面}{起来|站起}", "<who>从{躺|倒}{变|到}站", "<who>又站{起来|立|好}"],
         ["<who>{变为|到}{直立|站立}", "{人|工人}{不再|不}躺{着|在地上}", "<who>{离开地面|起来了}"])
    _say("person_climbs_over",
         ["{a|the|} <who> {is climbing|climbs|gets|goes} over the {railing|guard rail|fence}", "<one> {climbing|crossing} the {railing|guard rail}", "{a|the|} <who> {leaves|leaving} the {catwalk|walkway} over the {railing|guard rail}", "{climbing|crossing} of the {railing|guard rail} by a <who>",
          "{a|the|} <who> {goes|steps|climbs} from the {walkway|catwalk} {to the outside|beyond the railing}", "<one> {jumps|steps} over the {railing|guard rail}"],
         ["the {railing|guard rail} {is being|gets} {climbed|passed} by <one>", "{a|the} <who> {ends up|lands} outside the {railing|guard rail}", "<one> {swings|puts} a leg over the {railing|rail}"],
         ["<who>{正在翻越|正在翻过|翻过|爬过|跨过}{栏杆|护栏}", "有{人|工人}{翻|爬|跨}{栏杆|护栏}", "<who>{离开|从}走道{翻|爬}出{栏杆|护栏}", "<who>{要|正在}{翻越|越过}{栏杆|护栏}", "<who>从{走道|坝顶}{爬到|翻到}{栏杆|护栏}外", "{翻越|越过|爬过}{栏杆|护栏}的过程"],
         ["{栏杆|护栏}{被人|有人}{翻过|跨过}", "<who>{一步一步|一步步}{到了|出到}{栏杆|护栏}外", "<who>{身体|一只脚}过了{栏杆|护栏}"])
    _say("person_walks",
         ["{a|the|} <who> {is walking|walks} {along|on|across} the {catwalk|walkway|dam crest}", "<one> {walks|walking} {along|over} the {dam|walkway}", "{a|the|} <who> {moves|moving} along the {railing|catwalk}", "{a|the|} <who> {passes|passing} on the {walkway|catwalk}",
          "{a|the|} <who> on patrol on the {walkway|catwalk|dam}", "<one> {goes|going} {along|across} the {walkway|catwalk|bridge deck}"],
         ["<one> {strolls|makes a round} on the {dam crest|walkway}", "{a|the} <who> {changes place|advances} behind the {railing|guard rail}", "{steps|footsteps} on the {catwalk|walkway}: {a|the} <who>"],
         ["<who>{正在走过|走过|通过}{走道|坝顶|步道}", "<who>在{走道|坝顶|步道|桥面}上{行走|走动|走}", "有{人|工人}{靠|在}{栏杆|走道}行走", "<who>在{坝顶|走道}{巡视|巡查}", "<who>{走过|穿过}{坝顶|桥面|走道}", "{走道|坝顶}上有{人|工人}{走过|走动}"],
         ["<who>在栏杆后{移动|走来走去}", "<who>{一步一步|一步步}走在{坝顶|走道}", "{走道|坝顶}{有人通过|上的人在动}"])


def _dangers_and_vehicles():
    _say("smoke_grows",
         ["{the|} smoke {is growing|grows|is spreading|spreads|gets thicker|increases}", "{growing|spreading|increasing} smoke", "smoke {starts|begins} to {rise|spread|appear}", "{something|equipment} {starts|begins} to smoke",
          "more and more smoke", "{clear air|no smoke}, then {thick|} smoke"],
         ["the air {fills|is filling} with {smoke|fumes}", "{fumes|a cloud} {develop|build up}", "a {plume|cloud} that {gets bigger|swells}"],
         ["烟{雾|}{正在变大|越来越大|越来越浓|加大}", "{起火|正在}冒烟", "{烟|烟雾}{正在|不断}{漫出|上升|变大}", "{设备|现场}{正在|要}{冒烟|起烟}", "{浓烟|烟雾}{不断|越来越}{加大|加深|变大}", "{越来越多|更多}的{烟|烟雾}"],
         ["{烟|烟雾}{不断|一步步}{涌入|遮住}画面", "{烟|黑烟}{升起来|涌出来}了", "烟{从小|从无}{变大|到有}"])
    _say("fire_grows",
         ["{the|a|} fire {is growing|grows|is spreading|spreads|gets bigger}", "{growing|spreading} {fire|flames}", "{fire|flames} {start|starts|begin|begins} to {burn|spread|rise}", "{something|equipment} {catches|is catching} fire",
          "{a|the} fire {breaks|is breaking} out", "{no fire|nothing}, then {flames|a fire}"],
         ["the {flames|blaze} {leap up|get out of control}", "{something|equipment} {bursts into flames|ignites}", "a {blaze|flame} that {gets taller|swells}"],
         ["火{正在变大|越来越大|加大}", "{要|正在}{起火|着火|燃烧}", "{火|火焰}{正在|不断}{加大|上升|变大}", "{设备|现场}{正在|要}{着火|燃烧|起火}", "{火焰|明火}{不断|一步步}{加大|变大|升高}", "{越来越大|更大}的{火|火焰}"],
         ["{火焰|火}{升起来|烧大}了", "{现场|设备}{一下|当场}烧起来", "火{从小|从无}{变大|到有}"])
    _say("vehicle_arrives",
         ["{a|the|} vehicle {arrives|is arriving|drives in|comes in|pulls up}", "{a|the|} vehicle {drives|driving|comes|coming} into the {yard|picture|view}", "{arrival|arriving} of a vehicle", "{an|the} empty {yard|place}, then a vehicle",
          "{a|the|} vehicle {enters|entering} the {yard|site} and {stops|parks}", "{a|the|} vehicle {parks|is parking} {in the yard|}"],
         ["something on wheels {turns up|drives up}", "the yard {gets|receives} a vehicle", "{a|the} vehicle {appears|shows up} and {stays|stands}"],
         ["车辆{正在驶入|驶进|进入|到达}{现场|院内|}", "{车|车辆}{开进|驶进}{院内|现场|厂区}", "有{车|车辆}{到达|开来|开进来}", "{车|车辆}{进入|开进}{画面|厂区}{并|后}停{下|放}", "{车|车辆}{来了|到了}", "{一辆车|车辆}{驶来|开来}{停下|停放}"],
         ["{院子里|现场}{来了|多了}{车|一辆车}", "{车|车辆}{出现|进来}，{停住|停在这里}", "{机动车|车}{进场|入场}"])
    _say("vehicle_leaves",
         ["{a|the|} vehicle {leaves|is leaving|drives away|drives off|pulls out}", "{a|the|} vehicle {drives|driving|goes|going} out of the {yard|picture|view}", "{departure|leaving} of a vehicle", "{a|the} vehicle, then {an|the} empty {yard|place}",
          "{a|the|} parked vehicle {starts|drives off|leaves}", "{a|the|} vehicle {exits|leaving} the {yard|site}"],
         ["something on wheels {disappears|rolls away}", "the yard {loses|gets rid of} a vehicle", "{a|the} vehicle {is gone|vanishes} {at the end|}"],
         ["车辆{正在驶离|驶离|离开|驶出}{现场|院内|}", "{车|车辆}{开出|驶出}{院内|现场|厂区}", "有{车|车辆}{离开|开走|开出去}", "{车|车辆}{离开|开出}{画面|厂区}", "{车|车辆}{走了|开走了}", "{停放的|停着的}{车|车辆}{开走|离开}"],
         ["{院子里|现场}{少了|没了}{车|一辆车}", "{车|车辆}{不见了|出去了}", "{机动车|车}{出场|离场}"])
    _say("vehicle_passes",
         ["{a|the|} vehicle {passes|is passing|drives past|drives by|passes by}", "{a|the|} vehicle {drives|driving|goes|going} {through|across} the {yard|picture|view}", "{passing|passage} of a vehicle", "{a|the|} vehicle {crosses|crossing} the {yard|site|picture}",
          "{a|the|} vehicle {drives|driving} {by|past} without stopping", "{a|the|} vehicle in transit {through the yard|}"],
         ["something on wheels {rushes|rolls} past", "{a|the} vehicle {appears|shows up} and {disappears|vanishes}", "a vehicle {only|just} {for a moment|for a short time}"],
         ["车辆{正在驶过|驶过|通过}{现场|院内|}", "{车|车辆}{开过|穿过}{院内|现场|厂区}", "有{车|车辆}{通过|开过|驶过}", "{车|车辆}{通过|穿过}画面", "{车|车辆}{没有停|不停}{地|}{开过|通过}", "{一辆车|车辆}{路过|驶过}"],
         ["{车|车辆}{一闪过去|进来又出去}", "{车|车辆}从{一边|左边|右边}开到{外面|对面}", "{机动车|车}{只是|仅}{路过|过一下}"])
    _say("nothing_moves",
         ["{nothing|nobody} {moves|is moving|happens|changes}", "{a|the|} {still|motionless|steady|unchanged} {scene|picture|view}", "{the|} scene {stays the same|does not change|is still}", "{no movement|no motion|no change} {in view|in the scene|}",
          "everything {stands still|stays as it is}", "{the|} picture {remains|stays} {the same|unchanged}"],
         ["{from start to end|all the time} the same {view|picture}", "as {still|steady} as a {photo|painting}", "not {one thing|anything} {changes place|stirs}"],
         ["{没有|无}{变化|动作|移动}", "画面{不动|没有变化|不变}", "{一切|现场}{不动|不变|没有变化}", "{不动|不变}的{画面|场景}", "{什么也|}没有{发生|动}", "现场{没变|都不变|都不动}"],
         ["从头到{尾|底}{都一个画面|不变}", "画面{一动不动|像图片}", "没有{东西|人}在{动|移动}"])


for _part in (_water, _panel, _doors_and_people, _dangers_and_vehicles):
    _part()
