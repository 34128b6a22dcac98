"""What happened at a table, newest first: for everybody what is public, for the table all of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Partnership, Seat
from woordhouder.parties.policy import PARTNERSHIP, SEAT, at_the_table, public_tables
from woordhouder.record.policy import allowed, fetch
from woordhouder.record.refusals import Words

from ..addresses import act_address, agreement_address
from ..models import Act, ActItem, ActKind, Confirmation, Signature, SignatureAnswer, Wording, WordingRemoval
from ..moments import AMSTERDAM
from ..policy import ACT, ACT_ITEM, WORDING

MOST = 200
WHAT: Mapping[str, Words] = {
    ActKind.REGISTRATION: gettext_lazy("Registered what was agreed on paper"),
    ActKind.ADOPTION: gettext_lazy("New promises put forward"),
    ActKind.AMENDMENT: gettext_lazy("A change put forward"),
    ActKind.CORRECTION: gettext_lazy("Corrected how it was written down"),
    ActKind.WITHDRAWAL: gettext_lazy("Put forward to end promises"),
}
SAID: Mapping[str, Words] = {
    SignatureAnswer.SIGNS: gettext_lazy("%(organisation)s signed"),
    SignatureAnswer.WITH_RESERVATION: gettext_lazy("%(organisation)s signed with reservation"),
    SignatureAnswer.TAKES_NOTE: gettext_lazy("%(organisation)s took note"),
    SignatureAnswer.REFUSES: gettext_lazy("%(organisation)s did not sign"),
}


@dataclass(frozen=True)
class NewsLine:
    """Something that happened. `ident`: never changes, so that a reader of feeds shows it once. No words of texts."""

    at: datetime
    what: str
    about: str
    address: str
    ident: str


@dataclass(frozen=True)
class NewsPage:
    """What happened at a table since a day, newest first. `is_cut`: there was more than is shown."""

    name: str
    slug: str
    is_public: bool
    since: date
    lines: Sequence[NewsLine]
    is_cut: bool

    @property
    def address(self) -> str:
        return f"/{self.slug}/nieuw"

    @property
    def feed_address(self) -> str:
        return f"/{self.slug}/feed.atom"


def news_page(actor: Actor, slug: str, since: date) -> NewsPage:
    """What `actor` may know of what happened since that day. Raises NotFound. At most 9 queries."""
    table = fetch(actor, "read", PARTNERSHIP, Partnership.objects.all(), slug=slug)
    start = datetime.combine(since, time(), AMSTERDAM)
    sits = table.pk in at_the_table(actor)
    lines = sorted(_lines(actor, table, start, sits=sits), key=lambda line: (line.at, line.ident), reverse=True)
    return NewsPage(
        name=table.name,
        slug=table.slug,
        is_public=Partnership.objects.filter(public_tables(), pk=table.pk).exists(),
        since=since,
        lines=lines[:MOST],
        is_cut=len(lines) > MOST,
    )


def news_data(page: NewsPage) -> dict[str, Any]:
    """The same as data."""
    return {
        "table": page.slug,
        "name": page.name,
        "since": page.since,
        "news": [
            {"at": line.at, "what": line.what, "about": line.about, "address": line.address, "id": line.ident}
            for line in page.lines
        ],
    }


def _lines(actor: Actor, table: Partnership, start: datetime, *, sits: bool) -> Iterator[NewsLine]:
    acts = allowed(actor, "read", ACT, Act.objects.filter(agreement__partnership=table))
    if sits:
        yield from _acts(table, acts.filter(recorded_at__gte=start))
    else:
        yield from _published(actor, table, start)
    yield from _signatures(table, acts, start, sits=sits)
    yield from _confirmations(table, acts, start, sits=sits)
    yield from _removals(actor, table, start)
    yield from _seats(actor, table, start)


def _acts(table: Partnership, acts: QuerySet[Act]) -> Iterator[NewsLine]:
    for act in acts.select_related("agreement", "by__organisation").annotate(number=Count("items"))[: MOST + 1]:
        yield _line(act.recorded_at, _what(act, act.number, act.by.organisation.name), act, table, act.reference)


def _published(actor: Actor, table: Partnership, start: datetime) -> Iterator[NewsLine]:
    """What became public, per act and moment: each text of an act becomes so on its own."""
    items = ActItem.objects.filter(act__agreement__partnership=table, public_from__gte=start)
    counted = allowed(actor, "read", ACT_ITEM, items).values("act", "public_from").annotate(number=Count("pk"))
    rows = list(counted.order_by("-public_from", "-act")[: MOST + 1])
    acts = Act.objects.select_related("agreement", "by__organisation").in_bulk({row["act"] for row in rows})
    for row in rows:
        act, at = acts[row["act"]], row["public_from"] or start
        what = _what(act, row["number"], act.by.organisation.name)
        yield _line(at, what, act, table, f"{act.reference}-{at:%Y%m%dT%H%M%SZ}")


def _what(act: Act, number: int, organisation: str) -> str:
    words = {"what": str(WHAT[act.kind]), "organisation": organisation, "count": number}
    return _("%(what)s (%(count)d), by %(organisation)s") % words


def _signatures(table: Partnership, acts: QuerySet[Act], start: datetime, *, sits: bool) -> Iterator[NewsLine]:
    rows = Signature.objects.filter(act__in=acts).select_related("act__agreement", "seat__organisation")
    for row in _known_since(rows, start, sits=sits):
        what = str(SAID[row.answer]) % {"organisation": row.seat.organisation.name}
        yield _line(_known_at(row, sits=sits), what, row.act, table, _ident(row))


def _confirmations(table: Partnership, acts: QuerySet[Act], start: datetime, *, sits: bool) -> Iterator[NewsLine]:
    rows = Confirmation.objects.filter(act__in=acts).select_related("act__agreement", "seat__organisation")
    for row in _known_since(rows, start, sits=sits):
        organisation = {"organisation": row.seat.organisation.name}
        confirmed, objected = _("%(organisation)s confirmed what was registered"), _("%(organisation)s objected")
        what = (confirmed if row.confirms else objected) % organisation
        yield _line(_known_at(row, sits=sits), what, row.act, table, _ident(row))


def _ident(row: Signature | Confirmation) -> str:
    """Of what one seat said; no number of a row, as those tell how much is said at other tables."""
    return f"said-{row.act.reference}-{row.seat.reference}-{row.at:%Y%m%dT%H%M%S%fZ}"


def _known_since(rows: QuerySet[Any], start: datetime, *, sits: bool) -> QuerySet[Any]:
    """What the reader knows of since then; what was said of an act before it was public became known with it."""
    late = rows.filter(act__public_from__gte=start) if not sits else rows.none()
    return (rows.filter(at__gte=start) | late).order_by("-at", "-pk")[: MOST + 1]


def _known_at(row: Signature | Confirmation, *, sits: bool) -> datetime:
    public = row.act.public_from
    return row.at if sits or public is None else max(row.at, public)


def _removals(actor: Actor, table: Partnership, start: datetime) -> Iterator[NewsLine]:
    readable = allowed(actor, "read", WORDING, Wording.objects.filter(commitment__agreement__partnership=table))
    rows = WordingRemoval.objects.filter(wording__in=readable, removed_at__gte=start)
    for row in rows.select_related("wording__commitment__agreement")[: MOST + 1]:
        agreement = row.wording.commitment.agreement
        yield NewsLine(
            at=row.removed_at,
            what=_("Words were removed because the law demands it"),
            about=agreement.title,
            address=f"{agreement_address(table.slug, agreement.slug)}/{row.wording.commitment.number}",
            ident=f"removal-{row.wording.reference}-{row.removed_at:%Y%m%dT%H%M%S%fZ}",
        )


def _seats(actor: Actor, table: Partnership, start: datetime) -> Iterator[NewsLine]:
    rows = allowed(actor, "read", SEAT, Seat.objects.filter(partnership=table, claimed_at__gte=start))
    for row in rows.select_related("organisation")[: MOST + 1]:
        what = _("%(organisation)s joined the table") % {"organisation": row.organisation.name}
        yield NewsLine(row.claimed_at or row.made_at, what, table.name, f"/{table.slug}", f"joined-{row.reference}")


def _line(at: datetime, what: str, act: Act, table: Partnership, ident: str) -> NewsLine:
    agreement = act.agreement
    return NewsLine(at, what, agreement.title, act_address(table.slug, agreement.slug, act.reference), ident)
