"""Reports that take the value of a figure that the organisation keeps: one click each, or all at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from woordhouder.parties.actor import Actor
from woordhouder.record.clock import now
from woordhouder.record.refusals import Refused

from .. import actions
from ..kinds import MOST
from ..queries.due import Asked, all_proposed
from ..queries.due_lines import DueLine, taken

ALL = "all"


@dataclass
class Taken:
    """What became of it: the keys of the rows that were filed, and what was refused, in words."""

    filed: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def take(actor: Actor, asked: Asked, which: str) -> Taken:
    """File the report that is proposed for one row (by its key), or for `ALL`. One act for each agreement."""
    found = Taken()
    lines = [line for line in all_proposed(actor, asked, now()) if which in (ALL, line.key)]
    for some in _together(lines):
        reports: Any = [_line(one) for one in some]
        try:
            actions.report_many(actor, agreement=some[0].agreement_reference, reports=reports, seat=some[0].seat)
        except Refused as refusal:
            found.refused += _words(refusal, some)
        else:
            found.filed += [one.key for one in some]
    return found


def _together(lines: Sequence[DueLine]) -> Iterator[list[DueLine]]:
    """The lines of one agreement and seat, as many as one act takes."""
    groups: dict[tuple[str, str], list[DueLine]] = {}
    for line in lines:
        groups.setdefault((line.agreement_reference, line.seat), []).append(line)
    for some in groups.values():
        for at in range(0, len(some), MOST):
            yield some[at : at + MOST]


def _line(line: DueLine) -> dict[str, object]:
    before = line.standing
    return {
        "commitment": line.commitment,
        "year": line.year,
        "part": line.part,
        "replaces": before.reference if before else None,
        "facts": taken(line, _why(line)),
    }


def _why(line: DueLine) -> str:
    """Why the earlier report is revised: in the words with which the figure was revised."""
    value = line.proposed
    if value is None or not value.revised:
        return _("Taken from a figure that we keep ourselves.")
    return _("Our figure “%(name)s” was revised: %(why)s") % {"name": value.measure.name, "why": value.revised}


def _words(refusal: Refused, some: Sequence[DueLine]) -> list[str]:
    """Each thing that was wrong, with the promise where it was."""
    if not refusal.errors:
        return [f"{some[0].table_name}: {refusal.what}"]
    told = []
    for error in refusal.errors:
        _reports, _dot, rest = error.path.partition(".")
        at = rest.partition(".")[0]
        line = some[int(at)] if at.isdecimal() and int(at) < len(some) else some[0]
        told.append(f"{line.table_name}, {line.number}. {line.title}: {error.message}")
    return told
