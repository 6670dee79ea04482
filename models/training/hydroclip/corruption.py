"""What a camera may do to a picture: how much a model loses under it. Pictures [N, 128, 128, 3] uint8, RGB."""
import cv2
import numpy as np

from hydroscenes.atoms import FALSE, INDEX, TRUE
from hydroscenes.render import GRID

from .data import shown
from .embedded import PHRASINGS, Gallery, phrasings, text_vectors
from .metrics import auroc
from .queries import FEWEST
from .shipped import SHIPPED

_SIDE = 128 // GRID


def fog(picture, dice):
    """A pale veil, thicker towards the top."""
    veil = np.linspace(0.65, 0.35, len(picture))[:, None, None]
    return picture * (1 - veil) + 215 * veil


def rain(picture, dice):
    """Slanted bright streaks."""
    streaks = np.zeros(picture.shape[:2], np.float32)
    for x, y, length in zip(dice.integers(0, 128, 90), dice.integers(0, 128, 90), dice.integers(6, 16, 90)):
        cv2.line(streaks, (int(x), int(y)), (int(x + length // 3), int(y + length)), 1.0)
    streaks = cv2.GaussianBlur(streaks, (0, 0), 0.6)[..., None]
    return picture * (1 - 0.5 * streaks) + 210 * 0.5 * streaks


def noise(picture, dice):
    return picture + dice.normal(0, 22, picture.shape)


def blur(picture, dice):
    return cv2.GaussianBlur(picture, (0, 0), 1.6)


def jpeg(picture, dice):
    """Quality 20."""
    return cv2.imdecode(cv2.imencode(".jpg", picture[..., ::-1], (cv2.IMWRITE_JPEG_QUALITY, 20))[1], cv2.IMREAD_COLOR)[..., ::-1]


def hidden(picture, dice):
    """30 % of the patches of the model's grid grey."""
    found = picture.copy()
    for cell in dice.permutation(GRID * GRID)[:round(0.3 * GRID * GRID)]:
        y, x = _SIDE * (cell // GRID), _SIDE * (cell % GRID)
        found[y:y + _SIDE, x:x + _SIDE] = 128
    return found


CORRUPTIONS = {kind.__name__: kind for kind in (fog, rain, noise, blur, jpeg, hidden)}


def corrupted(pictures, name):
    """The same for the same pictures."""
    dice = np.random.default_rng(sum(name.encode()))
    return np.stack([np.clip(CORRUPTIONS[name](np.ascontiguousarray(picture), dice), 0, 255).astype(np.uint8) for picture in pictures])


def drops(model, pictures, truths):
    """{corruption: how much the mean AUROC of the shipped queries over hard negatives falls}, in English, trained wordings."""
    texts = text_vectors(model, phrasings(SHIPPED, "en", False))
    clean = _hard(model, pictures, truths, texts)
    return {name: round(clean - _hard(model, corrupted(pictures, name), truths, texts), 4) for name in CORRUPTIONS}


def _hard(model, pictures, truths, texts):
    scores, shows, areas = Gallery(model, pictures).scores(texts).reshape(len(SHIPPED), PHRASINGS, -1), shown(truths), []
    for atom, wordings in zip(SHIPPED, scores):
        said = truths[:, INDEX[atom]]
        used = (said == TRUE) | ((said == FALSE) & shows[:, INDEX[atom]])
        if min((said[used] == TRUE).sum(), (said[used] == FALSE).sum()) >= FEWEST:
            areas += [auroc(row[used], said[used] == TRUE) for row in wordings]
    return float(np.mean(areas))
