"""Replay a file of actions: one JSON object a line, each an action at a moment, by a person for an organisation.

    {"at": "2026-03-01T10:00:00Z", "by": "person@example.nl", "for": "Redactie",
     "do": "examples.describe", "with": {...}, "ref": "first"}

`by` may be "system", or "link:interview" for whoever holds the personal link for that task about `for`. In `for` and
inside `with`, "@first" is what the line with that `ref` made; "@first at @table" is the seat of an organisation
there, "agreement of @act", "number 3 of @act" and "wording of number 3 of @act" are what an act made. A line that is
refused leaves no trace and is reported with its number; the rest goes on (`--strict` stops). docs/actions.md lists
the actions.
"""

import json
import re
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.utils.translation import gettext as _

from woordhouder.agreements.queries.naming import agreement_of, commitment_of, seat_of, wording_of
from woordhouder.parties.actor import SYSTEM, Actor, acting_for
from woordhouder.parties.links import holding
from woordhouder.parties.models import Person
from woordhouder.record.clock import acting_at
from woordhouder.record.refusals import Refused
from woordhouder.record.registry import ACTIONS
from woordhouder.site.search.index import follow

HELP = "a file of actions, one JSON object a line"
KEYS = {"at", "by", "for", "do", "with", "ref"}
FIRST = datetime.min.replace(tzinfo=UTC)


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--strict", action="store_true", help="stop at the first line that is refused")


def run(options: Namespace) -> int:
    """Replay, and report each refused line."""
    if not settings.DEMO and Person.objects.exclude(last_login=None).exists():
        print(_("People have signed in here; a replay would put acts among theirs. Nothing was replayed."))
        return 2
    try:
        lines = options.file.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        print(_("The file could not be read: {reason}.").format(reason=error))
        return 2
    replay, refused = Replay(), 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            replay.perform(line)
        except Refused as refusal:
            refused += 1
            print(_("line {line}: {reason}").format(line=number, reason=" ".join(str(refusal).splitlines())))
            if options.strict:
                break
    follow()
    return 1 if refused else 0


# What no line makes alone: the seat of an organisation at a table, and what an act made.
_PARTS: tuple[tuple[re.Pattern[str], Callable[..., str]], ...] = (
    (re.compile(r"(@\S+) at (@\S+)"), seat_of),
    (re.compile(r"agreement of (@\S+)"), agreement_of),
    (re.compile(r"number (\d+) of (@\S+)"), commitment_of),
    (re.compile(r"wording of number (\d+) of (@\S+)"), wording_of),
)


class Replay:
    """What the lines so far made, and their newest moment. `later`: by how much a line happens after its `at`, if that
    is `since` or later.
    """

    def __init__(self, later: timedelta = timedelta(), since: datetime = FIRST) -> None:
        self._later, self._since = later, since
        self._made: dict[str, str] = {}
        self._newest: datetime | None = None

    def perform(self, line: str) -> None:
        """Perform one line. Raises Refused with the reason."""
        given = _parsed(line)
        moment = self._moment(given.get("at"))
        actor = self._actor(given.get("by"), given.get("for"), moment)
        action = ACTIONS.get(str(given.get("do")))
        if action is None:
            raise Refused(_("There is no action {name}.").format(name=given.get("do")))
        named = self._with_references(given.get("with", {}))
        if not isinstance(named, dict):
            raise Refused(_("`with` must hold the arguments by their names."))
        with acting_at(moment):
            made = action.run(actor, **named)
        self._newest = moment
        if ref := given.get("ref"):
            self._made[str(ref)] = _name_of(made)

    def _moment(self, text: object) -> datetime:
        try:
            moment = datetime.fromisoformat(str(text).replace("Z", "+00:00"))
        except ValueError as error:
            raise Refused(_("`at` must be a moment such as 2026-03-01T10:00:00Z.")) from error
        if moment.tzinfo is None:
            raise Refused(_("`at` must say its time zone, such as Z."))
        if moment >= self._since:
            moment += self._later
        if moment > datetime.now(UTC):
            raise Refused(_("`at` lies in the future."))
        if self._newest and moment < self._newest:
            raise Refused(_("`at` lies before the line above."))
        return moment

    def _actor(self, by: object, what_for: object, moment: datetime) -> Actor:
        if by == "system":
            return SYSTEM
        named = str(self._with_references(what_for))
        kind, _colon, task = str(by).partition(":")
        return holding(task=task, about=named, moment=moment) if kind == "link" else acting_for(str(by), named)

    def _with_references(self, value: Any) -> Any:
        """`value` with each "@name" replaced by what that line made. Raises Refused for a name that made nothing."""
        if isinstance(value, dict):
            return {key: self._with_references(item) for key, item in value.items()}
        if isinstance(value, list):
            return [self._with_references(item) for item in value]
        for form, find in _PARTS:
            if isinstance(value, str) and (found := form.fullmatch(value)):
                return find(*(self._made_by(part) if part.startswith("@") else part for part in found.groups()))
        if isinstance(value, str) and value.startswith("@"):
            return self._made_by(value)
        return value

    def _made_by(self, name: str) -> str:
        if name[1:] not in self._made:
            raise Refused(_("{name} names no line that made something.").format(name=name))
        return self._made[name[1:]]


def _parsed(line: str) -> dict[str, Any]:
    try:
        given = json.loads(line)
    except ValueError as error:
        raise Refused(_("This is no JSON: {reason}.").format(reason=error)) from error
    if not isinstance(given, dict):
        raise Refused(_("A line must be one object."))
    if strange := sorted(given.keys() - KEYS):
        raise Refused(_("Not known in a line: {names}.").format(names=", ".join(strange)))
    return given


def _name_of(made: Model) -> str:
    """How later lines name it: by its reference, its address, or its number."""
    for attribute in ("reference", "slug"):
        if name := getattr(made, attribute, None):
            return str(name)
    return str(made.pk)
