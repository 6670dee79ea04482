"""Two beta distributions under some losses, the right pairs' and the wrong ones' (Arazo et al., ICML 2019; RCAR, FITEE 2023)."""
import math

import numpy as np

_ROUNDS = 10
_EDGE = 1e-4
_BINS = 100


class Mixture:
    """Fitted by expectation and maximisation to values in 0..1. Component 0 is the lower one: weights, alpha, beta [2]."""

    def __init__(self, values):
        values = np.clip(np.asarray(values, float), _EDGE, 1 - _EDGE)
        # Begun from a cut at the middle, ten rounds are enough; from the papers' start, alpha (1, 2) and beta (2, 1), it takes thirty to sixty.
        share = np.stack((values < 0.5, values >= 0.5)).astype(float)
        for _ in range(_ROUNDS):
            # Moments in place of the maximum, which has no closed form.
            total = share.sum(1).clip(1e-9)
            mean = (share @ values / total).clip(_EDGE, 1 - _EDGE)
            spread = (share * (values - mean[:, None]) ** 2).sum(1) / total
            self.alpha = mean * (mean * (1 - mean) / spread.clip(1e-9) - 1).clip(1e-2)
            self.beta = self.alpha * (1 - mean) / mean
            self.weights = total / total.sum()
            share = self._densities(values)
            share /= share.sum(0)

    @property
    def means(self):
        return self.alpha / (self.alpha + self.beta)

    def upper(self, values):
        """Chance that a value belongs to the upper component; never falling: beyond its largest it stays so."""
        grid = np.linspace(_EDGE, 1 - _EDGE, _BINS)
        densities = self._densities(grid)
        chance = densities[1] / densities.sum(0).clip(1e-300)
        chance[chance.argmax():] = chance.max()
        return np.clip(np.interp(np.clip(values, _EDGE, 1 - _EDGE), grid, chance), _EDGE, 1 - _EDGE)

    def _densities(self, values):
        """[2, N], weighed."""
        parts = [math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + (a - 1) * np.log(values) + (b - 1) * np.log1p(-values) for a, b in zip(self.alpha, self.beta)]
        return self.weights[:, None] * np.exp(np.clip(parts, -300, 300))


def wrong(losses):
    """Chance that each of some losses is a wrong pair's. What lies outside of the fifth to the 95th percentile is not fitted."""
    low, high = np.percentile(losses, (5, 95))
    scaled = (losses - low) / (high - low + 1e-6)
    return Mixture(scaled[(scaled >= 0) & (scaled <= 1)]).upper(scaled)
