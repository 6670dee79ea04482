"""Captions: one to three atoms (in clips, actions too) joined by "and", in English or Chinese, and their labels against any scene's truth."""
import itertools
import re

from .action_wording import ACTION_WORDINGS
from .atoms import ATOMS, FALSE, FAMILY, INDEX, TRUE, UNKNOWABLE, rivals
from .wording import SLOTS, WORDINGS

LANGUAGES = ("en", "zh")
OPENINGS = {
    "en": ("",) * 7 + ("a photo of ", "camera view: ", "alert when ", "watch for ", "detect ", "picture of ", "look for ", "warn me about "),
    "zh": ("",) * 7 + ("画面：", "发现", "当", "监测", "检测到", "注意", "查看", "报警："),
}
JOINTS = {"en": (" and ", ", ", " while ", ", also ", " with "), "zh": ("，", "，并且", "，同时", "、", "且")}
ENDINGS = {"en": ("", "", "", "."), "zh": ("", "", "", "。")}
_SAID = {language: {**WORDINGS[language], **ACTION_WORDINGS[language]} for language in LANGUAGES}
_CHOICE = re.compile(r"<(\w+)>|\{([^{}]*)\}")


def phrase(atom, language, rng, held_out=False):
    """One way to say one atom or action."""
    wording = _SAID[language][atom]
    return said_as(rng.choice(wording.held_out if held_out else wording.trained), language, rng)


def phrases(atom, language, held_out=False):
    """Every way to say one atom or action."""
    wording = _SAID[language][atom]
    for pattern in wording.held_out if held_out else wording.trained:
        yield from all_of(pattern, language)


def said_as(pattern, language, rng):
    """One of the ways that a pattern stands for."""
    return _tidy(_CHOICE.sub(lambda found: rng.choice(_options(found, language)), pattern), language)


def all_of(pattern, language):
    """Every way that a pattern stands for."""
    options = [_options(found, language) for found in _CHOICE.finditer(pattern)]
    fixed = _CHOICE.sub("\0", pattern).split("\0")
    for chosen in itertools.product(*options):
        yield _tidy("".join(itertools.chain(*zip(fixed, chosen + ("",)))), language)


def caption(atoms, language, rng, held_out=False):
    """The atoms in this order, joined, perhaps with an opening ("alert when ...")."""
    said = [phrase(atom, language, rng, held_out) for atom in atoms]
    text = said[0]
    for more in said[1:]:
        text += rng.choice(JOINTS[language]) + more
    return rng.choice(OPENINGS[language]) + text + rng.choice(ENDINGS[language])


def atoms_of(truth, rng, most=3):
    """One to `most` true atoms of a scene, of different families, for a caption that fits it."""
    true = [atom for atom in ATOMS if truth[INDEX[atom]] == TRUE]
    rng.shuffle(true)
    by_family = {}
    for atom in true:
        by_family.setdefault(FAMILY[atom], atom)
    return tuple(itertools.islice(by_family.values(), rng.randint(1, most)))


def hard_negative(atoms, truth, rng):
    """The same atoms with one exchanged for another state of the same object that is false here; None where there is none."""
    places = list(range(len(atoms)))
    rng.shuffle(places)
    for place in places:
        false = [rival for rival in rivals(atoms[place]) if truth[INDEX[rival]] == FALSE]
        if false:
            return atoms[:place] + (rng.choice(false),) + atoms[place + 1:]
    return None


def label(atoms, truth):
    """Whether all atoms hold: FALSE as soon as one is false, UNKNOWABLE when the rest cannot be seen."""
    values = [truth[INDEX[atom]] for atom in atoms]
    if FALSE in values:
        return FALSE
    return UNKNOWABLE if UNKNOWABLE in values else TRUE


def _options(found, language):
    slot, alternatives = found.groups()
    return SLOTS[language][slot] if slot else tuple(alternatives.split("|"))


def _tidy(text, language):
    return text.replace(" ", "") if language == "zh" else " ".join(text.split())
