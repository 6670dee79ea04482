"""Reference values for the beta mixture and the site weights, by other means than the daemon's: numpy and PyTorch.

    python3 make_feedback.py > feedback.json
"""
import json
import math

import numpy as np
import torch


def log_beta_density(x, a, b):
    return (a - 1) * np.log(x) + (b - 1) * np.log1p(-x) + math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)


def beta_mixture(x, known):
    """Arazo et al., ten steps of expectation maximisation with moments, from a split by two means."""
    means = [x.min(), x.max()]
    for _ in range(10):
        upper = np.abs(x - means[0]) >= np.abs(x - means[1])
        means = [x[~upper].mean(), x[upper].mean()]
    for i, said in enumerate(known):
        upper[i] = upper[i] if said is None else said
    a, b, w = [0, 0], [0, 0], [0, 0]
    for k, part in enumerate((~upper, upper)):
        mean, variance = x[part].mean(), x[part].var()
        a[k] = mean * (mean * (1 - mean) / variance - 1)
        b[k] = a[k] * (1 - mean) / mean
        w[k] = part.mean()
    for _ in range(10):
        log = np.stack([np.log(w[k]) + log_beta_density(x, a[k], b[k]) for k in (0, 1)])
        share = np.exp(log - np.logaddexp(log[0], log[1]))
        for i, said in enumerate(known):
            if said is not None:
                share[:, i] = (0, 1) if said else (1, 0)
        for k in (0, 1):
            mean = np.average(x, weights=share[k])
            variance = np.average((x - mean) ** 2, weights=share[k])
            a[k] = mean * (mean * (1 - mean) / variance - 1)
            b[k] = a[k] * (1 - mean) / mean
            w[k] = share[k].mean()
    def upper(v):
        return 1 / (1 + math.exp(math.log(w[0]) + log_beta_density(v, a[0], b[0]) - math.log(w[1]) - log_beta_density(v, a[1], b[1])))
    low, high = 0.05, 0.95
    while high - low > 1e-12:
        middle = (low + high) / 2
        low, high = (middle, high) if upper(middle) < 0.5 else (low, middle)
    return {"values": x.tolist(), "known": known, "alpha": a, "beta": b, "share": [float(part) for part in w], "level": high, "upper_at_half": upper(0.5)}


def site_weights(rng):
    """The maximum of the posterior by L-BFGS, which knows nothing of Newton steps."""
    defaults = np.array([0.25, 0.30, 0.10, 0.15])
    x = rng.normal(3, 2, (24, 4))
    real = (x[:, 1] - x[:, 3] + rng.normal(0, 1, 24)) > 0
    features, labels = torch.tensor(x), torch.tensor(real, dtype=torch.float64)
    prior = torch.tensor(np.append(defaults, 0))
    precision = torch.tensor([1 / 0.09] * 4 + [1 / 100])
    weights = prior.clone().requires_grad_(True)
    solver = torch.optim.LBFGS([weights], max_iter=2000, tolerance_grad=1e-12, tolerance_change=1e-16, line_search_fn="strong_wolfe")
    def loss():
        solver.zero_grad()
        score = features @ weights[:4] + weights[4]
        value = torch.nn.functional.binary_cross_entropy_with_logits(score, labels, reduction="sum")
        value = value + (precision * (weights - prior) ** 2).sum() / 2
        value.backward()
        return value
    for _ in range(5):
        solver.step(loss)
    return {"features": x.tolist(), "real": real.tolist(), "defaults": defaults.tolist(), "weights": weights.detach().numpy()[:4].tolist()}


if __name__ == "__main__":
    rng = np.random.default_rng(7)
    drawn = np.round(np.concatenate([rng.beta(2, 8, 140), rng.beta(8, 2, 60)]), 4).clip(1e-4, 1 - 1e-4)
    few = np.array([0.05, 0.1, 0.12, 0.2, 0.22, 0.3, 0.55, 0.6, 0.8, 0.9])
    print(json.dumps({
        "mixture": beta_mixture(drawn, [None] * len(drawn)),
        "judged": beta_mixture(few, [None, False, None, None, None, False, True, False, None, True]),
        "weights": site_weights(rng),
    }, indent=1))
