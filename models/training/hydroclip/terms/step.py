"""What a term of the loss may look at: one shard of one step."""
from typing import Callable, NamedTuple

import torch


class Pairs(NamedTuple):
    """Texts and a picture that fits each: indices [P]. given_*: what conditions the denoising, the pair itself or, in the control, something that does not fit it;
    wrong_pictures: pictures that do not fit, to see what a term makes of them."""
    texts: torch.Tensor
    pictures: torch.Tensor
    given_texts: torch.Tensor
    given_pictures: torch.Tensor
    wrong_pictures: torch.Tensor


class Step(NamedTuple):
    """Of B pictures: image [B, 256], patches [B, P, 256], levels (a list of [B, P, WIDTH], the stem and the blocks), attributes [B, atoms] (logits), truths and shown
    [B, atoms], rows [B]. Of T texts (None before the texts begin): text [T, 256], words [T, L, 256], contexts [T, L, WIDTH], ids and mask [T, L], asked [T, atoms],
    labels [T, B], whole and local [T, B]: the logits of the scores, near [T, B, P]: cosines. model: the dual encoder; part: how far the run is, 0 to 1;
    generator: for all noise; look: whether this step's notes are wanted; say(asked, language): fresh wordings embedded, [n, 256] (language None: any)."""
    model: torch.nn.Module
    image: torch.Tensor
    patches: torch.Tensor
    levels: list
    attributes: torch.Tensor
    truths: torch.Tensor
    shown: torch.Tensor
    rows: torch.Tensor
    part: float
    generator: torch.Generator
    look: bool
    text: torch.Tensor = None
    words: torch.Tensor = None
    contexts: torch.Tensor = None
    ids: torch.Tensor = None
    mask: torch.Tensor = None
    asked: torch.Tensor = None
    labels: torch.Tensor = None
    whole: torch.Tensor = None
    local: torch.Tensor = None
    near: torch.Tensor = None
    pairs: Pairs = None
    say: Callable = None

    def noise(self, like):
        """Normal noise of some tensor's shape, the same on every device."""
        return torch.randn(like.shape, generator=self.generator).to(like.device)

    def chance(self, *shape):
        """Uniform numbers from 0 to 1."""
        return torch.rand(shape, generator=self.generator).to(self.image.device)


def pairs(labels, shuffled=False):
    """For each text that is true of some picture one of these: text t takes the t-th, counted round, so that it is not always the first."""
    true = labels == 1
    texts = true.any(1).nonzero()[:, 0]
    ranks = true[texts].cumsum(1)
    wanted = texts % true[texts].sum(1) + 1
    pictures = ((ranks == wanted[:, None]) & true[texts]).int().argmax(1)
    wrong_pictures = _next(labels[texts] == 0, pictures)
    wrong_texts = _next((labels == 0).T[pictures], texts)
    return Pairs(texts, pictures, wrong_texts if shuffled else texts, wrong_pictures if shuffled else pictures, wrong_pictures)


def _next(allowed, after):
    """The first allowed column behind each row's own, counted round; where none is allowed, the next one."""
    count = allowed.shape[1]
    order = (after[:, None] + 1 + torch.arange(count, device=allowed.device)) % count
    earlier = torch.arange(count, 0, -1, device=allowed.device)
    return order.gather(1, (earlier + count * allowed.gather(1, order)).argmax(1, keepdim=True))[:, 0]
