"""One theme over all tables: the promises about it that stand today."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet, prefetch_related_objects

from woordhouder.examples.queries import theme_address
from woordhouder.examples.words import THEME_EXPLANATIONS, Theme
from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Partnership
from woordhouder.parties.policy import at_the_table
from woordhouder.record.policy import allowed

from ..addresses import agreement_address
from ..disclosure import Bar, Part, public_text
from ..models import ActItem, Contribution, Wording
from ..moments import today
from ..policy import WORDING
from .bars import bars_of
from .data import newer_data
from .standing import standing_wordings
from .texts import Newer

TABLES_ON_A_PAGE = 5
AGREEMENT = "commitment__agreement"
TABLE = f"{AGREEMENT}__partnership"
ORDER = (f"{AGREEMENT}__partnership__name", f"-{AGREEMENT}__starts", AGREEMENT, "commitment__number")


@dataclass(frozen=True)
class ThemePromise:
    """A promise in force. `title` "": it was removed; `helpers`: who contributes; `is_over`: the term has ended.

    `newer`: what stands here is older than what is in force, which this reader cannot read yet.
    """

    number: int
    title: str
    summary: str
    text: str
    lead: str
    helpers: Sequence[str]
    deadline: date | None
    agreement: str
    agreement_address: str
    table: str
    table_address: str
    is_over: bool
    newer: Newer | None

    @property
    def address(self) -> str:
        return f"{self.agreement_address}/{self.number}"


@dataclass(frozen=True)
class ThemePage:
    """The promises of one page about a theme: those of a few tables."""

    theme: Theme
    promises: Sequence[ThemePromise]
    page: int
    pages: int

    @property
    def address(self) -> str:
        return theme_at_tables(self.theme)

    @property
    def library_address(self) -> str:
        """What the library has on the theme."""
        return theme_address(self.theme)

    @property
    def explanation(self) -> object:
        return THEME_EXPLANATIONS[self.theme]


def theme_at_tables(theme: str) -> str:
    """Where all tables' promises on a theme are read."""
    return f"{theme_address(theme)}/tafels"


def theme_page(actor: Actor, theme: Theme, moment: datetime, page: int) -> ThemePage:
    """The promises of this page, by table, newest agreement first; a page that is not there is the nearest that is.

    A page has whole tables, so that what stands is asked of these only, not of the country. Always 6 queries, 1 when
    there is nothing; one more for who signed in when a passage waits.
    """
    readable = _readable(actor, theme)
    about = Partnership.objects.filter(Exists(readable.filter(**{TABLE: OuterRef("pk")})))
    tables = list(about.order_by("name", "pk").values_list("pk", flat=True))
    pages = max(1, -(-len(tables) // TABLES_ON_A_PAGE))
    here = min(max(page, 1), pages)
    rows = readable.filter(**{f"{TABLE}__in": tables[(here - 1) * TABLES_ON_A_PAGE : here * TABLES_ON_A_PAGE]})
    return ThemePage(theme, _promises(actor, rows, moment), here, pages)


def theme_promises(actor: Actor, theme: Theme, moment: datetime) -> list[ThemePromise]:
    """All promises about a theme that stand today, for data and sheets. One query less than `theme_page`."""
    return _promises(actor, _readable(actor, theme), moment)


def _readable(actor: Actor, theme: Theme) -> QuerySet[Wording]:
    return allowed(actor, "read", WORDING, Wording.objects.filter(theme=theme)).order_by(*ORDER)


def _promises(actor: Actor, rows: QuerySet[Wording], moment: datetime) -> list[ThemePromise]:
    """Of these wordings those that stand, as they are shown. At most 6 queries.

    What acts did is asked of their commitments by id: of a question within that one PostgreSQL reads all acts of the
    country first. It is asked of whole commitments, as later words may be about another theme.
    """
    wordings = list(rows.select_related("lead__organisation", f"{AGREEMENT}__partnership"))
    items = ActItem.objects.filter(commitment__in={row.commitment_id for row in wordings})
    standing = standing_wordings(actor, items, moment)
    found = [row for row in wordings if row.reference in standing]
    helpers = Prefetch("contributions", Contribution.objects.select_related("seat__organisation"))
    prefetch_related_objects(found, helpers)
    bars = bars_of(row.pk for row in found) if found else {}
    sits_at = set(at_the_table(actor)) if bars and actor.is_known else set()
    day = today(moment)
    over = {row.pk: () if row.commitment.agreement.partnership_id in sits_at else bars.get(row.pk, ()) for row in found}
    return [_promise(row, over[row.pk], standing[row.reference], day) for row in found]


def _promise(row: Wording, bars: Sequence[Bar], newer: Newer | None, day: date) -> ThemePromise:
    agreement = row.commitment.agreement
    return ThemePromise(
        number=row.commitment.number,
        title=public_text(row.title, bars, Part.TITLE),
        summary=public_text(row.plain_summary, bars, Part.SUMMARY),
        text=public_text(row.text, bars, Part.TEXT),
        lead=row.lead.organisation.name,
        helpers=tuple(sorted(part.seat.organisation.name for part in row.contributions.all())),
        deadline=row.deadline,
        agreement=agreement.title,
        agreement_address=agreement_address(agreement.partnership.slug, agreement.slug),
        table=agreement.partnership.name,
        table_address=f"/{agreement.partnership.slug}",
        is_over=agreement.until is not None and agreement.until < day,
        newer=newer,
    )


def promise_data(line: ThemePromise) -> Mapping[str, Any]:
    """One promise as data."""
    return {
        "number": line.number,
        "title": line.title,
        "plain_summary": line.summary,
        "text": line.text,
        "lead": line.lead,
        "contributors": list(line.helpers),
        "deadline": line.deadline,
        "address": line.address,
        "agreement": {"title": line.agreement, "address": line.agreement_address, "term_ended": line.is_over},
        "table": {"name": line.table, "address": line.table_address},
        "newer": newer_data(line.newer),
    }
