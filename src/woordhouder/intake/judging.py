"""How sure it is that a passage is a commitment: the weights of all that speaks for or against it, as a probability.

The weights were learnt (regularised logistic regression) from labelled agreements and invented sentences; see
tests/intake/learning.py. They are small numbers that one can read: each says what one feature is worth.
"""

import json
import math
from collections.abc import Collection
from functools import cache
from importlib.resources import files

_FURTHEST = 30.0
BIAS = "bias"
AT_MOST = {
    "quoted": 0.3,
    "question": 0.35,
    "opens_list": 0.2,
    "by_others": 0.4,
    "stranger": 0.4,
    "cue:agreed_not": 0.4,
}
"""Whatever else speaks for it: another's words or deed, a question, a lead-in, what is not agreed promise nothing."""
_CARD = "card:first"


@cache
def weights() -> dict[str, float]:
    """What each feature weighs, and the bias."""
    text = files("woordhouder.intake").joinpath("data", "weights.json").read_text(encoding="utf-8")
    return {name: float(weight) for name, weight in json.loads(text).items()}


def probability(features: Collection[str]) -> float:
    """How likely a passage with these features is a commitment, from 0 to 1."""
    known = weights()
    total = known[BIAS] + sum(known.get(name, 0.0) for name in features)
    sure = 1 / (1 + math.exp(-max(-_FURTHEST, min(_FURTHEST, total))))
    if _CARD in features:
        return sure
    return min([sure, *(most for name, most in AT_MOST.items() if name in features)])
