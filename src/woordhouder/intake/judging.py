"""How sure it is that a passage is a commitment: the weights of all that speaks for or against it, as a probability.

The weights were learnt (regularised logistic regression) from labelled agreements and invented sentences; see
tests/intake/learning.py. They are small numbers that one can read: each says what one feature is worth.
"""

import json
import math
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

_FURTHEST = 30.0
BIAS = "bias"


@cache
def weights() -> dict[str, float]:
    """What each feature weighs, and the bias."""
    text = files("woordhouder.intake").joinpath("data", "weights.json").read_text(encoding="utf-8")
    return {name: float(weight) for name, weight in json.loads(text).items()}


def probability(features: Iterable[str]) -> float:
    """How likely a passage with these features is a commitment, from 0 to 1."""
    known = weights()
    total = known[BIAS] + sum(known.get(name, 0.0) for name in features)
    return 1 / (1 + math.exp(-max(-_FURTHEST, min(_FURTHEST, total))))
