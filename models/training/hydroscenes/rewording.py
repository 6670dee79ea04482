"""Further ways to say each atom, for the last part of a training in which only the texts learn: `hydroclip.reword`.

Apart from wording.py, because the vocabulary is counted from there and a tower in training must not find its words renumbered. None
of these is a held-out wording; that they share words with some is the point: a word is learned from other sentences.
"""
from .atoms import ATOMS, DRESSED, JACKETED, WEAR
from .scene import DIALS, LAMP_COLOURS, VEHICLE_COLOURS, VEHICLES, ZONES
from .wording import ZH_COLOURS

# Sentences around any of the others.
FRAMES = {
    "en": ("we see {}", "look, {}", "it seems that {}", "report: {}", "in this picture: {}", "{} right now", "{} at the moment", "currently {}", "possible case: {}", "now {}",
           "the camera records {}", "the picture contains {}", "is it true that {}", "{} again", "one finds {}", "this frame has {}", "message: {}", "{} can be made out", "a view with {}", "somewhere {}"),
    "zh": ("能看见{}", "现在{}", "目前{}", "看起来{}", "画面显示{}", "报告{}", "{}了吗", "此处{}", "{}的情况", "疑似{}", "摄像机拍下{}", "图中{}", "是不是{}", "又{}", "消息：{}", "某处{}"),
}
FURTHER = {"en": {}, "zh": {}}


def _say(atom, en, zh):
    FURTHER["en"][atom], FURTHER["zh"][atom] = tuple(en), tuple(zh)


def _gauges():
    _say("gauge", ["some <gauge>", "<gauge> mounted here", "a measuring instrument", "a <gauge> can be read", "an instrument with a needle", "a {round|} dial with a scale"],
         ["有一个<gauge>", "装有<gauge>", "带指针的表", "测量仪表", "看得到<gauge>", "一块<gauge>"])
    _say("two_gauges", ["a second <gauge> beside the first", "both <gauge> faces", "two round instruments", "two of the {gauges|dials}", "two instruments next to each other", "a couple of dials"],
         ["<gauge>有两个", "两只<gauge>", "一对仪表", "两块表并排", "第二块表", "仪表共两个"])
    for zone in ZONES:
        z = f"<{zone}>"
        _say(f"needle_{zone}",
             [f"the hand of the <gauge> {{is at|stands at|rests on|is in}} {z}", f"{{needle|pointer|hand}} {{sits|rests|stays|stands|stuck|remains}} {{in|at}} {{the|}} {z} {{<zone>|part|}}", f"<gauge>: {z}", f"the arrow of the <gauge> points into {z}",
              f"value in the {z} <zone>", f"the <gauge> {{stands|stays|has gone}} {{in|to}} {z}", f"a <gauge> with its hand {{at|in}} {z}", f"in the {z} <zone> the {{needle|pointer|hand}} {{rests|is found|sits}}", f"{z} is what the <gauge> tells",
              f"a dial that {{sits|stays}} {{at|in}} {z}"],
             [f"{{指针|表针}}{{停在|落在|落到|到了|停留在}}{z}<zone>", f"<gauge>{{停在|到了|落在}}{z}", f"{z}<zone>内{{有|的}}{{指针|表针}}", f"<gauge>的{{指针|读数}}{{为|是}}{z}", f"表上指着{z}", f"{{指针|读数}}落入{z}", f"{{指针|表针}}已{{在|到}}{z}<zone>里"])
        for dial in DIALS:
            face = ZH_COLOURS[dial]
            _say(f"{dial}_dial_{zone}", [f"the {dial} faced <gauge> has its {{hand|needle|pointer}} in {z}", f"on a {dial} dial the {{needle|pointer}} {{is|rests|stays}} in the {z} <zone>", f"a {dial} <gauge> whose {{pointer|hand}} is at {z}", f"{z} on the {dial} <gauge>",
                                         f"the {{hand|needle|pointer}} of a {dial} <gauge> {{in|at|rests in}} {{the|}} {z} <zone>"],
                 [f"{face}表盘的表针{{在|停在}}{z}<zone>", f"{face}<gauge>{{到了|显示}}{z}", f"{z}<zone>，{face}<gauge>的指针", f"{{指针|表针}}在{face}<gauge>的{z}<zone>"])
    for dial in DIALS:
        face = ZH_COLOURS[dial]
        _say(f"dial_{dial}", [f"<gauge> face in {dial}", f"the dial {{is|looks}} {dial}", f"a <gauge> whose face is {dial}", f"{dial} scale plate", f"the {{face|plate}} of this instrument is {dial}"],
             [f"表盘{{颜色|}}是{face}", f"{face}的表盘", f"{face}表面的仪表", f"<gauge>看上去是{face}", f"底色{{为|是}}{face}的表"])


def _lamps():
    for colour in LAMP_COLOURS:
        c = f"<lamp_{colour}>"
        _say(f"lamp_{colour}_lit", [f"the {c} {{light|lamp|bulb}} {{burns|gives light|shines|has come on}}", f"{c} light can be seen {{burning|shining|glowing}}", f"{{signal|indicator|bulb}} {{in|lit}} {c}", f"the {c} bulb is lit", f"a {c} glow", f"a {c} <lamp> burns", f"{c} signal on",
                                    f"shows a {c} signal", f"a {c} <lamp> which is {{burning|on|lit}}"],
             [f"{c}<lamp>{{发光|开着|在亮|正亮着}}", f"{{发出|发着|显示}}{c}光的<lamp>", f"有一个{c}<lamp>{{在亮|亮了|亮着}}", f"{c}的光", f"{c}信号亮了"])
        _say(f"lamp_{colour}_off", [f"the {c} {{light|lamp|bulb}} {{is dead|gives no light|has gone out|stays dark}}", f"{c} signal {{dark|off|dead}}", f"a {c} <lamp> {{without light|gone out|which is off|which is dark}}", f"a dead {c} <lamp>", f"no light in the {c} <lamp>"],
             [f"{c}<lamp>{{灭了|没有光|没点亮|不发光|没有点亮}}", f"有一个{c}<lamp>{{灭着|不亮|没亮}}", f"不亮的{c}<lamp>", f"{c}信号{{灭了|没亮}}"])
    _say("lamps_lit", ["one of the lamps burns", "some signal {is shining|burns}", "one <lamp> at least is burning", "a <lamp> {burns|has come on}", "light from a <lamp>", "at least a single <lamp> glows"],
         ["有一个<lamp>{在亮|亮了|发光}", "至少一个<lamp>{在亮|点亮}", "有的<lamp>亮着", "看到<lamp>发光", "<lamp>点亮了"])
    _say("lamps_off", ["each <lamp> is {dark|out|off}", "not one <lamp> {glows|burns|is on}", "lamps without light", "every one of the lights is {out|dark}", "all <lamp> signals dead", "none of the lamps burns"],
         ["<lamp>{都不亮|全灭|都灭了|都没亮}", "没有一个<lamp>亮", "每个<lamp>都{灭着|不亮}", "<lamp>全部灭了", "不见灯亮"])


_WORN = {
    "helmet": (("the <who> has {his|her} {helmet|hard hat} on", "{helmet|hard hat} on the head of the <who>", "the head of the <who> is protected", "a helmeted <who>", "a <who> {whose head wears|that has} a {helmet|hard hat}", "the <who> wears a {helmet|hard hat}"),
               ("<who>头上戴着安全帽", "<who>有安全帽", "安全帽戴在头上", "<who>头部有安全帽", "<who>戴好了安全帽", "扣好安全帽的<who>")),
    "no_helmet": (("the <who> has left the helmet off", "bare head", "head of the <who> unprotected", "a helmetless <who>", "no {helmet|hard hat} on the head of the <who>", "the <who> wears no {helmet|hard hat}", "the <who> {has no|lacks a} {helmet|hard hat}"),
                  ("<who>头上{没戴|没有戴}安全帽", "<who>没有安全帽", "光着头的<who>", "<who>头部没有安全帽", "<who>缺安全帽", "忘戴安全帽")),
    "vest": (("an {orange|reflective} vest on the <who>", "the <who> wears {hi vis|a safety vest}", "a <who> dressed in a {reflective|safety} vest", "the <who> has {put on a|his} vest", "a vest on the body of the <who>"),
             ("<who>{身上穿着|穿了}{反光背心|橙色背心}", "<who>有{反光背心|反光衣}", "背心穿在<who>身上", "<who>穿好了反光衣")),
    "no_vest": (("the <who> wears no vest", "no {hi vis|vest} on the <who>", "the <who> lacks a {safety|reflective} vest", "the <who> has left the vest off", "the <who> {has no|is missing a} vest"),
                ("<who>身上没穿{反光背心|背心}", "<who>没有{反光背心|反光衣}", "<who>缺反光背心", "忘穿反光衣")),
    "life_jacket": (("a life jacket on the <who>", "the <who> wears a {life vest|life jacket}", "the <who> {has put on a|has his} {life vest|life jacket}", "a <who> dressed in a life vest"), ("<who>身上穿着救生衣", "<who>有救生衣", "救生衣穿在身上", "<who>穿了救生衣")),
    "no_life_jacket": (("no life jacket on the <who>", "the <who> wears no {life vest|life jacket}", "the <who> {lacks a|has left off the|is missing a} {life vest|life jacket}", "the <who> {has|had} no life vest"), ("<who>身上没穿救生衣", "<who>没有救生衣", "<who>缺救生衣", "忘穿救生衣")),
}
_AT = {
    "floor": (("a <who> {stays|keeps} upright", "a <who> on {his|her|both} feet", "a <who> stands {in the hall|here|there}", "<one> {stands|walks} on the {floor|ground}", "upright <who>"), ("<who>{站立|直立}{着|}", "<who>用脚站着", "<who>站{住|好}了", "两脚着地的<who>")),
    "catwalk": (("<one> {walks|is} along the {gangway|walkway|catwalk}", "there is <one> up on the {walkway|dam crest|gangway}", "the {gangway|bridge} {carries|is used by} a <who>", "people up on the dam crest", "up on the walkway <one> can be seen", "a <who> behind the railing"),
                ("{走道|步道|坝顶|桥面}上{走着|站着}<who>", "<who>走在{走道|坝顶|步道}上", "<who>在栏杆里面", "坝顶有{人|人员}走动")),
    "beyond": (("<one> has climbed {the railing|over the guard rail}", "the railing was {crossed|passed|climbed} by a <who>", "<one> {passed|crossed} the barrier", "wrong side of the barrier: a <who>", "<one> over the railing", "a <who> climbed past the guard rail", "on the outer side of the railing <one>"),
               ("<who>{爬过|翻过|跨过}{栏杆|护栏}", "{栏杆|护栏}外有<who>", "{栏杆|护栏}的外侧站着<who>", "<who>到了{栏杆|护栏}外面", "栏杆被<who>翻越")),
    "waterside": (("<one> very near to the water", "the shore has <one> on it", "<one> stands at the shore", "a <who> too near the edge of the water", "a <who> at the bank close by the water", "<one> comes close to the water", "water close to a <who>"),
                  ("岸边{有|站着}<who>", "<who>离水{很近|太近}", "水旁有<who>", "<who>走近水边", "水边站着<who>")),
    "lying": (("a fallen <who>", "the <who> is down", "<one> fell and lies there", "the <who> has collapsed", "on the {floor|ground} lies a <who>", "a <who> lies on the {floor|ground}", "{floor|ground} with a <who> lying on it"),
              ("<who>{摔倒|跌倒|倒下}{了|}", "地上有<who>躺着", "地面躺着<who>", "<who>倒下不起", "有<who>摔倒在地")),
    "floating": (("<one> adrift", "a swimmer", "<one> fell into the {reservoir|water}", "the water carries a <who>", "a body in the water", "a <who> floats {there|in the reservoir|in the dam area}", "{reservoir|water} with a <who> in it", "<one> overboard"),
                 ("水里有<who>", "水面上漂着<who>", "<who>掉进水里", "坝区水面有<who>", "有<who>漂浮", "<who>{漂浮|漂}在坝区", "坝区有人漂浮")),
}


def _people():
    _say("person", ["somebody is there", "a human being", "anyone {here|there}", "people around", "an individual", "human in view", "a man or a woman", "staff present", "anybody in view", "the presence of <one>", "<one> {shows up|turns up}"],
         ["有人员{出现|在}", "看到<who>", "{这里|此处}有<who>", "有人在", "人员出现", "镜头中有<who>", "有没有<who>"])
    _say("nobody", ["not anybody {here|in view}", "no human {in the picture|around}", "empty of people", "there is {not anybody|not one worker}", "not one person here", "no staff around", "nobody is around", "no single worker to be seen", "people are absent", "not a man to be seen",
                    "a {picture|scene} without a single person"], ["{这里|此处}没有人", "不见{人|一个人}", "人员{不在|都不在}", "一个人也没有", "看不到人", "空无人员", "没有人影"])
    _say("one_person", ["one <who> on his own", "a lone <who>", "just {a single|one} <who>", "one <who> alone", "a <who> all alone"], ["仅有一个人", "一名<who>", "独自一人", "就一个<who>", "只有一名工人"])
    _say("two_people", ["a pair of {workers|people}", "two men together", "two individuals", "a {small|} group of {people|workers}", "two of them at work", "both workers"], ["一对<who>", "两位<who>", "人员有两名", "<who>共两人", "一组两个人"])
    for wear in (*WEAR, "life_jacket"):
        _say(wear, *_WORN[wear])
    for place, said in _AT.items():
        _say(place, *said)
    pairs = [(wear, place) for wear in WEAR for place in DRESSED] + [(wear, place) for wear in ("life_jacket", "no_life_jacket") for place in JACKETED]
    for wear, place in pairs:
        _say(f"{wear}_{place}", [f"<one> <{place}> {{who is|}} <{wear}>", f"<{place}> a <who> <{wear}>", f"a <who> that is <{place}> and <{wear}>", f"<{wear}> a <who> <{place}>"],
             [f"<{place}>，<who><{wear}>", f"<who><{place}>，也<{wear}>", f"<{wear}>的<who>，<{place}>"])


def _water():
    _say("gate_open", ["water {shoots|spills|runs} {through|out of|from} the {gate|sluice|dam}", "{flood|} water {is released|released}", "the {sluice|gate|<spillway>} lets water {out|pass|go}", "discharge {in progress|under way|going on}", "a release of water", "water {spills out|escaping} at the dam",
                       "the {gate|sluice} {has been lifted|is up|goes up}", "the <spillway> spills", "water leaves the dam", "release at the <spillway>"],
         ["闸门{提起了|升起|放水}", "{大坝|闸门}正在{放水|泄水|泄洪}", "水从{闸口|坝上}{冲出|流下|喷出}", "<spillway>有水{流下|冲出}", "闸门让水流出", "正在排水", "开闸"])
    _say("gate_closed", ["the {gate|sluice} is {down|fully down|tight}", "the {sluice|gate|dam} holds {tight|the water|back the water}", "gates keep the water {in|back}", "no discharge {going on|at the dam|}", "no release of water", "{gate|sluice} fully lowered", "water held back", "the <spillway> stays dry",
                         "water does not pass"], ["闸门{放下|降到底|放到底部}", "闸门{挡着|挡住}水", "<spillway>{挡水|没有水}", "没有放水", "水被{挡住|拦住}", "没有开闸", "关闸"])
    _say("gate_partly", ["a {gate|sluice} {a little|somewhat|half way} open", "gate lifted {a bit|a little|half way}", "gate neither shut nor wide open", "the gate is only {half|partly} {up|lifted}"], ["闸门开了一{半|点}", "闸门{没全开|只开一半}", "闸门提起{一点|一半}"])
    _say("gate_fully", ["gate at the top", "gate {raised|lifted} all the way {up|}", "gate lifted to the full", "the gate is up completely"], ["闸门升到{顶|最高}", "闸门开足", "闸门{全开|全部提起}"])
    levels = {
        "low": (("at the lower end", "low", "near the bottom", "near the foot", "deep down"), ("the water {stands low|has sunk|is down}", "little water {at the staff|left}"), ("底部", "下端", "低处"), ("水{很浅|少了}", "水位{下降|降}{很低|到底}")),
        "normal": (("in the middle", "at mid height", "between both limits", "half way up", "where it should be"), ("the water stands {in the middle|as it should}", "an ordinary water level"), ("中间", "上下限中间", "中部"), ("水位{适中|居中}", "水位{没有异常|不高不低}")),
        "high": (("at the upper end", "high", "near the top", "near the head", "far up"), ("the water {stands high|has risen far|is up}", "much water {at the staff|}"), ("顶部", "上端", "高处"), ("水{很深|满了}", "水位{上升|涨}{很高|到顶}")),
    }
    for level, (where, en, there, zh) in levels.items():
        place = "|".join(where)
        _say(f"level_{level}", [f"the {{surface|water surface|water line}} {{is|stands|lies|rests}} {{{place}}} {{on the scale|at the staff|of the scale|on the staff gauge|}}", f"water {{{place}}} {{on|of}} the {{scale|staff}}", f"the level is {{{place}}}", *en],
             [f"{{水面|水线|水}}{{在|位于|到}}{{水尺|标尺}}的{{{'|'.join(there)}}}", f"水位{{在|到}}{{{'|'.join(there)}}}", *zh])
    _say("debris", ["{litter|waste|junk|rubbish} {adrift|on the surface|in front of the rack}", "{rubbish|litter|waste} {gathers|piles up} {at the rack|on the water|}", "the water carries {litter|rubbish|waste}", "the rack is {full of trash|littered}", "the surface is {littered|full of waste}", "a carpet of floating waste",
                    "{water|surface} covered by {litter|trash}"], ["{垃圾|杂物}{聚集|堆积}在{水面|拦污栅}", "水中出现{杂物|垃圾}", "{垃圾|漂浮物}{漂来|漂过来}", "水上有{垃圾|杂物}", "满是{垃圾|漂浮物}"])
    _say("logs", ["{timber|wood} {in the water|adrift}", "tree pieces {drift|float}", "the water carries {wood|timber|branches}", "{wood|timber|branches} {gathers|gather} at the rack", "the surface is {full of|covered by} {branches|wood|logs}", "a floating tree"],
         ["水上有{木头|树枝|树干}", "{木头|树枝|树干}{漂来|聚集|漂过来}", "水里有{木头|树木}", "{木材|树木}漂着"])
    _say("plastic", ["plastic waste {adrift|on the surface}", "the water carries {bottles|plastic}", "the surface is {full of|covered by} {plastic|bottles}", "{bottles|plastic bags} {gather|drift} at the rack", "bottles adrift"],
         ["水上有{塑料|瓶子}", "{塑料瓶|塑料袋}{漂来|聚集|漂过来}", "水里有{塑料|瓶子}", "塑料制品漂着"])
    _say("rack_clear", ["the rack has nothing on it", "rack free of {trash|debris}", "nothing at the {rack|screen}", "no {trash|litter|wood} {caught|stuck} in the rack", "water passes the rack freely", "a tidy rack"],
         ["拦污栅{没有东西|是干净的|上没有垃圾}", "拦污栅{通畅|无垃圾}", "{栅|拦污栅}前没东西", "拦污栅不堵"])


def _dangers():
    _say("floor_oil", ["oil has {leaked|run out|spread}", "{lubricant|oil} on the {ground|floor}", "{black|dark} {fluid|liquid} on the {floor|ground}", "a {dark|black} {fluid|liquid} has {run out|spread|spilled}", "spilled {lubricant|oil}", "a pool of {oil|lubricant}", "slippery with oil", "leaking {oil|lubricant}",
                       "{oil|lubricant} has been spilled"], ["{油|润滑油}{流|漏}到地{上|面}", "地{面|板}{上有|出现}{油|黑油|油污}", "{渗油|漏油}了", "地上一{滩|片}{油|油污}", "{黑色|深色}液体流到地面", "设备漏油"])
    _say("floor_flooded", ["the {hall|room} stands in water", "water {everywhere|all over} {on|} the floor", "the {room|hall} {has filled|fills} with water", "floor covered by water", "a flood in the {hall|room}", "the {hall|room} has water {on the floor|inside}", "the floor stands under water"],
         ["{厂房|机房|地面}{都是水|有很多水|全是水}", "{厂房|机房}{进了水|泡水}", "水{漫进|流进}{厂房|机房}", "地面{泡水|被水淹}", "水淹了地面"])
    _say("floor_clean", ["the {floor|ground} has nothing on it", "a tidy floor", "no puddle on the {ground|floor}", "the ground {is|stays} dry", "the floor shows nothing", "floor without {oil|a puddle|water}"], ["{地面|地板}{没有东西|很干净|是干的}", "{地面|地板}无{水|油}", "地上没{水|油}", "地面一切正常"])
    _say("smoke", ["fumes in the {air|room|hall}", "the {air|room|hall} is smoky", "the {room|hall} fills with {smoke|fumes}", "smoke {spreads|everywhere|all over}", "fumes {everywhere|all over}", "clouds of {smoke|fumes}", "{fumes|smoke} {rising|coming up}", "it smokes", "air full of smoke"],
         ["{冒出|冒着|升起}{烟|浓烟|烟雾}", "{烟雾|浓烟}{弥漫|升起|散开}", "到处是烟", "有东西冒烟", "烟很{大|浓}", "{烟|浓烟}{出来了|冒出来}"])
    _say("fire", ["it burns", "something has caught fire", "flames {rise|break out}", "a blaze", "{burning|blazing} {equipment|machine}", "the {equipment|machine} is in flames", "the {room|hall|yard} is on fire", "a fire has {broken out|started}", "{equipment|machine} caught fire"],
         ["{烧|燃|着}起来了", "有火{在烧|烧着|情}", "{设备|现场}{在烧|烧着了|有火情}", "火{很大|势很大|情}", "发生{火灾|着火}", "冒火"])
    _say("door_open", ["the door {stands|is standing} open", "door wide open", "somebody has opened the door", "the doorway is open", "nobody closed the door", "an open doorway", "the door was left {wide|} open", "a door that stands ajar"], ["门{没有关|开了|大开|没有关上}", "有一扇门{开着|没关}", "有人{开了门|没关门}", "门口敞着"])
    _say("door_closed", ["the door {stands|is standing|stays} {closed|shut}", "somebody has {closed|shut} the door", "door firmly {shut|closed}", "the doorway is {shut|closed}", "a door that is {shut|closed}"], ["门{关好|关了|没有开|没开}", "有一扇门{关着|关上了}", "有人{关了门|把门关上}", "门口关着"])


def _vehicles():
    _say("vehicle", ["a machine on wheels", "some kind of vehicle", "something {parked in the yard|with wheels}", "traffic in the yard", "a vehicle {has come|stands there|is parked}", "wheels in the yard", "some <car> or <truck>", "a {<car>|<truck>|<excavator>} or the like"],
         ["{停了|停着|有}{车|车辆|机动车}", "院子里有{车|车辆}", "看到车{辆|}", "一辆车", "来了{车|车辆}"])
    for kind in VEHICLES:
        _say(kind, [f"we see a <{kind}>", f"a <{kind}> {{stands|standing|waits}} there", f"a <{kind}> has come", f"one <{kind}> {{here|there}}", f"it is a <{kind}>", f"the vehicle is a <{kind}>", f"some <{kind}>"], [f"{{停了|停着|来了}}{{一辆|}}<{kind}>", f"院子里有<{kind}>", f"是<{kind}>", f"看到<{kind}>", f"车是<{kind}>"])
        for colour in VEHICLE_COLOURS:
            paint = ZH_COLOURS[colour]
            _say(f"{colour}_{kind}", [f"a <{kind}> in {colour}", f"{colour} paint on a <{kind}>", f"the <{kind}> is {colour}", f"one <{kind}> {{coloured|in the colour}} {colour}", f"{colour} <{kind}> {{here|there}}", f"a {colour} painted <{kind}>"],
                 [f"<{kind}>{{颜色是|为|漆成}}{paint}", f"{paint}的一辆<{kind}>", f"停着{paint}<{kind}>", f"那辆<{kind}>是{paint}"])
    for colour in VEHICLE_COLOURS:
        paint = ZH_COLOURS[colour]
        _say(f"vehicle_{colour}", [f"a vehicle in {colour}", f"{colour} paint on the vehicle", f"the vehicle is {colour}", f"a {colour} painted vehicle", f"something {colour} on wheels", f"the paint of the vehicle is {colour}"], [f"车{{颜色是|为|漆成}}{paint}", f"{paint}的一辆车", f"停着{paint}的车", f"那辆车是{paint}"])


def _camera():
    _say("lens_blocked", ["the {camera|lens} is {blind|masked|hidden}", "{nothing|hardly anything} can be seen", "the camera {cannot see|is unable to see|is blinded}", "the view is {hidden|masked}", "something {hides|masks} the {view|lens}", "{lens|camera} taped over", "no view at all", "the {camera|lens} was covered up"],
         ["{镜头|摄像头}{看不见|被遮住|被盖|给挡了}", "{镜头|摄像头}前{有东西|被挡}", "什么都看不{见|到}", "{画面|视野}{全黑|被盖住|被遮住}"])
    _say("lens_blurred", ["the {view|picture|image} is {unsharp|soft}", "an unsharp {picture|image}", "{focus lost|no focus|without focus}", "the {camera|lens} has lost its focus", "everything blurred", "sharpness is missing"], ["{画面|图像}{不清楚|发虚}", "没有对焦", "{镜头|摄像头}{没对准焦|对焦不准}", "{画面|图像}不{锐利|清}"])
    _say("lens_dirty", ["the {lens|glass} {should be cleaned|wants cleaning|is not clean}", "{smears|stains|dust} on the {glass|lens}", "{glass|lens} with {stains|dirt|spots}", "the {lens|glass} was not {wiped|cleaned}", "clean the {lens|glass}"], ["{镜头|玻璃}{要擦|不干净|有灰}", "{镜头|摄像头}没擦", "镜头有{灰尘|水滴|污点}", "{镜头|摄像头}上有脏东西"])
    _say("night", ["dark outside", "after sunset", "no daylight", "the night hours", "it has become dark", "in darkness"], ["天{黑了|很黑}", "没有日光", "入夜", "夜色", "天色已黑"])
    _say("infrared", ["no {colours|colour} in the {picture|image}", "a picture in {grey|black and white}", "colourless {view|picture|image}", "ir {picture|image|view}", "{picture|image} that lacks colour"], ["没有{颜色|彩色}", "{画面|图像}是{黑白|灰色}的", "无彩色{画面|图像}", "{画面|图像}没有色彩"])
    _say("rain", ["rain {falls|pours|comes down}", "pouring rain", "wet weather", "a shower", "rain from the sky", "it rains", "it pours"], ["在{下雨|下大雨}", "下着雨", "雨{很大|不停|在下}", "雨水很多"])
    _say("fog", ["fog {hangs|lies} {there|over the water}", "hazy {air|weather|scene}", "thick {mist|fog|haze}", "the {view|scene} is {misty|hazy}", "haze in the air", "mist everywhere"], ["雾{很大|很重|浓}", "有{大雾|浓雾|雾气}", "雾气{很大|弥漫}", "雾蒙蒙"])
    _say("nothing", ["all {as usual|is well}", "everything as it should be", "the site is quiet", "no event", "as always", "the {site|picture} shows nothing {special|}", "nothing happens"], ["{现场|画面}{正常|没事|没有什么}", "什么{都没有|也没有发生}", "没有{事件|情况}", "一切照常"])
    sites = {
        "panel": ("{cabinet front|instrument cabinet|switchboard|front of the panel|the cabinet}", "{柜面|仪表柜|面板前|控制屏}"), "hall": ("{powerhouse interior|inside of the powerhouse|interior with machines|inside the hall}", "{厂房内|厂房里面|机组旁|室内厂房}"),
        "spillway": ("{gates of the dam|discharge structure|gates for discharge|the gates}", "{泄水闸|闸门处|坝面|泄水口}"), "staff": ("{scale on the wall|level scale|the scale|wall with a scale}", "{墙上水尺|标尺处|水位尺|墙边标尺}"),
        "rack": ("{entry of the intake|inlet with bars|entrance to the intake|intake screen}", "{进水闸|进水处|栅前|取水处}"), "yard": ("{open ground|outside area|outdoors|ground outside}", "{室外|外面场地|场地|户外}"),
        "reservoir": ("{open water|upstream water|water behind the dam|the water upstream}", "{上游水面|坝前水域|上游|水域}"),
    }
    for site, (en, zh) in sites.items():
        _say(f"at_{site}", [f"this is {{the|}} {en}", f"we look at {en}", en, f"the camera {{is aimed at|points to|watches}} {en}", f"located at {en}"], [f"这是{zh}", zh, f"镜头{{看着|拍的是|照着}}{zh}", f"摄像头{{对准|看}}{zh}"])


for _part in (_gauges, _lamps, _people, _water, _dangers, _vehicles, _camera):
    _part()
assert set(FURTHER["en"]) == set(ATOMS), set(FURTHER["en"]) ^ set(ATOMS)
