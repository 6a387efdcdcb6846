"""Drawing from discrete distributions, a row each: temperature, top-k and nucleus sampling.

Source: coders.md section 5, "RandomSample".
"""

from __future__ import annotations

import numpy as np


def shaped(p: np.ndarray, temperature: float = 1, top: int | None = None, total: float | None = None):
    """Probabilities (N, n) to sample from: temperature first, then the `top` most probable, then the
    smallest set of most probable ones that reaches `total`; each row adds up to 1."""
    with np.errstate(divide="ignore"):
        logs = np.log(p) / temperature
    q = np.exp(logs - logs.max(axis=1, keepdims=True))
    q /= q.sum(axis=1, keepdims=True)
    order = np.argsort(-q, axis=1, kind="stable")
    ranked = np.take_along_axis(q, order, axis=1)
    kept = np.ones_like(ranked, dtype=bool)
    if top is not None:
        kept[:, int(top) :] = False
    if total is not None:
        ranked = np.where(kept, ranked, 0)
        ranked /= ranked.sum(axis=1, keepdims=True)
        kept &= np.cumsum(ranked, axis=1) - ranked < total
    np.put_along_axis(q, order, np.where(kept, ranked, 0), axis=1)
    return q / q.sum(axis=1, keepdims=True)


def sampled(q: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """One position (from 0) a row of (N, n), drawn with these probabilities."""
    bounds = np.cumsum(q, axis=1)
    draws = rng.random((len(q), 1)) * bounds[:, -1:]
    return (draws >= bounds).sum(axis=1)
