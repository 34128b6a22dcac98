"""Plain invented Dutch for the national data set: no place, no organisation and no promise of these exists."""

import random
from typing import Any

from woordhouder.agreements.models import Direction, Form, WordingKind
from woordhouder.examples.words import Theme

_DONE = ("bouwen", "verbeteren", "onderhouden", "verhuren", "bespreken", "onderzoeken", "verduurzamen", "toewijzen")
_THINGS = (
    "huurwoningen", "woningen voor ouderen", "appartementen bij het park", "woningen met een slecht energielabel",
    "portieken en trappenhuizen", "kamers voor studenten", "woningen voor grote gezinnen", "plekken voor ontmoeting",
    "klachten over vocht", "aanvragen voor een traplift", "tuinen achter de flats", "huren onder de grens",
)  # fmt: skip
_WHERE = ("in het centrum", "in de nieuwe wijk", "in de dorpen", "langs de vaart", "rond het station", "in alle wijken")
_WITH = (
    "Wij vragen bewoners vooraf wat zij nodig hebben.",
    "Elk half jaar vertellen wij aan tafel hoe ver wij zijn.",
    "Lukt het niet, dan zeggen wij waarom en wat wij wel doen.",
    "De bewonerscommissie kijkt mee en krijgt de cijfers op tijd.",
    "Het geld hiervoor staat in de begroting van dit jaar.",
    "Wie moet verhuizen, krijgt hulp en een vergoeding.",
    "Wij leren van wat vorig jaar niet lukte en passen de werkwijze aan.",
)
_HELP = ("Geeft grond uit.", "Regelt de vergunning.", "Vraagt het de bewoners.", "Betaalt de helft.", "Levert cijfers.")
_FOR = ("ouderen", "jongeren", "gezinnen", "mensen met spoed", "alle huurders", "")
GOALS = (
    "Genoeg betaalbare woningen", "Huizen die warm en droog zijn", "Prettige buurten", "Een thuis voor iedereen",
    "Huurders praten mee",
)  # fmt: skip


def words(chance: random.Random, place: int, year: int) -> dict[str, Any]:
    """What a wording says, by its fields; a third of them promise a figure."""
    done, thing, where = chance.choice(_DONE), chance.choice(_THINGS), chance.choice(_WHERE)
    number = chance.randint(5, 400)
    return {
        "title": f"{number} {thing} {where}",
        "text": f"Wij {done} {number} {thing} {where}. " + " ".join(chance.sample(_WITH, chance.randint(2, 4))),
        "plain_summary": f"Het gaat om {number} {thing}.",
        "kind": chance.choice(WordingKind.values),
        "theme": chance.choice(Theme.values),
        "for_whom": chance.choice(_FOR),
        "area": where,
        "why": chance.choice(("", "", "Zo stond het ook in het plan van vorig jaar.")),
        **(_figure(number, thing, year) if place % 3 == 0 else {}),
    }


def _figure(number: int, thing: str, year: int) -> dict[str, Any]:
    return {
        "indicator": f"aantal {thing}",
        "unit": "stuks",
        "direction": Direction.AT_LEAST,
        "form": Form.PER_YEAR,
        "targets": {str(year): str(number), str(year + 1): str(number + 10)},
    }


def help_of(chance: random.Random) -> str:
    """What another seat contributes."""
    return chance.choice(_HELP)
