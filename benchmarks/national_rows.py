"""Rows of the national data set that wait to be written in bulk, in the order in which they need each other."""

import random
from collections import defaultdict

from django.db.models import Model

from woordhouder.agreements.models import (
    Act,
    ActItem,
    ActParty,
    Agreement,
    Commitment,
    Confirmation,
    Contribution,
    Goal,
    Signature,
    Wording,
)
from woordhouder.keeping.models import Concern, ConcernEnd, Evidence, Report, Response, Round, RoundDue
from woordhouder.parties.models import Membership, Organisation, Partnership, Person, Seat, SeatTerms
from woordhouder.record.models import Entry, Stream

LETTERS = "abcdefghijklmnopqrstuvwxyz234567"
BATCH = 1000
ORDER: tuple[type[Model], ...] = (
    Organisation,
    Person,
    Membership,
    Partnership,
    Seat,
    SeatTerms,
    Goal,
    Agreement,
    Act,
    ActParty,
    Commitment,
    Wording,
    Wording.goals.through,
    Contribution,
    ActItem,
    ActItem.needs.through,
    Signature,
    Confirmation,
    Round,
    RoundDue,
    Stream,
    Entry,
    Report,
    Concern,
    ConcernEnd,
    Response,
    Evidence,
)


class Rows:
    """Rows that wait to be written in one go, those that others need first. `chance` makes them the same each time."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.waiting: dict[type[Model], dict[int, list[Model]]] = defaultdict(lambda: defaultdict(list))

    def add(self, *rows: Model, after: int = 0) -> None:
        """`after`: of rows that need others of their own kind, how many must come one after the other before them."""
        for row in rows:
            self.waiting[type(row)][after].append(row)

    def write(self) -> None:
        for model in ORDER:
            for _after, rows in sorted(self.waiting.pop(model, {}).items()):
                model._default_manager.bulk_create(rows, BATCH)
        assert not self.waiting, self.waiting.keys()


def reference(chance: random.Random, prefix: str) -> str:
    """A public id of the form that `record.references` has, the same each time."""
    return f"{prefix}-{''.join(chance.choices(LETTERS, k=12))}"
