"""The papers of a preparation, and one of them as every page about it needs it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from woordhouder.agreements.addresses import act_address, agreement_address
from woordhouder.agreements.models import ActKind, Preparation
from woordhouder.agreements.policy import PREPARATION
from woordhouder.agreements.queries.prepared import act_facts
from woordhouder.agreements.queries.preparing import KINDS
from woordhouder.agreements.queries.seats import sittings
from woordhouder.jobs.models import Job
from woordhouder.parties.actor import Actor
from woordhouder.parties.models import OrganisationKind
from woordhouder.record.policy import fetch
from woordhouder.record.refusals import NotFound, Words

from ..actions.handing_in import READ_PAPER
from ..actions.opening import TAKES_NEW
from ..addresses import paper_address, papers_address
from ..models import Paper
from .earlier import earlier_papers


@dataclass(frozen=True)
class PaperLine:
    """A paper in the list of those that were handed in."""

    name: str
    address: str
    handed_in_at: datetime
    is_read: bool
    has_failed: bool
    is_in_list: bool


@dataclass(frozen=True)
class EarlierPaper:
    """A paper of which another can be a newer version."""

    reference: str
    name: str
    handed_in_at: datetime


@dataclass(frozen=True)
class Sitter:
    """A seat that a party can be; `signs`: on it rests a promise."""

    reference: str
    name: str
    signs: bool


@dataclass(frozen=True)
class PartyLine:
    """A party as the paper names it, and the seat (by reference) that it is thought to be, "" for none."""

    name: str
    kind: Words
    aliases: Sequence[str]
    seat: str


@dataclass(frozen=True)
class LeftOut:
    """Something of the paper that was not read, or read with a doubt; `detail`: the words that it is about."""

    page: int | None
    reason: str
    detail: str


@dataclass(frozen=True)
class PaperHead:
    """A paper with the preparation beside which it stands.

    Under way: a worker reads it, `done` of `total`; it may be that a try failed and the next one waits. Stopped: nobody
    reads it and nobody said why. `earlier`: the name of the paper of which it is a newer version. `takes_new`: whether
    the act takes promises that are not in force yet; `changes`: whether it changes some that are, and `ends`: whether
    it can end them, too; else that is begun at `ending_address`.
    """

    pk: int
    reference: str
    address: str
    preparation: str
    list_address: str
    list_title: str
    table: str
    table_address: str
    name: str
    size: int
    sha256: str
    pages: int | None
    title: str
    period: tuple[date | None, date | None]
    version: int
    is_read: bool
    failed: str
    is_under_way: bool
    waits_for_next_try: bool
    has_stopped: bool
    done: int
    total: int
    earlier: str
    earlier_pk: int | None
    parties: Sequence[PartyLine]
    left_out: Sequence[LeftOut]
    seats: Sequence[Sitter]
    takes_new: bool
    changes: bool
    ends: bool
    ending_address: str
    over_address: str

    @property
    def unknown_parties(self) -> Sequence[PartyLine]:
        """The parties that seem to sit at no seat of this table."""
        return [one for one in self.parties if not one.seat]

    @property
    def seat_names(self) -> Mapping[str, str]:
        """What the organisation of each seat is called."""
        return {seat.reference: seat.name for seat in self.seats}


def papers_of(actor: Actor, table: str, reference: str) -> list[PaperLine]:
    """The papers of this preparation, the newest first. 2 queries. Raises NotFound, NotAllowed."""
    row = _preparation(actor, table, reference)
    return [
        PaperLine(
            one.name,
            paper_address(table, reference, one.reference),
            one.handed_in_at,
            is_read=one.read_at is not None,
            has_failed=bool(one.failed),
            is_in_list=one.taken_in_at is not None,
        )
        for one in row.papers.defer("text").order_by("-pk")
    ]


def earlier_of(actor: Actor, table: str, reference: str) -> list[EarlierPaper]:
    """What can be the earlier version of a paper, the newest first. 2 queries. Raises NotFound, NotAllowed."""
    rows = earlier_papers(actor, _preparation(actor, table, reference)).defer("text")
    return [EarlierPaper(one.reference, one.name, one.handed_in_at) for one in rows[:50]]


def paper_head(actor: Actor, table: str, reference: str, paper: str, moment: datetime) -> PaperHead:
    """One paper. 4 queries. Raises NotFound, and NotAllowed for who may not write what is prepared."""
    row = _preparation(actor, table, reference)
    found = paper_of(row, paper)
    work = Job.objects.filter(name=READ_PAPER, arguments__paper=paper).order_by("-pk").first()
    is_under_way = found.read_at is None and not found.failed and work is not None and work.finished_at is None
    return PaperHead(
        pk=found.pk,
        reference=found.reference,
        address=paper_address(table, reference, found.reference),
        preparation=reference,
        list_address=papers_address(table, reference).removesuffix("/stuk"),
        list_title=act_facts(row).title or (row.agreement.title if row.agreement else str(KINDS[row.kind])),
        table=row.partnership.name,
        table_address=f"/{table}",
        name=found.name,
        size=found.size,
        sha256=found.sha256,
        pages=found.pages,
        title=found.title,
        period=(found.starts, found.until),
        version=found.version,
        is_read=found.read_at is not None,
        failed=translation.gettext(found.failed_words) if found.failed else "",
        is_under_way=is_under_way,
        waits_for_next_try=is_under_way and work is not None and bool(work.failed),
        has_stopped=found.read_at is None and not found.failed and not is_under_way,
        done=work.done if work else 0,
        total=(work.total if work else None) or 0,
        earlier=found.earlier.name if found.earlier else "",
        earlier_pk=found.earlier_id,
        parties=[_party(one) for one in found.parties],
        left_out=[
            LeftOut(one["page"], translation.gettext(one["reason"]), one.get("detail", "")) for one in found.unread
        ],
        seats=[Sitter(one.reference, one.organisation, one.signs) for one in sittings(row.partnership_id, moment)],
        takes_new=row.kind in TAKES_NEW,
        changes=row.agreement is not None and row.kind != ActKind.ADOPTION,
        ends=row.agreement is not None and row.kind == ActKind.REGISTRATION,
        ending_address=f"{agreement_address(table, row.agreement.slug)}/veranderen#wat-beeindigen"
        if row.agreement
        else "",
        over_address=_over(row, table),
    )


def _preparation(actor: Actor, table: str, reference: str) -> Preparation:
    rows = Preparation.objects.select_related("partnership", "agreement", "seat__organisation", "act__agreement")
    return fetch(actor, "write", PREPARATION, rows, partnership__slug=table, reference=reference)


def paper_of(row: Preparation, paper: str) -> Paper:
    """The paper of a preparation, without its text. 1 query. Raises NotFound."""
    found = row.papers.select_related("earlier").defer("text", "earlier__text").filter(reference=paper).first()
    if found is None:
        raise NotFound(_("This page does not exist."))
    return found


def _party(one: Mapping[str, Any]) -> PartyLine:
    kinds = dict(OrganisationKind.choices)
    return PartyLine(one["name"], kinds.get(one["kind"], ""), one["aliases"], one["seat"])


def _over(row: Preparation, table: str) -> str:
    """Where who comes too late goes: to what was recorded, or to the table; "" while it is open."""
    if row.act:
        return act_address(table, row.act.agreement.slug, row.act.reference)
    return f"/{table}" if row.dropped_at else ""
